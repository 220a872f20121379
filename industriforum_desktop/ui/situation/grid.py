"""The answers to the fixed questions as a grid that is filled with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from industriforum_desktop.forum.concerns import DIRECTION_SIGNS, typed_answer
from industriforum_desktop.forum.kinds import Direction
from industriforum_desktop.forum.situation import FixedAnswer
from industriforum_desktop.store.situation import Place
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.dress import TARGET
from industriforum_desktop.ui.widgets.own_list import Keeping

PLACE, TYPED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
TYPED_SIGNS = {Direction.BETTER: "+", Direction.SAME: "=", Direction.WORSE: "-"}
KEYS = {
    Qt.Key.Key_Up: Direction.BETTER,
    Qt.Key.Key_Right: Direction.SAME,
    Qt.Key.Key_Down: Direction.WORSE,
    Qt.Key.Key_Left: None,
}
Index = QModelIndex | QPersistentModelIndex
Axis = Sequence[tuple[int, str]]
"""Ids and names of the rows or columns."""


class _Writing(Keeping):
    """A cell is written in one line, its direction as a sign before the words."""

    def __init__(self, grid: AnswerGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(self, parent: QWidget, option: object, index: Index) -> QLineEdit:
        field = QLineEdit(parent)
        field.setAccessibleName(self._grid.name_of(index.row(), index.column()))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(index.data(TYPED) or "")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        direction, text = typed_answer(editor.text())
        if editor.text().strip() != (index.data(TYPED) or ""):
            self._grid.answered.emit(index.data(PLACE), text, direction)


class AnswerGrid(QTableWidget):
    """Signal `answered` with a Place, the words and the direction of an answer as it is to be.

    Typing begins an answer, F2 changes it, Enter goes on to the row below. Alt and an arrow set the direction.
    """

    answered = Signal(object, str, object)

    def __init__(self) -> None:
        super().__init__()
        self._axes: tuple[Axis, Axis] = ((), ())
        self.word: Callable[[Direction], str] = lambda direction: direction.value
        self.setItemDelegate(_Writing(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setMinimumSectionSize(TARGET + 1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(120)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def name_of(self, row: int, column: int) -> str:
        """What the cell is, for those who can't see where it stands."""
        return f"{self._axes[0][row][1]}, {self._axes[1][column][1]}"

    def show_answers(
        self, rows: Axis, columns: Axis, place: Callable[[int, int], Place], answers: Mapping[Place, FixedAnswer]
    ) -> None:
        """Show these rows and columns; `place` tells of which answer a cell is, from its row's and column's id."""
        if (rows, columns) != self._axes:
            at = self.currentRow(), self.currentColumn()
            self._axes = rows, columns
            self.clear()
            self.setRowCount(len(rows))
            self.setColumnCount(len(columns))
            self.setVerticalHeaderLabels([name for _id, name in rows])
            self.setHorizontalHeaderLabels([name for _id, name in columns])
            for n in range(len(rows)):
                for m in range(len(columns)):
                    self.setItem(n, m, QTableWidgetItem())
            if rows and columns:
                self.setCurrentCell(min(max(at[0], 0), len(rows) - 1), min(max(at[1], 0), len(columns) - 1))
        for n, (row_id, _row) in enumerate(rows):
            for m, (column_id, _column) in enumerate(columns):
                self._fill(n, m, place(row_id, column_id), answers)

    def _fill(self, row: int, column: int, place: Place, answers: Mapping[Place, FixedAnswer]) -> None:
        found, cell = answers.get(place), self.item(row, column)
        way = found.direction if found is not None else None
        text = found.text if found is not None else ""
        assert cell is not None
        said = "" if way is None else f"{DIRECTION_SIGNS[way]} {self.word(way)}"
        shown = "\n".join(part for part in (said, text) if part)
        cell.setData(PLACE, place)
        cell.setData(TYPED, f"{TYPED_SIGNS[way]} {text}".strip() if way is not None else text)
        cell.setText(shown)
        cell.setToolTip(shown)
        cell.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self.name_of(row, column)}: {shown}")
        colour = {Direction.BETTER: "good", Direction.WORSE: "warning"}.get(way, "text") if way else "text"
        cell.setForeground(QColor(getattr(theme.now(), colour)))

    def _say(self, text: str, direction: Direction | None) -> None:
        cell = self.currentItem()
        if cell is not None:
            self.answered.emit(cell.data(PLACE), text, direction)

    def empty_current(self) -> None:
        """Take the current answer away."""
        if self.state() != QAbstractItemView.State.EditingState:
            self._say("", None)

    def begin(self) -> None:
        """Write in the current cell."""
        if self.currentItem() is not None:
            self.setFocus()
            self.editItem(self.currentItem())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        # Qt closes it once more as the editor loses the keyboard.
        writing = self.state() == QAbstractItemView.State.EditingState
        super().closeEditor(editor, hint)
        entered = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        if writing and entered and self.currentRow() + 1 < self.rowCount():
            self.setCurrentCell(self.currentRow() + 1, self.currentColumn())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell, key = self.currentItem(), Qt.Key(event.key())
        if cell is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier and key in KEYS:
            _way, text = typed_answer(cell.data(TYPED) or "")
            self._say(text, KEYS[key])
        elif cell is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin()
        elif cell is not None and key == Qt.Key.Key_Delete:
            self.empty_current()
        else:
            super().keyPressEvent(event)
