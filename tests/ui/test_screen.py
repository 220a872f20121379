"""The program on an X display with a window manager, driven by the keys that a Swedish keyboard sends."""

from __future__ import annotations

import os
import subprocess
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.store.check import check
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.people.forms import PersonForm
from industriforum_desktop.ui.people.page import PeoplePage
from tests.ui.dialogs import answered, stands_still

pytestmark = pytest.mark.screen

LETTERS = {"aring": "å", "adiaeresis": "ä", "odiaeresis": "ö", "Aring": "Å", "section": "§", "minus": "-"}
ALTGR = {
    **{"at": "@", "sterling": "£", "dollar": "$", "EuroSign": "€", "braceleft": "{", "bracketleft": "["},
    **{"bracketright": "]", "braceright": "}", "backslash": "\\", "bar": "|", "mu": "µ"},
}
DEAD = {
    **{"dead_acute e": "é", "dead_grave a": "à", "dead_diaeresis u": "ü", "dead_circumflex o": "ô"},
    **{"dead_tilde n": "ñ", "dead_tilde space": "~", "dead_circumflex space": "^"},
}


def _keys(*names: str) -> None:
    subprocess.run(["xdotool", "key", "--delay", "20", *names], check=True)


@pytest.fixture(autouse=True)
def _swedish_keyboard() -> None:
    if os.environ.get("QT_QPA_PLATFORM") != "xcb":
        pytest.skip("packaging/test.sh gives these tests a display")
    subprocess.run(["setxkbmap", "se"], check=True)


@pytest.fixture
def window(app: App, qtbot: QtBot) -> App:
    """The program, in front and with the keyboard."""
    app.window.activateWindow()
    app.window.raise_()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=20_000)
    return app


@pytest.fixture
def live(window: App, live: LivePage, qtbot: QtBot) -> LivePage:
    """The demo's fourth meeting, the caret in its first item."""
    qtbot.waitUntil(live.editor.hasFocus, timeout=20_000)
    return live


@pytest.mark.parametrize("keys", [LETTERS, ALTGR, DEAD], ids=["letters", "altgr", "dead"])
def test_every_key_reaches_the_notes(live: LivePage, qtbot: QtBot, keys: dict[str, str]) -> None:
    for names in keys:
        _keys(*names.split())
    wanted = "".join(keys.values())
    qtbot.waitUntil(lambda: len(live.editor.toPlainText()) >= len(wanted), timeout=20_000)
    assert live.editor.toPlainText() == wanted


def test_a_meeting_is_held_from_the_keyboard(window: App, live: LivePage, qtbot: QtBot) -> None:
    _keys("minus", "greater", "space", "I", "U", "C", "colon", "space", "r", "i", "n", "g", "ctrl+Next")
    qtbot.waitUntil(lambda: live.agenda.currentRow() == 1, timeout=20_000)
    _keys("equal", "space", "J", "a", "ctrl+Prior")
    qtbot.waitUntil(lambda: live.agenda.currentRow() == 0, timeout=20_000)
    assert live.editor.toPlainText() == "-> IUC: ring"
    assert live.leave()
    first, second = window.desk.file.meetings()[3].items[:2]
    assert [item.note.text for item in (first, second) if item.note] == ["-> IUC: ring", "= Ja"]
    assert check(window.desk.file.path) == []


def test_words_and_steps_are_undone_in_order_and_both_keys_redo(window: App, live: LivePage, qtbot: QtBot) -> None:
    def reads(text: str, row: int) -> None:
        there = (text, row)
        qtbot.waitUntil(lambda: (live.editor.toPlainText(), live.agenda.currentRow()) == there, timeout=20_000)

    _keys("a", "b")
    reads("ab", 0)
    _keys("alt+Down")
    reads("ab", 1)
    _keys("c")
    reads("abc", 1)
    for text, row in (("ab", 1), ("ab", 0), ("", 0)):
        _keys("ctrl+z")
        reads(text, row)
    for keys, text, row in (("ctrl+y", "ab", 0), ("ctrl+shift+z", "ab", 1), ("ctrl+y", "abc", 1)):
        _keys(keys)
        reads(text, row)
    assert live.leave()
    assert check(window.desk.file.path) == []


def test_pages_are_reached_from_the_keyboard(window: App, qtbot: QtBot) -> None:
    _keys("ctrl+2")
    qtbot.waitUntil(lambda: window.window.page is window.window.pages["meetings"], timeout=20_000)
    _keys("ctrl+1")
    qtbot.waitUntil(lambda: window.window.page is window.window.pages["overview"], timeout=20_000)


def test_an_organisation_and_a_day_are_typed_with_real_keys(window: App, qtbot: QtBot) -> None:
    window.window.go("people", None)
    page = window.window.page
    assert isinstance(page, PeoplePage)
    page.views.setCurrentIndex(1)
    answered(PersonForm, page.new_person, partial(_fill_person, qtbot))
    person = next(one for one in window.desk.file.participants() if one.name == "siv")
    assert person.organisation.name == "IF Metall" and person.since is not None
    assert (person.since.month, person.since.day) == (6, 15)
    assert page.people.hasFocus() and page.people.current() is person


def _fill_person(qtbot: QtBot, form: PersonForm) -> None:
    qtbot.waitUntil(form["name"].hasFocus, timeout=20_000)
    _keys("s", "i", "v", "Tab", "Tab")
    qtbot.waitUntil(form["organisation_id"].hasFocus, timeout=20_000)
    for key in ("I", "F", "space", "M", "e", "t", "a", "l", "l"):
        written = len(form["organisation_id"].currentText()) if key != "I" else 0
        _keys(key)
        qtbot.waitUntil(partial(_holds, form, written + 1), timeout=20_000)
    _keys("Tab")
    qtbot.waitUntil(form["role"].hasFocus, timeout=20_000)
    assert form["organisation_id"].currentText() == "IF Metall"
    _keys("Tab", "Tab", "Tab")
    qtbot.waitUntil(form["since"].hasFocus, timeout=20_000)
    _keys("1", "5", "slash", "6", "Tab")
    qtbot.waitUntil(form["until"].hasFocus, timeout=20_000)
    _keys("Return")
    qtbot.waitUntil(lambda: not form.isVisible(), timeout=20_000)


def _holds(form: PersonForm, letters: int) -> bool:
    return len(form["organisation_id"].currentText()) == letters


def test_the_wheel_over_an_item_changes_nothing(window: App, qtbot: QtBot) -> None:
    window.window.go("meetings", 4)
    page = window.window.page
    assert isinstance(page, MeetingsPage)
    form = page.editor.form
    page.editor.begin()
    page.editor.view.setFocus()
    qtbot.waitUntil(form.isVisible, timeout=20_000)
    if not form.more.isChecked():
        form.more.click()
    before = form.values()
    for field in (form.kind, form.minutes, form.proposed_by, form.theme, form.horizon):
        _into_view(field)
        stands_still(field)
        place = field.mapToGlobal(field.rect().center())
        turns = _Turns(field)
        # Once: what lies behind may be moved by it, and the field away from under the mouse.
        subprocess.run(["xdotool", "mousemove", str(place.x()), str(place.y()), "click", "5"], check=True)
        qtbot.waitUntil(partial(_turned, turns), timeout=20_000)
        assert form.values() == before and not field.hasFocus()


def _into_view(field: QWidget) -> None:
    part = field.parentWidget()
    while part is not None:
        if isinstance(part, QScrollArea):
            part.ensureWidgetVisible(field)
        part = part.parentWidget()


def _turned(turns: _Turns) -> bool:
    return turns.seen > 0


class _Turns(QObject):
    """Counts the turns of the wheel that reach the program."""

    def __init__(self, over: QObject) -> None:
        super().__init__(over)
        self.seen = 0
        qt = QApplication.instance()
        assert qt is not None
        qt.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() == QEvent.Type.Wheel and watched is self.parent()
        return False
