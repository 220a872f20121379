"""What a guided pass over the notes stops at."""

from __future__ import annotations

from datetime import date

import pytest

from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.tidy import Lack, find

CALENDAR = Calendar(date(2023, 5, 11), date(2023, 9, 14))


def _lacks(text: str) -> list[tuple[int, Lack]]:
    return [(finding.line, finding.lack) for finding in find(text, CALENDAR)]


def test_a_whole_action_lacks_nothing() -> None:
    assert _lacks("Läget är gott\n-> IF Metall: ta fram underlag senast 15 juni\n= Överens\n? Vem") == []


def test_what_an_action_lacks_is_told_with_its_line() -> None:
    assert _lacks("Inledning\n-> ta fram underlag senast 15 juni") == [(1, Lack.OWNER)]
    assert _lacks("-> IUC: ta fram underlag") == [(0, Lack.DAY)]
    assert _lacks("-> IUC: ta fram underlag senast tjugonde") == [(0, Lack.DAY_NOT_UNDERSTOOD)]
    assert _lacks("-> ta fram underlag") == [(0, Lack.OWNER), (0, Lack.DAY)]


def test_a_sign_without_words_is_told() -> None:
    assert _lacks("=\nText\n-> ") == [(0, Lack.WORDS), (2, Lack.WORDS)]


@pytest.mark.parametrize("line", ["- > IUC: ring", "– > IUC: ring", ">> IUC: ring", "> IUC: ring"])
def test_what_looks_like_an_action_and_is_none_is_told(line: str) -> None:
    assert _lacks(line) == [(0, Lack.SIGN)]


@pytest.mark.parametrize("line", ["- en punkt", "– en replik", "= enighet", "x > 3", "-10 > 3"])
def test_ordinary_lines_are_left_alone(line: str) -> None:
    assert _lacks(line) == []


def test_words_that_look_like_a_day_are_told() -> None:
    assert _lacks("-> IUC: ta fram underlag 31 februari") == [(0, Lack.DAY_NOT_UNDERSTOOD)]
