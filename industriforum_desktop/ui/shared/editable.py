"""Final minutes are left alone: who wants to change something in them is shown the way to correct them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.record import check_editable
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.ways import FinishMeeting

CORRECT = "correct"


def may_change(desk: Desk, meeting: Meeting, parent: QWidget | None = None) -> bool:
    """Whether the meeting and its minutes can be changed; if not, the officer is told, and can go and correct."""
    try:
        check_editable(meeting)
    except RuleBroken as rule:
        meeting_id = meeting.id
        if desk.ask(_(rule.message).format(**rule.names), _("Correct …"), parent):
            desk.go.emit(FinishMeeting(meeting_id, CORRECT))
        return False
    return True
