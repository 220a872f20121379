"""The chosen meeting's facts above its agenda, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from industriforum_desktop.forum import stage
from industriforum_desktop.forum.deadlines import is_due
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import MeetingState, Stage
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.commands import Actions
from industriforum_desktop.ui.meetings.words import agenda_set, day_facts, meeting_name, obstacle_text
from industriforum_desktop.ui.shared.told import told_otherwise, way_to_tell
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label, row, set_role

NAMED = 640
"""Below this width, in device-independent pixels, a button that has an icon of its own shows it alone."""
LONG = 60
"""A text with more letters than this may be shortened."""


READABLE = 260
"""A text is shortened to no less than this, in device-independent pixels."""


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
        return super().minimumSizeHint().boundedTo(QSize(READABLE, 1000))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.now().muted))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


class MeetingHead(QWidget):
    """When and where the meeting is, and the ways on from it: hold, papers, make final, edit, delete."""

    def __init__(self, today: Callable[[], date], commands: Actions) -> None:
        super().__init__()
        self._today = today
        self.name = label(role="title")
        self.when = label()
        self.where = OneLine()
        self.theme = OneLine()
        self.agenda = label(role="muted", wrap=True)
        self.warning = label(role="warning", wrap=True)
        self.outdated = label(role="warning", wrap=True)
        self.tell_button = commands.button("send", role="primary")
        self.link = QLabel()
        self.link.setOpenExternalLinks(True)
        self.link.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.hold_button, self.papers_button = commands.button("hold"), commands.button("papers")
        self.finish_button = commands.button("finish")
        self.edit_button, self.delete_button = commands.tool("edit-meeting"), commands.tool("delete-meeting")
        self.send_button = commands.tool("send")
        self._papers = self.papers_button.text()
        self.papers_button.setAccessibleName(self._papers)
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
        tell = row(self.outdated, self.tell_button, spacing=2 * GRID)
        tell.setStretch(0, 1)
        layout = column(top, self.when, place, self.theme, self.agenda, self.warning, tell, spacing=2)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where it is narrow the meeting's name has the room.
        self.papers_button.setText(self._papers if event.size().width() >= NAMED else "")

    def show_meeting(
        self, meeting: Meeting, forum: Forum, language: Language, reached: Collection[str], *, writable: bool
    ) -> None:
        """Show a meeting's facts; what it lacks takes no room. `reached`: whom letters reach, by name."""
        planned = meeting.stage is Stage.PLANNED
        self.name.setText(meeting_name(meeting))
        day = language.weekday_date(meeting.day)
        week = day_facts(meeting.day, language).partition(", ")[2]
        state = stage.word(meeting, forum, language)
        self.when.setText(f"{day}, {language.time_span(meeting.start, meeting.end)} · {week} · {state}")
        self.warning.setText(obstacle_text(meeting.day) if planned else "")
        self.where.say(meeting.place)
        self.theme.say(_("Theme: {theme}").format(theme=meeting.theme) if meeting.theme else "")
        self.agenda.setText(agenda_set(meeting, language) if planned else "")
        self._show_link(meeting.video_link)
        self._show_outdated(meeting, language, reached)
        for part in (self.warning, self.link, self.agenda, self.outdated):
            part.setVisible(bool(part.text()))
        self._show_ways(meeting, writable=writable)

    def _show_outdated(self, meeting: Meeting, language: Language, reached: Collection[str]) -> None:
        """Say who was told of the meeting what isn't so any more, while they can be told."""
        found = meeting.outdated(reached) if meeting.day >= self._today() else None
        self.outdated.setText(told_otherwise(found, language) if found else "")
        self.tell_button.setVisible(found is not None)
        if found is not None:
            self.tell_button.setText(f"{way_to_tell(found)} …")
            self.tell_button.setToolTip(way_to_tell(found))

    def _show_ways(self, meeting: Meeting, *, writable: bool) -> None:
        """Show what can be done with the meeting. What is due is red, and nothing else."""
        found, telling = meeting.stage, not self.tell_button.isHidden()
        texts = {Stage.PLANNED: _("Hold the meeting"), Stage.RUNNING: _("Go on with the meeting")}
        self.hold_button.setText(texts.get(found, _("Go on writing")))
        self.hold_button.setEnabled(writable and found is not Stage.CANCELLED)
        self.hold_button.setVisible(found is not Stage.CANCELLED and not meeting.minutes_state.frozen)
        due = found is Stage.PLANNED and is_due(meeting.day, self._today()) and not telling
        set_role(self.hold_button, "primary" if due or found is Stage.RUNNING else "")
        self.finish_button.setVisible(meeting.state is MeetingState.HELD)
        set_role(self.finish_button, "" if found is Stage.SENT else "primary")
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
