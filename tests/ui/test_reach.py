"""What the keyboard and a screen reader reach: nothing holds them or says nothing to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.situation.grid import AnswerGrid
from industriforum_desktop.ui.situation.page import SituationPage


def test_tab_leaves_the_grid_of_fixed_questions(app: App, qtbot: QtBot) -> None:
    app.window.go("situation", None)
    page = app.window.page
    assert isinstance(page, SituationPage)
    grid = page.findChild(AnswerGrid)
    assert isinstance(grid, AnswerGrid)
    page.views.setCurrentWidget(page.questions)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not grid


def test_a_combo_box_is_named_by_a_text_of_its_own(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    alone, captioned = QComboBox(ground), QComboBox(ground)
    caption = QLabel("Tema", ground)
    caption.setBuddy(captioned)
    alone.setAccessibleName("Vilka åtgärder")
    captioned.setAccessibleName("Tema")
    ground.show()
    names = {text.buddy(): text.text() for text in ground.findChildren(QLabel)}
    assert names == {alone: "Vilka åtgärder", captioned: "Tema"}
    assert [text for text in ground.findChildren(QLabel) if text.isVisible()] == [caption]


def test_a_message_can_be_gone_to_and_left(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    stops: list[type[QWidget]] = []

    def answer(box: QMessageBox) -> int:
        box.show()
        box.activateWindow()
        for _stop in range(3):
            focused = box.focusWidget()
            assert focused is not None
            stops.append(type(focused))
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        box.close()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    app.desk.warn("Filen går inte att läsa.", app.window)
    assert stops == [QPushButton, QLabel, QPushButton]
