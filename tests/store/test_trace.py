"""From any place in it the whole chain is found, and the places where chains break off."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from industriforum_desktop.forum.arrangement import postpone
from industriforum_desktop.forum.kinds import ActionStatus, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import ActionReport, Outcome
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.trace import Gap, Link, gaps, trace

TODAY = date(2023, 11, 27)


@pytest.fixture
def proposal(demo: ForumFile) -> Proposal:
    return next(one for one in demo.proposals() if one.title == "Validering av yrkeskunskaper")


def things(link: Link) -> list[object]:
    return [link.thing, *(thing for one in link.then for thing in things(one))]


def test_the_chain_is_the_same_from_wherever_one_looks(demo: ForumFile, proposal: Proposal) -> None:
    whole = trace(demo.session, proposal, TODAY)
    item = proposal.items[0]
    assert item in things(whole)
    action = next(one for one in item.outcomes if one.kind is OutcomeKind.ACTION)
    assert action in things(whole)
    assert things(trace(demo.session, item, TODAY)) == things(whole)
    assert things(trace(demo.session, action, TODAY)) == things(whole)


def test_what_was_put_off_and_reported_later_is_in_the_chain(demo: ForumFile, proposal: Proposal) -> None:
    first, meeting = proposal.items[0], demo.meetings()[-1]
    action = next(one for one in first.outcomes if one.kind is OutcomeKind.ACTION)
    with demo.change("Skjut upp"):
        later = postpone(first, meeting, [])
        report = ActionReport(outcome=action, status=ActionStatus.DONE, text="Klart", carried_over=False)
        meeting.items[2].reports.append(report)
    found = things(trace(demo.session, later, TODAY))
    assert [found[0], found[1], found[-1]] == [proposal, first, later]
    assert report in found


def test_an_item_that_nobody_proposed_begins_its_own_chain(demo: ForumFile) -> None:
    item = next(one for one in demo.session.scalars(select(AgendaItem)) if one.proposal_id is None)
    assert trace(demo.session, item, TODAY).thing is item


def found_gaps(demo: ForumFile, today: date = TODAY) -> dict[object, Gap]:
    return {link.thing: gap for link, gap in gaps(demo.session, today)}


def test_an_action_handed_over_is_missed_until_something_is_heard(demo: ForumFile) -> None:
    action = next(one for one in demo.actions() if one.status is ActionStatus.HANDED_OVER)
    with demo.change("Tyst"):
        action.result = ""
    assert found_gaps(demo)[action] is Gap.NO_REPORT
    with demo.change("Hört"):
        action.result = "Kommer i januari."
    assert action not in found_gaps(demo)


def test_an_agreement_without_an_action_is_a_gap(demo: ForumFile) -> None:
    item = next(
        one.item
        for one in demo.session.scalars(select(Outcome).where(Outcome.kind == OutcomeKind.AGREEMENT))
        if any(other.kind is OutcomeKind.ACTION for other in one.item.outcomes)
    )
    assert item not in found_gaps(demo)
    with demo.change("Ta bort"):
        for one in item.outcomes:
            if one.kind is OutcomeKind.ACTION:
                one.position = None
    demo.refresh()
    assert found_gaps(demo)[demo.session.get_one(AgendaItem, item.id)] is Gap.NO_ACTION


def test_a_proposal_that_waits_long_is_a_gap(demo: ForumFile) -> None:
    waiting = next(one for one in demo.proposals() if one.title.startswith("Batterier"))
    assert waiting not in found_gaps(demo)
    assert found_gaps(demo, date(2024, 6, 1))[waiting] is Gap.WAITS
