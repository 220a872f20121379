"""Days as people say them in Swedish: “senast 15 juni”, “15/6”, “fredag”, “v. 24”, “om två veckor”.

No rule guesses: what looks like a day and can't be understood (“31 februari”, “torsdag 16 juni” when that is a
Friday, “nästa fredag”, “efter 15 juni”, “15–16 juni”) is found too, without a day. A day without a year is the
first such day that is not before the meeting.

Words for days that stand beside each other must agree: “nästa vecka fredag” is one day, “ons 16 april” is none when
that is a Thursday. What comes just before may say that the day isn't the last one: “efter”, “från”, “tidigast”.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from industriforum_desktop.forum.kinds import HangsOn
from industriforum_desktop.minutes.counting import (
    IDIOMS,
    LOOSE,
    MONTHS,
    SHORT_WEEKDAYS,
    UNSURE,
    YEARS_AHEAD,
    Calendar,
    Days,
    one_day,
)
from industriforum_desktop.minutes.spoken import Spoken, spoken

__all__ = ["MONTHS", "Calendar", "Due", "Said", "find_due", "last_said", "said_days"]


@dataclass(frozen=True)
class Said:
    """Words that name a day: where they stand (start, end) and the day they mean, None if that is not known.

    `loose` when the same words may be something else: a share (3/4), a number (15.6), a name. `hangs_on` is the
    meeting that the day is that of, also while that is not planned.
    """

    start: int
    end: int
    day: date | None
    loose: bool = False
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


_SHORT = frozenset(form for forms in SHORT_WEEKDAYS for form in forms)
_DASH = r"[-‐‑‒–—−/&+]"
_AND = (
    rf"(?:{_DASH}|och|eller|el\.?|alternativt|alt\.?|samt|respektive|resp\.?|till\s+och\s+med|till"
    r"|t\.?\s?o\.?\s?m\.?)"
)
_BESIDE = re.compile(r"[\s,(]*(?:den\s+|i\s+|på\s+|under\s+)?")
_JOINED = re.compile(rf"\s*{_AND}\s*(?:senast\s+|den\s+|i\s+|på\s+|under\s+|v\.?\s*|vecka\s+)?")
_NUMBERS_BEFORE = re.compile(
    rf"(?<![\w/.:,§-])(?:(?:den|mellan)\s+)?(?:\d{{1,2}}(?::?e|:a)?\s*,\s*)*\d{{1,2}}(?::?e|:a)?\s*{_AND}\s*(?:den\s+)?$"
)
_WEEK_AFTER = re.compile(rf"\s*{_AND}\s*(?:v\.?\s*|vecka\s+)?\d{{1,2}}(?![\w%:]|[.,]\d)")
_DAY_AFTER = re.compile(r"[-‐‑‒–—−]\d{1,2}(?![\w%:]|[.,]\d)")
_NUMBERED = re.compile(r"(?:den\s+)?\d")
_NEAR = 60
"""So many characters before a day are enough to know what they say about it."""

_NOT_BEFORE = (
    r"efter|från|fr\.?(?:\s?o\.?\s?m\.?)?|f\.?o\.?m\.?|from|ab|tidigast|först|förrän|sedan|sen|senare\s+än|inte|ej|aldrig"
    r"|start(?:ar|a|as|er|en)?|börjar?|börjas|med\s+början|inled(?:s|er|a)|öppna(?:r|s)?"
)
_UNTIL = r"till\s+och\s+med|t\.?\s?o\.?\s?m\.?|fram\s+till|ända\s+till|tills|upp\s+till"
_ABOUT = (
    r"mellan|tidigt|sent|någon\s+gång|nån\s+gång|runt|kring|omkring|cirka|ca\.?|ungefär|uppåt"
    r"|början|mitten|slutet|halvan|hälften|delen"
)
_SO_LONG_FROM = (
    r"(?:dag|dagen|dagar|dar|dgr|dygnet?|timm\w+|vecka|veckan|veckor|v|månad|månaden|månader|mån|tid|\w+dag(?:en)?"
    r"|strax|kort|direkt|genast)\s+(?:före|innan|efter|inför)"
)
_PUT_OFF_TO = (
    r"(?:flytta|skjut|senarelägg|tidigarelägg|förläng|ajournera|bordlägg|boka\s+om|omboka|ändra)\w*"
    r"(?:\s+(?!senast\b)[\w-]+){0,4}?\s+till"
)
_NOT_BY = re.compile(
    rf"(?<!\w)(?:{_NOT_BEFORE}|{_UNTIL}|{_ABOUT}|{_SO_LONG_FROM}|{_PUT_OFF_TO})"
    r"(?:\s+(?:och\s+med|före|innan|till|den|på|i|av|under|vid|omkring|med))*\s+$"
)
"""Before a day, these say that it isn't the last one."""
_ANOTHER = re.compile(
    r"(?<!\w)(?:för|om|med|av|hos|över|mot|genom|per|än|varje|var|varannan|förra|föregående|samma|en|någon|sista|första"
    r"|andra|tredje|nästa|och|o|eller|samt)\s+$"
)
"""Just before a day, these tell of it, or say that it is one of many or another one."""
_LED = re.compile(r"(?:på|till|inför|för|före|innan|vid|i|under|om|inom)\s")
_BY = re.compile(r"(?:inte|ej)\s+senare\s+än\s+$")
_SHARE_BEFORE = re.compile(
    r"(?<!\w)(?:minst|högst|max|ungefär|cirka|ca\.?|drygt|knappt|nästan|över|under|mer\s+än|mindre\s+än"
    r"|support|öppet|nr\.?|nummer|dnr\.?|ärende|version|ver\.?|avsnitt|kapitel|kap\.?|punkt|paragraf|§|bilaga|sid(?:a|an)?\.?|artikel|sfs|läsåret|läsår"
    r"|säsongen)\s*$"
)
_ANSWER_BEFORE = re.compile(r"(?<!\w)(?:svarar?|svar|återkom\w*|återkoppl\w*|besked|klart?)\s+$")
"""After these no share can follow."""
_YEAR_AFTER = re.compile(r"\s+(\d\d)(?![\w%:]|[.,]\d)")
_OR_SO = re.compile(
    r"\s+(?:och|eller)\s+(?:framåt|senare|därefter|så|fram(?:över)?)\b|\s+(?:tidigast|ungefär|cirka|sedan)\b"
)
_GLUED_BEFORE = re.compile(r"[-‐‑‒–—−.,:+*]$|\d$")
_GLUED_AFTER = re.compile(r"[-‐‑‒–—−/]\w|[:.]\w")
_SHORT_ALONE = ("tis", "ons", "tors", "fre", "lör", "sön")
_WITHIN_WORD = "/_@#=&?\\"


def said_days(text: str, calendar: Calendar) -> list[Said]:
    """All words in the text that name a day, in order; of words within words only the longest."""
    small = _small(text)
    days = [_with_numbers(small, one) for one in spoken(small, calendar) if not _is_name(text, one, MONTHS)]
    weighed = (_weighed(small, one, calendar) for one in _together(small, days, calendar))
    return [said for said in weighed if said is not None and not _is_name(text, said, _SHORT)]


def last_said(text: str, calendar: Calendar) -> Said | None:
    """The last words in the text that mean a day: one that is known, or that of a meeting."""
    return next((one for one in reversed(said_days(text, calendar)) if one.understood), None)


def find_due(text: str, calendar: Calendar) -> Due | None:
    """The last day said in the text, or None. An impossible day (31 februari, vecka 60) is not a day."""
    days = [Due(one.start, one.end, one.day) for one in said_days(text, calendar) if one.day is not None]
    return days[-1] if days else None


def _small(text: str) -> str:
    """The text in small letters, letter for letter."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _is_name(text: str, one: Spoken | Said, names: Container[str]) -> bool:
    """Jan, April, Maj and Tor are people too."""
    last = text[one.start : one.end].split()[-1]
    return last[0].isupper() and last.lower() in names and not any(map(str.isdigit, text[one.start : one.end]))


def _with_numbers(text: str, one: Spoken) -> Spoken:
    """With the numbers that make a span or a list of it: 15–16 juni, v. 15–16."""
    before = None
    if _NUMBERED.match(text, one.start):
        before = _NUMBERS_BEFORE.search(text, max(0, one.start - _NEAR), one.start)
    after = (_WEEK_AFTER if one.days.week else _DAY_AFTER).match(text, one.end)
    if before is None and after is None:
        return one
    return Spoken(before.start() if before else one.start, after.end() if after else one.end, UNSURE)


def _together(text: str, days: list[Spoken], calendar: Calendar) -> Iterator[Spoken]:
    """Words that stand beside each other as one, with the day that all of them mean, if there is one."""
    held: Spoken | None = None
    for one in days:
        if held is None:
            held = one
        elif one.start < held.end or _JOINED.fullmatch(text, held.end, one.start):
            held = Spoken(held.start, max(held.end, one.end), UNSURE)
        elif _beside(text, held, one):
            held = Spoken(held.start, one.end, _narrowed(held.days, one.days, calendar.meeting))
        else:
            yield held
            held = one
    if held is not None:
        yield held


def _beside(text: str, one: Spoken, other: Spoken) -> bool:
    if one.days.short:
        return not text[one.end : other.start].strip()
    return _BESIDE.fullmatch(text, one.end, other.start) is not None


def _narrowed(one: Days, other: Days, meeting: date) -> Days:
    """The day that both mean."""
    if one.weekday is None:
        one, other = other, one
    if one.weekday is not None and other.weekday is not None:
        return one if one.weekday == other.weekday else UNSURE
    if other.first is None or other.last is None:
        return UNSURE
    if one.weekday is not None:
        days = (other.first + timedelta(days=n) for n in range((other.last - other.first).days + 1))
        found = [day for day in days if day.isoweekday() == one.weekday]
        sure = len(found) == 1 and (found[0] >= meeting or other.first == other.last)
        return one_day(found[0]) if sure else UNSURE
    if one.first is None or one.last is None:
        return UNSURE
    if other.first <= one.first and one.last <= other.last:
        return replace(one, loose=False, hangs_on=None)
    return (
        replace(other, loose=False, hangs_on=None)
        if one.first <= other.first and other.last <= one.last
        else UNSURE
    )


def _weighed(text: str, one: Spoken, calendar: Calendar) -> Said | None:
    """What the words mean, with what stands just before and after them; nothing if they are no day at all."""
    start, end, days = one.start, one.end, one.days
    if start and text[start - 1] in _WITHIN_WORD:
        return None
    if days.short:
        last = not text[end:].strip(" .,;!)") and text[start:end].rstrip(".") in _SHORT_ALONE
        return Said(start, end, None, loose=True) if last else None
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    near = max(0, start - _NEAR)
    if (start and _GLUED_BEFORE.search(text, start - 1, start)) or _GLUED_AFTER.match(text, end):
        days = LOOSE
    if not_by := _not_by(text, near, start):
        return Said(not_by.start(), end, None, days.loose)
    if _OR_SO.match(text, end) or _maybe_year(text, end, calendar):
        days = Days(loose=days.loose)
    if not text[start].isdigit():
        return Said(start, end, days.day, days.loose, days.hangs_on)
    if days.loose and _ANSWER_BEFORE.search(text, near, start):
        return Said(start, end, days.day, text[start:end] in IDIOMS)
    return Said(start, end, days.day, days.loose or _SHARE_BEFORE.search(text, near, start) is not None)


def _not_by(text: str, near: int, start: int) -> re.Match[str] | None:
    """The words before a day that make it another than the last one."""
    if _BY.search(text, near, start):
        return None
    after_till = start + len("till ") if text.startswith("till ", start) else start
    return _NOT_BY.search(text, near, after_till) or (
        None if _LED.match(text, start) else _ANOTHER.search(text, near, start)
    )


def _maybe_year(text: str, end: int, calendar: Calendar) -> bool:
    """“30/6 27 personer” may be a day in 2027."""
    after = _YEAR_AFTER.match(text, end)
    return after is not None and 0 <= int(after[1]) - calendar.meeting.year % 100 <= YEARS_AHEAD
