"""The clock of a running meeting, and the agenda that changes while it runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import ActionStatus, MeetingState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.store.check import check
from industriforum_desktop.ui.live.clock import milliseconds_until_a_change
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.meeting_form import MeetingForm
from tests.keys import type_text
from tests.ui.conftest import FOURTH

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wait(live: LivePage, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets the meeting's time pass; it begins at 13.00."""
    passed = 0.0
    monkeypatch.setattr(live.clock, "monotonic", lambda: passed)
    monkeypatch.setattr(live.clock, "now", lambda: datetime(2023, 11, 30, 13) + _seconds(passed))
    live.clock.begin()

    def let_pass(minutes: float) -> None:
        nonlocal passed
        for _second in range(round(60 * minutes)):
            passed += 1
            live.clock.tick()

    return let_pass


def _seconds(n: float):
    from datetime import timedelta

    return timedelta(seconds=n)


def _begin(app: App, live: LivePage) -> None:
    with app.desk.change("börja"):
        live.meeting.actual_start = time(13)


def _meeting(app: App) -> Meeting:
    app.desk.file.session.expire_all()
    return app.desk.file.meetings()[3]


def _titles(app: App) -> list[str]:
    return [item.title for item in _meeting(app).items]


def _shown(live: LivePage) -> list[str]:
    return [entry.title for entry in live.agenda.entries()]


def _text(item: AgendaItem) -> str:
    return item.note.text if item.note else ""


def test_the_head_tells_how_the_meeting_stands(app: App, live: LivePage, wait, qtbot: QtBot) -> None:
    _begin(app, live)
    wait(3)
    assert live.clock.time.text() == "13.03"
    assert live.clock.standing.text() == "i fas · slutar omkring 15.30"
    qtbot.keyClick(live.editor, Qt.Key.Key_PageDown, CTRL)
    # At once, not when the clock ticks next.
    assert live.clock.standing.text() == "2 min före plan · slutar omkring 15.28"
    wait(12)
    assert live.clock.standing.text() == "5 min efter plan · slutar omkring 15.35"
    assert live.clock.over.text() == "punkten 7 min över"
    assert not live.clock.over.isHidden()
    assert live.agenda.entry(1).time_text() == "12 av 5 min · över tiden"
    assert live.agenda.entry(0).time_text() == "3 av 5 min"
    qtbot.keyClick(live.editor, Qt.Key.Key_PageDown, CTRL)
    wait(0.1)
    assert live.clock.over.isHidden()


def test_used_time_is_in_the_file_within_seconds(app: App, live: LivePage, wait) -> None:
    _begin(app, live)
    wait(2)
    assert live.session is not None
    assert live.session.flush()
    assert _meeting(app).items[0].used_seconds >= 115
    assert live.leave()
    assert _meeting(app).items[0].used_seconds == 120


def test_the_clock_stands_in_a_pause_and_after_a_restart_too(
    start: Callable[[Path | None], App], demo_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start(demo_path)
    app.window.go("live", FOURTH)
    live = app.window.page
    assert isinstance(live, LivePage)
    _begin(app, live)
    monkeypatch.setattr(live.clock, "now", lambda: datetime(2023, 11, 30, 14, 5))
    qtbot.keyClick(live.editor, Qt.Key.Key_K, CTRL | SHIFT)
    assert live.clock.standing.text() == "Paus sedan 14.05: klockan står"
    app.window.close()
    app = start(demo_path)
    app.window.go("live", FOURTH)
    live = app.window.page
    assert isinstance(live, LivePage)
    assert live.clock.standing.text() == "Paus sedan 14.05: klockan står"
    used = dict(live.clock.used)
    begun = live.clock.monotonic()
    monkeypatch.setattr(live.clock, "monotonic", lambda: begun + 20)
    live.clock.tick()
    assert live.clock.used == used
    qtbot.keyClick(live.editor, Qt.Key.Key_K, CTRL | SHIFT)
    assert "Paus" not in live.clock.standing.text()
    monkeypatch.setattr(live.clock, "monotonic", lambda: begun + 40)
    live.clock.tick()
    assert live.clock.used[live.item.id] == used[live.item.id] + 20


def test_the_time_a_computer_slept_is_nobodys(app: App, live: LivePage, monkeypatch: pytest.MonkeyPatch) -> None:
    _begin(app, live)
    begun = live.clock.monotonic()
    monkeypatch.setattr(live.clock, "monotonic", lambda: begun + 3600)
    live.clock.tick()
    monkeypatch.setattr(live.clock, "monotonic", lambda: begun + 3610)
    live.clock.tick()
    assert 10 <= live.clock.used[live.item.id] < 20


def test_the_item_at_hand_is_moved_by_keys_and_keeps_its_notes(app: App, live: LivePage, qtbot: QtBot) -> None:
    live.agenda.setCurrentRow(4)
    before = _titles(app)
    type_text(live.editor, "-> IUC: räkna")
    qtbot.keyClick(live.editor, Qt.Key.Key_Up, ALT)
    type_text(live.editor, " om")
    wanted = [*before[:3], before[4], before[3], *before[5:]]
    assert _shown(live) == wanted
    assert live.agenda.currentRow() == 3
    assert live._item_title.text() == f"4. {before[4]}"
    qtbot.keyClick(live.editor, Qt.Key.Key_PageUp, CTRL)
    type_text(live.editor, "Tredje")
    assert [row[:2] for row in live.session.captured()] == [(4, 0)]
    assert live.leave()
    assert _titles(app) == wanted
    assert [_text(item) for item in _meeting(app).items[2:5]] == ["Tredje", "-> IUC: räkna om", ""]
    assert check(app.desk.file.path) == []


def test_a_move_is_undone_under_the_typing(app: App, live: LivePage, qtbot: QtBot) -> None:
    before = _titles(app)
    type_text(live.editor, "Ett")
    qtbot.keyClick(live.editor, Qt.Key.Key_Down, ALT)
    type_text(live.editor, " två")
    assert "det skrivna" in app.window.undo_action.text()
    app.window.undo_action.trigger()
    assert live.editor.toPlainText() == "Ett"
    assert "Flyttade" in app.window.undo_action.text()
    app.window.undo_action.trigger()
    type_text(live.editor, " tre")
    assert _shown(live) == before
    assert live.agenda.currentRow() == 0
    assert live.leave()
    assert _text(_meeting(app).items[0]) == "Ett tre"


def test_an_item_is_dragged_while_another_is_at_hand(app: App, live: LivePage, qtbot: QtBot) -> None:
    before = _titles(app)
    row = live.agenda.visualItemRect(live.agenda.item(2))
    qtbot.mousePress(live.agenda.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    qtbot.mouseRelease(live.agenda.viewport(), Qt.MouseButton.LeftButton, pos=row.center())

    class Drop(QDropEvent):
        def source(self):
            return live.agenda

    target = live.agenda.visualItemRect(live.agenda.item(5)).bottomLeft()
    copy, data = Qt.DropAction.MoveAction, QMimeData()
    live.agenda.dropEvent(Drop(QPointF(target), copy, data, Qt.MouseButton.LeftButton, CTRL))
    assert _titles(app) == [*before[:2], *before[3:6], before[2], *before[6:]]
    assert _shown(live) == _titles(app)
    assert live.agenda.currentRow() == 0
    assert app.window.focusWidget() is live.editor


def test_a_question_is_raised_and_gone_to(app: App, live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "Före")
    qtbot.keyClick(live.editor, Qt.Key.Key_A, CTRL | SHIFT)
    assert app.window.focusWidget() is live.arranging.line.field
    type_text(live.arranging.line.field, "Buller från hamnen\n")
    assert app.window.focusWidget() is live.editor
    type_text(live.editor, "Grannarna klagar.")
    assert _shown(live)[13:] == ["Övriga frågor", "Buller från hamnen", "Nästa möte"]
    assert live.leave()
    items = _meeting(app).items
    assert [_text(items[0]), _text(items[14])] == ["Före", "Grannarna klagar."]


def test_nothing_is_raised_when_one_thinks_better_of_it(app: App, live: LivePage, qtbot: QtBot) -> None:
    qtbot.keyClick(live.editor, Qt.Key.Key_A, CTRL | SHIFT)
    type_text(live.arranging.line.field, "Buller")
    qtbot.keyClick(live.arranging.line.field, Qt.Key.Key_Escape)
    assert live.arranging.line.isHidden()
    assert app.window.focusWidget() is live.editor
    assert live.agenda.count() == 15


def _divide(live: LivePage, qtbot: QtBot) -> None:
    live.agenda.setCurrentRow(3)
    type_text(live.editor, "Läget är gott.\n-> IUC: räkna\nOm kompetens 😀:\n-> Livs: skriva brev\n= Vi ses")
    qtbot.keyClick(live.editor, Qt.Key.Key_Up)
    qtbot.keyClick(live.editor, Qt.Key.Key_Up)
    qtbot.keyClick(live.editor, Qt.Key.Key_D, CTRL | SHIFT)
    type_text(live.arranging.line.field, "Kompetens\n")


FIRST, SECOND = "Läget är gott.\n-> IUC: räkna", "Om kompetens 😀:\n-> Livs: skriva brev\n= Vi ses"


def test_an_item_is_divided_at_the_cursors_line(app: App, live: LivePage, qtbot: QtBot) -> None:
    _divide(live, qtbot)
    assert _shown(live)[3:6] == ["Laget runt: läget i industrin", "Kompetens", "Årlig uppföljning"]
    assert live.agenda.currentRow() == 4
    assert live.editor.toPlainText() == SECOND
    type_text(live.editor, ".")
    assert live.leave()
    items = _meeting(app).items
    assert [_text(items[3]), _text(items[4])] == [FIRST, f"{SECOND}."]
    assert items[4].continues is items[3]
    assert [one.text for one in items[4].outcomes] == ["skriva brev", "Vi ses."]
    assert check(app.desk.file.path) == []


def test_what_was_captured_stays_itself_when_its_item_is_divided(app: App, live: LivePage, qtbot: QtBot) -> None:
    live.agenda.setCurrentRow(3)
    type_text(live.editor, "Inledning\n-> Livs: skriva brev")
    assert live.session is not None
    assert live.session.flush()
    [action] = _meeting(app).items[3].outcomes
    with app.desk.change("påbörja"):
        action.status = ActionStatus.ONGOING
    known = action.id
    qtbot.keyClick(live.editor, Qt.Key.Key_D, CTRL | SHIFT)
    type_text(live.arranging.line.field, "Brev\n")
    assert live.session.flush()
    [moved] = _meeting(app).items[4].outcomes
    assert (moved.id, moved.status) == (known, ActionStatus.ONGOING)
    assert _meeting(app).items[3].outcomes == []


def test_a_division_is_undone_without_losing_a_word(app: App, live: LivePage, qtbot: QtBot) -> None:
    _divide(live, qtbot)
    type_text(live.editor, " i mars")
    app.window.undo_action.trigger()
    assert live.editor.toPlainText() == SECOND
    app.window.undo_action.trigger()
    assert live.agenda.count() == 15
    assert live.agenda.currentRow() == 3
    assert live.editor.toPlainText() == f"{FIRST}\n{SECOND}"
    app.window.redo_action.trigger()
    assert _shown(live)[4] == "Kompetens"
    app.window.redo_action.trigger()
    assert live.editor.toPlainText() == f"{SECOND} i mars"
    assert live.leave()
    assert [_text(item) for item in _meeting(app).items[3:5]] == [FIRST, f"{SECOND} i mars"]
    assert check(app.desk.file.path) == []


def test_items_added_together_are_undone_without_losing_a_word(app: App, live: LivePage) -> None:
    meeting = live.meeting
    with app.desk.change("lägg till två"):
        for title in ("Buller", "Damm"):
            meeting.insert(AgendaItem(title=title, minutes=5), len(meeting.items))
    for row, text in ((15, "Grannarna klagar."), (16, "Fönster putsas.")):
        live.agenda.setCurrentRow(row)
        type_text(live.editor, text)
        type_text(live.private.field, f"{row}")
    for _words in ("Fönster putsas.", "Grannarna klagar."):
        app.window.undo_action.trigger()
    app.window.undo_action.trigger()
    assert live.agenda.currentRow() == 14
    assert live.private.field.toPlainText() == "15\n16"
    for _step in range(3):
        app.window.redo_action.trigger()
    assert live.leave()
    assert [_text(item) for item in _meeting(app).items[15:]] == ["Grannarna klagar.", "Fönster putsas."]


def test_a_division_is_undone_whole_when_the_meeting_was_put_down(app: App, live: LivePage, qtbot: QtBot) -> None:
    _divide(live, qtbot)
    assert live.leave()
    app.window.undo_action.trigger()
    assert "Kompetens" not in _titles(app)
    assert _text(_meeting(app).items[3]) == f"{FIRST}\n{SECOND}"
    app.window.redo_action.trigger()
    assert [_text(item) for item in _meeting(app).items[3:5]] == [FIRST, SECOND]
    assert check(app.desk.file.path) == []


def _plan_next(app: App) -> None:
    app.desk.file.session.expire_all()
    with app.desk.change("planera"):
        later = Meeting(year=2024, number=1, day=datetime(2024, 2, 8).date(), start=time(13), end=time(15, 30))
        later.state = MeetingState.PLANNED
        for n, title in enumerate(("Öppnande och närvaro", "Övriga frågor", "Nästa möte")):
            later.insert(AgendaItem(title=title, minutes=5), n)
        app.desk.file.session.add(later)


def test_an_item_is_postponed_and_taken_up_again(app: App, live: LivePage, qtbot: QtBot) -> None:
    _plan_next(app)
    live.agenda.setCurrentRow(8)
    title = live.item.title
    type_text(live.editor, "Underlaget är inte klart.")
    qtbot.keyClick(live.editor, Qt.Key.Key_M, CTRL | SHIFT)
    later = app.desk.file.meetings()[4]
    assert [item.title for item in later.items] == ["Öppnande och närvaro", title, "Övriga frågor", "Nästa möte"]
    assert later.items[1].continues is live.item
    assert live.agenda.entry(8).time_text() == "uppskjuten till nästa möte"
    qtbot.keyClick(live.editor, Qt.Key.Key_M, CTRL | SHIFT)
    assert len(app.desk.file.meetings()[4].items) == 3
    assert not live.item.postponed
    app.window.undo_action.trigger()
    assert len(app.desk.file.meetings()[4].items) == 4
    assert live.agenda.entry(8).postponed


def test_a_meeting_is_planned_for_what_is_postponed(
    app: App, live: LivePage, said: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    live.agenda.setCurrentRow(8)
    qtbot.keyClick(live.editor, Qt.Key.Key_M, CTRL | SHIFT)
    assert "Inget möte är planerat efter det här" in said[-1]
    [form] = app.window.findChildren(MeetingForm)
    form.accept()
    later = app.desk.file.meetings()[4]
    assert later.day > live.meeting.day
    copies = [item for item in later.items if item.continues is live.item]
    assert len(copies) == 1
    assert later.items.index(copies[0]) < len(later.items) - 1
    assert live.agenda.entry(8).postponed


@pytest.mark.parametrize(("second", "rests"), [(0, 15), (20, 15), (50, 10), (59, 1)])
def test_the_clock_looks_up_when_a_minute_begins_and_seldom_between(second: int, rests: int) -> None:
    assert milliseconds_until_a_change(datetime(2023, 11, 30, 13, 0, second)) // 1000 == rests


def test_time_goes_to_the_item_that_was_at_hand_until_another_was(
    app: App, live: LivePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin(app, live)
    begun = live.clock.monotonic()
    live.clock.tick()
    first = live.item.id
    before = live.clock.used[first]
    monkeypatch.setattr(live.clock, "monotonic", lambda: begun + 30)
    live.sitting.step(1)
    assert before + 29 <= live.clock.used[first] <= before + 31


def test_the_caret_stands_still_while_nobody_writes(live: LivePage, qtbot: QtBot) -> None:
    blinks = QApplication.cursorFlashTime()
    live.editor.rest()
    assert QApplication.cursorFlashTime() == 0
    type_text(live.editor, "a")
    assert QApplication.cursorFlashTime() == blinks > 0
