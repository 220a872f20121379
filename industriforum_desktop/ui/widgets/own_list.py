"""Lists and tables that are written in place: what is typed in a cell is never dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.dress import Roomy
from industriforum_desktop.ui.widgets.basics import button, holding, row, tool

ID = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 36
"""In device-independent pixels."""


class Keeping(Roomy):
    """Esc ends the writing in a cell and keeps what is written there, as leaving the cell does."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if (
            isinstance(event, QKeyEvent)
            and pressed
            and event.key() == Qt.Key.Key_Escape
            and isinstance(editor, QWidget)
        ):
            self.commitData.emit(editor)
            # What was written may have made the list anew, and its field with it.
            if not shiboken6.isValid(editor):
                return True
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)


class OwnList(QListWidget):
    """Texts in an order, written in place (F2); Alt+Up and Alt+Down move the current one, Delete takes it away."""

    def __init__(self, name: str, texts: Sequence[tuple[str, int | None]] = ()) -> None:
        """Each text with the id of what it names."""
        super().__init__()
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setItemDelegate(Keeping(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        for text, known in texts:
            self.add(text, known)
        self.setCurrentRow(0)

    def add(self, text: str, known: int | None = None) -> QListWidgetItem:
        entry = QListWidgetItem(text)
        entry.setData(ID, known)
        entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsEditable)
        self.addItem(entry)
        return entry

    def add_new(self) -> None:
        """Add a text and let the officer write it at once."""
        entry = self.add("")
        self.setCurrentItem(entry)
        self.editItem(entry)

    def remove(self) -> None:
        self.takeItem(self.currentRow())

    def shift(self, step: int) -> None:
        """Move the current text up (-1) or down (1)."""
        here, there = self.currentRow(), self.currentRow() + step
        if here >= 0 and 0 <= there < self.count():
            self.insertItem(there, self.takeItem(here))
            self.setCurrentRow(there)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def written(self) -> Iterator[QListWidgetItem]:
        """The entries that say something, in order."""
        entries = (self.item(place) for place in range(self.count()))
        return (entry for entry in entries if entry.text().strip())

    def texts(self) -> list[tuple[int | None, str]]:
        """Id (None for a new one) and text of each that says something, in order."""
        return [(entry.data(ID), entry.text().strip()) for entry in self.written()]

    def tools(self, add: str, remove_tip: str) -> QWidget:
        """The buttons that belong below it."""
        add_button = button(add, self.add_new, name="plus")
        remove_button = button(_("Remove"), self.remove, name="trash", tip=remove_tip, keys="Delete")
        for one in (add_button, remove_button):
            one.setAutoDefault(False)
        return holding(
            row(
                add_button,
                remove_button,
                None,
                tool("up", _("Move up"), lambda: self.shift(-1), "Alt+Up"),
                tool("down", _("Move down"), lambda: self.shift(1), "Alt+Down"),
            )
        )


class OwnTable(QTableWidget):
    """A table that is written in place."""

    def __init__(self, name: str, heads: Sequence[str], rows: int = 0) -> None:
        super().__init__(rows, len(heads))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setItemDelegate(Keeping(self))
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def text(self, place: int, at_column: int) -> str:
        """What is written in a cell, without the space around it."""
        cell = self.item(place, at_column)
        return cell.text().strip() if cell is not None else ""

    def put(self, place: int, at_column: int, text: str, *, fixed: bool = False) -> None:
        cell = QTableWidgetItem(text)
        if fixed:
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.setItem(place, at_column, cell)
