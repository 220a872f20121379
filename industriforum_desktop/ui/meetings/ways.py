"""What leaves the meetings page: letters, the agenda on its round, the year for a calendar or the archive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import _
from industriforum_desktop.papers.naming import safe
from industriforum_desktop.ui import files
from industriforum_desktop.ui.desk import Desk


class WaysOut:
    """Each takes the meeting that `choose` gives: the chosen one, or None when there is none."""

    def __init__(self, desk: Desk, choose: Callable[[], Meeting | None], parent: QWidget) -> None:
        self._desk, self._choose, self._parent = desk, choose, parent

    def agree(self) -> None:
        """Let the meeting's agenda go round, and set it."""
        from industriforum_desktop.ui.meetings.round_dialog import RoundDialog

        meeting = self._choose()
        if meeting is not None:
            RoundDialog(self._desk, meeting, self._parent.window()).exec()

    def send(self) -> None:
        """Write the letter about the meeting that is due now."""
        from industriforum_desktop.papers.source import Source
        from industriforum_desktop.ui.sending.dialog import SendDialog, due_now

        meeting = self._choose()
        if meeting is not None:
            due = due_now(Source.of(self._desk.file, meeting))
            SendDialog(self._desk, meeting, due, self._parent.window()).exec()

    def save_calendar(self) -> None:
        """Save the meeting's year as a calendar file."""
        meeting = self._choose()
        if meeting is not None:
            save_calendar(self._desk, meeting.year, self._parent.window())

    def archive(self) -> None:
        """Put what is to be kept of the meeting's year in a folder."""
        from industriforum_desktop.ui.meetings.archive import ask_package

        meeting = self._choose()
        if meeting is not None:
            ask_package(self._desk, meeting.year, self._parent.window())


def save_calendar(desk: Desk, year: int, parent: QWidget) -> None:
    """Ask where, and save the year's meetings and days as a calendar file."""
    from industriforum_desktop.exchange.year import calendar_of

    data = calendar_of(desk.file, year, desk.paper_language, datetime.now().astimezone())
    name = safe(f"{desk.file.forum.name} {year}")
    files.save_as(desk, parent, f"{name}.ics", _("Calendar files (*.ics)"), lambda path: data)
