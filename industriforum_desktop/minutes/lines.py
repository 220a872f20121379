"""The line language of live minutes: what a line is, told by how it begins.

| begins with | is |
| --- | --- |
| `->` | an action: `-> WHO, WHO: WHAT senast WHEN` |
| `=` | an agreement |
| `?` | an open question |
| `!` | a challenge |
| `+` | a need |
| `*` | a bullet |

`#` marks a theme anywhere in a line.

Every text is a valid text, and nothing of it is dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from unicodedata import is_normalized, normalize

from industriforum_desktop.forum.kinds import HangsOn, OutcomeKind
from industriforum_desktop.minutes.dates import Calendar, Said, said_days

SIGNS: dict[str, OutcomeKind] = {
    "->": OutcomeKind.ACTION,
    "=": OutcomeKind.AGREEMENT,
    "?": OutcomeKind.QUESTION,
    "!": OutcomeKind.CHALLENGE,
    "+": OutcomeKind.NEED,
}
BULLET = "*"

# Arrows as mail programs, word processors and their symbol fonts make them of “->” and “-->”.
ARROWS = r"[-‐‑‒–—−]{1,3}>{1,2}|=+>(?=\s*(?:[^\W\d]|$))|[→⇒➔➜➡\uf0e0\uf0e8]|(?:à|a\u0300)(?=\s+(?!la\b)[^\W\d])"
START = re.compile(rf"\s*({ARROWS}|[=?!+*])\s*")
"""How a line begins that is more than text; the sign is group 1."""
_LEAD = re.compile(
    r"(?:[\s,;–(]|(?<=\s)-)*(?:(?<=[,;–(])\s*(?:klart|klar)\s+)?(?:\b(?:absolut|allra|redan|nu|senast:?|(?:inte|ej)\s+senare\s+än|till"
    r"|före|innan|inför|under|vid|på)\s+)*$",
    re.IGNORECASE,
)
_STRONG = re.compile(r"\b(?:senast|inte\s+senare\s+än|ej\s+senare\s+än)\b", re.IGNORECASE)
_STRONG_AT_END = re.compile(r"\b(?:före|innan)\s+$", re.IGNORECASE)
_TAIL = re.compile(r"[\s.,;!)]*((?:#\w[\w-]*[\s.,;]*)*)$")
_SENAST = re.compile(r"\bsenast\b(?:\s+[^\s,;.:]+){0,3}", re.IGNORECASE)
_TAG = re.compile(r"(?<![\w#])#(\w[\w-]*)")
_LEAD_LIMIT = 60
_WHO_LIMIT = 80
"""A name before the colon is short; a longer run of text before a colon is a sentence."""


@dataclass(frozen=True)
class Line:
    """One line, understood.

    `kind` is None for running text and bullets. For an action `who` are the names before the colon and `text`
    is what is to be done; `due_text` is the day as said, `due` the day it means, or `hangs_on` the meeting of
    which it is the day, also while that is not planned. `doubt` are words that look
    like the action's day and are not understood. In `raw`, `who_end` is where the colon after the names stands,
    `due_at` and `doubt_at` where those words begin; -1 for what is not there.
    """

    raw: str
    text: str
    kind: OutcomeKind | None = None
    bullet: bool = False
    who: tuple[str, ...] = ()
    due: date | None = None
    due_text: str = ""
    doubt: str = ""
    who_end: int = -1
    due_at: int = -1
    doubt_at: int = -1
    hangs_on: HangsOn | None = None


def _sign(match: re.Match[str]) -> str:
    """The sign that the line begins with; every arrow is an action's."""
    return "->" if match[1] not in SIGNS and match[1] != BULLET else match[1]


def kind_of(raw: str) -> OutcomeKind | None:
    """What the line is, at the cost of one look at its beginning."""
    match = START.match(raw)
    return None if match is None else SIGNS.get(_sign(match))


@lru_cache(maxsize=4096)
def parse_line(raw: str, calendar: Calendar) -> Line:
    """Understand one line (without its line end). Days are counted from the calendar's meeting."""
    if not is_normalized("NFC", raw):
        return _apart(raw, parse_line(normalize("NFC", raw), calendar))
    match = START.match(raw)
    if match is None or not raw[match.end() :].strip():
        return Line(raw=raw, text=raw.strip())
    sign = _sign(match)
    if sign == "->":
        return _action(raw, match.end(), calendar)
    rest = raw[match.end() :].strip()
    if sign == BULLET:
        return Line(raw=raw, text=rest, bullet=True)
    return Line(raw=raw, text=rest, kind=SIGNS[sign])


def _apart(raw: str, line: Line) -> Line:
    """The line as it was understood, for one whose letters are taken apart (a and ° for å)."""

    def place(at: int) -> int:
        if at < 0:
            return at
        return bisect_right(range(len(raw) + 1), at, key=lambda n: len(normalize("NFC", raw[:n]))) - 1

    return replace(
        line, raw=raw, who_end=place(line.who_end), due_at=place(line.due_at), doubt_at=place(line.doubt_at)
    )


def _action(raw: str, start: int, calendar: Calendar) -> Line:
    who, who_end = _receivers(raw, start, calendar)
    start = who_end + 1 if who else start
    start += len(raw[start:]) - len(raw[start:].lstrip())
    said = raw[start:].rstrip()
    days = said_days(said, calendar)
    line = Line(raw, said, OutcomeKind.ACTION, who=who, who_end=who_end)
    due = next((day for day in reversed(days) if day.understood and _counts(day, said)), None)
    if due is None:
        doubt = _doubt(said, days)
        return line if doubt is None else replace(line, doubt=said[slice(*doubt)], doubt_at=start + doubt[0])
    what = said
    tail = _TAIL.match(said, due.end)
    before = said[: due.start - len(_lead(said, due.start))].strip()
    if tail is not None and before:
        what = f"{before} {tail[1]}".strip()
    return replace(
        line,
        text=what,
        due=due.day,
        due_text=said[due.start : due.end],
        due_at=start + due.start,
        hangs_on=due.hangs_on,
    )


def _counts(day: Said, said: str) -> bool:
    """A day is the action's when it ends the line or follows “senast”. What may be a share is so only after a word
    that a share can't follow: “3/4 av företagen” and “minst 3/4” are no days.
    """
    lead = _lead(said, day.start)
    if _STRONG.search(lead):
        return True
    return _ends(day, said) and (not day.loose or _STRONG_AT_END.search(lead) is not None)


def _ends(day: Said, said: str) -> bool:
    return _TAIL.match(said, day.end) is not None


def _lead(said: str, end: int) -> str:
    """The words just before `end` that lead to a day: “ senast under ”."""
    lead = _LEAD.search(said[max(0, end - _LEAD_LIMIT) : end])
    return lead[0] if lead else ""


def _doubt(said: str, days: list[Said]) -> tuple[int, int] | None:
    """Where words stand that may be meant as the action's day."""
    for day in reversed(days):
        begins = day.start == 0 and said[day.end : day.end + 1] == ":"
        if not day.loose or begins or _ends(day, said) or _STRONG.search(_lead(said, day.start)):
            return day.start, day.end
    if first := _DAY_FIRST.match(said):
        return first.span(1)
    senast = _SENAST.search(said)
    return senast.span() if senast else None


# A colon in a time, a ratio or a verse (3:2), in an address (https://, C:\\), in a smiley, before an ending (EU:s).
_NO_COLON = re.compile(
    r"(?<=\d):(?=\d)|:(?=[/\\()]|-[()])"
    r"|:(?=(?:a|are|aren|arna|arnas|e|en|ens|er|erna|ernas|et|ets|is|n|na|ns|or|orna|r|s|st|t|ts)\b)"
)
_NO_NAME = re.compile(
    r"//|\\|\d:\d|\bwww\.|\b(?:kl|klockan)\b\.?\s*\d|\b(?:mailto|tel|sms|följande|nedan)$|^[\d\s.,;:()/%§–—-]*$"
    r"|^(?:punkt|p|steg|bilaga|kap|kapitel|avsnitt|artikel|alternativ|fas|del|sida|sid|nr)\b\.?\s*\d",
    re.IGNORECASE,
)

_DAY_FIRST = re.compile(
    r"((?:mån|månd|tis|tisd|ons|onsd|tors|torsd|fre|lör|lörd|sön|sönd)\b\.?(?:\s+\d{1,2}(?::?e)?)?"
    r"|jul|julen|nyår|nyåret|påsk|påsken|pingst|midsommar|våren|vår|sommaren|sommar|hösten|höst|vintern|vinter"
    r"|semestern|helgen|årsskiftet)\s*:",
    re.IGNORECASE,
)
"""Short or vague words for a day that stand where names do, and that nobody is called."""


def _receivers(raw: str, start: int, calendar: Calendar) -> tuple[tuple[str, ...], int]:
    """The names before the colon, and where the colon stands (-1 without names). A day or an address is no name."""
    none: tuple[tuple[str, ...], int] = ((), -1)
    colon = _first_colon(raw, start)
    if colon < 0 or not raw[colon + 1 :].strip() or colon - start > _WHO_LIMIT or _DAY_FIRST.match(raw, start):
        return none
    said = raw[start:colon]
    # “Trä- och Möbelföretagen” is one name.
    who = tuple(name for part in re.split(r",|(?<!-)\s+och\s+|&", said) if (name := part.strip()))
    if not who or any(_NO_NAME.search(name) for name in who) or _STRONG.search(said):
        return none
    names_day = any(not day.loose or day.start == 0 for day in said_days(said.strip(), calendar))
    return none if names_day else (who, colon)


def _first_colon(raw: str, start: int) -> int:
    """Where the first colon stands that may end names; -1 if there is none."""
    at = raw.find(":", start)
    while at >= 0 and _NO_COLON.match(raw, at):
        at = raw.find(":", at + 1)
    return at


def parse(text: str, calendar: Calendar) -> list[Line]:
    """Every line of the text, in order; `print_lines` gives the text back."""
    return [parse_line(raw, calendar) for raw in text.split("\n")]


def print_lines(lines: Iterable[Line]) -> str:
    """The text that the lines were read from."""
    return "\n".join(line.raw for line in lines)


def write_line(line: Line, calendar: Calendar) -> str:
    """A line that means what `line` means, whatever its `raw`: sign, names, words and day in their usual order.

    Reading it again gives the same kind, names, text and day.
    """
    if line.kind is None:
        return f"{BULLET} {line.text}" if line.bullet else line.text
    sign = next(sign for sign, kind in SIGNS.items() if kind is line.kind)
    names = f"{', '.join(line.who)}: " if line.who else ""
    written = f"{sign} {names}{line.text}"
    if line.due is None and line.hangs_on is None:
        return written
    read = parse_line(written, calendar)
    # The words may hold the day already: “svara senast 3/4 om lokalen”.
    holds_day = (read.text, read.due, read.hangs_on) == (line.text, line.due, line.hangs_on)
    said = line.due_text or (line.due.isoformat() if line.due else "")
    return written if holds_day else f"{written} senast {said}"


def tags(raw: str) -> list[str]:
    """The themes that a line is marked with, without their #."""
    return _TAG.findall(raw)


def tag_of(theme: str) -> str:
    """The tag of a theme: one word, since a tag ends at a space."""
    return "#" + "-".join(re.findall(r"[\w-]+", theme))
