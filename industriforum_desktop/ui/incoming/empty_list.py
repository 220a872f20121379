"""The empty Excel list of proposals, saved where the officer wants it, to be sent to organisations."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.ui import file_dialogs, worker
from industriforum_desktop.ui.desk import Desk


def save_empty_list(desk: Desk, parent: QWidget) -> None:
    """Ask for a file name, and write the list there."""
    proposed = documents_folder() / f"{_('List of proposals')}.xlsx"
    kinds = _("Excel list") + " (*.xlsx)"
    path = file_dialogs.save(parent, _("Empty list for proposals"), proposed, kinds)
    if path is None:
        return

    def write() -> None:
        from industriforum_desktop.exchange.lists import empty_list

        path.write_bytes(empty_list(desk.language))

    def failed(error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        text = _("{path} can't be saved: {reason}.")
        desk.warn(text.format(path=path, reason=error.strerror or error), parent)

    text = _("The empty list is in {path}").format(path=path)
    worker.run(write, lambda _none: desk.said.emit(text), failed)
