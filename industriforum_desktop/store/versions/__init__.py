"""Schema versions: one numbered step at a time, from the version a file has to the one the program needs.

`STEPS[n]` turns a file of version n into one of version n + 1. A step is plain SQL on a plain connection, so
that it goes on meaning the same when the mapped classes have moved on. Released steps are never altered.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from industriforum_desktop.i18n import _
from industriforum_desktop.store.connection import SCHEMA_VERSION, ForumFileError, connect, schema_version
from industriforum_desktop.store.versions import to_2, to_3, to_4, to_5, to_6

STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {
    1: to_2.step,
    2: to_3.step,
    3: to_4.step,
    4: to_5.step,
    5: to_6.step,
}


def upgrade(path: Path) -> Path | None:
    """Bring the file to the program's schema version; the copy that was made of it first, None if not needed.

    All steps run in one transaction: a step that fails leaves the file as it was. Raises ForumFileError.
    """
    connection = connect(path)
    try:
        version = schema_version(connection)
        if version >= SCHEMA_VERSION:
            return None
        copy = copy_beside(connection, path, version)
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for step in range(version, SCHEMA_VERSION):
                STEPS[step](connection)
            connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            connection.execute("ROLLBACK")
            raise ForumFileError(
                _(
                    "{name} could not be brought to the program's version and is unchanged. A copy is in {copy}."
                ).format(name=path.name, copy=copy)
            ) from error
        return copy
    finally:
        connection.close()


def copy_beside(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """A complete copy of the file in its own folder, named by version and time."""
    copy = path.with_name(f"{path.stem} (version {version}, {datetime.now():%Y-%m-%d %H.%M.%S}){path.suffix}")
    target = sqlite3.connect(copy)
    try:
        connection.backup(target)
    finally:
        target.close()
    return copy
