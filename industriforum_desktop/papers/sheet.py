"""The sheet that charts are drawn on: filled areas and words, and nothing else. Lengths are points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from reportlab.graphics.shapes import Drawing, Polygon, String
from reportlab.lib.colors import Color

from industriforum_desktop.papers.pdf.fonts import Font, pieces
from industriforum_desktop.papers.pdf.theme import Colour
from industriforum_desktop.papers.text import clean


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


class Sheet:
    """A drawing in the making; y counts upwards from the foot."""

    def __init__(self, width: float, height: float) -> None:
        self.drawing = Drawing(width, height)

    def area(self, points: list[float], colour: Colour) -> None:
        """A filled polygon: x and y by turns."""
        self.drawing.add(Polygon(points, fillColor=Color(*colour), strokeColor=None, strokeWidth=0))

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle from its lower left corner."""
        self.area([x, y, x + width, y, x + width, y + height, x, y + height], colour)

    def words(self, x: float, y: float, text: str, size: float, face: Font, colour: Colour, at: float = 0) -> None:
        """Text beginning at x; `at` 0.5 centres it there, 1 ends it there."""
        x -= text_width(text, face, size) * at
        self.drawing.add(String(x, y, text, fontName=face.name, fontSize=size, fillColor=Color(*colour)))


def text_width(text: str, face: Font, size: float) -> float:
    """How wide the text is, in points."""
    return sum(piece.font.width(piece.text) for piece in pieces(text, face)) * size


def wrapped(text: str, face: Font, size: float, room: float, most: int = 2) -> list[str]:
    """The text on `most` lines at most, with an ellipsis where there is more of it."""
    lines = [""]
    for word in re.findall("[^ \n\t]+", clean(text)):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, face, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines[most - 1 :] = [f"{' '.join(lines[most - 1 :])}…"]
    return [_cut(line, face, size, room) for line in lines]


def _cut(line: str, face: Font, size: float, room: float) -> str:
    if text_width(line, face, size) <= room:
        return line
    few, many = 0, len(line)
    while few < many:
        middle = (few + many + 1) // 2
        if text_width(f"{line[:middle]}…", face, size) <= room:
            few = middle
        else:
            many = middle - 1
    return f"{line[:few].rstrip(' …')}…"
