"""E-mail drafts as .eml files, which an e-mail program opens to be looked at and sent from there."""

from __future__ import annotations

import quopri
import unicodedata
from base64 import encodebytes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from industriforum_desktop.exchange.header import address, disposition, header, receiver


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
    head = ["X-Unsent: 1", header("Subject", _plain(draft.subject)), f"Date: {format_datetime(now)}"]
    for field, people in (("To", draft.to), ("Bcc", draft.hidden)):
        if people:
            # One to a line, with a comma that is no part of a name.
            receivers = (receiver(_plain(name), address(email)) for name, email in people)
            head.append(f"{field}: " + ",\r\n ".join(receivers))
    head.append("MIME-Version: 1.0")
    body = _text(draft.text, "plain")
    if draft.html:
        body = _together("alternative", [body, _text(draft.html, "html")])
    if draft.files:
        body = _together("mixed", [body, *(_attached(file) for file in draft.files)])
    return "\r\n".join([*head, body]).encode("ascii")


def _plain(text: str) -> str:
    """The text in one line, single spaces between its words."""
    seen = "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)
    return " ".join(seen.split())


def _text(text: str, kind: str) -> str:
    lines = text.rstrip("\n").encode("utf-8", "replace").splitlines()
    coded = quopri.encodestring(b"\n".join(lines) + b"\n").decode("ascii")
    kind_of_text = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n'
    return f"{kind_of_text}\r\n{_network(coded)}"


def _attached(file: File) -> str:
    kind = file.type
    if file.method:
        kind += f'; method="{file.method}"'
    if kind.startswith("text/"):
        kind += '; charset="utf-8"'
    head = [f"Content-Type: {kind}", "Content-Transfer-Encoding: base64", disposition(file.name)]
    return "\r\n".join([*head, "", _network(encodebytes(file.data).decode("ascii"))])


def _together(kind: str, parts: Sequence[str]) -> str:
    # Neither quoted-printable nor base64 can hold this line.
    line = f"=_{kind}"

    def pieces() -> Iterator[str]:
        yield f'Content-Type: multipart/{kind}; boundary="{line}"\r\n'
        for part in parts:
            yield f"--{line}\r\n{part}"
        yield f"--{line}--\r\n"

    return "\r\n".join(pieces())


def _network(text: str) -> str:
    return text.replace("\n", "\r\n")
