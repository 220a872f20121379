"""A table of things in the forum: sorted by its heads, narrowed as one types, worked by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui.dress import INSET
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.models.rows import THING, Column, Rows, Sorted

LEAST, READABLE = 64, 136
"""Widths in device-independent pixels: no column is narrower, and a long text can be told from the next."""


class Table(QTableView):
    """Signals: `opened` with a thing (Enter or double click), `chosen` with the current thing or None."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, columns: Sequence[Column], *, stretch: int = 0, name: str = "", fit: bool = False, key: str = ""
    ) -> None:
        """With `fit` the columns share the width at hand instead of running out of it. Widths that were chosen by
        hand are remembered under the `key`.
        """
        super().__init__()
        self._stretch, self._fits, self._fitting, self._key = stretch, fit, False, key
        self._asked: dict[int, int] = {}
        """The width that each column asks for, by its place."""
        self._keys: list[Any] = []
        """What the things are told apart by."""
        self._gone: Any = None
        """What was the current one when it went away."""
        self.rows = Rows(columns)
        self.sorted = Sorted(self.rows, stretch)
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
        # Only what is in view is measured.
        header.setResizeContentsPrecision(0)
        header.sectionResized.connect(self._resized_by_hand)
        header.setMinimumSectionSize(LEAST)
        if not fit:
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(THING)))
        self.selectionModel().currentRowChanged.connect(lambda now, before: self.chosen.emit(self.current()))

    def show_things(self, things: Sequence[Any], same: Callable[[Any], Any] = lambda thing: thing.id) -> None:
        """Replace the rows, keeping the current one and the selection where they still are.

        Where the current one is gone, the next one takes its place; when it comes back it is the current one again.
        """
        place = self.currentIndex().row()
        # A thing that is gone can't be asked any more.
        kept = self._keys[self.sorted.mapToSource(self.currentIndex()).row()] if place >= 0 else None
        fresh = self.rows.rowCount() == 0
        self.rows.show(things)
        self._asked.clear()
        if fresh and self._widths_by_hand():
            self._fits = False
        elif self._fits:
            self.fit_columns()
        elif fresh:
            self.resizeColumnsToContents()
        self._keys = [same(thing) for thing in self.rows.things]
        there = {key: row for row, key in reversed([*enumerate(self._keys)])}
        if self._gone is not None and self._choose_row(there.get(self._gone)):
            self._gone = None
        elif not self._choose_row(there.get(kept)) and kept is not None:
            self._gone = kept
            self.selectRow(min(place, self.sorted.rowCount() - 1))

    def _choose_row(self, row: int | None) -> bool:
        """Make the row, as the things were given, the current one; False when it is not shown."""
        index = self.sorted.mapFromSource(self.rows.index(row, 0)) if row is not None else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.selectRow(index.row())
        return index.isValid()

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
        asked = dict(self._asked or self._ask_columns())
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

    def _ask_columns(self) -> dict[int, int]:
        """The width that each column asks for: by the rows in view, and by all where nothing may be cut."""
        header, measure = self.horizontalHeader(), self.fontMetrics().horizontalAdvance
        for n, column in enumerate(self.rows.columns):
            asked = max(LEAST, self.sizeHintForColumn(n), header.sectionSizeHint(n)) + 2 * INSET
            if column.whole and self.sorted.rowCount():
                cells = [self.sorted.index(row, n) for row in range(self.sorted.rowCount())]
                around = 2 * INSET + self.sizeHintForIndex(cells[0]).width() - measure(str(cells[0].data()))
                asked = max(asked, around + max(map(measure, {str(cell.data()) for cell in cells})))
            self._asked[n] = asked
        return self._asked

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
        if self._fitting or not self.horizontalHeader().underMouse():
            return
        self._fits = False
        if self._key:
            Settings().set_widths(self._key, [self.columnWidth(n) for n in range(len(self.rows.columns))])

    def _widths_by_hand(self) -> bool:
        """Give the columns the widths that were chosen by hand once; False when none were."""
        widths = Settings().widths(self._key) if self._key else []
        if len(widths) != len(self.rows.columns):
            return False
        self._fitting = True
        for place, width in enumerate(widths):
            self.setColumnHidden(place, width == 0)
            if width:
                self.setColumnWidth(place, width)
        self._fitting = False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End lead to the first row and the last."""
        last = self.sorted.rowCount() - 1
        if last >= 0 and action in (self.CursorAction.MoveHome, self.CursorAction.MoveEnd):
            place = 0 if action == self.CursorAction.MoveHome else last
            return self.sorted.index(place, max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard as they are seen: for a spreadsheet, and as a table for a letter."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = [n for n in range(len(self.rows.columns)) if not self.isColumnHidden(n)]
        lines = [[str(self.sorted.index(row, n).data()) for n in columns] for row in rows]
        if not lines:
            return
        cells = ("".join(f"<td>{escape(text)}</td>" for text in line) for line in lines)
        copied = QMimeData()
        copied.setText("\n".join("\t".join(" ".join(text.split()) for text in line) for line in lines))
        copied.setHtml(f"<table>{''.join(f'<tr>{line}</tr>' for line in cells)}</table>")
        QGuiApplication.clipboard().setMimeData(copied)


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
    sign = field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
    # It only says what the field is for.
    sign.setText(field.accessibleName())
    sign.setEnabled(False)
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


class Heads(QHeaderView):
    """Heads of a tree whose columns are as wide as their words and the space that the style puts round them."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        return super().sectionSizeFromContents(logicalIndex) + QSize(2 * INSET, 0)
