"""The situation as a picture: a row for each theme, a column for each trend, a tile for each concern.

A tile is the darker the heavier it weighs, and says its weight in dots as well; its sign tells what kind it is.
"""

from __future__ import annotations

from industriforum_desktop.papers.figures import Tile, Tiles
from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.fonts import cut
from industriforum_desktop.papers.pdf.theme import Colour
from industriforum_desktop.papers.sheet import Sheet, wrapped
from industriforum_desktop.papers.wheel import Box

_SIZE, _LINE, _MOST_LINES = 8.5, 10.0, 4
_PAD, _GAP = 4.0, 4.0
_HEAD = 18.0
_LABEL = 14.0


def tiles(chart: Tiles, accent: Colour, width: float) -> tuple[Sheet, list[tuple[Tile, Box]]]:
    """The drawing, and where in it each tile is."""
    bold = cut("Semibold")
    across = (width + _GAP) / max(len(chart.columns), 1)
    room = across - _GAP - 2 * _PAD
    texts = {one: _lines(one, room) for one in chart.tiles}
    heights = []
    for row in range(len(chart.rows)):
        stacks = [
            sum(_height(texts[one]) + _GAP for one in chart.tiles if (one.row, one.column) == (row, column))
            for column in range(len(chart.columns))
        ]
        heights.append(max(stacks, default=0) + _LABEL + _GAP)
    sheet = Sheet(width, sum(heights) + _HEAD)
    y = sheet.drawing.height - _HEAD
    for column, head in enumerate(chart.columns):
        [text] = wrapped(head, bold, 9.5, across - _GAP, most=1)
        sheet.words(column * across + _PAD, y + 5, text, 9.5, bold, theme.INK)
    spots: list[tuple[Tile, Box]] = []
    for row, label in enumerate(chart.rows):
        sheet.box(0, y - 0.4, width, 0.8, theme.QUIET)
        [name] = wrapped(label, bold, 9, width, most=1)
        sheet.words(0, y - _LABEL + 2, name, 9, bold, theme.INK)
        for column in range(len(chart.columns)):
            top = y - _LABEL - _GAP / 2
            for one in chart.tiles:
                if (one.row, one.column) == (row, column):
                    high = _height(texts[one])
                    x = column * across
                    _tile(sheet, one, texts[one], (x, top - high, x + across - _GAP, top), accent)
                    spots.append((one, (x, top - high, x + across - _GAP, top)))
                    top -= high + _GAP
        y -= heights[row]
    return sheet, spots


def _lines(one: Tile, room: float) -> list[str]:
    return wrapped(f"{one.sign} {one.text}".strip(), cut("Regular"), _SIZE, room, most=_MOST_LINES)


def _height(lines: list[str]) -> float:
    return (len(lines) + 0.7) * _LINE + 2 * _PAD


def _tile(sheet: Sheet, one: Tile, lines: list[str], box: Box, accent: Colour) -> None:
    x, foot, right, top = box
    heavy = one.weight >= 3
    sheet.box(x, foot, right - x, top - foot, accent)
    if not heavy:
        fill = theme.tint(accent) if one.weight == 2 else theme.WHITE
        sheet.box(x + 0.8, foot + 0.8, right - x - 1.6, top - foot - 1.6, fill)
    ink = theme.WHITE if heavy else theme.INK
    for n, line in enumerate(lines):
        sheet.words(x + _PAD, top - _PAD - _LINE * (n + 1) + 2.5, line, _SIZE, cut("Regular"), ink)
    sheet.words(x + _PAD, foot + _PAD - 0.5, "●" * one.weight, 8, cut("Regular"), ink)
