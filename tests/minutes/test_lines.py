"""The line language: what each line is, and that nothing typed is ever lost."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.forum.kinds import HangsOn, OutcomeKind
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import kind_of, parse, parse_line, print_lines, tag_of, tags, write_line

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
    read = parse(text, CALENDAR)
    assert print_lines(read) == text
    assert parse(print_lines(read), CALENDAR) == read


@given(st.text(alphabet=st.characters(exclude_characters="\n")))
def test_a_quick_look_agrees_with_the_whole_reading(raw: str) -> None:
    line = parse_line(raw, CALENDAR)
    assert line.kind in (None, kind_of(raw))
    if line.kind is None and not line.bullet:
        assert line.text == normalize("NFC", raw).strip()


@pytest.mark.parametrize(
    ("raw", "doubt"),
    [
        ("-> IUC: svara senast 31 februari", "31 februari"),
        ("-> IUC: svara senast när det passar", "senast när det passar"),
        ("-> IUC: svara nästa fredag", "nästa fredag"),
        ("-> IUC: svara senast torsdag 16 juni", "torsdag 16 juni"),
        ("-> IUC: förbereda mötet 15 juni med Unionen", "15 juni"),
        ("-> IUC: bjud in i höst. #Export", "i höst"),
        ("-> IUC: ring senast", "senast"),
    ],
)
def test_what_looks_like_a_day_and_is_not_understood_is_told(raw: str, doubt: str) -> None:
    line = parse_line(raw, CALENDAR)
    assert (line.due, line.doubt) == (None, doubt)
    assert raw[line.doubt_at :].startswith(doubt)
    assert doubt in line.text


@pytest.mark.parametrize("raw", ["-> IUC: fråga 3/4 av företagen", "-> boka lokal", "i höst, senast i maj"])
def test_other_lines_raise_no_doubt(raw: str) -> None:
    assert parse_line(raw, CALENDAR).doubt == ""


@pytest.mark.parametrize(
    ("raw", "text", "due"),
    [
        ("-> IUC: boka lokal senast vid nästa möte.", "boka lokal", date(2023, 5, 11)),
        ("-> IUC: boka lokal, senast på fredag", "boka lokal", date(2023, 2, 10)),
        ("-> IUC: boka lokal senast under vecka 24", "boka lokal", date(2023, 6, 16)),
        ("-> IUC: boka lokal senast i augusti", "boka lokal", date(2023, 8, 31)),
        ("-> IUC: boka lokal 15 juni #Grön-omställning", "boka lokal #Grön-omställning", date(2023, 6, 15)),
        ("-> IUC: svara senast fredag kl. 12", "svara senast fredag kl. 12", date(2023, 2, 10)),
    ],
)
def test_the_day_is_taken_out_of_what_is_to_be_done(raw: str, text: str, due: date) -> None:
    line = parse_line(raw, CALENDAR)
    assert (line.text, line.due) == (text, due)
    assert raw[line.due_at :].startswith(line.due_text)


@pytest.mark.parametrize(
    ("raw", "text", "hangs_on", "due"),
    [
        ("-> IUC: boka lokal till nästa möte", "boka lokal", HangsOn.NEXT_MEETING, CALENDAR.next_meeting),
        ("-> IUC: räkna om inför årsuppföljningen", "räkna om", HangsOn.FOLLOW_UP, None),
        ("-> IUC: räkna om till den årliga uppföljningen.", "räkna om", HangsOn.FOLLOW_UP, None),
        ("-> IUC: förbereda årsuppföljningen", "förbereda årsuppföljningen", None, None),
        ("-> IUC: boka lokal senast 15 juni", "boka lokal", None, date(2023, 6, 15)),
    ],
)
def test_a_day_that_is_a_meetings_is_kept_as_said(
    raw: str, text: str, hangs_on: HangsOn | None, due: date | None
) -> None:
    line = parse_line(raw, CALENDAR)
    assert (line.text, line.hangs_on, line.due, line.doubt) == (text, hangs_on, due, "")
    unplanned = parse_line(raw, Calendar(CALENDAR.meeting))
    assert (unplanned.text, unplanned.hangs_on, unplanned.doubt) == (text, hangs_on, "")
    again = parse_line(write_line(line, CALENDAR), CALENDAR)
    assert (again.text, again.hangs_on, again.due) == (text, hangs_on, due)


def test_a_theme_is_one_word() -> None:
    assert tag_of("Grön omställning (el)") == "#Grön-omställning-el"
    assert tags("Vi talade om #Grön-omställning, #export och 5#3") == ["Grön-omställning", "export"]


PIECES = st.sampled_from(
    [
        "-> ", "→", "= ", "? ", "* ", "IUC", "Ylva Ek", ": ", ", ", " och ", "ring", " ", "senast ", "till ", "på ",
        "15 juni", "31 februari", "fredag", "v. 24", "nästa möte", "3/4", ".", " #tema", "den ", "i höst", ":", "&",
    ]
)  # fmt: skip


@given(st.one_of(st.text(alphabet="-> ABå:, 123/juni.senast v#", max_size=60), st.lists(PIECES).map("".join)))
def test_a_line_written_anew_means_the_same(said: str) -> None:
    first = parse_line(f"-> {said}", CALENDAR)
    second = parse_line(write_line(first, CALENDAR), CALENDAR)
    assert (second.kind, second.who, second.text, second.due) == (first.kind, first.who, first.text, first.due)


@given(st.lists(PIECES).map("".join))
def test_no_letter_of_a_line_is_dropped_from_its_meaning(raw: str) -> None:
    line = parse_line(raw, CALENDAR)
    understood = f"{line.who}{line.text}{line.due_text}"
    known = " \t.,:;&>-→=?*senasttillpåoch"
    assert all(letter in known or letter in understood for letter in raw)
