"""Version 6."""

from __future__ import annotations

import sqlite3

STATEMENTS: tuple[str, ...] = (
    # A day that was kept as a day stays one: what was meant when it was said is not known any more.
    "ALTER TABLE outcome ADD COLUMN hangs_on VARCHAR(12)",
    "ALTER TABLE outcome ADD COLUMN hangs_from_id INTEGER REFERENCES meeting (id) ON DELETE SET NULL",
    "ALTER TABLE sending ADD COLUMN told JSON",
    "ALTER TABLE meeting ADD COLUMN agenda_set JSON",
    "ALTER TABLE agenda_item ADD COLUMN taken_up BOOLEAN DEFAULT '0' NOT NULL",
    "ALTER TABLE outcome ADD COLUMN settled BOOLEAN DEFAULT '0' NOT NULL",
)


def step(connection: sqlite3.Connection) -> None:
    """Turn a file of version 5 into one of version 6."""
    for statement in STATEMENTS:
        connection.execute(statement)
