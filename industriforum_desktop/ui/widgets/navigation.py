"""The list of pages at the left; where the window is narrow it folds to icons, whose tips say the names."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.theme import GRID

ROW = 5 * GRID
MARGIN = GRID
"""Room at each side of the names, in device-independent pixels."""


class Navigation(QListWidget):
    """One entry a page, given by its icon and its name."""

    def __init__(self, pages: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(_("Pages"))
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for icon_name, name in pages:
            entry = QListWidgetItem(icon(icon_name), name)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            entry.setSizeHint(QSize(ROW, ROW))
            self.addItem(entry)
        self.folded = True
        self.fold(on=False)

    def fold(self, *, on: bool) -> None:
        """Show only the icons, or the names too."""
        if on == self.folded:
            return
        self.folded = on
        for n in range(self.count()):
            entry = self.item(n)
            name = str(entry.data(Qt.ItemDataRole.AccessibleTextRole))
            entry.setText("" if on else name)
            entry.setToolTip(name if on else "")
        self.setFixedWidth(ROW + 2 * MARGIN if on else 26 * GRID)
