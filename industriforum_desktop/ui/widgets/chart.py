"""A chart in the window: the drawing that the papers hold, as SVG."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from industriforum_desktop.i18n import Language
from industriforum_desktop.papers.figures import Bars, Wheel, told
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.theme import FAMILY

_MARGIN = 12


class ChartView(QWidget):
    """Shows a chart on white, as on paper; a screen reader hears its figures. Drawn beside the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Bars | Wheel, accent: str, language: Language) -> None:
        """Draw this chart from now on. `accent` is #RRGGBB."""
        alt = told(chart, language)
        self.setAccessibleName(alt)

        def draw() -> str:
            from industriforum_desktop.papers.charts import svg

            return svg(chart, accent, alt, families=FAMILY)

        worker.run(draw, self._take, self._fail)

    def _take(self, svg: str) -> None:
        self._renderer.load(QByteArray(svg.encode()))
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _fail(self, error: Exception) -> None:
        raise error

    @property
    def drawn(self) -> bool:
        """Whether there is something to see."""
        return self._renderer.isValid()

    def sizeHint(self) -> QSize:
        size = self._renderer.defaultSize()
        return QSize(size.width() + 2 * _MARGIN, size.height() + 2 * _MARGIN) if self.drawn else QSize(200, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.drawn:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(self.rect(), 6, 6)
        inside = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = self._renderer.defaultSize()
        scale = min(inside.width() / size.width(), inside.height() / size.height())
        wide, high = size.width() * scale, size.height() * scale
        self._renderer.render(painter, QRectF(inside.x(), inside.y(), wide, high))
        painter.end()
