"""The line language never guesses: what isn't sure is told, and every word is kept."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.minutes.counting import SHORT_WEEKDAYS, WEEKDAYS
from industriforum_desktop.minutes.dates import MONTHS, Calendar, said_days
from industriforum_desktop.minutes.lines import Line, parse_line

CALENDAR = Calendar(date(2026, 3, 10), date(2026, 6, 4))
SAID = [
    tuple(row.split("\t"))
    for row in (Path(__file__).parent / "said.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]


def action(said: str, calendar: Calendar = CALENDAR) -> Line:
    return parse_line(f"-> IUC: {said}", calendar)


@pytest.mark.parametrize(("said", "text", "due", "doubt"), SAID)
def test_a_day_is_understood_or_told(said: str, text: str, due: str, doubt: str) -> None:
    line = action(said)
    assert (line.text, str(line.due or "-"), line.doubt or "-") == (said if text == "=" else text, due, doubt)
    assert line.who == ("IUC",)


DAYS = ("15 juni", "den 15 juni", "måndag 15/6", "15/6", "2026-06-15", "fredag", "v. 15", "vecka 15", "nästa vecka")
NOT_BY = (
    *("efter", "från", "från och med", "fr.o.m.", "fr. o. m.", "fom", "tidigast", "först", "inte före", "ej innan"),
    *("med start", "sedan", "börjar", "startar", "senare än", "kring", "omkring", "ungefär", "mellan", "fram till"),
    *("två veckor före", "dagen efter", "veckan före", "t.o.m.", "varje", "för", "om"),
)


@pytest.mark.parametrize("word", NOT_BY)
@pytest.mark.parametrize("day", DAYS)
def test_a_day_that_is_not_the_last_one_is_no_due_day(word: str, day: str) -> None:
    line = action(f"kalla {word} {day}")
    assert line.due is None
    assert line.doubt.endswith(day)
    assert line.text == f"kalla {word} {day}"


@pytest.mark.parametrize("dash", ["-", "–", "—", " - ", " – ", " till ", " och ", " t.o.m. ", "‑"])
@pytest.mark.parametrize(
    ("first", "last"),
    [("15", "16 juni"), ("15", "16/6"), ("15 juni", "2 juli"), ("15/6", "2/7"), ("v. 15", "v. 16"), ("v. 15", "16"),
     ("måndag", "onsdag"), ("mån", "ons"), ("2026-06-15", "2026-06-16"), ("15:e", "16:e juni"), ("maj", "juni")],
)  # fmt: skip
@pytest.mark.parametrize("lead", ["", "senast "])
def test_a_span_is_not_cut(lead: str, first: str, dash: str, last: str) -> None:
    line = action(f"boka {lead}{first}{dash}{last}")
    assert (line.due, line.text) == (None, f"boka {lead}{first}{dash}{last}")
    assert line.doubt == f"{first}{dash}{last}"


@given(st.dates(date(2026, 3, 10), date(2027, 3, 1)), st.integers(0, 6), st.data())
def test_a_weekday_that_is_said_must_be_that_of_the_day(day: date, weekday: int, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([WEEKDAYS[weekday], f"{WEEKDAYS[weekday]}en", *SHORT_WEEKDAYS[weekday]]))
    month = next(name for name, number in MONTHS.items() if number == day.month)
    written = data.draw(st.sampled_from([f"{day.day} {month}", f"{day.day}/{day.month}", day.isoformat()]))
    line = action(f"svara {name} {written}")
    if day.weekday() == weekday:
        assert (line.due, line.text) == (day, "svara")
    else:
        assert (line.due, line.text, line.doubt) == (None, f"svara {name} {written}", f"{name} {written}")


@pytest.mark.parametrize(
    ("raw", "who", "text"),
    [
        # A colon that ends no name
        ("kl 9:30 samling", "", "kl 9:30 samling"),
        ("kl. 9: samling", "", "kl. 9: samling"),
        ("Kl. 10–12: workshop", "", "Kl. 10–12: workshop"),
        ("kl. 10:30: IUC ringer", "", "kl. 10:30: IUC ringer"),
        ("09.00: samling", "", "09.00: samling"),
        ("blanda 2:1", "", "blanda 2:1"),
        ("läs Joh 3:16", "", "läs Joh 3:16"),
        ("kap. 3:2 i planen: IUC läser", "", "kap. 3:2 i planen: IUC läser"),
        ("Skala 1:50: IUC ritar", "", "Skala 1:50: IUC ritar"),
        ("läs https://example.se/a:b", "", "läs https://example.se/a:b"),
        ("se www.example.se: bra", "", "se www.example.se: bra"),
        ("mailto:kari@example.se", "", "mailto:kari@example.se"),
        ("mailto:kari@example.se: svara", "", "mailto:kari@example.se: svara"),
        ("tel:08-123", "", "tel:08-123"),
        (r"C:\mapp\fil: öppna", "", r"C:\mapp\fil: öppna"),
        ("läs EU:s direktiv", "", "läs EU:s direktiv"),
        ("1:a utkastet klart", "", "1:a utkastet klart"),
        ("1: gör detta", "", "1: gör detta"),
        ("punkt 4: IUC svarar", "", "punkt 4: IUC svarar"),
        ("IUC :) svara", "", "IUC :) svara"),
        ("ta fram följande: budget, plan", "", "ta fram följande: budget, plan"),
        ("IUC:", "", "IUC:"),
        # A day that is no name
        ("15 juni: IUC svarar", "", "15 juni: IUC svarar"),
        ("15/6: IUC svarar", "", "15/6: IUC svarar"),
        ("3/4: IUC svarar", "", "3/4: IUC svarar"),
        ("Fredag: TMF ringer", "", "Fredag: TMF ringer"),
        ("v. 15: IUC svarar", "", "v. 15: IUC svarar"),
        ("i maj: IUC svarar", "", "i maj: IUC svarar"),
        ("nästa möte: IUC svarar", "", "nästa möte: IUC svarar"),
        ("15 juni, IUC: svara", "", "15 juni, IUC: svara"),
        ("Möte 15/6: IUC bokar", "", "Möte 15/6: IUC bokar"),
        ("mötet 15 juni kl. 10:00: IUC bokar", "", "mötet 15 juni kl. 10:00: IUC bokar"),
        # Names
        ("IUC : svara", "IUC", "svara"),
        ("IUC:svara", "IUC", "svara"),
        ("IUC: blanda 2:1", "IUC", "blanda 2:1"),
        ("IUC: fråga: vem betalar", "IUC", "fråga: vem betalar"),
        ("IUC: läs https://example.se", "IUC", "läs https://example.se"),
        ("EU:s kommitté: svara", "EU:s kommitté", "svara"),
        ("Grupp 2: svara", "Grupp 2", "svara"),
        ("3M: svara", "3M", "svara"),
        ("IUC/TMF: svara", "IUC/TMF", "svara"),
        ("Team 24/7: svara", "Team 24/7", "svara"),
        ("Region 10/AB Stål: svara", "Region 10/AB Stål", "svara"),
        ("kari@example.se: svara", "kari@example.se", "svara"),
        ("Jan Ek, Tor Ek och Maj Ek: ring", "Jan Ek|Tor Ek|Maj Ek", "ring"),
        ("Fredagsgruppen: ring", "Fredagsgruppen", "ring"),
        ("😀: ring", "😀", "ring"),
    ],
)  # fmt: skip
def test_names_stand_before_the_colon_and_nothing_else_does(raw: str, who: str, text: str) -> None:
    line = parse_line(f"-> {raw}", CALENDAR)
    assert ("|".join(line.who), line.text, line.due) == (who, text, None)


@pytest.mark.parametrize("said", ["15 juni: IUC svarar", "3/4: IUC svarar", "v. 15, IUC: svara"])
def test_a_day_before_a_colon_is_told(said: str) -> None:
    assert parse_line(f"-> {said}", CALENDAR).doubt


def test_senast_before_a_colon_gives_the_day() -> None:
    line = parse_line("-> senast 15 juni: IUC svarar", CALENDAR)
    assert (line.who, line.text, line.due) == ((), "senast 15 juni: IUC svarar", date(2026, 6, 15))


ARROWS = ("-->", "--->", "–>", "—>", "−>", "->>", "=>", "→", "⇒", "➔", "\uf0e0", "\uf0e8", "à", "a\u0300")


@pytest.mark.parametrize("arrow", ARROWS)
def test_an_arrow_is_an_arrow_however_it_was_made(arrow: str) -> None:
    line = parse_line(f"{arrow} IUC: svara senast 15 juni", CALENDAR)
    assert (line.kind, line.who, line.text) == (OutcomeKind.ACTION, ("IUC",), "svara")
    assert line.due == date(2026, 6, 15)
    assert line.raw[line.who_end] == ":"
    assert line.raw[line.due_at :] == "15 juni"


@pytest.mark.parametrize("raw", ["à 25 kr styck", "à la carte", "- > IUC: x", "> IUC: x", "-- IUC", "–5 grader"])
def test_what_only_resembles_an_arrow_is_text(raw: str) -> None:
    assert parse_line(raw, CALENDAR).kind is None


def test_more_than_is_no_arrow() -> None:
    assert parse_line("=> 50 % är kvinnor", CALENDAR).kind is OutcomeKind.AGREEMENT


PIECES = st.sampled_from(
    [
        *(
            "-> ",
            "--> ",
            "= ",
            "à ",
            "IUC",
            "Ylva Ek",
            "Örn",
            ": ",
            ", ",
            " och ",
            "ring ",
            " ",
            "senast ",
            "till ",
        ),
        *("på ", "före ", "efter ", "tidigast ", "för ", "inte ", "den ", "klart ", "redovisas ", "i slutet av "),
        *("15 juni", "15–16 juni", "31 februari", "fredag", "ons ", "v. 24", "nästa möte", "nästa vecka", "3/4"),
        *("24/7", "om två v", "sista april", "260615", "15.6", "2026", " 27", "maj", "Maj", "påsk", "i höst"),
        *("veckor ", "kl. 10:30", "https://example.se/", "å", "\u030a", "\u2028", "😀", " #tema", "15", "16"),
        *(".", ":", "&", "(", ")", "-", "–", "/"),
    ]
)
LINES = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join))
MEETINGS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
LEADS = set(
    re.findall(
        r"\w+",
        "senast till före innan inför under vid på absolut allra redan nu inte ej senare än klart klar och à",
    )
)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", normalize("NFC", text)))


@given(LINES, MEETINGS, st.none() | st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_no_word_is_lost_but_those_that_lead_to_the_day(raw: str, meeting: date, following: date | None) -> None:
    line = parse_line(raw, Calendar(meeting, following))
    lost = _words(raw) - _words(" ".join((*line.who, line.text, line.due_text)))
    assert {word.lower() for word in lost} <= LEADS
    assert line.due is not None or set(lost) <= {"och", "à"}
    assert line.due is None or not line.doubt


@given(LINES)
def test_letters_that_are_taken_apart_mean_the_same(raw: str) -> None:
    whole, apart = (parse_line(normalize(form, raw), CALENDAR) for form in ("NFC", "NFD"))
    for name in ("text", "kind", "bullet", "who", "due", "due_text", "doubt"):
        assert getattr(whole, name) == getattr(apart, name), name
    for name in ("who_end", "due_at", "doubt_at"):
        there, here = getattr(apart, name), getattr(whole, name)
        assert (there < 0) is (here < 0)
        assert there < 0 or normalize("NFC", apart.raw[:there]) == whole.raw[:here]


@given(st.sampled_from(DAYS), st.sampled_from(NOT_BY), st.sampled_from(["svara", "boka lokal", "skicka 5 brev"]))
def test_senast_after_it_makes_a_day_count_all_the_same(day: str, word: str, what: str) -> None:
    line = action(f"{what} {word} 10 maj, senast {day}")
    assert line.due == action(f"x senast {day}").due is not None
    assert line.text == f"{what} {word} 10 maj"


@given(st.lists(PIECES, max_size=12).map("".join), MEETINGS)
def test_days_are_apart(text: str, meeting: date) -> None:
    end = 0
    for said in said_days(text, Calendar(meeting)):
        assert end <= said.start < said.end <= len(text)
        end = said.end


@given(st.dates(date(2000, 1, 1), date(2098, 1, 1)), st.integers(0, 400))
def test_a_day_in_figures_is_that_day(meeting: date, ahead: int) -> None:
    day = meeting + timedelta(days=ahead)
    for written in (day.isoformat(), f"{day.day}/{day.month} {day.year}", f"{day.day}.{day.month}.{day.year}"):
        assert action(f"svara senast {written}", Calendar(meeting)).due == day


@pytest.mark.parametrize("day", ["mån", "Ons", "tis.", "Fre 15", "Sön", "Hösten", "påsk", "Midsommar"])
def test_a_short_or_vague_word_for_a_day_is_no_receiver(day: str) -> None:
    line = parse_line(f"-> {day}: IUC svarar", CALENDAR)
    assert (line.who, line.text, line.due, line.doubt) == ((), f"{day}: IUC svarar", None, day)


@pytest.mark.parametrize("name", ["Tor", "Maj", "April", "Lucia", "Valborg", "Höst AB", "Sommar Svensson"])
def test_whoever_is_called_like_a_day_is_a_receiver(name: str) -> None:
    assert parse_line(f"-> {name}: svarar", CALENDAR).who == (name,)
