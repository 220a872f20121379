"""Files that belong to a meeting's papers: a presentation, a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING
from unicodedata import normalize

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base

if TYPE_CHECKING:
    from industriforum_desktop.forum.meeting import AgendaItem


class Attachment(Base):
    """A file as it was added, byte for byte, with its name; to a meeting, or to one item of its agenda.

    `size` is in bytes. The content is read from the forum file only when it is asked for.
    """

    __tablename__ = "attachment"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    name: Mapped[str]
    data: Mapped[bytes] = mapped_column(deferred=True)
    size: Mapped[int]
    sha256: Mapped[str]
    added_on: Mapped[date]

    item: Mapped[AgendaItem | None] = relationship()

    @classmethod
    def of(cls, name: str, data: bytes, today: date, item: AgendaItem | None = None) -> Attachment:
        """An attachment with this content, added today."""
        return cls(name=name, data=data, size=len(data), sha256=sha256(data).hexdigest(), added_on=today, item=item)

    @property
    def is_pdf(self) -> bool:
        """Whether it can be put among the meeting's papers page by page."""
        return self.name.lower().endswith(".pdf")


def only_named_pdf(name: str, data: bytes) -> bool:
    """Whether the name says PDF and the content does not (ISO 32000-2, 7.5.2; most look at 1024 bytes)."""
    return name.lower().endswith(".pdf") and b"%PDF" not in data[:1024]


def distinct(name: str, taken: Iterable[str]) -> str:
    """The name, with a number before its ending when there is one like it: “Underlag (2).pdf”."""
    others = {normalize("NFC", other).casefold() for other in taken}
    stem, dot, ending = name.rpartition(".")
    if not stem:
        stem, dot, ending = name, "", ""
    n, free = 1, name
    while normalize("NFC", free).casefold() in others:
        n += 1
        free = f"{stem} ({n}){dot}{ending}"
    return free


LARGEST = 50_000_000
"""How large an attachment may be, in bytes: the forum is one file, that is copied and mailed whole."""


_PROGRAM = re.compile(
    r".*\.(appimage|bat|bin|cmd|com|command|cpl|desktop|exe|hta|jar|js|jse|lnk|msi|pif|ps1|py|reg|scr|sh|url|vb[es]|wsf)",
    re.IGNORECASE,
)


def is_program(name: str) -> bool:
    """Whether a system would run a file of this name rather than show it."""
    return _PROGRAM.fullmatch(name.rstrip(". ")) is not None


def numbered(attachments: Iterable[Attachment]) -> list[tuple[int, Attachment]]:
    """A meeting's attachments as they are numbered from 1: in the order of the items, then the meeting's own."""

    def place(one: Attachment) -> tuple[bool, int, int]:
        return one.item is None, one.item.position if one.item else 0, one.id

    return list(enumerate(sorted(attachments, key=place), start=1))
