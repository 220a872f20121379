"""What the room sees, and what it never sees."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.live.projector import Projector
from tests.keys import type_text


@pytest.fixture
def projector(live: LivePage) -> Projector:
    live.projection.toggle()
    window = live.projection.window
    assert window is not None
    assert window.isVisible()
    return window


def _seen(window: Projector) -> str:
    texts = [label.text() for label in window.findChildren(QLabel)]
    notes = [notes.toPlainText() for notes in window.findChildren(QTextEdit)]
    return "\n".join([*texts, *notes])


def test_the_room_sees_the_item_and_the_words_as_they_are_typed(
    live: LivePage, projector: Projector, qtbot: QtBot
) -> None:
    live.agenda.setCurrentRow(4)
    assert "<b>5. Årlig uppföljning</b>" in _seen(projector)
    type_text(live.editor, "Året var bra\n= Vi fortsätter 2024\n-> IUC: boka lokal senast 15 januari\n")
    qtbot.waitUntil(lambda: "15 januari 2024" in _seen(projector).replace("\xa0", " "))
    seen = _seen(projector)
    assert "Året var bra" in seen
    assert "Överenskommet: Vi fortsätter 2024" in seen


def test_what_looks_like_a_tag_is_shown_as_typed(live: LivePage, projector: Projector, qtbot: QtBot) -> None:
    type_text(live.editor, "<b>fet</b> & <img src=x>")
    qtbot.waitUntil(lambda: "<b>fet</b> & <img src=x>" in _seen(projector))


def test_one_key_blanks_it_and_brings_it_back(live: LivePage, projector: Projector, qtbot: QtBot) -> None:
    live.projection.blank()
    assert projector.blanked
    live.projection.blank()
    assert not projector.blanked


def test_esc_closes_it_and_so_does_leaving_the_meeting(live: LivePage, projector: Projector, qtbot: QtBot) -> None:
    qtbot.keyClick(projector, Qt.Key.Key_Escape)
    assert not projector.isVisible()
    live.projection.toggle()
    assert projector.isVisible()
    live.leave()
    assert not projector.isVisible()
