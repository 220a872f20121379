"""The lines of a meeting's minutes that a guided pass stops at. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.tidy import Lack, find


@dataclass(frozen=True)
class Stop:
    """A line to look at: where it stands, what it lacks, words that are misspelt, and the lines around it."""

    item_id: int
    item: str
    line: int
    raw: str
    lacks: tuple[Lack, ...]
    words: tuple[str, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def key(self) -> tuple[int, str]:
        """Tells the line from others, wherever it stands in its item."""
        return self.item_id, self.raw


def stops(
    meeting: Meeting, days: Calendar, misspelt: Callable[[str], tuple[str, ...]] = lambda line: ()
) -> list[Stop]:
    """Every line of the meeting to look at, in the order of the agenda, with spoken days counted from `days`.
    `misspelt` gives a line's wrong words.
    """
    return [stop for item in meeting.items for stop in _of_item(item, days, misspelt)]


def _of_item(item: AgendaItem, days: Calendar, misspelt: Callable[[str], tuple[str, ...]]) -> Iterator[Stop]:
    text = item.note.text if item.note else ""
    lines = ["", *text.split("\n"), ""]
    findings = find(text, days)
    for number, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False)):
        lacks = tuple(finding.lack for finding in findings if finding.line == number)
        words = misspelt(line)
        if lacks or words:
            yield Stop(item.id, f"{item.position}. {item.title}", number, line, lacks, words, before, after)
