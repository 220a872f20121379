"""What is dropped on the window: forms, e-mails and lists are taken in, after a look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.carried import local_files
from industriforum_desktop.ui.shared.file_drop import FileDrop

PROMISES = ("FileGroupDescriptor", "FileContents", "x-moz-file-promise", "x-moz-message", "RenPrivateMessages")
"""Parts of the formats by which mail programs offer a message that is not a file yet."""


class WindowDrop(QObject):
    """Takes files that nothing in the window wants for itself; `may` says whether they are wanted now.

    A message dragged straight out of a mail program carries no file: `complain` is called with what to do.
    """

    def __init__(
        self,
        window: QWidget,
        take: Callable[[list[Path]], None],
        may: Callable[[], bool],
        complain: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._may, self._complain = window, may, complain
        FileDrop(window, lambda paths, place: take(paths), lambda place: _("Take in") if may() else "")
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        if not self._may() or not promised(event.mimeData()):
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._complain(
                _(
                    "The e-mail program gave no file. Drag the message to the desktop first, or save it there,"
                    " and drop that file here."
                )
            )
        return True


def promised(carried: QMimeData) -> bool:
    """Whether a mail program offers something that is not a file yet."""
    if local_files(carried):
        return False
    return any(mark in name for name in carried.formats() for mark in PROMISES)
