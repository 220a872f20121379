"""What to look at before minutes are made final: lines that say too little, days that were not understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import ARROWS, parse


class Lack(Enum):
    """What a line lacks."""

    OWNER = "owner"
    DAY = "day"
    DAY_NOT_UNDERSTOOD = "day_not_understood"
    WORDS = "words"
    SIGN = "sign"
    """The line begins with what looks like an action's sign and isn't."""


@dataclass(frozen=True)
class Finding:
    """A line of an item's notes, counted from 0, and what it lacks."""

    line: int
    raw: str
    lack: Lack


_NEARLY_ACTION = re.compile(r"\s*(?:[-–—]\s+>|>{1,2})\s*\S")
_SIGN_ALONE = re.compile(rf"\s*(?:{ARROWS}|[=?!+])\s*$")


def find(text: str, calendar: Calendar) -> list[Finding]:
    """All that a guided pass over an item's notes should stop at, in order."""
    found = []
    for number, line in enumerate(parse(text, calendar)):
        if _SIGN_ALONE.match(line.raw):
            found.append(Finding(number, line.raw, Lack.WORDS))
        if _NEARLY_ACTION.match(line.raw):
            found.append(Finding(number, line.raw, Lack.SIGN))
        if line.kind is not OutcomeKind.ACTION:
            continue
        if not line.who:
            found.append(Finding(number, line.raw, Lack.OWNER))
        if line.due is None and line.hangs_on is None:
            found.append(Finding(number, line.raw, Lack.DAY_NOT_UNDERSTOOD if line.doubt else Lack.DAY))
    return found
