"""A year as a wheel: its months, its days with their labels, and where each of them is."""

from __future__ import annotations

from datetime import date
from math import cos, pi, sin
from typing import Any, TypeAlias

from industriforum_desktop.papers.figures import Mark, Wheel
from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.fonts import cut
from industriforum_desktop.papers.pdf.theme import Colour
from industriforum_desktop.papers.sheet import Sheet, text_width, wrapped
from industriforum_desktop.papers.text import clean

_SMALL = 8.5
_OUTER, _INNER = 94.0, 70.0
_MARGIN = 24.0

Box: TypeAlias = tuple[float, float, float, float]
"""Left, foot, right and top; y counts upwards."""


def _point(angle: float, radius: float, centre: tuple[float, float]) -> tuple[float, float]:
    """A point of the wheel; angles go clockwise from the top, a whole turn is 1."""
    return centre[0] + radius * sin(2 * pi * angle), centre[1] + radius * cos(2 * pi * angle)


def _turn(day: date) -> float:
    """Where in its month, and so on the wheel, a day is: each month is as wide as another."""
    return (day.month - 1 + (day.day - 0.5) / 31) / 12


def wheel(chart: Wheel, accent: Colour, width: float) -> tuple[Any, list[tuple[Mark, Box]]]:
    """The drawing, and where in it the marks and their labels are."""
    face = cut("Regular")
    placed = _placed(chart)
    spots = [_point(_turn(mark.day), radius, (0, 0)) for mark, radius in placed]
    reach = max((abs(x) for x, _y in spots), default=_OUTER) + _MARGIN
    height = 2 * max(max((abs(y) for _x, y in spots), default=_OUTER) + 10, _OUTER + 2)
    sheet, centre = Sheet(width, height), (width / 2, height / 2)
    grey = Colour(0.9, 0.9, 0.91)
    for month, name in enumerate(chart.months):
        edges = [(month + n / 8) / 12 for n in range(9)]
        outer = [_point(at, _OUTER, centre) for at in edges]
        inner = [_point(at, _INNER, centre) for at in reversed(edges)]
        sheet.area([n for point in (*outer, *inner) for n in point], grey if month % 2 else theme.tint(accent))
        x, y = _point((month + 0.5) / 12, (_OUTER + _INNER) / 2, centre)
        sheet.words(x, y - 3, clean(name), _SMALL, face, theme.INK, at=0.5)
    sheet.words(centre[0], centre[1] - 8, str(chart.year), 24, cut("Semibold"), accent, at=0.5)
    if chart.today is not None:
        _pointer(sheet, _turn(chart.today), centre)
    boxes = _labels(sheet, chart, placed, reach)
    for (mark, _radius), (x, y) in zip(placed, spots, strict=True):
        x, y, own = centre[0] + x, centre[1] + y, _RADIUS[mark.kind] + 1
        _sign(sheet, mark, x, y, accent)
        boxes.append((mark, (x - own, y - own, x + own, y + own)))
    return sheet.drawing, boxes


def _pointer(sheet: Sheet, turn: float, centre: tuple[float, float]) -> None:
    """A hand from within the ring to its edge."""
    tip, wide = _point(turn, _OUTER + 2, centre), 0.3 / _INNER
    foot = [_point(turn + side * wide, _INNER - 12, centre) for side in (-1, 1)]
    sheet.area([n for point in (tip, *foot) for n in point], theme.INK)


_RADIUS = {"meeting": 8.0, "before": 4.5, "after": 4.5, "special": 8.0}


def _placed(chart: Wheel) -> list[tuple[Mark, float]]:
    """The marks by day, each so far out that it covers none before it."""
    found: list[tuple[Mark, float, tuple[float, float]]] = []
    for mark in sorted(chart.marks, key=lambda one: (one.day, one.kind != "meeting")):
        radius, own = _OUTER + 11, _RADIUS[mark.kind]
        place = _point(_turn(mark.day), radius, (0, 0))
        while any(
            abs(complex(*place) - complex(*other)) < own + _RADIUS[one.kind] + 1 for one, _out, other in found
        ):
            radius += 4
            place = _point(_turn(mark.day), radius, (0, 0))
        found.append((mark, radius, place))
    return [(mark, radius) for mark, radius, _place in found]


def _labels(sheet: Sheet, chart: Wheel, placed: list[tuple[Mark, float]], reach: float) -> list[tuple[Mark, Box]]:
    """What each mark is, at the side of the wheel, with a line to it; where each label stands."""
    boxes: list[tuple[Mark, Box]] = []
    height, middle = sheet.drawing.height, sheet.drawing.width / 2
    bold, face = cut("Semibold"), cut("Regular")
    for right in (True, False):
        side = [(mark, radius) for mark, radius in placed if (_turn(mark.day) < 0.5) == right]
        spots = [(*_point(_turn(mark.day), radius, (middle, height / 2)), mark) for mark, radius in side]
        spots.sort(key=lambda spot: (-spot[1], spot[2].day))
        labels = [_mark_label(chart, mark, middle - reach) for _x, _y, mark in spots]
        edge = middle + (reach if right else -reach)
        places = _spread([y for _x, y, _mark in spots], [len(lines) * 10.5 + 3 for lines in labels], height)
        for (x, y, mark), lines, at in zip(spots, labels, places, strict=True):
            _line(sheet, (x, y), (edge - 3 if right else edge + 3, at), theme.QUIET)
            for n, (day, text) in enumerate(lines):
                baseline = at - 3 - (n - (len(lines) - 1) / 2) * 10.5
                dated = text_width(day, bold, _SMALL)
                start = edge if right else edge - dated - text_width(text, face, _SMALL)
                sheet.words(start, baseline, day, _SMALL, bold, theme.INK)
                sheet.words(start + dated, baseline, text, _SMALL, face, theme.INK)
            high = len(lines) * 5.25 + 1.5
            left, end = (edge, 2 * middle) if right else (0, edge)
            boxes.append((mark, (left, at - high, end, at + high)))
    return boxes


def _mark_label(chart: Wheel, mark: Mark, room: float) -> list[tuple[str, str]]:
    """Lines of (date, text), the date on the first."""
    day = f"{mark.day.day} {clean(chart.months[mark.day.month - 1])}"
    lines = wrapped(f"{day.replace(' ', chr(160))} {mark.label}", cut("Semibold"), _SMALL, room, most=3)
    first = lines[0].replace(chr(160), " ")
    head = day if first.startswith(day) else ""
    return [(head, first[len(head) :]), *(("", line) for line in lines[1:])]


def _spread(wanted: list[float], heights: list[float], room: float) -> list[float]:
    """Middles as near as they can be to those wanted, from the top down, none covering another."""
    found: list[float] = []
    top = room
    for middle, height in zip(wanted, heights, strict=True):
        found.append(min(middle, top - height / 2))
        top = found[-1] - height / 2
    foot = 0.0
    for n in reversed(range(len(found))):
        found[n] = max(found[n], foot + heights[n] / 2)
        foot = found[n] + heights[n] / 2
    return found


def _line(sheet: Sheet, start: tuple[float, float], end: tuple[float, float], colour: Colour) -> None:
    (x1, y1), (x2, y2) = start, end
    long = abs(complex(x2 - x1, y2 - y1)) or 1
    across, up = (y1 - y2) / long * 0.3, (x2 - x1) / long * 0.3
    sheet.area([x1 + across, y1 + up, x2 + across, y2 + up, x2 - across, y2 - up, x1 - across, y1 - up], colour)


def _sign(sheet: Sheet, mark: Mark, x: float, y: float, accent: Colour) -> None:
    """Each kind of mark has its own shape: disc, triangle, square, diamond."""
    corners = {"meeting": 24, "before": 3, "after": 4, "special": 4}[mark.kind]
    lean = 0.125 if mark.kind == "after" else 0
    colour = theme.INK if mark.kind == "special" else accent
    radius = _RADIUS[mark.kind]
    for size, fill in ((radius + 0.8, theme.WHITE), (radius, colour)):
        points = [_point(lean + n / corners, size, (x, y)) for n in range(corners)]
        sheet.area([n for point in points for n in point], fill)
    if mark.kind == "before":
        inner = [_point(n / 3, radius - 2.2, (x, y)) for n in range(3)]
        sheet.area([n for point in inner for n in point], theme.WHITE)
    sheet.words(x, y - 3, mark.sign[:2], _SMALL, cut("Bold"), theme.WHITE, at=0.5)
