"""Every command is declared once, stands in a menu, and is found by its words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import industriforum_desktop
from industriforum_desktop.app import App
from industriforum_desktop.i18n import resources
from industriforum_desktop.ui.commands import each
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.pages import KINDS
from industriforum_desktop.ui.palette import Palette
from industriforum_desktop.ui.widgets.letters import plain as read
from tests.keys import type_text
from tests.ui.dialogs import activate, answered

Start = Callable[[Path | None], App]


def _titles(app: App) -> list[str]:
    return [entry.text().replace("&", "") for entry in app.window.menuBar().actions()]


def _page_menu(app: App) -> QMenu:
    return app.window.page_menu


def test_five_menus_are_there_from_the_start_and_stay_in_place(start: Start, demo_path: Path) -> None:
    app = start(None)
    assert _titles(app) == ["Arkiv", "Redigera", "Visa", "Åtgärd", "Hjälp"]
    assert not _page_menu(app).menuAction().isEnabled()
    app.open(demo_path)
    app.load()
    before = _titles(app)
    for key in ("meetings", "year"):
        app.window.go(key, None)
        assert _titles(app) == before


def test_the_menu_of_the_page_holds_the_commands_of_the_page_in_view(app: App) -> None:
    app.window.go("people", None)
    people = [action.text() for action in _page_menu(app).actions()]
    assert "Kontaktlogg" in " ".join(people).replace("&", "")
    app.window.go("meetings", None)
    assert "Håll mötet" in " ".join(action.text() for action in _page_menu(app).actions()).replace("&", "")


def test_the_overview_leads_on_by_its_menu_and_keys(app: App, qtbot: QtBot) -> None:
    names = [action.text().replace("&", "") for action in _page_menu(app).actions()]
    assert names == ["Håll mötet", "Redigera dagordningen", "Papper", "Planera året …"]
    activate(app.window)
    qtbot.keyClick(app.window, Qt.Key.Key_F2)
    page = app.window.page
    assert isinstance(page, MeetingsPage) and page.meeting is not None and page.meeting.id == 4


def test_going_from_page_to_page_piles_up_no_menus(app: App) -> None:
    for _time in range(3):
        for key in ("papers", "meetings"):
            app.window.go(key, None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.window.go("papers", None)
    assert len(_page_menu(app).findChildren(QMenu)) == 1


def test_pages_are_made_when_they_are_shown_first(app: App) -> None:
    assert list(app.window.pages.made) == ["overview"]
    app.window.go("people", None)
    assert list(app.window.pages.made) == ["overview", "people"]
    page = app.window.page
    app.window.go("overview", None)
    app.window.go("people", None)
    assert app.window.page is page


def test_a_button_says_and_does_what_its_command_does(app: App, qtbot: QtBot) -> None:
    app.window.go("meetings", 4)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    hold, button = page.action("hold"), page.head.hold_button
    assert read(button.text()) == hold.text().replace("&", "") and "Ctrl+L" in button.toolTip()
    page.call_off()
    assert not hold.isEnabled() and not button.isEnabled()
    page.call_off()
    assert button.isEnabled()
    button.click()
    assert app.window.page is app.window.pages["live"]


@pytest.mark.parametrize("key", [kind.key for kind in KINDS])
def test_every_declared_command_has_a_name_of_its_own(app: App, key: str) -> None:
    page = app.window.pages[key]
    declared = [command.key for command in each(page.declared)]
    assert len(declared) == len(set(declared))
    assert all(page.action(name).text() for name in declared)


def _seek(app: App, qtbot: QtBot, text: str, then: Callable[[Palette], None]) -> None:
    def fill(palette: Palette) -> None:
        assert palette.field.hasFocus()
        type_text(palette.field, text)
        then(palette)
        if palette.isVisible():
            qtbot.keyClick(palette.field, Qt.Key.Key_Escape)

    activate(app.window)
    answered(Palette, lambda: app.window.own[1].by_key["find"].trigger(), fill)


def _rows(palette: Palette) -> list[tuple[str, ...]]:
    tree = palette.list
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [tuple(item.text(column) for column in range(3)) for item in items if item is not None]


def test_any_word_finds_a_command_with_its_keys(app: App, qtbot: QtBot) -> None:
    found: list[tuple[str, ...]] = []
    _seek(app, qtbot, "året plan", lambda palette: found.extend(_rows(palette)))
    assert any(name.startswith("Planera året") and place == "Möten" for name, place, _keys in found)
    found.clear()
    _seek(app, qtbot, "kontaktlogg", lambda palette: found.extend(_rows(palette)))
    assert found == [("Kontaktlogg", "Deltagare", "Ctrl+Skift+L" if "Skift" in found[0][2] else "Ctrl+Shift+L")]


def test_enter_does_what_is_chosen_on_the_page_that_it_belongs_to(app: App, qtbot: QtBot) -> None:
    _seek(app, qtbot, "zooma in", lambda palette: qtbot.keyClick(palette.field, Qt.Key.Key_Return))
    assert app.window.page is app.window.pages["papers"]


def test_what_cannot_be_done_is_said(app: App, qtbot: QtBot) -> None:
    app.window.go("meetings", 4)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    page.call_off()
    app.window.go("overview", None)
    messages: list[str] = []
    app.desk.said.connect(messages.append)
    _seek(app, qtbot, "håll mötet", lambda palette: qtbot.keyClick(palette.field, Qt.Key.Key_Return))
    assert any("Håll mötet" in text for text in messages)


def test_without_a_forum_only_what_can_be_done_is_found(start: Start, qtbot: QtBot) -> None:
    app = start(None)
    found: list[tuple[str, ...]] = []
    _seek(app, qtbot, "", lambda palette: found.extend(_rows(palette)))
    names = [name for name, _place, _keys in found]
    assert "Öppna" in names and "Spara en kopia" not in names and "Håll mötet" not in names


ADDED = """
from industriforum_desktop.ui.commands import Command
from industriforum_desktop.ui.widgets.page import Page


class HelloPage(Page):
    key = "hello"
    declared = (
        Command("greet", "&Greet", lambda page: page.desk.said.emit("Hej"), "Ctrl+J"),
    )
"""
TRY = """
from pathlib import Path
from industriforum_desktop import app as program
from industriforum_desktop.store.content import create_forum

forum = create_forum(Path("a.forum"), name="Industriforum", convener="Region Kalmar län")
qt = program.make_application([])
window = program.App(qt).window
heard = []
window.desk.said.connect(heard.append)
window.desk.take(forum)
window.go("hello", None)
page = window.page
assert page.title == "Hello" and window.navigation.item(window.navigation.count() - 1).text() == "Hello"
page.action("greet").trigger()
assert heard == ["Hej"], heard
assert "Ctrl+J" in page.action("greet").toolTip()
"""


def test_a_page_and_a_command_are_one_module_and_one_line_each(tmp_path: Path) -> None:
    package = Path(industriforum_desktop.__file__).parent
    for name in (package.name, "resources", "translations"):
        copytree(package.parent / name, tmp_path / name, ignore=lambda _folder, names: {"__pycache__"} & set(names))
    ui = tmp_path / package.name / "ui"
    (ui / "hello.py").write_text(ADDED, encoding="utf-8")
    pages = (ui / "pages.py").read_text(encoding="utf-8")
    line = '    Kind("hello", "info", N_("Hello"), "hello.HelloPage"),\n'
    before, after = pages.split('    Kind("live"')
    (ui / "pages.py").write_text(f'{before}{line}    Kind("live"{after}', encoding="utf-8")
    subprocess.run([sys.executable, "-c", TRY], cwd=tmp_path, check=True, env=_elsewhere(tmp_path))


def _elsewhere(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)}


KEY = re.compile(r"Ctrl|Shift\+|Alt\+|\bF\d+\b|\((Esc|Enter|Delete)\)")


def test_no_message_has_keys_typed_into_it() -> None:
    """Keys are named by the system, from the command that has them."""
    file = resources().parent / "translations" / "en" / "LC_MESSAGES" / "industriforum.po"
    said = [message.id for message in read_po(file.open("rb")) if message.id]
    assert [text for text in said if KEY.search(text if isinstance(text, str) else text[0])] == []
