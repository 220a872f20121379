"""Meetings."""

from __future__ import annotations

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.widgets.page import Page


class MeetingsPage(Page):
    key = "meetings"
    icon_name = "meetings"

    @property
    def title(self) -> str:
        return _("Meetings")
