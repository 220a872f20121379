"""What becomes of a proposal follows from the agendas that it stands on."""

from __future__ import annotations

from datetime import date

import pytest

from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import MeetingState, ProposalState
from industriforum_desktop.forum.minutes import Note
from industriforum_desktop.forum.proposal import Proposal, balance
from industriforum_desktop.forum.rules import check_deletable
from industriforum_desktop.i18n import language
from industriforum_desktop.store.forum_file import ForumFile


@pytest.fixture
def proposal(demo: ForumFile) -> Proposal:
    made = Proposal(title="Batterier", organisation=demo.organisations()[1], received_on=date(2023, 11, 1))
    with demo.change("Förslag"):
        demo.session.add(made)
    return made


def stands(proposal: Proposal) -> ProposalState:
    return proposal.state


def plan(demo: ForumFile, proposal: Proposal) -> None:
    with demo.change("Planera"):
        proposal.plan(demo.meetings()[-1], ["Övriga frågor", "Nästa möte"])
    demo.refresh()


def test_a_planned_proposal_is_an_item_before_those_that_end_the_agenda(
    demo: ForumFile, proposal: Proposal
) -> None:
    assert stands(proposal) is ProposalState.NEW
    plan(demo, proposal)
    meeting = demo.meetings()[-1]
    titles = [item.title for item in meeting.items]
    assert titles.index("Batterier") == titles.index("Övriga frågor") - 1
    item = meeting.items[titles.index("Batterier")]
    assert item.proposed_by is proposal.organisation
    assert stands(proposal) is ProposalState.PLANNED
    with pytest.raises(RuleBroken):
        proposal.plan(meeting, [])


def test_it_is_dealt_with_when_the_meeting_is_held(demo: ForumFile, proposal: Proposal) -> None:
    plan(demo, proposal)
    with demo.change("Hållet"):
        demo.meetings()[-1].state = MeetingState.HELD
    assert stands(proposal) is ProposalState.POSTPONED, "nobody came to it"
    with demo.change("Antecknat"):
        proposal.items[0].note = Note(text="Vi talade om batterier.")
    assert stands(proposal) is ProposalState.TREATED
    with demo.change("Utan anteckningar"):
        proposal.items[0].note, proposal.items[0].taken_up = None, True
    assert stands(proposal) is ProposalState.TREATED


def test_it_waits_again_when_its_item_was_put_off_or_the_meeting_called_off(
    demo: ForumFile, proposal: Proposal
) -> None:
    plan(demo, proposal)
    meeting = demo.meetings()[-1]
    with demo.change("Uppskjuten"):
        meeting.state = MeetingState.HELD
        proposal.items[0].postponed = True
    assert stands(proposal) is ProposalState.POSTPONED
    with demo.change("Inställt"):
        meeting.state = MeetingState.CANCELLED
    assert stands(proposal) is ProposalState.NEW


def test_a_no_needs_a_reason(proposal: Proposal) -> None:
    with pytest.raises(RuleBroken):
        proposal.decline(" ")
    proposal.decline("Hör till parternas förhandlingar.")
    assert (stands(proposal), proposal.reason) == (ProposalState.DECLINED, "Hör till parternas förhandlingar.")
    proposal.renew()
    assert (stands(proposal), proposal.reason) == (ProposalState.NEW, "")


def test_what_has_been_on_an_agenda_stays(demo: ForumFile, proposal: Proposal) -> None:
    proposal.check_deletable()
    plan(demo, proposal)
    with pytest.raises(RuleBroken):
        proposal.check_deletable()


def test_an_organisation_with_proposals_stays(demo: ForumFile) -> None:
    only_proposes = next(one for one in demo.organisations() if one.called == "IKEM")
    check_deletable(demo.session, only_proposes)
    with demo.change("Förslag"):
        demo.session.add(Proposal(title="Kemi", organisation=only_proposes, received_on=date(2023, 11, 1)))
    with pytest.raises(RuleBroken):
        check_deletable(demo.session, only_proposes)


def test_the_balance_counts_every_organisations_proposals(demo: ForumFile) -> None:
    counts = {one.called: found for one, found in balance(demo.proposals(), language("sv"))}
    assert counts["Unionen"][ProposalState.DECLINED] == 1
    assert counts["Teknikföretagen"][ProposalState.TREATED] == 3
    assert sum(sum(found.values()) for found in counts.values()) == len(demo.proposals())


def test_an_item_that_goes_on_at_a_later_meeting_is_still_of_the_proposal(
    demo: ForumFile, proposal: Proposal
) -> None:
    plan(demo, proposal)
    assert proposal.items[0].continued().proposal_id == proposal.id
