"""The pool of proposals: written down, put on agendas, put off, turned down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import ProposalState
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.ui.proposals.form import ProposalForm
from industriforum_desktop.ui.proposals.page import ProposalsPage
from industriforum_desktop.ui.widgets.board import DropList
from tests.keys import type_text
from tests.ui.dialogs import activate, answered


@pytest.fixture
def page(app: App, qtbot: QtBot) -> ProposalsPage:
    app.window.go("proposals", None)
    activate(app.window)
    found = app.window.page
    assert isinstance(found, ProposalsPage)
    return found


def stands(proposal: Proposal) -> ProposalState:
    return proposal.state


def first(page: ProposalsPage, state: ProposalState) -> Proposal:
    page.board.lists[state].setCurrentRow(0)
    assert page.chosen is not None
    return page.chosen


def drop(carrier: DropList, target: DropList, row: int = -1) -> None:
    """Let go of the chosen proposal over another list, on one of its rows or below them."""
    carried = carrier.mimeData([carrier.currentItem()])
    entry = target.item(row) if row >= 0 else None
    at = target.visualItemRect(entry).center() if entry is not None else target.viewport().rect().bottomRight()
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target.dropEvent(QDropEvent(QPointF(at), move, carried, left, none))


def test_a_proposal_is_written_down(page: ProposalsPage) -> None:
    before = page.board.lists[ProposalState.NEW].count()

    def fill(form: ProposalForm) -> None:
        form.accept()
        assert form.isVisible()
        type_text(form.name, "Vätgas i hamnen")
        form.organisation.setCurrentIndex(1)
        form.accept()

    answered(ProposalForm, page.new, fill)
    assert page.board.lists[ProposalState.NEW].count() == before + 1
    assert page.chosen is not None
    assert page.chosen.title == "Vätgas i hamnen"


def test_ctrl_enter_puts_it_on_the_next_agenda_and_undo_takes_it_off(page: ProposalsPage, qtbot: QtBot) -> None:
    proposal = first(page, ProposalState.NEW)
    qtbot.keyClick(page.board.lists[ProposalState.NEW], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stands(proposal) is ProposalState.PLANNED
    assert proposal.title in [item.title for item in page.desk.file.meetings()[-1].items]
    page.desk.file.undo()
    assert first(page, ProposalState.NEW).title == proposal.title


def test_it_is_dragged_onto_a_meeting(page: ProposalsPage) -> None:
    proposal = first(page, ProposalState.NEW)
    drop(page.board.lists[ProposalState.NEW], page.board.meetings, 0)
    assert stands(proposal) is ProposalState.PLANNED
    assert page.chosen is proposal


def test_turning_down_asks_why(page: ProposalsPage, monkeypatch: pytest.MonkeyPatch, said: list[str]) -> None:
    proposal = first(page, ProposalState.NEW)
    monkeypatch.setattr(QInputDialog, "getText", lambda *asked, **more: ("", True))
    drop(page.board.lists[ProposalState.NEW], page.board.lists[ProposalState.DECLINED])
    assert stands(proposal) is ProposalState.NEW
    assert "varför" in said[0]
    monkeypatch.setattr(QInputDialog, "getText", lambda *asked, **more: ("Hör hemma i YH-nätverket.", True))
    drop(page.board.lists[ProposalState.NEW], page.board.lists[ProposalState.DECLINED])
    assert stands(proposal) is ProposalState.DECLINED
    shown = [page.board.lists[ProposalState.DECLINED].item(n).text() for n in range(2)]
    assert any("Hör hemma i YH-nätverket." in text for text in shown)


def test_what_was_on_an_agenda_is_not_deleted(page: ProposalsPage, said: list[str]) -> None:
    before = len(page.desk.file.proposals())
    first(page, ProposalState.TREATED)
    page.delete()
    assert len(page.desk.file.proposals()) == before
    assert said
    first(page, ProposalState.NEW)
    page.delete()
    assert len(page.desk.file.proposals()) == before - 1


def test_the_balance_shows_whose_questions_have_been_taken_up(page: ProposalsPage) -> None:
    page.views.setCurrentWidget(page.balance)
    names = [page.balance.sorted.index(n, 0).data() for n in range(page.balance.sorted.rowCount())]
    assert {"Unionen", "Teknikföretagen", "IF Metall"} <= set(names)
