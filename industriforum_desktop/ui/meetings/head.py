"""The chosen meeting's facts above its agenda, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.meetings.words import day_facts, meeting_name, obstacle_text
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label, row, tool

LONG = 60
"""A text with more letters than this may be shortened."""


class OneLine(QLabel):
    """A muted text on one line, shortened where there is no room; all of it is in the tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")

    def say(self, text: str) -> None:
        """Show the text, or take no room when there is none."""
        self.setText(text.replace("\n", " "))
        self.setToolTip(text if len(text) > LONG else "")
        self.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.now().muted))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


class MeetingHead(QWidget):
    """When and where the meeting is, and the ways on from it: hold, papers, make final, edit, delete."""

    def __init__(
        self,
        hold: Callable[[], None],
        papers: Callable[[], None],
        edit: Callable[[], None],
        delete: Callable[[], None],
        finish: Callable[[], None],
        send: Callable[[], None],
    ) -> None:
        super().__init__()
        self.name = label(role="title")
        self.when = label()
        self.where = OneLine()
        self.theme = OneLine()
        self.warning = label(role="warning", wrap=True)
        self.link = QLabel()
        self.link.setOpenExternalLinks(True)
        self.link.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.hold_button = button(
            _("Hold the meeting"),
            hold,
            name="live",
            role="primary",
            tip=_("Fill the window with the agenda and type the minutes live (Ctrl+L)"),
        )
        self.papers_button = button(
            _("Papers"), papers, name="papers", tip=_("Notice, agenda and minutes of this meeting (Ctrl+P)")
        )
        self.finish_button = button(
            _("Make final"),
            finish,
            tip=_("Tidy the minutes, send them for remarks, make them final, send and correct them (Ctrl+Shift+F)"),
        )
        self.edit_button = tool("edit", _("Edit date, time and place (Shift+F2)"), edit)
        self.delete_button = tool("trash", _("Delete the meeting"), delete)
        self.send_button = tool("mail", _("Send out by e-mail (Ctrl+Shift+U)"), send)
        top = row(
            self.name,
            None,
            self.send_button,
            self.edit_button,
            self.delete_button,
            self.papers_button,
            self.finish_button,
            self.hold_button,
        )
        place = row(self.where, self.link, None, spacing=2 * GRID)
        layout = column(top, self.when, place, self.theme, self.warning, spacing=2)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_meeting(self, meeting: Meeting, forum: Forum, language: Language, *, writable: bool) -> None:
        """Show a meeting's facts; what it lacks takes no room."""
        planned = meeting.state is MeetingState.PLANNED
        self.name.setText(meeting_name(meeting))
        day = language.weekday_date(meeting.day)
        week = day_facts(meeting.day, language).partition(", ")[2]
        state = forum.word(meeting.state, language)
        self.when.setText(f"{day}, {language.time_span(meeting.start, meeting.end)} · {week} · {state}")
        self.warning.setText(obstacle_text(meeting.day) if planned else "")
        self.where.say(meeting.place)
        self.theme.say(_("Theme: {theme}").format(theme=meeting.theme) if meeting.theme else "")
        self._show_link(meeting.video_link)
        for part in (self.warning, self.link):
            part.setVisible(bool(part.text()))
        self.hold_button.setText(_("Hold the meeting") if planned else _("Go on writing"))
        self.hold_button.setEnabled(writable and meeting.state is not MeetingState.CANCELLED)
        final = meeting.minutes_state.frozen
        self.hold_button.setVisible(not final)
        self.finish_button.setVisible(meeting.state is MeetingState.HELD)
        self.finish_button.setText(_("Send or correct") if final else _("Make final"))
        self.edit_button.setEnabled(writable)
        self.delete_button.setEnabled(writable)

    def _show_link(self, address: str) -> None:
        """A web address can be followed; anything else is only read."""
        self.link.setToolTip(address)
        if not address.startswith(("https://", "http://")):
            self.link.setTextFormat(Qt.TextFormat.PlainText)
            self.link.setText(address if len(address) <= LONG else f"{address[:LONG]}…")
            return
        plain = address.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        words = _("Join by video")
        self.link.setTextFormat(Qt.TextFormat.RichText)
        self.link.setText(f'<a href="{plain}">{words}</a>')
