"""What happened before is one key away, and earlier actions are followed up where one goes through them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import language
from industriforum_desktop.papers import Source, make
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import type_text
from tests.ui.dialogs import activate

OPEN_ACTIONS, ENERGY = 2, 8


@pytest.fixture
def live(live: LivePage, qtbot: QtBot) -> LivePage:
    """What was agreed before is shown: F8 has been pressed."""
    activate(live.window())
    live.agenda.setCurrentRow(OPEN_ACTIONS)
    qtbot.keyClick(live.editor, Qt.Key.Key_F8)
    return live


def chosen(live: LivePage) -> Outcome:
    entry = live.before.open_actions.currentItem()
    return live.desk.file.session.get_one(Outcome, entry.data(Qt.ItemDataRole.UserRole))


def minutes(live: LivePage) -> str:
    text = plain_text(make("minutes", Source.of(live.desk.file, live.meeting), language("sv")))
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_one_key_shows_earlier_notes_and_actions(live: LivePage) -> None:
    assert live.side.currentWidget() is live.before
    assert "3/2023" in live.before.story.toPlainText()
    listed = live.before.open_actions
    assert listed.hasFocus()
    assert listed.count() == sum(action.status.open for action in live.desk.file.actions())


def test_space_ticks_an_action_and_the_minutes_say_so(live: LivePage, qtbot: QtBot) -> None:
    action = chosen(live)
    qtbot.keyClick(live.before.open_actions, Qt.Key.Key_Space)
    assert action.status is ActionStatus.DONE
    assert action.closed_on == live.meeting.day
    assert action.text in minutes(live)
    qtbot.keyClick(live.before.open_actions, Qt.Key.Key_Space)
    assert action.status.open
    assert not live.item.reports


def test_enter_reports_on_an_action(live: LivePage, qtbot: QtBot) -> None:
    action = chosen(live)
    before = live.before.open_actions.count()
    qtbot.keyClick(live.before.open_actions, Qt.Key.Key_Return)
    type_text(live.arranging.line.field, "Tre företag har sagt ja")
    qtbot.keyClick(live.arranging.line.field, Qt.Key.Key_Return)
    [report] = live.item.reports
    assert (report.outcome.id, report.text) == (action.id, "Tre företag har sagt ja")
    assert "Tre företag har sagt ja" in minutes(live)
    assert live.before.open_actions.count() == before
    assert live.before.open_actions.hasFocus()


def test_an_action_is_carried_over_to_a_new_day(live: LivePage, qtbot: QtBot) -> None:
    action = chosen(live)
    qtbot.keyClick(live.before.open_actions, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(live.arranging.line.field, "15 mars")
    qtbot.keyClick(live.arranging.line.field, Qt.Key.Key_Return)
    assert action.due == date(2024, 3, 15)
    assert action.status.open
    assert "15 mars 2024" in minutes(live)
    live.desk.file.undo()
    assert chosen(live).due != date(2024, 3, 15)


def test_items_with_the_same_theme_belong_together(live: LivePage, qtbot: QtBot) -> None:
    other = next(i for m in live.desk.file.meetings()[:-1] for i in m.items if i.has_minutes)
    with live.desk.change("Tema"):
        other.theme = "Eget tema"
    live.agenda.setCurrentRow(ENERGY)
    live.before.theme.setFocus()
    live.before.theme.setEditText("eget TEMA")
    live.editor.setFocus()
    assert live.item.theme == "Eget tema"
    assert other.title in live.before.story.toPlainText()


def test_f7_leads_back_to_the_notes(live: LivePage, qtbot: QtBot) -> None:
    qtbot.keyClick(live.before.open_actions, Qt.Key.Key_F7)
    assert live.editor.hasFocus()
