"""A letter that is underlined in a menu means one command of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.widgets.letters import plain, underline


def twice(texts: list[str]) -> list[str]:
    """The letters that more than one of the texts underlines."""
    marks = [mark[1].lower() for text in texts if (mark := re.search("&([^&])", text))]
    return [letter for letter, n in Counter(marks).items() if n > 1]


PAGES = ("overview", "meetings", "proposals", "people", "actions", "situation", "year", "papers", "finish")


@pytest.mark.parametrize("key", PAGES)
def test_no_letter_is_underlined_twice_in_a_menu(app: App, key: str) -> None:
    app.window.go(key, None)
    page = app.window.pages[key]
    assert twice([action.text() for action in page.commands if action is not None]) == []


def test_no_letter_is_underlined_twice_in_the_menu_of_the_live_view(live: LivePage) -> None:
    assert twice([action.text() for action in live.commands if action is not None]) == []


def test_no_letter_is_underlined_twice_in_the_menus_that_are_always_there(app: App) -> None:
    bar = app.window.menuBar()
    assert twice([action.text() for action in bar.actions()]) == []
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            assert twice([entry.text() for entry in menu.actions()]) == []


def test_a_text_whose_letters_are_all_taken_stays_as_it_is(qtbot: QtBot) -> None:
    press = QPushButton("R & D")
    qtbot.addWidget(press)
    for _again in range(3):
        underline([press], "rd")
        assert press.text() == "R && D"


def test_what_people_wrote_marks_no_letter(app: App) -> None:
    with app.desk.change("La till H&M"):
        app.desk.file.organisations()[0].short_name = "H&M"
    assert app.window.undo_action.text() == "&Ångra: La till H&&M"
    assert plain(app.window.undo_action.text()) == "Ångra: La till H&M"
