"""Nothing is looked through while somebody is at work."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
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
    monkeypatch.setattr(gc, "collect", lambda: looked.append(True))
    idle.look()
    qtbot.keyClick(app.window, Qt.Key.Key_Shift)
    idle.look()
    assert looked == [], "a key was pressed since the look before"
    idle.look()
    assert looked == [True]
    idle.look()
    assert looked == [True], "nothing has happened since"


def test_a_forum_that_is_open_leaves_the_great_looks_to_quiet_moments(app: App) -> None:
    assert gc.get_threshold()[2] > 10_000 and gc.get_freeze_count() > 10_000
