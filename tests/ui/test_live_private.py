"""Private notes are kept, and stay private."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.cli import main
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import type_text
from tests.ui.conftest import FOURTH

SECRET = "Ring Ylva om lokalen åäö"


@pytest.fixture
def live(live: LivePage) -> LivePage:
    """Something has been typed that nobody else may see."""
    live.private.begin()
    type_text(live.private.field, SECRET)
    return live


def test_they_belong_to_their_item_and_come_back(live: LivePage, app: App) -> None:
    live.agenda.setCurrentRow(1)
    assert live.private.field.toPlainText() == ""
    live.agenda.setCurrentRow(0)
    assert live.private.field.toPlainText() == SECRET
    assert live.leave()
    app.window.go("live", FOURTH)
    assert live.private.field.toPlainText() == SECRET


def test_they_are_in_the_file_without_a_button(live: LivePage, app: App) -> None:
    assert live.session is not None
    assert live.session.flush()
    app.desk.file.refresh()
    assert live.item.note is not None
    assert live.item.note.private == SECRET
    assert live.item.note.text == ""


def test_the_room_never_sees_them(live: LivePage, qtbot: QtBot) -> None:
    live.projection.toggle()
    window = live.projection.window
    assert window is not None
    type_text(live.editor, "Öppet för alla")
    notes = window.findChildren(QTextEdit)[0]
    qtbot.waitUntil(lambda: "Öppet för alla" in notes.toPlainText())
    shown = [label.text() for label in window.findChildren(QLabel)] + [notes.toPlainText()]
    assert not [text for text in shown if "Ylva" in text]


def test_no_paper_has_them(live: LivePage, app: App, tmp_path: Path) -> None:
    assert live.leave()
    path = app.desk.file.path
    app.window.close()
    for kind in ("agenda", "minutes"):
        out = tmp_path / f"{kind}.pdf"
        assert main(["report", kind, str(path), "--meeting", "2023-4", "-o", str(out)]) == 0
        document = pypdfium2.PdfDocument(out)
        text = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert "lokalen" not in text
