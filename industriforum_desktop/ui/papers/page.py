"""Papers: what the officer hands out, as it will look; saved as PDF or printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, QStandardPaths, QThreadPool
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QTabBar, QWidget

from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import Meeting, next_meeting
from industriforum_desktop.i18n import LANGUAGES, Language, _, language
from industriforum_desktop.papers import PAPERS, Source, drawer, final, make
from industriforum_desktop.papers.naming import file_name, final_name
from industriforum_desktop.papers.parts import same_content
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.meetings.meeting_list import MeetingList
from industriforum_desktop.ui.papers import pictures
from industriforum_desktop.ui.papers.preview import Preview
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Empty, button, column, label, row, tool
from industriforum_desktop.ui.widgets.form import choice
from industriforum_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from industriforum_desktop.papers.document import Document
    from industriforum_desktop.papers.pdf import Rendered

LIST_WIDTH = 232


class PapersPage(Page):
    """The meetings at the left; the chosen meeting's papers, one at a time, at the right."""

    key = "papers"
    icon_name = "papers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAccessibleName(self.title)
        # One thread: papers and their pictures are made in turn.
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._document: Document | None = None
        self._draw: Callable[[Document], Rendered] | None = None
        self._meeting_shown: tuple[int, str] | None = None
        self._data: bytes | None = None
        self._job: worker.Job | None = None
        self._waiting: list[Callable[[bytes], None]] = []
        self._folder: Path | None = None
        self.meetings = MeetingList()
        self.meetings.setFixedWidth(LIST_WIDTH)
        self.meetings.picked.connect(lambda meeting_id: self._show())
        self.kinds = QTabBar()
        self.kinds.setDrawBase(False)
        self.kinds.setAccessibleName(_("Papers"))
        for kind, paper in PAPERS.items():
            place = self.kinds.addTab(_(paper.name))
            self.kinds.setTabData(place, kind)
            self.kinds.setTabToolTip(place, _(paper.title))
        self.kinds.currentChanged.connect(lambda place: self._show())
        self.paper_language = choice(
            tuple(({"sv": _("In Swedish"), "en": _("In English")}[code], code) for code in LANGUAGES),
            desk.language.code,
        )
        self.paper_language.setAccessibleName(_("The paper's language"))
        self.paper_language.currentIndexChanged.connect(lambda place: self._show())
        self.preview = Preview(self._pool)
        self.preview.moved.connect(self._tell_place)
        self.note = label(role="small", wrap=True)
        self._build_commands()
        self._build_layout()

    @property
    def title(self) -> str:
        return _("Papers")

    def _build_commands(self) -> None:
        self.command(_("&Print …"), self.print_paper, name="print", keys="Ctrl+P")
        self.command(_("&Save as PDF …"), self.save, name="save", keys="Ctrl+Shift+S")
        self.command(_("Tidy and make &final"), self.finish, name="check", keys="Ctrl+Shift+F")
        self.divide()
        for kind, paper in PAPERS.items():
            self.command(_("Show: {paper}").format(paper=_(paper.title)), partial(self.show_kind, kind))
        self.divide()
        self.command(_("Zoom &in"), self.preview.zoom_in, name="plus", keys="Ctrl++")
        self.command(_("Zoom &out"), self.preview.zoom_out, keys="Ctrl+-")
        self.command(_("&Fit the width"), self.fit_width, keys="Ctrl+0")

    def _build_layout(self) -> None:
        self.save_button = button(
            _("Save as PDF …"),
            self.save,
            name="save",
            role="primary",
            tip=_("Save the paper as a PDF file (Ctrl+Shift+S)"),
        )
        self.print_button = button(_("Print …"), self.print_paper, name="print", tip=_("Print the paper (Ctrl+P)"))
        self.finish_button = button(
            _("Make final"),
            self.finish,
            name="check",
            tip=_("Tidy the minutes, send them for remarks, make them final, send and correct them (Ctrl+Shift+F)"),
        )
        self.place = label(role="small")
        self.scale = label(role="small")
        smaller = tool("minus", _("Zoom out (Ctrl+-)"), self.preview.zoom_out)
        larger = tool("plus", _("Zoom in (Ctrl++)"), self.preview.zoom_in)
        fit = button(
            _("Fit the width"), self.fit_width, role="plain", tip=_("Make the page as wide as the view (Ctrl+0)")
        )
        plan = button(
            _("Plan the year …"), lambda: self.desk.go.emit("meetings", "plan"), name="calendar", role="primary"
        )
        empty = Empty(
            "papers",
            _("No meeting, no papers"),
            _("Each meeting has a notice with the agenda, and minutes. Plan a meeting first."),
            plan,
        )
        head = row(
            label(self.title, "display"),
            None,
            self.paper_language,
            self.finish_button,
            self.print_button,
            self.save_button,
        )
        above = row(self.kinds, None)
        below = row(self.place, None, smaller, self.scale, larger, fit)
        paper = column(above, self.note, self.preview, below, spacing=GRID)
        papers = row(self.meetings, spacing=2 * GRID)
        papers.addLayout(paper, 1)
        papers.setContentsMargins(0, 0, 0, 0)
        work = QWidget()
        work.setLayout(papers)
        self.stack = QStackedWidget()
        self.stack.addWidget(work)
        self.stack.addWidget(empty)
        self.body.addLayout(head)
        self.body.addWidget(self.stack, 1)
        self.note.hide()
        self._tell_place()

    @property
    def kind(self) -> str:
        """The kind of paper that is shown."""
        return str(self.kinds.tabData(self.kinds.currentIndex()))

    @property
    def ready(self) -> bool:
        """Whether the paper is made and all in view is up to date."""
        return self._data is not None and self.preview.up_to_date

    @property
    def meeting(self) -> Meeting | None:
        chosen = self.meetings.chosen
        return next((m for m in self.desk.file.meetings() if m.id == chosen), None)

    @property
    def _paper_language(self) -> Language:
        return language(self.paper_language.currentData())

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        file = self.desk.file
        found = file.meetings()
        self.stack.setCurrentIndex(0 if found else 1)
        for part in (self.save_button, self.print_button, self.paper_language):
            part.setVisible(bool(found))
        self.meetings.show_meetings(found, file.forum, self.desk.language)
        if found and self.meeting is None:
            self._choose(next_meeting(found, self.desk.today()) or found[-1])
        self._show()

    def _choose(self, meeting: Meeting) -> None:
        """Show a meeting's most wanted paper: the notice before it, the minutes once it has been held."""
        self.meetings.choose(meeting.id)
        self.show_kind("minutes" if meeting.state is MeetingState.HELD else "agenda")

    def show_target(self, target: object) -> None:
        """Show the papers of the meeting with this id; or one of them: (id, "minutes")."""
        meeting_id, kind = target if isinstance(target, tuple) else (target, "")
        meeting = next((m for m in self.desk.file.meetings() if m.id == meeting_id), None)
        if meeting is not None:
            self._choose(meeting)
            if kind:
                self.show_kind(kind)
            self._show()

    def show_kind(self, kind: str) -> None:
        """Show the paper of this kind."""
        places = [self.kinds.tabData(place) for place in range(self.kinds.count())]
        self.kinds.setCurrentIndex(places.index(kind))

    def _source(self, meeting: Meeting) -> Source:
        made = datetime.combine(self.desk.today(), datetime.now().time()).astimezone()
        return Source.of(self.desk.file, meeting, made=made)

    def _show(self) -> None:
        """Bring the preview up to date with the forum, if anything in the paper has changed."""
        if not self.desk.has_file or (meeting := self.meeting) is None:
            return
        held = meeting.state is MeetingState.HELD
        self.finish_button.setVisible(held and self.kind == "minutes")
        self.finish_button.setText(_("Send or correct") if meeting.minutes_state.frozen else _("Make final"))
        here = (meeting.id, self.kind)
        keep = here == self._meeting_shown
        stored = final(self.kind, meeting)
        if stored is not None:
            if stored != self._data:
                self._begin(here, None, partial(_measured, stored), keep)
            return
        source = self._source(meeting)
        document = make(self.kind, source, self._paper_language)
        draw = drawer(self.kind, source, self._paper_language)
        if keep and same_content(self._document, document) and draw == self._draw:
            return
        self._draw = draw
        self._begin(here, document, partial(_rendered, draw, document), keep)

    def _begin(
        self, here: tuple[int, str], document: Document | None, work: Callable[[], _Finished], keep: bool
    ) -> None:
        if self._job is not None:
            self._job.cancel()
        self._meeting_shown, self._document, self._data = here, document, None
        if not keep:
            self._waiting.clear()
            self.preview.show_text(_("The paper is being made …"))
            self.note.hide()
        self._job = worker.run(work, partial(self._made, keep), self._not_made, self._pool)

    def _made(self, keep: bool, made: _Finished) -> None:
        self._job = None
        data, sizes, replaced, notes = made
        self._data = data
        self.preview.show_paper(data, sizes, keep_place=keep)
        text = _("No type face has {characters}. A square stands in its place on paper.")
        lacking = [text.format(characters=" ".join(replaced))] if replaced else []
        self.note.setText("\n".join([*lacking, *notes]))
        self.note.setVisible(bool(self.note.text()))
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            run(data)

    def _not_made(self, error: Exception) -> None:
        from industriforum_desktop.papers.pdf import PictureError

        self._job, self._document, self._meeting_shown = None, None, None
        self._waiting.clear()
        if not isinstance(error, PictureError):
            self.preview.show_text(_("The paper could not be made."))
            raise error
        self.preview.show_text(_("The logo can't be drawn. Choose another one in the settings."))

    def _with_paper(self, run: Callable[[bytes], None]) -> None:
        """Do something with the finished paper, now or when it is there."""
        if self._data is not None:
            run(self._data)
        elif self._job is not None:
            self._waiting.append(run)

    def _tell_place(self) -> None:
        pages = self.preview.pages
        text = _("Page {page} of {pages}").format(page=self.preview.page, pages=pages) if pages else ""
        self.place.setText(text)
        self.scale.setText(f"{round(self.preview.zoom * 100)}\N{NO-BREAK SPACE}%" if pages else "")

    def fit_width(self) -> None:
        """Make the page as wide as the view."""
        self.preview.set_zoom(None)

    def save(self) -> None:
        """Ask where, and save the paper that is shown."""
        meeting = self.meeting
        if meeting is None:
            return
        name = self._name(meeting)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save as PDF"), str(self._folder_for_papers() / name), _("PDF files (*.pdf)")
        )
        if chosen:
            path = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
            self._folder = path.parent
            self._with_paper(partial(self._save_to, path))

    def _name(self, meeting: Meeting) -> str:
        source = self._source(meeting)
        if final(self.kind, meeting) is not None:
            return final_name(source, meeting.versions[-1], self._paper_language)
        return file_name(self.kind, source, self._paper_language)

    def finish(self) -> None:
        """Go to what comes after the shown meeting: tidy, remarks, final minutes."""
        if self.meeting is not None:
            self.desk.go.emit("finish", self.meeting.id)

    def _folder_for_papers(self) -> Path:
        """Where the last paper was saved, else the documents: papers may lie in a synced folder, forums may not."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return self._folder or Path(documents)

    def _save_to(self, path: Path, data: bytes) -> None:
        from industriforum_desktop.papers.pdf import save

        def failed(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            text = _("{path} can't be written: {reason}. Choose another place, or close the file where it is open.")
            self.desk.warn(text.format(path=path, reason=error.strerror), self)

        worker.run(
            lambda: save(data, path),
            lambda _none: self.desk.said.emit(_("Saved as {path}").format(path=path)),
            failed,
        )

    def print_paper(self) -> None:
        """Ask for a printer and print the paper that is shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        meeting = self.meeting
        if meeting is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            self.desk.warn(_("No printer was found. Add one in the system, or save the paper as PDF."), self)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name(meeting).removesuffix(".pdf"))
        dialog = QPrintDialog(printer, self)
        if self.preview.pages:
            dialog.setMinMax(1, self.preview.pages)
        if dialog.exec():
            self._with_paper(partial(self._print_on, printer))

    def _print_on(self, printer, data: bytes) -> None:
        from industriforum_desktop.ui.papers.printing import PrintError, print_pages

        def failed(error: Exception) -> None:
            if not isinstance(error, PrintError):
                raise error
            text = _("{printer} doesn't take the paper. Check that it is on, or save the paper as PDF.")
            self.desk.warn(text.format(printer=printer.printerName()), self)

        worker.run(
            lambda: print_pages(data, printer),
            lambda pages: self.desk.said.emit(_("Sent to {printer}").format(printer=printer.printerName())),
            failed,
        )


_Finished = tuple[bytes, list[QSizeF], tuple[str, ...], tuple[str, ...]]
"""A paper's file, the sizes of its pages, the characters that no face has, and what is to be said of the file."""


def _rendered(draw: Callable[[Document], Rendered], document: Document) -> _Finished:
    made = draw(document)
    return made.data, pictures.measure(made.data), made.replaced, made.notes


def _measured(data: bytes) -> _Finished:
    return data, pictures.measure(data), (), ()
