"""A list whose rows are as high as their words need, however wide it is."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from industriforum_desktop.ui.dress import TARGET
from industriforum_desktop.ui.widgets.basics import soon

SOFT_HYPHEN, ZERO_WIDTH_SPACE = "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}"
PADDING = 8
"""At each side of a row, in pixels: words are wrapped within it, but measured without it."""


_LONG = re.compile(r"\w{25,}")
_STEP = 12


def breakable(text: str) -> str:
    """The text, with places where words may be broken that are longer than a narrow row; a hyphen only in words."""
    return _LONG.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    place = SOFT_HYPHEN if word.isalpha() else ZERO_WIDTH_SPACE
    return place.join(word[n : n + _STEP] for n in range(0, len(word), _STEP))


class _Rows(QStyledItemDelegate):
    """Qt's own: the list adds the room around the words itself, once a row and not each time it is asked."""


class WrappedList(QListWidget):
    """Each row knows its own height, since the list asks them all after each change: who puts words into one calls
    `fit`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setItemDelegate(_Rows(self))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._measured = (0, "")
        self._measure_soon = soon(self.measure, 30)

    def fit(self, item: QListWidgetItem) -> None:
        """Give the row the height that its words need."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, self.viewport().width() - 2 * PADDING, 1)
        item.setSizeHint(QSize())
        size = self.itemDelegate().sizeHint(option, self.indexFromItem(item))
        item.setSizeHint(QSize(0, max(TARGET, size.height()) + PADDING))

    def measure(self) -> None:
        """The rows are as wide as the list is now, in its type."""
        now = (self.viewport().width(), self.font().toString())
        if now != self._measured:
            self._measured = now
            for n in range(self.count()):
                self.fit(self.item(n))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_soon.start()
