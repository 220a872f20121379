"""The live view on an X display: real clicks, real keys, and what the forum's file then holds of the notes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.live.seat import chip_box
from tests.ui.dialogs import stands_still

pytestmark = pytest.mark.screen

WORDS = ("Aring", "s", "a", "space", "at", "adiaeresis")
SAID = "Åsa @ä"


@pytest.fixture(autouse=True)
def _swedish_keyboard() -> None:
    if os.environ.get("QT_QPA_PLATFORM") != "xcb":
        pytest.skip("packaging/test.sh gives these tests a display")
    subprocess.run(["setxkbmap", "se"], check=True)


@pytest.fixture
def live(app: App, live: LivePage, qtbot: QtBot) -> LivePage:
    """The meeting, in front and with the keyboard."""
    app.window.activateWindow()
    app.window.raise_()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=20_000)
    qtbot.waitUntil(live.editor.hasFocus, timeout=20_000)
    return live


def keys(*names: str) -> None:
    subprocess.run(["xdotool", "key", "--delay", "20", *names], check=True)


class Released(QObject):
    """Whether a button of the mouse has been let go since this was made."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.MouseButtonRelease
        return False


def click(qtbot: QtBot, part: QWidget, place: QPoint) -> None:
    stands_still(part)
    at, released, program = part.mapToGlobal(place), Released(), QApplication.instance()
    assert program is not None
    program.installEventFilter(released)
    subprocess.run(["xdotool", "mousemove", str(at.x()), str(at.y()), "click", "1"], check=True)
    qtbot.waitUntil(lambda: released.seen, timeout=20_000)
    program.removeEventFilter(released)
    QApplication.processEvents()  # what the click has asked for


def notes(live: LivePage, number: int = 1) -> str:
    """What the forum's file holds of an item's notes."""
    assert live.session is not None
    assert live.session.flush()
    item_id = live.session.item_ids[number - 1]
    with closing(sqlite3.connect(live.desk.file.path)) as file:
        row = file.execute("SELECT text FROM note WHERE item_id = ?", (item_id,)).fetchone()
    return row[0] if row else ""


def written(live: LivePage, qtbot: QtBot, text: str, number: int = 1) -> None:
    """Wait until the file has it."""

    def has_it() -> None:
        assert notes(live, number) == text

    qtbot.waitUntil(has_it)


def test_clicks_leave_the_keyboard_with_the_notes(live: LivePage, qtbot: QtBot) -> None:
    said = ""
    for part, place in (
        (live.attendance.viewport(), chip_box(live.attendance.visualItemRect(live.attendance.item(0)), 0).center()),
        (live.side.tabBar(), live.side.tabBar().tabRect(2).center()),
        (live.side.tabBar(), live.side.tabBar().tabRect(0).center()),
        (live.captured.viewport(), QPoint(20, 100)),
        (live.head, QPoint(20, 20)),
        (live.agenda.viewport(), live.agenda.visualItemRect(live.agenda.item(0)).center()),
    ):
        keys("F6")
        qtbot.waitUntil(live.attendance.field.hasFocus)
        click(qtbot, part, place)
        keys(*WORDS)
        said += SAID
        written(live, qtbot, said)
    click(qtbot, live.agenda.viewport(), live.agenda.visualItemRect(live.agenda.item(3)).center())
    keys(*WORDS)
    written(live, qtbot, SAID, 4)


@pytest.mark.parametrize("part", ["agenda", "captured", "start_button", "tabs", "story", "actions"])
def test_letters_and_dead_keys_lead_back_to_the_notes(live: LivePage, qtbot: QtBot, part: str) -> None:
    live.side.setCurrentWidget(live.before if part in ("story", "actions") else live.captured)
    live.agenda.setCurrentRow(2)
    where = {
        "agenda": live.agenda,
        "captured": live.captured,
        "start_button": live.start_button,
        "tabs": live.side.tabBar(),
        "story": live.before.story,
        "actions": live.before.open_actions,
    }[part]
    said = ""
    for first, letter in ((("odiaeresis",), "ö"), (("at",), "@"), (("dead_acute", "e"), "é")):
        where.setFocus()
        qtbot.waitUntil(where.hasFocus)
        keys(*first, "s")
        said += f"{letter}s"
        written(live, qtbot, said, 3)


def test_tab_stays_in_the_notes(live: LivePage, qtbot: QtBot) -> None:
    keys("S", "v", "e", "n", "Tab", "space", "s", "shift+Tab", "space", "o", "adiaeresis")
    written(live, qtbot, "Sven s oä")
    keys("ctrl+Tab")
    qtbot.waitUntil(lambda: not live.editor.hasFocus())
    keys("F7", "k")
    written(live, qtbot, "Sven s oäk")


def test_esc_from_a_menu_gives_the_notes_back(live: LivePage, app: App, qtbot: QtBot) -> None:
    bar = app.window.menuBar()
    click(qtbot, bar, bar.actionGeometry(bar.actions()[1]).center())
    keys("Escape")
    qtbot.waitUntil(live.editor.hasFocus)
    keys("V", "i", "space", "s", "e", "s")
    written(live, qtbot, "Vi ses")


def test_a_search_goes_back_with_esc_and_stays_with_enter(live: LivePage, qtbot: QtBot) -> None:
    keys("s", "t", "a", "b", "i", "l", "t", "ctrl+Next")
    qtbot.waitUntil(lambda: live.agenda.currentRow() == 1)
    keys("V", "i", "ctrl+f")
    qtbot.waitUntil(live.writing.find.field.hasFocus)
    keys("b", "i", "l", "Escape", "adiaeresis")
    written(live, qtbot, "Viä", 2)
    keys("ctrl+f")
    qtbot.waitUntil(live.writing.find.field.hasFocus)
    keys("b", "i", "l", "Return", "odiaeresis")
    written(live, qtbot, "stabilöt")
    assert notes(live, 2) == "Viä"


def test_a_completed_name_is_followed_by_what_belongs_there(live: LivePage, qtbot: QtBot) -> None:
    keys("minus", "greater", "space", "i", "f", "space", "m", "Tab", "r", "i", "n", "g", "space")
    keys("at", "k", "a", "r", "i", "Return", "comma", "space", "adiaeresis", "period", "Return", "N")
    written(live, qtbot, "-> IF Metall: ring Karin Almroth, ä.\nN")


def test_attendance_is_taken_by_name_while_assistive_technology_listens(live: LivePage, qtbot: QtBot) -> None:
    meeting = live.meeting
    with live.desk.change("töm"):
        meeting.attendances.clear()
    QAccessible.setActive(True)
    try:
        keys("F6")
        qtbot.waitUntil(live.attendance.field.hasFocus)
        keys("k", "a", "r", "i", "Return", "t", "o", "m", "m", "Return")
        qtbot.waitUntil(lambda: len(meeting.attendances) == 2)
    finally:
        QAccessible.setActive(False)
    assert {row.name for row in meeting.attendances} == {"Karin Almroth", "Tommy Hallqvist"}


def test_a_letter_after_a_click_beside_private_notes_is_not_theirs(live: LivePage, qtbot: QtBot) -> None:
    click(qtbot, live.side.tabBar(), live.side.tabBar().tabRect(live.side.indexOf(live.private)).center())
    qtbot.waitUntil(live.private.field.hasFocus)
    keys("h", "Tab", "e", "m")
    qtbot.waitUntil(lambda: live.private.field.toPlainText() == "hem")
    click(qtbot, live.head, QPoint(20, 20))
    keys("adiaeresis")
    written(live, qtbot, "ä")
    assert live.private.field.toPlainText() == "hem"
