"""Lägesbild: what is hard and what is needed, as the meetings have seen it over time."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label, row
from industriforum_desktop.ui.widgets.page import Page


class SituationPage(Page):
    """Challenges and needs by theme, and the questions that each meeting asks anew."""

    key = "situation"
    icon_name = "challenge"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAccessibleName(self.title)
        self.summary = label(role="muted")
        self.views = QTabWidget(documentMode=True)
        self.views.tabBar().setDrawBase(False)
        head = row(spacing=GRID)
        head.addLayout(column(label(self.title, "display"), self.summary, spacing=0), 1)
        self.body.addLayout(head)
        self.body.addWidget(self.views, 1)

    @property
    def title(self) -> str:
        return _("The situation")
