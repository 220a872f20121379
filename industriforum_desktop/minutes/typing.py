"""What the editor puts right as one types: Swedish quotes, dashes and ellipsis, and the officer's abbreviations.

Only what was just typed is looked at, and signs that begin a line are left alone. Inside addresses of mail and
web nothing is touched. (Swedish: ”…” opens and closes alike; a dash with spaces around it is an en dash.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

DASH, ELLIPSIS, QUOTE, APOSTROPHE = "–", "…", "”", "’"

_WORD = re.compile(r"\S+$")
_ADDRESS = re.compile(r"://|^www\.|\w@\w", re.IGNORECASE)
_OPENING = "(”’\"'[„»"
_ENDS_WORD = frozenset(" \t\n.,;:!?)]”’\"'…/")
_HOURS = re.compile(r"\bkl\.?\s\d{1,2}(?:[.:]\d\d)?(-)\d{1,2}(?:[.:]\d\d)?$", re.IGNORECASE)
_SPAN = re.compile(r"(?:^|(?<=[\s(]))(?P<first>[1-9]\d{0,3})(?P<sign>-)(?P<last>[1-9]\d{0,3})$")
_LAST_HOUR = 23
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Correction:
    """Characters `start` to `end` of the line become `text`."""

    start: int
    end: int
    text: str


def correction(line: str, typed: str, abbreviations: Mapping[str, str]) -> Correction | None:
    """What to put right in the line up to the caret, of which `typed` was the last; None when nothing is.

    For a line that Enter has just ended, `line` is that line and `typed` a line end, which is not part of it.
    """
    before = line if typed == "\n" else line[: -len(typed)]
    word = _WORD.search(before)
    if word and _ADDRESS.search(word[0]):
        return None
    end = len(before)
    if typed == '"':
        return Correction(end, end + 1, QUOTE)
    if typed == "'":
        return Correction(end, end + 1, APOSTROPHE)
    if typed == "." and before.endswith("..") and not before.endswith("..."):
        return Correction(end - 2, end + 1, ELLIPSIS)
    if typed == " " and before.endswith(" -") and before[:-2].strip():
        return Correction(end - 1, end, DASH)
    if typed not in _ENDS_WORD:
        return None
    if hours := _HOURS.search(before):
        return Correction(*hours.span(1), DASH)
    if (span := _SPAN.search(before)) and _is_span(int(span["first"]), int(span["last"])):
        return Correction(*span.span("sign"), DASH)
    return _written_out(before, word, abbreviations) if word else None


def _is_span(first: int, last: int) -> bool:
    """Whether two numbers with a hyphen are surely from one to another: 18-24, 2021-2023. What may be the day
    of a month or hours without their “kl.”, a number of a register or of a telephone is left alone.
    """
    if first in _YEARS or last in _YEARS:
        return first in _YEARS and last in _YEARS and first < last
    return first < last < 1000 and last > _LAST_HOUR and len(str(last)) - len(str(first)) <= 1


def _written_out(before: str, word: re.Match[str], abbreviations: Mapping[str, str]) -> Correction | None:
    short = word[0].lstrip(_OPENING)
    long = abbreviations.get(short)
    if long is None and short[:1].isupper():
        # Kf begins a sentence; KF is another word.
        long = abbreviations.get(short[:1].lower() + short[1:])
        long = long and long[:1].upper() + long[1:]
    return Correction(len(before) - len(short), len(before), long) if short and long else None
