"""Answering dialogs that wait for the person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QDeadlineTimer, QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from industriforum_desktop.ui import file_dialogs

T = TypeVar("T", bound=QDialog)


def stands_still(part: QWidget) -> None:
    """Wait until a part of the window stays where it is: layouts settle in more than one turn."""
    seen: list[QPoint] = []
    patience = QDeadlineTimer(5_000)
    while len(seen) < 3 or len({*map(QPoint.toTuple, seen[-3:])}) > 1:
        assert not patience.hasExpired(), "it still moves"
        seen.append(part.mapToGlobal(QPoint(0, 0)))
        QTest.qWait(10)


def activate(window: QWidget) -> None:
    """Give a window the keyboard, which an offscreen display does for none by itself."""
    window.activateWindow()
    patience = QDeadlineTimer(5_000)
    while not (window.isActiveWindow() or patience.hasExpired()):
        QTest.qWait(1)
        # A dialog that goes away meanwhile takes it along.
        window.activateWindow()
    assert window.isActiveWindow()


def until(ready: Callable[[], object]) -> None:
    """Let the window live on until it is so."""
    patience = QDeadlineTimer(10_000)
    while not (ready() or patience.hasExpired()):
        QTest.qWait(1)
    assert ready()


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
            dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, look)
    open_it()
    if before is not None:
        activate(before)
    if failures:
        raise failures[0]
    assert met, f"no {kind.__name__} was opened"


def saves_as(monkeypatch: pytest.MonkeyPatch, path: Path | None, kind: str = "") -> list[Path]:
    """The person chooses this file to write to, of this kind; None is thinking better of it. What was proposed."""
    proposed: list[Path] = []

    def choose(parent: QWidget | None, title: str, place: Path, kinds: str = "") -> Path | None:
        proposed.append(place)
        return path and file_dialogs.with_ending(path, kinds, kind or kinds.partition(";;")[0])

    monkeypatch.setattr(file_dialogs, "save", choose)
    return proposed


def opens(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """The person chooses these files."""
    monkeypatch.setattr(file_dialogs, "open_several", lambda *asked: list(paths))


def chooses_folder(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The person chooses this folder."""
    monkeypatch.setattr(file_dialogs, "choose_folder", lambda *asked: folder)
