"""What a figure shows, as meaning: a closed set of charts, and what each says in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from industriforum_desktop.i18n import Language


@dataclass(frozen=True)
class Bars:
    """Horizontal bars: for each row a label and a number for each series, never below 0.

    `unit` follows each number. `whole` is what a full bar stands for, where that is known: three meetings of four.
    """

    rows: tuple[tuple[str, tuple[int, ...]], ...]
    series: tuple[str, ...] = ("",)
    unit: str = ""
    whole: int = 0

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= MOST_SERIES:
            raise ValueError(f"a chart has 1 to {MOST_SERIES} series, not {len(self.series)}")
        for label, values in self.rows:
            if len(values) != len(self.series):
                raise ValueError(f"row {label!r} has {len(values)} numbers, expected {len(self.series)}")
            if min(values) < 0:
                raise ValueError(f"row {label!r} has a number below 0")


MOST_SERIES = 3
"""So many bars can be told apart in grey print."""

MarkKind: TypeAlias = Literal["meeting", "before", "after", "special"]


@dataclass(frozen=True)
class Mark:
    """A day on the wheel. `sign`, one or two letters, stands in the mark itself."""

    day: date
    label: str
    kind: MarkKind = "meeting"
    sign: str = ""


@dataclass(frozen=True)
class Wheel:
    """The year as a ring of months with marked days, which are all in that year. `months` are short names.

    `today` is pointed at, where it is in that year.
    """

    year: int
    months: tuple[str, ...]
    marks: tuple[Mark, ...]
    today: date | None = None

    def __post_init__(self) -> None:
        if len(self.months) != 12:
            raise ValueError(f"a year has 12 months, not {len(self.months)}")
        for mark in self.marks:
            if mark.day.year != self.year:
                raise ValueError(f"{mark.day} is not in {self.year}")


@dataclass(frozen=True)
class Picture:
    """A PNG or JPEG file."""

    data: bytes


@dataclass(frozen=True)
class Sign:
    """A name to be seen across the table: a card to be folded into a tent, or a badge of 90 by 55 mm."""

    name: str
    organisation: str
    tent: bool = False


@dataclass(frozen=True)
class Tile:
    """Something that stands in a row and a column, counted from 0, and weighs 1 to 3. `key` is what it leads to."""

    row: int
    column: int
    text: str
    weight: int = 2
    sign: str = ""
    key: int = 0


@dataclass(frozen=True)
class Tiles:
    """A board with a head for each row and column, and any number of tiles in each field."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    tiles: tuple[Tile, ...]

    def __post_init__(self) -> None:
        for one in self.tiles:
            if not (0 <= one.row < len(self.rows) and 0 <= one.column < len(self.columns)):
                raise ValueError(f"tile {one.text!r} stands outside the board")
            if not 1 <= one.weight <= 3:
                raise ValueError(f"tile {one.text!r} weighs {one.weight}, not 1 to 3")


Chart: TypeAlias = Bars | Wheel | Tiles | Sign | Picture


def told(chart: Bars | Wheel | Tiles, language: Language) -> str:
    """The chart's figures in words, for those who don't see it."""
    _ = language.gettext
    if isinstance(chart, Tiles):
        text = _("{row}, {column}: {text} (weight {n} of 3)")
        fields = (
            text.format(row=chart.rows[one.row], column=chart.columns[one.column], text=one.text, n=one.weight)
            for one in sorted(chart.tiles, key=lambda one: (one.row, one.column))
        )
        return _("Board: {fields}.").format(fields="; ".join(fields) or _("nothing to show"))
    if isinstance(chart, Wheel):
        days = "; ".join(f"{language.long_date(one.day)} {one.label}" for one in sorted(chart.marks, key=_day))
        return _("The year {year} as a wheel: {days}.").format(year=chart.year, days=days or _("no dates yet"))
    rows = "; ".join(
        f"{label} {', '.join(_value(chart, name, n) for name, n in zip(chart.series, values, strict=True))}"
        for label, values in chart.rows
    )
    return _("Bar chart: {rows}.").format(rows=rows or _("nothing to show"))


def _day(mark: Mark) -> date:
    return mark.day


def _value(chart: Bars, series: str, number: int) -> str:
    return " ".join(part for part in (series, str(number), chart.unit) if part)
