"""The dialog for the year's own words: what is written there is kept, and one undo takes it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.ui.papers.year_words import YearWordsDialog
from tests.keys import type_text


def test_words_are_shown_changed_and_undone_in_one_step(qtbot, app) -> None:
    file = app.desk.file
    before = file.follow_ups()[2023].summary
    dialog = YearWordsDialog(app.desk, 2023, app.window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog["summary"].toPlainText() == before
    qtbot.waitUntil(lambda: dialog.chart.drawn)
    assert str(sum(one.status is ActionStatus.DONE for one in file.actions())) in dialog.chart.accessibleName()
    dialog["summary"].selectAll()
    type_text(dialog["summary"], "Året på två rader")
    first = str(file.aims()[0].id)
    dialog.aims[first].setPlainText("Bättre än väntat.")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    own = file.follow_ups()[2023]
    assert (own.summary, own.assessments[first]) == ("Året på två rader", "Bättre än väntat.")
    file.undo()
    assert file.follow_ups()[2023].summary == before


def test_a_year_without_words_begins_empty_and_saves_only_what_is_new(qtbot, app) -> None:
    file = app.desk.file
    dialog = YearWordsDialog(app.desk, 2024, app.window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert 2024 not in file.follow_ups()
    again = YearWordsDialog(app.desk, 2024, app.window)
    qtbot.addWidget(again)
    again.show()
    type_text(again["next_year"], "Fyra möten")
    qtbot.mouseClick(again.save, Qt.MouseButton.LeftButton)
    assert file.follow_ups()[2024].next_year == "Fyra möten"
