"""Charts in the window: the drawing that the papers hold, as SVG; and one that can be pressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from industriforum_desktop.i18n import Language
from industriforum_desktop.papers.figures import Bars, Mark, Tile, Tiles, Wheel, told
from industriforum_desktop.ui import theme, worker
from industriforum_desktop.ui.theme import FAMILY, GRID

_MARGIN = 12
_POINTS = 72
"""To an inch."""

Spot = Mark | Tile
_Box = tuple[float, float, float, float]
_Spots = Sequence[tuple[Spot, _Box]]


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
        """Where a wheel's marks and labels, or a board's tiles, are: in the drawing's lengths; y counts upwards."""
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

        def draw() -> tuple[str, _Spots]:
            from industriforum_desktop.papers import charts
            from industriforum_desktop.papers.pdf.theme import TEXT_WIDTH

            spots: _Spots = []
            if isinstance(chart, Wheel):
                spots = charts.areas(chart, TEXT_WIDTH)
            elif isinstance(chart, Tiles):
                spots = charts.tile_areas(chart, TEXT_WIDTH)
            return charts.svg(chart, accent, alt, families=FAMILY, ground=ground), spots

        self._job = worker.run(draw, self._take, self._fail)

    def _take(self, drawn: tuple[str, _Spots]) -> None:
        svg, self.spots = drawn
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
        # The drawing's lengths are points: so its words are as large as those around them.
        size = self._renderer.defaultSize() * (self.logicalDpiX() / _POINTS)
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


class PressableChart(ChartView):
    """A chart whose marks or tiles lead to their things. `said` is what a spot says of itself, `tip` what pressing
    it does.

    Signals: `picked` with a Mark or Tile that was clicked, or chosen with the arrow keys and Enter.
    """

    picked = Signal(object)

    def __init__(self, said: Callable[[Spot], str], tip: Callable[[Spot], str], *, widest: int) -> None:
        """`widest`, in device-independent pixels: larger the chart says no more."""
        super().__init__()
        self._said, self._tip, self._widest = said, tip, widest
        self.current: Spot | None = None
        """What is pointed at with mouse or keys."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(widest)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _fit(self) -> None:
        self._point_at(self.current if self.current in self.in_order() else None)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = super().sizeHint()
        return round(size.height() * min(width, self._widest) / max(size.width(), 1))

    def sizeHint(self) -> QSize:
        return QSize(self._widest, self.heightForWidth(self._widest))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def in_order(self) -> list[Spot]:
        """What can be pressed, each once, as it is read."""
        spots = list(dict.fromkeys(spot for spot, _box in self.spots))
        return sorted(spots, key=lambda spot: (spot.day, spot.label) if isinstance(spot, Mark) else ())

    def boxes(self, wanted: Spot) -> list[QRectF]:
        """Where in the widget a mark and its label are, or a tile."""
        whole, size = self.place(), self._renderer.defaultSize()
        scale = whole.width() / max(size.width(), 1)
        return [
            QRectF(
                whole.x() + left * scale,
                whole.y() + whole.height() - top * scale,
                (right - left) * scale,
                (top - foot) * scale,
            )
            for spot, (left, foot, right, top) in self.spots
            if spot == wanted
        ]

    def spot_at(self, place: QPointF) -> Spot | None:
        """What is there, the smallest where several are."""
        found = [
            (box.width(), n, spot)
            for n, spot in enumerate(self.in_order())
            for box in self.boxes(spot)
            if box.adjusted(-3, -1, 3, 1).contains(place)
        ]
        return min(found)[2] if found else None

    def _point_at(self, spot: Spot | None) -> None:
        if spot != self.current:
            self.current = spot
            self.setAccessibleDescription(self._said(spot) if spot else "")
            self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spots = self.in_order()
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and spots and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            place = spots.index(self.current) + step if self.current in spots else (0 if step > 0 else -1)
            self._point_at(spots[place % len(spots)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current is not None:
            self.picked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            spot = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(spot) if spot else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.now().accent), 2))
        for box in self.boxes(self.current) if self.current is not None else ():
            painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), GRID / 2, GRID / 2)
        if self.hasFocus():
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
