"""Version 4: the log of what was sent out."""

from __future__ import annotations

import sqlite3

STATEMENTS = (
    """
    CREATE TABLE sending (
        id INTEGER NOT NULL,
        meeting_id INTEGER,
        kind VARCHAR(12) NOT NULL,
        sent_on DATE NOT NULL,
        receivers JSON NOT NULL,
        subject VARCHAR NOT NULL,
        files JSON NOT NULL,
        sequence INTEGER,
        CONSTRAINT pk_sending PRIMARY KEY (id),
        CONSTRAINT fk_sending_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_sending_meeting_id ON sending (meeting_id)",
)


def step(connection: sqlite3.Connection) -> None:
    """Turn a file of version 3 into one of version 4."""
    for statement in STATEMENTS:
        connection.execute(statement)
