"""Version 6."""

from __future__ import annotations

import sqlite3

STATEMENTS: tuple[str, ...] = ()


def step(connection: sqlite3.Connection) -> None:
    """Turn a file of version 5 into one of version 6."""
    for statement in STATEMENTS:
        connection.execute(statement)
