"""The help tells what is true: of the line language, of days, and of the keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.i18n import _, language
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import SIGNS, parse_line
from industriforum_desktop.papers import shortcuts as card_keys
from industriforum_desktop.settings import data_folder
from industriforum_desktop.ui import shortcuts
from industriforum_desktop.ui.help import DAYS, LINES, HelpDialog
from industriforum_desktop.ui.keys import native
from tests.ui.conftest import TODAY
from tests.ui.dialogs import activate, answered

Start = Callable[[Path | None], App]


def _read(app: App, qtbot: QtBot) -> str:
    """The help's text, read as F1 shows it."""
    texts: list[str] = []

    def read(dialog: HelpDialog) -> None:
        assert dialog.text.hasFocus()
        texts.append(dialog.text.toPlainText())
        qtbot.keyClick(dialog.text, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    activate(app.window)
    answered(HelpDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_F1), read)
    return texts[0]


def _keys(text: str) -> str:
    return QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText)


def test_f1_shows_the_line_language_and_days(app: App, qtbot: QtBot) -> None:
    text = _read(app, qtbot)
    for example in LINES.values():
        assert example in text
    for said in (*DAYS, "nästa möte"):
        assert said in text
    assert "-> IF Metall: ta fram underlag senast 15 juni" in text


def test_every_example_is_what_it_is_said_to_be() -> None:
    for sign, example in LINES.items():
        line = parse_line(example, Calendar(TODAY))
        assert line.kind is SIGNS.get(sign) and line.text and (line.bullet or line.kind)
    assert set(SIGNS) <= set(LINES)


def test_every_way_to_say_a_day_is_understood(app: App, qtbot: QtBot) -> None:
    text = _read(app, qtbot)
    for said in DAYS:
        due = parse_line(f"-> svara senast {said}", Calendar(date.today())).due
        assert due is not None
        assert str(due.year) in text


def test_every_command_with_keys_is_told(app: App, qtbot: QtBot) -> None:
    text = _read(app, qtbot)
    told = 0
    for page in app.window.pages.values():
        for command in page.commands:
            if command is not None and command.property("keys"):
                assert _keys(command.property("keys")) in text, command.text()
                assert command.text().replace("&", "").rstrip("… ") in text
                told += 1
    assert told > 20
    for keys in ("Ctrl+Z", "Ctrl+O", "Ctrl+1", "F1", "Ctrl+,"):
        assert _keys(keys) in text


def test_the_help_says_where_the_data_lies(app: App, qtbot: QtBot) -> None:
    text = _read(app, qtbot)
    assert str(app.desk.file.path) in text and str(data_folder()) in text


def test_the_help_is_there_before_any_forum_is(start: Start, qtbot: QtBot) -> None:
    app = start(None)
    text = _read(app, qtbot)
    assert _keys("Ctrl+PgDown") in text and str(data_folder()) in text
    assert app.window.welcome.isVisible()
    commands = [one for page in app.window.pages.values() for one in page.commands if one is not None]
    assert commands and not any(one.isEnabled() for one in commands)


def test_the_help_follows_the_windows_language(app: App, qtbot: QtBot) -> None:
    assert QLocale().name() == "sv_SE"
    assert _("The line language") in _read(app, qtbot)


def test_the_card_among_the_papers_says_what_the_window_does(app: App) -> None:
    swedish = language("sv").gettext
    said = [(native(keys), swedish(what)) for keys, what in card_keys.KEYS]
    plain = [(keys, what.replace("&", "").rstrip("… ")) for keys, what in said]
    assert plain == shortcuts.commands(app.window.pages["live"].commands)
    marks = [(key, swedish(what).rstrip("… ")) for key, what in card_keys.MARKS]
    assert marks == shortcuts.marks()


def test_who_is_new_reads_the_way_from_meeting_to_meeting_first(app: App, qtbot: QtBot) -> None:
    steps, lines = _("From one meeting to the next"), _("The line language")
    shown = _read(app, qtbot)
    assert shown.index(steps) < shown.index(lines)
    app.window.go("live", 4)
    shown = _read(app, qtbot)
    assert shown.index(lines) < shown.index(steps)
