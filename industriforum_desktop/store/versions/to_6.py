"""Version 6."""

from __future__ import annotations

import sqlite3

STATEMENTS: tuple[str, ...] = (
    # A day that was kept as a day stays one: what was meant when it was said is not known any more.
    "CREATE TABLE step (id INTEGER NOT NULL, at DATETIME NOT NULL, name VARCHAR NOT NULL,"
    " CONSTRAINT pk_step PRIMARY KEY (id))",
    "ALTER TABLE outcome ADD COLUMN hangs_on VARCHAR(12)",
    "ALTER TABLE outcome ADD COLUMN hangs_from_id INTEGER REFERENCES meeting (id) ON DELETE SET NULL",
    "ALTER TABLE sending ADD COLUMN told JSON",
    "ALTER TABLE meeting ADD COLUMN agenda_set JSON",
    "ALTER TABLE agenda_item ADD COLUMN taken_up BOOLEAN DEFAULT '0' NOT NULL",
    "ALTER TABLE outcome ADD COLUMN settled BOOLEAN DEFAULT '0' NOT NULL",
    # Texts that were kept for all papers of a kind stay there.
    """
    CREATE TABLE own_text (
        id INTEGER NOT NULL,
        forum_id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        meeting_id INTEGER,
        organisation_id INTEGER,
        year INTEGER,
        opening VARCHAR NOT NULL,
        closing VARCHAR NOT NULL,
        CONSTRAINT pk_own_text PRIMARY KEY (id),
        CONSTRAINT fk_own_text_forum_id FOREIGN KEY(forum_id) REFERENCES forum (id),
        CONSTRAINT fk_own_text_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE,
        CONSTRAINT fk_own_text_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
            ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_own_text_meeting_id ON own_text (meeting_id)",
    "CREATE INDEX ix_own_text_organisation_id ON own_text (organisation_id)",
    "ALTER TABLE forum ADD COLUMN language VARCHAR DEFAULT 'sv' NOT NULL",
)


def step(connection: sqlite3.Connection) -> None:
    """Turn a file of version 5 into one of version 6."""
    for statement in STATEMENTS:
        connection.execute(statement)
