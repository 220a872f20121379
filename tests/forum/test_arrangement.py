"""An agenda that changes while its meeting runs."""

from __future__ import annotations

from datetime import date, time

import pytest

from industriforum_desktop.forum import arrangement
from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import ItemKind, MeetingState, Presence
from industriforum_desktop.forum.meeting import AgendaItem, Attendance, Meeting
from industriforum_desktop.forum.minutes import Note

CLOSING = ["Övriga frågor", "Nästa möte"]


def meeting(*titles: str, day: date = date(2023, 2, 9), state: MeetingState = MeetingState.PLANNED) -> Meeting:
    made = Meeting(year=day.year, number=1, day=day, start=time(13), end=time(16), state=state)
    for n, title in enumerate(titles):
        made.insert(AgendaItem(title=title, minutes=10, postponed=False, kind=ItemKind.DIALOGUE), n)
    return made


def titles(held: Meeting) -> list[str]:
    return [item.title for item in held.items]


def test_questions_come_after_the_item_for_them_in_the_order_they_were_raised() -> None:
    held = meeting("Öppnande", "Energi", "övriga frågor", "Nästa möte")
    for title in ("Buller", "Parkering"):
        place = arrangement.place_of_question(held, held.items[1], CLOSING[:1], CLOSING)
        held.insert(arrangement.raised(title), place)
    assert titles(held) == ["Öppnande", "Energi", "övriga frågor", "Buller", "Parkering", "Nästa möte"]


def test_a_question_is_never_put_before_the_item_at_hand() -> None:
    held = meeting("Öppnande", "Övriga frågor", "Nästa möte")
    assert arrangement.place_of_question(held, held.items[2], CLOSING[:1], CLOSING) == 3
    bare = meeting("Energi", "Vatten")
    assert arrangement.place_of_question(bare, bare.items[0], CLOSING[:1], CLOSING) == 2


def test_a_postponed_item_is_taken_up_before_the_next_agenda_closes() -> None:
    held, later = meeting("Energi"), meeting("Öppnande", "Övriga frågor", "Nästa möte", day=date(2023, 5, 11))
    held.items[0].presenter = "Eva"
    copy = arrangement.postpone(held.items[0], later, CLOSING)
    assert titles(later) == ["Öppnande", "Energi", "Övriga frågor", "Nästa möte"]
    assert (copy.continues, copy.presenter, copy.minutes) == (held.items[0], "Eva", 10)
    assert held.items[0].postponed
    arrangement.take_up_again(held.items[0], [held, later])
    assert titles(later) == ["Öppnande", "Övriga frågor", "Nästa möte"]
    assert not held.items[0].postponed


def test_what_the_later_meeting_wrote_stays() -> None:
    held, later = meeting("Energi"), meeting("Öppnande", day=date(2023, 5, 11))
    arrangement.postpone(held.items[0], later, CLOSING).note = Note(text="Sagt.")
    with pytest.raises(RuleBroken):
        arrangement.take_up_again(held.items[0], [held, later])
    assert held.items[0].postponed
    assert titles(later) == ["Öppnande", "Energi"]


def test_a_divided_item_shares_its_time() -> None:
    held = meeting("Energi", "Vatten")
    new = arrangement.divide(held.items[0], "Energi, del 2", used=4 * 60 + 1)
    assert titles(held) == ["Energi", "Energi, del 2", "Vatten"]
    assert (held.items[0].minutes, new.minutes) == (5, 5)
    assert arrangement.divide(new, "Energi, del 3", used=3600).minutes == 0


def test_who_came_at_an_item_came_at_that_item_wherever_it_goes() -> None:
    held = meeting("A", "B", "C", "D")
    row = Attendance(guest_name="Ida", presence=Presence.PRESENT, from_item=2, to_item=4)
    held.attendances.append(row)
    held.move(held.items[1], 0)
    assert (row.from_item, row.to_item) == (1, 4)
    held.insert(AgendaItem(title="E", minutes=5), 0)
    assert (row.from_item, row.to_item) == (2, 5)
    held.remove(held.items[4])
    assert titles(held) == ["E", "B", "A", "C"]
    assert (row.from_item, row.to_item) == (2, 4)
    held.remove(held.items[1])
    assert (row.from_item, row.to_item) == (2, 3)
