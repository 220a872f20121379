"""Charts, drawn once: the same drawing goes into a PDF as vectors, to the window and HTML as SVG, to Word as PNG.

A drawing holds nothing but filled areas and words, so each writer is a few lines. Lengths are points. Series differ
in lightness and pattern, not only in hue; each bar has its number beside it; no word is smaller than 8 points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls
from datetime import date
from html import escape
from io import BytesIO
from math import cos, pi, sin
from typing import Any, NamedTuple, TypeAlias

from reportlab.graphics.shapes import Drawing, Polygon, String
from reportlab.lib.colors import Color

from industriforum_desktop.i18n import resources
from industriforum_desktop.papers.figures import Bars, Mark, Sign, Wheel
from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.fonts import Font, cut, font, pieces
from industriforum_desktop.papers.pdf.theme import Colour
from industriforum_desktop.papers.text import clean

Drawn: TypeAlias = Bars | Wheel | Sign

_LABEL, _SMALL = 9.5, 8.5
_BAR, _BETWEEN_BARS, _BETWEEN_ROWS, _GUTTER = 11.0, 2.5, 8.0, 8.0
_MOST_FOR_LABELS = 0.38
_STRIPE = 3.0
_OUTER, _INNER = 94.0, 70.0
_MARGIN = 24.0


class Area(NamedTuple):
    """A filled polygon: x and y by turns."""

    points: list[float]
    colour: Colour


class Words(NamedTuple):
    """Text from the left end of its baseline; `face` is a font file's name. A size below 0 turns it upside down."""

    x: float
    y: float
    text: str
    face: str
    size: float
    colour: Colour


def shapes(drawing: Any) -> Iterator[Area | Words]:
    """What a drawing holds, from the bottom up."""
    for shape in drawing.contents:
        colour = Colour(*shape.fillColor.rgb())
        if isinstance(shape, Polygon):
            yield Area(shape.points, colour)
        else:
            yield Words(shape.x, shape.y, shape.text, shape.fontName, shape.fontSize, colour)


def drawing(chart: Drawn, accent: Colour, width: float) -> Any:
    """The chart, so wide. `accent` is darkened until it can be read."""
    accent = theme.readable(accent)
    if isinstance(chart, Sign):
        return _tent(chart, accent, width) if chart.tent else _badge(chart, accent)
    return _bars(chart, accent, width) if isinstance(chart, Bars) else _wheel(chart, accent, width)[0]


Box: TypeAlias = tuple[float, float, float, float]
"""Left, foot, right and top; y counts upwards."""


def areas(chart: Wheel, width: float) -> list[tuple[Mark, Box]]:
    """Where each mark of a wheel that is so wide stands, and what is written of it: two boxes for each."""
    return _wheel(chart, theme.INK, width)[1]


class _Sheet:
    """A drawing in the making; y counts upwards from the foot."""

    def __init__(self, width: float, height: float) -> None:
        self.drawing = Drawing(width, height)

    def area(self, points: list[float], colour: Colour) -> None:
        self.drawing.add(Polygon(points, fillColor=Color(*colour), strokeColor=None, strokeWidth=0))

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        self.area([x, y, x + width, y, x + width, y + height, x, y + height], colour)

    def words(self, x: float, y: float, text: str, size: float, face: Font, colour: Colour, at: float = 0) -> None:
        """Text beginning at x; `at` 0.5 centres it there, 1 ends it there."""
        x -= _width(text, face, size) * at
        self.drawing.add(String(x, y, text, fontName=face.name, fontSize=size, fillColor=Color(*colour)))


def _width(text: str, face: Font, size: float) -> float:
    return sum(piece.font.width(piece.text) for piece in pieces(text, face)) * size


def _wrapped(text: str, face: Font, size: float, room: float, most: int = 2) -> list[str]:
    """The text on `most` lines at most, with an ellipsis where there is more of it."""
    lines = [""]
    for word in re.findall("[^ \n\t]+", clean(text)):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, face, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines[most - 1 :] = [f"{' '.join(lines[most - 1 :])}…"]
    return [_cut(line, face, size, room) for line in lines]


def _cut(line: str, face: Font, size: float, room: float) -> str:
    if _width(line, face, size) <= room:
        return line
    few, many = 0, len(line)
    while few < many:
        middle = (few + many + 1) // 2
        if _width(f"{line[:middle]}…", face, size) <= room:
            few = middle
        else:
            many = middle - 1
    return f"{line[:few].rstrip(' …')}…"


def _bars(chart: Bars, accent: Colour, width: float) -> Any:
    face, bold = cut("Regular"), cut("Semibold")
    widest = max((_width(clean(label), face, _LABEL) for label, _values in chart.rows), default=0)
    labels = min(widest + 1, width * _MOST_FOR_LABELS)
    names = [_wrapped(label, face, _LABEL, labels) for label, _values in chart.rows]
    told = [_numbers(chart, row) for row in range(len(chart.rows))]
    numbers = max((_width(text, bold, _SMALL) for row in told for text in row), default=0)
    left = labels + _GUTTER
    room = max(width - left - numbers - 4, 20)
    full = chart.whole or max((max(values) for _label, values in chart.rows), default=0) or 1
    bars = len(chart.series) * (_BAR + _BETWEEN_BARS) - _BETWEEN_BARS
    heights = [max(bars, 11.5 * len(lines)) for lines in names]
    y = sum(heights) + _BETWEEN_ROWS * max(len(heights) - 1, 0) + 2
    sheet = _Sheet(width, max(y, 1))
    for row, (_label, values) in enumerate(chart.rows):
        height, lines = heights[row], names[row]
        middle = y - height / 2
        for n, line in enumerate(lines):
            baseline = middle + (len(lines) / 2 - n) * 11.5 - 8.6
            sheet.words(labels, baseline, line, _LABEL, face, theme.INK, at=1)
        top = middle + bars / 2
        for series, value in enumerate(values):
            if chart.whole:
                sheet.box(left, top - _BAR, room, _BAR, theme.tint(theme.INK))
            long = room * min(value / full, 1)
            _bar(sheet, left, top - _BAR, long, series, accent)
            end = left + (room if chart.whole else long) + 4
            sheet.words(end, top - _BAR + 2.5, told[row][series], _SMALL, bold, theme.INK)
            top -= _BAR + _BETWEEN_BARS
        y -= height + _BETWEEN_ROWS
    sheet.box(left - 0.8, 0, 0.8, sheet.drawing.height, theme.QUIET)
    return sheet.drawing


def _numbers(chart: Bars, row: int) -> list[str]:
    """What stands after the bars of a row; the first row also says what each bar is."""
    found = []
    for series, value in zip(chart.series, chart.rows[row][1], strict=True):
        parts = (str(value), chart.unit, series if not row else "")
        found.append(clean(" ".join(part for part in parts if part)))
    return found


def _bar(sheet: _Sheet, x: float, y: float, width: float, series: int, accent: Colour) -> None:
    """Solid, light in a dark frame, or striped: clear in grey print too."""
    if width <= 0:
        return
    sheet.box(x, y, width, _BAR, accent)
    inside, high = width - 1.6, _BAR - 1.6
    if series == 0 or inside <= 0:
        return
    sheet.box(x + 0.8, y + 0.8, inside, high, theme.WHITE if series == 2 else theme.tint(accent))
    if series == 2:
        for n in range(int(inside / _STRIPE)):
            sheet.box(x + 0.8 + (n + 1) * _STRIPE - 1, y + 0.8, 1, high, accent)


_TENT, _BADGE = 282.0, (90 * 72 / 25.4, 55 * 72 / 25.4)
"""The height of each of a tent's two faces, and a badge's width and height."""


def _tent(chart: Sign, accent: Colour, width: float) -> Any:
    """Two faces with the fold between them: the upper one stands on its head, and reads from the other side."""
    sheet = _Sheet(width, 2 * _TENT)
    for up in (True, False):
        middle = _TENT / 2 if up else 1.5 * _TENT
        _name(sheet, chart, width / 2, middle, width * 0.92, 80, accent, turned=not up)
    for n in range(24):
        sheet.box(n * width / 24, _TENT, width / 48, 0.5, theme.QUIET)
    return sheet.drawing


def _badge(chart: Sign, accent: Colour) -> Any:
    """A frame to cut along, with the name in the middle."""
    width, height = _BADGE
    sheet = _Sheet(width, height)
    for x, y, across, up in ((0, 0, width, 0.5), (0, height - 0.5, width, 0.5), (0, 0, 0.5, height)):
        sheet.box(x, y, across, up, theme.QUIET)
    sheet.box(width - 0.5, 0, 0.5, height, theme.QUIET)
    _name(sheet, chart, width / 2, height / 2, width * 0.88, 24, accent)
    return sheet.drawing


def _name(
    sheet: _Sheet,
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
    lines = _wrapped(chart.name, bold, most, room, most=2) if chart.name.strip() else [""]
    widest = max((_width(line, bold, 1) for line in lines), default=0)
    size = min(most, room / widest) if widest else most
    top = y + sign * (len(lines) - 1) * size * 0.55
    for n, line in enumerate(lines):
        sheet.words(x, top - sign * n * size * 1.1, line, sign * size, bold, theme.INK, at=0.5)
    long = _width(chart.organisation, face, 1)
    small = max(min(size * 0.42, room / long if long else size), 8.0)
    below = top - sign * ((len(lines) - 1) * size * 1.1 + small * 1.9)
    [text] = _wrapped(chart.organisation, face, small, room, most=1) or [""]
    sheet.words(x, below, text, sign * small, face, accent, at=0.5)


def _point(angle: float, radius: float, centre: tuple[float, float]) -> tuple[float, float]:
    """A point of the wheel; angles go clockwise from the top, a whole turn is 1."""
    return centre[0] + radius * sin(2 * pi * angle), centre[1] + radius * cos(2 * pi * angle)


def _turn(day: date) -> float:
    """Where in its month, and so on the wheel, a day is: each month is as wide as another."""
    return (day.month - 1 + (day.day - 0.5) / 31) / 12


def _wheel(chart: Wheel, accent: Colour, width: float) -> tuple[Any, list[tuple[Mark, Box]]]:
    """The drawing, and where in it the marks and their labels are."""
    face = cut("Regular")
    placed = _placed(chart)
    spots = [_point(_turn(mark.day), radius, (0, 0)) for mark, radius in placed]
    reach = max((abs(x) for x, _y in spots), default=_OUTER) + _MARGIN
    height = 2 * max(max((abs(y) for _x, y in spots), default=_OUTER) + 10, _OUTER + 2)
    sheet, centre = _Sheet(width, height), (width / 2, height / 2)
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


def _pointer(sheet: _Sheet, turn: float, centre: tuple[float, float]) -> None:
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


def _labels(sheet: _Sheet, chart: Wheel, placed: list[tuple[Mark, float]], reach: float) -> list[tuple[Mark, Box]]:
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
                dated = _width(day, bold, _SMALL)
                start = edge if right else edge - dated - _width(text, face, _SMALL)
                sheet.words(start, baseline, day, _SMALL, bold, theme.INK)
                sheet.words(start + dated, baseline, text, _SMALL, face, theme.INK)
            high = len(lines) * 5.25 + 1.5
            left, end = (edge, 2 * middle) if right else (0, edge)
            boxes.append((mark, (left, at - high, end, at + high)))
    return boxes


def _mark_label(chart: Wheel, mark: Mark, room: float) -> list[tuple[str, str]]:
    """Lines of (date, text), the date on the first."""
    day = f"{mark.day.day} {clean(chart.months[mark.day.month - 1])}"
    lines = _wrapped(f"{day.replace(' ', chr(160))} {mark.label}", cut("Semibold"), _SMALL, room)
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


def _line(sheet: _Sheet, start: tuple[float, float], end: tuple[float, float], colour: Colour) -> None:
    (x1, y1), (x2, y2) = start, end
    long = abs(complex(x2 - x1, y2 - y1)) or 1
    across, up = (y1 - y2) / long * 0.3, (x2 - x1) / long * 0.3
    sheet.area([x1 + across, y1 + up, x2 + across, y2 + up, x2 - across, y2 - up, x1 - across, y1 - up], colour)


def _sign(sheet: _Sheet, mark: Mark, x: float, y: float, accent: Colour) -> None:
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


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _on_dark(colour: Colour, ground: Colour) -> Colour:
    """The colour for a dark ground: as far from it in lightness as it is from white, as colourful as it is."""
    if colour == theme.WHITE:
        return ground
    hue, light, _strong = rgb_to_hls(*colour)
    floor = rgb_to_hls(*ground)[1]
    turned = floor + (1 - light) * (1 - floor)
    strong = (max(colour) - min(colour)) / max(1 - abs(2 * turned - 1), 0.01)
    return Colour(*hls_to_rgb(hue, turned, min(strong, 1)))


def svg(
    chart: Drawn,
    accent: str,
    alt: str = "",
    width: float = theme.TEXT_WIDTH,
    families: str = "Source Sans 3, sans-serif",
    ground: str = "#ffffff",
) -> str:
    """The drawing as SVG. `accent` is #RRGGBB. Qt takes `families` for the name of one.

    On a dark `ground` light and dark change places.
    """
    below = theme.colour(ground)
    dark = theme.luminance(below) < 0.2

    def shown(colour: Colour) -> str:
        return _hex(_on_dark(colour, below) if dark else colour)

    made = drawing(chart, theme.colour(accent), width)
    size = f'width="{made.width:.0f}" height="{made.height:.0f}" viewBox="0 0 {made.width:.2f} {made.height:.2f}"'
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>']
    if alt:
        lines.append(f"<title>{escape(clean(alt))}</title>")
    for shape in shapes(made):
        if isinstance(shape, Area):
            pairs = zip(shape.points[::2], shape.points[1::2], strict=True)
            points = " ".join(f"{x:.2f},{made.height - y:.2f}" for x, y in pairs)
            lines.append(f'<polygon points="{points}" fill="{shown(shape.colour)}"/>')
        elif shape.text:
            place = shape.x, made.height - shape.y
            turned = f' transform="rotate(180 {place[0]:.2f} {place[1]:.2f})"' if shape.size < 0 else ""
            weight = {"Semibold": "600", "Bold": "700"}.get(shape.face.rpartition("-")[2], "400")
            lines.append(
                f'<text x="{shape.x:.2f}" y="{made.height - shape.y:.2f}" font-family="{families}"'
                f' font-size="{abs(shape.size):g}" font-weight="{weight}" fill="{shown(shape.colour)}"{turned}>'
                f"{escape(shape.text)}</text>"
            )
    return "\n".join([*lines, "</svg>"])


def png(chart: Drawn, accent: str, width: float = theme.TEXT_WIDTH, dots: float = 3) -> bytes:
    """The drawing as a PNG with `dots` dots a point, for what takes no vectors."""
    from PIL import Image, ImageDraw, ImageFont

    made = drawing(chart, theme.colour(accent), width)
    image = Image.new("RGB", (round(made.width * dots), round(made.height * dots)), "white")
    pen = ImageDraw.Draw(image)
    for shape in shapes(made):
        if isinstance(shape, Area):
            places = zip(shape.points[::2], shape.points[1::2], strict=True)
            pen.polygon([(x * dots, (made.height - y) * dots) for x, y in places], fill=_hex(shape.colour))
            continue
        if shape.size < 0:
            # The face that is read from the other side: who has the picture sees one of them.
            continue
        x = shape.x
        for piece in pieces(shape.text, font(shape.face)):
            file = resources() / "fonts" / f"{piece.font.name}.ttf"
            face = ImageFont.truetype(str(file), shape.size * dots)
            place = x * dots, (made.height - shape.y) * dots
            pen.text(place, piece.text, font=face, fill=_hex(shape.colour), anchor="ls")
            x += piece.font.width(piece.text) * shape.size
    out = BytesIO()
    image.save(out, "PNG", dpi=(72 * dots, 72 * dots))
    return out.getvalue()
