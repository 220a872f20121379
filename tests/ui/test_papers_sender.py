"""Who letters come from is written in the settings and stands in the invitation."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.papers import Source, make
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.ui.settings_dialog import SettingsDialog
from tests.keys import type_text
from tests.ui.dialogs import activate, answered

CTRL = Qt.KeyboardModifier.ControlModifier


def _invitation(app: App) -> str:
    file = app.desk.file
    return plain_text(make("invitation", Source.of(file, organisation=file.organisations()[0]), app.desk.language))


def test_the_sender_stands_in_the_invitation_until_undone(app: App, qtbot: QtBot) -> None:
    before = app.desk.file.forum.sender

    def answer(dialog: SettingsDialog) -> None:
        dialog.show_part(dialog.looks)
        dialog.looks["sender"].selectAll()
        type_text(dialog.looks["sender"], "Utvecklingsenheten, Box 601")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    activate(app.window)
    answered(SettingsDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_Comma, CTRL), answer)
    assert app.desk.file.forum.sender == "Utvecklingsenheten, Box 601"
    assert "Utvecklingsenheten, Box 601" in _invitation(app)
    activate(app.window)
    qtbot.keyClick(app.window, Qt.Key.Key_Z, CTRL)
    assert app.desk.file.forum.sender == before
    assert "Utvecklingsenheten, Box 601" not in _invitation(app)
