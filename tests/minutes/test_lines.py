"""The line language: what each line is, and that nothing typed is ever lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import kind_of, parse, parse_line

CALENDAR = Calendar(date(2023, 2, 9), date(2023, 5, 11))


def test_an_action_says_who_what_and_when() -> None:
    line = parse_line("-> IF Metall: ta fram underlag senast 15 juni", CALENDAR)
    assert line.kind is OutcomeKind.ACTION
    assert line.who == ("IF Metall",)
    assert line.text == "ta fram underlag"
    assert line.due == date(2023, 6, 15)
    assert line.due_text == "15 juni"


def test_several_may_share_an_action() -> None:
    line = parse_line("→ Ylva Ek, Unionen och IUC: boka en träff till nästa möte", CALENDAR)
    assert line.who == ("Ylva Ek", "Unionen", "IUC")
    assert line.text == "boka en träff"
    assert line.due == date(2023, 5, 11)


def test_a_name_with_och_in_it_stays_whole() -> None:
    assert parse_line("-> Trä- och Möbelföretagen: svara", CALENDAR).who == ("Trä- och Möbelföretagen",)


def test_an_action_needs_neither_name_nor_day() -> None:
    line = parse_line("-> kontakta skogsbranschen", CALENDAR)
    assert (line.kind, line.who, line.due, line.text) == (OutcomeKind.ACTION, (), None, "kontakta skogsbranschen")


def test_a_fraction_in_the_middle_is_no_day() -> None:
    line = parse_line("-> IUC: fråga 3/4 av företagen om lärlingar", CALENDAR)
    assert line.due is None
    assert line.text == "fråga 3/4 av företagen om lärlingar"


def test_senast_makes_a_day_in_the_middle_count_and_keeps_the_words() -> None:
    line = parse_line("-> IUC: svara senast 3/4 om lokalen", CALENDAR)
    assert line.due == date(2023, 4, 3)
    assert line.text == "svara senast 3/4 om lokalen"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("= Vi träffas igen", OutcomeKind.AGREEMENT),
        ("? Vem betalar", OutcomeKind.QUESTION),
        ("! Elpriset", OutcomeKind.CHALLENGE),
        ("+ Fler svetsare", OutcomeKind.NEED),
        ("  -> indragen", OutcomeKind.ACTION),
        ("IF Metall: tyckte så", None),
        ("* en punkt", None),
        ("->", None),
        ("", None),
    ],
)
def test_the_first_sign_decides(raw: str, kind: OutcomeKind | None) -> None:
    assert parse_line(raw, CALENDAR).kind is kind


def test_a_bullet_is_told_from_text() -> None:
    assert parse_line("* en punkt", CALENDAR).bullet
    assert not parse_line("en * punkt", CALENDAR).bullet


@given(st.text())
def test_any_text_parses_and_nothing_is_lost(text: str) -> None:
    assert "\n".join(line.raw for line in parse(text, CALENDAR)) == text


@given(st.text(alphabet=st.characters(exclude_characters="\n")))
def test_a_quick_look_agrees_with_the_whole_reading(raw: str) -> None:
    line = parse_line(raw, CALENDAR)
    assert line.kind in (None, kind_of(raw))
    if line.kind is None and not line.bullet:
        assert line.text == raw.strip()


@given(st.text(alphabet="-> ABå:, 123/juni.senast v", max_size=60))
def test_reading_what_was_understood_again_changes_nothing(said: str) -> None:
    first = parse_line(f"-> {said}", CALENDAR)
    assert parse_line(first.raw, CALENDAR) == first
