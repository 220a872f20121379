"""Charts, drawn once: the same drawing goes into a PDF as vectors, to the window and HTML as SVG, to Word as PNG.

A drawing holds nothing but filled areas and words, so each writer is a few lines. Lengths are points. Series differ
in lightness and pattern, not only in hue; each bar has its number beside it; no word is smaller than 8 points.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from html import escape
from io import BytesIO
from typing import Any, TypeAlias

from industriforum_desktop.i18n import resources
from industriforum_desktop.papers.figures import Bars, Mark, Sign, Tile, Tiles, Wheel
from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.fonts import cut, font, pieces
from industriforum_desktop.papers.pdf.theme import Colour
from industriforum_desktop.papers.sheet import Area, Sheet, shapes, text_width, wrapped
from industriforum_desktop.papers.signs import badge, tent
from industriforum_desktop.papers.text import clean
from industriforum_desktop.papers.tiles import tiles
from industriforum_desktop.papers.wheel import Box, wheel

Drawn: TypeAlias = Bars | Wheel | Tiles | Sign

_LABEL, _SMALL = 9.5, 8.5
_BAR, _BETWEEN_BARS, _BETWEEN_ROWS, _GUTTER = 11.0, 2.5, 8.0, 8.0
_MOST_FOR_LABELS = 0.38
_STRIPE = 3.0


def drawing(chart: Drawn, accent: Colour, width: float) -> Any:
    """The chart, so wide. `accent` is darkened until it can be read."""
    accent = theme.readable(accent)
    if isinstance(chart, Sign):
        return tent(chart, accent, width) if chart.tent else badge(chart, accent)
    if isinstance(chart, Tiles):
        return tiles(chart, accent, width)[0].drawing
    return _bars(chart, accent, width) if isinstance(chart, Bars) else wheel(chart, accent, width)[0]


def areas(chart: Wheel, width: float) -> list[tuple[Mark, Box]]:
    """Where each mark of a wheel that is so wide stands, and what is written of it: two boxes for each."""
    return wheel(chart, theme.INK, width)[1]


def tile_areas(chart: Tiles, width: float) -> list[tuple[Tile, Box]]:
    """Where each tile of a board that is so wide stands."""
    return tiles(chart, theme.INK, width)[1]


def _bars(chart: Bars, accent: Colour, width: float) -> Any:
    face, bold = cut("Regular"), cut("Semibold")
    widest = max((text_width(clean(label), face, _LABEL) for label, _values in chart.rows), default=0)
    labels = min(widest + 1, width * _MOST_FOR_LABELS)
    names = [wrapped(label, face, _LABEL, labels) for label, _values in chart.rows]
    told = [_numbers(chart, row) for row in range(len(chart.rows))]
    numbers = max((text_width(text, bold, _SMALL) for row in told for text in row), default=0)
    left = labels + _GUTTER
    room = max(width - left - numbers - 4, 20)
    full = chart.whole or max((max(values) for _label, values in chart.rows), default=0) or 1
    bars = len(chart.series) * (_BAR + _BETWEEN_BARS) - _BETWEEN_BARS
    heights = [max(bars, 11.5 * len(lines)) for lines in names]
    y = sum(heights) + _BETWEEN_ROWS * max(len(heights) - 1, 0) + 2
    sheet = Sheet(width, max(y, 1))
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


def _bar(sheet: Sheet, x: float, y: float, width: float, series: int, accent: Colour) -> None:
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
