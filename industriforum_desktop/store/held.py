"""A forum file that is held open for hours, on a stick or a share that may be gone at any moment."""

from __future__ import annotations

import os
import sqlite3
from errno import EACCES
from pathlib import Path

from industriforum_desktop.store.connection import BUSY_SECONDS, connect
from industriforum_desktop.store.place import Footing, PlaceGone

RETRY_BUSY_MILLISECONDS = 300

LOST = frozenset((sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN))
"""Errors after which every connection to the file must be given up and made anew."""


class HeldFile:
    """A writer's connection to a forum's file, as long as the file is the one it was opened for."""

    def __init__(self, path: Path, uid: str) -> None:
        self.lost = False
        """The file was gone, or reading it failed: all connections to it must be made anew."""
        self._path, self._uid = path, uid
        self._connection: sqlite3.Connection | None = None
        self._footing = Footing(path)

    def look(self) -> None:
        """Raise PlaceGone when the file is not there, PermissionError when it may not be written."""
        if not self._path.exists():
            raise PlaceGone
        if not os.access(self._path, os.W_OK):
            raise PermissionError(EACCES, os.strerror(EACCES), str(self._path))

    def open(self, *, patient: bool) -> sqlite3.Connection:
        """The connection. It waits long for others to let go of the file if `patient`.

        Raises sqlite3.Error, and PlaceGone when another file is at the place.
        """
        if self._connection is None:
            self._footing = Footing(self._path)
            self._connection = connect(self._path)
            if self._connection.execute("SELECT uid FROM forum").fetchone()[0] != self._uid:
                raise PlaceGone
        self.make_sure()
        wait = BUSY_SECONDS * 1000 if patient else RETRY_BUSY_MILLISECONDS
        self._connection.execute(f"PRAGMA busy_timeout={int(wait)}")
        return self._connection

    def make_sure(self) -> None:
        """Raise PlaceGone when the path no longer leads to what is open: that could be a file without a name."""
        self._footing.make_sure()

    def give_up(self, error: Exception) -> None:
        """Begin anew after this error."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
        self.lost = self.lost or isinstance(error, PlaceGone | OSError) or code in LOST
        self.close()

    def close(self) -> None:
        """Close the connection, if there is one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
