"""The trace where the minutes are written, tidied and gathered: Ctrl+T there too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.store import situation as stored
from industriforum_desktop.ui import choosing
from industriforum_desktop.ui.finish.page import FinishPage
from industriforum_desktop.ui.finish.tidy import TidyStep
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.situation.page import SituationPage
from industriforum_desktop.ui.situation.tree import Node
from industriforum_desktop.ui.widgets.trace import TraceDialog
from tests.keys import press, type_text
from tests.ui.dialogs import activate, answered

CTRL = Qt.KeyboardModifier.ControlModifier


def traced(app: App, qtbot: QtBot) -> list[object]:
    """What Ctrl+T shows the chain of."""
    seen: list[object] = []
    answered(
        TraceDialog,
        lambda: qtbot.keyClick(app.window, Qt.Key.Key_T, CTRL),
        lambda dialog: seen.append(dialog.chain.current),
    )
    return seen


def test_in_the_live_view_it_is_the_items_or_the_chosen_rows(app: App, qtbot: QtBot) -> None:
    app.window.go("live", app.desk.file.meetings()[-1].id)
    page = app.window.page
    assert isinstance(page, LivePage)
    activate(app.window)
    press(page.editor, Qt.Key.Key_PageDown, "", CTRL)
    type_text(page.editor, "-> IUC: boka lokal senast 15 december")
    qtbot.waitUntil(lambda: page.captured.count() == 2)
    [item] = traced(app, qtbot)
    assert isinstance(item, AgendaItem) and item.id == page.item.id
    page.rows.begin()
    page.captured.setCurrentRow(1)
    [row] = traced(app, qtbot)
    assert isinstance(row, Outcome)
    assert row.kind is OutcomeKind.ACTION and "boka lokal" in row.text
    assert page.editor.hasFocus()


def test_after_the_meeting_one_of_its_items_is_chosen(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = app.desk.file.meetings()[1]
    app.window.go("finish", meeting.id)
    activate(app.window)
    page = app.window.page
    assert isinstance(page, FinishPage)
    offered: list[list[str]] = []

    def choose(_parent: object, _title: str, _label: str, names: list[str], first: int) -> int | None:
        offered.append(names)
        return 5

    monkeypatch.setattr(choosing, "choose", choose)
    [item] = traced(app, qtbot)
    assert isinstance(item, AgendaItem) and item.id == meeting.items[5].id
    assert len(offered[0]) == len(meeting.items)
    assert offered[0][5] == f"2/2023, 6. {meeting.items[5].title}"


def test_the_item_that_is_tidied_is_offered_first(app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = app.desk.file.meetings()[2]
    app.window.go("finish", meeting.id)
    page = app.window.page
    assert isinstance(page, FinishPage)
    page.show_step("tidy")
    step = page.step
    assert isinstance(step, TidyStep)
    met: list[int] = []

    def leave(_parent: object, _title: str, _label: str, _names: list[str], first: int) -> int | None:
        met.append(first)
        return None

    monkeypatch.setattr(choosing, "choose", leave)
    page.trace()
    at = step.item_at_hand
    assert met == [at.position - 1 if at is not None else 0]


def test_a_concern_leads_to_the_questions_it_came_up_in(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.window.go("situation", None)
    page = app.window.page
    assert isinstance(page, SituationPage)
    page.views.setCurrentWidget(page.concerns)
    activate(app.window)
    found = max(stored.gathered(app.desk.file), key=lambda one: len({x.item_id for x in one.raised}))
    places = {one.item_id for one in (*found.raised, *found.actions)}
    assert len(places) > 1
    page.concerns.tree.choose(Node("concern", str(found.concern.id)))
    offered: list[list[str]] = []

    def choose(_parent: object, _title: str, _label: str, names: list[str], first: int) -> int | None:
        offered.append(names)
        return 0

    monkeypatch.setattr(choosing, "choose", choose)
    [line] = traced(app, qtbot)
    assert isinstance(line, Outcome) and line.item_id in places
    assert len(offered[0]) == len(places)
