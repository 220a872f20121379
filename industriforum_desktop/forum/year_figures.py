"""A year of the forum in figures: what was held, who came, where the time went, what came of it.

People are never counted by side (GDPR art. 9): where sides are counted, it is organisations that took part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from industriforum_desktop.forum.kinds import (
    ActionStatus,
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
    """Figures of one year, counted when asked for from the meetings and the register."""

    def __init__(self, year: int, meetings: Iterable[Meeting], organisations: Sequence[Organisation]) -> None:
        self.year = year
        ours = (one for one in meetings if one.year == year)
        self.meetings = sorted(
            (one for one in ours if one.state is not MeetingState.CANCELLED), key=lambda one: (one.day, one.start)
        )
        self.held = [one for one in self.meetings if one.state is MeetingState.HELD]
        self._organisations = organisations

    def items(self) -> list[AgendaItem]:
        """The items of the meetings that were held, in order."""
        return [item for meeting in self.held for item in meeting.items]

    def attendance(self) -> list[tuple[Organisation, int]]:
        """Each member, and who else took part, with how many of the held meetings it took part in."""
        came: Counter[int] = Counter()
        for meeting in self.held:
            came.update({one.id for one in _present(meeting)})
        member = Membership.MEMBER
        return [
            (one, came[one.id])
            for one in self._organisations
            if came[one.id] or (one.active and one.membership is member)
        ]

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

    def time_by_theme(self) -> dict[str, Spent]:
        """Minutes by theme, most used first; items without a theme under the empty name, last."""
        found = _spent((item.theme.strip(), item) for item in self.items())
        return dict(sorted(found.items(), key=lambda pair: (not pair[0], -pair[1].used)))

    def time_by_kind(self) -> dict[ItemKind, Spent]:
        """Minutes by what the items were for."""
        found = _spent((item.kind, item) for item in self.items())
        return {kind: found[kind] for kind in ItemKind if kind in found}

    def proposed(self) -> list[tuple[Organisation, int]]:
        """Organisations with how many items of the year's agendas they proposed, most first."""
        counts: Counter[Organisation] = Counter()
        for meeting in self.meetings:
            counts.update(item.proposed_by for item in meeting.items if item.proposed_by is not None)
        return counts.most_common()

    def outcomes(self, kind: OutcomeKind) -> list[Outcome]:
        """What was captured of a kind at the year's held meetings, in order."""
        return [one for meeting in self.held for one in meeting.outcomes() if one.kind is kind]

    def actions_by_status(self) -> dict[ActionStatus, int]:
        """How the actions that the year's meetings opened stand now."""
        counts = Counter(one.status for one in self.outcomes(OutcomeKind.ACTION))
        return {status: counts[status] for status in ActionStatus}

    def handed_over(self) -> list[Outcome]:
        """Actions of the year that an existing network or body was handed."""
        actions = self.outcomes(OutcomeKind.ACTION)
        return [one for one in actions if one.status is ActionStatus.HANDED_OVER or one.handed_to is not None]

    def late(self, today: date) -> int:
        """How many of the year's actions are open though their day has passed."""
        return sum(one.overdue(today) for one in self.outcomes(OutcomeKind.ACTION))

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


def _spent(pairs: Iterable[tuple[Key, AgendaItem]]) -> dict[Key, Spent]:
    found: dict[Key, list[AgendaItem]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return {
        key: Spent(sum(one.minutes for one in items), round(sum(one.used_seconds for one in items) / 60))
        for key, items in found.items()
    }


def _final_on(meeting: Meeting) -> date | None:
    return meeting.versions[0].made_at.date() if meeting.versions else None


def _sent_on(meeting: Meeting) -> date | None:
    noted = [one.sent_on for one in meeting.sendings if one.kind is SendingKind.MINUTES]
    noted += [one.sent_on for one in meeting.versions if one.sent_on is not None]
    return min(noted, default=None)


def _days(meeting: Meeting, day: date | None) -> int | None:
    return None if day is None else (day - meeting.day).days
