"""The log of what was sent out: to whom, when, and with which files. The program itself sends nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.kinds import SendingKind
from industriforum_desktop.forum.told import Kept, Letter, Told


class Sending(Base):
    """One letter about a meeting as it was noted as sent. `receivers` are names, `files` the names of what went
    along; `sequence` is the number that the invitation had for calendars, None without one; `told` is what the
    letter said of the meeting, None where that was not kept.
    """

    __tablename__ = "sending"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    kind: Mapped[SendingKind]
    sent_on: Mapped[date]
    receivers: Mapped[list[str]] = mapped_column(JSON)
    subject: Mapped[str]
    files: Mapped[list[str]] = mapped_column(JSON)
    sequence: Mapped[int | None]
    told: Mapped[Kept | None] = mapped_column(JSON(none_as_null=True))

    def as_letter(self) -> Letter:
        """The letter with what it told."""
        return Letter(self.kind, self.receivers, Told.of_kept(self.told))


def next_sequence(sendings: Sequence[Sending]) -> int:
    """The next invitation's number for the same meeting: 0 first, then one more each time (RFC 5546, 2.1.4)."""
    return max((one.sequence for one in sendings if one.sequence is not None), default=-1) + 1
