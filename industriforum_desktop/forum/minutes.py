"""What was said: the notes of an item, every change to them, and what was captured from them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.kinds import ActionStatus, OutcomeKind
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
    """How far the journal has been folded into the notes; and the meeting that is being held, if one is, with
    the item being written and where the cursor stands in its notes.
    """

    __tablename__ = "recording"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    folded: Mapped[int] = mapped_column(default=0)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    cursor: Mapped[int] = mapped_column(default=0)


class Outcome(Base):
    """A line of the minutes that is more than text: an action, an agreement, a question, a challenge, a need.

    `position` is the line's number in the notes; None when the line has been taken away, so that it is the
    same row, with its status, if the line comes back. An agreement that the parties must take home first
    `needs_support`, with a reply by a day. A challenge or a need may be gathered with others to a `concern`; an
    action with a concern answers it. Of an action that is handed over, `handover` is the note that goes with it,
    and `report_by` the day by which its receiver is to tell how it goes.
    """

    __tablename__ = "outcome"

    id: Mapped[str] = mapped_column(primary_key=True, default=lambda: uuid4().hex)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    kind: Mapped[OutcomeKind]
    position: Mapped[int | None]
    line: Mapped[str]
    text: Mapped[str]
    due: Mapped[date | None] = mapped_column(index=True)
    due_text: Mapped[str] = mapped_column(default="")
    status: Mapped[ActionStatus] = mapped_column(default=ActionStatus.NOT_STARTED)
    result: Mapped[str] = mapped_column(default="")
    funding: Mapped[str] = mapped_column(default="")
    handed_to_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    closed_on: Mapped[date | None]
    needs_support: Mapped[bool] = mapped_column(default=False, server_default="0")
    reply_by: Mapped[date | None]
    concern_id: Mapped[int | None] = mapped_column(ForeignKey("concern.id", ondelete="SET NULL"), index=True)
    handover: Mapped[str] = mapped_column(default="", server_default="")
    handed_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    report_by: Mapped[date | None]

    item: Mapped[AgendaItem] = relationship(back_populates="outcomes")
    handed_to: Mapped[Organisation | None] = relationship()
    concern: Mapped[Concern | None] = relationship()
    news: Mapped[list[ActionNews]] = relationship(
        cascade="all, delete-orphan", order_by="(ActionNews.day, ActionNews.id)"
    )
    receivers: Mapped[list[Receiver]] = relationship(cascade="all, delete-orphan", order_by="Receiver.position")

    @property
    def who(self) -> str:
        """The receivers as written in the minutes, with commas between."""
        return ", ".join(receiver.name for receiver in self.receivers)

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
