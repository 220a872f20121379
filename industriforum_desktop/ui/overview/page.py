"""Overview: the next meeting and what waits for the officer."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.store.glance import Glance, NextMeeting, Waiting
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card, button, clear, column, label, row
from industriforum_desktop.ui.widgets.page import Page


class OverviewPage(Page):
    """Painted from a `Glance`, so that it is there before the rest of the program has loaded."""

    key = "overview"
    icon_name = "overview"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAccessibleName(self.title)
        self._heading = label(role="display")
        self._convener = label(role="muted")
        self._content = QHBoxLayout()
        self._content.setSpacing(2 * GRID)
        inner = QWidget()
        inner.setObjectName("page")
        inner.setLayout(self._content)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.body.addLayout(column(self._heading, self._convener, spacing=0))
        self.body.addWidget(scroll, 1)
        self._shown: Glance | None = None

    @property
    def title(self) -> str:
        return _("Overview")

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        from industriforum_desktop.store.glance import glance

        self.show_glance(glance(self.desk.file.path, self.desk.today()))

    def show_glance(self, seen: Glance) -> None:
        """Show the forum as it was seen; nothing is rebuilt when nothing is new."""
        if seen == self._shown:
            return
        self._shown = seen
        self._heading.setText(seen.name)
        self._convener.setText(_("Convened by {name}").format(name=seen.convener) if seen.convener else "")
        clear(self._content)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._next_card(seen.next_meeting))
        left.addStretch(1)
        right.addWidget(self._waiting_card(seen))
        right.addStretch(1)
        self._content.addLayout(left, 3)
        self._content.addLayout(right, 2)

    def _next_card(self, meeting: NextMeeting | None) -> Card:
        if meeting is None:
            return Card(
                label(_("Next meeting"), "eyebrow"),
                label(_("No meeting is planned yet"), "title"),
                label(_("Plan the year's meetings: dates around holidays are proposed."), "muted", wrap=True),
                row(button(_("Plan the year …"), self._plan, name="calendar", role="primary"), None),
            )
        language = self.desk.language
        name = _("Meeting {number}/{year}").format(number=meeting.number, year=meeting.year)
        when = f"{language.weekday_date(meeting.day)} {language.time_span(meeting.start, meeting.end)}"
        card = Card(label(_("Next meeting"), "eyebrow"), label(f"{name}: {when}", "heading", wrap=True))
        if meeting.place:
            card.column.addWidget(label(meeting.place))
        if meeting.theme:
            card.column.addWidget(label(meeting.theme, "muted", wrap=True))
        hold = button(
            _("Hold the meeting"), lambda: self.desk.go.emit("live", meeting.id), name="live", role="primary"
        )
        hold.setToolTip(_("Fill the window with the agenda and type the minutes live"))
        card.column.addLayout(
            row(
                hold,
                button(_("Edit the agenda"), lambda: self.desk.go.emit("meetings", meeting.id), name="edit"),
                button(_("Papers"), lambda: self.desk.go.emit("papers", meeting.id), name="papers"),
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
        moment = datetime.combine(meeting.day, meeting.start)
        for n, item in enumerate(meeting.items):
            grid.addWidget(label(self.desk.language.clock(moment.time()), "muted"), n, 0)
            grid.addWidget(label(f"{n + 1}. {item.title}", wrap=True), n, 1)
            grid.addWidget(
                label(self.desk.language.minutes(item.minutes), "muted"), n, 2, Qt.AlignmentFlag.AlignRight
            )
            moment += timedelta(minutes=item.minutes)
        if not meeting.items:
            grid.addWidget(label(_("The agenda is empty."), "muted"), 0, 0, 1, 3)
        return grid

    def _waiting_card(self, seen: Glance) -> Card:
        card = Card(label(_("What waits for me"), "eyebrow"))
        rows = self._waiting_rows(seen.waiting)
        for name, text, page, warn in rows:
            picture = QLabel()
            picture.setPixmap(icon(name, "warning" if warn else "muted").pixmap(20, 20))
            line = button(text, partial(self.desk.go.emit, page, None), role="plain")
            line.setStyleSheet("text-align: left; padding: 4px 6px;")
            layout = row(picture, line)
            layout.setStretch(1, 1)
            card.column.addLayout(layout)
        if not rows:
            card.column.addWidget(label(_("Nothing waits for you right now."), "muted"))
        return card

    def _waiting_rows(self, waiting: Waiting) -> list[tuple[str, str, str, bool]]:
        """Icon, text, page and whether it is late."""
        found: list[tuple[str, str, str, bool]] = []
        n = waiting.overdue_actions
        if n:
            text = ngettext("{n} action is overdue", "{n} actions are overdue", n).format(n=n)
            found.append(("warning", text, "actions", True))
        n = waiting.open_actions - waiting.overdue_actions
        if n:
            text = ngettext("{n} more action is open", "{n} more actions are open", n)
            if not waiting.overdue_actions:
                text = ngettext("{n} action is open", "{n} actions are open", n)
            found.append(("actions", text.format(n=n), "actions", False))
        n = waiting.held_without_notes
        if n:
            text = ngettext("{n} held meeting has no minutes", "{n} held meetings have no minutes", n)
            found.append(("note", text.format(n=n), "meetings", True))
        missing = waiting.meetings_wanted - waiting.meetings_this_year
        if missing > 0:
            text = ngettext(
                "{n} of this year's meetings is not planned", "{n} of this year's meetings are not planned", missing
            )
            found.append(("calendar", text.format(n=missing), "meetings", False))
        n = waiting.to_contact
        if n:
            text = ngettext("{n} organisation to keep in touch with", "{n} organisations to keep in touch with", n)
            found.append(("organisation", text.format(n=n), "people", False))
        n = waiting.not_informed
        if n:
            text = ngettext(
                "{n} person has not been told how we handle personal data",
                "{n} people have not been told how we handle personal data",
                n,
            )
            found.append(("person", text.format(n=n), "people", False))
        if waiting.report_on is not None:
            days = (waiting.report_on - self.desk.today()).days
            text = _("Report to {body} on {day}").format(
                body=waiting.report_to, day=self.desk.language.long_date(waiting.report_on)
            )
            found.append(("archive", text, "overview", days < 0))
        return found

    def _plan(self) -> None:
        self.desk.go.emit("meetings", "plan")
