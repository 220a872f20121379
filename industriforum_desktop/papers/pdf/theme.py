"""How a paper looks: page, sizes, colours. Lengths are points; colours are red, green, blue from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from industriforum_desktop.papers.pdf.fonts import Cut

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT, RIGHT = 99.2, PAGE_WIDTH - 68
TEXT_WIDTH = RIGHT - LEFT
NUMBER_LEFT = 68 - LEFT
TOP, BOTTOM = 48.0, 68.0
# Running text stands on lines at this distance (half of its own), the same on all pages, and on both sides of a
# sheet; the head of later pages takes a whole number of them.
RHYTHM = 7.0
SLIM_HEAD = 6 * RHYTHM
FOOT_BASELINE = 38.0


class Colour(NamedTuple):
    red: float
    green: float
    blue: float

    def operator(self) -> str:
        """The fill operator for this colour."""
        return f"{self.red:.4g} {self.green:.4g} {self.blue:.4g} rg"


INK = Colour(0.11, 0.11, 0.12)
QUIET = Colour(0.36, 0.36, 0.39)
HAIRLINE = Colour(0.80, 0.80, 0.82)
LINK = Colour(0, 0.325, 0.608)
WHITE = Colour(1, 1, 1)


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.1)."""
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.1)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colour(text: str) -> Colour:
    """#RRGGBB as a colour."""
    return Colour(*(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)))


def readable(wanted: Colour) -> Colour:
    """The colour, darkened until small text in it can be read on the tint of it (4.5 : 1, WCAG 2.1, 1.4.3)."""
    while contrast(wanted, tint(wanted)) < 4.5:
        wanted = Colour(*(part * 0.94 for part in wanted))
    return wanted


def tint(of: Colour) -> Colour:
    """A light ground in the colour's mood."""
    return Colour(*(1 - (1 - part) * 0.055 for part in of))


@dataclass(frozen=True)
class Style:
    """The look of a paragraph. `leading` is from baseline to baseline."""

    size: float
    leading: float
    colour: Colour = INK
    regular: Cut = "Regular"
    bold: Cut = "Bold"
    italic: Cut = "It"
    before: float = 0
    after: float = 0
    align: str = "left"
    narrow: bool = False
    on_grid: bool = False

    def aligned(self, align: str) -> Style:
        return self if align == self.align else replace(self, align=align)


BODY = Style(10.5, 2 * RHYTHM, before=0, after=RHYTHM, on_grid=True)
LEAD = Style(12.5, 17.5, before=0, after=10.5)
COMPACT = Style(10, 13, before=0, after=4.5)
SMALL = Style(9, 12.5, QUIET, before=2, after=4)
HEADINGS = {
    1: Style(23, 4 * RHYTHM, regular="Semibold", before=14, after=RHYTHM),
    2: Style(14, 17, regular="Semibold", before=3 * RHYTHM, after=4, on_grid=True),
    3: Style(11.5, 2 * RHYTHM, regular="Semibold", before=2 * RHYTHM, after=0, on_grid=True),
}
CELL = Style(9.5, 12.5, narrow=True, after=3)
CELL_SMALL = Style(8.5, 11, QUIET, narrow=True, after=2)
COLUMN_HEAD = Style(9, 12, regular="Semibold")
ROW_HEAD = Style(9.5, 12.5, regular="Semibold", narrow=True)
OPTION = Style(10.5, 15)
FIELD_LABEL = Style(10, 14, regular="Semibold")
KEY = Style(10.5, 14, regular="Semibold", narrow=True)
VALUE = Style(10.5, 14, after=2)
CAPTION = Style(10, 13, regular="Semibold", before=8, after=0)
BOX_TITLE = Style(12.5, 16, regular="Semibold", after=5)
QUIET_BOX_TITLE = Style(10.5, 14, regular="Semibold", after=0)
LETTERHEAD_NAME = Style(12.5, 16, regular="Semibold")
LETTERHEAD_KIND = Style(10.5, 14, regular="Semibold")
LETTERHEAD_LINE = Style(9.5, 13, QUIET)
