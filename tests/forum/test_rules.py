"""What may be done with organisations, people and actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.forum import rules
from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import ActionStatus, Membership, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem, Attendance, Meeting
from industriforum_desktop.forum.minutes import Outcome, Receiver
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.record import Remark
from industriforum_desktop.store.check import check
from industriforum_desktop.store.forum_file import ForumFile

TODAY = date(2023, 11, 27)
STATUSES = st.sampled_from(ActionStatus)


@pytest.mark.parametrize("text", ["a@b.se", "anna.öberg@regionkalmar.example.se", "a+b@c.d.example"])
def test_an_email_address_is_known(text: str) -> None:
    assert rules.is_email(text)


@pytest.mark.parametrize("text", ["", "a", "a@b", "a@b.", "a b@c.se", "a@b.se, c@d.se", "a@@b.se", "a@b.se;"])
def test_what_is_no_email_address_is_told(text: str) -> None:
    assert not rules.is_email(text)


@pytest.mark.parametrize("text", ["0480-123 45", "+46 (0)70 123 45 67", "112 12", "08/12345", "070–1740605"])
def test_a_telephone_number_is_known(text: str) -> None:
    assert rules.is_phone(text)


@pytest.mark.parametrize("text", ["", "1234", "ring mig", "070-12 34 ankn", "     ", "-----", "+46+70123456"])
def test_what_is_no_telephone_number_is_told(text: str) -> None:
    assert not rules.is_phone(text)


@pytest.mark.parametrize(
    "text", ["800101-1234", "Anna 198001011234", "19800101 1234", "640823+3234", "x800131-9999y"]
)
def test_a_personal_identity_number_is_noticed(text: str) -> None:
    assert rules.holds_identity_number(text)


@pytest.mark.parametrize("text", ["", "Anna Ek", "2023-05-11", "0480-123 45", "801301-1234", "800141-1234", "1980"])
def test_other_numbers_are_no_identity_numbers(text: str) -> None:
    assert not rules.holds_identity_number(text)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert isinstance(rules.is_email(text), bool)
    assert isinstance(rules.is_phone(text), bool)
    assert isinstance(rules.holds_identity_number(text), bool)


@pytest.fixture
def party(new: ForumFile) -> Organisation:
    """A party with two people, whom nothing refers to yet."""
    made = Organisation(name="Åkeriet", membership=Membership.MEMBER)
    made.participants = [Participant(name="Ärla Öst"), Participant(name="Bo Ek")]
    with new.change("lägg till"):
        new.session.add(made)
    return made


def _meeting(file: ForumFile) -> Meeting:
    meeting = Meeting(year=2023, number=9, day=date(2023, 12, 1), start=time(9), end=time(12))
    meeting.insert(AgendaItem(title="Läget"), 0)
    file.session.add(meeting)
    file.session.flush()
    return meeting


def _action(meeting: Meeting, position: int | None = 0, **known: Any) -> Outcome:
    """An action that stands in the minutes, or was taken away from them when `position` is None."""
    action = Outcome(
        kind=OutcomeKind.ACTION, position=position, line="-> X: y", text="y", item_id=meeting.items[0].id
    )
    action.receivers = [Receiver(position=0, name="X", **known)]
    return action


def test_whom_nothing_refers_to_is_deleted_with_the_people_and_comes_back(
    new: ForumFile, party: Organisation
) -> None:
    before = {person.name for person in new.participants()}
    with new.change("radera"):
        rules.delete(new.session, party)
    assert "Åkeriet" not in {one.name for one in new.organisations()}
    assert {person.name for person in new.participants()} == before - {"Ärla Öst", "Bo Ek"}
    new.undo()
    assert {person.name for person in new.participants()} == before
    assert check(new.path) == []


Refer = Callable[[ForumFile, Organisation], Any]


def _attends(file: ForumFile, party: Organisation) -> None:
    _meeting(file).attendances.append(Attendance(participant=party.participants[0]))


def _is_represented(file: ForumFile, party: Organisation) -> None:
    _meeting(file).attendances.append(Attendance(guest_name="Eva", substitutes_for=party.participants[0]))


def _has_an_action(file: ForumFile, party: Organisation) -> None:
    file.session.add(_action(_meeting(file), participant_id=party.participants[0].id))


@pytest.mark.parametrize("refer", [_attends, _is_represented, _has_an_action])
def test_a_person_in_the_minutes_stays_and_so_does_the_organisation(
    new: ForumFile, party: Organisation, refer: Refer
) -> None:
    person, other = party.participants
    with new.change("möte"):
        refer(new, party)
    for thing in (person, party):
        with pytest.raises(RuleBroken) as broken, new.change("radera"):
            rules.delete(new.session, thing)
        assert person.name in broken.value.names.values()
    with new.change("radera"):
        rules.delete(new.session, other)
    assert [one.name for one in new.participants() if one.organisation is party] == [person.name]


def _party_has_an_action(file: ForumFile, party: Organisation) -> None:
    file.session.add(_action(_meeting(file), organisation_id=party.id))


def _receives_an_action(file: ForumFile, party: Organisation) -> None:
    action = _action(_meeting(file))
    action.handed_to = party
    file.session.add(action)


def _has_proposed(file: ForumFile, party: Organisation) -> None:
    _meeting(file).items[0].proposed_by = party


def _has_remarked(file: ForumFile, party: Organisation) -> None:
    _meeting(file).remarks.append(Remark(organisation=party, received_on=TODAY, text="Stryk punkt 3"))


def _convenes(file: ForumFile, party: Organisation) -> None:
    file.forum.convener = party


@pytest.mark.parametrize(
    "refer", [_party_has_an_action, _receives_an_action, _has_proposed, _has_remarked, _convenes]
)
def test_an_organisation_that_papers_speak_of_stays(new: ForumFile, party: Organisation, refer: Refer) -> None:
    with new.change("möte"):
        refer(new, party)
    with pytest.raises(RuleBroken) as broken, new.change("radera"):
        rules.delete(new.session, party)
    assert broken.value.names["name"] == "Åkeriet"
    assert "Åkeriet" in {one.name for one in new.organisations()}
    assert check(new.path) == []


def test_a_line_taken_away_from_the_minutes_holds_nobody(new: ForumFile, party: Organisation) -> None:
    with new.change("möte"):
        gone = _action(_meeting(new), None, organisation_id=party.id)
        gone.handed_to = party
        new.session.add(gone)
    with new.change("radera"):
        rules.delete(new.session, party)
    kept = new.session.get_one(Outcome, gone.id)
    assert kept.handed_to is None and kept.receivers[0].name == "X" and kept.receivers[0].organisation is None
    assert check(new.path) == []


def test_an_organisation_is_deactivated_with_its_people_and_activated_without(
    new: ForumFile, party: Organisation
) -> None:
    rules.deactivate(new.session, party)
    assert not party.active and not any(person.active for person in party.participants)
    rules.activate(party)
    assert party.active and not any(person.active for person in party.participants)


def test_a_person_activated_brings_the_organisation_along(new: ForumFile, party: Organisation) -> None:
    rules.deactivate(new.session, party)
    rules.activate(party.participants[0])
    assert party.active and [person.active for person in party.participants] == [True, False]


def test_the_convener_is_not_deactivated(new: ForumFile) -> None:
    convener = new.forum.convener
    assert convener is not None and rules.convenes(new.session, convener)
    with pytest.raises(RuleBroken):
        rules.deactivate(new.session, convener)
    assert convener.active


@given(st.lists(STATUSES, min_size=1))
def test_an_action_has_a_closing_day_exactly_while_it_is_closed(statuses: list[ActionStatus]) -> None:
    action = Outcome(kind=OutcomeKind.ACTION, line="", text="")
    for n, status in enumerate(statuses):
        was_closed = action.closed_on
        rules.set_status(action, status, date(2023, 1, 1 + n % 28))
        assert (action.closed_on is None) is status.open
        if was_closed and not status.open:
            assert action.closed_on == was_closed


def test_every_step_of_contact_can_be_reached() -> None:
    reached = {Membership.TO_CONTACT}
    for _round in Membership:
        reached |= {step for status in reached for step in rules.NEXT_STEPS[status]}
    assert reached == set(Membership) - {Membership.STRUCTURE}
