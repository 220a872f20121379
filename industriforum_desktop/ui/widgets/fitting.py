"""What is larger than its room scrolls; what has room enough is spread over all of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

LEAST = QSize(160, 120)
"""The smallest room in which something is still found by scrolling, in device-independent pixels."""


class Fitting(QScrollArea):
    """Shows one part in the room there is: never smaller than its least size, scrolled where that doesn't fit.

    Qt's own way gives a part with wrapped texts the height that it would like, and scrolls without need.
    """

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def sizeHint(self) -> QSize:
        inner = self.widget()
        return inner.sizeHint() if inner is not None else LEAST

    def minimumSizeHint(self) -> QSize:
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if inner is None or layout is None:
            return
        room = self.maximumViewportSize()
        width, height = _least(inner, room.width())
        # A bar at one side takes room from the other.
        if height > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            width, height = _least(inner, room.width())
        if width > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        inner.resize(max(width, room.width()), max(height, room.height()))


def _least(inner: QWidget, room: int) -> tuple[int, int]:
    """The least width, and the least height at that width or in the room, whichever is wider.

    What holds a wrapped text tells Qt that it can't be less high than it would like to be. So the least height is
    that of the parts side by side, and by how much higher than they would like they get in so little room.
    """
    layout = inner.layout()
    assert layout is not None
    least = inner.minimumSizeHint().expandedTo(inner.minimumSize())
    if not layout.hasHeightForWidth():
        return least.width(), least.height()
    width = max(least.width(), room)
    higher = max(0, layout.totalHeightForWidth(width) - layout.totalSizeHint().height())
    return least.width(), min(least.height() + higher, layout.totalMinimumHeightForWidth(width))


def follow_keyboard(app: QApplication) -> None:
    """From here on, whatever the keyboard comes to is brought into sight, in all that scrolls around it."""
    app.focusChanged.connect(_came)


def _came(before: QWidget | None, now: QWidget | None) -> None:
    # Nothing moves under the mouse that is being pressed; what the parts make of it is laid out first.
    if now is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
        reveal(now)
        QTimer.singleShot(0, _reveal_again)


def _reveal_again() -> None:
    part = QApplication.focusWidget()
    if part is not None:
        reveal(part)


def reveal(part: QWidget) -> None:
    """Bring a part into sight in all that scrolls around it."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part)
        around = around.parentWidget()
