"""A year of the forum in figures: what was held, who came, where the time went, what came of it.

People are never counted by side (GDPR art. 9): where sides are counted, it is organisations that took part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from industriforum_desktop.forum.concerns import answers
from industriforum_desktop.forum.kinds import (
    ActionStatus,
    Horizon,
    ItemKind,
    MeetingState,
    Membership,
    OutcomeKind,
    SendingKind,
    Side,
)
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.situation import Concern

Key = TypeVar("Key")


@dataclass(frozen=True)
class Spent:
    """Minutes that were planned for something and minutes that it took."""

    planned: int
    used: int


@dataclass(frozen=True)
class Pace:
    """How many days after the meeting its minutes were final and were sent; None where they were not."""

    meeting: Meeting
    final: int | None
    sent: int | None


@dataclass(frozen=True)
class Topic:
    """What a year's meetings captured about one theme; `name` is the theme, else the item's title."""

    name: str
    challenges: tuple[Outcome, ...]
    needs: tuple[Outcome, ...]
    actions: tuple[Outcome, ...]

    @property
    def raised(self) -> tuple[Outcome, ...]:
        return (*self.challenges, *self.needs)


class YearFigures:
    """Figures of one year, counted when asked for from the meetings and the register.

    Whatever is counted is given as a list of the things themselves, and every number is the length of such a list
    or a sum over it.
    """

    def __init__(self, year: int, meetings: Iterable[Meeting], organisations: Sequence[Organisation]) -> None:
        self.year = year
        self._all = sorted(
            (one for one in meetings if one.state is not MeetingState.CANCELLED),
            key=lambda one: (one.day, one.start),
        )
        self.meetings = [one for one in self._all if one.year == year]
        self.held = [one for one in self.meetings if one.state is MeetingState.HELD]
        self._organisations = organisations

    def items(self) -> list[AgendaItem]:
        """The items of the meetings that were held, in order."""
        return [item for meeting in self.held for item in meeting.items]

    def dealt_with(self) -> list[AgendaItem]:
        """Those of the items that were dealt with: being on the agenda is not enough."""
        return [item for item in self.items() if item.dealt_with]

    def attended(self) -> list[tuple[Organisation, list[Meeting]]]:
        """Each member, and who else took part, with those of the held meetings that it took part in."""
        came: dict[int, list[Meeting]] = {}
        for meeting in self.held:
            for one in _present(meeting):
                came.setdefault(one.id, []).append(meeting)
        member = Membership.MEMBER
        return [
            (one, came.get(one.id, []))
            for one in self._organisations
            if one.id in came or (one.active and one.membership is member)
        ]

    def attendance(self) -> list[tuple[Organisation, int]]:
        """The same, with how many meetings."""
        return [(one, len(meetings)) for one, meetings in self.attended()]

    def took_part(self) -> list[Organisation]:
        """Organisations that took part in any of the held meetings."""
        return [one for one, meetings in self.attended() if meetings]

    def joined(self) -> list[Organisation]:
        """Organisations that became members during the year."""
        return [one for one in self._organisations if one.joined_on is not None and one.joined_on.year == self.year]

    def sides(self) -> list[tuple[Side, int, list[int]]]:
        """For each side how many organisations are members, and how many took part in each held meeting."""
        found = []
        for side in Side:
            members = [
                one
                for one in self._organisations
                if one.side is side and one.active and one.membership is Membership.MEMBER
            ]
            came = [sum(one.side is side for one in _present(meeting)) for meeting in self.held]
            if members or any(came):
                found.append((side, len(members), came))
        return found

    def items_by_theme(self) -> dict[str, list[AgendaItem]]:
        """The items by theme, most used time first; those without a theme under the empty name, last."""
        found = _grouped((item.theme.strip(), item) for item in self.items())
        return dict(sorted(found.items(), key=lambda pair: (not pair[0], -minutes_used(pair[1]))))

    def time_by_theme(self) -> dict[str, Spent]:
        """Minutes by theme, in the same order."""
        return {theme: _spent(items) for theme, items in self.items_by_theme().items()}

    def items_by_kind(self) -> dict[ItemKind, list[AgendaItem]]:
        """The items by what they were for."""
        found = _grouped((item.kind, item) for item in self.items())
        return {kind: found[kind] for kind in ItemKind if kind in found}

    def time_by_kind(self) -> dict[ItemKind, Spent]:
        """Minutes by what the items were for."""
        return {kind: _spent(items) for kind, items in self.items_by_kind().items()}

    def items_by_horizon(self) -> dict[Horizon, list[AgendaItem]]:
        """The items that somebody has said how far ahead they look."""
        found = _grouped((item.horizon, item) for item in self.items() if item.horizon is not None)
        return {horizon: found[horizon] for horizon in Horizon if horizon in found}

    def items_for(self, aim: int) -> list[AgendaItem]:
        """The items that serve the aim with this id."""
        return [item for item in self.items() if aim in (item.aims or ())]

    def items_by_proposer(self) -> list[tuple[Organisation, list[AgendaItem]]]:
        """Organisations with the items that they proposed to the meetings that were held, most first."""
        found: dict[Organisation, list[AgendaItem]] = {}
        for item in self.items():
            if item.proposed_by is not None:
                found.setdefault(item.proposed_by, []).append(item)
        return sorted(found.items(), key=lambda pair: -len(pair[1]))

    def proposed(self) -> list[tuple[Organisation, int]]:
        """The same, with how many items."""
        return [(one, len(items)) for one, items in self.items_by_proposer()]

    def outcomes(self, kind: OutcomeKind) -> list[Outcome]:
        """What was captured of a kind at the year's held meetings, in order."""
        return [one for meeting in self.held for one in meeting.outcomes() if one.kind is kind]

    def actions(self) -> list[Outcome]:
        """The actions that the year's meetings opened."""
        return self.outcomes(OutcomeKind.ACTION)

    def actions_by_status(self) -> dict[ActionStatus, int]:
        """How the actions that the year's meetings opened stand now."""
        counts = Counter(one.status for one in self.actions())
        return {status: counts[status] for status in ActionStatus}

    def handed_over(self) -> list[Outcome]:
        """Actions of the year that stand as handed over, as on the board."""
        return [one for one in self.actions() if one.status is ActionStatus.HANDED_OVER]

    def with_networks(self) -> list[Outcome]:
        """Actions of the year that a network or body was given, however they stand now."""
        return [
            one for one in self.actions() if one.status is ActionStatus.HANDED_OVER or one.handed_to is not None
        ]

    def unheard_of(self) -> list[Outcome]:
        """Of those handed over, the ones that nothing has been heard of since."""
        return [one for one in self.handed_over() if one.unheard_of]

    def late(self, today: date) -> list[Outcome]:
        """The year's actions that are open though their day has passed."""
        return [one for one in self.actions() if one.overdue(today)]

    def closed(self) -> list[Outcome]:
        """Actions that were done or dropped during the year, whenever they were opened."""
        return [
            one
            for meeting in self._all
            if meeting.year <= self.year
            for one in meeting.outcomes()
            if one.closed_on is not None and one.closed_on.year == self.year and not one.status.open
        ]

    def raised(self) -> list[Outcome]:
        """Challenges and needs that the year's meetings captured."""
        return [*self.outcomes(OutcomeKind.CHALLENGE), *self.outcomes(OutcomeKind.NEED)]

    def unanswered(self) -> list[Outcome]:
        """Challenges and needs that no action answers. What is not sorted yet has none: an action answers a
        concern.
        """
        answered = {one.concern_id for meeting in self._all for one in meeting.outcomes() if answers(one)}
        return [one for one in self.raised() if one.concern_id is None or one.concern_id not in answered]

    def solved(self) -> list[Concern]:
        """Challenges and needs that the forum said are solved, during the year."""
        found = {one.concern for meeting in self._all for one in meeting.outcomes() if one.concern is not None}
        solved = (one for one in found if one.solved_on is not None and one.solved_on.year == self.year)
        return sorted(solved, key=lambda one: one.id)

    def paces(self) -> list[Pace]:
        """How soon the minutes of each held meeting were ready."""
        return [Pace(one, _days(one, _final_on(one)), _days(one, _sent_on(one))) for one in self.held]

    def topics(self) -> list[Topic]:
        """Challenges, needs and actions by theme, in the order in which the themes came up."""
        groups: dict[str, list[Outcome]] = {}
        for item in self.items():
            if item.outcomes:
                groups.setdefault(item.theme.strip() or item.title.strip(), []).extend(item.outcomes)
        return [
            Topic(
                name,
                tuple(one for one in found if one.kind is OutcomeKind.CHALLENGE),
                tuple(one for one in found if one.kind is OutcomeKind.NEED),
                tuple(one for one in found if one.kind is OutcomeKind.ACTION),
            )
            for name, found in groups.items()
        ]


def _present(meeting: Meeting) -> set[Organisation]:
    """Organisations that somebody took part for."""
    rows = (row for row in meeting.attendances if row.participant is not None and row.presence.took_part)
    return {row.participant.organisation for row in rows if row.participant is not None}


def _grouped(pairs: Iterable[tuple[Key, AgendaItem]]) -> dict[Key, list[AgendaItem]]:
    found: dict[Key, list[AgendaItem]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return found


def minutes_used(items: Iterable[AgendaItem]) -> int:
    """How many minutes the items took together."""
    return round(sum(one.used_seconds for one in items) / 60)


def _spent(items: Sequence[AgendaItem]) -> Spent:
    return Spent(sum(one.minutes for one in items), minutes_used(items))


def _final_on(meeting: Meeting) -> date | None:
    return meeting.versions[0].made_at.date() if meeting.versions else None


def _sent_on(meeting: Meeting) -> date | None:
    noted = [one.sent_on for one in meeting.sendings if one.kind is SendingKind.MINUTES]
    noted += [one.sent_on for one in meeting.versions if one.sent_on is not None]
    return min(noted, default=None)


def _days(meeting: Meeting, day: date | None) -> int | None:
    return None if day is None else (day - meeting.day).days
