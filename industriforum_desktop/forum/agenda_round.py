"""The agenda is set jointly: a draft goes round, each organisation answers, and then it is set.

Draft → out to be agreed on (a round, numbered) → set. A new round may follow; what was sent is kept as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base, RuleBroken
from industriforum_desktop.forum.kinds import N_, Answer, MeetingState, Way
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.told import SentItem

if TYPE_CHECKING:
    from industriforum_desktop.forum.meeting import Meeting


class AgendaRound(Base):
    """A draft agenda as it went out, with the day to answer by and the answers that came."""

    __tablename__ = "agenda_round"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    sent_on: Mapped[date]
    answer_by: Mapped[date]
    items: Mapped[list[SentItem]] = mapped_column(JSON)

    responses: Mapped[list[Response]] = relationship(
        cascade="all, delete-orphan", order_by="Response.id", back_populates="round"
    )

    def response_of(self, organisation: Organisation) -> Response | None:
        """What the organisation has answered; None while it has not."""
        return next((one for one in self.responses if one.organisation_id == organisation.id), None)


class Response(Base):
    """What an organisation said about a draft agenda, and how it came."""

    __tablename__ = "response"
    __table_args__ = (UniqueConstraint("round_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("agenda_round.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    answer: Mapped[Answer]
    text: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date]
    way: Mapped[Way] = mapped_column(default=Way.EMAIL)
    incoming_id: Mapped[int | None] = mapped_column(ForeignKey("incoming.id", ondelete="SET NULL"))

    round: Mapped[AgendaRound] = relationship(back_populates="responses")
    organisation: Mapped[Organisation] = relationship()


@dataclass(frozen=True)
class Changes:
    """How the agenda differs from the draft that was sent, as titles."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    moved: bool
    retimed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved or self.retimed)


def begin_round(meeting: Meeting, sent_on: date, answer_by: date) -> AgendaRound:
    """The agenda goes out as it is, to be answered until the end of the day."""
    if meeting.state is not MeetingState.PLANNED:
        raise RuleBroken(N_("The meeting is not planned any more: its agenda can't be agreed on."))
    if not meeting.items:
        raise RuleBroken(N_("Draft the agenda before it goes round."))
    if answer_by < sent_on or answer_by > meeting.day:
        raise RuleBroken(N_("Choose a day to answer by between today and the meeting."))
    made = AgendaRound(
        number=len(meeting.rounds) + 1, sent_on=sent_on, answer_by=answer_by, items=meeting.sent_items()
    )
    meeting.rounds.append(made)
    meeting.agenda_set_on = meeting.agenda_set = None
    return made


def changes(sent: AgendaRound, meeting: Meeting) -> Changes:
    """What has been changed on the agenda since it was sent."""
    return compared(sent.items, meeting.sent_items())


def compared(before: Sequence[Sequence[str | int]], now: Sequence[Sequence[str | int]]) -> Changes:
    """How the one agenda differs from the one before it."""
    old, new = [str(one[0]) for one in before], [str(one[0]) for one in now]
    stayed_old, stayed_new = [t for t in old if t in new], [t for t in new if t in old]
    minutes = {str(title): length for title, _kind, length in before}
    return Changes(
        tuple(t for t in new if t not in old),
        tuple(t for t in old if t not in new),
        stayed_old != stayed_new,
        tuple(str(title) for title, _kind, length in now if minutes.get(str(title), length) != length),
    )


def settled(sent: AgendaRound, asked: Iterable[Organisation], today: date) -> bool:
    """Whether the agenda can be set: all have agreed, or the day to answer by has passed."""
    if today > sent.answer_by:
        return True
    answers = (sent.response_of(one) for one in asked)
    return all(one is not None and one.answer is Answer.AGREES for one in answers)


def set_agenda(meeting: Meeting, asked: Sequence[Organisation], today: date) -> None:
    """The agenda is set. Raises RuleBroken before it has gone round, or while answers are awaited."""
    if not meeting.rounds:
        raise RuleBroken(N_("Let the agenda go round before it is set."))
    if not settled(meeting.rounds[-1], asked, today):
        raise RuleBroken(N_("Not all have agreed, and the day to answer by has not passed."))
    meeting.agenda_set_on, meeting.agenda_set = today, meeting.sent_items()


def changed_after_set(meeting: Meeting) -> bool:
    """Whether the agenda was set and is another now; not said where it isn't known what was set."""
    return meeting.agenda_set is not None and meeting.agenda_set != meeting.sent_items()
