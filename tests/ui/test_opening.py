"""Openings that fail: the welcome is there, with the reason in words, and nothing of another forum."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from industriforum_desktop import app as program
from industriforum_desktop.app import App
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.page import MeetingsPage
from tests.keys import type_text

Start = Callable[[Path | None], App]


def _damage(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def _blank_root_of(path: Path, table: str) -> None:
    connection = sqlite3.connect(path)
    [page] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    [size] = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(data)


def _replace(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


HARM: dict[str, Callable[[Path], None]] = {
    "gone": lambda path: path.unlink(),
    "a folder": lambda path: _replace(path, Path.mkdir),
    "a pipe": lambda path: _replace(path, os.mkfifo),
    "not ours": lambda path: _replace(path, lambda new: new.write_text("Hej")),
    "a damaged table": lambda path: _blank_root_of(path, "meeting"),
    "a damaged table that is read later": lambda path: _blank_root_of(path, "participant"),
    "no forum in it": lambda path: _damage(path, "PRAGMA foreign_keys=OFF", "DELETE FROM forum"),
    "a day that is none": lambda path: _damage(path, "UPDATE meeting SET day = '31 feb'"),
    "words that are none": lambda path: _damage(path, "UPDATE forum SET words = '{'"),
    "a state that is none": lambda path: _damage(path, "UPDATE meeting SET state = 'kanske'"),
    "a missing column": lambda path: _damage(path, "ALTER TABLE meeting RENAME COLUMN place TO plats"),
}


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("at_start", [True, False], ids=["at start", "later"])
def test_a_file_that_can_not_be_opened_leads_to_the_welcome_with_the_reason(
    start: Start, demo_path: Path, said: list[str], qtbot: QtBot, harm: str, at_start: bool
) -> None:
    HARM[harm](demo_path)
    if at_start:
        app = start(demo_path)
    else:
        app = start(None)
        app.settings.remember(demo_path)
        app.open(demo_path)
        app.load()
    _ended_in_welcome(app, said, qtbot)
    assert demo_path.name in said[0]
    if not at_start:
        assert bool(app.settings.recent) == demo_path.exists()


def _ended_in_welcome(app: App, said: list[str], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert app.window.isVisible()
    assert app.window.windowTitle() == "Industriforum"
    assert app.window.welcome.isVisible()
    assert not app.desk.has_file
    assert len(said) == 1
    assert not re.search(r"database|malformed|Error|Traceback", said[0])


@pytest.mark.parametrize("where", ["glance", "file"])
def test_an_error_of_the_program_at_opening_leads_to_the_welcome_and_a_report(
    start: Start, demo_path: Path, said: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def fail(*_asked: object, **_more: object) -> None:
        raise RuntimeError("a fault in the program")

    with monkeypatch.context() as broken:
        if where == "glance":
            broken.setattr(program, "glance", fail)
        else:
            broken.setattr(ForumFile, "open", fail)
        app = start(demo_path)
    _ended_in_welcome(app, said, qtbot)
    assert "Något gick fel" in said[0]
    # The file is not held, and opens when the fault is gone.
    assert app.open(demo_path)
    app.load()
    qtbot.waitUntil(lambda: app.desk.has_file, timeout=20_000)


def test_a_page_that_cannot_be_made_is_told_and_the_others_go_on(
    app: App, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_asked: object, **_more: object) -> None:
        raise RuntimeError("a fault in the program")

    with monkeypatch.context() as broken:
        broken.setattr(MeetingsPage, "__init__", fail)
        with capture_exceptions() as errors:
            app.window.navigation.setCurrentRow(1)
    assert len(errors) == 1
    assert app.window.page is app.window.overview and app.window.navigation.currentRow() == 0
    app.window.navigation.setCurrentRow(1)
    assert isinstance(app.window.page, MeetingsPage)


def test_a_file_that_another_program_holds_is_not_called_damaged(
    start: Start, demo_path: Path, said: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("industriforum_desktop.store.connection.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(demo_path)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("UPDATE forum SET name = name")
    app = start(demo_path)
    _ended_in_welcome(app, said, qtbot)
    assert "ett annat program använder filen" in said[0]
    other.close()


def test_saying_no_to_reading_leads_to_the_welcome(
    start: Start, demo_path: Path, said: list[str], qtbot: QtBot
) -> None:
    elsewhere = QLockFile(f"{demo_path}.lock")
    assert elsewhere.tryLock(0)
    app = start(demo_path)
    _ended_in_welcome(app, said, qtbot)
    elsewhere.unlock()


def test_when_the_minutes_were_saved_is_said_of_the_forum_that_is_open(
    start: Start, demo_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "Annat.forum"
    shutil.copy(demo_path, other)
    app = start(demo_path)
    app.window.go("live", 4)
    live = app.window.page
    assert isinstance(live, LivePage)
    type_text(live.editor, "Skrivet")
    qtbot.waitUntil(lambda: "Sparat" in app.window.saved.text())
    with qtbot.waitSignal(app.ready, timeout=20_000):
        app._change_to(other)
        app.load()
    assert app.desk.file.path == other
    QApplication.processEvents()  # what was on its way from the meeting that was put down
    assert app.window.saved.text() == ""


def test_a_forum_that_was_left_while_it_was_loaded_does_not_come_back(
    start: Start, demo_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "Annat.forum"
    shutil.copy(demo_path, other)
    app = start(None)
    open_now: list[Path] = []
    app.desk.changed.connect(lambda: open_now.append(app.desk.file.path) if app.desk.has_file else None)
    app.open(demo_path)
    app.load()
    app._change_to(other)
    app.load()
    qtbot.waitUntil(lambda: bool(open_now) and not worker._under_way, timeout=20_000)
    assert set(open_now) == {other}


class _Forum:
    """A forum's file that lies in memory where the last one did."""

    age = 0

    def __init__(self) -> None:
        self.listeners: list[object] = []
        self.brought_home: list[object] = []

    def close(self) -> None:
        """It is gone."""


def test_the_next_forum_is_another_wherever_it_lies_in_memory(qapp: QApplication) -> None:
    desk, forum = Desk(), _Forum()
    desk.take(forum)  # type: ignore[arg-type]
    before = desk.state
    desk.take(None)
    desk.take(forum)  # type: ignore[arg-type]
    assert desk.state != before
