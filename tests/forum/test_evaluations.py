"""The sums of a year's evaluation: what they tell, and whom they keep hidden."""

from __future__ import annotations

from datetime import date

import pytest

from industriforum_desktop.forum.evaluations import Spread, may_be_told, of_year, summary
from industriforum_desktop.forum.follow_up import Evaluation
from industriforum_desktop.forum.organisation import Organisation


def answer(
    grades: dict[str, int] | None = None, *, year: int = 2023, by: Organisation | None = None, **texts: str
) -> Evaluation:
    return Evaluation(
        year=year,
        organisation=by,
        received_on=date(year, 11, 30),
        grades=grades or {},
        comments={"1": texts.get("comment", "")},
        keep=texts.get("keep", ""),
        change=texts.get("change", ""),
        begin=texts.get("begin", ""),
    )


def test_grades_are_counted_and_who_does_not_know_stands_apart() -> None:
    found = summary([answer({"1": 4, "2": 1}), answer({"1": 4}), answer({"1": 2, "2": 3})], ["1", "2"])
    assert found.spreads == {"1": Spread((0, 1, 0, 2), 0), "2": Spread((1, 0, 1, 0), 1)}
    assert found.spreads["2"].answers == found.answers == 3


@pytest.mark.parametrize(
    ("answers", "anonymous", "told"),
    [(0, 0, False), (2, 2, False), (2, 0, False), (3, 3, True), (5, 2, False), (5, 1, False), (5, 0, True)],
)
def test_so_few_that_they_show_each_other_are_not_told(answers: int, anonymous: int, told: bool) -> None:
    assert may_be_told(answers, anonymous) is told


def test_two_anonymous_answers_among_signed_ones_show_no_grades_but_their_words() -> None:
    union = Organisation(name="IF Metall")
    signed = [answer({"1": 3}, by=union) for _n in range(4)]
    found = summary([*signed, answer({"1": 1}, comment="Bra."), answer({"1": 2})], ["1"])
    assert found.hidden
    assert found.spreads == {}
    assert found.comments == {"1": ("Bra.",)}


def test_the_order_of_the_words_does_not_tell_which_came_together() -> None:
    first = answer(comment="Örnen har landat.", keep="Rundan\n vid bordet.")
    second = answer(comment="Alla kom.", keep="Antalet möten.")
    found = summary([first, second], ["1"])
    assert found.comments["1"] == ("Alla kom.", "Örnen har landat.")
    assert found.keep == ("Antalet möten.", "Rundan vid bordet.")
    assert found.change == ()


def test_only_the_years_answers_count_and_a_year_without_any_hides_nothing() -> None:
    assert len(of_year([answer(), answer(year=2022)], 2023)) == 1
    assert not summary([], ["1"]).hidden
