"""What is no longer used is looked for in the window's thread, and thoroughly when nobody is at work."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.guard import Guard
from industriforum_desktop.ui.idle import Idle


def test_what_is_no_longer_used_is_looked_for_when_nobody_is_at_work(
    app: App, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = qapp.findChild(Guard)
    assert isinstance(guard, Guard)
    # One that has seen nothing yet, and is asked here alone.
    idle = Idle(guard)
    for one in guard.findChildren(Idle):
        one.timer.stop()
    looked: list[bool] = []

    def look(generation: int = 2) -> None:
        if generation == 2:
            looked.append(True)

    monkeypatch.setattr(gc, "collect", look)
    idle.look()
    qtbot.keyClick(app.window, Qt.Key.Key_Shift)
    idle.look()
    assert looked == [], "a key was pressed since the look before"
    idle.look()
    assert looked == [True]
    idle.look()
    assert looked == [True], "nothing has happened since"


def test_no_worker_lets_go_of_what_belongs_to_the_window(app: App, qapp: QApplication, qtbot: QtBot) -> None:
    """A Qt object that goes in another thread leaves its timers behind, and the program falls at the next."""
    guard = qapp.findChild(Guard)
    assert isinstance(guard, Guard)
    gone: list[int] = []
    timer = QTimer()
    timer.start(60_000)
    timer.destroyed.connect(lambda: gone.append(threading.get_ident()))
    circle: list[object] = [timer]
    circle.append(circle)
    del timer, circle

    done: list[int] = []
    worker.run(_allocate, done.append, _raise)
    qtbot.waitUntil(lambda: bool(done))
    assert gone == []
    gc.collect()
    assert gone == [threading.get_ident()]


def _allocate() -> int:
    """Make so much that Python would look for what is no longer used in the midst of it."""
    return sum(len([[n], [n]]) for n in range(20) for _row in [[n] for n in range(100_000)])


def _raise(error: Exception) -> None:
    raise error


def test_what_is_loaded_is_not_looked_through_again(app: App) -> None:
    assert not gc.isenabled() and gc.get_freeze_count() > 10_000
