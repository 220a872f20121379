"""The forum's year: its wheel and days, its follow-up, and the report on the mandate."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay, ShowYear
from industriforum_desktop.ui.widgets.basics import column, label, row
from industriforum_desktop.ui.widgets.page import Page
from industriforum_desktop.ui.year.commands import COMMANDS
from industriforum_desktop.ui.year.follow_up import FollowUpPart
from industriforum_desktop.ui.year.mandate import MandateTab
from industriforum_desktop.ui.year.part import YearPart
from industriforum_desktop.ui.year.trace import TracePart
from industriforum_desktop.ui.year.wheel import WheelPart


class YearPage(Page):
    """One tab for each part of the year's work."""

    key = "year"
    declared = COMMANDS
    wheel: WheelPart
    follow_up: FollowUpPart
    mandate: MandateTab
    trace: TracePart

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.summary = label(role="muted")
        self.views = QTabWidget(documentMode=True)
        self.views.tabBar().setDrawBase(False)
        self.wheel, self.follow_up = WheelPart(self), FollowUpPart(self)
        self.mandate, self.trace = MandateTab(self), TracePart(self)
        self.parts: tuple[YearPart, ...] = (self.wheel, self.follow_up, self.mandate, self.trace)
        for part in self.parts:
            self.views.addTab(part, part.title)
        head = row(spacing=GRID)
        head.addLayout(column(label(self.title, "display"), self.summary, spacing=0), 1)
        self.body.addLayout(head)
        self.body.addWidget(self.views, 1)
        self.views.currentChanged.connect(lambda _place: self.refresh())

    def refresh(self) -> None:
        if self.desk.has_file and self.parts:
            self.parts[self.views.currentIndex()].refresh()

    def follow(self, way: AnyWay) -> None:
        if isinstance(way, ShowYear):
            self.show_part(way.part)

    def show_part(self, key: str) -> None:
        """Show the part with this key: wheel, follow-up, mandate, trace."""
        for place, part in enumerate(self.parts):
            if part.key == key:
                self.views.setCurrentIndex(place)
