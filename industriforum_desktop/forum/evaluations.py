"""What the organisations say of a year, summed up so that nobody can be told from the sums.

Grades are counted, never made into a mean: of a few answers a mean says less than it seems to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from industriforum_desktop.forum.follow_up import GRADES, Evaluation
from industriforum_desktop.forum.kinds import N_

LEAST = 3
"""So many answers hide each other; fewer would show who gave which grade."""

GRADE_WORDS = {1: N_("Not at all"), 2: N_("To a small degree"), 3: N_("To a large degree"), 4: N_("Entirely")}
"""What each grade means, as message ids: the form, the window and the paper say the same."""
DONT_KNOW = N_("Don't know")


@dataclass(frozen=True)
class Spread:
    """The answers about one aim: how many gave each grade from 1 to 4, and how many don't know."""

    counts: tuple[int, ...]
    unsure: int

    @property
    def answers(self) -> int:
        """How many answered, those who don't know among them."""
        return sum(self.counts) + self.unsure


@dataclass(frozen=True)
class Summary:
    """A year's answers. `spreads` is by an aim's id (as text) and empty where the grades must not be told.

    `comments` is by aim too; it, `keep`, `change` and `begin` are in order of their text, so that nothing tells
    which lines came in one answer.
    """

    answers: int
    anonymous: int
    spreads: dict[str, Spread]
    comments: dict[str, tuple[str, ...]]
    keep: tuple[str, ...]
    change: tuple[str, ...]
    begin: tuple[str, ...]

    @property
    def hidden(self) -> bool:
        """Whether there are grades that would show who gave them."""
        return bool(self.answers) and not self.spreads


def of_year(evaluations: Iterable[Evaluation], year: int) -> list[Evaluation]:
    """The answers about one year."""
    return [one for one in evaluations if one.year == year]


def may_be_told(answers: int, anonymous: int) -> bool:
    """Whether the grades can be shown: there are enough answers, and enough anonymous ones if there is any.

    Who knows the signed answers must not be able to work out the one or two that are not.
    """
    return answers >= LEAST and (anonymous == 0 or anonymous >= LEAST)


def summary(
    evaluations: Sequence[Evaluation], aims: Sequence[str], order: Callable[[str], Any] = str.casefold
) -> Summary:
    """Sum up one year's answers. `aims` are ids as text, `order` the key that texts are put in order by."""
    anonymous = sum(one.organisation_id is None and one.organisation is None for one in evaluations)
    told = may_be_told(len(evaluations), anonymous)
    return Summary(
        answers=len(evaluations),
        anonymous=anonymous,
        spreads={aim: _spread(aim, evaluations) for aim in aims} if told else {},
        comments={aim: _texts((one.comments.get(aim, "") for one in evaluations), order) for aim in aims},
        keep=_texts((one.keep for one in evaluations), order),
        change=_texts((one.change for one in evaluations), order),
        begin=_texts((one.begin for one in evaluations), order),
    )


def _spread(aim: str, evaluations: Sequence[Evaluation]) -> Spread:
    counts = Counter(one.grades.get(aim) for one in evaluations)
    graded = tuple(counts[grade] for grade in GRADES)
    return Spread(graded, len(evaluations) - sum(graded))


def _texts(found: Iterable[str], order: Callable[[str], Any]) -> tuple[str, ...]:
    """What was written, each text on one line."""
    return tuple(sorted((" ".join(text.split()) for text in found if text and text.strip()), key=order))
