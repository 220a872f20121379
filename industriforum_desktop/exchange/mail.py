"""E-mail drafts as .eml files, which an e-mail program opens to be looked at and sent from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime


@dataclass(frozen=True)
class File:
    """A file that goes with a draft. `method` is a calendar file's (REQUEST, CANCEL)."""

    name: str
    data: bytes
    type: str = "application/pdf"
    method: str = ""


@dataclass(frozen=True)
class Draft:
    """A letter that is not sent yet. Those in `hidden` don't see one another; `html` says the same as `text`.

    Addresses are pairs of name and e-mail address.
    """

    subject: str
    text: str
    to: Sequence[tuple[str, str]] = ()
    hidden: Sequence[tuple[str, str]] = ()
    files: Sequence[File] = ()
    html: str = ""


def eml(draft: Draft, now: datetime) -> bytes:
    """The draft as a file. X-Unsent makes Outlook open it as something to be sent.

    Raises ValueError with the address when one can't be an e-mail address.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = " ".join(draft.subject.split())
    message["Date"] = format_datetime(now)
    for field, people in (("To", draft.to), ("Bcc", draft.hidden)):
        if people:
            message[field] = [_address(name, email) for name, email in people]
    message.set_content(draft.text)
    if draft.html:
        message.add_alternative(draft.html, subtype="html")
    for file in draft.files:
        main, _slash, sub = file.type.partition("/")
        parameters = {"method": file.method} if file.method else None
        message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name, params=parameters)
    return message.as_bytes()


def _address(name: str, email: str) -> Address:
    try:
        return Address(" ".join(name.split()), addr_spec=email.strip())
    except (ValueError, IndexError, HeaderParseError) as error:
        raise ValueError(email) from error
