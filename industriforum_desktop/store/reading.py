"""What is in an open forum, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from industriforum_desktop.forum.follow_up import Evaluation, FollowUp
from industriforum_desktop.forum.forum import Aim, Forum, Mandate
from industriforum_desktop.forum.incoming import Incoming
from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.mandate import MandateReport
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.outreach import OutreachStep
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.forum.situation import Concern, FixedAnswer, FixedQuestion
from industriforum_desktop.minutes.dates import Calendar


class Reading:
    """The questions that are asked of a forum, through `session`."""

    session: Session

    @property
    def forum(self) -> Forum:
        return self.session.get_one(Forum, 1)

    @property
    def mandate(self) -> Mandate:
        return self.session.get_one(Mandate, 1)

    def aims(self) -> Sequence[Aim]:
        return self.session.scalars(select(Aim).order_by(Aim.position)).all()

    def organisations(self) -> Sequence[Organisation]:
        return self.session.scalars(select(Organisation).order_by(Organisation.id)).all()

    def participants(self) -> Sequence[Participant]:
        return self.session.scalars(select(Participant).order_by(Participant.id)).all()

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

    def proposals(self) -> Sequence[Proposal]:
        """All proposals, newest first."""
        return self.session.scalars(
            select(Proposal).order_by(Proposal.received_on.desc(), Proposal.id.desc())
        ).all()

    def outreach(self) -> Sequence[OutreachStep]:
        """All contacts with organisations to win, newest first."""
        return self.session.scalars(
            select(OutreachStep).order_by(OutreachStep.day.desc(), OutreachStep.id.desc())
        ).all()

    def actions(self) -> Sequence[Outcome]:
        """All actions in the minutes: by due day, those without a day last."""
        found = self.session.scalars(
            select(Outcome)
            .where(Outcome.kind == OutcomeKind.ACTION, Outcome.position.is_not(None))
            .order_by(Outcome.item_id, Outcome.position)
        )
        return sorted(found, key=lambda one: (one.due is None, one.due or date.max))

    def follow_ups(self) -> dict[int, FollowUp]:
        """What the forum says itself about its years."""
        return {one.year: one for one in self.session.scalars(select(FollowUp))}

    def evaluations(self) -> Sequence[Evaluation]:
        """All answers to the years' evaluations, oldest first."""
        return self.session.scalars(select(Evaluation).order_by(Evaluation.received_on, Evaluation.id)).all()

    def incoming(self) -> Sequence[Incoming]:
        """All originals that came in, newest first."""
        return self.session.scalars(
            select(Incoming).order_by(Incoming.received_on.desc(), Incoming.id.desc())
        ).all()

    def concerns(self) -> Sequence[Concern]:
        """All challenges and needs that have been gathered."""
        return self.session.scalars(select(Concern).order_by(Concern.id)).all()

    def raised(self) -> Sequence[Outcome]:
        """All challenges and needs in the minutes, in the order of meetings and items."""
        return self.session.scalars(
            select(Outcome)
            .where(Outcome.kind.in_((OutcomeKind.CHALLENGE, OutcomeKind.NEED)), Outcome.position.is_not(None))
            .join(AgendaItem)
            .join(Meeting)
            .order_by(Meeting.day, AgendaItem.position, Outcome.position)
        ).all()

    def questions(self) -> Sequence[FixedQuestion]:
        """The questions that every meeting asks, in order; also those that are no longer asked."""
        return self.session.scalars(select(FixedQuestion).order_by(FixedQuestion.position)).all()

    def answers(self) -> Sequence[FixedAnswer]:
        """All answers to the fixed questions."""
        return self.session.scalars(select(FixedAnswer).order_by(FixedAnswer.id)).all()

    def mandate_reports(self) -> Sequence[MandateReport]:
        """The versions of the report on the mandate, oldest first."""
        return self.session.scalars(select(MandateReport).order_by(MandateReport.number)).all()
