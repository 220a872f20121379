"""Where a file is to go, and writing it there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.ui import file_dialogs, worker
from industriforum_desktop.ui.desk import Desk


def save_as(desk: Desk, parent: QWidget, name: str, kinds: str, data: Callable[[Path], bytes]) -> None:
    """Ask where, with a name proposed, and write what `data` gives for the chosen path."""
    path = file_dialogs.save(parent, _("Save as"), documents_folder() / name, kinds)
    if path is None:
        return
    content = data(path)

    def write() -> None:
        from industriforum_desktop.papers.pdf import save

        save(content, path)

    def failed(error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        text = _("{path} can't be written: {reason}. Choose another place, or close the file where it is open.")
        desk.warn(text.format(path=path, reason=error.strerror), parent)

    worker.run(write, lambda _none: desk.said.emit(_("Saved as {path}").format(path=path)), failed)
