"""The year's days for another calendar."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.papers.naming import safe
from industriforum_desktop.ui.desk import Desk


def save_calendar(desk: Desk, year: int, parent: QWidget) -> None:
    """Ask where, and save the year's meetings and days as a calendar file."""
    from industriforum_desktop.exchange.year import calendar_of
    from industriforum_desktop.ui.finish.saving import save_as

    data = calendar_of(desk.file, year, desk.language, datetime.now().astimezone())
    name = safe(f"{desk.file.forum.name} {year}")
    save_as(desk, parent, f"{name}.ics", _("Calendar files (*.ics)"), lambda path: data)
