"""The line language of live minutes: what a line is, told by how it begins.

| begins with | is |
| --- | --- |
| `->` | an action: `-> WHO, WHO: WHAT senast WHEN` |
| `=` | an agreement |
| `?` | an open question |
| `!` | a challenge |
| `+` | a need |
| `*` | a bullet |

Every text is a valid text, and nothing of it is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.minutes.dates import Calendar, find_due

SIGNS: dict[str, OutcomeKind] = {
    "->": OutcomeKind.ACTION,
    "=": OutcomeKind.AGREEMENT,
    "?": OutcomeKind.QUESTION,
    "!": OutcomeKind.CHALLENGE,
    "+": OutcomeKind.NEED,
}
BULLET = "*"
ARROW = "→"

_START = re.compile(r"\s*(->|→|[=?!+*])\s*")
_LAST_DAY = re.compile(
    r"[\s,;]*(?:\b(?:senast|till|före|innan|klart|klar|redovisas|rapporteras)\s*)*$", re.IGNORECASE
)
_WHO_LIMIT = 80
"""A name before the colon is short; a longer run of text before a colon is a sentence."""


@dataclass(frozen=True)
class Line:
    """One line, understood.

    `kind` is None for running text and bullets. For an action `who` are the names before the colon and `text`
    is what is to be done; `due_text` is the day as said, `due` the day it means.
    """

    raw: str
    text: str
    kind: OutcomeKind | None = None
    bullet: bool = False
    who: tuple[str, ...] = ()
    due: date | None = None
    due_text: str = ""


def kind_of(raw: str) -> OutcomeKind | None:
    """What the line is, at the cost of one look at its beginning."""
    match = _START.match(raw)
    return None if match is None else SIGNS.get(match[1].replace(ARROW, "->"))


def parse_line(raw: str, calendar: Calendar) -> Line:
    """Understand one line (without its line end). Days are counted from the calendar's meeting."""
    match = _START.match(raw)
    if match is None or not raw[match.end() :].strip():
        return Line(raw=raw, text=raw.strip())
    sign, rest = match[1].replace(ARROW, "->"), raw[match.end() :].strip()
    if sign == BULLET:
        return Line(raw=raw, text=rest, bullet=True)
    if sign == "->":
        return _action(raw, rest, calendar)
    return Line(raw=raw, text=rest, kind=SIGNS[sign])


def _action(raw: str, rest: str, calendar: Calendar) -> Line:
    who, said = _receivers(rest)
    what, due_text, due = said, "", None
    found = find_due(said, calendar)
    if found is not None:
        # A day counts when it ends the line or follows "senast": “3/4 av företagen” is no day.
        lead = _LAST_DAY.search(said[: found.start])
        at_end = not said[found.end :].strip(" .")
        if at_end or (lead is not None and "senast" in lead[0].lower()):
            due, due_text = found.day, said[found.start : found.end]
        if at_end and lead is not None:
            what = said[: lead.start()].strip() or said
    return Line(raw, what, OutcomeKind.ACTION, who=who, due=due, due_text=due_text)


def _receivers(rest: str) -> tuple[tuple[str, ...], str]:
    """The names before the colon, and what is said after it."""
    before, colon, after = rest.partition(":")
    if not colon or not after.strip() or len(before) > _WHO_LIMIT:
        return (), rest
    # “Trä- och Möbelföretagen” is one name.
    names = re.split(r",|(?<!-)\s+och\s+|&", before)
    return tuple(name.strip() for name in names if name.strip()), after.strip()


def parse(text: str, calendar: Calendar) -> list[Line]:
    """Every line of the text, in order; joining their `raw` with line ends gives the text back."""
    return [parse_line(raw, calendar) for raw in text.split("\n")]
