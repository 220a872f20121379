"""Tables: columns that fit their content, light horizontal rules, heads repeated on each page."""

from __future__ import annotations

from dataclasses import dataclass

from industriforum_desktop.papers.document import Column
from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.canvas import TaggedCanvas
from industriforum_desktop.papers.pdf.flowables import Parts, Piece, Stack
from industriforum_desktop.papers.pdf.theme import Colour

HANG = -theme.NUMBER_LEFT
_HUNG_GUTTER = 5.0
_LONGEST_UNBROKEN = 96.0
_MOST_FOR_FIT = 0.6
_LOW_ROW = 60.0


@dataclass
class Row:
    """One row of cells, each a stack."""

    cells: list[Stack]
    head: bool = False

    def height(self, widths: list[float], grid: Grid) -> float:
        inner = grid.inner(widths)
        return max(cell.height(inner[n]) for n, cell in enumerate(self.cells)) + 2 * grid.padding

    def split(self, widths: list[float], room: float, grid: Grid) -> tuple[Row, Row] | None:
        """The row in two, each cell broken where it must; None where it is not high enough for that."""
        upper, lower = [], []
        inner = grid.inner(widths)
        for cell, width in zip(self.cells, inner, strict=True):
            part, rest = cell.take(width, room - 2 * grid.padding, force=True)
            upper.append(part if isinstance(part, Stack) else Stack([]))
            lower.append(rest if isinstance(rest, Stack) else Stack([]))
        return (Row(upper), Row(lower)) if any(cell.pieces for cell in lower) else None


@dataclass(frozen=True)
class Grid:
    """A table's measures and rules. `hang`: the first column stands in the margin, as wide as that is."""

    columns: tuple[Column, ...]
    gutter: float = 12
    padding: float = 4
    rule: Colour | None = None
    head_rule: Colour | None = None
    hang: bool = False

    def inner(self, widths: list[float]) -> list[float]:
        """Widths of the cells' text: all but the last column leave a gutter at their right."""
        return [width - gutter for width, gutter in zip(widths, self._gutters, strict=True)]

    @property
    def _gutters(self) -> list[float]:
        between = [self.gutter] * (len(self.columns) - 1)
        return [*([_HUNG_GUTTER, *between[1:]] if self.hang and between else between), 0]

    def widths(self, rows: list[Row], total: float) -> list[float]:
        """Column widths that add up to `total`, from the rows' content."""
        naturals = [[row.cells[n].natural() for row in rows] for n in range(len(self.columns))]
        gutters = self._gutters
        most = [max((m for _, m in column), default=0) + gutters[n] for n, column in enumerate(naturals)]
        least = [
            min(max((s for s, _ in column), default=0), _LONGEST_UNBROKEN) + gutters[n]
            for n, column in enumerate(naturals)
        ]
        if self.hang:
            most[0] = least[0] = HANG
        fitted = [n for n, column in enumerate(self.columns) if column.kind == "fit"]
        free = [n for n in range(len(self.columns)) if n not in fitted]
        if sum(most[n] for n in fitted) > total * (_MOST_FOR_FIT if free else 1):
            fitted, free = [], list(range(len(self.columns)))
        found = [most[n] + 0.1 if n in fitted else 0.0 for n in range(len(self.columns))]
        if self.hang and 0 in fitted:
            found[0] = HANG
        left = total - sum(found)
        shares = self._shares(free, most, least, left)
        for n, share in zip(free, shares, strict=True):
            found[n] = share
        if not free:
            found[-1] += left
        return found

    def _shares(self, free: list[int], most: list[float], least: list[float], left: float) -> list[float]:
        """How the columns that may wrap share what is left."""
        if any(self.columns[n].weight for n in free):
            weights = [self.columns[n].weight or 1 for n in free]
            wanted = [left * weight / sum(weights) for weight in weights]
        else:
            needed = sum(most[n] for n in free) or 1
            if needed <= left:
                return [most[n] * left / needed for n in free]
            spread = sum(most[n] - least[n] for n in free) or 1
            over = max(left - sum(least[n] for n in free), 0)
            wanted = [least[n] + over * (most[n] - least[n]) / spread for n in free]
        # No column below its longest word while another has room to give.
        short = [max(least[n] - wanted[at], 0) for at, n in enumerate(free)]
        spare = [max(wanted[at] - least[n], 0) for at, n in enumerate(free)]
        moved = min(sum(short), sum(spare))
        if moved > 0:
            wanted = [
                width + short[at] * moved / sum(short) - spare[at] * moved / sum(spare)
                for at, width in enumerate(wanted)
            ]
        scale = left / (sum(wanted) or 1)
        return [width * scale for width in wanted]


class TablePiece(Piece):
    """A table or what is left of it. `head` is drawn first; after a break as an artifact."""

    def __init__(
        self,
        head: Row | None,
        rows: list[Row],
        grid: Grid,
        widths: dict[float, list[float]] | None = None,
        repeated: bool = False,
    ) -> None:
        self._head = head
        self._rows = rows
        self._grid = grid
        self._widths = {} if widths is None else widths
        self._repeated = repeated
        self._heights: dict[float, list[float]] = {}
        self.before = 4
        self.after = 11

    def _columns(self, width: float) -> list[float]:
        found = self._widths.get(width)
        if found is None:
            rows = [self._head, *self._rows] if self._head else self._rows
            hanging = HANG if self._grid.hang else 0
            found = self._widths[width] = self._grid.widths(rows, width + hanging)
        return found

    def _row_heights(self, width: float) -> list[float]:
        """Heights of head and rows."""
        found = self._heights.get(width)
        if found is None:
            columns = self._columns(width)
            rows = [self._head, *self._rows] if self._head else self._rows
            found = self._heights[width] = [row.height(columns, self._grid) for row in rows]
        return found

    def height(self, width: float) -> float:
        return sum(self._row_heights(width))

    def take(self, width: float, room: float, force: bool = False) -> Parts:
        heights = self._row_heights(width)
        offset = 1 if self._head else 0
        used = sum(heights[:offset])
        for number in range(len(self._rows)):
            used += heights[number + offset]
            if used <= room + 0.01:
                continue
            number = self._without_lone_row(number, heights[offset:]) or (number if force else 0)
            if number:
                return self._parts(width, self._rows[:number], self._rows[number:])
            if not force:
                return None, self
            over = used - heights[offset]
            halves = self._rows[0].split(self._columns(width), room - over, self._grid)
            if halves is None:
                return self._parts(width, self._rows[:1], self._rows[1:])
            return self._parts(width, [halves[0]], [halves[1], *self._rows[1:]])
        return self, None

    def _without_lone_row(self, count: int, heights: list[float]) -> int:
        """How many rows to leave above a break where `count` fit: no low row alone on either side of it."""
        if len(heights) > 2 and count == len(heights) - 1 and heights[-1] < _LOW_ROW:
            count -= 1
        return 0 if len(heights) > 2 and count == 1 and heights[0] < _LOW_ROW else count

    def _parts(self, width: float, above: list[Row], below: list[Row]) -> Parts:
        # Columns are those of the whole table on every page.
        widths = {width: self._columns(width)}
        upper = TablePiece(self._head, above, self._grid, widths, self._repeated)
        upper.before = self.before
        if not below:
            return upper, None
        return upper, TablePiece(self._head, below, self._grid, widths, True)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        heights = self._row_heights(width)
        columns = self._columns(width)
        inner = self._grid.inner(columns)
        rules: list[tuple[float, float, Colour]] = []
        y = top
        x, width = (x - HANG, width + HANG) if self._grid.hang else (x, width)
        if self._head and self._repeated:
            for cell in self._head.cells:
                cell.as_repeated()
        for row, height in zip([self._head, *self._rows] if self._head else self._rows, heights, strict=True):
            at = x
            for n, cell in enumerate(row.cells):
                if cell.pieces:
                    drop = height - cell.height(inner[n]) - self._grid.padding if row.head else self._grid.padding
                    cell.draw(canvas, at, y - drop, inner[n])
                at += columns[n]
            y -= height
            colour, thickness = (self._grid.head_rule, 0.9) if row.head else (self._grid.rule, 0.5)
            if colour is not None:
                rules.append((y, thickness, colour))
        if rules:
            with canvas.artifact():
                for y, thickness, colour in rules:
                    canvas.fill(x, y - thickness / 2, width, thickness, colour)
