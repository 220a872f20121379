"""Every state of the notes can be seen and put back, and undo goes on after a restart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import connect
from industriforum_desktop.ui.live.history import HistoryDialog
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.ways import HoldMeeting
from tests.keys import press, type_text
from tests.store.typing import item_id
from tests.ui.conftest import FOURTH
from tests.ui.dialogs import activate, answered

START = datetime(2023, 11, 30, 13, 0)
CTRL = Qt.KeyboardModifier.ControlModifier
STATES = ["Vi ses på torsdag.", "Vi ses på torsdag.\n= Överens 😀", "Vi ses på fredag.\n= Överens 😀"]


@pytest.fixture
def demo_path(demo_path: Path) -> Path:
    """Its notes were typed before the program is started."""
    connection = connect(demo_path)
    with connection:
        before = ""
        for n, text in enumerate(STATES):
            at = START + timedelta(minutes=n)
            edit = journal.Edit(item_id(demo_path), 0, utf16.length(before), text, 0, at)
            journal.write_down(connection, edit)
            before = text
        journal.fold(connection)
    connection.close()
    return demo_path


@pytest.fixture
def live(live: LivePage) -> LivePage:
    """The program was started anew on them."""
    activate(live.window())
    assert written(live) == STATES[-1]
    return live


def written(live: LivePage) -> str:
    return live.editor.toPlainText()


def undo(live: LivePage) -> None:
    press(live.editor, Qt.Key.Key_Z, "\x1a", CTRL)


def redo(live: LivePage) -> None:
    press(live.editor, Qt.Key.Key_Y, "\x19", CTRL)


def sound(live: LivePage) -> bool:
    """What is in the file is what is on the screen, and the file is whole."""
    assert live.session is not None
    assert live.session.flush()
    live.desk.file.refresh()
    note = live.item.note
    return (note.text if note else "") == written(live) and check(live.desk.file.path) == []


def test_undo_goes_on_after_a_restart(live: LivePage) -> None:
    undo(live)
    assert written(live) == STATES[1]
    undo(live)
    assert written(live) == STATES[0]
    undo(live)
    undo(live)
    assert written(live) == ""
    assert sound(live)


def test_redo_goes_forward_again(live: LivePage) -> None:
    for _step in range(3):
        undo(live)
    for _step in range(4):
        redo(live)
    assert written(live) == STATES[-1]
    assert sound(live)


def test_what_is_typed_now_is_undone_first(live: LivePage) -> None:
    type_text(live.editor, " x")
    undo(live)
    assert written(live) == STATES[-1]
    undo(live)
    assert written(live) == STATES[1]
    type_text(live.editor, "y")
    undo(live)
    undo(live)
    assert written(live) == STATES[0]
    assert sound(live)


def test_what_was_undone_stays_undone_after_another_restart(live: LivePage, app_again: Callable[[], None]) -> None:
    undo(live)
    app_again()
    assert written(live) == STATES[1]
    undo(live)
    assert written(live) == STATES[0]


@pytest.fixture
def app_again(live: LivePage) -> Callable[[], None]:
    def again() -> None:
        assert live.leave()
        live.follow(HoldMeeting(FOURTH))

    return again


def marked(dialog: HistoryDialog) -> tuple[list[str], list[str]]:
    """Words shown as added and as removed."""
    added, removed = [], []
    block = dialog.view.document().begin()
    while block.isValid():
        for found in block.textFormats():
            look: QTextCharFormat = found.format
            text = block.text()[found.start : found.start + found.length]
            if look.fontUnderline():
                added.append(text)
            if look.fontStrikeOut():
                removed.append(text)
        block = block.next()
    return added, removed


def test_the_slider_walks_and_the_words_that_differ_are_shown(live: LivePage, qtbot: QtBot) -> None:
    seen = []

    def answer(dialog: HistoryDialog) -> None:
        assert not dialog.restore.isEnabled()
        qtbot.keyClick(dialog.slider, Qt.Key.Key_Left)
        qtbot.waitUntil(lambda: marked(dialog) != ([], []))
        seen.append(marked(dialog))
        assert "13" in dialog.when.text()

    answered(HistoryDialog, live.history.open, answer)
    assert seen == [(["fredag"], ["torsdag"])]
    assert written(live) == STATES[-1]


def test_a_state_is_put_back_with_enter_and_can_be_undone(live: LivePage, qtbot: QtBot) -> None:
    def answer(dialog: HistoryDialog) -> None:
        qtbot.keyClick(dialog.slider, Qt.Key.Key_Home)
        qtbot.keyClick(dialog.slider, Qt.Key.Key_Right)
        qtbot.keyClick(dialog.slider, Qt.Key.Key_Return)

    answered(HistoryDialog, live.history.open, answer)
    assert written(live) == STATES[0]
    assert sound(live)
    undo(live)
    assert written(live) == STATES[-1]
    assert sound(live)


def test_an_item_without_notes_has_no_history(live: LivePage, qtbot: QtBot) -> None:
    press(live.editor, Qt.Key.Key_PageDown, "", CTRL)
    told: list[str] = []
    live.desk.said.connect(told.append)
    live.history.open()
    assert told
    undo(live)
    assert written(live) == ""
