"""Files dropped on the window, and the look at what came in that follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.incoming.take_in import TakeInDialog
from tests.ui.dialogs import answered

LEFT, COPY, NONE = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier


def mime(*paths: Path) -> QMimeData:
    """What a file manager carries."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return carried


def drop(app: App, carried: QMimeData) -> bool:
    """Let go of something over the window; whether the window wanted it."""
    middle = app.window.rect().center()
    entering = QDragEnterEvent(middle, COPY, carried, LEFT, NONE)
    QApplication.sendEvent(app.window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(app.window, QDropEvent(QPointF(middle), COPY, carried, LEFT, NONE))
    return entering.isAccepted()


def looked_at(qtbot: QtBot, open_it: Callable[[], object], answer: Callable[[TakeInDialog], object]) -> None:
    """Do what leads to the look at what came in, answer it once the files are read, and wait until it is over."""
    answers: list[TakeInDialog] = []

    def wait() -> None:
        open_it()
        qtbot.waitUntil(lambda: bool(answers) and QApplication.activeModalWidget() is None, timeout=10_000)

    def note(dialog: TakeInDialog) -> None:
        answers.append(dialog)
        answer(dialog)

    answered(TakeInDialog, wait, note)
