"""Version 3: attachments, the officer's touch on each kind of paper, the yearly follow-up's own words."""

from __future__ import annotations

import sqlite3

STATEMENTS = (
    "ALTER TABLE forum ADD COLUMN sender VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE forum ADD COLUMN papers JSON DEFAULT '{}' NOT NULL",
    """
    CREATE TABLE attachment (
        id INTEGER NOT NULL,
        meeting_id INTEGER NOT NULL,
        item_id INTEGER,
        name VARCHAR NOT NULL,
        data BLOB NOT NULL,
        size INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        added_on DATE NOT NULL,
        CONSTRAINT pk_attachment PRIMARY KEY (id),
        CONSTRAINT fk_attachment_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE,
        CONSTRAINT fk_attachment_item_id FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_attachment_meeting_id ON attachment (meeting_id)",
    """
    CREATE TABLE follow_up (
        year INTEGER NOT NULL,
        summary VARCHAR NOT NULL,
        assessments JSON NOT NULL,
        next_year VARCHAR NOT NULL,
        CONSTRAINT pk_follow_up PRIMARY KEY (year)
    )
    """,
)


def step(connection: sqlite3.Connection) -> None:
    """Turn a file of version 2 into one of version 3."""
    for statement in STATEMENTS:
        connection.execute(statement)
