"""Opening a held meeting again, from the page of meetings and from making its minutes final."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.kinds import Stage
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.meetings.words import meeting_within


def may_reopen(desk: Desk, meeting: Meeting | None) -> bool:
    """Whether the meeting has been held, and its minutes were never made final."""
    return meeting is not None and meeting.stage is Stage.HELD and not desk.file.read_only


def reopen(desk: Desk, meeting: Meeting, parent: QWidget) -> bool:
    """Ask, and let the meeting go on from when it began; whether that was done."""
    if not desk.writable():
        return False
    name = meeting_within(meeting)
    text = _("Open {meeting} again? It is planned then, as before it was held.")
    if meeting.actual_start is not None:
        text = _("Open {meeting} again? It goes on then, since {time}, until you end it once more.")
    begun = desk.language.clock(meeting.actual_start) if meeting.actual_start else ""
    if not desk.ask(text.format(meeting=name, time=begun), _("Open the meeting again"), parent):
        return False
    with desk.change(_("Opened {meeting} again").format(meeting=name), asks=True) as done:
        meeting.reopen()
    return done.kept
