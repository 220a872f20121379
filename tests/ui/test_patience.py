"""Another program has the forum's file: the window lives on, what was asked is kept, and is done or told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import MeetingState, Presence
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui import patience
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.live.seat import SEAT, Mark
from tests.keys import type_text
from tests.ui.dialogs import activate

LONG = 3
"""Seconds that patience lasts where it is to end."""


class Other:
    """Another program that writes to the file for so long as it is told to. It waits for the recorder first."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._connection = sqlite3.connect(app.desk.file.path, timeout=10, isolation_level=None)

    def take(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def let_go(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def close(self) -> None:
        self.let_go()
        self._connection.close()


@pytest.fixture
def other(app: App) -> Iterator[Other]:
    program = Other(app)
    yield program
    program.close()


class Ticks:
    """A tick every few milliseconds, if the window is alive, and what is planned at some of them."""

    def __init__(self) -> None:
        self.count = 0
        self.plan: dict[int, Callable[[], object]] = {}
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def _tick(self) -> None:
        self.count += 1
        if self.count in self.plan:
            self.plan.pop(self.count)()

    def stop(self) -> None:
        self._timer.stop()


@pytest.fixture
def ticks() -> Iterator[Ticks]:
    found = Ticks()
    yield found
    found.stop()


def test_a_change_waits_for_the_file_while_the_window_lives_on(
    app: App, other: Other, ticks: Ticks, said: list[str]
) -> None:
    app.window.go("meetings", 4)
    told: list[str] = []
    app.desk.said.connect(told.append)
    other.take()
    ticks.plan[100] = lambda: told.append(f"meanwhile: {app.window.saved.text()}")
    ticks.plan[120] = other.let_go
    app.window.page.call_off()
    assert ticks.count >= 120
    assert said == []
    assert "meanwhile: Sparas …" in told
    assert told[-1] == "Ställde in möte 4/2023"
    assert app.window.saved.text() == ""
    assert app.desk.file.meetings()[3].state is MeetingState.CANCELLED


def test_a_file_that_is_kept_is_told_and_the_page_shows_what_it_holds(
    app: App, other: Other, ticks: Ticks, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "PATIENCE_SECONDS", LONG)
    app.window.go("meetings", 4)
    other.take()
    app.window.page.call_off()
    assert len(said) == 1 and "ett annat program använder den" in said[0]
    assert ticks.count > 50
    assert app.desk.file.meetings()[3].state is MeetingState.PLANNED
    assert not app.desk.file.history.done
    other.let_go()
    app.window.page.call_off()
    assert app.desk.file.meetings()[3].state is MeetingState.CANCELLED


def _mark(live: LivePage, mark: Mark = Mark.EXCUSED) -> None:
    live.attendance.marked.emit(live.attendance.item(0).data(SEAT), mark)


def test_typing_in_the_notes_goes_on_while_a_change_waits(
    app: App, live: LivePage, other: Other, ticks: Ticks, said: list[str], qtbot: QtBot
) -> None:
    activate(app.window)
    live.editor.setFocus()
    other.take()
    shown: list[str] = []
    ticks.plan[60] = lambda: QTest.keyClicks(live.editor, "elpriset")
    ticks.plan[90] = lambda: shown.append(live.editor.toPlainText())
    ticks.plan[110] = other.let_go
    _mark(live)
    assert shown == ["elpriset"]
    assert said == []
    assert any(row.presence is Presence.EXCUSED for row in live.meeting.attendances)
    qtbot.waitUntil(lambda: app.window.saved.text().startswith("Sparat "))


def test_what_else_is_done_meanwhile_comes_afterwards(
    app: App, live: LivePage, other: Other, ticks: Ticks, said: list[str], qtbot: QtBot
) -> None:
    activate(app.window)
    live.editor.setFocus()
    at = live.agenda.currentRow()
    other.take()
    rows: list[int] = []
    ticks.plan[60] = lambda: QTest.keyClick(live.editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    ticks.plan[90] = lambda: rows.append(live.agenda.currentRow())
    ticks.plan[110] = other.let_go
    _mark(live)
    assert rows == [at]
    qtbot.waitUntil(lambda: live.agenda.currentRow() == at + 1)


def test_the_window_is_not_closed_under_a_change(app: App, other: Other, ticks: Ticks, qtbot: QtBot) -> None:
    app.window.go("meetings", 4)
    other.take()
    ticks.plan[60] = app.window.close
    ticks.plan[80] = lambda: open_then.append(app.window.isVisible())
    ticks.plan[110] = other.let_go
    open_then: list[bool] = []
    app.window.page.call_off()
    assert open_then == [True]
    assert app.desk.file.meetings()[3].state is MeetingState.CANCELLED
    qtbot.waitUntil(lambda: not app.window.isVisible())


def test_leaving_the_meeting_waits_without_standing_still(
    app: App, live: LivePage, other: Other, ticks: Ticks, qtbot: QtBot
) -> None:
    other.take()
    type_text(live.editor, "Mötet öppnades")
    ticks.plan[100] = other.let_go
    assert live.leave()
    assert ticks.count >= 100
    note = app.desk.file.meetings()[3].items[0].note
    assert note is not None and note.text.endswith("Mötet öppnades")


def test_undo_waits_too(app: App, other: Other, ticks: Ticks, said: list[str]) -> None:
    app.window.go("meetings", 4)
    app.window.page.call_off()
    other.take()
    ticks.plan[80] = other.let_go
    app.window.undoing.undo()
    assert ticks.count >= 80 and said == []
    assert app.desk.file.meetings()[3].state is MeetingState.PLANNED


def test_what_is_typed_while_undo_waits_stays_a_step_of_its_own(
    app: App, live: LivePage, other: Other, ticks: Ticks, said: list[str]
) -> None:
    activate(app.window)
    live.editor.setFocus()
    _mark(live, Mark.PRESENT)
    other.take()
    ticks.plan[60] = lambda: QTest.keyClicks(live.editor, "elpriset")
    ticks.plan[110] = other.let_go
    app.window.undoing.undo()
    assert said == []
    history = app.desk.file.history
    assert [step.mends for step in history.done] == [True]
    assert [step.mends for step in history.undone] == [False]
    app.window.undoing.undo()
    assert live.editor.toPlainText() == ""
    app.window.undoing.redo()
    app.window.undoing.redo()
    assert live.editor.toPlainText() == "elpriset"
    assert any(row.presence is Presence.PRESENT for row in live.meeting.attendances)


def test_the_windows_changes_and_the_recorder_take_turns(app: App, live: LivePage, said: list[str]) -> None:
    for n in range(30):
        type_text(live.editor, f"rad {n}\n")
        _mark(live, Mark.PRESENT if n % 2 else Mark.EXCUSED)
        QApplication.processEvents()
    assert said == []
    assert live.leave()
    note = app.desk.file.meetings()[3].items[0].note
    assert note is not None and "rad 29" in note.text


def test_without_a_window_the_wait_ends_as_well(
    demo_path: object, app: App, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    from industriforum_desktop.store import writing
    from industriforum_desktop.store.connection import Busy

    monkeypatch.setattr(writing, "PATIENCE_SECONDS", 0.05)
    second = ForumFile.open(app.desk.file.path)
    other.take()
    with pytest.raises(Busy), second.change("Elpriset"):
        second.forum.name = "Elpriset"
    other.let_go()
    assert second.forum.name != "Elpriset"
    second.close()


def test_ctrl_z_in_the_notes_comes_after_the_change_that_waits(
    app: App, live: LivePage, other: Other, ticks: Ticks, said: list[str], qtbot: QtBot
) -> None:
    activate(app.window)

    def presence() -> Presence | None:
        return live.attendance.item(0).data(SEAT).presence

    _mark(live, Mark.PRESENT)
    live.editor.setFocus()
    other.take()
    steps: list[int] = []
    ticks.plan[60] = lambda: QTest.keyClick(live.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    ticks.plan[90] = lambda: steps.append(len(app.desk.file.history.done))
    ticks.plan[110] = other.let_go
    _mark(live, Mark.EXCUSED)
    assert steps == [1]
    assert presence() is Presence.EXCUSED
    qtbot.waitUntil(lambda: presence() is Presence.PRESENT)
    assert said == []


def test_what_goes_wrong_in_a_wait_is_told_to_who_waits(qtbot: QtBot) -> None:
    asked: list[bool] = []

    def ready() -> bool:
        asked.append(True)
        if len(asked) > 2:
            raise OSError("the disk is gone")
        return False

    with pytest.raises(OSError, match="the disk is gone"):
        patience.Patience().wait(ready)
    assert len(asked) == 3
