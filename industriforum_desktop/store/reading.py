"""What is in an open forum, in the order in which it is shown.

Each list is read in a few queries with all that its rows are shown with, however long it is, and once until
something is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, attributes, selectinload

from industriforum_desktop.forum.follow_up import Evaluation, FollowUp
from industriforum_desktop.forum.forum import Aim, Forum, Mandate
from industriforum_desktop.forum.incoming import Incoming
from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.mandate import MandateReport
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import ActionReport, Outcome, Receiver
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.outreach import OutreachStep
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.forum.situation import Concern, FixedAnswer, FixedQuestion
from industriforum_desktop.minutes.dates import Calendar

Answer = TypeVar("Answer")


def _once(read: Callable[[Any], Answer]) -> Callable[[Any], Answer]:
    """Read it once until something is written."""

    @wraps(read)
    def answer(self: Reading) -> Answer:
        if self.changing:
            return read(self)
        age, known = self._answers.get(read.__name__, (None, None))
        if age != self.age:
            known = read(self)
            self._answers[read.__name__] = (self.age, known)
        return known  # type: ignore[return-value]

    return answer


def _of_item() -> Any:
    """The item and the meeting that a row of the minutes stands under."""
    return selectinload(Outcome.item).selectinload(AgendaItem.meeting)


Needed = Mapping[str, Any]
"""What rows are shown with: attributes by name, and how they are read for many rows at once."""

_OF_LINE: Needed = {"item": _of_item()}
OF_ACTION: Needed = {
    "item": _of_item(),
    "receivers": selectinload(Outcome.receivers).options(
        selectinload(Receiver.organisation), selectinload(Receiver.participant)
    ),
    "handed_to": selectinload(Outcome.handed_to),
    "hangs_from": selectinload(Outcome.hangs_from),
    "news": selectinload(Outcome.news),
    "reports": selectinload(Outcome.reports).selectinload(ActionReport.item).selectinload(AgendaItem.meeting),
}
OF_ITEM: Needed = {
    "meeting": selectinload(AgendaItem.meeting),
    "note": selectinload(AgendaItem.note),
    "outcomes": selectinload(AgendaItem.outcomes),
    "reports": selectinload(AgendaItem.reports),
}
_OF_PROPOSAL: Needed = {
    "organisation": selectinload(Proposal.organisation),
    "items": selectinload(Proposal.items).options(*OF_ITEM.values()),
}


Row = TypeVar("Row", Outcome, Proposal, AgendaItem, Meeting)


def whole(session: Session, kind: type[Row], asked: Select[Row], needed: Needed) -> Sequence[Row]:
    """The rows with all that is needed of them, which is read for those alone of which it is not kept."""
    found = session.scalars(asked).all()
    fill(session, kind, found, needed)
    return found


def fill(session: Session, kind: type[Row], rows: Iterable[Row], needed: Needed) -> None:
    """Read all that is needed of the rows, for those alone of which it is not kept."""
    lacking = [one.id for one in rows if not needed.keys() <= attributes.instance_dict(one).keys()]
    if lacking:
        session.scalars(select(kind).where(kind.id.in_(lacking)).options(*needed.values())).all()


class Reading:
    """The questions that are asked of a forum, through `session`.

    `age` is another number whenever something was written; while a change is made (`changing`) everything is asked
    anew.
    """

    session: Session
    changing = False

    def __init__(self) -> None:
        self._answers: dict[str, tuple[int, Any]] = {}

    @property
    def age(self) -> int:
        """Another number whenever what was read may not be so any more."""
        raise NotImplementedError

    @property
    def forum(self) -> Forum:
        return self.session.get_one(Forum, 1)

    @property
    def mandate(self) -> Mandate:
        return self.session.get_one(Mandate, 1)

    @_once
    def aims(self) -> Sequence[Aim]:
        return self.session.scalars(select(Aim).order_by(Aim.position)).all()

    @_once
    def organisations(self) -> Sequence[Organisation]:
        return self.session.scalars(select(Organisation).order_by(Organisation.id)).all()

    @_once
    def participants(self) -> Sequence[Participant]:
        return self.session.scalars(select(Participant).order_by(Participant.id)).all()

    @_once
    def meetings(self) -> Sequence[Meeting]:
        """All meetings, oldest first."""
        return self.session.scalars(select(Meeting).order_by(Meeting.day, Meeting.start)).all()

    def meeting(self, label: str) -> Meeting | None:
        """The meeting called 2023-1, or None."""
        year, _dash, number = label.partition("-")
        if not (year.isdigit() and number.isdigit()):
            return None
        return self.session.scalars(
            select(Meeting).where(Meeting.year == int(year), Meeting.number == int(number))
        ).one_or_none()

    def calendar(self, meeting: Meeting) -> Calendar:
        """What days that were said at the meeting are counted from."""
        return Calendar.of(meeting, self.meetings(), self.forum.meetings_per_year)

    @_once
    def proposals(self) -> Sequence[Proposal]:
        """All proposals, newest first."""
        asked = select(Proposal).order_by(Proposal.received_on.desc(), Proposal.id.desc())
        return whole(self.session, Proposal, asked, _OF_PROPOSAL)

    @_once
    def outreach(self) -> Sequence[OutreachStep]:
        """All contacts with organisations to win, newest first."""
        return self.session.scalars(
            select(OutreachStep).order_by(OutreachStep.day.desc(), OutreachStep.id.desc())
        ).all()

    @_once
    def actions(self) -> Sequence[Outcome]:
        """All actions in the minutes: by due day, those without a day last."""
        asked = (
            select(Outcome)
            .where(Outcome.kind == OutcomeKind.ACTION, Outcome.position.is_not(None))
            .order_by(Outcome.item_id, Outcome.position)
        )
        found = whole(self.session, Outcome, asked, OF_ACTION)
        return sorted(found, key=lambda one: (one.due is None, one.due or date.max))

    @_once
    def follow_ups(self) -> dict[int, FollowUp]:
        """What the forum says itself about its years."""
        return {one.year: one for one in self.session.scalars(select(FollowUp))}

    @_once
    def evaluations(self) -> Sequence[Evaluation]:
        """All answers to the years' evaluations, oldest first."""
        return self.session.scalars(select(Evaluation).order_by(Evaluation.received_on, Evaluation.id)).all()

    @_once
    def incoming(self) -> Sequence[Incoming]:
        """All originals that came in, newest first."""
        return self.session.scalars(
            select(Incoming).order_by(Incoming.received_on.desc(), Incoming.id.desc())
        ).all()

    @_once
    def concerns(self) -> Sequence[Concern]:
        """All challenges and needs that have been gathered."""
        return self.session.scalars(select(Concern).order_by(Concern.id)).all()

    @_once
    def raised(self) -> Sequence[Outcome]:
        """All challenges and needs in the minutes, in the order of meetings and items."""
        return self._lines(Outcome.kind.in_((OutcomeKind.CHALLENGE, OutcomeKind.NEED)))

    @_once
    def concerned(self) -> Sequence[Outcome]:
        """All lines of the minutes that belong to a concern, in the order of meetings and items."""
        return self._lines(Outcome.concern_id.is_not(None))

    def _lines(self, wanted: ColumnElement[bool]) -> Sequence[Outcome]:
        asked = (
            select(Outcome)
            .where(wanted, Outcome.position.is_not(None))
            .join(AgendaItem)
            .join(Meeting)
            .order_by(Meeting.day, AgendaItem.position, Outcome.position)
        )
        return whole(self.session, Outcome, asked, _OF_LINE)

    @_once
    def questions(self) -> Sequence[FixedQuestion]:
        """The questions that every meeting asks, in order; also those that are no longer asked."""
        return self.session.scalars(select(FixedQuestion).order_by(FixedQuestion.position)).all()

    @_once
    def answers(self) -> Sequence[FixedAnswer]:
        """All answers to the fixed questions."""
        return self.session.scalars(select(FixedAnswer).order_by(FixedAnswer.id)).all()

    @_once
    def mandate_reports(self) -> Sequence[MandateReport]:
        """The versions of the report on the mandate, oldest first."""
        return self.session.scalars(select(MandateReport).order_by(MandateReport.number)).all()
