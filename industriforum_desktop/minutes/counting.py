"""What the words for days mean, counted from the meeting: one rule for each way to say a day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
SHORT_WEEKDAYS = tuple(
    names.split()
    for names in (
        "må mån månd",
        "ti tis tisd",
        "on ons onsd",
        "to tor tors torsd",
        "fre fred",
        "lö lör lörd",
        "sö sön sönd",
    )
)
NUMBERS = {
    word: n
    for n, words in enumerate(
        ("en ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
         "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo"),
        start=1,
    )
    for word in words.split()
} | {"tjugofem": 25, "trettio": 30}  # fmt: skip
_TENTHS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde")
ORDINALS = {
    word: n
    for n, word in enumerate(
        (
            *_TENTHS, "tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde",
            "artonde", "nittonde", "tjugonde", *(f"tjugo{word}" for word in _TENTHS), "trettionde", "trettioförsta",
        ),
        start=1,
    )
}  # fmt: skip
FRIDAY = 5
"""ISO weekday: who says a week means that it is done when the week's work is."""
YEARS_AHEAD = 10
"""A year of two digits that lies further ahead is something else."""


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


@dataclass(frozen=True)
class Days:
    """The days that words may mean: `day` if nothing else is said, one of `first` to `last` if a weekday is.

    A mere weekday has no first and last. `loose` when the same signs may be a share or a number (3/4, 15.6): they
    are a day only where nothing else can be meant. `week` when a number after the words may be another week's.
    `short` for a weekday's first letters, which mean it only beside other words that do. `hangs_on` when the day is
    that of a meeting, also while that is not planned.
    """

    day: date | None = None
    first: date | None = None
    last: date | None = None
    weekday: int | None = None
    loose: bool = False
    week: bool = False
    short: bool = False
    hangs_on: HangsOn | None = None


def one_day(day: date | None, *, loose: bool = False) -> Days:
    """Words that mean one day and no other."""
    return Days(day, day, day, loose=loose)


UNSURE = Days()
LOOSE = Days(loose=True)


def _year(match: re.Match[str], calendar: Calendar) -> int | None:
    """The year that was said, if any. ValueError for two digits that are no year soon."""
    said = match.groupdict()
    if said["y"]:
        return int(said["y"])
    this = calendar.meeting.year
    if said.get("year"):
        return this + said["year"].startswith("nästa")
    short = said.get("y2") or said.get("y3")
    if not short:
        return None
    year = this // 100 * 100 + int(short)
    if not this <= year <= this + YEARS_AHEAD:
        raise ValueError(short)
    return year


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


def _dated(match: re.Match[str], calendar: Calendar, month: int, day: int) -> date | None:
    year = _year(match, calendar)
    return date(year, month, day) if year else _first_not_before(calendar.meeting, month, day)


def iso(match: re.Match[str], calendar: Calendar) -> Days:
    return one_day(date(int(match["y"]), int(match["m"]), int(match["d"])))


def packed(match: re.Match[str], calendar: Calendar) -> Days:
    """260615, which may be another number when it lies far off."""
    meeting = calendar.meeting
    day = date(int(match["c"] or meeting.year // 100) * 100 + int(match["yy"]), int(match["m"]), int(match["d"]))
    return one_day(day) if meeting <= day and day.year <= meeting.year + 2 else LOOSE


def day_month(match: re.Match[str], calendar: Calendar) -> Days:
    day = int(match["d"]) if match["d"] else ORDINALS[match["o"]]
    return one_day(_dated(match, calendar, MONTHS[match["month"]], day))


IDIOMS = ("24/7", "16/9")
"""Never days, unless “senast” stands before them."""


def slash(match: re.Match[str], calendar: Calendar) -> Days:
    """15/6; 3/4 may be a share."""
    day, month = int(match["d"]), int(match["m"])
    sure = bool(match["den"]) or any(match[name] for name in ("y", "y2", "y3", "year"))
    loose = not sure and (day <= month or match[0] in IDIOMS)
    try:
        return one_day(_dated(match, calendar, month, day), loose=loose)
    except ValueError:
        return LOOSE


def point(match: re.Match[str], calendar: Calendar) -> Days:
    """15.6 may be a number, 10.10 a time of day."""
    day, month = int(match["d"]), int(match["m"])
    sure = bool(match["den"] or match["y"] or match["y2"])
    clock = len(match["m"]) == 2 and day < 24
    return one_day(_dated(match, calendar, month, day), loose=not sure) if sure or not clock else LOOSE


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month_year(match: re.Match[str], calendar: Calendar) -> tuple[int, int]:
    """Month and year that were said: the meeting's own month, and the first such month that isn't over."""
    meeting = calendar.meeting
    month = MONTHS[match["month"]] if match["month"] else meeting.month
    return month, int(match["y"]) if match["y"] else meeting.year + (month < meeting.month)


def part_of_month(match: re.Match[str], calendar: Calendar) -> Days:
    month, year = _month_year(match, calendar)
    day = {"början": 10, "mitten": 15, "slutet": monthrange(year, month)[1]}[match["part"]]
    found = date(year, month, day)
    return one_day(found) if found >= calendar.meeting or match["y"] else UNSURE


def end_of_month(match: re.Match[str], calendar: Calendar) -> Days:
    month, year = _month_year(match, calendar)
    return one_day(_month_end(year, month))


def nth_weekday(match: re.Match[str], calendar: Calendar) -> Days:
    """“Sista fredagen i maj”: of the first such month in which it isn't past."""
    month, year = _month_year(match, calendar)
    weekday = WEEKDAYS.index(match["weekday"])
    for at in (year, year + 1):
        if match["o"] == "sista":
            end = _month_end(at, month)
            day = end - timedelta(days=(end.weekday() - weekday) % 7)
        else:
            begin = date(at, month, 1)
            weeks = ORDINALS[match["o"]] - 1
            day = begin + timedelta(weeks=weeks, days=(weekday - begin.weekday()) % 7)
        if match["y"] or day >= calendar.meeting:
            return one_day(day)
    return UNSURE


def on_weekday(match: re.Match[str], calendar: Calendar) -> Days:
    return _next_weekday(WEEKDAYS.index(match["weekday"]) + 1, calendar)


def short_weekday(match: re.Match[str], calendar: Calendar) -> Days:
    said = match["weekday"]
    wanted = next(n for n, names in enumerate(SHORT_WEEKDAYS, start=1) if said in names)
    # “tor” and letters by twos are other words too, unless a date follows.
    led = match["lead"] and len(said) > 2 and said not in ("tor", "fred")
    return replace(_next_weekday(wanted, calendar), short=not led)


def _next_weekday(wanted: int, calendar: Calendar) -> Days:
    ahead = (wanted - calendar.meeting.isoweekday()) % 7 or 7
    return Days(calendar.meeting + timedelta(days=ahead), weekday=wanted)


def _whole_week(monday: date, calendar: Calendar) -> Days:
    friday = monday + timedelta(days=FRIDAY - 1)
    return Days(friday if friday >= calendar.meeting else None, monday, monday + timedelta(days=6))


def week(match: re.Match[str], calendar: Calendar) -> Days:
    week = int(match["week"])
    for year in (int(match["y"]),) if match["y"] else (calendar.meeting.year, calendar.meeting.year + 1):
        try:
            found = _whole_week(date.fromisocalendar(year, week, 1), calendar)
        except ValueError:
            continue  # only some years have a week 53
        if match["y"] or (found.last and found.last >= calendar.meeting):
            return Days(found.day, found.first, found.last, week=True)
    return Days(week=True)


def this_or_next_week(match: re.Match[str], calendar: Calendar) -> Days:
    monday = calendar.meeting - timedelta(days=calendar.meeting.weekday())
    return _whole_week(monday + timedelta(weeks=1 if match["next"] else 0), calendar)


def near(match: re.Match[str], calendar: Calendar) -> Days:
    said = match["near"]
    days = 2 if "över" in said else 1 if "mor" in said else 0
    return one_day(calendar.meeting + timedelta(days=days))


def _months_on(day: date, n: int) -> date:
    months = day.month - 1 + n
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def in_a_while(match: re.Match[str], calendar: Calendar) -> Days:
    said, unit = match["n"], match["unit"]
    n = int(said) if said.isdecimal() else NUMBERS[said]
    if unit.startswith("d"):
        return one_day(calendar.meeting + timedelta(days=n))
    if unit.startswith("v"):
        day = calendar.meeting + timedelta(weeks=n)
        monday = day - timedelta(days=day.weekday())
        return Days(day, monday, monday + timedelta(days=6))
    return one_day(_months_on(calendar.meeting, {"k": 3, "h": 6, "å": 12}.get(unit[0], 1) * n))


def end(match: re.Match[str], calendar: Calendar) -> Days:
    meeting = calendar.meeting
    if match["whole"].startswith("veck"):
        friday = meeting + timedelta(days=FRIDAY - 1 - meeting.weekday())
        return one_day(friday) if friday >= meeting else UNSURE
    return one_day(
        date(meeting.year, 12, 31) if match["whole"].startswith("år") else _month_end(meeting.year, meeting.month)
    )


def season(match: re.Match[str], calendar: Calendar) -> Days:
    # Last working days before the Swedish holidays that people mean; Midsummer's Eve is the Friday in 19–25 June.
    season, meeting = match["season"], calendar.meeting
    if season.startswith("midsommar"):
        firsts = (date(year, 6, 19) for year in (meeting.year, meeting.year + 1))
        eves = (first + timedelta(days=(4 - first.weekday()) % 7 - 1) for first in firsts)
        return one_day(next(eve for eve in eves if eve >= meeting))
    month, day = {"sommaren": (6, 20), "semestern": (6, 30), "semestrarna": (6, 30), "årsskiftet": (12, 31)}.get(
        season, (12, 20)
    )
    return one_day(_first_not_before(meeting, month, day))


def next_meeting(match: re.Match[str], calendar: Calendar) -> Days:
    day = calendar.next_meeting
    return Days(day, day, day, hangs_on=HangsOn.NEXT_MEETING)


def follow_up(match: re.Match[str], calendar: Calendar) -> Days:
    day = calendar.follow_up
    return Days(day, day, day, hangs_on=HangsOn.FOLLOW_UP)
