"""Agenda items keep their order and clock; meetings keep their numbers and what is written."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import (
    AgendaItem,
    Attendance,
    Meeting,
    next_number,
)
from industriforum_desktop.forum.minutes import Note

PLACES = st.integers(-3, 15)
STEPS = st.lists(st.tuples(st.sampled_from(["insert", "move", "remove"]), PLACES, PLACES), max_size=30)


def meeting(*minutes: int, start: time = time(13), end: time = time(16)) -> Meeting:
    made = Meeting(year=2023, number=1, day=date(2023, 2, 9), start=start, end=end, state=MeetingState.PLANNED)
    for n, length in enumerate(minutes):
        made.insert(AgendaItem(title=f"Item {n}", minutes=length), n)
    return made


@given(STEPS)
def test_positions_stay_one_to_n_whatever_is_done(steps: list[tuple[str, int, int]]) -> None:
    held = meeting(10, 10, 10)
    order = list(held.items)
    for step, one, other in steps:
        if step == "insert":
            place = max(0, one)
            fresh = AgendaItem(title="Fresh", minutes=5)
            held.insert(fresh, place)
            order.insert(place, fresh)
        elif order and step == "move":
            item = order.pop(one % len(order))
            held.move(item, other)
            order.insert(max(0, other), item)
        elif order:
            held.remove(order.pop(one % len(order)))
        assert [id(item) for item in held.items] == [id(item) for item in order]
        assert [item.position for item in held.items] == list(range(1, len(order) + 1))


@given(st.lists(st.integers(0, 480), max_size=20), st.times(min_value=time(0), max_value=time(23, 59)))
def test_each_item_begins_when_the_one_before_ends(minutes: list[int], start: time) -> None:
    start = start.replace(second=0, microsecond=0)
    held = meeting(*minutes, start=start)
    moment = datetime.combine(held.day, start)
    clocks = [clock for _item, clock in held.clock()]
    assert len(clocks) == len(minutes)
    for clock, length in zip(clocks, minutes, strict=True):
        assert clock == moment.time()
        moment += timedelta(minutes=length)


@given(st.lists(st.integers(0, 120), max_size=8))
def test_the_overrun_is_what_passes_the_end(minutes: list[int]) -> None:
    held = meeting(*minutes)
    assert held.agenda_minutes == sum(minutes)
    assert held.overrun == max(0, sum(minutes) - 180)


def test_an_item_with_minutes_stays() -> None:
    held = meeting(10, 10)
    held.items[0].note = Note(text="Said.")
    with pytest.raises(RuleBroken):
        held.remove(held.items[0])
    assert [item.title for item in held.items] == ["Item 0", "Item 1"]
    held.items[1].note = Note(text="  \n")
    held.remove(held.items[1])
    assert [item.title for item in held.items] == ["Item 0"]


def test_a_meeting_can_go_until_something_of_it_is_written() -> None:
    meeting(10).check_deletable()
    begun, attended, noted = meeting(10), meeting(10), meeting(10)
    begun.actual_start = time(13, 2)
    attended.attendances.append(Attendance(guest_name="Ida"))
    noted.items[0].note = Note(text="Said.")
    for held in (begun, attended, noted):
        with pytest.raises(RuleBroken):
            held.check_deletable()


@given(st.sets(st.integers(1, 9)))
def test_a_new_meeting_gets_the_lowest_free_number(taken: set[int]) -> None:
    meetings = [Meeting(year=2023, number=number) for number in taken]
    meetings.append(Meeting(year=2022, number=1))
    number = next_number(meetings, 2023)
    assert number not in taken
    assert set(range(1, number)) <= taken
