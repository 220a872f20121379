"""The lines of a meeting's minutes that a guided pass stops at. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.tidy import Lack, find


@dataclass(frozen=True)
class Stop:
    """A line to look at: where it stands, what it lacks, and the lines around it."""

    item_id: int
    item: str
    line: int
    raw: str
    lacks: tuple[Lack, ...]
    before: str = ""
    after: str = ""

    @property
    def key(self) -> tuple[int, str]:
        """Tells the line from others, wherever it stands in its item."""
        return self.item_id, self.raw


def calendar(meeting: Meeting, meetings: Sequence[Meeting]) -> Calendar:
    """What days that were said at the meeting are counted from."""
    later = [m.day for m in meetings if m.day > meeting.day and m.state is not MeetingState.CANCELLED]
    return Calendar(meeting.day, min(later, default=None))


def stops(meeting: Meeting, meetings: Sequence[Meeting]) -> list[Stop]:
    """Every line of the meeting to look at, in the order of the agenda."""
    days = calendar(meeting, meetings)
    return [stop for item in meeting.items for stop in _of_item(item, days)]


def _of_item(item: AgendaItem, days: Calendar) -> list[Stop]:
    text = item.note.text if item.note else ""
    lines = text.split("\n")
    found = []
    for number, lacking in groupby(find(text, days), lambda finding: finding.line):
        stop = Stop(
            item.id,
            f"{item.position}. {item.title}",
            number,
            lines[number],
            tuple(finding.lack for finding in lacking),
            lines[number - 1] if number else "",
            lines[number + 1] if number + 1 < len(lines) else "",
        )
        found.append(stop)
    return found
