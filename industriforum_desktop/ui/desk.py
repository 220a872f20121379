"""What every page works on: the open forum, the language, and the ways to tell the officer something."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import Language, _, current
from industriforum_desktop.ui import asking, theme
from industriforum_desktop.ui.patience import Patience

if TYPE_CHECKING:
    from industriforum_desktop.store.forum_file import ForumFile
    from industriforum_desktop.ui.commands import Actions


log = logging.getLogger("industriforum")


class Done:
    """How a change went. True once it is in the forum's file; `later` when it may be tried again as it is."""

    kept = False
    later = False

    def __bool__(self) -> bool:
        return self.kept


class Older(Protocol):
    """Goes back or forward through words that are older than the program's start, if there is a way."""

    def __call__(self, *, back: bool, only_look: bool = False) -> bool: ...


class Desk(QObject):
    """Shared by the window and its pages. `file` is None until a forum is open.

    Signals: `changed` after anything in the forum was written; `leaving` before the open forum is closed, for
    what is typed but not written yet; `said` with a line for the status bar,
    `saved` with when the minutes were written; `go` with a Way to a page and what to show there.
    """

    changed = Signal()
    leaving = Signal()
    said = Signal(str)
    saved = Signal(str)
    go = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._file: ForumFile | None = None
        self._taken = 0
        """How many forums have been opened and closed: the next may have the place in memory of the last."""
        self._today = today
        self.patience = Patience()
        self.patience.waiting.connect(self._tell_waiting)
        self._saved = ""
        self._not_kept = False
        self.saved.connect(self._remember_saved)
        self.commands: Actions
        """What can be done from every page, as the window's File menu holds it."""
        self.where = ""
        """The page that is shown."""
        self.meeting_id: int | None = None
        """The meeting that was chosen last, on whatever page; it may be gone, or another forum's."""
        self.older: Older | None = None
        """The way through older words, while a meeting is being held."""
        self.put_down: Callable[[], bool] = lambda: True
        """Writes the meeting that is being held, if one is, and leaves it; False when that can't be done."""

    @property
    def language(self) -> Language:
        return current()

    @property
    def paper_language(self) -> Language:
        """That of the open forum's papers and letters."""
        return self.file.forum.paper_language

    @property
    def has_file(self) -> bool:
        return self._file is not None

    @property
    def file(self) -> ForumFile:
        """The open forum; only pages that are shown with a forum ask for it."""
        if self._file is None:
            raise RuntimeError("no forum is open")
        return self._file

    @property
    def state(self) -> object:
        """All that a page shows the forum by: while it is the same, so is what is shown."""
        age = self._file.age if self._file is not None else 0
        return self._taken, age, self.today(), self.meeting_id, self.language.code, theme.now()

    def leave(self) -> bool:
        """Write what is typed and not written yet, before the forum is closed; False when that can't be done."""
        self._not_kept = False
        self.leaving.emit()
        return not self._not_kept

    def not_kept(self) -> None:
        """Something that was typed could not be written: who is leaving the forum is asked first."""
        self._not_kept = True

    def take(self, file: ForumFile | None, *, left: bool = False) -> None:
        """Work on this forum from now on. The one that was open is left first, unless it is `left` already."""
        if self._file is not None:
            if not left:
                self.leave()
            self._file.close()
        self._file = file
        self._taken += 1
        if file is not None:
            file.listeners.append(self.changed.emit)
            file.brought_home.append(lambda aside: QTimer.singleShot(0, self, partial(self._tell_home, aside)))
            file.wait = self.patience.wait
        self.changed.emit()

    def _remember_saved(self, text: str) -> None:
        if text != _("Saving …"):
            self._saved = text

    def _tell_waiting(self, on: bool) -> None:
        """Somebody else has the file; what was asked is kept and tried again."""
        self.said.emit(_("Saving …") if on else "")
        self.saved.emit(_("Saving …") if on else self._saved)

    def today(self) -> date:
        """The day it is; asked each time, since the program may stay open over midnight."""
        return self._today()

    def writable(self) -> bool:
        """Whether the forum can be changed; if not, the officer is told why. Ask before a form is shown."""
        if self.file.read_only:
            self.warn(_("The forum is open for reading only. Save a copy to change it."))
        return not self.file.read_only

    @contextmanager
    def change(self, name: str, *, lasting: bool = False, asks: bool = False) -> Iterator[Done]:
        """A named change that undo can take back, unless it is `lasting`; what it yields is true once it is done.

        Undo asks before it takes back one that `asks`, since others have seen it or it belongs to the record.

        Whoever reports success, closes something or goes on with what was made asks that first. What the forum's
        rules refuse, and what can't be written, is told to the officer, and the pages show what the file holds.
        """
        from sqlalchemy.exc import DBAPIError

        from industriforum_desktop.forum.base import RuleBroken
        from industriforum_desktop.store.connection import Busy, ForumFileError
        from industriforum_desktop.store.writing import NotSaved

        done = Done()
        try:
            with self.file.change(name, lasting=lasting, asks=asks, where=self.where):
                yield done
            done.kept = True
            self.said.emit(name)
        except NotSaved as error:
            # It is made, and stands in the window: what has to be done about the file is told.
            done.kept = True
            self.warn(str(error))
        except RuleBroken as rule:
            self.warn(_(rule.message).format(**rule.names))
        except (Busy, DBAPIError, sqlite3.Error) as error:
            self.not_written(error)
            done.later = self._not_kept = True
        except ForumFileError as error:
            self.warn(str(error))
        if not done:
            self.changed.emit()

    def write(self, name: str, run: Callable[[], object], *, lasting: bool = False) -> bool:
        """A change in one call: `run` makes it. Whether it is in the file."""
        with self.change(name, lasting=lasting) as done:
            run()
        return done.kept

    def not_written(self, error: Exception) -> None:
        """Tell that the forum's file could not be written, and why."""
        from industriforum_desktop.store.reasons import reason

        log.warning("a change could not be written: %s", getattr(error, "orig", error))
        text = _("This could not be written to the forum's file: {reason}. Try again in a moment.")
        self.warn(text.format(reason=reason(error)))

    def _tell_home(self, aside: Path | None) -> None:
        """All that was done has been written anew to where the forum's file is."""
        if aside is None:
            text = _("Another program had taken away a part of the forum's file. All you have done is in it again.")
            self.said.emit(text)
            return
        text = _(
            "Another program had put another file in the place of the forum's. All you have done here is in the"
            " forum's file again. The other one is kept beside it, as {name}."
        )
        self.warn(text.format(name=aside.name))

    def warn(self, text: str, parent: QWidget | None = None) -> None:
        """A message that must be read: what is wrong and what to do."""
        asking.warn(parent, _("Industriforum"), text)

    def ask(self, text: str, yes: str, parent: QWidget | None = None, *, stray: bool = False) -> bool:
        """A question whose button says what it does; True when that button was pressed.

        Of what a `stray` key may have asked for Enter leaves everything as it is, as Esc does.
        """
        return asking.agrees(parent, _("Industriforum"), text, yes, usual=int(stray))
