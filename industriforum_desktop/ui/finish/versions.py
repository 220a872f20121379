"""The versions of a meeting's minutes that were made final, for every place that shows them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import _
from industriforum_desktop.papers import Source, minutes
from industriforum_desktop.papers.naming import final_name
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.widgets.versions import Kept, VersionsDialog


def show_versions(desk: Desk, meeting: Meeting, parent: QWidget) -> None:
    """Show the final versions, each to be opened and saved; an open correction beside them, to be compared."""
    source = Source.of(desk.file, meeting)
    kept = [
        Kept(
            version.number,
            version.made_at,
            version.correction or _("The first version"),
            version.text,
            version.pdf,
            version.sha256,
            final_name(source, version, desk.language),
        )
        for version in meeting.versions
    ]
    now = None
    if not meeting.minutes_state.frozen:
        now = (_("the minutes as they stand now"), minutes.final_text(source, desk.language))
    title = _("Versions of the minutes of meeting {number}/{year}")
    title = title.format(number=meeting.number, year=meeting.year)
    dialog = VersionsDialog(desk, title, _("What has been corrected"), kept, now, parent)
    dialog.exec()
    dialog.deleteLater()
