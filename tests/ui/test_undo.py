"""One undo, of everything, in the order in which it was done: words, items, people, letters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import MeetingState, Membership
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.store.check import check
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import press, type_text
from tests.ui.dialogs import activate, answered

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What undo asked; answered with its button."""
    questions: list[str] = []

    def answer(box: QMessageBox) -> int:
        questions.append(box.text())
        agree = next(one for one in box.buttons() if box.buttonRole(one) == QMessageBox.ButtonRole.AcceptRole)
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _box: agree)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return questions


Restarted = Callable[[], LivePage]


@pytest.fixture
def restarted(app: App, start: Callable[[Path], App], demo_path: Path) -> Restarted:
    """Closes the program and starts it again, in the same meeting."""

    def again() -> LivePage:
        app.window.close()
        new = start(demo_path)
        new.window.go("live", 4)
        page = new.window.page
        assert isinstance(page, LivePage)
        return page

    return again


def undo(widget: QWidget) -> None:
    press(widget, Qt.Key.Key_Z, "\x1a", CTRL)


def redo(widget: QWidget) -> None:
    press(widget, Qt.Key.Key_Y, "\x19", CTRL)


def titles(app: App) -> list[str]:
    app.desk.file.session.expire_all()
    return [item.title for item in app.desk.file.meetings()[3].items]


def test_words_and_steps_go_back_in_the_order_in_which_they_came(app: App, live: LivePage, qtbot: QtBot) -> None:
    begun = titles(app)
    type_text(live.editor, "Ett")
    qtbot.keyClick(live.editor, Qt.Key.Key_Down, ALT)
    moved = titles(app)
    type_text(live.editor, " två")
    with app.desk.change("La till “Buller”"):
        live.meeting.insert(AgendaItem(title="Buller", minutes=5), 15)
    added = titles(app)
    type_text(live.editor, " tre")
    seen = []
    for _step in range(5):
        seen.append((live.editor.toPlainText(), titles(app), app.window.undo_action.text()))
        undo(live.editor)
    assert seen == [
        ("Ett två tre", added, "&Ångra: det skrivna"),
        ("Ett två", added, "&Ångra: La till “Buller”"),
        ("Ett två", moved, "&Ångra: det skrivna"),
        ("Ett", moved, f"&Ångra: Flyttade ”{begun[0]}”"),
        ("Ett", begun, "&Ångra: det skrivna"),
    ]
    assert (live.editor.toPlainText(), titles(app)) == ("", begun)
    for text, agenda, _name in reversed(seen):
        redo(live.editor)
        assert (live.editor.toPlainText(), titles(app)) == (text, agenda)
    assert live.leave()
    assert check(app.desk.file.path) == []


def test_words_of_another_item_are_gone_to(app: App, live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "Ett")
    qtbot.keyClick(live.editor, Qt.Key.Key_PageDown, CTRL)
    undo(live.editor)
    assert live.agenda.currentRow() == 0
    assert live.editor.toPlainText() == ""
    redo(live.editor)
    assert live.editor.toPlainText() == "Ett"


def test_a_line_is_one_step(live: LivePage) -> None:
    type_text(live.editor, "Ett två\ntre")
    undo(live.editor)
    assert live.editor.toPlainText() == "Ett två\n"
    undo(live.editor)
    assert live.editor.toPlainText() == ""


def _choose_chair(app: App, live: LivePage) -> None:
    with app.desk.change("Valde ordförande"):
        live.meeting.chair = "Åsa Öst"


def test_after_a_restart_older_words_are_asked_about(
    app: App, live: LivePage, asked: list[str], restarted: Restarted
) -> None:
    type_text(live.editor, "Gammalt")
    _choose_chair(app, live)
    page = restarted()
    assert page.editor.toPlainText() == "Gammalt"
    undo(page.editor)
    assert len(asked) == 1
    assert "Valde ordförande" in asked[0]
    assert page.editor.toPlainText() == ""
    redo(page.editor)
    assert page.editor.toPlainText() == "Gammalt"
    undo(page.editor)
    assert len(asked) == 1


def test_who_says_no_keeps_the_older_words(app: App, live: LivePage, said: list[str], restarted: Restarted) -> None:
    type_text(live.editor, "Gammalt")
    _choose_chair(app, live)
    page = restarted()
    said.clear()
    undo(page.editor)
    assert page.editor.toPlainText() == "Gammalt"
    assert len(said) == 1


def test_a_step_that_was_undone_is_not_asked_about_after_a_restart(
    app: App, live: LivePage, said: list[str], restarted: Restarted
) -> None:
    type_text(live.editor, "Gammalt")
    _choose_chair(app, live)
    undo(live.editor)
    page = restarted()
    assert page.editor.toPlainText() == "Gammalt"
    said.clear()
    undo(page.editor)
    assert page.editor.toPlainText() == ""
    assert said == []


def test_a_meeting_that_ended_is_not_undone_by_a_stray_key(
    app: App, live: LivePage, asked: list[str], qtbot: QtBot
) -> None:
    live.start_meeting()
    live.end_meeting()
    assert app.window.page is app.window.pages["finish"]
    asked.clear()
    app.window.undo_action.trigger()
    assert len(asked) == 1
    assert "Avslutade mötet" in asked[0]
    assert app.desk.file.meetings()[3].state is MeetingState.PLANNED


def test_who_does_not_agree_keeps_the_meeting_ended(
    app: App, live: LivePage, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    live.start_meeting()
    with monkeypatch.context() as agreed:
        agreed.setattr(app.desk, "ask", lambda *_said, **_how: True)
        live.end_meeting()
    monkeypatch.setattr(app.desk, "ask", lambda text, *_said, **_how: said.append(text))
    app.window.undo_action.trigger()
    app.desk.file.session.expire_all()
    assert app.desk.file.meetings()[3].state is MeetingState.HELD
    assert "Avslutade mötet" in said[-1]


def test_what_was_done_on_another_page_is_asked_about_by_name(app: App, asked: list[str]) -> None:
    app.window.go("people", None)
    with app.desk.change("Ändrade IF Metall"):
        app.desk.file.organisations()[0].note = "Ny"
    app.window.undo_action.trigger()
    assert asked == []
    app.window.redo_action.trigger()
    app.window.go("proposals", None)
    app.window.undo_action.trigger()
    assert len(asked) == 1
    assert "Ändrade IF Metall" in asked[0]
    assert "Deltagare" in asked[0]
    assert app.desk.file.organisations()[0].note != "Ny"
    assert app.window.page is app.window.pages["people"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_a_stray_key_leaves_what_undo_asks_about_as_it_is(
    app: App, key: Qt.Key, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", QDialog.exec)  # the question waits for a key
    app.window.go("people", None)
    with app.desk.change("Ändrade IF Metall"):
        app.desk.file.organisations()[0].note = "Ny"
    app.window.go("proposals", None)
    answered(QMessageBox, app.window.undo_action.trigger, lambda box: qtbot.keyClick(box.focusWidget(), key))
    assert app.desk.file.organisations()[0].note == "Ny"
    assert app.window.page is app.window.pages["proposals"]


def test_a_deleted_organisation_comes_back_with_its_contact_log(app: App) -> None:
    party = next(one for one in app.desk.file.organisations() if one.membership is Membership.TO_CONTACT)
    before = [step.text for step in app.desk.file.outreach()]
    with app.desk.change("Tog bort") as done:
        app.desk.file.session.delete(party)
    assert done
    app.window.undo_action.trigger()
    assert [step.text for step in app.desk.file.outreach()] == before


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, SHIFT], ids=["Ctrl+Y", "Ctrl+Shift+Z"])
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_keys_of_redo_work_in_every_field(
    app: App, qtbot: QtBot, keys: Qt.KeyboardModifier, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.show()
    activate(field)
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    undo(field)

    def text() -> str:
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    assert text() == ""
    key = Qt.Key.Key_Z if keys == SHIFT else Qt.Key.Key_Y
    qtbot.keyClick(field, key, CTRL | keys)
    assert text() == "abc"


def test_both_keys_redo_in_the_notes(app: App, live: LivePage, qtbot: QtBot) -> None:
    activate(app.window)
    live.editor.setFocus()
    type_text(live.editor, "Ord")
    for key, held in ((Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)):
        qtbot.keyClick(live.editor, Qt.Key.Key_Z, CTRL)
        assert live.editor.toPlainText() == ""
        qtbot.keyClick(live.editor, key, held)
        assert live.editor.toPlainText() == "Ord"


def test_the_meeting_that_is_being_held_is_not_undone_away(app: App, qtbot: QtBot) -> None:
    from datetime import date, time

    from industriforum_desktop.forum.meeting import Meeting

    with app.desk.change("Planerade möte 1/2024"):
        made = Meeting(year=2024, number=1, day=date(2024, 2, 8), start=time(13), end=time(15))
        made.insert(AgendaItem(title="Öppnande", minutes=5), 0)
        app.desk.file.session.add(made)
    app.window.go("live", made.id)
    page = app.window.page
    assert isinstance(page, LivePage)
    app.desk.file.undo()
    assert page.meeting.label == "2024-1"
    type_text(page.editor, "Ord")
    assert page.leave()
    assert check(app.desk.file.path) == []
