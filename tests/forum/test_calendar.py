"""Which meeting is meant, and whether anything was heard: asked in one place."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.forum import calendar
from industriforum_desktop.forum.calendar import Met
from industriforum_desktop.forum.kinds import ActionStatus, HangsOn, MeetingState

HELD, PLANNED, OFF = MeetingState.HELD, MeetingState.PLANNED, MeetingState.CANCELLED


def met(number: int, day: date, state: MeetingState = PLANNED, start: time = time(13)) -> Met:
    return Met(day.year, number, day, start, state)


FIRST = met(1, date(2023, 2, 9), HELD)
SECOND = met(2, date(2023, 5, 11), OFF)
THIRD = met(3, date(2023, 9, 14))
FOURTH = met(4, date(2023, 11, 30))
YEAR = [FOURTH, SECOND, FIRST, THIRD]


def test_a_cancelled_meeting_is_never_the_next_one() -> None:
    assert calendar.after(FIRST, YEAR) is THIRD
    assert calendar.after(FOURTH, YEAR) is None
    assert calendar.planned_after(FIRST, YEAR) is THIRD
    assert calendar.coming(YEAR, date(2023, 5, 1)) is THIRD
    assert calendar.nearest(YEAR, date(2023, 5, 1)) is THIRD


def test_the_next_meeting_may_be_one_that_is_held_by_now() -> None:
    third = met(3, date(2023, 9, 14), HELD)
    assert calendar.after(FIRST, [FIRST, third, FOURTH]) is third
    assert calendar.planned_after(FIRST, [FIRST, third, FOURTH]) is FOURTH


def test_of_two_meetings_on_a_day_the_later_is_the_next_one() -> None:
    morning, afternoon = met(1, date(2023, 2, 9), HELD, time(9)), met(2, date(2023, 2, 9), PLANNED, time(14))
    assert calendar.after(morning, [afternoon, morning]) is afternoon
    assert calendar.after(afternoon, [afternoon, morning]) is None


def test_a_planned_meeting_that_has_passed_is_near_when_none_comes() -> None:
    passed = met(2, date(2023, 5, 11))
    assert calendar.nearest([FIRST, passed], date(2023, 8, 1)) is passed
    assert calendar.nearest([FIRST, passed, FOURTH], date(2023, 8, 1)) is FOURTH
    assert calendar.coming([FIRST, FOURTH], FOURTH.day) is FOURTH
    assert calendar.coming([FIRST, passed], date(2023, 8, 1)) is None
    assert calendar.nearest([FIRST, SECOND], date(2023, 8, 1)) is None


def test_the_follow_up_belongs_to_the_last_of_the_year() -> None:
    assert [calendar.is_last_of_year(one, YEAR, 4) for one in YEAR] == [True, False, False, False]
    assert not calendar.is_last_of_year(THIRD, [FIRST, SECOND, THIRD], 4)
    cancelled = met(5, date(2023, 12, 14), OFF)
    assert calendar.last_of_years([*YEAR, cancelled, met(1, date(2024, 2, 8))], 4) == [FOURTH]
    assert calendar.is_last_of_year(FOURTH, [*YEAR, cancelled], 4)


@pytest.mark.parametrize(
    ("said_at", "day"),
    [(FIRST, FOURTH.day), (THIRD, FOURTH.day), (FOURTH, None), (met(5, date(2022, 12, 1)), FOURTH.day)],
)
def test_what_is_for_the_follow_up_is_due_at_the_meeting_that_holds_it(said_at: Met, day: date | None) -> None:
    assert calendar.hanging_day(HangsOn.FOLLOW_UP, said_at, YEAR, 4) == day


def test_the_follow_up_has_no_day_while_the_year_is_not_planned() -> None:
    assert calendar.hanging_day(HangsOn.FOLLOW_UP, FIRST, [FIRST, THIRD], 4) is None


@given(
    st.lists(st.tuples(st.integers(0, 900), st.sampled_from([HELD, PLANNED, OFF])), min_size=1, max_size=12),
    st.integers(0, 11),
)
def test_all_answers_agree_whatever_is_planned(days: list[tuple[int, MeetingState]], which: int) -> None:
    meetings = [met(n, date(2023, 1, 1) + timedelta(days=on), state) for n, (on, state) in enumerate(days, start=1)]
    here = meetings[which % len(meetings)]
    following = calendar.after(here, meetings)
    assert following is None or (following.day > here.day and following.state is not OFF)
    between = [one for one in meetings if one.day > here.day and one.state is not OFF]
    assert (following is None) == (not between)
    coming = calendar.coming(meetings, here.day + timedelta(days=1))
    assert calendar.planned_after(here, meetings) == coming


def silent(status: ActionStatus, **more: date | None) -> bool:
    """Asked on 1 May of an action of 9 February."""
    known = {"handed_on": None, "accepted_on": None, "report_by": None, "heard_on": None, **more}
    return calendar.is_silent(date(2023, 5, 1), status, given_on=date(2023, 2, 9), has_result=False, **known)


def test_an_action_is_silent_when_it_was_to_be_heard_of() -> None:
    over, ongoing = ActionStatus.HANDED_OVER, ActionStatus.ONGOING
    assert silent(ongoing, report_by=date(2023, 4, 30))
    assert not silent(ongoing, report_by=date(2023, 5, 1))
    assert not silent(ActionStatus.DONE, report_by=date(2023, 4, 30))
    assert not silent(ongoing, report_by=date(2023, 4, 20), heard_on=date(2023, 4, 27))
    assert silent(over, handed_on=date(2023, 4, 16))
    assert not silent(over, handed_on=date(2023, 4, 17))
    assert not silent(over, handed_on=date(2023, 4, 1), accepted_on=date(2023, 4, 2))
    assert not silent(over, handed_on=date(2023, 4, 1), heard_on=date(2023, 4, 10))


def test_what_was_handed_over_is_not_forgotten_though_it_was_taken_on() -> None:
    over = ActionStatus.HANDED_OVER
    assert silent(over, handed_on=date(2023, 1, 1), accepted_on=date(2023, 1, 2))
    assert not silent(over)
    assert not silent(over, handed_on=date(2023, 1, 1), report_by=date(2023, 6, 1), accepted_on=date(2023, 1, 2))
