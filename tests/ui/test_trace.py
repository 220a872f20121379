"""One key shows the whole chain, from either end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.ui.proposals.page import ProposalsPage
from industriforum_desktop.ui.widgets.trace import THING, TraceDialog
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

    answered(
        TraceDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier), look
    )
    assert seen[0] == "Förslag från IF Metall: Validering av yrkeskunskaper"
    assert seen[1].startswith("Möte 1/2023, punkt")


def test_a_row_leads_to_its_place(app: App) -> None:
    action = app.desk.file.actions()[0]
    app.window.go("actions", action.id)

    def look(dialog: TraceDialog) -> None:
        proposal = next((row for row in rows(top(dialog)) if isinstance(row.data(0, THING), Proposal)), top(dialog))
        dialog.chain.setCurrentItem(proposal)
        dialog.visit()

    answered(TraceDialog, app.window.page.trace, look)
    assert isinstance(app.window.page, ProposalsPage) or app.window.page.key == "meetings"


def test_where_chains_break_off_is_listed(app: App) -> None:
    app.window.go("actions", app.desk.file.actions()[0].id)

    def look(dialog: TraceDialog) -> None:
        assert dialog.gaps.topLevelItemCount() > 0
        assert str(dialog.gaps.topLevelItemCount()) in dialog.tabs.tabText(1)
        assert all(dialog.gaps.topLevelItem(n).text(1) for n in range(dialog.gaps.topLevelItemCount()))

    answered(TraceDialog, app.window.page.trace, look)
