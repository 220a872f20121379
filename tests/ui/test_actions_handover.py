"""Actions are handed over, told of and sent to their receivers as a person does it in the window."""

from __future__ import annotations

import email
from datetime import date
from email.policy import default
from functools import partial
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum import handover
from industriforum_desktop.forum.kinds import ActionStatus, SendingKind
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.store.glance import glance
from industriforum_desktop.ui.actions.commands import ALL
from industriforum_desktop.ui.actions.form import ActionForm
from industriforum_desktop.ui.actions.news import NewsForm
from industriforum_desktop.ui.actions.page import SILENT, ActionsPage
from industriforum_desktop.ui.sending.to_organisation import OrganisationLetter
from tests.keys import type_text
from tests.ui.conftest import TODAY
from tests.ui.dialogs import activate, answered, chooses_folder


@pytest.fixture
def page(app: App) -> ActionsPage:
    app.window.go("actions", None)
    activate(app.window)
    shown = app.window.page
    assert isinstance(shown, ActionsPage)
    shown.show_only(ALL)
    return shown


def choose(page: ActionsPage, beginning: str) -> Outcome:
    found = next(one for one in page.desk.file.actions() if one.text.startswith(beginning))
    if page.on_board:
        page.board.choose(found.id)
    else:
        assert page.table.choose(lambda one: one is found)
    return found


def again(page: ActionsPage, action: Outcome) -> Outcome:
    """The action after an undo, which reads the forum anew."""
    return page.desk.file.session.get_one(Outcome, action.id)


def test_a_hand_over_says_what_the_receiver_needs_to_know(app: App, page: ActionsPage) -> None:
    action = choose(page, "bjuda in kommunernas kontakter")

    def fill(form: ActionForm) -> None:
        assert not form["handover"].isVisible()
        form.handed_to.setCurrentIndex(form.handed_to.findText("IUC", Qt.MatchFlag.MatchContains))
        form.handed_to.activated.emit(form.handed_to.currentIndex())
        assert form["handover"].isVisible()
        type_text(form["handover"], "Ring kommunerna – två har svarat.")
        form["report_by"].set_value(date(2024, 2, 1))
        form.accept()

    answered(ActionForm, page.edit, fill)
    assert action.status is ActionStatus.HANDED_OVER
    assert (action.handover, action.handed_on) == ("Ring kommunerna – två har svarat.", TODAY)
    assert (action.accepted_on, action.report_by) == (None, date(2024, 2, 1))
    app.desk.file.undo()
    action = again(page, action)
    assert (action.handed_to, action.handover) == (None, "")


def test_what_is_told_between_meetings_is_kept_and_shown(app: App, page: ActionsPage) -> None:
    action = choose(page, "ta med tidigare morgonturer")

    def fill(form: NewsForm) -> None:
        form.accept()
        assert form.isVisible(), "nothing was told"
        type_text(form["text"], "Två turer till våren.")
        form["status"].setCurrentIndex(form["status"].findData(ActionStatus.ONGOING))
        form.accept()

    answered(NewsForm, page.tell, fill)
    [news] = action.news
    assert (news.day, news.told_by, news.text) == (TODAY, "KLT", "Två turer till våren.")
    assert (action.status, action.accepted_on) == (ActionStatus.ONGOING, TODAY)
    shown = " ".join(value.text() for _caption, value in page.details._values)
    assert "KLT: Två turer till våren." in shown
    app.desk.file.undo()
    action = again(page, action)
    assert (action.news, action.status) == ([], ActionStatus.HANDED_OVER)


def test_those_to_be_asked_about_are_found(page: ActionsPage) -> None:
    page.show_only(SILENT)
    rows = range(page.table.sorted.rowCount())
    found = [page.table.sorted.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in rows]
    assert {one.text[:20] for one in found} == {"ta över samordningen", "ta med tidigare morg"}


def test_the_overview_leads_to_those_to_be_asked_about(app: App, page: ActionsPage) -> None:
    quiet = handover.silent(app.desk.file.actions(), TODAY)
    seen = glance(app.desk.file.path, TODAY)
    assert seen.waiting.silent_actions == len(quiet) > 0
    app.window.go("actions", "silent")
    assert page.table.sorted.rowCount() == seen.waiting.silent_actions


def test_on_the_board_an_action_moves_from_status_to_status(app: App, page: ActionsPage, qtbot: QtBot) -> None:
    page.views.setCurrentWidget(page.board)
    action = choose(page, "samla tre exempel")
    qtbot.keyClick(page.board.lists[ActionStatus.NOT_STARTED], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert action.status is ActionStatus.ONGOING
    assert page.board.chosen() == action.id

    def fill(form: ActionForm) -> None:
        assert form.status.currentData() is ActionStatus.DONE
        assert form["result"].hasFocus(), "what came of it is what is asked"
        type_text(form["result"], "Tre exempel finns.")
        form.accept()

    answered(ActionForm, lambda: page.board.moved.emit(action.id, ActionStatus.DONE), fill)
    assert action.result == "Tre exempel finns."
    assert (action.status, action.closed_on) == (ActionStatus.DONE, TODAY)
    app.desk.file.undo()
    app.desk.file.undo()
    assert again(page, action).status is ActionStatus.NOT_STARTED


def test_what_is_handed_over_on_the_board_needs_a_receiver(page: ActionsPage) -> None:
    page.views.setCurrentWidget(page.board)
    action = choose(page, "samla tre exempel")
    drop = partial(page.board.moved.emit, action.id, ActionStatus.HANDED_OVER)
    answered(ActionForm, drop, lambda form: form.reject())
    assert action.status is ActionStatus.NOT_STARTED


def test_the_receiver_gets_its_list_as_a_letter(
    app: App, page: ActionsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = choose(page, "ta över samordningen")
    chooses_folder(monkeypatch, tmp_path / "ut")

    def send(dialog: OrganisationLetter) -> None:
        type_text(dialog.address, "iuc@example.se")
        with qtbot.waitSignal(app.desk.said, timeout=20_000):
            qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(dialog.note_button, Qt.MouseButton.LeftButton)
        assert dialog.log.isVisible()

    answered(OrganisationLetter, page.send_list, send)
    [draft] = (tmp_path / "ut").glob("*.eml")
    message = email.message_from_bytes(draft.read_bytes(), policy=default)
    assert "iuc@example.se" in str(message["To"])
    [attached] = list(message.iter_attachments())
    (tmp_path / "a.pdf").write_bytes(attached.get_content())
    text = " ".join("".join(one.extract_text() for one in pypdf.PdfReader(tmp_path / "a.pdf").pages).split())
    assert "Ta över samordningen av validering" in text
    assert "Fyra företag har anmält intresse." in text
    assert "22 maj 2023" in text.replace("\N{NO-BREAK SPACE}", " ")
    noted = [one for one in app.desk.file.session.query(Sending) if one.kind is SendingKind.ACTIONS]
    assert [(one.sent_on, one.meeting_id) for one in noted] == [(TODAY, None)]
    assert action.handed_to is not None and action.handed_to.called in noted[0].receivers[0]
