"""From what a year decides to the next year's plan."""

from __future__ import annotations

from datetime import date, time

from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.next_year import lines, plan
from industriforum_desktop.forum.year_counts import meetings_wanted


def meetings(*days: date) -> list[Meeting]:
    return [Meeting(year=2024, day=day, start=time(13), theme="") for day in days]


def test_typed_lines_lose_their_bullets_and_empty_lines_go() -> None:
    assert lines("- Fyra möten\n\n  • Energi – på riktigt \n*Trä") == ["Fyra möten", "Energi – på riktigt", "Trä"]


def test_themes_go_to_the_meetings_in_order_of_date() -> None:
    late, early, last = made = meetings(date(2024, 5, 16), date(2024, 2, 15), date(2024, 9, 12))
    assert plan(Forum(meetings_per_year=4), 2024, made, ["Trä", "Energi"], {}) is None
    assert (early.theme, late.theme, last.theme) == ("Trä", "Energi", "")


def test_another_number_counts_from_the_next_year_on() -> None:
    forum = Forum(meetings_per_year=4)
    follow_ups = {2023: FollowUp(year=2023, next_meetings=3)}
    kept = plan(forum, 2024, [], [], follow_ups)
    assert kept is not None
    follow_ups[kept.year] = kept
    assert forum.meetings_per_year == 3
    wanted = [meetings_wanted(year, follow_ups, forum.meetings_per_year) for year in (2023, 2024, 2025)]
    assert wanted == [4, 3, 3]


def test_the_number_that_an_earlier_year_decided_is_kept() -> None:
    before = FollowUp(year=2022, next_meetings=5)
    follow_ups = {2022: before, 2023: FollowUp(year=2023, next_meetings=3)}
    assert plan(Forum(meetings_per_year=5), 2024, [], [], follow_ups) is None
    assert before.next_meetings == 5
