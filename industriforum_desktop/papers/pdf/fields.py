"""Fields to fill in, on the page: a label with a place to write, or with options to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from industriforum_desktop.papers.document import Field
from industriforum_desktop.papers.pdf import form
from industriforum_desktop.papers.pdf.canvas import TaggedCanvas
from industriforum_desktop.papers.pdf.flowables import Piece, TextPiece
from industriforum_desktop.papers.pdf.structure import Node

_LABEL_WIDTH = 118.0
_INDENT = form.BOX + 6
_GAP = 16.0


class TextField(Piece):
    """A field of one line right of its label, or of several lines below it."""

    def __init__(self, field: Field, label: TextPiece, node: Node) -> None:
        self._field = field
        self._label = label
        self._node = node
        self.before, self.after = (3, 3) if field.lines == 1 else (5, 6)

    @property
    def _box(self) -> float:
        return form.LINE * self._field.lines + 2 * form.PADDING - (4 if self._field.lines == 1 else 0)

    def height(self, width: float) -> float:
        if self._field.lines == 1:
            return max(self._box, self._label.height(_LABEL_WIDTH))
        return self._label.height(width) + 2 + self._box

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self._field.lines == 1:
            lower = (self._box - self._label.height(_LABEL_WIDTH)) / 2
            self._label.draw(canvas, x, top - max(lower, 0), _LABEL_WIDTH)
            area = (x + _LABEL_WIDTH, top - self._box, width - _LABEL_WIDTH, self._box)
        else:
            self._label.draw(canvas, x, top, width)
            bottom = top - self._label.height(width) - 2 - self._box
            area = (x, bottom, width, self._box)
        canvas.widget(self._node, area, form.entries(self._field))


@dataclass(frozen=True)
class Option:
    """One box with its words. `key` is empty for a box on its own."""

    key: str
    shown: str
    text: TextPiece
    node: Node


class OptionField(Piece):
    """Boxes to tick under a label, side by side as far as there is room."""

    def __init__(self, field: Field, label: TextPiece | None, options: list[Option]) -> None:
        self._field = field
        self._label = label
        self._options = options
        self.before, self.after = (5, 6) if label else (3, 3)

    def _rows(self, width: float) -> list[tuple[list[tuple[float, float, Option]], float]]:
        """The options row by row, each with its distance from the left and the width of its words; with heights."""
        rows: list[list[tuple[float, float, Option]]] = []
        row: list[tuple[float, float, Option]] = []
        left = 0.0
        for option in self._options:
            wide = min(option.text.natural()[1] + 0.1, width - _INDENT)
            if row and left + _INDENT + wide > width:
                rows.append(row)
                row, left = [], 0.0
            row.append((left, wide, option))
            left += _INDENT + wide + _GAP
        rows.append(row)
        return [(row, max(option.text.height(wide) for _left, wide, option in row) + 2) for row in rows]

    def _head(self, width: float) -> float:
        return self._label.height(width) + 2 if self._label else 0

    def height(self, width: float) -> float:
        return self._head(width) + sum(height for _row, height in self._rows(width))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self._label:
            self._label.draw(canvas, x, top, width)
        top -= self._head(width)
        for row, height in self._rows(width):
            for left, wide, option in row:
                bottom = option.text.baseline(top) - 1.8
                shown = option.shown if self._label else ""
                entries = form.entries(self._field, option.key, shown)
                canvas.widget(option.node, (x + left, bottom, form.BOX, form.BOX), entries)
                option.text.draw(canvas, x + left + _INDENT, top, wide)
            top -= height
