"""Days as people say them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.minutes.dates import MONTHS, Calendar, find_due, said_days

MEETING = date(2023, 5, 11)
CALENDAR = Calendar(MEETING, date(2023, 9, 14))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("15 juni", date(2023, 6, 15)),
        ("den 15 juni", date(2023, 6, 15)),
        ("15 jun.", date(2023, 6, 15)),
        ("15 juni 2025", date(2025, 6, 15)),
        ("15/6", date(2023, 6, 15)),
        ("2023-10-01", date(2023, 10, 1)),
        ("10 februari", date(2024, 2, 10)),
        ("fredag", date(2023, 5, 12)),
        ("på torsdag", date(2023, 5, 18)),
        ("nästa möte", date(2023, 9, 14)),
        ("v. 24", date(2023, 6, 16)),
        ("vecka 2", date(2024, 1, 12)),
        ("om två veckor", date(2023, 5, 25)),
        ("inom 10 dagar", date(2023, 5, 21)),
        ("om en månad", date(2023, 6, 11)),
        ("i slutet av maj", date(2023, 5, 31)),
        ("i början av mars", date(2024, 3, 10)),
        ("före sommaren", date(2023, 6, 20)),
        ("före jul", date(2023, 12, 20)),
        ("15/6 2024", date(2024, 6, 15)),
        ("torsdag 15/6", date(2023, 6, 15)),
        ("torsdagen den 15 juni", date(2023, 6, 15)),
        ("tisdag v. 24", date(2023, 6, 13)),
        ("nästa vecka", date(2023, 5, 19)),
        ("onsdag nästa vecka", date(2023, 5, 17)),
        ("den här veckan", date(2023, 5, 12)),
        ("imorgon", date(2023, 5, 12)),
        ("i övermorgon", date(2023, 5, 13)),
        ("om fjorton dagar", date(2023, 5, 25)),
        ("om ett halvår", date(2023, 11, 11)),
        ("i slutet av månaden", date(2023, 5, 31)),
        ("i slutet av veckan", date(2023, 5, 12)),
        ("årets slut", date(2023, 12, 31)),
        ("före midsommar", date(2023, 6, 22)),
        ("i augusti", date(2023, 8, 31)),
        ("mars 2024", date(2024, 3, 31)),
        ("29 februari", date(2024, 2, 29)),
    ],
)
def test_a_spoken_day_is_understood(said: str, day: date) -> None:
    due = find_due(f"ta fram underlag senast {said}", CALENDAR)
    assert due is not None
    assert due.day == day


@pytest.mark.parametrize(
    "said", ["31 februari", "vecka 60", "32/13", "snart", "2023-02-30", "i augusti kanske", "vi 5", "1 aprıl"]
)
def test_what_is_no_day_is_left_alone(said: str) -> None:
    assert find_due(f"svara {said}", CALENDAR) is None


@pytest.mark.parametrize(
    "said",
    [
        *("31 februari", "vecka 60", "32/13", "2023-02-30", "nästa möte", "nästa fredag", "i höst", "i augusti"),
        *("torsdag 16 juni", "torsdag 16/6", "före våren", "nästa år", "i början av maj"),
    ],
)
def test_what_looks_like_a_day_and_is_none_is_found_without_a_day(said: str) -> None:
    [found] = said_days(f"vi svarar {said} alla", Calendar(MEETING))
    assert (found.start, found.end, found.day) == (10, 10 + len(said), None)


def test_a_span_is_no_day() -> None:
    assert find_due("mässan 15/6-18/6", CALENDAR) is None


def test_without_a_next_meeting_next_meeting_is_only_words() -> None:
    assert find_due("till nästa möte", Calendar(MEETING)) is None


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.integers(0, 364))
def test_a_day_and_month_is_the_next_such_day(meeting: date, ahead: int) -> None:
    wanted = meeting + timedelta(days=ahead)
    month = next(name for name, number in MONTHS.items() if number == wanted.month)
    due = find_due(f"{wanted.day} {month}", Calendar(meeting))
    assert due is not None
    assert due.day == wanted or (wanted.month, wanted.day) == (2, 29)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    due = find_due(text, CALENDAR)
    assert due is None or text[due.start : due.end]


WORDS = st.sampled_from(
    [
        "senast", "nästa", "fredag", "torsdagen", "den", "15", "juni", "31", "februari", "v.", "vecka", "24", "om",
        "två", "veckor", "i", "slutet", "av", "maj", "15/6", "32/13", "imorgon", "före", "jul", "höst",
        "2023-06-15", "ſex", "år",
    ]
)  # fmt: skip


@given(st.lists(WORDS).map(" ".join), st.dates())
def test_days_stand_in_order_and_apart(text: str, meeting: date) -> None:
    days = said_days(text, Calendar(meeting))
    assert all(one.end <= other.end and one.start <= other.start for one, other in pairwise(days))
    assert all(0 <= day.start < day.end <= len(text) for day in days)
