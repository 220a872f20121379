"""What comes next with organisations to win, and where a voice is missing."""

from __future__ import annotations

from datetime import date

from industriforum_desktop.forum.kinds import Membership, Side
from industriforum_desktop.forum.outreach import OutreachStep, coverage, lacks_voice, waiting
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.glance import glance


def test_the_latest_contact_says_what_comes_next(demo: ForumFile) -> None:
    found = waiting(demo.outreach())
    assert [step.organisation.called for step in found] == ["IKEM", "Skogsindustrierna"]
    ikem = found[0].organisation
    with demo.change("Kontakt"):
        demo.session.add(OutreachStep(organisation=ikem, day=date(2023, 11, 24), text="Tackar nej just nu."))
    assert [step.organisation.called for step in waiting(demo.outreach())] == ["Skogsindustrierna"]


def test_the_overview_reminds_when_the_day_has_come(demo: ForumFile) -> None:
    assert glance(demo.path, date(2023, 11, 23)).waiting.contacts_now == 0
    seen = glance(demo.path, date(2023, 11, 24)).waiting
    assert (seen.contacts_now, seen.contact_now) == (1, "IKEM")
    later = glance(demo.path, date(2024, 2, 1)).waiting
    assert (later.contacts_now, later.contact_now) == (2, "IKEM")


def test_a_sector_with_one_side_only_lacks_a_voice(demo: ForumFile) -> None:
    rows = coverage(demo.organisations())
    food, chemistry = rows["Livsmedel"], rows["Kemi"]
    assert not lacks_voice(food[Side.EMPLOYER]) and not lacks_voice(food[Side.UNION])
    assert lacks_voice(chemistry[Side.EMPLOYER]) and lacks_voice(chemistry[Side.UNION])
    assert [one.called for one in chemistry[Side.EMPLOYER]] == ["IKEM"]


def test_who_joins_gives_the_sector_a_voice_and_keeps_the_log(demo: ForumFile) -> None:
    ikem = next(one for one in demo.organisations() if one.called == "IKEM")
    before = [step.text for step in demo.outreach() if step.organisation is ikem]
    with demo.change("Medlem"):
        ikem.membership = Membership.MEMBER
    assert not lacks_voice(coverage(demo.organisations())["Kemi"][Side.EMPLOYER])
    assert [step.text for step in demo.outreach() if step.organisation is ikem] == before


def test_sectors_with_capitals_and_without_are_one(demo: ForumFile) -> None:
    rows = coverage(demo.organisations())
    assert {one.called for one in rows["Trä"][Side.EMPLOYER]} == {"TMF"}
    assert {one.called for one in rows["Trä"][Side.UNION]} == {"GS"}
