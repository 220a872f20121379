"""Days as people say them in Swedish: “senast 15 juni”, “15/6”, “fredag”, “v. 24”, “om två veckor”.

No rule guesses: what looks like a day and can't be understood (“31 februari”, “torsdag 16 juni” when that is a
Friday, “nästa fredag”, “i höst”) is found too, without a day. A day without a year is the first such day that is
not before the meeting.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from industriforum_desktop.forum.calendar import Dated, hanging_day
from industriforum_desktop.forum.kinds import HangsOn

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
        ("en ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
         "fjorton"),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
FRIDAY = 5
"""ISO weekday: who says a week means that it is done when the week's work is."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_WEEKDAY = "|".join(WEEKDAYS)
_MAYBE_WEEKDAY = rf"(?:(?:på\s+)?(?P<weekday>{_WEEKDAY})(?:en)?(?:\s+den)?\s+|den\s+)?"


@dataclass(frozen=True)
class Said:
    """Words that name a day: where they stand (start, end) and the day they mean, None if that is not known.

    `fraction` when the same signs may be a share or a span: 3/4. `hangs_on` is the meeting that the day is that of,
    also while that is not planned.
    """

    start: int
    end: int
    day: date | None
    fraction: bool = False
    hangs_on: HangsOn | None = None

    @property
    def understood(self) -> bool:
        """Whether it is known what day is meant, or will be when the meeting is planned."""
        return self.day is not None or self.hangs_on is not None


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
    follow_up: date | None = None

    @classmethod
    def of(cls, meeting: Dated, meetings: Sequence[Dated], per_year: int) -> Calendar:
        """What days that are said at the meeting are counted from, given all meetings."""
        return cls(
            meeting.day,
            hanging_day(HangsOn.NEXT_MEETING, meeting, meetings, per_year),
            hanging_day(HangsOn.FOLLOW_UP, meeting, meetings, per_year),
        )


def _first_not_before(meeting: date, month: int, day: int) -> date | None:
    # Eight years on, 29 February has come even over a century without it (1896, 1904).
    for year in range(meeting.year, meeting.year + (9 if (month, day) == (2, 29) else 2)):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= meeting:
            return found
    return None


def _agreeing(day: date | None, weekday: str | None) -> date | None:
    """The day, unless another weekday was said with it."""
    if day is not None and weekday and WEEKDAYS[day.weekday()] != weekday.casefold():
        return None
    return day


def _iso(match: re.Match[str], calendar: Calendar) -> date | None:
    return _agreeing(date(int(match["y"]), int(match["m"]), int(match["d"])), match["weekday"])


def _day_month(match: re.Match[str], calendar: Calendar) -> date | None:
    month, day = MONTHS[match["month"].casefold()], int(match["d"])
    found = date(int(match["y"]), month, day) if match["y"] else _first_not_before(calendar.meeting, month, day)
    return _agreeing(found, match["weekday"])


def _slash(match: re.Match[str], calendar: Calendar) -> date | None:
    month, day = int(match["m"]), int(match["d"])
    found = date(int(match["y"]), month, day) if match["y"] else _first_not_before(calendar.meeting, month, day)
    return _agreeing(found, match["weekday"])


def _part_of_month(match: re.Match[str], calendar: Calendar) -> date | None:
    month = MONTHS[match["month"].casefold()] if match["month"] else calendar.meeting.month
    year = int(match["y"]) if match["y"] else calendar.meeting.year + (month < calendar.meeting.month)
    found = date(
        year, month, {"början": 10, "mitten": 15, "slutet": monthrange(year, month)[1]}[match["part"].casefold()]
    )
    return found if found >= calendar.meeting or match["y"] else None


def _by_month(match: re.Match[str], calendar: Calendar) -> date | None:
    month = MONTHS[match["month"].casefold()]
    year = int(match["y"]) if match["y"] else calendar.meeting.year + (month < calendar.meeting.month)
    return date(year, month, monthrange(year, month)[1])


def _weekday(match: re.Match[str], calendar: Calendar) -> date | None:
    wanted = WEEKDAYS.index(match["weekday"].casefold())
    ahead = (wanted - calendar.meeting.weekday()) % 7 or 7
    return calendar.meeting + timedelta(days=ahead)


def _iso_weekday(said: str | None) -> int:
    return WEEKDAYS.index(said.casefold()) + 1 if said else FRIDAY


def _week(match: re.Match[str], calendar: Calendar) -> date | None:
    week, weekday = int(match["week"]), _iso_weekday(match["weekday"])
    for year in (calendar.meeting.year, calendar.meeting.year + 1):
        day = date.fromisocalendar(year, week, weekday)
        if day >= calendar.meeting:
            return day
    return None


def _this_or_next_week(match: re.Match[str], calendar: Calendar) -> date | None:
    monday = calendar.meeting - timedelta(days=calendar.meeting.weekday())
    weeks = 1 if "nästa" in match["which"].casefold() else 0
    day = monday + timedelta(weeks=weeks, days=_iso_weekday(match["weekday"]) - 1)
    return day if day >= calendar.meeting else None


def _near(match: re.Match[str], calendar: Calendar) -> date | None:
    said = match["near"].casefold().removeprefix("i").strip()
    return calendar.meeting + timedelta(days={"dag": 0, "morgon": 1, "övermorgon": 2}[said])


def _months_on(day: date, n: int) -> date:
    months = day.month - 1 + n
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _in_a_while(match: re.Match[str], calendar: Calendar) -> date | None:
    said, unit = match["n"].casefold(), match["unit"].casefold()
    n = int(said) if said.isdecimal() else NUMBERS[said]
    if unit.startswith("dag"):
        return calendar.meeting + timedelta(days=n)
    if unit.startswith("veck"):
        return calendar.meeting + timedelta(weeks=n)
    return _months_on(calendar.meeting, {"h": 6, "å": 12}.get(unit[0], 1) * n)


def _end(match: re.Match[str], calendar: Calendar) -> date | None:
    meeting = calendar.meeting
    if match["whole"].casefold().startswith("veck"):
        friday = meeting + timedelta(days=FRIDAY - 1 - meeting.weekday())
        return friday if friday >= meeting else None
    if match["whole"].casefold().startswith("år"):
        return date(meeting.year, 12, 31)
    return meeting.replace(day=monthrange(meeting.year, meeting.month)[1])


def _season(match: re.Match[str], calendar: Calendar) -> date | None:
    # Last working days before the Swedish holidays that people mean; Midsummer's Eve is the Friday in 19–25 June.
    season = match["season"].casefold()
    if season.startswith("midsommar"):
        days = (
            date(year, 6, 19 + (4 - date(year, 6, 19).weekday()) % 7) - timedelta(days=1)
            for year in (calendar.meeting.year, calendar.meeting.year + 1)
        )
        return next((day for day in days if day >= calendar.meeting), None)
    month, day = {"sommaren": (6, 20), "semestern": (6, 30), "semestrarna": (6, 30), "årsskiftet": (12, 31)}.get(
        season, (12, 20)
    )
    return _first_not_before(calendar.meeting, month, day)


def _next_meeting(match: re.Match[str], calendar: Calendar) -> date | None:
    return calendar.next_meeting


def _follow_up(match: re.Match[str], calendar: Calendar) -> date | None:
    return calendar.follow_up


def _unsure(match: re.Match[str], calendar: Calendar) -> date | None:
    """People mean different days by it: “nästa fredag” is this week's or the next one's."""
    return None


_RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str], Calendar], date | None]]] = [
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in (
        (rf"(?<![\w-]){_MAYBE_WEEKDAY}(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?![\w-])", _iso),
        (
            rf"\bi\s+(?P<part>början|mitten|slutet)\s+(?:av|på)\s+(?:(?P<month>{_MONTH})\b\.?(?:\s+(?P<y>\d{{4}})(?!\w))?"
            r"|månaden\b)",
            _part_of_month,
        ),
        (
            rf"(?<![\w/]){_MAYBE_WEEKDAY}(?P<d>\d{{1,2}})(?::e)?\s+(?P<month>{_MONTH})\b\.?(?:\s+(?P<y>\d{{4}})(?!\w))?",
            _day_month,
        ),
        (
            rf"(?<![\w/.,-]){_MAYBE_WEEKDAY}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:[ -](?P<y>20\d\d))?(?![\w/]|-\d)",
            _slash,
        ),
        (rf"\b(?:på\s+)?(?P<weekday>{_WEEKDAY})(?:en)?\b", _weekday),
        (
            rf"\b(?:(?:på\s+)?(?P<weekday>{_WEEKDAY})(?:en)?\s+(?:i\s+)?)?(?:v\.|vecka|v)\s*(?P<week>\d{{1,2}})(?!\w)",
            _week,
        ),
        (
            rf"\b(?:(?:på\s+)?(?P<weekday>{_WEEKDAY})(?:en)?\s+(?:i\s+)?)?"
            r"(?P<which>nästa\s+vecka|denna\s+vecka|den\s+här\s+veckan)\b",
            _this_or_next_week,
        ),
        (r"\b(?P<near>i\s*dag|i\s*morgon|i\s*övermorgon|övermorgon)\b", _near),
        (
            rf"\b(?:om|inom)\s+(?P<n>{_NUMBER})\s+(?P<unit>dagar|dag|veckor|vecka|månader|månad|halvår|år)\b",
            _in_a_while,
        ),
        (r"\bi\s+slutet\s+(?:av|på)\s+(?P<whole>veckan|året)\b", _end),
        (r"\b(?P<whole>veckans|månadens|årets)\s+slut\b", _end),
        (
            r"\b(?:före|innan|till)\s+(?P<season>sommaren|semestern|semestrarna|midsommar|jul|julen|årsskiftet)\b",
            _season,
        ),
        (r"\bnästa\s+(?:möte|gång)\b", _next_meeting),
        (
            # Only with the word that leads to it: “förbereda årsuppföljningen” is what is to be done.
            r"\b(?:till|inför|för|före|innan|vid|på|senast)\s+(?:nästa\s+)?"
            r"(?:års-?uppföljning(?:en)?|(?:den\s+)?årliga\s+uppföljning(?:en)?)\b",
            _follow_up,
        ),
        (
            rf"\bsenast\s+(?:i\s+|under\s+)?(?P<month>{_MONTH})\b\.?(?:\s+(?P<y>\d{{4}})(?!\w))?",
            _by_month,
        ),
        (rf"\bnästa\s+(?:{_WEEKDAY}|månad|termin|höst|vår|sommar|vinter|år)\b", _unsure),
        (rf"\b(?:i|under)\s+(?:(?:{_MONTH})|vår|sommar|höst|vinter)\b", _unsure),
        (r"\b(?:före|innan|till|under|i)\s+(?:våren|hösten|vintern|påsken|påsk|terminen)\b", _unsure),
    )
]  # fmt: skip


_HANGS_ON: dict[Callable[[re.Match[str], Calendar], date | None], HangsOn] = {
    _next_meeting: HangsOn.NEXT_MEETING,
    _follow_up: HangsOn.FOLLOW_UP,
}


def said_days(text: str, calendar: Calendar) -> list[Said]:
    """All words in the text that name a day, in order; of words within words only the longest."""
    found: list[Said] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            try:
                day = rule(match, calendar)
            except (ValueError, OverflowError, KeyError):  # KeyError: “aprıl”, which ignoring case takes for april
                day = None
            start = match.start()
            if rule is _by_month:
                # “senast” leads to the day; it does not belong to it.
                start += len(re.match(r"senast\s+", match[0], re.IGNORECASE)[0])  # type: ignore[index]
            found.append(Said(start, match.end(), day, rule is _slash, _HANGS_ON.get(rule)))
    found.sort(key=lambda one: (one.start, -one.end, one.day is None))
    kept: list[Said] = []
    for one in found:
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def last_said(text: str, calendar: Calendar) -> Said | None:
    """The last words in the text that mean a day: one that is known, or that of a meeting."""
    return next((one for one in reversed(said_days(text, calendar)) if one.understood), None)


def find_due(text: str, calendar: Calendar) -> Due | None:
    """The last day said in the text, or None. An impossible day (31 februari, vecka 60) is not a day."""
    days = [Due(one.start, one.end, one.day) for one in said_days(text, calendar) if one.day is not None]
    return days[-1] if days else None
