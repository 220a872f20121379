"""The trace of a question: who proposed it, where it was taken up, what was agreed and done, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from industriforum_desktop.forum.kinds import ActionStatus, MeetingState, OutcomeKind, ProposalState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import ActionReport, Outcome
from industriforum_desktop.forum.proposal import Proposal

Thing: TypeAlias = Proposal | AgendaItem | Outcome | ActionReport
LONG = timedelta(days=90)
"""A proposal that has waited so long has been forgotten; so has an action that was handed over."""


class Gap(Enum):
    """Where a chain is broken off."""

    WAITS = "waits"
    NO_ACTION = "no_action"
    NO_REPORT = "no_report"
    NOT_TAKEN_UP = "not_taken_up"


@dataclass(frozen=True)
class Link:
    """A thing of the chain with what followed from it, and where the chain breaks off here."""

    thing: Thing
    then: tuple[Link, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class _Seen:
    """What is needed of the forum to follow chains."""

    items: dict[int, AgendaItem]
    proposals: dict[int, Proposal]
    reports: dict[str, list[ActionReport]] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session) -> _Seen:
        reports: dict[str, list[ActionReport]] = {}
        for one in session.scalars(select(ActionReport).order_by(ActionReport.id)):
            reports.setdefault(one.outcome_id, []).append(one)
        asked = select(AgendaItem).join(Meeting).order_by(Meeting.day, AgendaItem.position)
        items = {one.id: one for one in session.scalars(asked)}
        return cls(items, {one.id: one for one in session.scalars(select(Proposal))}, reports)

    def root(self, item: AgendaItem) -> AgendaItem:
        """The first item on the question."""
        met = {item.id}
        while item.continues_id in self.items and item.continues_id not in met:
            item = self.items[item.continues_id]
            met.add(item.id)
        return item


def trace(session: Session, thing: Thing, today: date) -> Link:
    """The whole chain that a thing belongs to, from its proposal or its first item on."""
    seen = _Seen.of(session)
    if isinstance(thing, Proposal):
        return _proposal(thing, seen, today)
    item = (
        thing.item
        if isinstance(thing, Outcome)
        else thing.outcome.item
        if isinstance(thing, ActionReport)
        else thing
    )
    first = seen.root(item)
    proposal_id = first.proposal_id or item.proposal_id
    if proposal_id in seen.proposals:
        return _proposal(seen.proposals[proposal_id], seen, today)
    return _item(first, seen, today)


def gaps(session: Session, today: date) -> list[tuple[Link, Gap]]:
    """Every place in the forum where a chain breaks off."""
    seen = _Seen.of(session)
    found = [link for one in seen.proposals.values() for link in _walk(_proposal(one, seen, today))]
    met = {id(link.thing) for link in found}
    for item in seen.items.values():
        if item is seen.root(item) and id(item) not in met:
            found += _walk(_item(item, seen, today))
    return [(link, gap) for link in found for gap in link.gaps]


def _walk(link: Link) -> list[Link]:
    return [link, *(further for one in link.then for further in _walk(one))]


def _proposal(proposal: Proposal, seen: _Seen, today: date) -> Link:
    first = [one for one in seen.items.values() if one.proposal_id == proposal.id and seen.root(one) is one]
    waits = proposal.state in (ProposalState.NEW, ProposalState.POSTPONED) and today - proposal.received_on > LONG
    return Link(proposal, tuple(_item(one, seen, today) for one in first), (Gap.WAITS,) if waits else ())


def _item(item: AgendaItem, seen: _Seen, today: date) -> Link:
    later = [one for one in seen.items.values() if one.continues_id == item.id and one is not item]
    outcomes = [_outcome(one, bool(later), seen, today) for one in item.outcomes]
    kinds = {one.kind for one in item.outcomes}
    agreed_only = OutcomeKind.AGREEMENT in kinds and OutcomeKind.ACTION not in kinds and not later
    put_off = item.postponed and not later and item.meeting.state is MeetingState.HELD
    broken = ((Gap.NO_ACTION, agreed_only), (Gap.NOT_TAKEN_UP, put_off))
    return Link(
        item, (*outcomes, *(_item(one, seen, today) for one in later)), tuple(gap for gap, true in broken if true)
    )


def _outcome(outcome: Outcome, goes_on: bool, seen: _Seen, today: date) -> Link:
    reports = seen.reports.get(outcome.id, [])
    met = outcome.item.meeting
    silent = outcome.status is ActionStatus.HANDED_OVER and not reports and not outcome.result.strip()
    old = today - met.day > LONG
    forgotten = outcome.kind is OutcomeKind.QUESTION and not goes_on and old
    broken = ((Gap.NO_REPORT, silent and old), (Gap.NOT_TAKEN_UP, forgotten))
    return Link(outcome, tuple(Link(one) for one in reports), tuple(gap for gap, true in broken if true))
