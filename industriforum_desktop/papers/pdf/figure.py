"""A chart or a picture in a PDF: one mark round all of it, with its place on the page (ISO 32000-1, 14.8.4.5)."""

from __future__ import annotations

from typing import Any

from industriforum_desktop.papers import charts, sheet
from industriforum_desktop.papers.figures import Chart, Picture, Sign
from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.canvas import Glyphs, TaggedCanvas
from industriforum_desktop.papers.pdf.flowables import Piece
from industriforum_desktop.papers.pdf.fonts import REPLACEMENT, font, pieces
from industriforum_desktop.papers.pdf.picture import read_picture
from industriforum_desktop.papers.pdf.structure import Node
from industriforum_desktop.papers.pdf.theme import Colour

_HIGHEST_CHART = theme.PAGE_HEIGHT - theme.TOP - theme.BOTTOM - theme.SLIM_HEAD - 40
_HIGHEST_PICTURE = 300.0


class _FigurePiece(Piece):
    """Never broken: what is drawn moves to the next page in one, scaled down where no page is so high."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self.before, self.after = 6, 12

    def _measures(self, width: float) -> tuple[float, float]:
        """Width and height of what is drawn."""
        raise NotImplementedError

    def _draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Draw with the lower left corner at (x, y)."""
        raise NotImplementedError

    def height(self, width: float) -> float:
        return self._measures(width)[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        across, height = self._measures(width)
        y = top - height
        box = f"{x:.2f} {y:.2f} {x + across:.2f} {top:.2f}"
        self._node.attributes = f"/O /Layout /Placement /Block /BBox [{box}]"
        with canvas.tagged(self._node):
            self._draw(canvas, x, y, width)


class ChartPiece(_FigurePiece):
    """A chart, as wide as the text."""

    def __init__(self, chart: charts.Drawn, node: Node, accent: Colour) -> None:
        super().__init__(node)
        self._chart = chart
        self._accent = accent
        self._made: dict[float, Any] = {}
        self.is_sheet = isinstance(chart, Sign) and chart.tent

    def _drawing(self, width: float) -> Any:
        found = self._made.get(width)
        if found is None:
            found = self._made[width] = charts.drawing(self._chart, self._accent, width)
        return found

    def _scale(self, width: float) -> float:
        height: float = self._drawing(width).height
        return min(1.0, _HIGHEST_CHART / height)

    def _measures(self, width: float) -> tuple[float, float]:
        drawing, scale = self._drawing(width), self._scale(width)
        return drawing.width * scale, drawing.height * scale

    def _draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        scale = self._scale(width)
        for shape in sheet.shapes(self._drawing(width)):
            if isinstance(shape, sheet.Area):
                places = [n * scale + (y if at % 2 else x) for at, n in enumerate(shape.points)]
                canvas.polygon(places, shape.colour)
            else:
                _write(canvas, shape, x + shape.x * scale, y + shape.y * scale, shape.size * scale)


def _write(canvas: TaggedCanvas, shape: sheet.Words, x: float, y: float, size: float) -> None:
    for piece in pieces(shape.text, font(shape.face)):
        if piece.text == REPLACEMENT and piece.actual:
            canvas.replaced[piece.actual] = None
        canvas.plain_text(Glyphs(x, y, piece.text, piece.font, size, shape.colour, None))
        x += piece.font.width(piece.text) * size


class PicturePiece(_FigurePiece):
    """A picture in its own proportions, no wider than the text."""

    def __init__(self, data: bytes, node: Node) -> None:
        super().__init__(node)
        self._image, self._ratio = read_picture(data, f"the picture “{node.alt}”")

    def _measures(self, width: float) -> tuple[float, float]:
        across = min(width, _HIGHEST_PICTURE * self._ratio)
        return across, across / self._ratio

    def _draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        canvas.picture(self._image, x, y, *self._measures(width))


def figure_piece(chart: Chart, node: Node, accent: Colour) -> Piece:
    """What draws the chart. Raises PictureError for a picture that can't be read."""
    return PicturePiece(chart.data, node) if isinstance(chart, Picture) else ChartPiece(chart, node, accent)
