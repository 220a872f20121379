"""The forum's year: its wheel and days, its follow-up, and the report on the mandate."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.year_counts import nearest_year, years_with_meetings
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.shared.tabs import TabPage
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay, ShowYear
from industriforum_desktop.ui.widgets.basics import label, row
from industriforum_desktop.ui.year.commands import COMMANDS
from industriforum_desktop.ui.year.follow_up import FollowUpPart
from industriforum_desktop.ui.year.mandate import MandateTab
from industriforum_desktop.ui.year.part import YearPart
from industriforum_desktop.ui.year.trace import TracePart
from industriforum_desktop.ui.year.wheel import WheelPart


class YearPage(TabPage):
    """A tab for each view of the year's work. Those that show one year show the same, with arrows to the next."""

    key = "year"
    declared = COMMANDS
    wheel: WheelPart
    follow_up: FollowUpPart
    mandate: MandateTab
    trace: TracePart

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.year = desk.today().year
        self._seen: ForumFile | None = None
        self.year_label = label(role="title")
        self.back, self.forward = self.tool("before"), self.tool("after")
        self._stepper = QWidget()
        stepper = row(self.back, self.year_label, self.forward)
        stepper.setContentsMargins(GRID, 0, 0, 0)
        self._stepper.setLayout(stepper)
        self.wheel, self.follow_up = WheelPart(self), FollowUpPart(self)
        self.mandate, self.trace = MandateTab(self), TracePart(self)
        self.parts: tuple[YearPart, ...] = (self.wheel, self.follow_up, self.mandate, self.trace)
        self._part_of = {view: part for part in self.parts for view, _title in part.tabs}
        for part in self.parts:
            for view, title in part.tabs:
                self.views.addTab(view, title)
            for beside in part.beside:
                self.head.addWidget(beside)
        self.head.addWidget(self._stepper)
        self.mandate.blocks.moved.connect(self.enable)

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        years = years_with_meetings(self.desk.file.meetings())
        if self._seen is not self.desk.file:
            self._seen = self.desk.file
            self.year = nearest_year(years, self.desk.today().year)
        self._offer_years(on=len(years) > 1)
        current = self._part_of[self.views.currentWidget()]
        self.year_label.setText(str(self.year))
        self._stepper.setVisible(self.views.currentWidget() in (self.wheel, *self.follow_up.of_one_year))
        for part in self.parts:
            for beside in part.beside:
                beside.setVisible(part is current)
        current.refresh()

    def _offer_years(self, *, on: bool) -> None:
        """Have a tab where years stand beside one another only when there are two."""
        view, place = self.follow_up.years, self.views.indexOf(self.follow_up.years)
        if on and place < 0:
            tabs = [tab for part in self.parts for tab in part.tabs]
            n = next(n for n, (one, _title) in enumerate(tabs) if one is view)
            self.views.insertTab(n, *tabs[n])
        elif not on and place >= 0:
            self.views.removeTab(place)

    def begin(self) -> None:
        """The wheel is what one comes for; the days below it are not scrolled to unasked."""
        if self.views.currentWidget() is self.wheel:
            self.wheel.wheel.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().begin()

    def step(self, years: int) -> None:
        """Show a year before or after."""
        if not self._stepper.isVisibleTo(self):
            self.views.setCurrentWidget(self.wheel)
        self.year = min(max(self.year + years, 2), 9997)
        self.refresh()

    def follow(self, way: AnyWay) -> None:
        if isinstance(way, ShowYear):
            self.show_part(way.part)

    def show_part(self, key: str) -> None:
        """Show the part with this key: wheel, follow-up, mandate, trace."""
        for part in self.parts:
            if part.key == key and self._part_of[self.views.currentWidget()] is not part:
                self.views.setCurrentWidget(part.tabs[0][0])
