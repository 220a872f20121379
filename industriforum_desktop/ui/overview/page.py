"""Overview: the next meeting and what waits for the officer."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from industriforum_desktop.forum.deadlines import is_due
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.store.glance import Glance, NextMeeting
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.overview import waiting
from industriforum_desktop.ui.overview.line import Line
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import HoldMeeting, PlanYear, ShowMeeting, ShowPaper
from industriforum_desktop.ui.widgets.basics import Card, button, clear, column, label, row
from industriforum_desktop.ui.widgets.page import Page

NEXT_WIDEST, WAITING_WIDEST = 760, 460
"""Lines longer than this are hard to follow, in device-independent pixels."""


class OverviewPage(Page):
    """Painted from a `Glance`, so that it is there before the rest of the program has loaded."""

    key = "overview"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = label(role="display")
        self._convener = label(role="muted")
        self._content = QHBoxLayout()
        self._content.setSpacing(2 * GRID)
        self._content.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setObjectName("page")
        inner.setLayout(self._content)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.body.addLayout(column(self._heading, self._convener, spacing=0))
        self.body.addWidget(scroll, 1)
        self._shown: tuple[Glance, date] | None = None

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        from industriforum_desktop.store.glance import glance

        try:
            seen = glance(self.desk.file.path, self.desk.today())
        except sqlite3.OperationalError:
            self.desk.said.emit(_("The forum's file can't be reached just now."))
        else:
            self.show_glance(seen)

    def show_glance(self, seen: Glance) -> None:
        """Show the forum as it was seen; nothing is rebuilt when nothing is new, on the same day."""
        if (seen, self.desk.today()) == self._shown:
            return
        self._shown = (seen, self.desk.today())
        self._heading.setText(seen.name)
        self._convener.setText(_("Convened by {name}").format(name=seen.convener) if seen.convener else "")
        clear(self._content)
        for card, widest, share in (
            (self._next_card(seen.next_meeting) if seen.next_meeting else self._none_card(seen), NEXT_WIDEST, 3),
            (self._waiting_card(seen), WAITING_WIDEST, 2),
        ):
            card.setMaximumWidth(widest)
            card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            part = QVBoxLayout()
            part.addWidget(card)
            part.addStretch(1)
            self._content.addLayout(part, share)
        self._content.addStretch()

    def _none_card(self, seen: Glance) -> Card:
        """Nothing is planned; the button is red while this year lacks meetings."""
        due = seen.waiting.meetings_this_year < seen.waiting.meetings_wanted
        return Card(
            label(_("Next meeting"), "eyebrow"),
            label(_("No meeting is planned yet"), "title"),
            label(_("Plan the year's meetings: dates around holidays are proposed."), "muted", wrap=True),
            row(button(_("Plan the year …"), self._plan, name="calendar", role="primary" if due else ""), None),
        )

    def _next_card(self, meeting: NextMeeting) -> Card:
        language = self.desk.language
        name = _("Meeting {number}/{year}").format(number=meeting.number, year=meeting.year)
        when = f"{language.weekday_date(meeting.day)}, {language.time_span(meeting.start, meeting.end)}"
        until = days_until((meeting.day - self.desk.today()).days)
        passed = _("Its day has passed") if meeting.day < self.desk.today() else _("Next meeting")
        heading = (_("In progress"), "") if meeting.running else (passed, until)
        card = Card(label(" · ".join(filter(None, heading)), "eyebrow"), label(name, "title"))
        card.column.setSpacing(GRID // 2)
        for text, role in ((when, ""), (meeting.place, "muted"), (meeting.theme, "muted")):
            if text:
                card.column.addWidget(_wrapped(text, role))
        card.column.addSpacing(GRID)
        near = meeting.running or is_due(meeting.day, self.desk.today())
        hold = button(
            _("Go on with the meeting") if meeting.running else _("Hold the meeting"),
            lambda: self.desk.go.emit(HoldMeeting(meeting.id)),
            name="live",
            role="primary" if near else "",
        )
        hold.setToolTip(_("Fill the window with the agenda and type the minutes live"))
        card.column.addLayout(
            row(
                hold,
                button(_("Edit the agenda"), lambda: self.desk.go.emit(ShowMeeting(meeting.id)), name="edit"),
                button(_("Papers"), lambda: self.desk.go.emit(ShowPaper(meeting_id=meeting.id)), name="papers"),
                None,
            )
        )
        card.column.addSpacing(GRID)
        card.column.addLayout(self._agenda(meeting))
        return card

    def _agenda(self, meeting: NextMeeting) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        top_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        moment = datetime.combine(meeting.day, meeting.start)
        for n, item in enumerate(meeting.items):
            grid.addWidget(label(self.desk.language.clock(moment.time()), "muted"), n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_wrapped(f"{n + 1}. {item.title}"), n, 1)
            grid.addWidget(label(self.desk.language.minutes(item.minutes), "muted"), n, 2, top_right)
            moment += timedelta(minutes=item.minutes)
        if not meeting.items:
            grid.addWidget(label(_("The agenda is empty."), "muted"), 0, 0, 1, 3)
        return grid

    def _waiting_card(self, seen: Glance) -> Card:
        heading = label(_("What waits for me"), "eyebrow")
        # The lines have room of their own around them, which shows when one is pointed at.
        heading.setContentsMargins(GRID, 0, GRID, 0)
        card = Card(heading)
        card.column.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        card.column.setSpacing(0)
        card.column.addSpacing(GRID // 2)
        rows = waiting.rows(seen.waiting, self.desk.language, self.desk.today())
        for one in rows:
            go = partial(self.desk.go.emit, one.way)
            card.column.addWidget(Line(one.icon, one.text, go, warn=one.late))
        if not rows:
            nothing = label(_("Nothing waits for you right now."), "muted", wrap=True)
            nothing.setContentsMargins(GRID, 0, GRID, GRID)
            card.column.addWidget(nothing)
        return card

    def _plan(self) -> None:
        self.desk.go.emit(PlanYear())


def days_until(days: int) -> str:
    """today, tomorrow, in 3 days; nothing for a day that has passed."""
    if days < 0:
        return ""
    if days < 2:
        return _("tomorrow") if days else _("today")
    return ngettext("in {n} day", "in {n} days", days).format(n=days)


def _wrapped(text: str, role: str = "") -> QLabel:
    """A text that takes the width it is given and the height it needs for that, however long its words are."""
    made = label(text, role, wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made
