"""Commands, each declared once: menus, buttons, keys, the palette, F1 and the card are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.keys import native, with_keys
from industriforum_desktop.ui.widgets import letters
from industriforum_desktop.ui.widgets.basics import button, tool

Owner = TypeVar("Owner")


@dataclass(frozen=True)
class Command(Generic[Owner]):
    """Something that can be done to what owns it: a page, or the window.

    `key` names it within its owner. `text` is a msgid with the menu's letter marked by &, and an ellipsis where
    something is asked before it is done; `tip` a msgid that says more. It can be chosen `when` that is so. If it is
    about the chosen `row` of the page's list, it can be chosen when there is one.
    """

    key: str
    text: str
    run: Callable[[Owner], object]
    keys: str = ""
    icon: str = ""
    tip: str = ""
    when: Callable[[Owner], bool] | None = None
    row: bool = False

    @property
    def name(self) -> str:
        """What it is called where no letter is marked and nothing is said of asking."""
        return plain(_(self.text))

    @property
    def native_keys(self) -> str:
        """Its keys as the system names them."""
        return native(self.keys)


@dataclass(frozen=True)
class Group(Generic[Owner]):
    """Commands that have a menu of their own within the menu."""

    text: str
    entries: Sequence[Command[Owner] | None]


Entry = Command[Owner] | Group[Owner] | None
"""What stands in a menu; None is a line."""


def each(entries: Iterable[Entry[Any]]) -> Iterator[Command[Any]]:
    """The commands among the entries of a menu, those in groups too."""
    for entry in entries:
        if isinstance(entry, Group):
            yield from each(entry.entries)
        elif entry is not None:
            yield entry


def plain(text: str) -> str:
    """A command's text without its marked letter and its ellipsis."""
    return letters.plain(text).rstrip("… ")


class Actions:
    """The commands of one owner as Qt's actions; `obey` is called with the command that was chosen."""

    def __init__(
        self, owner: QObject, declared: Sequence[Entry[Any]], obey: Callable[[Command[Any]], object]
    ) -> None:
        self._owner, self._obey = owner, obey
        self.declared = declared
        self._commands = {command.key: command for command in each(declared)}
        self.by_key = {key: self._make(command) for key, command in self._commands.items()}

    def _make(self, command: Command[Any]) -> QAction:
        action = QAction(_(command.text), self._owner)
        action.setObjectName(command.key)
        if command.icon:
            action.setIcon(icon(command.icon))
        tip = _(command.tip) if command.tip else command.name
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
            action.setProperty("keys", command.keys)
        action.setToolTip(with_keys(tip, command.keys))
        action.triggered.connect(lambda _on=False: self._obey(command))
        return action

    def enable(self, *, on: bool, row: bool = True) -> None:
        """Let those commands be chosen that do something now; none unless `on`, and where nothing else is said none
        about a row unless `row`.
        """
        answers: dict[Callable[[Any], bool], bool] = {}
        for command in self._commands.values():
            if on and command.when is not None and command.when not in answers:
                answers[command.when] = command.when(self._owner)
            allowed = (row or not command.row) if command.when is None else answers.get(command.when, False)
            self.by_key[command.key].setEnabled(on and allowed)

    def listen(self, *, on: bool) -> None:
        """Let the keys work, or not."""
        for command in self._commands.values():
            if command.keys:
                self.by_key[command.key].setShortcut(QKeySequence(command.keys if on else ""))

    def fill(self, menu: QMenu, entries: Sequence[Entry[Any]] | None = None) -> None:
        """Put the commands into a menu, or some of them."""
        for entry in self.declared if entries is None else entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, Group):
                self.fill(menu.addMenu(_(entry.text)), entry.entries)
            else:
                menu.addAction(self.by_key[entry.key])

    def button(self, key: str, *, role: str = "", text: str = "") -> QPushButton:
        """A push button that is the command; `text`, a msgid, where the room is too short for the command's."""
        action, command = self.by_key[key], self._commands[key]
        pushed = button(
            _(text) if text else letters.plain(action.text()), action.trigger, name=command.icon, role=role
        )
        _Follower(pushed, action)
        return pushed

    def tool(self, key: str) -> QToolButton:
        """A button with only the command's icon; its tip is its name for those who can't see it."""
        action, command = self.by_key[key], self._commands[key]
        pressed = tool(command.icon, action.toolTip(), action.trigger)
        _Follower(pressed, action)
        return pressed


class _Follower(QObject):
    """Lets a button say what an action says, and be pressed when the action can be chosen."""

    def __init__(self, part: QAbstractButton, action: QAction) -> None:
        super().__init__(part)
        self._part, self._action = part, action
        action.changed.connect(self.show)
        self.show()

    def show(self) -> None:
        self._part.setToolTip(self._action.toolTip())
        if isinstance(self._part, QToolButton):
            self._part.setIcon(self._action.icon())
            self._part.setAccessibleName(plain(self._action.text()))
        self._part.setEnabled(self._action.isEnabled())
