"""Name signs as drawings: a card to be folded into a tent, and a badge."""

from __future__ import annotations

from typing import Any

from industriforum_desktop.papers.figures import Sign
from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.fonts import cut
from industriforum_desktop.papers.pdf.theme import Colour
from industriforum_desktop.papers.sheet import Sheet, text_width, wrapped

_TENT, _BADGE = 282.0, (90 * 72 / 25.4, 55 * 72 / 25.4)
"""The height of each of a tent's two faces, and a badge's width and height."""


def tent(chart: Sign, accent: Colour, width: float) -> Any:
    """Two faces with the fold between them: the upper one stands on its head, and reads from the other side."""
    sheet = Sheet(width, 2 * _TENT)
    for up in (True, False):
        middle = _TENT / 2 if up else 1.5 * _TENT
        _name(sheet, chart, width / 2, middle, width * 0.92, 80, accent, turned=not up)
    for n in range(24):
        sheet.box(n * width / 24, _TENT, width / 48, 0.5, theme.QUIET)
    return sheet.drawing


def badge(chart: Sign, accent: Colour) -> Any:
    """A frame to cut along, with the name in the middle."""
    width, height = _BADGE
    sheet = Sheet(width, height)
    for x, y, across, up in ((0, 0, width, 0.5), (0, height - 0.5, width, 0.5), (0, 0, 0.5, height)):
        sheet.box(x, y, across, up, theme.QUIET)
    sheet.box(width - 0.5, 0, 0.5, height, theme.QUIET)
    _name(sheet, chart, width / 2, height / 2, width * 0.88, 24, accent)
    return sheet.drawing


def _name(
    sheet: Sheet,
    chart: Sign,
    x: float,
    y: float,
    room: float,
    most: float,
    accent: Colour,
    *,
    turned: bool = False,
) -> None:
    """The name as large as there is room for, on two lines if it must be; the organisation below it."""
    bold, face, sign = cut("Semibold"), cut("Regular"), -1 if turned else 1
    lines = wrapped(chart.name, bold, most, room, most=2) if chart.name.strip() else [""]
    widest = max((text_width(line, bold, 1) for line in lines), default=0)
    size = min(most, room / widest) if widest else most
    top = y + sign * (len(lines) - 1) * size * 0.55
    for n, line in enumerate(lines):
        sheet.words(x, top - sign * n * size * 1.1, line, sign * size, bold, theme.INK, at=0.5)
    long = text_width(chart.organisation, face, 1)
    small = max(min(size * 0.42, room / long if long else size), 8.0)
    below = top - sign * ((len(lines) - 1) * size * 1.1 + small * 1.9)
    [text] = wrapped(chart.organisation, face, small, room, most=1) or [""]
    sheet.words(x, below, text, sign * small, face, accent, at=0.5)
