"""One key shows the whole chain, from either end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.store.trace import Gap, Stage, agreements, chains, gaps
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.proposals.page import ProposalsPage
from industriforum_desktop.ui.widgets.letters import plain as read
from industriforum_desktop.ui.widgets.trace import THING, TraceDialog, show_trace
from industriforum_desktop.ui.widgets.trace_map import plan
from industriforum_desktop.ui.year.commands import ALL
from industriforum_desktop.ui.year.trace import TracePart
from tests.ui.dialogs import activate, answered


def rows(entry: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    below = [child for n in range(entry.childCount()) if (child := entry.child(n)) is not None]
    return [entry, *(further for child in below for further in rows(child))]


def top(dialog: TraceDialog) -> QTreeWidgetItem:
    found = dialog.chain.topLevelItem(0)
    assert found is not None
    return found


@pytest.mark.parametrize("key", ["actions", "meetings", "proposals"])
def test_the_trace_is_shown_from_every_page(app: App, qtbot: QtBot, key: str) -> None:
    file = app.desk.file
    proposal = next(one for one in file.proposals() if one.title == "Validering av yrkeskunskaper")
    item = proposal.items[0]
    target = {"actions": item.outcomes[-1].id, "meetings": item.meeting_id, "proposals": proposal.id}[key]
    app.window.go(key, target)
    activate(app.window)
    if key == "meetings":
        app.window.page.editor.view.setCurrentIndex(app.window.page.editor.view.model().index(item.position - 1, 0))
    seen: list[str] = []

    def look(dialog: TraceDialog) -> None:
        seen.extend(row.text(0) for row in rows(top(dialog)))
        assert dialog.chain.currentItem() is not None
        assert dialog.tabs.currentWidget() is dialog.picture
        own = dialog.picture.current
        assert own is not None
        assert own.link.thing == dialog.chain.current

    answered(
        TraceDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier), look
    )
    assert seen[0].startswith("Förslag: Validering av yrkeskunskaper")
    assert seen[1].startswith("Möte 1/2023, punkt")


def test_a_row_leads_to_its_place(app: App) -> None:
    action = app.desk.file.actions()[0]
    app.window.go("actions", action.id)

    def look(dialog: TraceDialog) -> None:
        proposal = next((row for row in rows(top(dialog)) if isinstance(row.data(0, THING), Proposal)), top(dialog))
        dialog.tabs.setCurrentWidget(dialog.chain)
        dialog.chain.setCurrentItem(proposal)
        dialog.visit()

    answered(TraceDialog, app.window.page.trace, look)
    assert isinstance(app.window.page, ProposalsPage) or app.window.page.key == "meetings"


def test_where_chains_break_off_is_listed(app: App) -> None:
    app.window.go("actions", app.desk.file.actions()[0].id)

    def look(dialog: TraceDialog) -> None:
        assert dialog.gaps.topLevelItemCount() > 0
        assert str(dialog.gaps.topLevelItemCount()) in dialog.tabs.tabText(2)
        assert all(dialog.gaps.topLevelItem(n).text(1) for n in range(dialog.gaps.topLevelItemCount()))

    answered(TraceDialog, app.window.page.trace, look)


def test_the_picture_is_walked_with_arrow_keys_and_enter_leads_there(app: App, qtbot: QtBot) -> None:
    proposal = next(one for one in app.desk.file.proposals() if one.title == "Validering av yrkeskunskaper")
    app.window.go("proposals", proposal.id)
    stages: list[Stage] = []

    def walk(dialog: TraceDialog) -> None:
        picture = dialog.picture
        for _step in range(4):
            assert picture.current is not None
            stages.append(picture.current.link.stage)
            qtbot.keyClick(picture, Qt.Key.Key_Right)
        assert picture.current is not None
        assert picture.current.words.what in picture.accessibleDescription()
        qtbot.keyClick(picture, Qt.Key.Key_Return)

    answered(TraceDialog, app.window.page.trace, walk)
    assert stages == [Stage.PROPOSAL, Stage.ITEM, Stage.SAID, Stage.AGREED]
    assert app.window.page.key == "actions"


def test_no_card_of_the_picture_covers_another(app: App) -> None:
    file, today = app.desk.file, app.desk.today()
    for chain in chains(file.session, today):
        spots = [(spot.link.stage, spot.row) for spot in plan(chain).spots]
        assert len(spots) == len(set(spots)), chain.thing
        assert len(spots) == len(list(chain.walk()))


def year_trace(app: App, qtbot: QtBot) -> TracePart:
    """The year's tab of the trace, once its chains have been followed."""
    app.window.go("year", "trace")
    activate(app.window)
    part = app.window.page.parts[[one.key for one in app.window.page.parts].index("trace")]
    assert isinstance(part, TracePart)
    qtbot.waitUntil(lambda: part.table.rows.rowCount() > 0, timeout=10_000)
    return part


def test_the_year_lists_where_chains_break_off_and_leads_to_the_chain(app: App, qtbot: QtBot) -> None:
    part = year_trace(app, qtbot)
    broken = part.table.rows.rowCount()
    assert broken == len(gaps(app.desk.file.session, app.desk.today()))
    assert str(broken) in part.summary.text()
    chosen = part.chosen
    assert chosen is not None

    def look(dialog: TraceDialog) -> None:
        assert dialog.chain.current is chosen

    part.table.setFocus()
    answered(TraceDialog, lambda: qtbot.keyClick(part.table, Qt.Key.Key_Return), look)
    part.show_only(ALL)
    titles = [one.what for one in part.table.rows.things]
    assert "Validering av yrkeskunskaper" in titles
    assert len(titles) == len(set(part.table.rows.things))


def test_an_agreement_that_needs_no_action_is_marked_where_chains_break_off(app: App, qtbot: QtBot) -> None:
    part = year_trace(app, qtbot)
    broken = part.table.rows.rowCount()
    gap = "Överenskommet, men ingen fick något att göra"
    assert part.table.choose(lambda one: one.state == gap), [one.state for one in part.table.rows.things]
    thing = part.chosen
    assert isinstance(thing, AgendaItem)
    assert part.settle_button.isVisibleTo(part)
    assert read(part.settle_button.text()) == "Behöver ingen åtgärd"
    qtbot.mouseClick(part.settle_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part.table.rows.rowCount() == broken - 1)
    assert str(broken - 1) in part.summary.text()
    assert all(one.settled for one in agreements(thing))
    app.desk.file.undo()
    qtbot.waitUntil(lambda: part.table.rows.rowCount() == broken)
    assert not any(one.settled for one in agreements(app.desk.file.session.get_one(AgendaItem, thing.id)))


def test_nothing_is_said_of_chains_before_they_were_followed(app: App, qtbot: QtBot) -> None:
    app.window.go("year", "trace")
    part = app.window.page.trace
    assert not part.listing.isVisibleTo(part)
    qtbot.waitUntil(lambda: part.listing.isVisibleTo(part), timeout=10_000)


def test_a_forum_that_is_closed_while_its_chains_are_followed_is_let_go(app: App, qtbot: QtBot) -> None:
    app.window.go("year", "trace")
    part = app.window.page.trace
    app.desk.take(None)
    with capture_exceptions() as raised:
        qtbot.waitUntil(lambda: not worker._under_way, timeout=10_000)
    assert not raised
    assert not part.table.rows.things


def test_a_fault_in_following_chains_is_not_taken_for_a_file_out_of_reach(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_asked: object) -> None:
        raise KeyError("a fault in the program")

    monkeypatch.setattr("industriforum_desktop.ui.year.trace.listed", fail)
    with capture_exceptions() as raised:
        app.window.go("year", "trace")
        qtbot.waitUntil(lambda: bool(raised), timeout=10_000)
    assert raised[0][0] is KeyError
    assert app.window.page.trace.summary.text() == ""


def test_an_agreement_is_marked_in_its_trace(app: App, qtbot: QtBot) -> None:
    file = app.desk.file
    item = next(link.thing for link, gap in gaps(file.session, app.desk.today()) if gap is Gap.NO_ACTION)
    app.window.go("meetings", item.meeting_id)
    before = len(gaps(file.session, app.desk.today()))

    def mark(dialog: TraceDialog) -> None:
        assert not dialog.settle_button.isVisibleTo(dialog) or dialog.current is item
        for one in agreements(item):
            dialog.picture.choose_thing(one)
            assert dialog.settle_button.isVisibleTo(dialog)
            qtbot.mouseClick(dialog.settle_button, Qt.MouseButton.LeftButton)
            assert dialog.current == one
            assert dialog.settle_button.text() == "Behöver en åtgärd"
        assert f"({before - 1})" in dialog.tabs.tabText(2)

    answered(TraceDialog, lambda: show_trace(app.desk, item, app.window), mark)
    assert len(gaps(file.session, app.desk.today())) == before - 1
