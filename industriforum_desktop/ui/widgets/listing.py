"""A table together with what is said in its place when there is nothing in it."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.widgets.basics import Empty
from industriforum_desktop.ui.widgets.table import Table


class Listing(QStackedWidget):
    """Shows the table, or `empty` when there is nothing to list, or that the filter hides everything."""

    def __init__(self, table: Table, empty: QWidget, hidden_text: str = "") -> None:
        super().__init__()
        self.table = table
        self._empty = empty
        self._nothing = Empty("search", _("Nothing to show"), hidden_text or _("Change or empty the filter."))
        for part in (table, empty, self._nothing):
            self.addWidget(part)
        for signal in (table.sorted.modelReset, table.sorted.rowsInserted, table.sorted.rowsRemoved):
            signal.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        if self.table.sorted.rowCount():
            self.setCurrentWidget(self.table)
        elif self.table.rows.rowCount():
            self.setCurrentWidget(self._nothing)
        else:
            self.setCurrentWidget(self._empty)
