"""A table of things in the forum: sorted by its heads, narrowed as one types, worked by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.models.rows import THING, Column, Rows, Sorted

LEAST, READABLE = 64, 136
"""Widths in device-independent pixels: no column is narrower, and a long text can be told from the next."""


class Table(QTableView):
    """Signals: `opened` with a thing (Enter or double click), `chosen` with the current thing or None."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, columns: Sequence[Column], *, stretch: int = 0, name: str = "", fit: bool = False) -> None:
        """With `fit` the columns share the width at hand instead of running out of it."""
        super().__init__()
        self._stretch, self._fits, self._fitting = stretch, fit, False
        self._gone: Any = None
        """What was the current one when it went away."""
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
        if fit:
            header.setMinimumSectionSize(LEAST)
            header.sectionResized.connect(self._resized_by_hand)
        else:
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(THING)))
        self.selectionModel().currentRowChanged.connect(lambda now, before: self.chosen.emit(self.current()))

    def show_things(self, things: Sequence[Any], same: Callable[[Any], Any] = lambda thing: thing.id) -> None:
        """Replace the rows, keeping the current one and the selection where they still are.

        Where the current one is gone, the next one takes its place; when it comes back it is the current one again.
        """
        kept = same(self.current()) if self.current() is not None else None
        place = self.currentIndex().row()
        fresh = self.rows.rowCount() == 0
        self.rows.show(things)
        if self._fits:
            self.fit_columns()
        elif fresh:
            self.resizeColumnsToContents()
        back = self._gone is not None and self.choose(lambda thing: same(thing) == self._gone)
        if back:
            self._gone = None
        elif not self.choose(lambda thing: same(thing) == kept) and kept is not None:
            self._gone = kept
            self.selectRow(min(place, self.sorted.rowCount() - 1))

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

    def fit_columns(self) -> None:
        """Give each column what it asks for; where that is too much, take from the widest first.

        Spare columns are left out, the first one first, before the others get too narrow to read.
        """
        columns = self.rows.columns
        room = self.viewport().width()
        for place in range(len(columns)):
            self.setColumnHidden(place, False)
        asked = {
            n: max(LEAST, self.sizeHintForColumn(n), self.horizontalHeader().sectionSizeHint(n))
            for n in range(len(columns))
        }
        whole = {n: asked.pop(n) for n, column in enumerate(columns) if column.whole}
        room -= sum(whole.values())
        for place in [n for n, column in enumerate(columns) if column.spare]:
            if self._share(asked, room) >= min(READABLE, max(asked.values())):
                break
            self.setColumnHidden(place, True)
            del asked[place]
        cap = self._share(asked, room)
        widths = {n: max(LEAST, min(width, 2 * cap if n == self._stretch else cap)) for n, width in asked.items()}
        widths[self._stretch] += max(0, room - sum(widths.values()))
        self._fitting = True
        for place, width in {**widths, **whole}.items():
            self.setColumnWidth(place, width)
        self._fitting = False

    def _share(self, asked: dict[int, int], room: int) -> int:
        """The width that no column may pass so that all fit into the room; the stretched one may pass it twice."""
        main = (asked[self._stretch] + 1) // 2
        left, columns = room, sorted([*(width for n, width in asked.items() if n != self._stretch), main, main])
        for n, width in enumerate(columns):
            if width * (len(columns) - n) > left:
                return left // (len(columns) - n)
            left -= width
        return columns[-1]

    def _resized_by_hand(self) -> None:
        if not self._fitting and self.horizontalHeader().underMouse():
            self._fits = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit_columns()

    def keyPressEvent(self, event) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)


class FilterField(QLineEdit):
    """Esc empties it; Down and Enter go on to the rows that are left (`left`)."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def filter_field(*tables: Table) -> FilterField:
    """A field that narrows tables as one types; Esc empties it, Down and Enter go on to the rows."""
    field = FilterField()
    field.setPlaceholderText(_("Filter …"))
    field.setAccessibleName(_("Filter the list"))
    field.setClearButtonEnabled(True)
    field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
    field.setMaximumWidth(320)
    for table in tables:
        field.textChanged.connect(table.sorted.narrow)
    field.left.connect(lambda: _enter(tables))
    return field


def _enter(tables: Sequence[Table]) -> None:
    """Go to the table in view, to its first row if none is chosen."""
    for table in tables:
        if table.isVisible() and table.sorted.rowCount():
            table.setFocus()
            if table.current() is None:
                table.selectRow(0)
