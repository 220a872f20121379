"""Errors that should not have been: into a log on this computer, and a dialog that offers to save a report."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import data_folder, documents_folder
from industriforum_desktop.ui import file_dialogs
from industriforum_desktop.ui.window import Window

LOG_BYTES = 500_000
log = logging.getLogger("industriforum")


def log_to_file() -> Path:
    """Send what goes wrong to a file on this computer; its path."""
    path = data_folder() / "log.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_suffix(".old.txt"))
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    return path


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An unexpected error: into the log, and a dialog that offers to save it."""
    log.error("unexpected error", exc_info=(kind, error, trace))
    traceback.print_exception(kind, error, trace)
    if kind.__name__ == "OperationalError":
        # The forum's file can't be read or written now: what has to be said is said where one works with it.
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Window):
                window.statusBar().showMessage(_("The forum's file can't be reached just now."), 6000)
        return
    box = QMessageBox(
        QMessageBox.Icon.NoIcon,
        _("Industriforum"),
        _("Something went wrong that should not have. What you have written is saved."),
    )
    box.setDetailedText("".join(traceback.format_exception(kind, error, trace)))
    save = box.addButton(_("Save the report …"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    if box.clickedButton() is save:
        proposed = documents_folder() / "Industriforum fel.txt"
        path = file_dialogs.save(QApplication.activeWindow(), _("Save the report"), proposed)
        if path is not None:
            path.write_text(box.detailedText(), encoding="utf-8")
