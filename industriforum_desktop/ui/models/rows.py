"""One table model for every list of things in the forum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor

from industriforum_desktop.i18n import current
from industriforum_desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
THING = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Column:
    """A column: its head, the text of a thing in it, and what it is sorted by (the text, if nothing else)."""

    head: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    right: bool = False
    colour: Callable[[Any], str] | None = None
    """Name of a theme colour, or an empty string."""
    spare: bool = False
    """Left out where a table that fits its columns has no room for all of them."""
    whole: bool = False
    """Never cut short in a table that fits its columns."""


class Rows(QAbstractTableModel):
    """Things as rows. `show` replaces them all.

    What a cell says is asked of its column once: sorting, filtering and drawing ask again and again.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = list(columns)
        self.things: list[Any] = []
        self._said: dict[tuple[int, int, int], Any] = {}

    def show(self, things: Sequence[Any]) -> None:
        self.beginResetModel()
        self.things = list(things)
        self._said.clear()
        self.endResetModel()

    def _ask(self, row: int, column: int, role: int, say: Callable[[Any], Any]) -> Any:
        place = (row, column, role)
        if place not in self._said:
            self._said[place] = say(self.things[row])
        return self._said[place]

    def text(self, row: int, column: int) -> str:
        """What the cell says."""
        return str(self._ask(row, column, Qt.ItemDataRole.DisplayRole, self.columns[column].text))

    def order(self, row: int, column: int) -> Any:
        """What the row is sorted by in this column."""
        by = self.columns[column].sort
        return self._ask(row, column, SORT, by or (lambda _thing: current().sort_key(self.text(row, column))))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.things)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].head
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, place = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(row, place)
        if role == THING:
            return self.things[row]
        if role == SORT:
            return self.order(row, place)
        column = self.columns[place]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and column.colour:
            name = self._ask(row, place, role, column.colour)
            return QColor(getattr(theme.now(), name)) if name else None
        return None


class Sorted(QSortFilterProxyModel):
    """Rows in an order, those that hold every word of the filter.

    What is alike in the column that is sorted by goes by the `main` one, from a to ö either way.
    """

    def __init__(self, rows: Rows, main: int = 0) -> None:
        super().__init__()
        self._main = main
        self._words: list[str] = []
        self.keep: Callable[[Any], bool] = lambda thing: True
        self.setSourceModel(rows)

    @property
    def rows(self) -> Rows:
        source = self.sourceModel()
        assert isinstance(source, Rows)
        return source

    def narrow(self, text: str) -> None:
        """Show rows in which each of the words occurs."""
        self._words = text.casefold().split()
        self.renew()

    def shown(self) -> list[Any]:
        """The things that the filter lets through, in the order of the table."""
        return [self.index(row, 0).data(THING) for row in range(self.rowCount())]

    def renew(self) -> None:
        """Ask of every row again whether it is shown."""
        self.beginFilterChange()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if not self.keep(self.rows.things[row]):
            return False
        if not self._words:
            return True
        text = " ".join(self.rows.text(row, column) for column in range(len(self.rows.columns))).casefold()
        return all(word in text for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        # Not QVariant's order: it can't compare tuples, and sorts å before a in some places.
        rows = self.rows
        one, other = rows.order(left.row(), left.column()), rows.order(right.row(), right.column())
        if one != other or left.column() == self._main:
            return bool(one < other)
        if self.sortOrder() == Qt.SortOrder.DescendingOrder:
            left, right = right, left
        return bool(rows.order(left.row(), self._main) < rows.order(right.row(), self._main))
