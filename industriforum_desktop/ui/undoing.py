"""Undo and redo in the window: the last thing that was done, named, and what happened when it was taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from industriforum_desktop.i18n import _
from industriforum_desktop.store.connection import Busy
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.guard import REDO, UNDO
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.ways import Way
from industriforum_desktop.ui.widgets.letters import literal

if TYPE_CHECKING:
    from industriforum_desktop.store.undo import Step

EXCERPT = 40
"""So many letters of what was typed are shown when it is asked about."""


class Undoing(QObject):
    """The two commands of the Edit menu. `title_of` names a page by its key."""

    def __init__(self, desk: Desk, title_of: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._title_of = desk, title_of
        self.undo_action = self._action(_("&Undo"), "undo", (UNDO,), self.undo)
        self.redo_action = self._action(_("&Redo"), "redo", REDO, self.redo)
        desk.undo_wanted.connect(self.undo)
        desk.redo_wanted.connect(self.redo)

    def _action(self, text: str, name: str, keys: tuple[str, ...], run: Callable[[], None]) -> QAction:
        action = QAction(icon(name), text, self)
        action.setShortcuts([QKeySequence(one) for one in keys])
        action.triggered.connect(lambda: run())
        return action

    def refresh(self) -> None:
        """Name what undo and redo would do now."""
        if not self._desk.has_file:
            return
        history = self._desk.file.history
        if self.refresh not in history.listeners:
            history.listeners.append(self.refresh)
        undo = literal(self._name(history.done, back=True))
        redo = literal(self._name(history.undone, back=False))
        self.undo_action.setText(_("&Undo: {what}").format(what=undo) if undo else _("&Undo"))
        self.redo_action.setText(_("&Redo: {what}").format(what=redo) if redo else _("&Redo"))
        self.undo_action.setEnabled(bool(undo))
        self.redo_action.setEnabled(bool(redo))

    def _name(self, steps: list[Step], *, back: bool) -> str:
        """What comes next this way; nothing when there is nothing."""
        older = self._desk.older if self._in_live else None
        if older is not None and (not steps or not back) and older(back=back, only_look=True):
            return _("what was typed")
        return steps[-1].name if steps else ""

    @property
    def _in_live(self) -> bool:
        return self._is_live(self._desk.where)

    @staticmethod
    def _is_live(where: str) -> bool:
        from industriforum_desktop.ui.live.session import LIVE

        return where == LIVE

    def undo(self) -> None:
        """Take back the last thing that was done, whatever it was."""
        self._step(back=True)

    def redo(self) -> None:
        """Make again what was taken back last."""
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        if self._desk.patience.holds(partial(self._step, back=back)):
            return
        history = self._desk.file.history
        steps = history.done if back else history.undone
        older = self._desk.older if self._in_live else None
        if older is not None and (not steps or not back) and older(back=back):
            self.refresh()
            return
        if not steps:
            text = _("There is nothing more to undo.") if back else _("There is nothing more to redo.")
            self._desk.said.emit(text)
        elif self._agreed(steps[-1], back=back):
            self._go_to(steps[-1].where)
            self._take(steps[-1].name, back=back)

    def _go_to(self, where: str) -> None:
        """Show the page where a step was made, to see what becomes of it; the live view needs a meeting."""
        if where and where != self._desk.where and not self._is_live(where):
            self._desk.go.emit(Way(where))

    def _agreed(self, step: Step, *, back: bool) -> bool:
        """Whether a step that others have seen, or that was done elsewhere, is meant."""
        if step.asks:
            text = (
                _("The latest is: {what}. Others may have seen it, or it belongs to the record. Take it back?")
                if back
                else _("The latest that was taken back is: {what}. Do it again?")
            )
        elif step.where and step.where != self._desk.where:
            text = (
                _("The latest was done on another page, {page}: {what}. Take it back?")
                if back
                else _("The latest that was taken back was done on another page, {page}: {what}. Do it again?")
            )
        else:
            return True
        said = text.format(what=_told(step), page=self._title_of(step.where))
        return self._desk.ask(said, _("Take it back") if back else _("Do it again"), stray=True)

    def _take(self, name: str, *, back: bool) -> None:
        from sqlalchemy.exc import DBAPIError

        from industriforum_desktop.forum.base import RuleBroken
        from industriforum_desktop.store.undo import CanNotUndo
        from industriforum_desktop.store.writing import NotSaved

        file = self._desk.file
        try:
            done = file.undo() if back else file.redo()
        except CanNotUndo:
            text = _("“{what}” stays as it is: something that belongs to it has been written since.")
            self._desk.warn(text.format(what=name))
        except RuleBroken as rule:
            self._desk.warn(_(rule.message).format(**rule.names))
        except (Busy, DBAPIError, sqlite3.Error) as error:
            self._desk.not_written(error)
        except NotSaved as error:
            self._desk.warn(str(error))
        else:
            if done:
                text = _("Undone: {what}") if back else _("Redone: {what}")
                rest = _("What has been changed since then stands as it is.") if file.left else ""
                self._desk.said.emit(". ".join(filter(None, (text.format(what=name), rest))))
            self.refresh()
            return
        # What was read has been let go of, and the pages show what the file holds.
        self._desk.changed.emit()


def _told(step: Step) -> str:
    """The step as a question names it: of words, how they begin."""
    words = " ".join((getattr(step, "inserted", "") or getattr(step, "removed", "")).split())
    if not words:
        return step.name
    return f"{step.name} (”{words[:EXCERPT]}{'…' if len(words) > EXCERPT else ''}”)"
