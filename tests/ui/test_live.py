"""A meeting is held: typed, moved through, marked, recorded."""

from __future__ import annotations

import ast
import re
from datetime import time
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import MeetingState, OutcomeKind, Presence
from industriforum_desktop.store.check import check
from industriforum_desktop.ui import live as live_view
from industriforum_desktop.ui.commands import each
from industriforum_desktop.ui.guard import REDO, UNDO
from industriforum_desktop.ui.live.commands import COMMANDS
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.live.seat import CHIPS, chip_box
from tests.keys import press, type_text
from tests.ui.conftest import FOURTH


def _note(app: App, number: int) -> str:
    item = app.desk.file.meetings()[3].items[number - 1]
    return item.note.text if item.note else ""


def test_the_live_view_fills_the_window(app: App, live: LivePage) -> None:
    assert live.isVisible()
    assert not app.window.navigation.isVisible()
    assert live.agenda.count() == 15
    assert live.editor.hasFocus() or app.window.focusWidget() is live.editor


def test_what_is_typed_is_saved_without_a_button(app: App, live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "Mötet öppnades av Karin.\n-> IUC: boka lokal senast 15 december\n= Vi ses i februari")
    qtbot.waitUntil(lambda: app.window.saved.text().startswith("Sparat "))
    assert live.leave()
    assert _note(app, 1).endswith("= Vi ses i februari")
    kinds = [outcome.kind for outcome in app.desk.file.meetings()[3].items[0].outcomes]
    assert kinds == [OutcomeKind.ACTION, OutcomeKind.AGREEMENT]
    assert check(app.desk.file.path) == []


def test_captured_lines_appear_as_they_are_typed(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "-> IF Metall: ta fram underlag senast 15 december\n? Vem betalar\n= Överens")

    def shown() -> list[str]:
        rows = [live.captured.item(n).text() for n in range(live.captured.count())]
        return [row.replace("\N{NO-BREAK SPACE}", " ") for row in rows]

    wanted = [
        "Överenskommet (1)",
        "Överens",
        "Att göra (1)",
        "IF Metall: ta fram underlag – 15 december 2023",
        "Öppen fråga (1)",
        "Vem betalar",
    ]
    qtbot.waitUntil(lambda: shown() == wanted)


def test_the_items_are_walked_without_the_mouse(app: App, live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "ett")
    qtbot.keyClick(live.editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert live.agenda.currentRow() == 1
    type_text(live.editor, "två")
    qtbot.keyClick(live.editor, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert live.editor.toPlainText() == "ett"
    type_text(live.editor, "!")
    assert live.leave()
    assert (_note(app, 1), _note(app, 2)) == ("ett!", "två")


def test_a_meeting_that_was_left_goes_on_where_it_was(app: App, live: LivePage) -> None:
    live.agenda.setCurrentRow(4)
    type_text(live.editor, "Läget: vi börjar med energin.")
    press(live.editor, Qt.Key.Key_Home)
    app.window.go("overview", None)
    app.window.go("live", FOURTH)
    type_text(live.editor, "Åter. ")
    assert (live.agenda.currentRow(), live.editor.toPlainText()) == (4, "Åter. Läget: vi börjar med energin.")


def test_each_item_has_its_own_undo(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "första")
    qtbot.keyClick(live.editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    type_text(live.editor, "andra")
    qtbot.keyClick(live.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert live.editor.toPlainText() == ""
    qtbot.keyClick(live.editor, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert live.editor.toPlainText() == "första"


def test_undo_paste_and_replacing_all_are_recorded_right(app: App, live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "rad ett\nrad två 😀")
    live.editor.selectAll()
    type_text(live.editor, "nytt")
    live.editor.undo()
    live.editor.undo()
    live.editor.redo()
    data = QMimeData()
    data.setText("från Word\r\nandra raden\u2028tredje")
    live.editor.moveCursor(QTextCursor.MoveOperation.Start)
    live.editor.insertFromMimeData(data)
    qtbot.keyClick(live.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    shown = live.editor.document().text()  # type: ignore[attr-defined]
    assert shown.startswith("från Word\nandra raden\ntredje\n")
    assert live.leave()
    assert _note(app, 1) == shown
    assert check(app.desk.file.path) == []


def test_no_break_spaces_and_signs_stay_as_typed(app: App, live: LivePage) -> None:
    type_text(live.editor, "kl.\N{NO-BREAK SPACE}13.00 <b>fet</b> & \N{HEBREW LETTER ALEF}")
    assert live.leave()
    assert _note(app, 1) == "kl.\N{NO-BREAK SPACE}13.00 <b>fet</b> & \N{HEBREW LETTER ALEF}"


def test_function_keys_begin_a_line(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "text")
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4):
        qtbot.keyClick(live.editor, key)
        type_text(live.editor, "x")
    assert live.editor.toPlainText() == "text\n-> x\n= x\n? x"


def _row(live: LivePage, name: str) -> int:
    return next(n for n in range(live.attendance.count()) if live.attendance.item(n).data(256).name == name)


def _presences(app: App) -> dict[str, Presence]:
    return {row.name: row.presence for row in app.desk.file.meetings()[3].attendances}


def test_one_key_marks_a_person(app: App, live: LivePage, qtbot: QtBot) -> None:
    qtbot.keyClick(live.editor, Qt.Key.Key_F6)
    live.attendance.setCurrentRow(_row(live, "Tommy Hallqvist"))
    for key, presence in ((Qt.Key.Key_1, Presence.PRESENT), (Qt.Key.Key_2, Presence.REMOTE)):
        qtbot.keyClick(live.attendance, key)
        assert _presences(app)["Tommy Hallqvist"] is presence
    qtbot.keyClick(live.attendance, Qt.Key.Key_0)
    assert "Tommy Hallqvist" not in _presences(app)
    qtbot.keyClick(live.attendance, Qt.Key.Key_F7)
    assert app.window.focusWidget() is live.editor


def test_one_click_marks_a_person(app: App, live: LivePage, qtbot: QtBot) -> None:
    row = live.attendance.item(_row(live, "Tommy Hallqvist"))
    live.attendance.scrollToItem(row)
    for n, presence in enumerate(CHIPS):
        place: QPoint = chip_box(live.attendance.visualItemRect(row), n).center()
        qtbot.mouseClick(live.attendance.viewport(), Qt.MouseButton.LeftButton, pos=place)
        row = live.attendance.item(_row(live, "Tommy Hallqvist"))
        assert _presences(app)["Tommy Hallqvist"] is presence


def test_partial_attendance_is_kept_by_item(app: App, live: LivePage, qtbot: QtBot) -> None:
    live.agenda.setCurrentRow(3)
    live.attendance.setCurrentRow(_row(live, "Tommy Hallqvist"))
    qtbot.keyClick(live.attendance, Qt.Key.Key_6)
    live.agenda.setCurrentRow(8)
    qtbot.keyClick(live.attendance, Qt.Key.Key_7)
    [row] = [row for row in app.desk.file.meetings()[3].attendances if row.name == "Tommy Hallqvist"]
    assert (row.presence, row.from_item, row.to_item) == (Presence.PRESENT, 4, 9)


def test_a_missing_side_is_told(app: App, live: LivePage, qtbot: QtBot) -> None:
    live.attendance.setCurrentRow(_row(live, "Tommy Hallqvist"))
    qtbot.keyClick(live.attendance, Qt.Key.Key_1)
    assert "ingen arbetsgivarorganisation är här" in live._represented.text()
    assert "inget fack" not in live._represented.text()


def test_a_started_meeting_counts_its_time_and_ends_as_held(
    app: App, live: LivePage, said, monkeypatch, qtbot
) -> None:
    from PySide6.QtWidgets import QMessageBox

    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    qtbot.mouseClick(live.start_button, Qt.MouseButton.LeftButton)
    begun = live.clock.monotonic()
    monkeypatch.setattr(live.clock, "monotonic", lambda: begun + 10)
    live.clock.tick()
    assert live.agenda.entry(0).used_seconds >= 10
    qtbot.mouseClick(live.end_button, Qt.MouseButton.LeftButton)
    meeting = app.desk.file.meetings()[3]
    assert meeting.state is MeetingState.HELD
    assert meeting.actual_start is not None
    assert meeting.actual_end is not None
    assert meeting.items[0].used_seconds >= 10
    assert app.window.page is app.window.pages["finish"]


def test_closing_the_window_writes_everything(app: App, live: LivePage, demo_path: Path) -> None:
    type_text(live.editor, "sista ordet")
    app.window.close()
    from industriforum_desktop.store.forum_file import ForumFile

    file = ForumFile.open(demo_path)
    note = file.meetings()[3].items[0].note
    assert note is not None
    assert note.text == "sista ordet"
    file.close()


def test_an_empty_agenda_can_not_be_held(app: App, said: list[str]) -> None:
    meeting = app.desk.file.meetings()[3]
    with app.desk.change("töm"):
        meeting.items.clear()
    app.window.go("live", FOURTH)
    assert "Dagordningen är tom" in said[-1]


def test_press_and_release_reach_the_editor(live: LivePage) -> None:
    press(live.editor, Qt.Key.Key_Return, "\r")
    assert live.editor.toPlainText() == "\n"


def test_the_menu_of_the_live_view_starts_and_ends_the_meeting(app: App, live: LivePage) -> None:
    menu = app.window.page_menu
    menu.aboutToShow.emit()
    assert menu.title() == "&Möte"
    assert menu.sizeHint().height() < 700
    start, end = live.action("start"), live.action("end")
    assert {start, end} <= set(menu.actions())
    assert (start.isEnabled(), end.isEnabled()) == (True, False)
    with app.desk.change("Började"):
        live.meeting.actual_start = time(13)
    assert (start.isEnabled(), end.isEnabled()) == (False, True)


def test_no_message_of_the_live_view_names_the_keys_of_a_command() -> None:
    keys = {command.keys for command in each(COMMANDS) if command.keys} | {UNDO, *REDO}
    named = [
        text
        for file in Path(live_view.__path__[0]).glob("*.py")
        for text in messages(file)
        if any(re.search(rf"(?<![\w+]){re.escape(key)}(?!\w)", text) for key in keys)
    ]
    assert named == []


def messages(file: Path) -> list[str]:
    """What is translated in a module."""
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    told = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "N_", "ngettext")]
    return [str(part.value) for call in told for part in call.args if isinstance(part, ast.Constant)]


def test_a_long_title_leaves_the_notes_their_room(app: App, live: LivePage) -> None:
    long = "Elektrifiering av tunga transporter i länets inland " * 9
    with app.desk.change("Lång rubrik"):
        live.meeting.items[0].title = long.strip()
    live.agenda.setCurrentRow(0)
    shown = next(text for text in live.findChildren(QLabel) if text.text().startswith("1. Elektrifiering"))
    assert shown.text().endswith("…") and len(shown.text()) < 160
    assert shown.toolTip() == long.strip()
