"""The figures of a year, each together with exactly the things that it counts, in a person's words.

The window shows the list behind a number, the paper prints the number: both are taken from here, so that they
can't differ. People are never counted, only organisations (GDPR art. 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import Aim, Forum
from industriforum_desktop.forum.kinds import ActionStatus, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.situation import Concern
from industriforum_desktop.forum.year_figures import YearFigures, minutes_used

if TYPE_CHECKING:
    from industriforum_desktop.i18n import Language

Thing: TypeAlias = Meeting | AgendaItem | Outcome | Organisation | Concern


@dataclass(frozen=True)
class Count:
    """A figure: how many things there are, or with `timed` how many minutes the items took together.

    `key` tells the same figure of another year; `whole` is what it is a part of, where that is known.
    """

    key: str
    name: str
    things: Sequence[Thing]
    whole: int = 0
    timed: bool = False

    @property
    def number(self) -> int:
        if self.timed:
            return minutes_used(one for one in self.things if isinstance(one, AgendaItem))
        return len(self.things)


@dataclass(frozen=True)
class Group:
    """Figures that belong together."""

    title: str
    counts: Sequence[Count]


def meetings_wanted(year: int, follow_ups: Mapping[int, FollowUp], usual: int) -> int:
    """How many meetings the year was to have: as decided the year before, else as many as usual."""
    before = follow_ups.get(year - 1)
    return before.next_meetings if before is not None and before.next_meetings else usual


def years_with_meetings(meetings: Iterable[Meeting]) -> list[int]:
    """The years that the forum has meetings in, oldest first."""
    return sorted({one.year for one in meetings})


def nearest_year(years: Sequence[int], this: int) -> int:
    """This year if it is one of the `years`, oldest first; else the last before it, or the first of them."""
    return next((year for year in reversed(years) if year <= this), years[0] if years else this)


def counted(figures: YearFigures, wanted: int, today: date, language: Language) -> list[Group]:
    """The figures that every year has, so that years can be laid side by side."""
    _ = language.gettext
    held, items, outcomes = figures.held, figures.items(), figures.outcomes
    meetings = [
        Count("held", _("Meetings held"), held, wanted),
        Count("took_part", _("Organisations that took part"), figures.took_part()),
        Count("items", _("Items dealt with"), figures.dealt_with()),
        Count("minutes", _("Minutes used"), items, timed=True),
        Count("proposed", _("Items that organisations proposed"), _proposed(figures)),
        Count("agreements", _("Agreements"), outcomes(OutcomeKind.AGREEMENT)),
        Count("joined", _("New members"), figures.joined()),
    ]
    actions = [
        Count("actions", _("Actions opened"), figures.actions()),
        Count("done", _("Actions done"), _standing(figures, ActionStatus.DONE)),
        Count("ongoing", _("Actions in progress"), _standing(figures, ActionStatus.ONGOING)),
        Count("not_started", _("Actions not started"), _standing(figures, ActionStatus.NOT_STARTED)),
        Count("dropped", _("Actions dropped"), _standing(figures, ActionStatus.DROPPED)),
        Count("handed_over", _("Actions handed over"), figures.handed_over()),
        Count("unheard_of", _("Handed over without a report"), figures.unheard_of()),
        Count("late", _("Actions late"), figures.late(today)),
        Count("closed", _("Actions closed during the year"), figures.closed()),
    ]
    situation = [
        Count("challenges", _("Challenges raised"), outcomes(OutcomeKind.CHALLENGE)),
        Count("needs", _("Needs raised"), outcomes(OutcomeKind.NEED)),
        Count("unanswered", _("Without any action yet"), figures.unanswered()),
        Count("solved", _("Solved during the year"), figures.solved()),
    ]
    return [
        Group(_("Meetings and items"), meetings),
        Group(_("Actions"), actions),
        Group(_("Challenges and needs"), situation),
    ]


def divided(figures: YearFigures, forum: Forum, aims: Sequence[Aim], language: Language) -> Iterator[Group]:
    """The figures that are the year's own: by organisation, theme, purpose, how far ahead, and aim."""
    _ = language.gettext
    whole = len(figures.held)
    yield Group(
        _("Who took part"),
        [
            Count(f"organisation {one.id}", one.called, meetings, whole)
            for one, meetings in sorted(
                figures.attended(), key=lambda pair: (-len(pair[1]), language.sort_key(pair[0].called))
            )
        ],
    )
    yield Group(
        _("Items by who proposed them"),
        [Count(f"organisation {one.id}", one.called, items) for one, items in figures.items_by_proposer()],
    )
    themes = figures.items_by_theme().items()
    yield Group(
        _("Minutes by theme"),
        [Count(f"theme {name}", name or _("Without a theme"), items, timed=True) for name, items in themes],
    )
    for title, found in (
        (_("Minutes by purpose"), figures.items_by_kind()),
        (_("Minutes by how far ahead"), figures.items_by_horizon()),
    ):
        counts = [Count(kind.value, forum.word(kind, language), items, timed=True) for kind, items in found.items()]
        yield Group(title, counts)
    for_aims = [Count(f"aim {aim.id}", aim.text, figures.items_for(aim.id)) for aim in aims]
    yield Group(_("Items by aim"), for_aims if any(one.things for one in for_aims) else [])


def side_by_side(
    years: Sequence[YearFigures],
    follow_ups: Mapping[int, FollowUp],
    usual: int,
    today: date,
    language: Language,
) -> list[tuple[str, list[Count]]]:
    """A row for each figure that any of the years has something of: its name, and its count for each year."""
    columns = [
        [
            count
            for group in counted(year, meetings_wanted(year.year, follow_ups, usual), today, language)
            for count in group.counts
        ]
        for year in years
    ]
    rows = ((row[0].name, list(row)) for row in zip(*columns, strict=True))
    return [(name, row) for name, row in rows if any(one.things for one in row)]


def _proposed(figures: YearFigures) -> list[AgendaItem]:
    return [item for _one, items in figures.items_by_proposer() for item in items]


def _standing(figures: YearFigures, status: ActionStatus) -> list[Outcome]:
    return [one for one in figures.actions() if one.status is status]
