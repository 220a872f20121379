"""What became of a meeting's minutes: remarks, and the versions that were made final.

Draft → out for remarks → final → sent out. Nothing that was made final is altered or deleted: a correction
makes the minutes a draft again, and the next time they are made final that is a version of its own.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base, RuleBroken
from industriforum_desktop.forum.kinds import N_, MeetingState, MinutesState
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.year import obstacle

DAYS_FOR_REMARKS = 7

if TYPE_CHECKING:
    from industriforum_desktop.forum.meeting import Meeting


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
    pdf: Mapped[bytes] = mapped_column(deferred=True)
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


def minutes_are_final(number: int, year: int) -> RuleBroken:
    """Why nothing more can be done with the minutes of this meeting."""
    return RuleBroken(
        N_(
            "The minutes of meeting {number}/{year} are final and can't be changed."
            " Choose Correct to make a new version of them."
        ),
        number=str(number),
        year=str(year),
    )


def check_editable(meeting: Meeting) -> None:
    """Raise RuleBroken when the minutes are final."""
    if meeting.minutes_state.frozen:
        raise minutes_are_final(meeting.number, meeting.year)


def last_day_for_remarks(today: date, days: int = DAYS_FOR_REMARKS) -> date:
    """The first day on which people are at work, so many days from today or later."""
    day = today + timedelta(days=days)
    while obstacle(day) is not None:
        day += timedelta(days=1)
    return day


def send_for_remarks(meeting: Meeting, to: str, by: date) -> None:
    """The draft goes to these, who can say what they think of it until the end of the day."""
    check_editable(meeting)
    meeting.minutes_state = MinutesState.REVIEW
    meeting.remarks_from, meeting.remarks_by = to, by


def make_final(meeting: Meeting, pdf: bytes, text: str, at: datetime, correction: str = "") -> MinutesVersion:
    """Freeze the minutes as this paper. From the second version on a correction must say what was wrong."""
    check_editable(meeting)
    if meeting.state is not MeetingState.HELD:
        raise RuleBroken(N_("End the meeting before its minutes are made final."))
    if meeting.versions and not correction.strip():
        raise RuleBroken(N_("Say what has been corrected since the version before."))
    version = MinutesVersion(
        number=len(meeting.versions) + 1,
        made_at=at,
        pdf=pdf,
        sha256=sha256(pdf).hexdigest(),
        text=text,
        correction=correction.strip(),
    )
    meeting.versions.append(version)
    meeting.minutes_state = MinutesState.FINAL
    return version


def mark_sent(meeting: Meeting, to: str, on: date) -> None:
    """The latest version has gone to these."""
    if not meeting.minutes_state.frozen:
        raise RuleBroken(N_("Make the minutes final before they are sent out."))
    version = meeting.versions[-1]
    version.sent_to = "\n".join(filter(None, (version.sent_to, f"{on.isoformat()}: {' '.join(to.split())}")))
    version.sent_on = on
    meeting.minutes_state = MinutesState.SENT


def begin_correction(meeting: Meeting) -> None:
    """Open final minutes for a correction. The versions that were made final stay as they are."""
    if meeting.minutes_state.frozen:
        meeting.minutes_state = MinutesState.DRAFT


def give_up_correction(meeting: Meeting, text: str) -> None:
    """Close minutes that were opened for a correction. Refused when their text is no longer the last version's."""
    if meeting.minutes_state.frozen or not meeting.versions:
        return
    latest = meeting.versions[-1]
    if text != latest.text:
        raise RuleBroken(N_("The minutes have been changed since version {n}."), n=str(latest.number))
    meeting.minutes_state = MinutesState.SENT if latest.sent_to else MinutesState.FINAL


def sendings(version: MinutesVersion) -> list[tuple[date, str]]:
    """When a version was sent out, and to whom, in the order in which it was noted."""
    found = (line.partition(": ") for line in version.sent_to.splitlines())
    return [(date.fromisoformat(day), to) for day, _colon, to in found]
