"""A chart in the window: the drawing that the papers hold, as SVG."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from industriforum_desktop.i18n import Language
from industriforum_desktop.papers.figures import Bars, Mark, Tile, Tiles, Wheel, told
from industriforum_desktop.ui import theme, worker
from industriforum_desktop.ui.theme import FAMILY

_MARGIN = 12

_Box = tuple[float, float, float, float]
_Spots = list[tuple[Mark, _Box]]
_Drawn = tuple[str, _Spots, list[tuple[Tile, _Box]]]


class ChartView(QWidget):
    """Shows a chart on a sheet, light or dark as the window; a screen reader hears its figures. Drawn beside the
    window.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        self._chart: tuple[Bars | Wheel | Tiles, str, Language, str] | None = None
        self._job: worker.Job | None = None
        self.spots: _Spots = []
        """Where a wheel's marks and labels are, in the drawing's own lengths; y counts upwards."""
        self.tile_spots: list[tuple[Tile, _Box]] = []
        """Where a board's tiles are, in the same way."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Bars | Wheel | Tiles, accent: str, language: Language) -> None:
        """Draw this chart from now on, unless it is there already. `accent` is #RRGGBB."""
        wanted = chart, accent, language, theme.now().surface
        if wanted == self._chart:
            return
        if self._job is not None:
            self._job.cancel()
        self._chart = wanted
        alt = told(chart, language)
        self.setAccessibleName(alt)
        ground = theme.now().surface

        def draw() -> _Drawn:
            from industriforum_desktop.papers import charts
            from industriforum_desktop.papers.pdf.theme import TEXT_WIDTH

            spots = charts.areas(chart, TEXT_WIDTH) if isinstance(chart, Wheel) else []
            tiles = charts.tile_areas(chart, TEXT_WIDTH) if isinstance(chart, Tiles) else []
            return charts.svg(chart, accent, alt, families=FAMILY, ground=ground), spots, tiles

        self._job = worker.run(draw, self._take, self._fail)

    def _take(self, drawn: _Drawn) -> None:
        svg, self.spots, self.tile_spots = drawn
        self._job = None
        self._renderer.load(QByteArray(svg.encode()))
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())

    def _fail(self, error: Exception) -> None:
        self._job, self._chart = None, None
        raise error

    @property
    def drawn(self) -> bool:
        """Whether there is something to see, as it is to be."""
        return self._renderer.isValid() and self._job is None

    def sizeHint(self) -> QSize:
        if not self._renderer.isValid():
            return QSize(200, 80)
        size = self._renderer.defaultSize()
        return QSize(size.width() + 2 * _MARGIN, size.height() + 2 * _MARGIN)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._chart is not None:
            self.show_chart(*self._chart[:3])

    def place(self) -> QRectF:
        """Where in the widget the drawing is."""
        inside = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = self._renderer.defaultSize()
        scale = min(inside.width() / size.width(), inside.height() / size.height())
        wide, high = size.width() * scale, size.height() * scale
        return QRectF(inside.x() + (inside.width() - wide) / 2, inside.y(), wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._renderer.isValid():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.now().surface))
        painter.drawRoundedRect(self.rect(), 6, 6)
        self._renderer.render(painter, self.place())
        painter.end()
