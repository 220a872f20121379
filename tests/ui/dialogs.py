"""Answering dialogs that wait for the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

T = TypeVar("T", bound=QDialog)


def activate(window: QWidget) -> None:
    """Give a window the keyboard, which an offscreen display does for none by itself."""
    window.activateWindow()
    patience = QDeadlineTimer(5_000)
    while not (window.isActiveWindow() or patience.hasExpired()):
        QTest.qWait(1)
    assert window.isActiveWindow()


def answered(kind: type[T], open_it: Callable[[], Any], answer: Callable[[T], Any]) -> None:
    """Do what opens a dialog of this kind, and `answer` it once it is there; it is gone afterwards.

    What fails inside the answer fails the test; a dialog that is left open is cancelled.
    """
    met: list[T] = []
    failures: list[Exception] = []
    before = QApplication.activeWindow()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isVisible():
            QTimer.singleShot(5, look)
            return
        met.append(dialog)
        activate(dialog)
        try:
            answer(dialog)
        except Exception as failure:  # noqa: BLE001 - Qt would swallow what is raised here
            failures.append(failure)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, look)
    open_it()
    if before is not None:
        activate(before)
    if failures:
        raise failures[0]
    assert met, f"no {kind.__name__} was opened"
