"""Misspelt words are underlined as one types, and the speller's own troubles never reach the person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import type_text

WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


@pytest.fixture
def live(live: LivePage) -> Iterator[LivePage]:
    """The sixth item, without a word."""
    live.agenda.setCurrentRow(5)
    live.editor.clear()
    yield live
    live.spelling.close()


def _underlined(live: LivePage) -> list[str]:
    found = []
    block = live.editor.document().begin()
    while block.isValid():
        for look in block.layout().formats():
            if look.format.underlineStyle() == WAVE:
                found.append(block.text()[look.start : look.start + look.length])
        block = block.next()
    return found


def _process(live: LivePage) -> QProcess:
    return next(child for child in live.spelling.checker.children() if isinstance(child, QProcess))


def test_a_misspelt_word_is_underlined_once_it_is_left(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "Kompetensförsöringen är viktig\n")
    qtbot.waitUntil(lambda: "".join(_underlined(live)) == "Kompetensförsöringen", timeout=15_000)


def test_names_in_the_register_are_right(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "Almroth och Begićs förslag, men fellstavat ord\n")
    qtbot.waitUntil(lambda: "".join(_underlined(live)) == "fellstavat", timeout=15_000)


def test_one_key_turns_it_off_and_on(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "fellstavat ord\n")
    qtbot.waitUntil(lambda: bool(_underlined(live)), timeout=15_000)
    live.spelling.action.trigger()
    assert _underlined(live) == []
    live.spelling.action.trigger()
    assert "".join(_underlined(live)) == "fellstavat"


def test_a_suggestion_takes_the_words_place(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "En näringslivchef kom\n")
    qtbot.waitUntil(lambda: bool(_underlined(live)), timeout=15_000)
    cursor = QTextCursor(live.editor.document())
    cursor.setPosition(3)
    cursor.setPosition(3 + len("näringslivchef"), QTextCursor.MoveMode.KeepAnchor)
    menu = QMenu()
    live.spelling._offer(menu, cursor)
    qtbot.waitUntil(lambda: "näringslivschef" in [a.text() for a in menu.actions()], timeout=15_000)
    next(action for action in menu.actions() if action.text() == "näringslivschef").trigger()
    assert live.editor.toPlainText() == "En näringslivschef kom\n"
    live.editor.undo()
    assert live.editor.toPlainText() == "En näringslivchef kom\n"


def test_an_added_word_is_the_forums_and_right(live: LivePage, app: App, qtbot: QtBot) -> None:
    type_text(live.editor, "Vi såg på robotcellsdriften idag\nsxqwz\n")
    qtbot.waitUntil(lambda: "sxqwz" in "".join(_underlined(live)), timeout=15_000)
    live.spelling.add("sxqwz")
    qtbot.waitUntil(lambda: "sxqwz" not in "".join(_underlined(live)))
    assert "sxqwz" in app.desk.file.forum.dictionary


def test_a_crash_of_the_speller_is_not_noticed(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "fellstavat\n")
    qtbot.waitUntil(lambda: bool(_underlined(live)), timeout=15_000)
    _process(live).kill()
    type_text(live.editor, "ettt annat\n")
    qtbot.waitUntil(lambda: "ettt" in "".join(_underlined(live)), timeout=15_000)
    assert live.editor.toPlainText() == "fellstavat\nettt annat\n"
