"""What is shown is what is read out: a state is never hidden behind a fixed name."""

from __future__ import annotations

import re
from html import unescape

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.pages import LISTED
from industriforum_desktop.ui.widgets.letters import plain as read
from tests.keys import type_text

TAG = re.compile(r"<[^>]*>")


def heard(part: QWidget) -> str:
    """What assistive technology is told of the part."""
    told = QAccessible.queryAccessibleInterface(part)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return " ".join(told.text(kind) for kind in kinds)


def shown(part: QLabel | QAbstractButton) -> str:
    """What the part shows, without marks and keys."""
    return unescape(TAG.sub("", part.text())).replace("&", "").rstrip("… ")


def silent(window: QWidget) -> list[tuple[str, str]]:
    """What is shown somewhere and can't be heard."""
    parts: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    texts = [(shown(part), heard(part)) for part in parts if part.isVisible() and part.text()]
    assert len(texts) >= 4
    return [(text, told) for text, told in texts if text and text not in TAG.sub("", told).replace("&", "")]


@pytest.mark.parametrize("key", [kind.key for kind in LISTED])
def test_what_a_page_shows_is_read_out(app: App, key: str) -> None:
    app.window.go(key, None)
    assert silent(app.window) == []


def test_what_the_live_view_shows_is_read_out(
    app: App, live: LivePage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert silent(app.window) == []
    monkeypatch.setattr(app.desk, "ask", lambda *args: True)
    live.start_meeting()
    type_text(live.editor, "Mötet öppnades")
    qtbot.waitUntil(lambda: app.window.saved.text().startswith("Sparat "))
    assert live.clock.time.text() in heard(live.clock.time)
    assert silent(app.window) == []


def test_a_state_of_saving_is_heard_as_it_is(app: App, live: LivePage) -> None:
    for text in ("Inte sparat", "Sparas …", "Sparat på den här datorn 13.42.07"):
        app.desk.saved.emit(text)
        assert app.window.saved.text() in heard(app.window.saved)
        assert "Sparat" not in heard(app.window.saved).replace(text, "")


def test_the_button_that_changes_its_word_says_the_new_one(app: App) -> None:
    app.window.go("people", None)
    page = app.window.page
    for _time in range(2):
        page.switch()
        choice = page.choice
        assert read(choice.switch.text()) in heard(choice.switch)
