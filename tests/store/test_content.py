"""What the program brings along: a new forum and the demo year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from industriforum_desktop.forum.kinds import MeetingState, Membership, OutcomeKind, Side
from industriforum_desktop.store.content import create_forum
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.glance import glance


def test_a_new_forum_says_what_the_mandate_says(new: ForumFile) -> None:
    members = [one.name for one in new.organisations() if one.membership is Membership.MEMBER]
    assert members == ["Region Kalmar län", "Teknikföretagen", "IF Metall", "Unionen"]
    assert new.forum.convener is not None
    assert new.forum.convener.name == "Region Kalmar län"
    assert [aim.text.split()[0] for aim in new.aims()] == ["Få", "Utbyta", "Ha"]
    assert new.forum.meetings_per_year == 4
    structures = [one.called for one in new.organisations() if one.membership is Membership.STRUCTURE]
    assert len(structures) == 7
    assert "IUC" in structures
    assert new.mandate.source == "Regionplan 2021–2023"
    assert new.mandate.report_on == date(2023, 4, 21)


def test_organisations_to_contact_stand_on_both_sides_without_people(new: ForumFile) -> None:
    waiting = [one for one in new.organisations() if one.membership is Membership.TO_CONTACT]
    assert {one.side for one in waiting} == {Side.EMPLOYER, Side.UNION}
    sectors = " ".join(one.sector for one in waiting)
    assert all(sector in sectors for sector in ("Livsmedel", "Trä", "skog"))
    assert list(new.participants()) == []


def test_a_forum_may_have_another_name_and_convener(tmp_path: Path) -> None:
    file = create_forum(tmp_path / "t.forum", name="Tillväxtforum", convener="Region X", today=date(2024, 5, 1))
    assert file.forum.name == "Tillväxtforum"
    assert file.forum.convener is not None
    assert file.forum.convener.name == "Region X"
    assert file.mandate.report_on == date(2025, 4, 21)
    file.close()


def test_the_demo_is_a_full_year(demo: ForumFile) -> None:
    meetings = demo.meetings()
    assert [meeting.state for meeting in meetings] == [MeetingState.HELD] * 3 + [MeetingState.PLANNED]
    notes = [item for meeting in meetings for item in meeting.items if item.has_minutes]
    kinds = [outcome.kind for meeting in meetings for outcome in meeting.outcomes()]
    assert len(notes) >= 40
    assert kinds.count(OutcomeKind.ACTION) >= 20
    assert kinds.count(OutcomeKind.AGREEMENT) >= 12
    assert kinds.count(OutcomeKind.QUESTION) >= 8
    assert len(demo.participants()) >= 14
    assert all(person.email.endswith("example.se") for person in demo.participants() if person.email)
    assert all(meeting.overrun == 0 for meeting in meetings)


def test_every_receiver_in_the_demo_is_somebody(demo: ForumFile) -> None:
    unknown = [
        receiver.name
        for action in demo.actions()
        for receiver in action.receivers
        if receiver.organisation is None and receiver.participant is None
    ]
    assert unknown == []


def test_a_glance_tells_what_waits(demo_path: Path) -> None:
    seen = glance(demo_path, date(2023, 11, 27))
    assert seen.next_meeting is not None
    assert (seen.next_meeting.year, seen.next_meeting.number) == (2023, 4)
    assert seen.next_meeting.items[4].title == "Årlig uppföljning"
    assert seen.waiting.meetings_this_year == 4
    assert seen.waiting.not_informed == 1
    assert seen.live_meeting is None
    later = glance(demo_path, date(2024, 3, 1))
    assert later.waiting.overdue_actions > seen.waiting.overdue_actions


def test_the_demo_keeps_a_letter_as_it_came(demo: ForumFile) -> None:
    letter = next(one for one in demo.incoming() if one.name.endswith(".eml"))
    assert letter.data.startswith(b"From: Helena Ringdahl")
    assert (letter.size, [one.organisation.called for one in letter.proposals]) == (
        len(letter.data),
        ["Teknikföretagen"],
    )
