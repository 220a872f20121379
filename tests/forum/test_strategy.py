"""How much of the time looks ahead, and where an operative question belongs."""

from __future__ import annotations

from datetime import date

import pytest

from industriforum_desktop.forum.kinds import Horizon, MeetingState, Membership
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.strategy import network_for, strategic_share, strategic_share_of_year
from industriforum_desktop.store.forum_file import ForumFile

TODAY = date(2023, 11, 27)


def item(minutes: int, horizon: Horizon | None, title: str = "Punkt") -> AgendaItem:
    return AgendaItem(title=title, minutes=minutes, horizon=horizon, theme="", background="")


def structure(number: int, name: str, questions: str, sector: str = "") -> Organisation:
    return Organisation(
        id=number,
        name=name,
        active=True,
        membership=Membership.STRUCTURE,
        questions=questions,
        sector=sector,
    )


def test_the_share_is_of_all_planned_minutes() -> None:
    items = [item(30, Horizon.LONGER), item(10, Horizon.YEARS), item(40, Horizon.NOW), item(20, None)]
    assert strategic_share(items) == pytest.approx(0.4)


@pytest.mark.parametrize("items", [[], [item(0, Horizon.LONGER)], [item(20, None), item(5, None)]])
def test_nothing_is_claimed_while_nothing_is_known(items: list[AgendaItem]) -> None:
    assert strategic_share(items) is None


def test_the_years_share_leaves_cancelled_meetings_out(demo: ForumFile) -> None:
    meetings = demo.meetings()
    before = strategic_share_of_year(meetings, 2023)
    assert before is not None and 0 < before < 1
    with demo.change("Allt i möte 4 gäller nuet"):
        for one in meetings[-1].items:
            one.horizon = Horizon.NOW
    now = strategic_share_of_year(meetings, 2023)
    assert now is not None and now < before
    with demo.change("Inställt"):
        meetings[-1].state = MeetingState.CANCELLED
    without = strategic_share_of_year(meetings, 2023)
    assert without is not None and without > now
    assert strategic_share_of_year(meetings, 2019) is None


def test_an_operative_question_finds_the_network_that_deals_with_it() -> None:
    traffic = structure(1, "KLT", "kollektivtrafik, tidtabeller")
    school = structure(2, "YH-nätverket", "yrkeshögskola, korta kurser")
    question = item(10, Horizon.NOW, "Busstidtabellerna i kollektivtrafiken")
    assert network_for(question, [school, traffic], TODAY) is traffic
    assert network_for(item(10, Horizon.NOW, "En kurs i dataanalys"), [school, traffic], TODAY) is school
    assert network_for(item(10, Horizon.NOW, "Nattskift"), [school, traffic], TODAY) is None
    assert network_for(item(10, Horizon.LONGER, question.title), [school, traffic], TODAY) is None


def test_small_words_find_nothing() -> None:
    offices = structure(1, "Näringslivscheferna", "tillstånd, etableringar")
    assert network_for(item(10, Horizon.NOW, "Vägledning till mindre företag"), [offices], TODAY) is None


def test_a_member_or_an_ended_project_is_not_proposed() -> None:
    member = structure(1, "Parten", "kollektivtrafik")
    member.membership = Membership.MEMBER
    project = structure(2, "Projektet", "kollektivtrafik")
    project.ends_on = date(2023, 8, 31)
    question = item(10, Horizon.NOW, "Kollektivtrafik")
    assert network_for(question, [member, project], TODAY) is None
    assert network_for(question, [member, project], date(2023, 8, 31)) is project


def test_of_several_the_one_that_meets_first_is_proposed() -> None:
    later, sooner, never = (structure(n, f"Nätverk {n}", "validering") for n in (1, 2, 3))
    later.meets_next, sooner.meets_next = date(2024, 2, 1), date(2023, 12, 6)
    assert network_for(item(10, Horizon.NOW, "Validering"), [never, later, sooner], TODAY) is sooner


def test_the_sector_speaks_while_no_questions_are_written() -> None:
    energy = structure(1, "Energikontoret", "", "Energi")
    assert network_for(item(10, Horizon.NOW, "Energi och elpriser"), [energy], TODAY) is energy
    energy.questions = "laddstolpar"
    assert network_for(item(10, Horizon.NOW, "Energi och elpriser"), [energy], TODAY) is None


def test_the_demo_has_it_all(demo: ForumFile) -> None:
    called = {one.called: one for one in demo.organisations()}
    assert called["Kompetenslyft"].ends_on == date(2023, 8, 31)
    assert called["TMF"].joined_on == date(2023, 4, 14)
    items = {one.title: one for meeting in demo.meetings() for one in meeting.items}
    course = items["Kort kurs i dataanalys"]
    assert course.horizon is Horizon.NOW and course.aims == [demo.aims()[1].id]
    found = network_for(course, demo.organisations(), TODAY)
    assert found is called["YH-nätverket"]
    guide = items["Energi: vägledning för mindre företag"]
    assert network_for(guide, demo.organisations(), TODAY) is called["Energikontoret"]
