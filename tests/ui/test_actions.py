"""Actions are followed up as a person does it in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import ActionStatus, MinutesState
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.actions.commands import ALL, OPEN, OVERDUE
from industriforum_desktop.ui.actions.form import ActionForm
from industriforum_desktop.ui.actions.page import ActionsPage
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.ways import ListActions
from tests.keys import type_text
from tests.ui.conftest import TODAY
from tests.ui.dialogs import activate, answered

CTRL = Qt.KeyboardModifier.ControlModifier
WHO, WHEN, STATUS = 1, 2, 3
Start = Callable[[Path | None], App]


@pytest.fixture
def page(app: App, qtbot: QtBot) -> ActionsPage:
    """The demo's actions, reached by keyboard."""
    activate(app.window)
    qtbot.keyClick(app.window, Qt.Key.Key_5, CTRL)
    shown = app.window.page
    assert isinstance(shown, ActionsPage)
    return shown


def _listed(page: ActionsPage) -> list[Outcome]:
    rows = range(page.table.sorted.rowCount())
    return [page.table.sorted.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in rows]


def _cell(page: ActionsPage, action: Outcome, column: int) -> str:
    return str(page.table.sorted.index(_listed(page).index(action), column).data())


def _choose(page: ActionsPage, beginning: str) -> Outcome:
    page.table.setFocus()
    assert page.table.choose(lambda action: action.text.startswith(beginning))
    chosen = page.table.current()
    assert isinstance(chosen, Outcome)
    return chosen


def _pick(page: ActionsPage, which: str) -> None:
    page.shown.setCurrentIndex(page.shown.findData(which))


def test_open_actions_come_first_by_day(page: ActionsPage) -> None:
    listed = _listed(page)
    assert listed and all(action.status.open for action in listed)
    days = [action.due for action in listed if action.due]
    assert days == sorted(days)
    late = sum(action.overdue(TODAY) for action in listed)
    assert str(len(listed)) in page.summary.text() and str(late) in page.summary.text()


def test_done_closes_an_action_today_and_goes_on_to_the_next(app: App, page: ActionsPage, qtbot: QtBot) -> None:
    first, second = _listed(page)[:2]
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return, CTRL)
    assert (first.status, first.closed_on) == (ActionStatus.DONE, TODAY)
    assert first not in _listed(page) and page.table.current() is second
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    again = _listed(page)[0]
    assert again.id == first.id and again.status.open and again.closed_on is None


def test_a_closed_action_is_not_closed_again(page: ActionsPage, qtbot: QtBot) -> None:
    _pick(page, ALL)
    closed = next(action for action in _listed(page) if action.status is ActionStatus.DONE)
    page.table.choose(lambda action: action is closed)
    assert not page.done_button.isEnabled()
    day = closed.closed_on
    page.done()
    assert closed.closed_on == day


def test_an_action_is_handed_over_with_funding_and_result(app: App, page: ActionsPage, qtbot: QtBot) -> None:
    action = _choose(page, "samla tre exempel")

    def write(form: ActionForm) -> None:
        assert "amla tre exempel" in form.windowTitle() + form.findChildren(type(page.summary))[1].text()
        form.handed_to.setCurrentIndex(form.handed_to.findText("YH-nätverket"))
        form.handed_to.activated.emit(form.handed_to.currentIndex())
        assert form.status.currentData() is ActionStatus.HANDED_OVER
        form["funding"].lineEdit().selectAll()
        type_text(cast(QLineEdit, form["funding"].lineEdit()), "Projektmedel 50 %")
        type_text(form["result"], "Möte bokat – åäö & <b>")
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    answered(ActionForm, lambda: qtbot.keyClick(page.table, Qt.Key.Key_Return), write)
    assert action.handed_to is not None and action.handed_to.name == "YH-nätverket"
    assert (action.funding, action.result) == ("Projektmedel 50 %", "Möte bokat – åäö & <b>")
    assert _cell(page, action, STATUS) == "Överlämnad"
    texts = [value.text() for _caption, value in page.details._values]
    assert "Möte bokat – åäö & <b>" in texts and "YH-nätverket" in texts
    activate(app.window)
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    before = _choose(page, "samla tre exempel")
    assert before.handed_to is None and before.status is ActionStatus.NOT_STARTED and not before.result


def test_handed_over_to_nobody_is_refused(page: ActionsPage, qtbot: QtBot) -> None:
    action = _choose(page, "samla tre exempel")

    def write(form: ActionForm) -> None:
        form.status.setCurrentIndex(form.status.findData(ActionStatus.HANDED_OVER))
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
        assert form.isVisible() and form._trouble.text()

    answered(ActionForm, lambda: qtbot.keyClick(page, Qt.Key.Key_F2), write)
    assert action.status is ActionStatus.NOT_STARTED


def test_an_action_that_is_opened_again_forgets_its_day(page: ActionsPage, qtbot: QtBot) -> None:
    _pick(page, ALL)
    closed = next(action for action in _listed(page) if action.status is ActionStatus.DONE)
    page.table.choose(lambda action: action is closed)

    def write(form: ActionForm) -> None:
        form.status.setCurrentIndex(form.status.findData(ActionStatus.ONGOING))
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    answered(ActionForm, lambda: qtbot.mouseClick(page.details.edit_button, Qt.MouseButton.LeftButton), write)
    assert closed.status is ActionStatus.ONGOING and closed.closed_on is None


def test_who_and_when_are_changed_where_they_stand_in_the_minutes(
    app: App, page: ActionsPage, qtbot: QtBot
) -> None:
    action = _choose(page, "samla tre exempel")
    action_id, status, line = action.id, action.status, action.line
    qtbot.keyClick(page.table, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    live = app.window.page
    assert isinstance(live, LivePage)
    editor = live.editor
    assert editor.textCursor().block().text() == line
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    type_text(editor, "-> IF Metall, Unionen: samla tre exempel på lärlingsupplägg senast 20 november")
    qtbot.mouseClick(live.leave_button, Qt.MouseButton.LeftButton)
    app.window.go("actions", None)
    [now] = [one for one in _listed(page) if one.id == action_id]
    assert _cell(page, now, WHO) == "IF Metall, Unionen"
    assert _cell(page, now, WHEN) == "2023-11-20"
    assert _cell(page, now, STATUS) == _("Overdue · {status}").format(status="Ej påbörjad")
    assert now.status is status


def test_final_minutes_are_not_changed_from_the_list(
    app: App, page: ActionsPage, qtbot: QtBot, said: list[str]
) -> None:
    action = _choose(page, "samla tre exempel")
    with app.desk.change("Slutför"):
        action.item.meeting.minutes_state = MinutesState.FINAL
    _choose(page, "samla tre exempel")
    qtbot.mouseClick(page.details.reword_button, Qt.MouseButton.LeftButton)
    assert len(said) == 1 and "3/2023" in said[0]
    assert app.window.page is page


def test_only_the_overdue_are_shown(page: ActionsPage) -> None:
    late = {action.id for action in _listed(page) if action.overdue(TODAY)}
    assert late
    _pick(page, OVERDUE)
    assert {action.id for action in _listed(page)} == late
    assert all(action.due is not None and action.due < TODAY for action in _listed(page))


def test_the_overview_leads_to_the_overdue(app: App) -> None:
    app.desk.go.emit(ListActions(OVERDUE))
    shown = app.window.page
    assert isinstance(shown, ActionsPage) and shown.shown.currentData() == OVERDUE


def test_one_receivers_actions_are_shown(page: ActionsPage) -> None:
    _pick(page, ALL)
    page.receiver.setCurrentIndex(page.receiver.findText("IUC"))
    listed = _listed(page)
    assert listed
    assert all("IUC" in _cell(page, action, WHO) for action in listed)
    page.receiver.setCurrentIndex(0)
    assert len(_listed(page)) > len(listed)


def test_the_list_narrows_as_one_types(page: ActionsPage, qtbot: QtBot) -> None:
    everything = len(_listed(page))
    qtbot.keyClick(page.table, Qt.Key.Key_F, CTRL)
    type_text(page.filter, "överlämn kompetenslyft")
    listed = _listed(page)
    assert 0 < len(listed) < everything
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert len(_listed(page)) == everything


def test_the_meeting_an_action_comes_from_is_shown(app: App, page: ActionsPage, qtbot: QtBot) -> None:
    action = _listed(page)[0]
    page.table.selectRow(0)
    qtbot.mouseClick(page.details.visit_button, Qt.MouseButton.LeftButton)
    shown = app.window.page
    assert isinstance(shown, MeetingsPage)
    assert shown.list.chosen == action.item.meeting_id


def test_a_forum_without_actions_says_how_they_come(start: Start, new_path: Path) -> None:
    app = start(new_path)
    app.window.go("actions", None)
    shown = app.window.page
    assert isinstance(shown, ActionsPage)
    assert not shown.table.isVisible() and not shown.done_button.isEnabled()
    _pick(shown, OPEN)
    shown.done()
    shown.edit()
