"""How a running meeting stands against its agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

OTHER_TIME = timedelta(minutes=60)
"""A meeting that begins further than this from its planned start keeps its own time, counted from then."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Part:
    """An item's time: planned in minutes, used in seconds. What is postponed takes no more time."""

    planned: int
    used: int
    postponed: bool = False

    @property
    def over(self) -> int:
        """Seconds used beyond the plan. What was raised at the meeting has no plan to pass."""
        return max(0, self.used - 60 * self.planned) if self.planned else 0

    @property
    def left(self) -> int:
        """Seconds of the plan that are not used."""
        return 0 if self.postponed else max(0, 60 * self.planned - self.used)


@dataclass(frozen=True)
class Pace:
    """`late` in minutes that have passed whole, or below 0 and to the nearest minute when ahead of the plan; `end`
    when the meeting ends at this pace.
    """

    late: int
    end: time


def pace(parts: Sequence[Part], at: int, planned: time, begun: time, now: time) -> Pace:
    """How the meeting stands at the item `at`, counted from 0, when the others keep to their minutes.

    The items before it are done with. One after it that has had half of its time is taken as done, too: the
    meeting has come back from it.
    """
    left = parts[at].left + sum(part.left for part in parts[at + 1 :] if 2 * part.used < 60 * part.planned)
    today = datetime.min + DAY
    start, began, moment = (datetime.combine(today, one) for one in (planned, begun, now))
    if abs(_apart(began, start)) > OTHER_TIME:
        start = began
    end = moment + timedelta(seconds=left)
    late = _apart(end, start + timedelta(minutes=sum(part.planned for part in parts)))
    minutes = late.total_seconds() / 60
    # The clock begins with a whole minute, which may be nearly over by then.
    return Pace(min(int(minutes), round(minutes)), end.time())


def _apart(one: datetime, other: datetime) -> timedelta:
    """How much later the one is, on clocks that don't tell the day: at most half a day."""
    apart = (one - other) % DAY
    return apart - DAY if apart > DAY / 2 else apart
