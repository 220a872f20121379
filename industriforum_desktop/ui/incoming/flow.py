"""From files to the look at them: asking for files, reading them in a worker, and showing what they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.ui import file_dialogs, worker
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.ways import ShowProposal

if TYPE_CHECKING:
    from industriforum_desktop.exchange.arrivals import Arrival
    from industriforum_desktop.store.forum_file import ForumFile


def ask_and_take_in(desk: Desk, parent: QWidget) -> None:
    """Ask for files that came in, and look at them."""
    if not desk.writable():
        return
    known = _("Forms, e-mails and lists") + " (*.pdf *.eml *.msg *.xlsx *.csv)"
    kinds = ";;".join((known, _("All files") + " (*)"))
    paths = file_dialogs.open_several(parent, _("Take in forms"), documents_folder(), kinds)
    if paths:
        take_in_files(desk, paths, parent)


def take_in_files(desk: Desk, paths: Sequence[Path], parent: QWidget) -> None:
    """Read these files and folders, and look at them."""
    if not desk.writable():
        return
    n = len(paths)
    desk.said.emit(ngettext("Reading {n} file …", "Reading {n} files …", n).format(n=n))

    def read() -> list[Arrival]:
        from industriforum_desktop.exchange.reading import read_files

        return read_files(paths)

    worker.run(read, partial(_show, desk, desk.file, parent), partial(_failed, desk, parent))


def _show(desk: Desk, file: ForumFile, parent: QWidget, arrivals: list[Arrival]) -> None:
    from industriforum_desktop.ui.incoming.take_in import TakeInDialog

    if not desk.has_file or desk.file is not file:
        return
    desk.said.emit("")
    if not arrivals:
        desk.warn(_("There is nothing there to take in."), parent)
        return
    dialog = TakeInDialog(desk, arrivals, parent)
    dialog.exec()
    taken = dialog.taken
    if taken is not None and taken.proposals:
        desk.go.emit(ShowProposal(taken.proposals[0].id))


def _failed(desk: Desk, parent: QWidget, error: Exception) -> None:
    if not isinstance(error, OSError):
        raise error
    text = _("{path} can't be read: {reason}.")
    desk.warn(text.format(path=error.filename or "", reason=error.strerror or error), parent)
