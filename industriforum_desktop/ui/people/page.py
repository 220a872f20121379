"""Participants."""

from __future__ import annotations

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.widgets.page import Page


class PeoplePage(Page):
    key = "people"
    icon_name = "people"

    @property
    def title(self) -> str:
        return _("Participants")
