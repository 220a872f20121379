"""Overview: the next meeting and what waits for the officer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from industriforum_desktop.forum.deadlines import is_due
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.i18n import _
from industriforum_desktop.store.glance import Glance, NextMeeting
from industriforum_desktop.ui.commands import Command, Entry
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.shared import waiting
from industriforum_desktop.ui.shared.commands import hold, papers, plan
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.shared.told import days_until
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay, HoldMeeting, PlanYear, ShowMeeting, ShowPaper
from industriforum_desktop.ui.widgets.basics import Card, clear, column, label, row, spread
from industriforum_desktop.ui.widgets.page import Page

NEXT_WIDEST, WAITING_WIDEST = 760, 460
"""Lines longer than this are hard to follow, in device-independent pixels."""


def _any(page: OverviewPage) -> bool:
    return page.next_meeting is not None


def _may_plan(page: OverviewPage) -> bool:
    return not (page.desk.has_file and page.desk.file.read_only)


COMMANDS: tuple[Entry[OverviewPage], ...] = (
    hold(lambda page: page.to(HoldMeeting), _any),
    Command("agenda", N_("&Edit the agenda"), lambda page: page.to(ShowMeeting), "F2", "edit", when=_any),
    papers(lambda page: page.to(lambda meeting_id: ShowPaper(meeting_id=meeting_id)), _any),
    plan(lambda page: page.desk.go.emit(PlanYear()), _may_plan),
)


class OverviewPage(Page):
    """Painted from a `Glance`, so that it is there before the rest of the program has loaded."""

    key = "overview"
    declared = COMMANDS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = label(role="display")
        self._convener = label(role="muted")
        self._content = QHBoxLayout()
        self._content.setSpacing(2 * GRID)
        self._content.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(column(self._heading, self._convener, spacing=0))
        self.body.addWidget(Scrolled(self._content), 1)
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
        self.enable()
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
            row(self.button("plan", role="primary" if due else ""), None),
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
        hold = self.button(
            "hold",
            role="primary" if near else "",
            text=N_("Go on with the meeting") if meeting.running else N_("Hold the meeting"),
        )
        card.column.addLayout(row(hold, self.button("agenda"), self.button("papers"), None))
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
        card = waiting.WaitingCard(self.desk.go.emit, _("What waits for me"))
        card.show_rows(waiting.rows(seen.waiting, self.desk.language, self.desk.today()))
        return card

    @property
    def next_meeting(self) -> NextMeeting | None:
        """The meeting that is shown, if there is one."""
        return self._shown[0].next_meeting if self._shown is not None else None

    def enable(self) -> None:
        # What is shown can be gone to before the rest of the forum has been read.
        self.actions_of.enable(on=self._shown is not None)

    def to(self, way: Callable[[int], AnyWay]) -> None:
        """Go the way to the meeting that is shown."""
        if self.next_meeting is not None:
            self.desk.go.emit(way(self.next_meeting.id))


def _wrapped(text: str, role: str = "") -> QLabel:
    """A text that takes the width it is given and the height it needs for that, however long its words are."""
    return spread(label(text, role, wrap=True), QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
