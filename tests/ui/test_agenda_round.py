"""The draft agenda goes round, answers are written down, and the agenda is set."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import Answer
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.ui.meetings.round_dialog import ResponseForm, RoundDialog
from tests.keys import type_text
from tests.ui.dialogs import activate, answered


@pytest.fixture
def dialog(app: App, qtbot: QtBot) -> RoundDialog:
    meeting = app.desk.file.meetings()[-1]
    with app.desk.change("Töm"):
        meeting.rounds.clear()
        meeting.agenda_set_on = None
    made = RoundDialog(app.desk, meeting, app.window)
    qtbot.addWidget(made)
    made.show()
    activate(made)
    return made


def give(dialog: RoundDialog, name: str, answer: Answer, text: str = "") -> None:
    assert dialog.table.choose(lambda one: one.organisation.called == name)

    def fill(form: ResponseForm) -> None:
        form["answer"].setCurrentIndex(form["answer"].findData(answer))
        type_text(form["text"], text)
        form.accept()

    answered(ResponseForm, dialog.answer, fill)


def shown(dialog: RoundDialog) -> dict[str, str]:
    rows = dialog.table.sorted
    return {rows.index(n, 0).data(): rows.index(n, 1).data() for n in range(rows.rowCount())}


def test_answers_are_written_down_and_the_agenda_is_set(dialog: RoundDialog) -> None:
    assert not dialog.set_button.isEnabled()
    dialog.send_button.click()
    assert set(shown(dialog).values()) == {"Inget svar än"}
    assert "Regionen" not in shown(dialog)
    give(dialog, "Unionen", Answer.WANTS_CHANGE, "Ta energin först")
    assert shown(dialog)["Unionen"] == "Överens med ändring"
    for name in shown(dialog):
        give(dialog, name, Answer.AGREES)
    dialog.set_button.click()
    assert dialog.meeting.agenda_set_on is not None
    assert "fastställdes" in dialog.state.text()
    dialog.desk.file.undo()
    dialog.refresh()
    assert dialog.set_button.isEnabled()


def test_setting_it_too_early_is_refused(dialog: RoundDialog, said: list[str]) -> None:
    dialog.send_button.click()
    dialog.set_button.click()
    assert said
    assert dialog.meeting.agenda_set_on is None


def test_what_is_changed_afterwards_is_told(dialog: RoundDialog) -> None:
    dialog.send_button.click()
    assert not dialog.changed.isVisible()
    with dialog.desk.change("Ny punkt"):
        dialog.meeting.insert(AgendaItem(title="Vätgas", minutes=10), 3)
    dialog.refresh()
    assert "Vätgas" in dialog.changed.text()


def test_a_wish_without_words_is_asked_for(dialog: RoundDialog, qtbot: QtBot) -> None:
    dialog.send_button.click()

    def fill(form: ResponseForm) -> None:
        form["answer"].setCurrentIndex(form["answer"].findData(Answer.DISAGREES))
        form.accept()
        assert form.isVisible()

    dialog.table.setFocus()
    answered(ResponseForm, lambda: qtbot.keyClick(dialog.table, Qt.Key.Key_Return), fill)
    assert dialog.sent is not None
    assert dialog.sent.responses == []
