"""Names offered while one types in a field of a form, where several may stand with commas between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit


class NameCompleter(QCompleter):
    """Offers the names for what is typed after the last comma.

    Tab takes the one that is chosen, or else the first that begins so, and goes on to the next field.
    """

    def __init__(self, names: Sequence[str], field: QLineEdit) -> None:
        super().__init__(list(names), field)
        self._field = field
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        """What is looked for: the name that is being written."""
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What the field reads when this name is taken."""
        return self._with(super().pathFromIndex(index))

    def _with(self, name: str) -> str:
        before, comma, _rest = self._field.text().rpartition(",")
        return f"{before}, {name}" if comma else name

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            self._take()
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        popup, [typed] = self.popup(), self.splitPath(self._field.text())
        if popup is None or not popup.isVisible() or not typed:
            return
        begins = re.compile(rf"(?<!\w){re.escape(typed)}", re.IGNORECASE)
        rows = (popup.model().index(row, 0) for row in range(popup.model().rowCount()))
        first = next((row for row in rows if begins.search(str(row.data()))), QModelIndex())
        chosen = popup.currentIndex() if popup.currentIndex().isValid() else first
        if chosen.isValid():
            taken = self._with(str(chosen.data()))
            self._field.selectAll()
            self._field.insert(taken)
