"""What became of a meeting's minutes: remarks, and the versions that were made final."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.organisation import Organisation


class MinutesVersion(Base):
    """Minutes as they were made final: the paper itself with its checksum. A version is never altered.

    `correction` says what was corrected since the version before (empty for the first); `text` is the paper's
    text, for showing what differs.
    """

    __tablename__ = "minutes_version"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    made_at: Mapped[datetime]
    pdf: Mapped[bytes]
    sha256: Mapped[str]
    text: Mapped[str]
    correction: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None]
    sent_to: Mapped[str] = mapped_column(default="")


class Remark(Base):
    """What an organisation said about a draft of the minutes, and when it came."""

    __tablename__ = "remark"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    received_on: Mapped[date]
    text: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")

    organisation: Mapped[Organisation] = relationship()
