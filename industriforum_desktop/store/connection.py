"""Plain connections to a forum file, what makes a file ours, and what can be wrong with one.

Nothing here loads SQLAlchemy: the first window is painted from this module alone.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from industriforum_desktop.i18n import _

APPLICATION_ID = 0x46524D31
"""`FRM1` in the file's header (https://sqlite.org/fileformat.html, offset 68)."""

SCHEMA_VERSION = 6
SUFFIX = ".forum"
BUSY_SECONDS = 5.0
_OF_THE_DISK = frozenset(
    (
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PROTOCOL,
    )
)
"""Errors of the place that a file is in, not of the file."""
PATIENCE_SECONDS = 10.0
"""How long a change waits for another program to let go of the file, before it is told that it can't be made."""


class ForumFileError(Exception):
    """A forum file that can't be used. The text is for the person: what is wrong and what to do."""


class NewerFile(ForumFileError):
    """Made by a later version of the program."""


class Busy(ForumFileError):
    """Somebody else is writing to it, and has been for long."""


class Damaged(ForumFileError):
    """Not readable as a database, or its parts contradict each other."""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection with the settings that the file needs.

    Write-ahead log with FULL: a line is on the disk when its transaction is; NORMAL would lose the last
    seconds in a power cut.
    """
    mode = "ro" if read_only else "rw"
    # A read-only folder has no room for the log's companion files; where there is no log the file is complete.
    sealed = read_only and not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    immutable = "&immutable=1" if sealed else ""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}{immutable}",
        uri=True,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys=ON")
    # What undo notes never touches a disk, and notes rows that go when another takes their place.
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA recursive_triggers=ON")
    if not read_only:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
    return connection


def schema_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def examine(path: Path) -> int:
    """Make sure that the file is a forum file this program can read; the schema version it has.

    Raises ForumFileError with what is wrong and what to do.
    """
    if not path.exists():
        raise ForumFileError(
            _("The file {path} does not exist. It may have been moved or renamed.").format(path=path)
        )
    if path.is_dir():
        raise ForumFileError(_("{path} is a folder. Choose a forum file in it.").format(path=path))
    if not path.is_file():
        raise ForumFileError(_not_ours(path))
    if not os.access(path, os.R_OK):
        raise ForumFileError(_("You are not allowed to read {path}. Ask for access or copy it.").format(path=path))
    try:
        connection = connect(path, read_only=True)
        try:
            application_id = int(connection.execute("PRAGMA application_id").fetchone()[0])
            version = schema_version(connection)
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        with path.open("rb") as file:
            ours = file.read(15) == b"SQLite format 3"
        raise unreadable(path, error) if ours else ForumFileError(_not_ours(path)) from error
    if application_id != APPLICATION_ID:
        raise ForumFileError(_not_ours(path))
    if version > SCHEMA_VERSION:
        raise NewerFile(
            _("{name} was made by a newer version of the program. Update the program to open it.").format(
                name=path.name
            )
        )
    if version < 1 or not {"forum", "meeting", "note"} <= tables:
        raise Damaged(damaged(path))
    return version


def _not_ours(path: Path) -> str:
    return _("{name} is not a forum file. Forum files end in .forum and are made by this program.").format(
        name=path.name
    )


def damaged(path: Path) -> str:
    """That the file can't be read, and what to do."""
    return _("{name} is damaged and can't be read. Open the latest copy of it instead.").format(name=path.name)


def unreadable(path: Path, error: BaseException) -> ForumFileError:
    """What to tell of a file of ours that SQLite could not open or read: not all of it means that it is damaged."""
    if is_busy(error):
        text = _("{name} can't be opened just now: another program is using it. Try again in a moment.")
        return ForumFileError(text.format(name=path.name))
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    if code & 0xFF in _OF_THE_DISK and code not in (
        sqlite3.SQLITE_IOERR_SHORT_READ,
        sqlite3.SQLITE_IOERR_CORRUPTFS,
    ):
        text = _(
            "{name} can't be opened just now: its disk is full or does not answer. Make room on it, or copy the"
            " file to another disk and open the copy."
        )
        return ForumFileError(text.format(name=path.name))
    return Damaged(damaged(path))


def is_busy(error: BaseException) -> bool:
    """Whether SQLite says that somebody else has the file."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF == sqlite3.SQLITE_BUSY
