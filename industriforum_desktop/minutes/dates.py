"""Days as people say them in Swedish: “senast 15 juni”, “15/6”, “fredag”, “v. 24”, “om två veckor”.

What is not understood is left alone: no rule guesses. A day without a year is the first such day that is not
before the meeting.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb", "mars mar", "april apr", "maj", "juni jun", "juli jul",
            "augusti aug", "september sept sep", "oktober okt", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
NUMBERS = {
    word: n
    for n, words in enumerate(
        ("en ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"), start=1
    )
    for word in words.split()
}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NUMBER = r"\d{1,2}|" + "|".join(NUMBERS)


@dataclass(frozen=True)
class Due:
    """A day found in a text: where it stands (start, end), and the day it means."""

    start: int
    end: int
    day: date


@dataclass(frozen=True)
class Calendar:
    """What a spoken day is counted from."""

    meeting: date
    next_meeting: date | None = None


def _first_not_before(meeting: date, month: int, day: int) -> date | None:
    for year in (meeting.year, meeting.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= meeting:
            return found
    return None


def _iso(match: re.Match[str], calendar: Calendar) -> date | None:
    return date(int(match["y"]), int(match["m"]), int(match["d"]))


def _day_month(match: re.Match[str], calendar: Calendar) -> date | None:
    month = MONTHS[match["month"].lower()]
    if match["y"]:
        return date(int(match["y"]), month, int(match["d"]))
    return _first_not_before(calendar.meeting, month, int(match["d"]))


def _slash(match: re.Match[str], calendar: Calendar) -> date | None:
    return _first_not_before(calendar.meeting, int(match["m"]), int(match["d"]))


def _part_of_month(match: re.Match[str], calendar: Calendar) -> date | None:
    month = MONTHS[match["month"].lower()]
    part = match["part"].lower()
    year = calendar.meeting.year + (month < calendar.meeting.month)
    last = monthrange(year, month)[1]
    return date(year, month, {"början": 10, "mitten": 15, "slutet": last}[part])


def _weekday(match: re.Match[str], calendar: Calendar) -> date | None:
    wanted = WEEKDAYS.index(match["weekday"].lower())
    ahead = (wanted - calendar.meeting.weekday()) % 7 or 7
    return calendar.meeting + timedelta(days=ahead)


def _week(match: re.Match[str], calendar: Calendar) -> date | None:
    week = int(match["week"])
    for year in (calendar.meeting.year, calendar.meeting.year + 1):
        friday = date.fromisocalendar(year, week, 5)
        if friday >= calendar.meeting:
            return friday
    return None


def _in_a_while(match: re.Match[str], calendar: Calendar) -> date | None:
    said = match["n"].lower()
    n = int(said) if said.isdigit() else NUMBERS[said]
    unit = match["unit"].lower()
    if unit.startswith("dag"):
        return calendar.meeting + timedelta(days=n)
    if unit.startswith("veck"):
        return calendar.meeting + timedelta(weeks=n)
    months = calendar.meeting.month - 1 + n
    year, month = calendar.meeting.year + months // 12, months % 12 + 1
    return date(year, month, min(calendar.meeting.day, monthrange(year, month)[1]))


def _season(match: re.Match[str], calendar: Calendar) -> date | None:
    # Last working days before the Swedish holidays that people mean.
    month, day = {"sommaren": (6, 20), "semestern": (6, 30), "jul": (12, 20), "årsskiftet": (12, 31)}[
        match["season"].lower()
    ]
    return _first_not_before(calendar.meeting, month, day)


def _next_meeting(match: re.Match[str], calendar: Calendar) -> date | None:
    return calendar.next_meeting


_RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str], Calendar], date | None]]] = [
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in (
        (r"(?<![\w-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\w-])", _iso),
        (rf"\bi\s+(?P<part>början|mitten|slutet)\s+(?:av|på)\s+(?P<month>{_MONTH})\b", _part_of_month),
        (
            rf"(?<![\w/])(?:den\s+)?(?P<d>\d{{1,2}})\s+(?P<month>{_MONTH})\b\.?(?:\s+(?P<y>\d{{4}})(?!\w))?",
            _day_month,
        ),
        (r"(?<![\w/.,-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\w/])", _slash),
        (rf"\b(?:på\s+|nästa\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})\b", _weekday),
        (r"\b(?:v\.|vecka|v)\s*(?P<week>\d{1,2})(?!\w)", _week),
        (rf"\b(?:om|inom)\s+(?P<n>{_NUMBER})\s+(?P<unit>dagar|dag|veckor|vecka|månader|månad)\b", _in_a_while),
        (r"\b(?:före|innan|till)\s+(?P<season>sommaren|semestern|jul|årsskiftet)\b", _season),
        (r"\bnästa\s+(?:möte|gång)\b", _next_meeting),
    )
]  # fmt: skip


def find_due(text: str, calendar: Calendar) -> Due | None:
    """The last day said in the text, or None. An impossible day (31 februari, vecka 60) is not a day."""
    found: list[Due] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            try:
                day = rule(match, calendar)
            except (ValueError, OverflowError):
                continue
            if day is not None:
                found.append(Due(match.start(), match.end(), day))
    return max(found, key=lambda due: (due.end, due.end - due.start), default=None)
