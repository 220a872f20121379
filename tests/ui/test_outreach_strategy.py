"""How far ahead a question looks and which aims it serves: chosen for proposal and item, told at the agenda."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import Horizon
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.ui.meetings.agenda_editor import AgendaEditor
from industriforum_desktop.ui.meetings.strategy import AimsButton
from industriforum_desktop.ui.proposals.form import ProposalForm
from industriforum_desktop.ui.proposals.page import ProposalsPage
from tests.ui.dialogs import activate, answered


@pytest.fixture
def editor(app: App) -> AgendaEditor:
    """The coming meeting's agenda."""
    app.window.go("meetings", app.desk.file.meetings()[-1].id)
    activate(app.window)
    found = app.window.page.findChild(AgendaEditor)
    assert isinstance(found, AgendaEditor)
    return found


def choose(editor: AgendaEditor, title: str) -> AgendaItem:
    meeting = editor.meeting
    assert meeting is not None
    row = next(n for n, one in enumerate(meeting.items) if one.title == title)
    editor.view.choose(row)
    editor.view.picked.emit(meeting.items[row].id)
    found = editor.item
    assert found is not None
    return found


def tick(button: AimsButton, number: int) -> None:
    """Choose the aim of this number in the button's menu."""
    button.menu().actions()[number - 1].trigger()


def pick(editor: AgendaEditor, horizon: Horizon | None) -> None:
    box = editor.form.horizon
    place = next(n for n in range(box.count()) if box.itemData(n) == horizon)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_an_item_gets_its_horizon_and_aims_and_ctrl_z_takes_them_back(editor: AgendaEditor) -> None:
    item = choose(editor, "Nya parter 2024")
    assert (item.horizon, item.aims) == (None, [])
    pick(editor, Horizon.LONGER)
    aims = editor.desk.file.aims()
    tick(editor.form.aims, 2)
    tick(editor.form.aims, 1)
    item = choose(editor, "Nya parter 2024")
    assert item.horizon is Horizon.LONGER
    assert item.aims == [aims[0].id, aims[1].id]
    assert editor.form.aims.text() == "1, 2"
    editor.desk.file.undo()
    assert choose(editor, "Nya parter 2024").aims == [aims[1].id]
    assert editor.form.aims.text() == "2"


def test_the_agenda_tells_how_much_looks_ahead(editor: AgendaEditor) -> None:
    meeting = editor.meeting
    assert isinstance(meeting, Meeting)
    assert "50 %" in editor.share.text()
    assert "2023" in editor.share.toolTip()
    choose(editor, "Nya parter 2024")
    pick(editor, Horizon.YEARS)
    assert "57 %" in editor.share.text()


def test_an_item_for_now_is_told_where_it_may_belong(editor: AgendaEditor) -> None:
    choose(editor, "Energi: vägledning för mindre företag")
    assert "Energikontoret" in editor.form.hint.text()
    pick(editor, Horizon.LONGER)
    assert editor.form.hint.text() == ""
    assert not editor.form.hint.isVisible()


def test_what_the_proposal_says_goes_to_the_item(app: App, qtbot: QtBot) -> None:
    app.window.go("proposals", None)
    activate(app.window)
    page = app.window.page
    assert isinstance(page, ProposalsPage)
    proposal = next(one for one in app.desk.file.proposals() if one.title == "Nattskift och barnomsorg")
    page.board.choose(proposal.id)

    def fill(form: ProposalForm) -> None:
        form["horizon"].setCurrentIndex(form["horizon"].findData(Horizon.YEARS))
        tick(form["aims"], 3)
        form.accept()

    answered(ProposalForm, page.edit, fill)
    wanted = [app.desk.file.aims()[2].id]
    assert (proposal.horizon, proposal.aims) == (Horizon.YEARS, wanted)
    meeting = app.desk.file.meetings()[-1]
    page.plan_on(proposal.id, meeting.id)
    item = next(one for one in meeting.items if one.title == "Nattskift och barnomsorg")
    assert (item.horizon, item.aims) == (Horizon.YEARS, wanted)
