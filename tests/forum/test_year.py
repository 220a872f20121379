"""The days that are proposed for meetings, and the standing items of an agenda."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industriforum_desktop.forum.year import (
    CLOSING,
    FOLLOW_UP,
    OPENING,
    SATURDAY,
    free_before,
    holiday,
    is_bridge_day,
    next_day_to_propose,
    obstacle,
    place_standing,
    propose_days,
    standing_items,
    year_to_plan,
)

YEARS = st.integers(2015, 2060)
COUNTS = st.integers(1, 12)
DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))


@settings(deadline=None)
@given(YEARS, COUNTS)
def test_proposed_days_are_free_and_in_order(year: int, count: int) -> None:
    days = propose_days(year, count)
    red = holidays.country_holidays("SE", years=year, categories=("public", "de_facto"))
    assert len(days) == count
    for day in days:
        assert day.year == year
        assert day.weekday() < SATURDAY
        assert day not in red
        assert not 28 <= day.isocalendar().week <= 31
        assert not is_bridge_day(day)
    assert all(one < next_one for one, next_one in pairwise(days))


@settings(deadline=None)
@given(YEARS)
def test_four_meetings_are_spread_over_the_year(year: int) -> None:
    days = propose_days(year, 4)
    assert days[0].month == 2 and days[-1].month in (11, 12)
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    assert min(gaps) >= 60 and max(gaps) <= 130


@pytest.mark.parametrize("year", [2000, 2004, 2005, 2023, 2024, 2026, 2038, 2100])
def test_the_holidays_are_those_of_the_calendar(year: int) -> None:
    red = holidays.country_holidays("SE", years=year, categories=("public", "de_facto"), language="sv")
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    assert {day: name for day in days if day.year == year and (name := holiday(day))} == dict(red.items())


@given(DAYS)
def test_the_nearest_free_day_before_is_free_and_none_lies_between(day: date) -> None:
    free = free_before(day)
    assert free <= day and obstacle(free) is None
    assert all(obstacle(free + timedelta(days=n)) for n in range(1, (day - free).days + 1))


def test_a_year_has_at_least_one_meeting() -> None:
    with pytest.raises(ValueError):
        propose_days(2023, 0)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2023, 6, 6), "{name} is a public holiday."),
        (date(2023, 6, 23), "{name} is a public holiday."),
        (date(2023, 11, 25), "The day is in a weekend."),
        (date(2023, 7, 13), "Industry is closed in weeks 28–31."),
        (date(2023, 6, 5), "Many are off on this day between two holidays."),
        (date(2023, 5, 19), "Many are off on this day between two holidays."),
        (date(2023, 11, 30), None),
        (date(2023, 7, 7), None),
        (date(2023, 8, 7), None),
    ],
)
def test_known_days(day: date, reason: str | None) -> None:
    assert obstacle(day) == reason


@settings(max_examples=50, deadline=None)
@given(DAYS, COUNTS, st.sets(st.integers(0, 700), max_size=20))
def test_the_next_day_is_free_and_apart_from_the_others(today: date, count: int, after: set[int]) -> None:
    taken = {today + timedelta(days=n) for n in after}
    day = next_day_to_propose(today, taken, count)
    assert day > today and obstacle(day) is None
    assert all(abs((day - other).days) > 21 for other in taken)


@given(DAYS, st.sets(st.integers(2015, 2062)))
def test_the_year_to_plan_has_no_meetings(today: date, planned: set[int]) -> None:
    year = year_to_plan(today, planned)
    assert year not in planned
    assert year >= today.year
    assert year > today.year or today.month < 11


TITLES = st.lists(
    st.sampled_from([item.title for item in standing_items(last_of_year=True)] + ["Energy", "Skills"]), unique=True
)


@given(TITLES, st.booleans())
def test_standing_items_are_completed_without_moving_any(titles: list[str], last: bool) -> None:
    agenda = list(titles)
    for place, item in place_standing(titles, last_of_year=last, word=lambda title: title):
        assert 0 <= place <= len(agenda)
        agenda.insert(place, item.title)
    assert [title for title in agenda if title in titles] == titles
    assert {item.title for item in standing_items(last_of_year=last)} <= set(agenda)
    assert len(agenda) == len(set(agenda))
    assert place_standing(agenda, last_of_year=last, word=lambda title: title) == []


@given(st.lists(st.sampled_from(["Energy", "Skills", "Trade"]), unique=True), st.booleans())
def test_own_items_stand_between_opening_and_closing(titles: list[str], last: bool) -> None:
    agenda = list(titles)
    for place, item in place_standing(titles, last_of_year=last, word=lambda title: title):
        agenda.insert(place, item.title)
    closing = [FOLLOW_UP, *CLOSING] if last else CLOSING
    assert agenda == [*(item.title for item in OPENING), *titles, *(item.title for item in closing)]


def test_the_case_of_a_title_does_not_matter() -> None:
    titles = [item.title.upper() for item in standing_items(last_of_year=True)]
    assert place_standing(titles, last_of_year=True, word=lambda title: title) == []
