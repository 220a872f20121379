"""The words that name a day in Swedish, each with the days that it may mean.

People mean different days by “nästa fredag” or “efter påsk”: such words are found too, without a day. What stands
around the words is weighed in `dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from industriforum_desktop.minutes import counting
from industriforum_desktop.minutes.counting import (
    LOOSE,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SHORT_WEEKDAYS,
    UNSURE,
    WEEKDAYS,
    Calendar,
    Days,
)


@dataclass(frozen=True)
class Spoken:
    """Words from `start` to `end` that name days."""

    start: int
    end: int
    days: Days


@dataclass(frozen=True)
class _Rule:
    """`needs` are words or signs of which the text must have one, else it isn't searched."""

    needs: frozenset[str]
    pattern: re.Pattern[str]
    days: Callable[[re.Match[str], Calendar], Days]


def _any(words: Iterable[str] | str) -> str:
    words = words.split() if isinstance(words, str) else words
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _rule(
    needs: Iterable[str] | str, pattern: str, days: Callable[[re.Match[str], Calendar], Days] | Days
) -> _Rule:
    words = needs.split() if isinstance(needs, str) else needs
    meant = (lambda _match, _calendar: days) if isinstance(days, Days) else days
    return _Rule(frozenset(words), re.compile(pattern), meant)


_DIGITS = "0 1 2 3 4 5 6 7 8 9"
_MONTH, _WEEKDAY = _any(MONTHS), _any(WEEKDAYS)
_MONTH_ALONE = _any(MONTHS.keys() - {"jul"})
"""“15 jul” is in July, “senast jul” at Christmas."""
_ON_WEEKDAY = [form for name in WEEKDAYS for form in (name, f"{name}en")]
_SHORT = [form for forms in SHORT_WEEKDAYS for form in forms]
_NUMBER = _any([r"\d{1,3}", *NUMBERS])
_UNIT = (
    r"(?:(?:dagar|dag|dar|dgr|dygn|d|veckor|vecka|v|månader|månad|mån|kvartal|halvår|år)(?![\w-])"
    r"|(?:dagars|veckors|veckas|månaders|månads|års)\s+tid\b)"
)
_ABOUT = (
    r"(?:ca\.?|cirka|ungefär|omkring|högst|minst|max|nån|någon|några|ett\s+par|ett\s+antal|flera|halvannan|kanske"
    rf"|{_NUMBER}(?:\s*[-–.,/½]\s*|\s+(?:till|eller|à|och\s+en\s+halv)\s+)?(?:{_NUMBER})?)"
)
_AROUND = r"\b(?:i|under|efter|före|innan|till|tills|vid|kring|runt|omkring|över|mellan|inför|från|mot|på)"
_HOLIDAYS = """
    jul julen julhelgen jullovet juluppehållet nyår nyåret nyårshelgen trettonhelgen påsk påsken påskhelgen
    påsklovet pingst pingsten pingsthelgen midsommar midsommaren midsommarhelgen valborg lucia advent
    allhelgona allhelgonahelgen sportlovet höstlovet sommarlovet lovet sommaren hösten vintern våren
    semestern semestrarna semestrar semestertider semesterperioden industrisemestern helgen helgerna
    terminen terminsstart terminsstarten vårterminen höstterminen skolstart skolstarten skolavslutningen
    årsskiftet almedalen almedalsveckan nationaldagen veckoslutet
"""
_EVES = """
    julafton juldagen nyårsafton nyårsdagen midsommarafton midsommardagen påskafton påskdagen skärtorsdag
    skärtorsdagen långfredag långfredagen valborgsmässoafton nationaldagen luciadagen trettondagen
    trettondagsafton
"""
_SEASONS = "sommaren semestern semestrarna midsommar jul julen årsskiftet"
_MORNINGS = [
    f"{before}mor{after}" for before in ("", "i", "över", "iöver", "överi") for after in ("gon", "ron", "rn", "n")
]
_NEAR = ["idag", "dag", "ikväll", "kväll", "ieftermiddag", "eftermiddag", *_MORNINGS]
_NEXT = "helg vecka månad mån kvartal termin höst vår sommar vinter år"

_FULL_YEAR = r"(?:(?:\s*,?\s+|\s*[-–/.]\s*)(?P<y>(?:19|20)\d\d)(?![\w%]|[.,]\d))"
# “30/6 27” ends with a year; “30/6 27 personer” doesn't.
_YEAR = (
    rf"(?:{_FULL_YEAR}|(?:\s*[-–/.]|\s+['’])(?P<y2>\d\d)(?![\w%:/]|[.,]\d)"
    r"|\s+(?P<y3>\d\d)(?![.,]\d)(?=\s*(?:[.,;!)#]|$))|\s+(?P<year>i\s+år|nästa\s+år)\b)?"
)
_DAY, _MONTH_NUMBER = r"(?P<d>0?[1-9]|[12]\d|3[01])", r"(?P<m>0?[1-9]|1[0-2])"
_OF_MONTH = rf"(?:(?P<month>{_MONTH_ALONE})\b\.?{_FULL_YEAR}?|månaden\b)"

_NUMBERS = [
    _rule(
        _DIGITS,
        r"(?<!\w)(?:d(?:en|\.)?\s+)?(?P<y>\d{4})(?P<sign>[-/.])(?P<m>\d{1,2})(?P=sign)(?P<d>\d{1,2})(?!\w)",
        counting.iso,
    ),
    _rule(
        _DIGITS, r"(?<![\w-])(?:d(?:en|\.)?\s+)?(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>20\d\d)(?![\w-])", counting.iso
    ),
    _rule(_DIGITS, r"(?<![\w-])20\d\d(?:-(?:0[1-9]|1[0-2])| (?:0[1-9]|1[0-2]) [0-3]\d)(?![\w-])", LOOSE),
    _rule(
        _DIGITS,
        r"(?<![\w.:/-])(?<!kl\s)(?<!kl\.\s)(?:1[3-9]|2\d|3[01])-(?:0?[1-9]|1[0-2])(?![\w%:-]|[.,]\d)",
        LOOSE,
    ),
    _rule(_DIGITS, r"(?<![\w-])\d\d-(?:0[1-9]|1[0-2])-\d\d(?![\w-])", LOOSE),
    _rule(
        _DIGITS,
        r"(?<![\w.,:/-])(?P<c>20)?(?P<yy>\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\w%]|[-–:.,/]\w)",
        counting.packed,
    ),
    _rule(
        MONTHS,
        rf"(?<!\w)(?:d(?:en|\.)?\s+)?(?:(?P<d>\d{{1,2}})(?::?e|:a|:sta|\.)?\s*|(?P<o>{_any(ORDINALS)})\s+)"
        rf"(?P<month>{_MONTH})\b\.?{_YEAR}",
        counting.day_month,
    ),
    _rule(
        "/",
        rf"(?<![\w/])(?P<den>\bd(?:en|\.)?\s+)?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?!\d){_YEAR}(?!\w|/\w)",
        counting.slash,
    ),
    _rule(
        _DIGITS,
        rf"(?<![\w.,:/])(?<!kl\s)(?<!kl\.\s)(?<!klockan\s)(?P<den>\bd(?:en|\.)?\s+)?{_DAY}\.{_MONTH_NUMBER}"
        r"(?:[. -]\s?(?P<y>20\d\d)|[.-](?P<y2>\d\d))?(?![\w%]|[.:,]\d)",
        counting.point,
    ),
    _rule(
        ["den", *_DIGITS.split()],
        r"(?<!\w)(?:den\s+(?:\d{1,2}(?::?[ea])?|sista|första)|\d{1,2}:?e)"
        rf"(?![\w/:%]|[.,-]\d|\s*{_MONTH}\b)",
        LOOSE,
    ),
]

_MONTHS = [
    _rule(
        "början mitten slutet",
        rf"\b(?:i\s+)?(?P<part>början|mitten|slutet)\s+(?:av|på|i)\s+{_OF_MONTH}",
        counting.part_of_month,
    ),
    _rule(
        "sista siste",
        rf"\b(?:den\s+)?sist[ae]\s+(?:dag(?:en)?\s+)?(?:i\s+)?{_OF_MONTH}",
        counting.end_of_month,
    ),
    _rule(
        [f"{name}en" for name in WEEKDAYS],
        rf"\b(?:den\s+)?(?P<o>första|andra|tredje|fjärde|sista)\s+(?P<weekday>{_WEEKDAY})en\s+i"
        rf"\s+(?P<month>{_MONTH})\b\.?{_FULL_YEAR}?",
        counting.nth_weekday,
    ),
    _rule(
        "veckan helgen dagarna vardagen arbetsdagen",
        r"\b(?:i\s+)?(?:första|andra|tredje|fjärde|sista)\s+(?:veckan|helgen|dagarna|vardagen|arbetsdagen)"
        rf"\s+(?:av|på|i)\s+(?:{_MONTH}|månaden)\b",
        UNSURE,
    ),
    _rule(
        "månadsskiftet halvårsskiftet kvartalsskiftet terminsskiftet",
        rf"\b(?:vid\s+)?(?:månads|halvårs|kvartals|termins)skiftet\b(?:\s+{_MONTH}\s*[-–/]\s*{_MONTH}\b)?",
        UNSURE,
    ),
    _rule(
        "senast",
        rf"\b(?P<lead>senast\s+)(?:i\s+|under\s+)?(?P<month>{_MONTH_ALONE})\b\.?(?:\s+månad\b)?{_FULL_YEAR}?",
        counting.end_of_month,
    ),
    _rule(
        MONTHS,
        rf"(?<!\w){_MONTH_ALONE}\.?\s+(?:den\s+)?\d{{1,2}}(?::?e|:a)?(?=\s*(?:[.,;!)#]|$))(?![.,]\d)",
        LOOSE,
    ),
    _rule(MONTHS, rf"{_AROUND}\s+{_MONTH}\b(?:\s+månad\b)?(?:\s+20\d\d(?!\w))?", UNSURE),
    _rule(MONTHS, rf"\b{_MONTH}\b(?:\s+månad\b)?(?:\s+20\d\d(?!\w))?", LOOSE),
]

_WEEKS = [
    _rule(_ON_WEEKDAY, rf"\b(?:på\s+)?(?P<weekday>{_WEEKDAY})(?:en)?\b", counting.on_weekday),
    _rule(
        _ON_WEEKDAY,
        rf"\b(?:på\s+)?{_WEEKDAY}(?:en)?\s+\d{{1,2}}(?::?e)?(?![\w/:%]|[.,]\d|\s*(?:[-–/]\s*\d|{_MONTH}\b))",
        LOOSE,
    ),
    _rule(
        _SHORT,
        rf"(?<!\w)(?P<lead>(?:på|senast|till|före|innan)\s+)?(?P<weekday>{_any(_SHORT)})(?!\w)\.?",
        counting.short_weekday,
    ),
    _rule(
        "v vecka veckan veckorna",
        rf"(?<!\w)(?:i\s+)?(?:v\.|veckan|veckorna|vecka|v)\s*(?P<week>\d{{1,2}})(?![\w%]|[.,:]\d){_FULL_YEAR}?",
        counting.week,
    ),
    _rule(
        "nästa denna här",
        r"\b(?:i\s+)?(?:(?P<next>nästa)\s+(?:vecka(?:s(?=\s+\w+dag))?|v)|denna\s+vecka|den\s+här\s+veckan)(?!\w)\.?",
        counting.this_or_next_week,
    ),
]

_COUNTED = [
    _rule(
        _NEAR,
        r"\b(?P<near>i\s?dag|i\s?kväll|i\s?eftermiddag|(?:i\s?)?över\s?i?\s?mor(?:gon|ron|rn|n)|i\s?mor(?:gon|ron|rn|n))\b",
        counting.near,
    ),
    _rule("om inom", rf"\b(?:om|inom)\s+(?P<n>{_NUMBER})\s*(?P<unit>{_UNIT})", counting.in_a_while),
    _rule("om inom", rf"\b(?:om|inom)\s+{_NUMBER}\s*{_UNIT}\s+(?:efter|före|innan|från|sedan)\b", UNSURE),
    _rule(
        "om inom",
        rf"\b(?:(?:om|inom)\s+{_NUMBER}\s*(?:arbets|var|bank|helg)dag(?:ar)?|inom\s+{_NUMBER}\s*(?:timm(?:e|ar)|tim|h))(?!\w)",
        UNSURE,
    ),
    _rule("om inom", rf"\b(?:om|inom)\s+(?:{_ABOUT}\s*)+{_UNIT}", UNSURE),
    _rule("slutet", r"\bi\s+slutet\s+(?:av|på)\s+(?P<whole>veckan|året)\b", counting.end),
    _rule("slut", r"\b(?P<whole>veckans|månadens|årets)\s+slut\b", counting.end),
    _rule("månadens", r"\b(?P<whole>månadens)\s+sista\s+dag\b", counting.end),
    _rule("nästa", r"\bnästa\s+(?:möte|gång)\b", counting.next_meeting),
    _rule(
        "årsuppföljning årsuppföljningen års uppföljning uppföljningen",
        # Only with the word that leads to it: “förbereda årsuppföljningen” is what is to be done.
        r"\b(?:(?P<lead>senast\s+)|(?:till|inför|för|före|innan|vid|på)\s+)(?:nästa\s+)?"
        r"(?:års-?uppföljning(?:en)?|(?:den\s+)?årliga\s+uppföljning(?:en)?)\b",
        counting.follow_up,
    ),
]

_STRETCHES = [
    _rule(_SEASONS, rf"\b(?:före|innan|till)\s+(?P<season>{_any(_SEASONS)})\b", counting.season),
    _rule(_HOLIDAYS, rf"{_AROUND}\s+{_any(_HOLIDAYS)}\b", UNSURE),
    _rule(_EVES, rf"\b{_any(_EVES)}\b", LOOSE),
    _rule("annandag advent kristi", r"\b(?:annandag\s+\w+|\w+\s+advent|kristi\s+himmelsfärds?\w*)\b", LOOSE),
    _rule(
        "nästa kommande nästkommande följande",
        rf"\b(?:nästa|kommande|nästkommande|följande)\s+(?:{_WEEKDAY}|{_any(_NEXT)})\b",
        UNSURE,
    ),
    _rule(
        "nästa kommande nästkommande följande",
        r"\b(?:nästa|kommande|nästkommande|följande)\s+\w*(?:möte|träff|sammanträde)(?:t|en)?\b",
        UNSURE,
    ),
    _rule(
        "nästa nästnästa",
        r"\b(?:(?:mötet|gången)\s+efter\s+nästa|(?:nästnästa|nästa\s+nästa)\s+(?:möte|gång|vecka|månad))\b",
        UNSURE,
    ),
    _rule(
        [f"{month}mötet" for month in MONTHS],
        rf"\b(?:till|inför|före|innan|senast|vid|på)\s+{_MONTH}mötet\b",
        UNSURE,
    ),
    _rule("dennes ds", r"(?<!\w)(?:den\s+)?\d{1,2}(?::?e|:a)?\s+(?:dennes|ds)\b", UNSURE),
    _rule("nästa", r"\bnästa\s+(?:mån|tis|ons|tors?|fre|lör|sön)\b", UNSURE),
    _rule("sommar höst vinter", r"\b(?:i|under|till)\s+(?:sommar|höst|vinter)\b", UNSURE),
    _rule("vår år veckan månaden året", r"\b(?:i|under|till)\s+(?:vår|år|veckan|månaden|året)\b", LOOSE),
    _rule("efter därpå före innan", r"\b(?:veckan|dagen|månaden|året)\s+(?:efter|därpå|före|innan)\b", LOOSE),
    _rule(
        "q kv kvartal kvartalet",
        r"\b(?:i\s+)?(?:q\s?[1-4]|kv(?:artal(?:et)?)?\.?\s?[1-4]|(?:första|andra|tredje|fjärde|sista)\s+kvartalet"
        r"|[1-4]:?[aed]\s+kvartalet)(?!\w)(?:[\s-]+(?:20)?\d\d(?!\w))?",
        LOOSE,
    ),
    _rule("ht vt höstterminen vårterminen", r"\b(?:ht|vt|höstterminen|vårterminen)[\s-]?(?:20)?\d\d\b", LOOSE),
    _rule(_DIGITS, r"\b(?:under|senast|i|till|före|innan)\s+20\d\d(?![\w-]|[.,/]\d)", LOOSE),
]

_RULES = [*_NUMBERS, *_MONTHS, *_WEEKS, *_COUNTED, *_STRETCHES]
_WORD = re.compile(r"[^\W\d_]+|[\d/]")


def spoken(text: str, calendar: Calendar) -> list[Spoken]:
    """All such words in the text, which is in small letters, in order; of words within words the longest."""
    found: list[Spoken] = []
    words = set(_WORD.findall(text))
    for rule in _RULES:
        if words.isdisjoint(rule.needs):
            continue
        for match in rule.pattern.finditer(text):
            try:
                days = rule.days(match, calendar)
            except (ValueError, OverflowError):
                days = UNSURE
            # “senast” leads to the day; it does not belong to it.
            lead = match.groupdict().get("lead") or ""
            found.append(Spoken(match.start() + len(lead), match.end(), days))
    found.sort(key=lambda one: (one.start, -one.end, one.days.day is None))
    kept: list[Spoken] = []
    for one in found:
        # “mån” in “om 3 mån.” is no Monday.
        if not kept or (one.end > kept[-1].end and not (one.days.short and one.start < kept[-1].end)):
            kept.append(one)
    return kept
