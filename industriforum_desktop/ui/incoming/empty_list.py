"""The empty Excel list of proposals, saved where the officer wants it, to be sent to organisations."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.desk import Desk


def save_empty_list(desk: Desk, parent: QWidget) -> None:
    """Ask for a file name, and write the list there."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = str(Path(documents) / f"{_('List of proposals')}.xlsx")
    kinds = _("Excel list") + " (*.xlsx)"
    chosen, _filter = QFileDialog.getSaveFileName(parent, _("Empty list for proposals"), proposed, kinds)
    if not chosen:
        return
    path = Path(chosen).with_suffix(".xlsx")

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
