"""Every command found by any of its words, with its keys beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QMenu, QTreeWidget, QTreeWidgetItem

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.commands import Command, each, plain
from industriforum_desktop.ui.keys import native
from industriforum_desktop.ui.pages import KINDS
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label

if TYPE_CHECKING:
    from industriforum_desktop.ui.window import Window

SIZE = QSize(620, 460)
MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Found(NamedTuple):
    """A command as the palette shows it: what it does, where, by which keys."""

    name: str
    place: str
    keys: str
    words: str
    run: Callable[[], object]


def everything(window: Window) -> Iterator[Found]:
    """All commands that can be chosen: of the page in view, of the window, then of the other pages."""
    here = window.page
    if here is not None and window.desk.has_file:
        here.enable()
        yield from (_action(action, here.title) for action in here.commands if action.isEnabled())
    for entry in window.menuBar().actions():
        menu = entry.menu()
        if isinstance(menu, QMenu) and menu is not window.page_menu:
            yield from _in_menu(menu, plain(entry.text()))
    if not window.desk.has_file:
        return
    for kind in KINDS:
        if kind.listed and (here is None or kind.key != here.key):
            for command in each(kind.page.declared):
                yield _command(window, kind.key, command, _(kind.title))


def _in_menu(menu: QMenu, title: str) -> Iterator[Found]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _in_menu(inner, title)
        elif action.isEnabled() and not action.isSeparator():
            yield _action(action, title)


def _action(action: QAction, place: str) -> Found:
    name, keys = plain(action.text()), native(QKeySequence(action.property("keys") or action.shortcut()))
    return Found(name, place, keys, f"{name} {place} {action.toolTip()} {keys}".casefold(), action.trigger)


def _command(window: Window, key: str, command: Command[Any], place: str) -> Found:
    words = f"{command.name} {place} {_(command.tip) if command.tip else ''} {command.native_keys}".casefold()
    return Found(command.name, place, command.native_keys, words, partial(_elsewhere, window, key, command))


def _elsewhere(window: Window, key: str, command: Command[Any]) -> None:
    """Show the page of a command, and do it there if it can be done."""
    window.go(key, None)
    page = window.pages[key]
    page.enable()
    action = page.action(command.key)
    if action.isEnabled():
        action.trigger()
    else:
        window.desk.said.emit(_("“{command}” can't be done here just now.").format(command=command.name))


class Palette(QDialog):
    """Type some letters of any word, choose with the arrows, press Enter. Esc goes back."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Find a command"))
        self._all = list(everything(window))
        self.chosen: Found | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("What do you want to do?"))
        self.field.setAccessibleName(self.windowTitle())
        self.field.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.header().setStretchLastSection(False)
        for place, mode in enumerate(
            (QHeaderView.ResizeMode.Stretch, *2 * (QHeaderView.ResizeMode.ResizeToContents,))
        ):
            self.list.header().setSectionResizeMode(place, mode)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setAccessibleName(_("Commands"))
        self.none = label(_("No command has these words."), "muted")
        self.field.textChanged.connect(self._seek)
        self.field.returnPressed.connect(self.accept)
        self.list.itemClicked.connect(lambda _item: self.accept())
        self.setLayout(column(self.field, self.none, self.list, margin=2 * GRID))
        self.resize(SIZE.boundedTo(window.size() - QSize(4 * GRID, 4 * GRID)))
        self._seek("")

    def _seek(self, text: str) -> None:
        words = text.casefold().split()
        self._shown = [one for one in self._all if all(word in one.words for word in words)]
        # Who types the beginning of a name means that name.
        self._shown.sort(key=lambda one: not (words and one.name.casefold().startswith(words[0])))
        self.list.clear()
        self.list.addTopLevelItems([QTreeWidgetItem([one.name, one.place, one.keys]) for one in self._shown])
        self.none.setVisible(not self._shown)
        if self._shown:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVING:
            self.list.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Something is chosen; who opened the palette does it, once it is away."""
        place = self.list.currentIndex().row()
        if place < 0:
            return
        self.chosen = self._shown[place]
        super().accept()
