"""Undo and redo in the window: the last thing that was done, named, and what happened when it was taken back."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from industriforum_desktop.i18n import _
from industriforum_desktop.store.connection import Busy
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.icons import icon


class Undoing(QObject):
    """The two commands of the Edit menu."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.undo_action = self._action(_("&Undo"), "undo", ["Ctrl+Z"], self.undo)
        self.redo_action = self._action(_("&Redo"), "redo", ["Ctrl+Y", "Ctrl+Shift+Z"], self.redo)

    def _action(self, text: str, name: str, keys: list[str], run) -> QAction:
        action = QAction(icon(name), text, self)
        action.setShortcuts([QKeySequence(one) for one in keys])
        action.triggered.connect(lambda: run())
        return action

    def refresh(self) -> None:
        """Name what undo and redo would do now."""
        done, undone = self._desk.file.history.done, self._desk.file.history.undone
        self.undo_action.setText(_("&Undo: {what}").format(what=done[-1].name) if done else _("&Undo"))
        self.redo_action.setText(_("&Redo: {what}").format(what=undone[-1].name) if undone else _("&Redo"))
        self.undo_action.setEnabled(bool(done))
        self.redo_action.setEnabled(bool(undone))

    def undo(self) -> None:
        """Take back the last thing that was done."""
        self._step(back=True)

    def redo(self) -> None:
        """Make again what was taken back last."""
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        from sqlalchemy.exc import DBAPIError

        from industriforum_desktop.store.forum_file import NotSaved
        from industriforum_desktop.store.undo import CanNotUndo

        file = self._desk.file
        steps = file.history.done if back else file.history.undone
        if not steps:
            return
        name = steps[-1].name
        try:
            done = file.undo() if back else file.redo()
        except CanNotUndo:
            text = _("“{what}” stays as it is: something that belongs to it has been written since.")
            self._desk.warn(text.format(what=name))
            return
        except (Busy, DBAPIError, sqlite3.Error) as error:
            self._desk.not_written(error)
            return
        except NotSaved as error:
            self._desk.warn(str(error))
            return
        if done:
            text = _("Undone: {what}") if back else _("Redone: {what}")
            rest = " ".join(["", _("What has been changed since then stands as it is.")]) if file.left else ""
            self._desk.said.emit(f"{text.format(what=name)}.{rest}" if rest else text.format(what=name))
