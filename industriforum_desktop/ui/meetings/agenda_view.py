"""The table of an agenda."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.meetings.agenda_model import (
    CLOCK,
    KIND,
    MINUTES,
    NUMBER,
    PRESENTER,
    PROPOSED_BY,
    ROW_HEIGHT,
    TITLE,
    AgendaModel,
    Line,
)
from industriforum_desktop.ui.theme import GRID

WIDTHS = {CLOCK: 64, NUMBER: 48, KIND: 152, PRESENTER: 152, MINUTES: 56, PROPOSED_BY: 136}
LEAST_TITLE = 280
SPARE = (PROPOSED_BY, PRESENTER, KIND)
"""Columns that go, in this order, until the title has room; the form below shows them anyway."""


class _Whole(QStyledItemDelegate):
    """A title that wraps, so that all of it is read: the row is as high as it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QTreeView)
        if index.column() != TITLE:
            return QSize(0, ROW_HEIGHT)
        taken = 2 * GRID + (GRID + view.iconSize().width() if index.data(Qt.ItemDataRole.DecorationRole) else 0)
        room = QRect(0, 0, max(1, view.columnWidth(TITLE) - taken), 10_000)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        metrics = view.fontMetrics()
        more = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() - metrics.height()
        return QSize(0, ROW_HEIGHT + (more + GRID // 2 if more > 0 else 0))


class AgendaView(QTreeView):
    """One item is current at a time. Signals: `picked` with its id when another is; `shown` with a click on one,
    `opened` with Enter or a double click.
    """

    picked = Signal(int)
    shown = Signal()
    opened = Signal()

    def __init__(self, model: AgendaModel) -> None:
        super().__init__()
        self.agenda = model
        self.setModel(model)
        self.setAccessibleName(_("Agenda"))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setWordWrap(True)
        self.setItemDelegate(_Whole(self))
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(32)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        self._quiet = False
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.clicked.connect(lambda index: self.shown.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit())

    @property
    def line(self) -> Line | None:
        """The current item's line."""
        row = self.currentIndex().row()
        return self.agenda.lines[row] if 0 <= row < len(self.agenda.lines) else None

    def choose(self, row: int) -> None:
        """Make a row the current one and show it, without telling; past either end is the end."""
        row = max(0, min(row, self.agenda.rowCount() - 1))
        index = self.agenda.index(row, TITLE)
        self._quiet = True
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self._quiet = False
        self.scrollTo(index)

    def _tell(self) -> None:
        if self.line is not None and not self._quiet:
            self.picked.emit(self.line.item_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line is not None:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        shown = set(WIDTHS)
        for column in SPARE:
            if room - sum(WIDTHS[one] for one in shown) >= LEAST_TITLE:
                break
            shown.discard(column)
        for column in WIDTHS:
            self.setColumnHidden(column, column not in shown)
        # The rows are as high as the titles need in this width.
        self.scheduleDelayedItemsLayout()
