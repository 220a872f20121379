"""Putting drafts of letters where the officer finds them, and opening one in the system's e-mail program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.ui import file_dialogs, worker

Made = Sequence[tuple[str, bytes]]
Failed = Callable[[Exception], None]


def ask_folder(parent: QWidget) -> Path | None:
    """Ask where the drafts are put."""
    return file_dialogs.choose_folder(parent, _("Where the drafts are put"), documents_folder())


def write(folder: Path, made: Made, written: Callable[[str], object], failed: Failed) -> None:
    """Write the drafts beside the window; `written` gets a sentence that says where they are."""

    def work() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in made:
            (folder / name).write_bytes(data)

    def done(_none: None) -> None:
        text = ngettext("{n} draft is in {folder}", "{n} drafts are in {folder}", len(made))
        written(text.format(n=len(made), folder=folder))

    worker.run(work, done, failed)


def show(made: Made, complain: Callable[[str], object], failed: Failed) -> None:
    """Open the first draft in the system's e-mail program; `complain` gets a sentence when there is none."""
    cache = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)) / "drafts"
    path = cache / made[0][0]

    def open_it(_text: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            text = _("No program opens {name}. Save the drafts, and open them from there.")
            complain(text.format(name=path.name))

    write(cache, made, open_it, failed)


def trouble(error: Exception) -> str:
    """What to say when drafts can't be written. Raises what is no trouble with files."""
    if not isinstance(error, OSError):
        raise error
    return _("The drafts can't be written: {reason}").format(reason=error.strerror)
