"""How challenges and needs develop, who raised them, and which of them are the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.forum.concerns import (
    ALIKE,
    alike,
    likeness,
    merge,
    names_of,
    silent_for,
    speaker,
    trend,
    typed_answer,
    untouched,
)
from industriforum_desktop.forum.kinds import ActionStatus, Direction, OutcomeKind, Trend
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.situation import Concern

HELD = [date(2023, month, 9) for month in (2, 5, 9, 11)]


def days(*places: int) -> list[date]:
    return [HELD[place] for place in places]


@pytest.mark.parametrize(
    ("raised", "wanted"),
    [
        ((), Trend.NEW),
        ((3,), Trend.NEW),
        ((2, 3), Trend.PERSISTS),
        ((0, 3), Trend.PERSISTS),
        ((0, 2), Trend.PERSISTS),
        ((0, 1), Trend.FADES),
        ((2,), Trend.FADES),
        ((0,), Trend.FADES),
    ],
)
def test_the_trend_follows_from_the_meetings_at_which_it_was_raised(raised: tuple[int, ...], wanted: Trend) -> None:
    assert trend(HELD, days(*raised)) is wanted


def test_what_is_solved_stays_so_until_somebody_raises_it_again() -> None:
    assert trend(HELD, days(0), HELD[2]) is Trend.SOLVED
    assert trend(HELD, days(0, 3), HELD[2]) is Trend.PERSISTS


def test_a_meeting_that_goes_on_counts_only_once_it_is_spoken_of_there() -> None:
    now = date(2024, 2, 8)
    assert trend(HELD, days(0)) is Trend.FADES
    assert trend(HELD, [*days(0), now]) is Trend.PERSISTS
    assert trend(HELD, [now]) is Trend.NEW


meetings = st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), unique=True, max_size=9)


@given(meetings, st.data())
def test_every_history_has_one_trend_that_its_order_does_not_change(held: list[date], data: st.DataObject) -> None:
    raised = data.draw(st.lists(st.sampled_from(held), max_size=9)) if held else []
    found = trend(held, raised)
    assert found is trend(sorted(held), sorted(raised, reverse=True))
    assert found is not Trend.SOLVED
    last = max(held, default=None)
    if last in raised:
        assert found is (Trend.NEW if set(raised) == {last} else Trend.PERSISTS)
    if raised and silent_for(held, raised) >= 2:
        assert found is Trend.FADES
    assert trend(held, raised, date.max) is Trend.SOLVED


@given(meetings.filter(bool), st.data())
def test_what_nobody_takes_up_again_fades_in_the_end(held: list[date], data: st.DataObject) -> None:
    raised = data.draw(st.lists(st.sampled_from(held), min_size=1, max_size=9))
    later = [max(held) + timedelta(days=90 * n) for n in (1, 2)]
    assert trend([*held, *later], raised) is Trend.FADES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Svårt att rekrytera operatörer", "Rekryteringen av operatörer går trögt"),
        ("Elpriserna är höga", "De höga elpriserna slår mot mindre företag"),
        ("Praktikplatserna räcker inte till", "Fler praktikplatser behövs"),
        ("Yrkessvenska för nyanställda", "Nyanställda behöver lära sig yrkessvenska"),
    ],
)
def test_the_same_thing_in_other_words_is_recognised(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Svårt att rekrytera operatörer", "Elpriserna är höga"),
        ("Bussarna passar inte skiften", "Det saknas praktikplatser"),
        ("Ägare går i pension utan efterträdare", "Företagen behöver rådgivning om energi"),
    ],
)
def test_different_things_are_not_taken_for_the_same(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert likeness(one, one) == 1


def test_the_likest_is_suggested_first() -> None:
    concerns = [
        Concern(id=1, kind=OutcomeKind.CHALLENGE, text="Svårt att hitta tekniker"),
        Concern(id=2, kind=OutcomeKind.CHALLENGE, text="Elpriserna är höga"),
        Concern(id=3, kind=OutcomeKind.NEED, text="Svårt att hitta tekniker och operatörer"),
    ]
    assert [one.id for one in alike("Operatörer och tekniker är svåra att hitta", concerns)] == [3, 1]
    assert alike("Bussarna passar inte skiften", concerns) == []


def test_who_said_it_stands_before_the_colon() -> None:
    metall = Organisation(name="IF Metall", short_name="")
    gs = Organisation(name="GS, facket för skogs-, trä- och grafisk bransch", short_name="GS")
    names = names_of([metall, gs], [Participant(name="Jonny Åkesson", organisation=gs)])
    assert speaker("GS: Medlemmarna är oroliga", names) == (gs, "Medlemmarna är oroliga")
    assert speaker("jonny  åkesson: Introduktionen är kort", names) == (gs, "Introduktionen är kort")
    assert speaker("Tre saker: buss, tåg och cykel", names) == (None, "Tre saker: buss, tåg och cykel")
    assert speaker("IF Metall:", names) == (None, "IF Metall:")


def test_merging_keeps_the_heavier_and_opens_what_is_not_solved_in_both() -> None:
    kept = Concern(text="a", weight=2, theme="", note="ett", solved_on=HELD[0])
    merge(kept, Concern(text="b", weight=3, theme="Energi", note="två", solved_on=None))
    assert (kept.text, kept.weight, kept.theme, kept.note, kept.solved_on) == ("a", 3, "Energi", "ett\ntvå", None)


def test_a_heavy_concern_is_left_untouched_without_action_or_after_two_silent_meetings() -> None:
    heavy, usual = Concern(text="a", weight=3), Concern(text="a", weight=2)
    done = Outcome(kind=OutcomeKind.ACTION, status=ActionStatus.DONE)
    dropped = Outcome(kind=OutcomeKind.ACTION, status=ActionStatus.DROPPED)
    assert untouched(heavy, HELD, days(3), [])
    assert untouched(heavy, HELD, days(3), [dropped])
    assert not untouched(heavy, HELD, days(2), [done])
    assert untouched(heavy, HELD, days(1), [done])
    assert not untouched(usual, HELD, days(0), [])
    assert not untouched(Concern(text="a", weight=3, solved_on=HELD[3]), HELD, days(0), [])


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("+ Fler order", (Direction.BETTER, "Fler order")),
        ("= Som förut", (Direction.SAME, "Som förut")),
        ("- Färre order", (Direction.WORSE, "Färre order")),
        ("▼ Färre order", (Direction.WORSE, "Färre order")),
        ("-", (Direction.WORSE, "")),
        ("-5 procent", (None, "-5 procent")),
        ("  Fler order ", (None, "Fler order")),
        ("", (None, "")),
    ],
)
def test_a_sign_and_a_space_before_an_answer_tell_its_direction(
    typed: str, wanted: tuple[Direction | None, str]
) -> None:
    assert typed_answer(typed) == wanted
