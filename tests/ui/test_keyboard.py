"""The Swedish keyboard: every character reaches the text, and no shortcut is in its way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import press, type_text

PLAIN = "§1234567890+qwertyuiopåasdfghjklöäzxcvbnm,.-<'"
SHIFT = '½!"#¤%&/()=?QWERTYUIOPÅASDFGHJKLÖÄZXCVBNM;:_>*'
ALTGR = "@£$€{[]}\\~|µ"
COMPOSED = "éèëêüõñáàâîûÉÜ"
"""What the dead keys ´ ` ¨ ^ ~ make."""


def test_every_character_of_the_layout_is_typed(live: LivePage) -> None:
    type_text(live.editor, f"a{PLAIN}{SHIFT}")
    # Straight quotes become Swedish ones; § alone on a line would ask for an item.
    assert live.editor.toPlainText() == f"a{PLAIN}{SHIFT}".replace("'", "’").replace('"', "”")


def test_altgr_as_windows_sends_it_is_no_shortcut(live: LivePage) -> None:
    """Windows gives AltGr as Ctrl+Alt; Qt tells it apart, and so must every shortcut."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for letter in ALTGR:
        press(live.editor, ord(letter.upper()), letter, both)
    assert live.editor.toPlainText() == ALTGR


def test_altgr_as_linux_sends_it(live: LivePage) -> None:
    for letter in ALTGR:
        press(live.editor, ord(letter.upper()), letter, Qt.KeyboardModifier.GroupSwitchModifier)
    assert live.editor.toPlainText() == ALTGR


def test_dead_keys_compose(live: LivePage) -> None:
    """A dead key arrives as an input method's commit."""
    for letter in COMPOSED:
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(live.editor, event)
    assert live.editor.toPlainText() == COMPOSED


def test_no_shortcut_uses_ctrl_alt_or_a_character(app: App, qtbot: QtBot) -> None:
    # A page's shortcuts are its commands' only while it is in view.
    shortcuts = []
    for page in app.window.pages:
        app.window.show_page(page)
        shortcuts += [
            (action.text(), key)
            for action in app.window.findChildren(QAction)
            for key in action.shortcuts()
            if not key.isEmpty()
        ]
    assert len({text for text, _key in shortcuts}) > 40
    for text, key in shortcuts:
        combination = key[0]  # type: ignore[index]
        modifiers = combination.keyboardModifiers()
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        assert modifiers & both != both, f"{text}: {key.toString()}"
        plain = not modifiers & both
        assert not (plain and combination.key() < Qt.Key.Key_Escape), f"{text}: {key.toString()}"


def test_no_two_commands_in_view_share_a_shortcut(app: App) -> None:
    for page in app.window.pages.values():
        taken: dict[str, str] = {}
        bar = app.window.menuBar().actions()
        menus = [menu for menu in app.window.findChildren(QMenu) if menu.menuAction() in bar]
        for action in [action for menu in menus for action in menu.actions()]:
            owner = action.parent()
            if owner in app.window.pages.values() and owner is not page:
                continue
            for key in action.shortcuts():
                name = key.toString()
                assert name not in taken, f"{name}: {taken.get(name)} and {action.text()}"
                taken[name] = action.text()
