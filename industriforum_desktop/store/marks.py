"""A mark for each step that was done, so that words which are older are known as such after a restart."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from industriforum_desktop.store.connection import connect

MOST = 200
"""So many marks are kept: who goes further back has been asked often enough."""


@dataclass(frozen=True)
class Mark:
    """A step that was done, by the name that Undo had for it."""

    id: int
    name: str


def put(connection: sqlite3.Connection, name: str) -> None:
    """Mark that this was done now, inside the caller's transaction."""
    now = datetime.now().isoformat(" ")
    mark = connection.execute("INSERT INTO step (at, name) VALUES (?, ?)", (now, name)).lastrowid
    connection.execute("DELETE FROM step WHERE id <= ?", ((mark or 0) - MOST,))


def latest(path: Path, since: datetime, before: int | None = None) -> Mark | None:
    """The latest step that was done since then; with `before`, of those with lower numbers than that mark."""
    asked = "SELECT id, name FROM step WHERE at > ? AND id < coalesce(?, id + 1) ORDER BY id DESC"
    return _find(path, asked, since, before)


def first(path: Path, since: datetime) -> Mark | None:
    """The first step that was done since then."""
    return _find(path, "SELECT id, name FROM step WHERE at > ? ORDER BY id", since)


def _find(path: Path, asked: str, since: datetime, *more: int | None) -> Mark | None:
    connection = connect(path, read_only=True)
    try:
        row = connection.execute(asked, (since.isoformat(" "), *more)).fetchone()
    finally:
        connection.close()
    return Mark(*row) if row else None
