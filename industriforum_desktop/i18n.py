"""Language: translated words from gettext, dates and numbers from Babel.

The window has one language at a time (`install`, `_`); a paper is given its `Language` explicitly, so that
a Swedish paper can be printed from an English window.
"""

from __future__ import annotations

import gettext as _gettext
import locale
import os
import sys
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cache, lru_cache
from pathlib import Path

DOMAIN = "industriforum"
LANGUAGES = ("sv", "en")
NUMBERS = {
    "sv": ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    "en": (
        *(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
    ),
}
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def _data_folder(name: str) -> Path:
    """The folder `name` that is shipped with the program: frozen, installed, or in a checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).parent
    candidates = [Path(frozen) / name] if frozen else [package / name, package.parent / name]
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the program's folder {name!r} is missing; install the program again")


def resources() -> Path:
    """Folder of fonts, icons and the demo forum."""
    return _data_folder("resources")


class Language:
    """One language: its catalogue and its way of writing dates, times, numbers and lists."""

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise ValueError(f"language {code!r} is not one of {', '.join(LANGUAGES)}")
        self.code = code
        self.tag = {"sv": "sv-SE", "en": "en-GB"}[code]
        self._locale = self.tag.replace("-", "_")
        self._catalogue = _gettext.translation(DOMAIN, _data_folder("translations"), [code], fallback=True)

    def gettext(self, message: str) -> str:
        return self._catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self._catalogue.ngettext(singular, plural, n)

    def long_date(self, day: date) -> str:
        """Running text: 21 april 2023, held together by no-break spaces between day and month."""
        head, space, rest = _formatted(day, "d MMMM y", self._locale).partition(" ")
        return f"{head}{NO_BREAK_SPACE}{rest}" if space else head

    def weekday_date(self, day: date) -> str:
        """torsdag 21 april 2023."""
        return f"{_formatted(day, 'EEEE', self._locale)} {self.long_date(day)}"

    def short_date(self, day: date) -> str:
        """Narrow columns: 2023-04-21."""
        return day.isoformat()

    def spoken_date(self, day: date, today: date) -> str:
        """As people say it: i fredags, i dag, på fredag, 12 november; with the year where it is another."""
        days = (day - today).days
        near = {-1: self.gettext("yesterday"), 0: self.gettext("today"), 1: self.gettext("tomorrow")}
        if days in near:
            return near[days]
        if abs(days) < 7:
            said = self.gettext("on {weekday}") if days > 0 else self.gettext("last {weekday}")
            return said.format(weekday=self.weekday_date(day).split()[0])
        text = self.long_date(day)
        return text.removesuffix(f" {day.year}") if day.year == today.year else text

    def number(self, n: int) -> str:
        """In running text: fyra; in figures from thirteen on."""
        return NUMBERS[self.code][n] if 0 <= n < len(NUMBERS[self.code]) else str(n)

    def clock(self, moment: time) -> str:
        """13.00: the Swedish rule, equal width; 13:00 in English."""
        return f"{moment:%H.%M}" if self.code == "sv" else f"{moment:%H:%M}"

    def seconds(self, moment: datetime) -> str:
        """13.42.07, for the status line."""
        return f"{moment:%H.%M.%S}" if self.code == "sv" else f"{moment:%H:%M:%S}"

    def time_span(self, start: time, end: time | None) -> str:
        """kl. 13.00–15.00, with a no-break space after kl."""
        span = self.clock(start) if end is None else f"{self.clock(start)}–{self.clock(end)}"
        return f"kl.{NO_BREAK_SPACE}{span}" if self.code == "sv" else span

    def week(self, day: date) -> str:
        """vecka 16 (ISO 8601, the only week number used in Sweden)."""
        number = day.isocalendar().week
        return f"{'vecka' if self.code == 'sv' else 'week'}{NO_BREAK_SPACE}{number}"

    def minutes(self, n: int) -> str:
        """25 min."""
        return f"{n}{NO_BREAK_SPACE}min"

    def join(self, items: Iterable[str]) -> str:
        """A, B och C."""
        from babel.lists import format_list

        return format_list(list(items), locale=self._locale)

    def sort_key(self, text: str) -> tuple[tuple[int, str], ...]:
        """Key for dictionary order with å, ä, ö last and case ignored (the Swedish alphabet)."""
        return tuple(_letter_rank(letter) for letter in text.casefold())


@lru_cache(maxsize=4096)
def _formatted(day: date, pattern: str, locale: str) -> str:
    """Lists say the same days again and again."""
    from babel.dates import format_date

    return format_date(day, pattern, locale=locale)


@lru_cache(maxsize=1024)
def _letter_rank(letter: str) -> tuple[int, str]:
    last = "åäö".find({"æ": "ä", "ø": "ö"}.get(letter, letter))
    return (1, str(last)) if last >= 0 else (0, _unaccented(letter))


def _unaccented(letter: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFD", letter)[:1]


@cache
def language(code: str) -> Language:
    """The language with this code; made once."""
    return Language(code)


def preferred() -> str:
    """The system's language if it is one of ours; Swedish otherwise."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if not sys.platform.startswith("linux"):
        # On Linux the environment says all; what Python makes of an empty one is English.
        names.append(locale.getlocale()[0] or "")
    first = next((name for name in names if name and name not in ("C", "POSIX", "C.UTF-8")), "sv")
    return "en" if first.lower().startswith(("en", "english")) else "sv"


_current: Language | None = None


def current() -> Language:
    """The window's language; the system's until `install` has been called."""
    return _current if _current is not None else language(preferred())


def install(code: str) -> Language:
    """Make this the window's language and return it."""
    global _current
    _current = language(code)
    return _current


def _(message: str) -> str:
    """The message in the window's language."""
    return current().gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message in the window's language, in the number that n asks for."""
    return current().ngettext(singular, plural, n)
