"""Figures of a year: each is as many as the things that it leads to."""

from __future__ import annotations

from datetime import date, time

import pytest

from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.kinds import ActionStatus, Horizon, MeetingState, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import ActionNews, ActionReport, Note, Outcome
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.situation import Concern
from industriforum_desktop.forum.year_counts import (
    Count,
    counted,
    divided,
    meetings_wanted,
    side_by_side,
    years_with_meetings,
)
from industriforum_desktop.forum.year_figures import YearFigures
from industriforum_desktop.i18n import language
from industriforum_desktop.store.forum_file import ForumFile

TODAY = date(2023, 11, 27)
EN = language("en")


def figures(file: ForumFile, year: int = 2023) -> YearFigures:
    return YearFigures(year, file.meetings(), file.organisations())


def counts(file: ForumFile, year: int = 2023) -> dict[str, Count]:
    groups = counted(figures(file, year), 4, TODAY, EN)
    return {one.key: one for group in groups for one in group.counts}


def meeting(year: int, number: int, *outcomes: Outcome, state: MeetingState = MeetingState.HELD) -> Meeting:
    made = Meeting(
        year=year, number=number, day=date(year, 3 * number, 2), start=time(13), end=time(15), state=state
    )
    item = AgendaItem(title="Läget", theme="Energi", minutes=30, used_seconds=29 * 60)
    made.insert(item, 0)
    for n, one in enumerate(outcomes):
        one.position, one.line = n, one.text
        item.outcomes.append(one)
    return made


def action(text: str, status: ActionStatus = ActionStatus.ONGOING, **more: object) -> Outcome:
    return Outcome(kind=OutcomeKind.ACTION, text=text, status=status, **more)


def add(file: ForumFile, *things: object) -> None:
    with file.change("Möten"):
        file.session.add_all(things)


def test_what_is_counted_is_what_the_forum_holds(demo: ForumFile) -> None:
    found = counts(demo)
    held = [one for one in demo.meetings() if one.state is MeetingState.HELD]
    assert list(found["held"].things) == held
    assert (found["held"].number, found["held"].whole) == (3, 4)
    assert set(found["actions"].things) == set(demo.actions())
    assert {one.status for one in found["done"].things} == {ActionStatus.DONE}
    stood = ("done", "ongoing", "not_started", "dropped")
    assert sum(found[key].number for key in stood) + figures(demo).actions_by_status()[
        ActionStatus.HANDED_OVER
    ] == len(demo.actions())
    assert set(found["items"].things) == {item for one in held for item in one.items}


def test_divided_figures_hold_everything_once_and_nobody_by_person(demo: ForumFile) -> None:
    groups = {one.title: one.counts for one in divided(figures(demo), demo.forum, demo.aims(), EN)}
    themes = [item for one in groups["Minutes by theme"] for item in one.things]
    assert sorted(item.id for item in themes) == sorted(item.id for item in figures(demo).items())
    came = {one.name: one for one in groups["Who took part"]}
    for organisation, count in figures(demo).attendance():
        assert came[organisation.called].number == count
    assert not any(
        isinstance(thing, Participant) for found in groups.values() for one in found for thing in one.things
    )


def test_minutes_are_the_sum_of_the_items_behind_them(new: ForumFile) -> None:
    add(new, meeting(2023, 1), meeting(2023, 2))
    groups = {one.title: one.counts for one in divided(figures(new), new.forum, [], EN)}
    [theme] = groups["Minutes by theme"]
    assert (theme.name, theme.number, len(theme.things)) == ("Energi", 58, 2)


def test_what_was_handed_over_is_without_a_report_until_somebody_tells(new: ForumFile) -> None:
    network = next(one for one in new.organisations() if one.membership.value == "structure")
    given = [action(text, ActionStatus.HANDED_OVER, handed_to=network) for text in ("ett", "två", "tre", "fyra")]
    first, second = meeting(2023, 1, *given), meeting(2023, 2)
    add(new, first, second)
    assert counts(new)["unheard_of"].number == 4
    with new.change("Rapporter"):
        given[0].news.append(ActionNews(day=TODAY, status=ActionStatus.ONGOING, text="Igång."))
        given[1].result = "Klart i Kalmar."
        second.items[0].reports.append(ActionReport(outcome=given[2], status=ActionStatus.ONGOING))
    assert [one.text for one in counts(new)["unheard_of"].things] == ["fyra"]
    assert counts(new)["handed_over"].number == 4


def test_an_earlier_years_action_is_closed_in_the_year_that_closed_it(new: ForumFile) -> None:
    old = action("gammal", ActionStatus.DONE, closed_on=date(2023, 5, 2))
    add(new, meeting(2022, 1, old), meeting(2023, 1, action("ny")))
    assert list(counts(new)["closed"].things) == [old]
    assert counts(new, 2022)["closed"].number == 0
    assert counts(new, 2022)["done"].number == 1


def test_what_is_on_an_agenda_is_not_dealt_with_by_that(new: ForumFile) -> None:
    held, coming = meeting(2023, 1), meeting(2023, 2, state=MeetingState.PLANNED)
    proposer = new.organisations()[1]
    for met in (held, coming):
        for n, title in enumerate(("skriven", "bara markerad", "aldrig öppnad", "uppskjuten"), start=1):
            met.insert(AgendaItem(title=title, proposed_by=proposer), n)
    held.items[1].note = Note(text="Vi talade om det.")
    held.items[2].taken_up = True
    held.items[4].note, held.items[4].postponed = Note(text="Hanns inte med."), True
    add(new, held, coming)
    found = counts(new)
    assert [one.title for one in found["items"].things] == ["skriven", "bara markerad"]
    assert list(found["proposed"].things) == held.items[1:]


def test_an_action_counts_as_handed_over_while_it_stands_so(new: ForumFile) -> None:
    """The statuses are together all the actions."""
    network = next(one for one in new.organisations() if one.membership.value == "structure")
    actions = [action(status.value, status, handed_to=network) for status in ActionStatus]
    add(new, meeting(2023, 1, *actions))
    found = counts(new)
    stood = ("done", "ongoing", "not_started", "dropped", "handed_over")
    assert [found[key].number for key in stood] == [1] * 5
    assert found["actions"].number == 5


def test_a_challenge_is_answered_by_an_action_on_the_same_concern_wherever_it_is(new: ForumFile) -> None:
    grid = Concern(kind=OutcomeKind.CHALLENGE, text="Elnätet räcker inte", solved_on=date(2023, 11, 1))
    first = Outcome(kind=OutcomeKind.CHALLENGE, text="Nätet är fullt", concern=grid)
    second = Outcome(kind=OutcomeKind.NEED, text="Fler elektriker")
    dropped = action(
        "Bygg själva", ActionStatus.DROPPED, concern=Concern(kind=OutcomeKind.NEED, text="Ett kraftverk")
    )
    third = Outcome(kind=OutcomeKind.NEED, text="Egen el", concern=dropped.concern)
    add(
        new,
        meeting(2023, 1, first, second),
        meeting(2023, 2, action("Fråga nätbolagen", concern=grid), dropped),
        meeting(2023, 3, third),
    )
    found = counts(new)
    assert (found["challenges"].number, found["needs"].number) == (1, 2)
    assert list(found["unanswered"].things) == [second, third], "not sorted yet; and the action was dropped"
    assert list(found["solved"].things) == [grid]


def test_time_is_told_by_how_far_ahead_where_somebody_said_so(new: ForumFile) -> None:
    one = meeting(2023, 1)
    one.items[0].horizon = Horizon.YEARS
    one.items[0].aims = [new.aims()[0].id]
    add(new, one)
    groups = {group.title: group.counts for group in divided(figures(new), new.forum, new.aims(), EN)}
    assert [(count.name, count.number) for count in groups["Minutes by how far ahead"]] == [("1–3 years", 29)]
    assert [count.number for count in groups["Items by aim"]] == [1, 0, 0]


def test_years_stand_beside_each_other_in_the_same_rows(new: ForumFile) -> None:
    add(new, meeting(2022, 1, action("a")), meeting(2023, 1, action("b"), action("c")), meeting(2023, 2))
    years = years_with_meetings(new.meetings())
    rows = dict(side_by_side([figures(new, year) for year in years], new.follow_ups(), 4, TODAY, EN))
    assert years == [2022, 2023]
    assert [one.number for one in rows["Meetings held"]] == [1, 2]
    assert [one.number for one in rows["Actions opened"]] == [1, 2]
    assert "Solved during the year" not in rows, "no year has any"


@pytest.mark.parametrize(("decided", "wanted"), [(None, 4), (5, 5)])
def test_a_year_was_to_have_as_many_meetings_as_the_year_before_decided(decided: int | None, wanted: int) -> None:
    before = FollowUp(year=2022, next_meetings=decided)
    assert meetings_wanted(2023, {2022: before}, 4) == wanted
    assert meetings_wanted(2024, {2022: before}, 4) == 4


def test_who_became_a_member_during_the_year_counts_as_new(new: ForumFile) -> None:
    add(new, Organisation(name="Trä- och Möbelföretagen", joined_on=date(2023, 4, 1)))
    assert [one.name for one in counts(new)["joined"].things] == ["Trä- och Möbelföretagen"]
    assert counts(new, 2022)["joined"].number == 0
