"""Buttons in a row that goes on in the next line where it has no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from industriforum_desktop.ui.theme import GRID


class Flow(QLayout):
    """Parts from left to right; None stands where the rest goes to the right edge."""

    def __init__(self, *parts: QWidget | None, spacing: int = GRID) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._left = len(parts)
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        for place, part in enumerate(parts):
            if part is None:
                self._left = place
            else:
                self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(widest, max((item.minimumSize().height() for item in self._shown()), default=0))

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._lay(place, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, place: QRect, *, move: bool) -> int:
        """Lay the parts into the place; the height that they take, in device-independent pixels."""
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            width = item.sizeHint().width()
            if lines[-1] and used + width > place.width():
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += width + self.spacing()
        right = {id(item) for item in self._items[self._left :]}
        top = place.top()
        for line in lines:
            high = max((item.sizeHint().height() for item in line), default=0)
            widths = [min(item.sizeHint().width(), place.width()) for item in line]
            free = max(place.width() - sum(widths) - self.spacing() * (len(line) - 1), 0)
            left = place.left()
            for item, width in zip(line, widths, strict=True):
                if id(item) in right:
                    left, free = left + free, 0
                if move:
                    item.setGeometry(QRect(QPoint(left, top), QSize(width, high)))
                left += width + self.spacing()
            top += high + self.spacing()
        return max(top - self.spacing() - place.top(), 0)


def flow(*parts: QWidget | None, spacing: int = GRID) -> QWidget:
    """A widget with the parts in a row that wraps."""
    holder = QWidget()
    holder.setLayout(Flow(*parts, spacing=spacing))
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    holder.setSizePolicy(policy)
    return holder
