"""Where a forum's file is while it is open: whether its path still leads to it, and putting it back when not.

The newest of what was written is in the log beside the file (`-wal`). Another program can take the log away, or put
another file in the place; connections that are open then go on writing into files without a name, and all of that
is gone when they close. They still see everything, so they can write it out whole.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import struct
from contextlib import suppress
from pathlib import Path

from industriforum_desktop.i18n import _

Identity = tuple[int, int]
"""Device and file number."""

_SHARED_FIRST, _SHARED_SIZE = 0x4000_0002, 510
"""The bytes that all who have an SQLite file open lock for reading (sqlite3's os.h)."""


class PlaceGone(Exception):
    """The file is not where it was, or another one is there."""


class Replaced(PlaceGone):
    """The folder is there, but another file is in the place, or the log beside it was taken away."""


class Footing:
    """What a path led to when a connection was opened; make it just before."""

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path))
        self._file, self._folder = identity(self.path), identity(self.path.parent)
        self._log: Identity | None = None

    def make_sure(self) -> None:
        """Raise PlaceGone when the path no longer leads to what is open: that could be a file without a name."""
        file, log = identity(self.path), identity(log_of(self.path))
        if file is None and identity(self.path.parent) != self._folder:
            raise PlaceGone
        if file != self._file or (self._log is not None and log != self._log):
            raise Replaced
        self._log = log

    @property
    def is_there(self) -> bool:
        """Whether the folder is the one that it was."""
        return identity(self.path.parent) == self._folder

    def bring_home(self, connection: sqlite3.Connection) -> Path | None:
        """Write all that the connection sees to a file of its own, and put that in the place.

        Another forum's file or log in the place is kept beside it: returns where. Raises OSError or sqlite3.Error,
        with nothing changed, when it can't be done. Every connection must be made anew afterwards.
        """
        if not (self.is_there or self.path.exists()):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.path))
        whole = self.path.with_name(f".{self.path.name}.whole")
        try:
            write_whole(connection, whole)
            with suppress(OSError):
                shutil.copymode(self.path, whole)
            aside = self._put_aside()
            for left in (log_of(self.path), Path(f"{self.path}-shm")):
                left.unlink(missing_ok=True)
            whole.replace(self.path)
            _sync_folder(self.path.parent)
        finally:
            whole.unlink(missing_ok=True)
        return aside

    def _put_aside(self) -> Path | None:
        """Give what is in the place, and is not ours, a name of its own."""
        log = log_of(self.path)
        written = log.exists() and log.stat().st_size > 0 and identity(log) != self._log
        if not self.path.exists() or (identity(self.path) == self._file and not written):
            return None
        aside = free_name(self.path, _("{name} (the other file)").format(name=self.path.stem))
        try:
            os.link(self.path, aside)
        except OSError:  # a stick's file system knows no second names
            shutil.copy2(self.path, aside)
        if written:
            log.rename(log_of(aside))
        return aside


class Grip:
    """A second hold on an open file. Other programs see from it that the file is in use, and leave its log alone.

    SQLite's own hold is lost as soon as anything in this process closes the file after having looked into it; this
    one is not (open file description locks, Linux). Elsewhere it does nothing.
    """

    def __init__(self) -> None:
        self._descriptor: int | None = None

    def take(self, path: Path) -> None:
        """Hold the file at this path, and let go of any other."""
        if self._descriptor is not None and _same(self._descriptor, path):
            return
        self.close()
        with suppress(OSError):
            self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            self._lock("F_RDLCK")

    def loosen(self) -> None:
        """Let others have the file, so that whoever closes it last can tidy up; `close` afterwards."""
        if self._descriptor is not None:
            with suppress(OSError):
                self._lock("F_UNLCK")

    def close(self) -> None:
        """Let go. Every connection of this process to the file must be closed before."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def _lock(self, kind: str) -> None:
        try:
            import fcntl

            command = fcntl.F_OFD_SETLK
        except (ImportError, AttributeError):
            return
        lock = struct.pack("hhqqi0q", getattr(fcntl, kind), os.SEEK_SET, _SHARED_FIRST, _SHARED_SIZE, 0)
        fcntl.fcntl(self._descriptor or 0, command, lock)


def identity(path: Path) -> Identity | None:
    """Which file this is; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def free_name(path: Path, stem: str) -> Path:
    """A file beside this one, called so, or so with a number: one that does not exist."""
    free, n = path.with_name(f"{stem}{path.suffix}"), 1
    while free.exists():
        n += 1
        free = path.with_name(f"{stem} {n}{path.suffix}")
    return free


def log_of(path: Path) -> Path:
    """The log beside a forum's file."""
    return Path(f"{path}-wal")


def write_whole(connection: sqlite3.Connection, target: Path) -> None:
    """Write all that the connection sees to a new file, on the disk when this returns."""
    target.unlink(missing_ok=True)
    copy = sqlite3.connect(target)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    # Windows has no way to do it, and needs none.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _same(descriptor: int, path: Path) -> bool:
    found = os.fstat(descriptor)
    return identity(path) == (found.st_dev, found.st_ino)
