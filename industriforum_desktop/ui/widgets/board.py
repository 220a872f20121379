"""Boards: cards in columns, dragged from one to another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card

ID = Qt.ItemDataRole.UserRole


class DropList(QListWidget):
    """A list of cards that others can be dropped on.

    `carries` names what is carried, a MIME type, so that a board takes no other board's cards. Signals: `dropped`
    with the carried card's id and the id of the entry that it was dropped on, None beside all; `opened` with an
    entry's id.
    """

    dropped = Signal(int, object)
    opened = Signal(int)

    def __init__(self, name: str, carries: str) -> None:
        super().__init__()
        self._carries = carries
        self.setAccessibleName(name)
        self.setProperty("role", "cards")
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda entry: self.opened.emit(entry.data(ID)))

    def chosen(self) -> int | None:
        """The id of the current entry."""
        entry = self.currentItem()
        return None if entry is None else int(entry.data(ID))

    def choose(self, wanted: int) -> bool:
        """Make this entry the current one, if it is here."""
        for n in range(self.count()):
            if self.item(n).data(ID) == wanted:
                self.setCurrentRow(n)
                return True
        return False

    def show_entries(self, entries: Sequence[tuple[int, str, str]]) -> None:
        """Show these: id, text, tip."""
        before, place = self.chosen(), self.currentRow()
        self.clear()
        for one, text, tip in entries:
            entry = QListWidgetItem(text)
            entry.setData(ID, one)
            entry.setToolTip(tip)
            self.addItem(entry)
        self._measure()
        if before is not None and not self.choose(before) and entries:
            self.setCurrentRow(min(place, len(entries) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Give each entry the height of its wrapped text: Qt leaves the style's margins out of account."""
        width = self.viewport().width() - 2 * GRID - 4
        for n in range(self.count()):
            entry = self.item(n)
            room = QRect(0, 0, width, 10_000)
            text = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, entry.text())
            entry.setSizeHint(QSize(0, text.height() + 2 * GRID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and chosen is not None:
            self.opened.emit(chosen)
            return
        super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        carried = QMimeData()
        carried.setData(self._carries, str(items[0].data(ID)).encode())
        return carried

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(self._carries))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(self._carries))

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(self._carries):
            event.ignore()
            return
        # Said to be a copy: after a move Qt would take away what is chosen then in the list that it came from.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        carried = int(bytes(event.mimeData().data(self._carries).data()))
        entry = self.itemAt(event.position().toPoint())
        self.dropped.emit(carried, entry.data(ID) if entry is not None else None)


def board_column(*parts: QWidget) -> Card:
    """A column of a board: its heading and its list."""
    card = Card(*parts)
    card.column.setContentsMargins(GRID, GRID, GRID, GRID)
    card.column.setSpacing(GRID // 2)
    card.setMinimumSize(QSize(120, 0))
    return card
