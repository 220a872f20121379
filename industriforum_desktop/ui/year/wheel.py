"""The wheel of the year, what waits now, and the year's days in order."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from industriforum_desktop.forum.deadlines import OF_REPORT, PROGRESS_LABELS, Progress, Reporting
from industriforum_desktop.forum.forum import DEFAULT_ACCENT
from industriforum_desktop.forum.kinds import N_, DeadlineKind
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.papers import Source, year_plan
from industriforum_desktop.papers.figures import Mark
from industriforum_desktop.papers.year_plan import Date
from industriforum_desktop.store.glance import glance
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.shared import waiting
from industriforum_desktop.ui.shared.chart import PressableChart, Spot
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.shared.waiting import WaitingCard
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import ShowMeeting
from industriforum_desktop.ui.widgets.basics import column, label, row
from industriforum_desktop.ui.widgets.table import Table
from industriforum_desktop.ui.year.part import YearPart

if TYPE_CHECKING:
    from industriforum_desktop.ui.year.page import YearPage

WIDEST = 760
"""In device-independent pixels: larger the wheel says no more."""
BESIDE = 880
"""From this width on, in device-independent pixels, what waits stands beside the wheel."""
WAITING_WIDTH = 340


class WheelPart(YearPart):
    """One year at a time, with arrows to the next; moving a meeting moves what hangs on it."""

    key = "wheel"

    def __init__(self, page: YearPage) -> None:
        super().__init__(page)
        self._dates: list[Date] = []
        self.wheel = PressableChart(_mark_said, _mark_tip, widest=WIDEST)
        self.wheel.picked.connect(self._go_to_mark)
        self.waiting = WaitingCard(self.desk.go.emit, _("What waits for me now"))
        self.days = self._build_table()
        self._build_layout()

    @property
    def title(self) -> str:
        return _("The year's wheel")

    def _build_table(self) -> Table:
        language = self.desk.language

        def tone(one: Date) -> str:
            if one.progress is not Progress.TO_DO:
                return "muted"
            return "warning" if one.day < self.desk.today() else ""

        columns = [
            Column(
                _("Day"), lambda one: language.short_date(one.day), lambda one: one.day, whole=True, colour=tone
            ),
            Column(_("What"), lambda one: one.what, colour=tone),
            Column(_("About"), lambda one: one.about, colour=tone),
            Column(_("Follows"), self._rule, spare=True, colour=tone),
            Column(_("State"), self._state, whole=True, colour=tone),
        ]
        table = Table(columns, stretch=1, name=_("The year's days in order"), fit=True, key="days")
        # As high as its rows: the whole tab is scrolled, and nothing in it.
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.selectionModel().currentRowChanged.connect(self._keep_in_sight)
        table.opened.connect(self._go)
        return table

    def _build_layout(self) -> None:
        self.rules_button = self.page.button("rules")
        self.calendar_button = self.page.button("calendar", text=N_("Save as calendar file …"))
        heading = label(_("The year's days in order"), "heading")
        self._below = QWidget()
        days = column(row(heading, None, self.rules_button, self.calendar_button), self.days, None, spacing=GRID)
        days.setContentsMargins(0, 0, 0, GRID)
        self._below.setLayout(days)
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * GRID)
        self._grid.setContentsMargins(0, 0, GRID, 0)
        self._grid.setColumnStretch(0, 1)
        self._place(beside=True)
        self._scroll = Scrolled(self._grid)
        body = column(self._scroll)
        body.setContentsMargins(0, 2 * GRID, 0, 0)
        self.setLayout(body)

    def _keep_in_sight(self) -> None:
        where = self.days.visualRect(self.days.currentIndex()).center()
        place = self.days.viewport().mapTo(self._scroll.inside, where)
        if self.days.hasFocus():
            self._scroll.ensureVisible(place.x(), place.y(), 0, 6 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        if beside != self._beside:
            self._place(beside=beside)

    def _place(self, *, beside: bool) -> None:
        """What waits at the right of the wheel and the days, or between them where there is less room."""
        self._beside = beside
        for one in (self.wheel, self.waiting, self._below):
            self._grid.removeWidget(one)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.wheel, 0, 0)
        if beside:
            self._grid.addWidget(self.waiting, 0, 1, 2, 1, top)
        else:
            self._grid.addWidget(self.waiting, 1, 0)
        self._grid.addWidget(self._below, 1 if beside else 2, 0)
        for line in range(3):
            self._grid.setRowStretch(line, int(line == (1 if beside else 2)))
        self.waiting.setMinimumWidth(WAITING_WIDTH if beside else 0)
        self.waiting.setMaximumWidth(WAITING_WIDTH if beside else WIDEST)

    def refresh(self) -> None:
        file, today = self.desk.file, self.desk.today()
        made = datetime.combine(today, datetime.now().time()).astimezone()
        source = Source.of(file, year=self.page.year, made=made)
        self._dates = year_plan.dates(
            source, self.desk.language, Reporting.of(file.mandate, file.mandate_reports())
        )
        drawn = year_plan.wheel(self.page.year, self._dates, self.desk.language, today)
        self.wheel.show_chart(drawn, file.forum.accent or DEFAULT_ACCENT, self.desk.language)
        self.page.summary.setText(year_plan.introduction(source, self.desk.language))
        self.days.show_things(self._dates, same=lambda one: (one.kind, one.meeting_id, one.from_meeting))
        frame, head = 2 * self.days.frameWidth(), self.days.horizontalHeader().sizeHint().height()
        self.days.setFixedHeight(frame + head + self.days.verticalHeader().length())
        seen = glance(file.path, today)
        self.waiting.show_rows(waiting.rows(seen.waiting, self.desk.language, today))

    def edit_rules(self) -> None:
        """Ask by how many days each thing comes before or after what it hangs on."""
        from industriforum_desktop.ui.settings.days import DaysPart
        from industriforum_desktop.ui.settings.part import PartDialog

        if self.desk.writable():
            PartDialog(self.desk, _("Rules for the days"), DaysPart(self.desk.file), self.window()).exec()

    def save_calendar(self) -> None:
        """Save the shown year's meetings and days as a calendar file."""
        from industriforum_desktop.ui.meetings.ways import save_calendar

        save_calendar(self.desk, self.page.year, self.window())

    def _rule(self, one: Date) -> str:
        """What it hangs on, and how far from it: whoever moves a meeting sees what moves along."""
        days = one.from_meeting
        if days is None or days == 0:
            return ""
        if one.kind is DeadlineKind.RENEWAL:
            before = ngettext("{n} day before the mandate ends", "{n} days before the mandate ends", abs(days))
            return before.format(n=abs(days))
        if one.kind in OF_REPORT:
            return ngettext("{n} day before the report", "{n} days before the report", abs(days)).format(
                n=abs(days)
            )
        before = ngettext("{n} day before the meeting", "{n} days before the meeting", abs(days))
        after = ngettext("{n} day after the meeting", "{n} days after the meeting", abs(days))
        return (before if days < 0 else after).format(n=abs(days))

    def _state(self, one: Date) -> str:
        if one.kind is None or one.progress is not Progress.TO_DO:
            return one.state
        return _("Late") if one.day < self.desk.today() else _(PROGRESS_LABELS[Progress.TO_DO])

    def _go_to_mark(self, mark: Spot) -> None:
        found = next((one for one in self._dates if one.mark == mark), None)
        if found is not None:
            self._go(found)

    def _go(self, one: Date) -> None:
        """To the meeting, or to where the thing is done."""
        if one.kind is not None:
            self.desk.go.emit(waiting.place(one.kind, one.meeting_id, held=one.held))
        elif one.meeting_id is not None:
            self.desk.go.emit(ShowMeeting(one.meeting_id))


def _mark_said(spot: Spot) -> str:
    return f"{spot.day.isoformat()} {spot.label}" if isinstance(spot, Mark) else ""


def _mark_tip(spot: Spot) -> str:
    return _("Go to {what}").format(what=spot.label) if isinstance(spot, Mark) else ""
