"""Papers: what the officer hands out, as it will look; saved as PDF or printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, QThreadPool
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton

from industriforum_desktop.forum import calendar
from industriforum_desktop.forum.forum import PaperPlace
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.papers import PAPERS, Source, drawer, final, make, place
from industriforum_desktop.papers.naming import name_of
from industriforum_desktop.papers.parts import same_content
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.ui import file_dialogs, files, worker
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.papers import pictures
from industriforum_desktop.ui.papers.about import About
from industriforum_desktop.ui.papers.commands import COMMANDS
from industriforum_desktop.ui.papers.kinds import KindList
from industriforum_desktop.ui.papers.more import More
from industriforum_desktop.ui.papers.options import Options
from industriforum_desktop.ui.papers.preview import Preview
from industriforum_desktop.ui.papers.search import Search
from industriforum_desktop.ui.papers.thumbnails import Thumbnails
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay, FinishMeeting, ShowPaper
from industriforum_desktop.ui.widgets.basics import button, column, label, row, tool
from industriforum_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from industriforum_desktop.papers.document import Document
    from industriforum_desktop.papers.pdf import Rendered

LIST_WIDTH = 232
WIDE, WIDER, WIDEST = 1100, 1240, 1320
"""From these widths on, in device-independent pixels, there is room beside the paper for its pages in small, for
those and the choices, and for the choices without being asked for.
"""


class PapersPage(Page):
    """The meetings at the left; the chosen meeting's papers, one at a time, at the right."""

    key = "papers"
    declared = COMMANDS
    preview: Preview
    more: More
    search: Search
    options_button: QToolButton

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        # One thread: papers and their pictures are made in turn.
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._document: Document | None = None
        self._draw: Callable[[Document], Rendered] | None = None
        self._paper_shown: _Which | None = None
        self._data: bytes | None = None
        self._job: worker.Job | None = None
        self._waiting: list[Callable[[bytes], None]] = []
        self._folder: Path | None = None
        self._wide = False
        self.kinds = KindList()
        self.kinds.picked.connect(lambda kind: self._show())
        self.about = About(desk)
        self.about.changed.connect(self._about_changed)
        self.meetings = self.about.meetings
        self.options = Options(desk)
        self.options.changed.connect(self._show)
        self.more = More(self)
        self.preview = Preview(self._pool)
        self.preview.moved.connect(self._tell_place)
        self.thumbnails = Thumbnails(self.preview, self._pool)
        self.search = Search(self.preview, self._pool)
        self.note = label(role="small", wrap=True)
        self._build_head()
        self._build_views()

    def _build_head(self) -> None:
        self.save_button, self.print_button = self.button("save", role="primary"), self.button("print")
        self.finish_button = self.button("finish")
        self.words_button = button(
            _("The year's words …"),
            self.write_words,
            name="edit",
            tip=_("Write what the forum says about its year"),
        )
        self.versions_button = button(
            _("Versions …"),
            self.show_versions,
            name="history",
            tip=_("Open, save or compare what was made final"),
        )
        self.more_button = self.more.button()
        self.options_button = tool("settings", self.action("options").toolTip(), self.show_options)
        self.options_button.setCheckable(True)
        self.body.addLayout(
            row(
                label(self.title, "display"),
                None,
                self.words_button,
                self.options_button,
                self.finish_button,
                self.versions_button,
                self.more_button,
                self.print_button,
                self.save_button,
            )
        )

    def _build_views(self) -> None:
        self.place = label(role="small")
        self.scale = label(role="small")
        smaller, larger, fit = self.tool("smaller"), self.tool("larger"), self.button("width", role="plain")
        below = row(self.place, None, smaller, self.scale, larger, fit)
        pages = row(self.thumbnails, self.preview, spacing=GRID)
        pages.setStretch(1, 1)
        paper = column(self.note, self.search, pages, below, spacing=GRID)
        paper.setStretch(2, 1)
        left = column(self.kinds, self.about, spacing=GRID)
        left.setStretch(0, 5)
        left.setStretch(1, 4)
        for part in (self.kinds, self.about):
            part.setFixedWidth(LIST_WIDTH)
        papers = row(spacing=2 * GRID)
        papers.addLayout(left)
        papers.addLayout(paper, 1)
        papers.addWidget(self.options)
        self.body.addLayout(papers, 1)
        self.note.hide()
        self._tell_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (wide := self.width() >= WIDEST) != self._wide:
            self._wide = wide
            self.options_button.setChecked(wide)
        self._share_width(options=self.options_button.isChecked())

    def show_options(self) -> None:
        """Show what can be chosen for the paper, or hide it."""
        self._share_width(options=self.options_button.isChecked())

    def _share_width(self, *, options: bool) -> None:
        """The small pages have their place where the choices leave it."""
        self.options.setVisible(options)
        self.thumbnails.give_room(self.width() >= (WIDER if options else WIDE))

    @property
    def kind(self) -> str:
        """The kind of paper that is shown."""
        return self.kinds.kind

    @property
    def ready(self) -> bool:
        """Whether the paper is made and all in view is up to date."""
        return self._data is not None and self.preview.up_to_date and not self.thumbnails.busy

    @property
    def meeting(self) -> Meeting | None:
        return self.about.meeting

    @property
    def _paper_language(self) -> Language:
        return self.options.paper_language

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        found = self.desk.file.meetings()
        self.about.refresh()
        chosen = next((one for one in found if one.id == self.desk.meeting_id), None)
        if chosen is not None and chosen is not self.meeting:
            self._choose(chosen)
        elif found and self.meeting is None:
            self._choose(calendar.nearest(found, self.desk.today()) or found[-1])
        self._show()

    def _about_changed(self) -> None:
        self.desk.meeting_id = self.meetings.chosen
        self._show()

    def _choose(self, meeting: Meeting) -> None:
        """Show a meeting's most wanted paper: the notice before it, the minutes once it has been held."""
        self.meetings.choose(meeting.id)
        self.desk.meeting_id = meeting.id
        self.show_kind("minutes" if meeting.state is MeetingState.HELD else "agenda")

    def follow(self, way: AnyWay) -> None:
        if isinstance(way, ShowPaper):
            if way.year is not None:
                self.about.choose_year(way.year)
            meeting = next((m for m in self.desk.file.meetings() if m.id == way.meeting_id), None)
            if meeting is not None:
                self._choose(meeting)
            if way.kind:
                self.show_kind(way.kind)
            self._show()

    def show_kind(self, kind: str) -> None:
        """Show the paper of this kind."""
        self.kinds.choose(kind)

    @property
    def source(self) -> Source:
        """What the paper that is chosen is made from."""
        made = datetime.combine(self.desk.today(), datetime.now().time()).astimezone()
        scope = PAPERS[self.kind].scope
        return Source.of(
            self.desk.file,
            self.meeting,
            organisation=self.about.organisation if scope == "organisation" else None,
            year=self.about.year if scope == "year" else None,
            variant=self.options.chosen_variant,
            made=made,
        )

    @property
    def _place(self) -> PaperPlace | None:
        return place(self.kind, self.meeting, self.about.organisation, self.about.year)

    @property
    def possible(self) -> bool:
        """Whether there is what the chosen paper is about."""
        return self.desk.has_file and (PAPERS[self.kind].scope != "meeting" or self.meeting is not None)

    @property
    def may_show(self) -> bool:
        """Whether there is a paper, or will be as soon as the page is in view."""
        return self.possible or (not self.isVisible() and bool(self.desk.file.meetings()))

    def _show(self) -> None:
        """Bring the preview up to date with the forum, if anything in the paper has changed."""
        if not self.desk.has_file:
            return
        self.about.show_scope(PAPERS[self.kind].scope)
        stored = final(self.kind, self.meeting) if self.meeting else None
        self.options.show_paper(self.kind, self._place, frozen=stored is not None)
        self._show_ways()
        if not self.possible:
            self._forget()
            self.preview.show_text(_("Plan a meeting first: this paper is about one."))
            return
        source = self.source
        here = (self.kind, source.variant, source.about, source.organisation, source.chosen_year)
        keep = here == self._paper_shown
        if stored is not None:
            if stored != self._data:
                self._begin(here, None, partial(_measured, stored), keep)
            return
        document = make(self.kind, source, self._paper_language)
        draw = drawer(self.kind, source, self._paper_language)
        if keep and same_content(self._document, document) and draw == self._draw:
            return
        self._draw = draw
        self._begin(here, document, partial(_rendered, draw, document), keep)

    def _show_ways(self) -> None:
        """What can be done with a paper of this kind."""
        meeting = self.meeting if self.kind == "minutes" else None
        self.finish_button.setVisible(meeting is not None and meeting.state is MeetingState.HELD)
        self.words_button.setVisible(self.kind == "follow-up")
        self.versions_button.setVisible(meeting is not None and bool(meeting.versions))
        for part in (self.save_button, self.print_button):
            part.setEnabled(self.possible)
        self.enable()

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job, self._document, self._data, self._paper_shown = None, None, None, None
        self._waiting.clear()
        self.note.hide()

    def write_words(self) -> None:
        """Ask for what the forum says itself about the year."""
        from industriforum_desktop.ui.papers.year_words import YearWordsDialog

        if self.desk.writable():
            dialog = YearWordsDialog(self.desk, self.about.year, self)
            dialog.exec()

    def _begin(self, here: _Which, document: Document | None, work: Callable[[], _Finished], keep: bool) -> None:
        if self._job is not None:
            self._job.cancel()
        self._paper_shown, self._document, self._data = here, document, None
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
        self.thumbnails.show_paper(data, sizes)
        self.search.show_paper(data)
        text = _("No type face has {characters}. A square stands in its place on paper.")
        lacking = [text.format(characters=" ".join(replaced))] if replaced else []
        self.note.setText("\n".join([*lacking, *notes]))
        self.note.setVisible(bool(self.note.text()))
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            run(data)

    def _not_made(self, error: Exception) -> None:
        from industriforum_desktop.papers.pdf import PictureError

        self._job, self._document, self._paper_shown = None, None, None
        self._waiting.clear()
        if not isinstance(error, PictureError):
            self.preview.show_text(_("The paper could not be made."))
            raise error
        self.preview.show_text(_("The logo can't be drawn. Choose another one in the settings."))

    def with_paper(self, run: Callable[[bytes], None]) -> None:
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
        if not self.possible:
            return
        # Papers may lie in a synced folder, forums may not: what is saved next goes where the last one went.
        proposed = (self._folder or documents_folder()) / self.file_name
        path = file_dialogs.save(self, _("Save as"), proposed, _("PDF files (*.pdf)"))
        if path is not None:
            self._folder = path.parent
            self.with_paper(lambda data: files.write(self.desk, self, path, lambda path: data))

    @property
    def file_name(self) -> str:
        """What the paper that is shown is called as a file."""
        return name_of(self.kind, self.source, self._paper_language)

    def finish(self) -> None:
        """Go to what comes after the shown meeting: tidy, remarks, final minutes."""
        if self.meeting is not None:
            self.desk.go.emit(FinishMeeting(self.meeting.id))

    def show_versions(self) -> None:
        """Show the versions of the meeting's minutes that were made final."""
        from industriforum_desktop.ui.shared.versions import show_versions

        if self.meeting is not None and self.meeting.versions:
            show_versions(self.desk, self.meeting, self.window())

    def print_paper(self) -> None:
        """Ask for a printer and print the paper that is shown."""
        from industriforum_desktop.ui.papers.printing import ask_and_print

        if self.possible:
            ask_and_print(self)


_Which = tuple[str, str, Meeting | None, Organisation | None, int | None]
"""Kind, variant and what the paper is about: while that is the same the preview keeps its place."""

_Finished = tuple[bytes, list[QSizeF], tuple[str, ...], tuple[str, ...]]
"""A paper's file, the sizes of its pages, the characters that no face has, and what is to be said of the file."""


def _rendered(draw: Callable[[Document], Rendered], document: Document) -> _Finished:
    made = draw(document)
    return made.data, pictures.measure(made.data), made.replaced, made.notes


def _measured(data: bytes) -> _Finished:
    return data, pictures.measure(data), (), ()
