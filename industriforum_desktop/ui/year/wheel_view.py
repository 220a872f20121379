"""The wheel of the year as one can press it: each mark, and what is written of it, leads to its thing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.papers.figures import Mark
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.chart import ChartView

WIDEST = 760
"""In device-independent pixels: larger the wheel says no more."""


class WheelView(ChartView):
    """Signal `picked` with a mark that was clicked, or chosen with the arrow keys and Enter."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: Mark | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def current(self) -> Mark | None:
        """The mark that is pointed at with mouse or keys."""
        return self._at

    def _fit(self) -> None:
        self._point_at(self._at if self._at in self._marks() else None)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = super().sizeHint()
        return round(size.height() * min(width, WIDEST) / max(size.width(), 1))

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), self.heightForWidth(size.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def _marks(self) -> list[Mark]:
        """By day, each once."""
        return sorted({mark for mark, _box in self.spots}, key=lambda one: (one.day, one.label))

    def boxes(self, mark: Mark) -> list[QRectF]:
        """Where in the widget the mark and its label are."""
        whole, size = self.place(), self._renderer.defaultSize()
        scale = whole.width() / size.width()
        return [
            QRectF(
                whole.x() + left * scale,
                whole.y() + whole.height() - top * scale,
                (right - left) * scale,
                (top - foot) * scale,
            )
            for one, (left, foot, right, top) in self.spots
            if one == mark
        ]

    def mark_at(self, place: QPointF) -> Mark | None:
        """The mark there, the smallest where several are."""
        found = [
            (box.width(), mark)
            for mark in self._marks()
            for box in self.boxes(mark)
            if box.adjusted(-3, -1, 3, 1).contains(place)
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _point_at(self, mark: Mark | None) -> None:
        if mark != self._at:
            self._at = mark
            self.setAccessibleDescription(f"{mark.day.isoformat()} {mark.label}" if mark else "")
            self.setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.mark_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marks = self._marks()
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and marks and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            place = marks.index(self._at) + step if self._at in marks else (0 if step > 0 else -1)
            self._point_at(marks[place % len(marks)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at is not None:
            self.picked.emit(self._at)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            mark = self.mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), _("Go to {what}").format(what=mark.label) if mark else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.now().accent), 2))
        if self._at is not None:
            for box in self.boxes(self._at):
                painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), GRID / 2, GRID / 2)
        if self.hasFocus():
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
