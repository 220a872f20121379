"""A table of things in the forum: sorted by its heads, narrowed as one types, worked by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.models.rows import THING, Column, Rows, Sorted


class Table(QTableView):
    """Signals: `opened` with a thing (Enter or double click), `chosen` with the current thing or None."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, columns: Sequence[Column], *, stretch: int = 0, name: str = "") -> None:
        super().__init__()
        self.rows = Rows(columns)
        self.sorted = Sorted(self.rows)
        self.setModel(self.sorted)
        self.setSortingEnabled(True)
        self.setAlternatingRowColors(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(36)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(THING)))
        self.selectionModel().currentRowChanged.connect(lambda now, before: self.chosen.emit(self.current()))

    def show_things(self, things: Sequence[Any], same: Callable[[Any], Any] = lambda thing: thing.id) -> None:
        """Replace the rows, keeping the current one and the selection where they still are."""
        kept = same(self.current()) if self.current() is not None else None
        fresh = self.rows.rowCount() == 0
        self.rows.show(things)
        if fresh:
            self.resizeColumnsToContents()
        self.choose(lambda thing: same(thing) == kept)

    def choose(self, wanted: Callable[[Any], bool]) -> bool:
        """Make the first thing that is wanted the current one; False when there is none."""
        for row in range(self.sorted.rowCount()):
            index = self.sorted.index(row, 0)
            if wanted(index.data(THING)):
                self.setCurrentIndex(index)
                self.selectRow(row)
                return True
        return False

    def current(self) -> Any | None:
        index = self.currentIndex()
        return index.data(THING) if index.isValid() else None

    def selected(self) -> list[Any]:
        return [index.data(THING) for index in self.selectionModel().selectedRows()]

    def keyPressEvent(self, event) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)


def filter_field(*tables: Table) -> QLineEdit:
    """A field that narrows tables as one types; Esc empties it."""
    field = QLineEdit()
    field.setPlaceholderText(_("Filter …"))
    field.setAccessibleName(_("Filter the list"))
    field.setClearButtonEnabled(True)
    field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
    field.setMaximumWidth(320)
    for table in tables:
        field.textChanged.connect(table.sorted.narrow)
    return field
