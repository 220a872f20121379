"""The report on the mandate: its texts, the paper as it will be, how far it has come, and its versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QDialog, QSplitter

from industriforum_desktop.forum.deadlines import REPORT_LABELS, Reporting, ReportState
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.forum.mandate import MandateReport, next_number
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.papers import Source, drawer, make
from industriforum_desktop.papers.document import Document, plain_text
from industriforum_desktop.papers.mandate_report import BLOCKS
from industriforum_desktop.papers.parts import same_content
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.papers.pictures import Place, find, measure
from industriforum_desktop.ui.papers.preview import Preview
from industriforum_desktop.ui.shared.told import days_until
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label, row
from industriforum_desktop.ui.year.blocks import BlockEditor
from industriforum_desktop.ui.year.part import YearPart

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

    from industriforum_desktop.ui.year.page import YearPage

KIND = "mandate-report"


class MandateTab(YearPart):
    """The texts at the left, the paper at the right; it follows what is typed."""

    key = "mandate"
    blocks: BlockEditor

    def __init__(self, page: YearPage) -> None:
        super().__init__(page)
        # One thread: papers and their pictures are made in turn.
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._document: Document | None = None
        self._job: worker.Job | None = None
        self.blocks = BlockEditor(self.desk)
        self.blocks.moved.connect(self._find_section)
        self.preview = Preview(self._pool)
        self._data = b""
        self.state = label(role="heading", wrap=True)
        self.due = label(role="muted", wrap=True)
        self.version_button = page.button("version", role="primary", text=N_("Make a version …"))
        self.versions_button = page.button("versions", text=N_("Versions …"))
        self.mandate_button = page.button("mandate")
        self._build_layout()

    @property
    def title(self) -> str:
        return _("The mandate")

    def here(self) -> MandateTab:
        """The report, brought into view: what is done to it is done where it can be seen."""
        self.page.show_part(self.key)
        return self

    def _build_layout(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.blocks)
        halves.addWidget(self.preview)
        halves.setSizes([560, 440])
        self.blocks.setMinimumWidth(300)
        self.preview.setMinimumWidth(260)
        head = row(spacing=GRID)
        head.addLayout(column(self.state, self.due, spacing=0), 1)
        for part in (self.mandate_button, self.versions_button, self.version_button):
            head.addWidget(part)
        body = column(head, spacing=GRID)
        body.addWidget(halves, 1)
        body.setContentsMargins(0, 2 * GRID, 0, 0)
        self.setLayout(body)

    @property
    def ready(self) -> bool:
        """Whether the preview shows the report as it stands."""
        return self._job is None and self.preview.up_to_date

    def refresh(self) -> None:
        self.blocks.refresh()
        self._show_state()
        self._show_paper()

    def _show_state(self) -> None:
        file, language = self.desk.file, self.desk.language
        mandate, versions = file.mandate, file.mandate_reports()
        state = Reporting.of(mandate, versions).state
        days = {
            ReportState.SUBMITTED: mandate.submitted_on,
            ReportState.REPORTED: mandate.reported_on,
            ReportState.DECIDED: mandate.decided_on,
        }
        day = days.get(state)
        self.state.setText(
            " · ".join(filter(None, (_(REPORT_LABELS[state]), language.long_date(day) if day else "")))
        )
        said = []
        if mandate.report_on is None:
            said.append(_("No day is set for the report."))
        else:
            text = _("To {body} on {day}").format(
                body=mandate.report_to or "–", day=language.long_date(mandate.report_on)
            )
            said.append(text)
            if state in (ReportState.PLANNED, ReportState.SUBMITTED):
                left = (mandate.report_on - self.desk.today()).days
                said.append(days_until(left) or _("the day has passed"))
        if state is ReportState.DECIDED and mandate.decision.strip():
            said.append(" ".join(mandate.decision.split()))
        self.due.setText(" · ".join(said))
        n = len(versions)
        self.versions_button.setText(ngettext("{n} version …", "{n} versions …", n).format(n=n))
        self.versions_button.setEnabled(bool(versions))

    def _make(self) -> Document:
        made = datetime.combine(self.desk.today(), datetime.now().time().replace(microsecond=0)).astimezone()
        return make(KIND, Source.of(self.desk.file, made=made), self.desk.paper_language)

    def _show_paper(self) -> None:
        document = self._make()
        if same_content(self._document, document):
            return
        if self._job is not None:
            self._job.cancel()
        if self._document is None:
            self.preview.show_text(_("The paper is being made …"))
        self._document = document
        self._job = worker.run(self._work(document), self._drawn, self._failed, self._pool)

    def _work(self, document: Document) -> Callable[[], tuple[bytes, list[QSizeF]]]:
        draw = drawer(KIND, Source.of(self.desk.file), self.desk.paper_language)

        def work() -> tuple[bytes, list[QSizeF]]:
            data = draw(document).data
            return data, measure(data)

        return work

    def _drawn(self, made: tuple[bytes, list[QSizeF]]) -> None:
        self._job, self._data = None, made[0]
        self.preview.show_paper(*made, keep_place=self.preview.pages > 0)
        self._find_section()

    def _find_section(self) -> None:
        """Bring what is being written into view in the paper: its heading is the largest text that reads so."""
        data, title = self._data, self.desk.paper_language.gettext(dict(BLOCKS)[self.blocks.key])

        def show(found: list[Place]) -> None:
            places = [one for one in found if one[1]]
            if data is self._data and places:
                self.preview.show_found([max(places, key=lambda one: one[1][0].height())])

        if data:
            worker.run(partial(find, data, title), show, self._failed, self._pool)

    def _failed(self, error: Exception) -> None:
        from industriforum_desktop.papers.pdf import PictureError

        self._job, self._document = None, None
        if not isinstance(error, PictureError):
            self.preview.show_text(_("The paper could not be made."))
            raise error
        self.preview.show_text(_("The logo can't be drawn. Choose another one in the settings."))

    def edit_mandate(self) -> None:
        """Ask for what the mandate is, and how far its report has come."""
        from industriforum_desktop.ui.settings.forum import MandatePart
        from industriforum_desktop.ui.settings.part import PartDialog

        if self.desk.writable():
            _ask(PartDialog(self.desk, _("The mandate"), MandatePart(self.desk.file), self.window()))

    def make_version(self) -> None:
        """Ask what the version is for, and keep the report as it is now."""
        from industriforum_desktop.ui.year.versions import VersionForm

        self.blocks.write()
        if not self.desk.writable():
            return
        file = self.desk.file
        state = Reporting.of(file.mandate, file.mandate_reports()).state
        form = VersionForm(next_number(file.mandate_reports()), state is not ReportState.PLANNED, self.window())
        if form.exec():
            document = self._make()
            keep = partial(self._keep, document, form["note"].value(), form["handed_in"].value())
            worker.run(self._work(document), keep, self._failed, self._pool)

    def _keep(self, document: Document, note: str, handed_in: bool, made: tuple[bytes, list[QSizeF]]) -> None:
        if not self.desk.has_file:
            return
        file = self.desk.file
        number = next_number(file.mandate_reports())
        at = document.created.replace(tzinfo=None)
        # Kept for good: what was handed in is not taken back by undo.
        with self.desk.change(_("Made version {n} of the report").format(n=number), lasting=True):
            file.session.add(MandateReport.of(number, at, made[0], plain_text(document), note))
            if handed_in:
                file.mandate.submitted_on = at.date()

    def show_versions(self) -> None:
        """Show the versions, and what has changed since the last one."""
        from industriforum_desktop.ui.year.versions import versions_dialog

        self.blocks.write()
        if self.desk.file.mandate_reports():
            _ask(versions_dialog(self.desk, plain_text(self._make()), self.window()))


def _ask(dialog: QDialog) -> None:
    dialog.exec()
