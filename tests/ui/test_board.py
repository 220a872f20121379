"""Boards: what a card says, what a filter hides, and cards moved by the keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import ActionStatus, ProposalState
from industriforum_desktop.i18n import Language
from industriforum_desktop.ui.actions.commands import OPEN
from industriforum_desktop.ui.actions.page import ActionsPage
from industriforum_desktop.ui.dress import INSET
from industriforum_desktop.ui.people.page import PeoplePage
from industriforum_desktop.ui.proposals.page import ProposalsPage
from industriforum_desktop.ui.proposals.reason import ReasonForm
from industriforum_desktop.ui.shared.board import DropList
from industriforum_desktop.ui.widgets.letters import plain as read
from tests.ui.dialogs import activate, answered

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ((2026, 11, 20), "i fredags"),
        ((2026, 11, 25), "i går"),
        ((2026, 11, 26), "i dag"),
        ((2026, 11, 27), "i morgon"),
        ((2026, 12, 1), "på tisdag"),
        ((2026, 12, 3), "3\N{NO-BREAK SPACE}december"),
        ((2027, 1, 12), "12\N{NO-BREAK SPACE}januari 2027"),
    ],
)
def test_a_day_is_said_as_people_say_it(day: tuple[int, int, int], said: str) -> None:
    # Thursday
    assert Language("sv").spoken_date(date(*day), date(2026, 11, 26)) == said


@pytest.fixture
def actions(app: App) -> ActionsPage:
    app.window.go("actions", None)
    activate(app.window)
    page = app.window.page
    assert isinstance(page, ActionsPage)
    page.views.setCurrentWidget(page.board)
    return page


def cards(part: DropList) -> list[str]:
    return [part.item(n).text() for n in range(part.count())]


def hidden(page: ActionsPage) -> list[str]:
    return [read(one.text()) for one in page.board.findChildren(QPushButton) if one.isVisible()]


def test_the_filter_acts_on_the_board_and_what_it_hides_is_told(actions: ActionsPage) -> None:
    actions.show_only(OPEN)
    assert not cards(actions.board.lists[ActionStatus.DONE])
    done = sum(one.status is ActionStatus.DONE for one in actions.desk.file.actions())
    assert f"+ {done} avslutade" in hidden(actions)
    actions.filter.setText("yrkessvenska")
    shown = [text for part in actions.board.lists.values() for text in cards(part)]
    assert shown and all("yrkessvenska" in text for text in shown)
    told = next(one for one in actions.board.findChildren(QPushButton) if read(one.text()) == f"+ {done} avslutade")
    told.click()
    assert len(cards(actions.board.lists[ActionStatus.DONE])) == done
    assert not hidden(actions)


def test_the_filter_acts_on_those_to_win(app: App) -> None:
    app.window.go("people", "outreach")
    page = app.window.page
    assert isinstance(page, PeoplePage)
    page.filter.setText("Skogsind")
    shown = [text for part in page.pipeline.lists.values() for text in cards(part)]
    assert [text.partition("\n")[0] for text in shown] == ["Skogsindustrierna"]


def test_arrows_choose_and_with_ctrl_or_alt_carry_the_card(actions: ActionsPage, qtbot: QtBot) -> None:
    lists = actions.board.lists
    first, second = lists[ActionStatus.NOT_STARTED], lists[ActionStatus.ONGOING]
    first.setFocus()
    first.setCurrentRow(0)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus() and second.chosen() is not None and first.chosen() is None
    qtbot.keyClick(second, Qt.Key.Key_Left)
    carried = first.chosen()
    assert first.hasFocus() and carried is not None
    for held, there in ((CTRL, ActionStatus.ONGOING), (ALT, ActionStatus.NOT_STARTED)):
        key = Qt.Key.Key_Right if held is CTRL else Qt.Key.Key_Left
        qtbot.keyClick(first if held is CTRL else second, key, held)
        assert (actions.board.chosen(), lists[there].hasFocus()) == (carried, True)


def test_a_proposal_is_never_carried_to_what_only_a_meeting_does(app: App, qtbot: QtBot) -> None:
    app.window.go("proposals", None)
    activate(app.window)
    page = app.window.page
    assert isinstance(page, ProposalsPage)
    planned = page.board.lists[ProposalState.PLANNED]
    planned.setCurrentRow(0)
    asked: list[object] = []
    page.board.moved.connect(lambda proposal_id, state: asked.append(state))
    answered(ReasonForm, lambda: qtbot.keyClick(planned, Qt.Key.Key_Right, CTRL), lambda form: form.reject())
    assert asked == [ProposalState.POSTPONED]


@pytest.mark.parametrize("width", [1280, 1024])
def test_no_day_is_cut_in_the_list(app: App, qtbot: QtBot, width: int) -> None:
    app.window.resize(width, 700)
    app.window.go("actions", None)
    page = app.window.page
    assert isinstance(page, ActionsPage)
    table = page.table
    qtbot.waitUntil(lambda: table.viewport().width() > 500)
    place = next(n for n, column in enumerate(table.rows.columns) if column.text(table.rows.things[0])[:3] == "202")
    shown = [str(table.sorted.index(row, place).data()) for row in range(table.sorted.rowCount())]
    room = table.columnWidth(place) - 2 * INSET - 6
    assert max(map(table.fontMetrics().horizontalAdvance, shown)) <= room
