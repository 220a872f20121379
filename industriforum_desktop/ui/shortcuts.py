"""Every shortcut, read from the commands themselves: what the help and the card say can't be wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from industriforum_desktop.forum.kinds import LABELS
from industriforum_desktop.i18n import _
from industriforum_desktop.minutes.lines import BULLET, SIGNS
from industriforum_desktop.ui.commands import each, plain
from industriforum_desktop.ui.keys import native
from industriforum_desktop.ui.pages import BY_KEY

if TYPE_CHECKING:
    from industriforum_desktop.ui.window import Window

Pair = tuple[str, str]
"""Keys, and what they do."""


def signs() -> list[Pair]:
    """The signs that a line can begin with, and what such a line is."""
    return [*((sign, _(LABELS[kind])) for sign, kind in SIGNS.items()), (BULLET, _("Bullet"))]


def commands(actions: Iterable[QAction]) -> list[Pair]:
    """Keys and name of each command that has keys."""
    return [found for action in actions if (found := _shortcut(action))]


def declared(key: str) -> list[Pair]:
    """Keys and name of each command with keys that a page has, by the page's key."""
    return [(one.native_keys, one.name) for one in each(BY_KEY[key].page.declared) if one.keys]


def menus(window: Window) -> list[tuple[str, list[Pair]]]:
    """Title and commands of the window's own menus, not that of the page in view."""
    entries = ((entry.text(), entry.menu()) for entry in window.menuBar().actions())
    return [
        (plain(title), commands(menu.actions()))
        for title, menu in entries
        if isinstance(menu, QMenu) and menu is not window.page_menu
    ]


def marks() -> list[Pair]:
    """The attendance panel's own keys."""
    from industriforum_desktop.ui.live.seat import KEYS, mark_words

    words = dict(mark_words())
    return [(QKeySequence(key).toString(), words[mark].rstrip("… ")) for key, mark in KEYS.items()]


def _shortcut(action: QAction) -> Pair | None:
    """Keys and name of a command that has keys; a page's command has them here even while its page is hidden."""
    kept = action.property("keys")
    keys = QKeySequence(kept) if kept else action.shortcut()
    if keys.isEmpty():
        return None
    # “Undo: Add Unionen” is Undo.
    return native(keys), plain(action.text().partition(":")[0])
