"""Papers."""

from __future__ import annotations

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.widgets.page import Page


class PapersPage(Page):
    key = "papers"
    icon_name = "papers"

    @property
    def title(self) -> str:
        return _("Papers")
