"""Making a version of the report, and the versions that were made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.papers import Source
from industriforum_desktop.papers.naming import report_name
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Line, Tick
from industriforum_desktop.ui.shared.versions import Kept, VersionsDialog
from industriforum_desktop.ui.widgets.form import FormDialog


class VersionForm(FormDialog):
    """What the version is for, and whether it is handed in."""

    def __init__(self, number: int, handed_in: bool, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Make version {n} of the report").format(n=number),
            parent,
            save=_("Make the version"),
            intro=_(
                "The paper is kept as it is now, with its text and checksum. It is never altered and this can't be"
                " undone; the report can be written on, and a new version made."
            ),
        )
        handed = Tick(_("It is handed in today"))
        handed.setEnabled(not handed_in)
        self.ask(
            Field("note", _("What it is for"), Line(_("For example: sent to be checked"))),
            Field("handed_in", "", handed),
        )


def versions_dialog(desk: Desk, now: str, parent: QWidget) -> VersionsDialog:
    """The versions of the report, and `now`, its text as it stands."""
    source = Source.of(desk.file)
    kept = [
        Kept(
            report.number,
            report.made_at,
            report.note,
            report.text,
            report.pdf,
            report.sha256,
            report_name(source, report, desk.paper_language),
        )
        for report in desk.file.mandate_reports()
    ]
    as_it_stands = (_("the report as it stands now"), now)
    return VersionsDialog(desk, _("Versions of the report"), _("What it is for"), kept, as_it_stands, parent)
