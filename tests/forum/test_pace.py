"""The pace of a running meeting: how late it is, and when it ends."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.forum.pace import Pace, Part, pace

START = time(13)


def at(minutes: float, start: time = START) -> time:
    return (datetime.combine(datetime.min + timedelta(days=1), start) + timedelta(minutes=minutes)).time()


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.data())
def test_a_meeting_that_keeps_to_its_minutes_is_on_time_all_along(minutes: list[int], data: st.DataObject) -> None:
    here = data.draw(st.integers(0, len(minutes) - 1))
    used = data.draw(st.integers(0, minutes[here]))
    parts = [
        Part(planned, 60 * (planned if n < here else used if n == here else 0)) for n, planned in enumerate(minutes)
    ]
    seen = pace(parts, here, START, START, at(sum(minutes[:here]) + used))
    assert seen == Pace(0, at(sum(minutes)))


@pytest.mark.parametrize(
    ("parts", "here", "clock", "late", "end"),
    [
        pytest.param([Part(10, 900), Part(20, 0)], 0, at(15), 5, at(35), id="an item over its time"),
        pytest.param([Part(10, 240), Part(20, 0)], 1, at(4), -6, at(24), id="an item done early"),
        pytest.param([Part(10, 0), Part(20, 0)], 0, at(7), 7, at(37), id="begun late"),
        pytest.param([Part(10, 0), Part(20, 0, postponed=True)], 0, at(0), -20, at(10), id="an item postponed"),
        pytest.param([Part(10, 600), Part(0, 240), Part(20, 0)], 1, at(14), 4, at(34), id="a question raised"),
        pytest.param([Part(10, 600), Part(20, 1200), Part(5, 0)], 0, at(30), 0, at(35), id="back at an item done"),
        pytest.param([Part(10, 600), Part(20, 30), Part(5, 0)], 1, at(10.5), 0, at(35), id="just begun"),
        pytest.param([Part(10, 0), Part(20, 0)], 0, at(0.75), 0, at(30.75), id="begun within the minute"),
    ],
)
def test_how_late_and_when_it_ends(parts: list[Part], here: int, clock: time, late: int, end: time) -> None:
    assert pace(parts, here, START, START, clock) == Pace(late, end)


def test_a_meeting_at_quite_another_time_keeps_its_own() -> None:
    assert pace([Part(10, 0), Part(20, 0)], 0, START, time(9), time(9)) == Pace(0, time(9, 30))


def test_a_meeting_may_pass_midnight() -> None:
    assert pace([Part(60, 3600), Part(30, 0)], 1, time(23), time(23), time(0, 10)) == Pace(10, time(0, 40))


def test_what_was_raised_has_no_plan_to_pass() -> None:
    assert Part(0, 4000).over == 0
    assert Part(10, 660).over == 60
