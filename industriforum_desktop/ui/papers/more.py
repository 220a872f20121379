"""More ways out of the window for papers: the system's reader, the clipboard, Word, and all papers of a meeting."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QMenu, QProgressDialog, QPushButton

from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.papers import PAPERS, drawer, final, make
from industriforum_desktop.papers.naming import name_of, safe
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.ui import file_dialogs, files, worker
from industriforum_desktop.ui.papers.commands import WAYS_OUT

if TYPE_CHECKING:
    from industriforum_desktop.papers.document import Document
    from industriforum_desktop.ui.papers.page import PapersPage

Drawn = tuple[str, Callable[[], bytes]]
"""A file's name, and what makes it: which takes its time."""


class More:
    """Commands of the papers page beside saving and printing."""

    def __init__(self, page: PapersPage) -> None:
        self._page = page
        self._menu = QMenu(page)
        self._menu.addActions([page.action(command.key) for command in WAYS_OUT])

    def button(self) -> QPushButton:
        """A button with everything in its menu; dragged, it carries the paper as a file."""
        made = Handle(self._page, self)
        made.setMenu(self._menu)
        return made

    def kept(self, data: bytes) -> Path:
        """The paper that is shown as a file of its own name, to be opened or carried away."""
        # Not where copies lie that are opened: those are write-protected.
        folder = files.cache("carried")
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / self._page.file_name
        path.write_bytes(data)
        return path

    def open(self) -> None:
        """Show a copy of the paper in the system's reader."""

        def show(data: bytes) -> None:
            page = self._page
            files.show_copy(page.desk, page, files.cache("papers"), page.file_name, lambda: data)

        self._page.with_paper(show)

    def _document(self) -> Document:
        page = self._page
        return make(page.kind, page.source, page.options.paper_language)

    def save_word(self) -> None:
        """Ask where, and save the paper for Word."""
        page = self._page
        if not page.possible:
            return
        from industriforum_desktop.papers import docx

        name = f"{page.file_name.removesuffix('.pdf')}.docx"
        document = self._document()
        files.save_as(page.desk, page, name, _("Word files (*.docx)"), lambda path: docx.render(document))

    def copy(self) -> None:
        """Put the paper on the clipboard, with its structure and as plain text."""
        if not self._page.possible:
            return
        from industriforum_desktop.papers import html, plain

        document, copied = self._document(), QMimeData()
        copied.setHtml(html.render(document))
        copied.setText(plain.render(document))
        QGuiApplication.clipboard().setMimeData(copied)
        self._page.desk.said.emit(_("The paper is copied. Paste it into a letter."))

    def all_papers(self) -> list[Drawn]:
        """Every paper about the chosen meeting, to be drawn beside the window."""
        page = self._page
        found: list[Drawn] = []
        for kind, paper in PAPERS.items():
            if paper.scope != "meeting" or page.meeting is None:
                continue
            source, language = page.source, page.options.paper_language
            name = name_of(kind, source, language)
            stored = final(kind, page.meeting)
            if stored is not None:
                found.append((name, partial(bytes, stored)))
                continue
            for variant, title in paper.variants or (("", ""),):
                named = f"{name.removesuffix('.pdf')} {safe(_(title))}.pdf" if len(paper.variants) > 1 else name
                wanted = replace(source, variant=variant)
                found.append((named, Draw(make(kind, wanted, language), drawer(kind, wanted, language))))
        return found

    def save_all(self) -> None:
        """Ask for a folder or a zip file, and put every paper of the meeting there."""
        page = self._page
        if page.meeting is None:
            page.desk.warn(_("Plan a meeting first: this paper is about one."), page)
            return
        name = safe(f"{page.desk.file.forum.name} {page.meeting.number}-{page.meeting.year}")
        folder, archive = _("A folder (*)"), _("One zip file (*.zip)")
        title = _("Save all papers of the meeting")
        path = file_dialogs.save(page, title, documents_folder() / name, f"{folder};;{archive}")
        if path is not None:
            self._save(self.all_papers(), path, zipped=path.suffix.lower() == ".zip")

    def _save(self, papers: list[Drawn], path: Path, *, zipped: bool) -> None:
        progress = QProgressDialog(_("The papers are being made …"), _("Cancel"), 0, len(papers), self._page)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(400)

        def work() -> int:
            made = []
            for name, draw in papers:
                if progress.wasCanceled():
                    return 0
                made.append((name, draw()))
            write(made, path, zipped=zipped)
            return len(made)

        def done(n: int) -> None:
            progress.reset()
            progress.deleteLater()
            if n:
                text = ngettext("{n} paper is in {path}", "{n} papers are in {path}", n)
                self._page.desk.said.emit(text.format(n=n, path=path))

        def failed(error: Exception) -> None:
            progress.reset()
            progress.deleteLater()
            files.not_written(self._page.desk, self._page, error)

        worker.run(work, done, failed)


class Draw:
    """A document and what draws it, to be called in a worker."""

    def __init__(self, document: Document, draw) -> None:
        self._document, self._draw = document, draw

    def __call__(self) -> bytes:
        return bytes(self._draw(self._document).data)


def write(made: list[tuple[str, bytes]], path: Path, *, zipped: bool) -> None:
    """Write the files into a folder, or into one zip file that appears whole."""
    if not zipped:
        path.mkdir(parents=True, exist_ok=True)
        for name, data in made:
            (path / name).write_bytes(data)
        return
    unfinished = path.with_name(f".{path.name}.new")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made:
            archive.writestr(name, data)
    unfinished.replace(path)


class Handle(QPushButton):
    """The button of more ways out. Dragged into a mail or a folder it carries the paper as a PDF file."""

    def __init__(self, page: PapersPage, more: More) -> None:
        super().__init__(_("More"))
        self._page, self._more = page, more
        self._pressed_at = None
        self.setToolTip(_("More ways to use the paper. Drag the button into a letter to attach the PDF."))

    def mousePressEvent(self, event) -> None:
        self._pressed_at = event.position().toPoint()
        event.accept()

    def mouseReleaseEvent(self, event) -> None:
        if self._pressed_at is not None:
            self._pressed_at = None
            self.showMenu()

    def mouseMoveEvent(self, event) -> None:
        if self._pressed_at is None:
            return
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if moved >= QGuiApplication.styleHints().startDragDistance():
            self._pressed_at = None
            self._page.with_paper(self.carry)

    def carry(self, data: bytes) -> None:
        """Let the paper be dropped somewhere."""
        drag, carried = QDrag(self), QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(self._more.kept(data)))])
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.CopyAction)
