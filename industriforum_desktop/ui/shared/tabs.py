"""A page of tabs: its title, a quiet line of what it holds, and one view at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label, row
from industriforum_desktop.ui.widgets.page import Page


def tabs(name: str) -> QTabWidget:
    """Views of which one is seen, without a frame of their own."""
    made = QTabWidget(documentMode=True)
    made.setAccessibleName(name)
    made.tabBar().setDrawBase(False)
    return made


class TabPage(Page):
    """Base of the pages whose parts are tabs. `refresh` shows the forum in the tab that is in view; it is called
    when another comes into view, too. What stands beside the title is added to `head`.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAccessibleName(self.title)
        self.summary = label(role="muted")
        self.views = tabs(self.title)
        self.head = row(spacing=GRID)
        self.head.addLayout(column(label(self.title, "display"), self.summary, spacing=0), 1)
        self.body.addLayout(self.head)
        self.body.addWidget(self.views, 1)
        self.views.currentChanged.connect(lambda place: self._turned())

    def _turned(self) -> None:
        """What can be done is about what is in view."""
        if self.isVisible():
            self.refresh()
            self.enable()
