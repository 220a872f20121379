"""What was said: the notes of an item, every change to them, and what was captured from them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship

from industriforum_desktop.forum import calendar
from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import ActionStatus, HangsOn, OutcomeKind
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.situation import Concern

if TYPE_CHECKING:
    from industriforum_desktop.forum.meeting import AgendaItem, Meeting


class Note(Base):
    """The notes of one agenda item, as the recorder last gathered them.

    `private` is the officer's own: it is never projected and stands in no paper.
    """

    __tablename__ = "note"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[str] = mapped_column(default="")
    private: Mapped[str] = mapped_column(default="", server_default="")


class JournalRow(Base):
    """One change to a note: at `position`, `removed` units went and `inserted` came.

    Positions and counts are UTF-16 code units, as the editor counts them. Rows are never altered: together
    they are the note's history.
    """

    __tablename__ = "note_journal"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    position: Mapped[int]
    removed: Mapped[int]
    inserted: Mapped[str]


class Recording(Base):
    """How far the journal has been folded into the notes; and the meeting that is being held, if one is; and the
    item being written, or written last, with where the cursor stands in its notes.
    """

    __tablename__ = "recording"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    folded: Mapped[int] = mapped_column(default=0)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    cursor: Mapped[int] = mapped_column(default=0)


class Step(Base):
    """Something that was done, by the name that Undo has for it: what was typed before it is older."""

    __tablename__ = "step"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    name: Mapped[str]


class Outcome(Base):
    """A line of the minutes that is more than text: an action, an agreement, a question, a challenge, a need.

    `position` is the line's number in the notes; None when the line has been taken away, so that it is the
    same row, with its status, if the line comes back. An agreement that the parties must take home first
    `needs_support`, with a reply by a day; one that is `settled` needs no action. A challenge or a need may be
    gathered with others to a `concern`; an action with a concern answers it. Of an action that is handed over,
    `handover` is the note that goes with it, and `report_by` the day by which its receiver is to tell how it goes.

    An action's day is either `fixed_due`, or that of the meeting it `hangs_on`, counted from the one at which it
    was said: its own, or a later one that put it off.
    """

    __tablename__ = "outcome"

    id: Mapped[str] = mapped_column(primary_key=True, default=lambda: uuid4().hex)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    kind: Mapped[OutcomeKind]
    position: Mapped[int | None]
    line: Mapped[str]
    text: Mapped[str]
    fixed_due: Mapped[date | None] = mapped_column("due", index=True)
    due_text: Mapped[str] = mapped_column(default="")
    hangs_on: Mapped[HangsOn | None]
    hangs_from_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"))
    status: Mapped[ActionStatus] = mapped_column(default=ActionStatus.NOT_STARTED)
    result: Mapped[str] = mapped_column(default="")
    funding: Mapped[str] = mapped_column(default="")
    handed_to_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    closed_on: Mapped[date | None]
    needs_support: Mapped[bool] = mapped_column(default=False, server_default="0")
    reply_by: Mapped[date | None]
    settled: Mapped[bool] = mapped_column(default=False, server_default="0")
    concern_id: Mapped[int | None] = mapped_column(ForeignKey("concern.id", ondelete="SET NULL"), index=True)
    handover: Mapped[str] = mapped_column(default="", server_default="")
    handed_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    report_by: Mapped[date | None]

    item: Mapped[AgendaItem] = relationship(back_populates="outcomes")
    handed_to: Mapped[Organisation | None] = relationship()
    concern: Mapped[Concern | None] = relationship()
    hangs_from: Mapped[Meeting | None] = relationship()
    news: Mapped[list[ActionNews]] = relationship(
        cascade="all, delete-orphan", order_by="(ActionNews.day, ActionNews.id)"
    )
    reports: Mapped[list[ActionReport]] = relationship(viewonly=True)
    receivers: Mapped[list[Receiver]] = relationship(cascade="all, delete-orphan", order_by="Receiver.position")

    @property
    def who(self) -> str:
        """The receivers as written in the minutes, with commas between."""
        return ", ".join(receiver.name for receiver in self.receivers)

    @property
    def due(self) -> date | None:
        """The day by which an action is to be done; None when none was said, or the meeting is not planned yet."""
        if self.hangs_on is None:
            return self.fixed_due
        session = object_session(self)
        if session is None:
            return None
        said_at, forum = self.hangs_from or self.item.meeting, session.get_one(Forum, 1)
        return calendar.hanging_day(self.hangs_on, said_at, forum.meetings, forum.meetings_per_year)

    @due.setter
    def due(self, day: date | None) -> None:
        self.fixed_due, self.hangs_on, self.hangs_from = day, None, None

    def put_off(self, day: date | None, said: str, hangs_on: HangsOn | None, at: Meeting) -> None:
        """Give the action another day, as it was said at a meeting; the day counts where it hangs on no meeting."""
        self.due, self.due_text = (None if hangs_on else day), said
        self.hangs_on, self.hangs_from = hangs_on, (at if hangs_on else None)

    @property
    def heard_on(self) -> date | None:
        """When something was told of the action last, at a meeting or between meetings."""
        days = [*(one.day for one in self.news), *(one.item.meeting.day for one in self.reports)]
        return max(days, default=None)

    @property
    def unheard_of(self) -> bool:
        """Whether nothing has been told of the action at all: no result, and no word of how it goes."""
        return not self.result.strip() and self.heard_on is None

    def silent(self, today: date) -> bool:
        """Whether the action is to be asked about now, since nothing was heard of it when something should be."""
        if self.kind is not OutcomeKind.ACTION or not self.status.open:
            return False
        return calendar.is_silent(
            today,
            self.status,
            given_on=self.item.meeting.day,
            handed_on=self.handed_on,
            accepted_on=self.accepted_on,
            report_by=self.report_by,
            heard_on=self.heard_on,
            has_result=bool(self.result.strip()),
        )

    def late_unheard(self, today: date) -> bool:
        """Whether the action's day has passed and nothing was heard since, nor is promised by a later day."""
        if (
            not self.overdue(today)
            or self.result.strip()
            or (self.report_by is not None and self.report_by >= today)
        ):
            return False
        heard_on = self.heard_on
        return heard_on is None or self.due is None or heard_on < self.due

    def overdue(self, today: date) -> bool:
        """An open action whose day has passed."""
        open_action = self.kind is OutcomeKind.ACTION and self.status.open
        return open_action and self.due is not None and self.due < today


class ActionReport(Base):
    """What was said of an earlier meeting's action while an item of a later meeting was dealt with."""

    __tablename__ = "action_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    outcome_id: Mapped[str] = mapped_column(ForeignKey("outcome.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    status: Mapped[ActionStatus]
    text: Mapped[str] = mapped_column(default="")
    carried_over: Mapped[bool] = mapped_column(default=False)

    outcome: Mapped[Outcome] = relationship()
    item: Mapped[AgendaItem] = relationship(viewonly=True)


class ActionNews(Base):
    """What was told of an action between the meetings: the day, who told it, and how the action then stood."""

    __tablename__ = "action_news"

    id: Mapped[int] = mapped_column(primary_key=True)
    outcome_id: Mapped[str] = mapped_column(ForeignKey("outcome.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    told_by: Mapped[str] = mapped_column(default="")
    status: Mapped[ActionStatus]
    text: Mapped[str] = mapped_column(default="")


def reports_of(meeting: Meeting) -> list[tuple[AgendaItem, list[ActionReport]]]:
    """What was said at the meeting of earlier meetings' actions, under the items where it was said."""
    return [(item, list(item.reports)) for item in meeting.items if item.reports]


class Receiver(Base):
    """Who an action was given to: as written, and the organisation or person that it means, where known."""

    __tablename__ = "receiver"

    outcome_id: Mapped[str] = mapped_column(ForeignKey("outcome.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"))

    organisation: Mapped[Organisation | None] = relationship()
    participant: Mapped[Participant | None] = relationship()
