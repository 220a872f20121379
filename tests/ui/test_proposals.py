"""The pool of proposals: written down, put on agendas, put off, turned down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from industriforum_desktop.app import App
from industriforum_desktop.exchange.invitation import proposal_letter
from industriforum_desktop.forum.kinds import ProposalState, SendingKind
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.i18n import language
from industriforum_desktop.papers.source import Source
from industriforum_desktop.ui.proposals.form import ProposalForm
from industriforum_desktop.ui.proposals.page import ProposalsPage
from industriforum_desktop.ui.proposals.reason import ReasonForm
from industriforum_desktop.ui.sending.to_organisation import OrganisationLetter
from industriforum_desktop.ui.shared.board import DropList
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
        type_text(form["title"], "Vätgas i hamnen")
        form["organisation_id"].setCurrentIndex(1)
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


def _reason(text: str, *, letter: bool = False) -> Callable[[ReasonForm], None]:
    """Fill in the reason and go on; whether it is wanted with a letter."""

    def fill(form: ReasonForm) -> None:
        assert form["reason"].value() == ""
        form.save.click()
        type_text(form["reason"], text)
        form["letter"].setChecked(letter)
        form.save.click()

    return fill


def test_turning_down_asks_why(page: ProposalsPage) -> None:
    proposal = first(page, ProposalState.NEW)
    lists = page.board.lists

    def refuse(form: ReasonForm) -> None:
        form.save.click()
        assert form.isVisible() and "varför" in form._trouble.text()
        assert form["reason"].height() > 4 * form.fontMetrics().lineSpacing()

    answered(ReasonForm, lambda: drop(lists[ProposalState.NEW], lists[ProposalState.DECLINED]), refuse)
    assert stands(proposal) is ProposalState.NEW
    answer = _reason("Hör hemma i YH-nätverket.")
    answered(ReasonForm, lambda: drop(lists[ProposalState.NEW], lists[ProposalState.DECLINED]), answer)
    assert stands(proposal) is ProposalState.DECLINED
    shown = [lists[ProposalState.DECLINED].item(n).text() for n in range(2)]
    assert any("Hör hemma i YH-nätverket." in text for text in shown)


@pytest.mark.parametrize(("declines", "words"), [(True, "Avböj"), (False, "Skjut upp")])
def test_the_button_says_what_becomes_of_the_proposal(page: ProposalsPage, declines: bool, words: str) -> None:
    form = ReasonForm(first(page, ProposalState.NEW), page, declines=declines)
    assert form.save.text() == words


def test_what_was_put_off_is_not_turned_down_for_that_reason(page: ProposalsPage) -> None:
    proposal = first(page, ProposalState.POSTPONED)
    before = proposal.reason
    assert before

    def look(form: ReasonForm) -> None:
        assert form["reason"].value() == ""
        assert any(before in part.text() for part in form.findChildren(QLabel))
        _reason("Hör hemma i YH-nätverket.")(form)

    answered(ReasonForm, lambda: page._move(proposal.id, ProposalState.DECLINED), look)
    assert (stands(proposal), proposal.reason) == (ProposalState.DECLINED, "Hör hemma i YH-nätverket.")


@pytest.mark.parametrize(
    ("state", "told"),
    [(ProposalState.DECLINED, "tar inte upp det"), (ProposalState.POSTPONED, "har skjutit upp det")],
)
def test_a_letter_with_the_reason_is_offered_and_noted_when_sent(
    page: ProposalsPage, state: ProposalState, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = first(page, ProposalState.NEW)
    monkeypatch.setattr(
        "industriforum_desktop.ui.proposals.page.ReasonForm.exec", lambda form: _give(form, "Först efter valet.")
    )
    letters: list[str] = []

    def note(dialog: OrganisationLetter) -> None:
        letters.extend((dialog.subject.text(), dialog.text.toPlainText()))
        dialog.note_sent()

    answered(OrganisationLetter, lambda: page._move(proposal.id, state), note)
    subject, text = letters
    assert subject == f"Ert förslag ”{proposal.title}”"
    assert "Först efter valet." in text and told in text
    sent = page.desk.file.session.scalars(select(Sending).where(Sending.kind == SendingKind.PROPOSAL)).one()
    assert (sent.subject, sent.files) == (subject, [])
    assert any(proposal.organisation.called in whom for whom in sent.receivers)


def _give(form: ReasonForm, text: str) -> int:
    form["reason"].setPlainText(text)
    form.accept()
    return form.result()


def test_the_letter_can_be_written_later_too(page: ProposalsPage, said: list[str]) -> None:
    first(page, ProposalState.NEW)
    page.write_letter()
    proposal = first(page, ProposalState.DECLINED)
    answered(OrganisationLetter, page.write_letter, lambda dialog: None)
    english = proposal_letter(
        proposal, Source.of(page.desk.file, organisation=proposal.organisation), language("en")
    )
    assert english.subject == f"Your proposal “{proposal.title}”" and "does not take it up" in english.text


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
