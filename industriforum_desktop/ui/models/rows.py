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
    """Things as rows. `show` replaces them all."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = list(columns)
        self.things: list[Any] = []

    def show(self, things: Sequence[Any]) -> None:
        self.beginResetModel()
        self.things = list(things)
        self.endResetModel()

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
        column, thing = self.columns[index.column()], self.things[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(thing)
        if role == THING:
            return thing
        if role == SORT:
            return column.sort(thing) if column.sort else current().sort_key(column.text(thing))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and column.colour and (name := column.colour(thing)):
            return QColor(getattr(theme.now(), name))
        return None


class Sorted(QSortFilterProxyModel):
    """Rows in an order, those that hold every word of the filter."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
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
        thing = self.rows.things[row]
        if not self.keep(thing):
            return False
        text = " ".join(column.text(thing) for column in self.rows.columns).casefold()
        return all(word in text for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        # Not QVariant's order: it can't compare tuples, and sorts å before a in some places.
        return bool(self._key(left) < self._key(right))

    def _key(self, index: Index) -> Any:
        return self.rows.data(index, SORT)
