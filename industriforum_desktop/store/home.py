"""The window's own connections to a forum's file, and bringing home what they see when the file is not theirs."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.place import Footing, Grip, PlaceGone, identity, write_whole


class Home:
    """Opens connections to one forum's file and looks after the place that they lead to.

    `unsaved` are the names of changes that were made while the place was not the file's: only the open connections
    see them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._footing: Footing | None = None
        self._live: sqlite3.Connection | None = None
        self._grip = Grip()
        self.unsaved: list[str] = []

    def connect(self) -> sqlite3.Connection:
        """One more connection; refused while the place is not the file's, where it would see something else."""
        if self._footing is not None:
            try:
                self._footing.make_sure()
            except PlaceGone as error:
                raise sqlite3.OperationalError(f"another file is in the place of {self._path}") from error
            return connect(self._path)
        footing = Footing(self._path)
        self._live = connect(self._path)
        footing.make_sure()
        self._footing = footing
        self._grip.take(self._path)
        return self._live

    def make_sure(self) -> None:
        """Raise PlaceGone when the path no longer leads to what the connections see."""
        if self._footing is not None:
            self._footing.make_sure()

    @property
    def is_there(self) -> bool:
        """Whether the folder is the one that the file was opened in."""
        return self._footing is not None and self._footing.is_there

    def bring_home(self) -> Path | None:
        """Put all that the connections see in the place, as `Footing.bring_home`; `forget` them afterwards."""
        if self._footing is None or self._live is None:
            return None
        return self._footing.bring_home(self._live)

    def forget(self) -> None:
        """The connections are closed: the next one is to what the path leads to then."""
        self._footing = self._live = None
        self.unsaved.clear()

    def copy(self, target: Path) -> None:
        """Write all of the forum to another file, also what is not in its own. Raises OSError or sqlite3.Error."""
        if identity(target) == identity(self._path):
            return
        unfinished = target.with_name(f".{target.name}.new")
        own = self._live
        try:
            self.make_sure()
            own = None
        except PlaceGone:
            pass
        source = own or connect(self._path, read_only=True)
        try:
            write_whole(source, unfinished)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
            if source is not own:
                source.close()

    def loosen(self) -> None:
        """The connections are about to be closed for good."""
        self._grip.loosen()

    def close(self) -> None:
        """They are closed for good."""
        self.forget()
        self._grip.close()
