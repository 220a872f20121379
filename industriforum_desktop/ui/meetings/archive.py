"""The archive package of a year, from the window: asked for, written beside the window, told when it is there."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from industriforum_desktop.exchange import archive
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.papers.naming import safe
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.ui import file_dialogs, files, worker
from industriforum_desktop.ui.desk import Desk


def ask_package(desk: Desk, year: int, parent: QWidget) -> None:
    """Ask for a folder and put the year's package in a new folder there."""
    chosen = file_dialogs.choose_folder(parent, _("Where the archive package is put"), documents_folder())
    if chosen is None:
        return
    path, language = desk.file.path, desk.paper_language
    title = f"{desk.file.forum.name} {year}"
    folder = chosen / safe(_("Archive package {forum}").format(forum=title))

    def pack() -> tuple[int, list[str]]:
        from industriforum_desktop.store.forum_file import ForumFile

        # A connection of its own: the window's belongs to the window.
        file = ForumFile.open(path, read_only=True)
        try:
            found = archive.entries(file, year, language)
            n = archive.write(folder, found, title, datetime.now().astimezone(), language)
            return n, archive.missing(file, year, language)
        finally:
            file.close()

    def failed(error: Exception) -> None:
        if isinstance(error, archive.Broken):
            text = _("{name} is not what was kept: its checksum differs. Open the latest copy of the forum.")
            desk.warn(text.format(name=error), parent)
        elif isinstance(error, FileExistsError):
            desk.warn(_("{path} holds something already. Move it away first.").format(path=folder), parent)
        else:
            files.not_written(desk, parent, error, folder)

    def done(packed: tuple[int, list[str]]) -> None:
        n, missing = packed
        said = ngettext("{n} file is in {path}", "{n} files are in {path}", n).format(n=n, path=folder)
        if missing:
            text = _("{said}. What is missing stands in “{file}”.")
            said = text.format(said=said, file=archive.missing_name(year, language))
        desk.said.emit(said)

    desk.said.emit(_("The archive package is being made …"))
    worker.run(pack, done, failed)
