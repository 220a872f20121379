"""From any place in it the whole chain is found, and the places where chains break off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from industriforum_desktop.forum.arrangement import postpone
from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.kinds import ActionStatus, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import ActionNews, ActionReport, Outcome
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import language
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.trace import Came, Gap, Handed, Link, Stage, Thing, agreements, chains, gaps, trace
from industriforum_desktop.store.trace_words import told

TODAY = date(2023, 11, 27)


@pytest.fixture
def proposal(demo: ForumFile) -> Proposal:
    return next(one for one in demo.proposals() if one.title == "Validering av yrkeskunskaper")


def things(link: Link) -> list[Thing]:
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
    items = [one for one in found if isinstance(one, AgendaItem)]
    assert [found[0], items[0], items[-1]] == [proposal, first, later]
    assert report in found


def test_an_item_that_nobody_proposed_begins_its_own_chain(demo: ForumFile) -> None:
    item = next(one for one in demo.session.scalars(select(AgendaItem)) if one.proposal_id is None)
    assert trace(demo.session, item, TODAY).thing is item


def found_gaps(demo: ForumFile, today: date = TODAY) -> dict[object, Gap]:
    return {link.thing: gap for link, gap in gaps(demo.session, today)}


def test_an_action_handed_over_is_missed_until_something_is_heard(demo: ForumFile) -> None:
    action = next(one for one in demo.actions() if one.status is ActionStatus.HANDED_OVER and not one.news)
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


def test_the_chain_goes_from_the_proposal_to_the_report(demo: ForumFile, proposal: Proposal) -> None:
    whole = trace(demo.session, proposal, TODAY)
    assert {link.stage for link in whole.walk()} == set(Stage)
    action = next(one for one in things(whole) if isinstance(one, Outcome) and one.kind is OutcomeKind.ACTION)
    for place in (Handed(action), Came(action), proposal.items[0].note, action):
        assert place in things(whole)
        assert things(trace(demo.session, place, TODAY)) == things(whole)
    assert demo.follow_ups()[2023] in things(whole)
    assert demo.mandate_reports()[-1] in things(whole)


def test_a_report_before_the_question_came_up_does_not_belong(demo: ForumFile) -> None:
    item = next(one for one in demo.meetings()[2].items if one.outcomes)
    assert demo.mandate not in things(trace(demo.session, item, TODAY))


def test_news_of_an_action_stand_in_the_chain(demo: ForumFile) -> None:
    action = next(one for one in demo.actions() if one.status is ActionStatus.HANDED_OVER and not one.news)
    with demo.change("Nytt"):
        action.result = ""
        action.news.append(ActionNews(day=TODAY, status=ActionStatus.ONGOING, text="Två möten hållna"))
    assert action.news[0] in things(trace(demo.session, action, TODAY))
    assert action not in found_gaps(demo)


def test_a_report_that_was_promised_by_a_day_is_missed_from_the_next(demo: ForumFile) -> None:
    action = next(one for one in demo.actions() if one.status is ActionStatus.HANDED_OVER and not one.news)
    with demo.change("Lovat"):
        action.result, action.report_by = "", TODAY
    assert Gap.NO_REPORT not in all_gaps(demo, action, TODAY)
    assert Gap.NO_REPORT in all_gaps(demo, action, TODAY + timedelta(days=1))


def all_gaps(demo: ForumFile, thing: Thing, today: date = TODAY) -> set[Gap]:
    return {gap for link, gap in gaps(demo.session, today) if link.thing is thing}


def test_an_open_action_that_nobody_has_is_a_gap(demo: ForumFile) -> None:
    action = next(one for one in demo.actions() if one.status is ActionStatus.ONGOING and one.handed_to is None)
    assert Gap.NO_RECEIVER not in all_gaps(demo, action)
    with demo.change("Ingen"):
        action.receivers = []
    assert Gap.NO_RECEIVER in all_gaps(demo, action)
    with demo.change("Klar"):
        action.status = ActionStatus.DONE
    assert Gap.NO_RECEIVER not in all_gaps(demo, action)


def test_a_project_that_ends_before_its_action_is_a_gap(demo: ForumFile) -> None:
    action = next(one for one in demo.actions() if one.status.open and one.handed_to is not None and one.due)
    assert action.due is not None
    assert action.handed_to is not None
    with demo.change("Projekt"):
        action.handed_to.ends_on = action.due - timedelta(days=1)
    assert Gap.PROJECT_ENDS in all_gaps(demo, action)
    with demo.change("Projekt"):
        action.handed_to.ends_on = action.due
    assert Gap.PROJECT_ENDS not in all_gaps(demo, action)


def test_a_proposal_that_was_taken_up_and_led_to_nothing_is_a_gap(demo: ForumFile, proposal: Proposal) -> None:
    item = proposal.items[0]
    assert Gap.NO_OUTCOME not in all_gaps(demo, item)
    with demo.change("Inget"):
        for one in list(item.outcomes):
            one.position = None
    demo.refresh()
    assert Gap.NO_OUTCOME in all_gaps(demo, demo.session.get_one(AgendaItem, item.id))


def test_a_year_has_the_chains_that_were_in_it(demo: ForumFile) -> None:
    this_year = [one.thing for one in chains(demo.session, TODAY, 2023)]
    assert set(this_year) >= set(demo.proposals())
    assert chains(demo.session, TODAY, 2022) == []
    assert not any(isinstance(one, FollowUp) for one in this_year)


def test_an_open_question_is_no_agreement(demo: ForumFile) -> None:
    links = [link for chain in chains(demo.session, TODAY) for link in chain.walk()]
    stages = {one.thing.kind: one.stage for one in links if isinstance(one.thing, Outcome)}
    assert stages.pop(OutcomeKind.AGREEMENT) is Stage.AGREED
    assert stages.pop(OutcomeKind.ACTION) is Stage.ACTION
    assert stages == dict.fromkeys((OutcomeKind.QUESTION, OutcomeKind.CHALLENGE, OutcomeKind.NEED), Stage.RAISED)


def test_an_action_whose_day_has_passed_in_silence_breaks_its_chain(demo: ForumFile) -> None:
    action = next(one for one in demo.actions() if one.status is ActionStatus.NOT_STARTED and one.due)
    assert action.due is not None
    passed = action.due + timedelta(days=1)
    assert Gap.OVERDUE not in all_gaps(demo, action, action.due)
    assert Gap.OVERDUE in all_gaps(demo, action, passed)
    with demo.change("Lovat"):
        action.report_by = passed
    assert Gap.OVERDUE not in all_gaps(demo, action, passed)
    with demo.change("Hört"):
        action.report_by = None
        action.news.append(ActionNews(day=passed, status=ActionStatus.ONGOING, text="Nästan klart"))
    assert Gap.OVERDUE not in all_gaps(demo, action, passed)


def test_an_agreement_that_needs_no_action_breaks_no_chain(demo: ForumFile) -> None:
    item = next(link.thing for link, gap in gaps(demo.session, TODAY) if gap is Gap.NO_ACTION)
    found = agreements(item)
    assert found
    with demo.change("Behövs inte"):
        for one in found[1:]:
            one.settled = True
    assert Gap.NO_ACTION in all_gaps(demo, item)
    with demo.change("Behövs inte"):
        found[0].settled = True
    assert all_gaps(demo, item) == set()
    assert "behöver ingen åtgärd" in told(found[0], demo.forum, language("sv")).stands


def test_what_no_meeting_came_to_is_not_taken_up(demo: ForumFile, proposal: Proposal) -> None:
    item = proposal.items[0]
    with demo.change("Aldrig öppnad"):
        item.note = None
        for one in list(item.outcomes):
            one.position = None
    demo.refresh()
    assert all_gaps(demo, demo.session.get_one(AgendaItem, item.id)) == {Gap.NOT_TAKEN_UP}
