"""The trace of a question, both ways: who proposed it, where it was taken up, what was said and agreed, who was
given something to do, which network took it on with what money, what came of it, and where that was told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from industriforum_desktop.forum.calendar import LONG
from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import Mandate
from industriforum_desktop.forum.kinds import N_, ItemKind, MeetingState, OutcomeKind, ProposalState
from industriforum_desktop.forum.mandate import MandateReport
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import ActionNews, ActionReport, Note, Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.proposal import Proposal


@dataclass(frozen=True)
class Handed:
    """That an action was taken on by an existing structure, or what it is paid with."""

    action: Outcome


@dataclass(frozen=True)
class Came:
    """What came of an action, as its result says."""

    action: Outcome


Thing: TypeAlias = (
    Proposal
    | AgendaItem
    | Note
    | Outcome
    | Handed
    | ActionReport
    | ActionNews
    | Came
    | FollowUp
    | MandateReport
    | Mandate
)


class Stage(Enum):
    """How far a question has come, in order. The values are message ids."""

    PROPOSAL = N_("Proposal")
    ITEM = N_("Agenda item")
    SAID = N_("What was said")
    RAISED = N_("Open questions, challenges, needs")
    AGREED = N_("Agreement")
    ACTION = N_("Action")
    HANDED = N_("Network and funding")
    RESULT = N_("Result")
    FOLLOW_UP = N_("Yearly follow-up")
    REPORT = N_("Report on the mandate")


class Gap(Enum):
    """Where a chain is broken off, in the order of the chain. The values are message ids."""

    WAITS = N_("Waits for a meeting since long")
    NOT_TAKEN_UP = N_("Not taken up again")
    NO_OUTCOME = N_("Taken up, and nothing came out of it")
    NO_ACTION = N_("Agreed, and nobody was given anything to do")
    NO_RECEIVER = N_("An action that nobody has been given")
    NO_REPORT = N_("Handed over, and nothing was heard since")
    OVERDUE = N_("Its day has passed, and nothing was heard")
    PROJECT_ENDS = N_("The project ends before the action is done")


@dataclass(frozen=True)
class Link:
    """A thing of the chain with what followed from it, and where the chain breaks off here."""

    thing: Thing
    then: tuple[Link, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def stage(self) -> Stage:
        """How far the question has come here."""
        if isinstance(self.thing, Outcome):
            return _OUTCOMES.get(self.thing.kind, Stage.RAISED)
        return _STAGES[type(self.thing)]

    def walk(self) -> Iterator[Link]:
        """This link and all that followed."""
        yield self
        for one in self.then:
            yield from one.walk()


_OUTCOMES = {OutcomeKind.ACTION: Stage.ACTION, OutcomeKind.AGREEMENT: Stage.AGREED}
_STAGES: dict[type[object], Stage] = {
    Proposal: Stage.PROPOSAL,
    AgendaItem: Stage.ITEM,
    Note: Stage.SAID,
    Handed: Stage.HANDED,
    ActionReport: Stage.RESULT,
    ActionNews: Stage.RESULT,
    Came: Stage.RESULT,
    FollowUp: Stage.FOLLOW_UP,
    MandateReport: Stage.REPORT,
    Mandate: Stage.REPORT,
}


@dataclass(frozen=True)
class _Seen:
    """What is needed of the forum to follow chains."""

    today: date
    items: dict[int, AgendaItem]
    proposals: dict[int, Proposal]
    follow_ups: dict[int, FollowUp]
    report: tuple[MandateReport | Mandate, date] | None
    reports: dict[str, list[ActionReport]] = field(default_factory=dict)
    going_on: dict[int, list[AgendaItem]] = field(default_factory=dict)
    """What goes on with an item, by its id."""
    proposed: dict[int, list[AgendaItem]] = field(default_factory=dict)
    """The items that a proposal came to, by its id."""

    @classmethod
    def of(cls, session: Session, today: date) -> _Seen:
        reports: dict[str, list[ActionReport]] = {}
        for report in session.scalars(select(ActionReport).order_by(ActionReport.id)):
            reports.setdefault(report.outcome_id, []).append(report)
        going_on: dict[int, list[AgendaItem]] = {}
        proposed: dict[int, list[AgendaItem]] = {}
        asked = (
            select(AgendaItem)
            .join(Meeting)
            .order_by(Meeting.day, AgendaItem.position)
            .options(
                selectinload(AgendaItem.note),
                selectinload(AgendaItem.outcomes).selectinload(Outcome.receivers),
                selectinload(AgendaItem.outcomes).selectinload(Outcome.news),
                selectinload(AgendaItem.outcomes).selectinload(Outcome.reports),
            )
        )
        items = {one.id: one for one in session.scalars(asked)}
        for item in items.values():
            if item.continues_id is not None and item.continues_id != item.id:
                going_on.setdefault(item.continues_id, []).append(item)
            if item.proposal_id is not None:
                proposed.setdefault(item.proposal_id, []).append(item)
        proposals = session.scalars(select(Proposal).options(selectinload(Proposal.items)))
        return cls(
            today,
            items,
            {one.id: one for one in proposals},
            {one.year: one for one in session.scalars(select(FollowUp))},
            _reported(session),
            reports,
            going_on,
            proposed,
        )

    def root(self, item: AgendaItem) -> AgendaItem:
        """The first item on the question."""
        met = {item.id}
        while item.continues_id in self.items and item.continues_id not in met:
            item = self.items[item.continues_id]
            met.add(item.id)
        return item


def _reported(session: Session) -> tuple[MandateReport | Mandate, date] | None:
    """The latest report on the mandate with its day, if there has been one."""
    latest = session.scalars(select(MandateReport).order_by(MandateReport.number.desc()).limit(1)).first()
    if latest is not None:
        return latest, latest.made_at.date()
    task = session.get(Mandate, 1)
    return (task, task.reported_on) if task is not None and task.reported_on is not None else None


def trace(session: Session, thing: Thing, today: date) -> Link:
    """The whole chain that a thing belongs to, from its proposal or its first item on."""
    seen = _Seen.of(session, today)
    if isinstance(thing, Proposal):
        return _whole(_proposal(thing, seen), seen)
    item = _item_of(session, thing)
    first = seen.root(item)
    proposal_id = first.proposal_id or item.proposal_id
    if proposal_id in seen.proposals:
        return _whole(_proposal(seen.proposals[proposal_id], seen), seen)
    return _whole(_item(first, seen), seen)


def _item_of(session: Session, thing: Thing) -> AgendaItem:
    """The item that a thing stands under. Raises LookupError for what belongs to no item: a year, the mandate."""
    match thing:
        case AgendaItem():
            return thing
        case Outcome():
            return thing.item
        case ActionReport():
            return thing.outcome.item
        case Handed() | Came():
            return thing.action.item
        case Note():
            return session.get_one(AgendaItem, thing.item_id)
        case ActionNews():
            return session.get_one(Outcome, thing.outcome_id).item
    raise LookupError(f"no chain begins or passes at {type(thing).__name__}")


def chains(session: Session, today: date, year: int | None = None) -> list[Link]:
    """All chains: those that begin with a proposal first, by day; of one year those that anything of it is in."""
    seen = _Seen.of(session, today)
    found = [_proposal(one, seen) for one in sorted(seen.proposals.values(), key=lambda one: one.received_on)]
    met = {id(link.thing) for one in found for link in one.walk()}
    found += [_item(one, seen) for one in seen.items.values() if one is seen.root(one) and id(one) not in met]
    return [_whole(one, seen) for one in found if year is None or year in _years(one)]


def gaps(session: Session, today: date) -> list[tuple[Link, Gap]]:
    """Every place in the forum where a chain breaks off."""
    return [(link, gap) for one in chains(session, today) for link in one.walk() for gap in link.gaps]


def _years(whole: Link) -> set[int]:
    things = [link.thing for link in whole.walk()]
    found = {one.meeting.year for one in things if isinstance(one, AgendaItem)}
    return found or {one.received_on.year for one in things if isinstance(one, Proposal)}


def _whole(chain: Link, seen: _Seen) -> Link:
    """The chain with the yearly follow-ups that its years had, and the report that came after it began."""
    met = [one.thing.meeting for one in chain.walk() if isinstance(one.thing, AgendaItem)]
    held = [one for one in met if one.state is MeetingState.HELD]
    years = sorted({one.year for one in held} & set(seen.follow_ups))
    ends = [Link(seen.follow_ups[year]) for year in years]
    if seen.report is not None and held and min(one.day for one in held) <= seen.report[1]:
        report = Link(seen.report[0])
        ends = [*ends[:-1], Link(ends[-1].thing, (report,))] if ends else [report]
    return Link(chain.thing, (*chain.then, *ends), chain.gaps)


def _broken(*found: tuple[Gap, bool]) -> tuple[Gap, ...]:
    return tuple(gap for gap, true in found if true)


def _proposal(proposal: Proposal, seen: _Seen) -> Link:
    first = [one for one in seen.proposed.get(proposal.id, ()) if seen.root(one) is one]
    waits = proposal.state in (ProposalState.NEW, ProposalState.POSTPONED)
    old = seen.today - proposal.received_on > LONG
    return Link(proposal, tuple(_item(one, seen) for one in first), _broken((Gap.WAITS, waits and old)))


def _item(item: AgendaItem, seen: _Seen) -> Link:
    later = seen.going_on.get(item.id, [])
    outcomes = [_outcome(one, bool(later), seen) for one in item.outcomes]
    kinds = {one.kind for one in item.outcomes}
    unsettled = any(one.kind is OutcomeKind.AGREEMENT and not one.settled for one in item.outcomes)
    agreed_only = unsettled and OutcomeKind.ACTION not in kinds and not later
    held = item.meeting.state is MeetingState.HELD
    wants = item.proposal_id is not None and item.kind is not ItemKind.INFORMATION
    said = [Link(item.note)] if item.note is not None and item.note.text.strip() else []
    return Link(
        item,
        (*said, *outcomes, *(_item(one, seen) for one in later)),
        _broken(
            (Gap.NOT_TAKEN_UP, held and not later and (item.postponed or (wants and not item.dealt_with))),
            (Gap.NO_OUTCOME, wants and item.dealt_with and not kinds and not later),
            (Gap.NO_ACTION, agreed_only),
        ),
    )


def _outcome(outcome: Outcome, goes_on: bool, seen: _Seen) -> Link:
    if outcome.kind is not OutcomeKind.ACTION:
        old = seen.today - outcome.item.meeting.day > LONG
        forgotten = outcome.kind is OutcomeKind.QUESTION and not goes_on and old
        return Link(outcome, (), _broken((Gap.NOT_TAKEN_UP, forgotten)))
    heard: list[Link] = [Link(one) for one in (*seen.reports.get(outcome.id, ()), *outcome.news)]
    if outcome.result.strip():
        heard.append(Link(Came(outcome)))
    taken = outcome.handed_to is not None or outcome.funding.strip()
    then = (Link(Handed(outcome), tuple(heard)),) if taken else tuple(heard)
    return Link(outcome, then, _gaps_of(outcome, seen.today))


def _gaps_of(action: Outcome, today: date) -> tuple[Gap, ...]:
    silent = action.silent(today)
    given = action.handed_to is not None or bool(action.receivers)
    return _broken(
        (Gap.NO_RECEIVER, action.status.open and not given),
        (Gap.NO_REPORT, silent),
        (Gap.OVERDUE, not silent and action.late_unheard(today)),
        (Gap.PROJECT_ENDS, ends_too_early(action, today) is not None),
    )


def ends_too_early(action: Outcome, today: date) -> Organisation | None:
    """The project that has an open action and ends before the action's day; without a day, within `LONG`."""
    if not action.status.open:
        return None
    has = [action.handed_to] if action.handed_to is not None else [one.organisation for one in action.receivers]
    due = action.due or today + LONG
    return next((one for one in has if one is not None and one.ends_on is not None and one.ends_on < due), None)


def agreements(thing: Thing) -> list[Outcome]:
    """The agreements that a place of a chain is about: itself, or those of an item where the chain breaks off."""
    if isinstance(thing, Outcome):
        return [thing] if thing.kind is OutcomeKind.AGREEMENT else []
    if isinstance(thing, AgendaItem):
        return [one for one in thing.outcomes if one.kind is OutcomeKind.AGREEMENT]
    return []
