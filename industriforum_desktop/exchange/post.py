"""E-mail as it was saved from a mail program (.eml, .msg): who wrote it, when, and what was sent along."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import N_

MOST_FILES = 50
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')


class PostError(RuleBroken):
    """The letter can't be read; the message says why and what to do."""


@dataclass(frozen=True)
class Letter:
    """A letter: from whom as an address or a name, when, about what, and the files (name, content)."""

    sender: str
    day: date | None
    subject: str
    files: tuple[tuple[str, bytes], ...]


def is_letter(name: str) -> bool:
    """Whether the file is a letter, by its name."""
    return name.lower().endswith((".eml", ".msg"))


def read_letter(name: str, data: bytes) -> Letter:
    """Raises PostError for what is no letter."""
    letter = _outlook(data) if name.lower().endswith(".msg") else _internet(data)
    if any(name.lower() == "winmail.dat" for name, _data in letter.files):
        raise PostError(
            N_("The letter is packed in a way that only Outlook reads. Save what was sent along, and take in that.")
        )
    return letter


def bare_name(name: str) -> str:
    """A file name without folders and without signs that hide what it is."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    return " ".join(_UNSAFE.sub(" ", last).split()).strip(". ")[:120] or N_("file")


def _internet(data: bytes) -> Letter:
    from email import message_from_bytes
    from email.errors import MessageError
    from email.message import EmailMessage
    from email.policy import default

    def files(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
        for part in message.walk():
            if part.is_multipart() or not part.get_filename() or _decoration(part):
                continue
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield bare_name(str(part.get_filename())), content

    try:
        message = message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage)
        if not message.keys():
            raise PostError(N_("The file is no letter. Save it again from the e-mail program."))
        sender = message["From"].addresses[0].addr_spec if message["From"] is not None else ""
        day = message["Date"].datetime if message["Date"] is not None else None
        subject = str(message["Subject"] or "")
        return Letter(sender, _day(day), subject, tuple(files(message))[:MOST_FILES])
    except PostError:
        raise
    except (MessageError, ValueError, TypeError, LookupError, AttributeError, AssertionError) as error:
        raise PostError(N_("The letter is damaged. Save it again from the e-mail program.")) from error


def _decoration(part: object) -> bool:
    """A picture in the text, such as the logo of a signature."""
    from email.message import EmailMessage

    assert isinstance(part, EmailMessage)
    return part.get_content_maintype() == "image" and (part["Content-ID"] is not None or not part.is_attachment())


def _outlook(data: bytes) -> Letter:
    from oxmsg import Message

    try:
        message = Message.load(BytesIO(data))
        files = tuple(
            (bare_name(one.file_name or ""), one.file_bytes)
            for one in list(message.attachments)[:MOST_FILES]
            if one.attached_by_value and one.file_bytes is not None
        )
        return Letter(message.sender or "", _day(message.sent_date), message.subject or "", files)
    except (ValueError, KeyError, OSError, TypeError, IndexError, AttributeError, NotImplementedError) as error:
        raise PostError(N_("The letter is damaged. Save it again from the e-mail program.")) from error


def _day(moment: datetime | None) -> date | None:
    """The day where the officer is."""
    if moment is None:
        return None
    return (moment.astimezone() if moment.tzinfo else moment).date()
