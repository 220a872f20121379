"""Actions."""

from __future__ import annotations

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.widgets.page import Page


class ActionsPage(Page):
    key = "actions"
    icon_name = "actions"

    @property
    def title(self) -> str:
        return _("Actions")
