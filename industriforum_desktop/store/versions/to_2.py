"""Version 2: minutes that are sent for remarks and made final, reports on actions, private notes, themes."""

from __future__ import annotations

import sqlite3

STATEMENTS = (
    "ALTER TABLE forum ADD COLUMN abbreviations JSON DEFAULT '{}' NOT NULL",
    "ALTER TABLE forum ADD COLUMN dictionary JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE meeting ADD COLUMN paused_since DATETIME",
    "ALTER TABLE meeting ADD COLUMN minutes_state VARCHAR(6) DEFAULT 'draft' NOT NULL",
    "ALTER TABLE meeting ADD COLUMN remarks_from VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE meeting ADD COLUMN remarks_by DATE",
    "ALTER TABLE agenda_item ADD COLUMN theme VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE agenda_item ADD COLUMN postponed BOOLEAN DEFAULT '0' NOT NULL",
    "ALTER TABLE agenda_item ADD COLUMN continues_id INTEGER REFERENCES agenda_item (id) ON DELETE SET NULL",
    "ALTER TABLE note ADD COLUMN private VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE outcome ADD COLUMN needs_support BOOLEAN DEFAULT '0' NOT NULL",
    "ALTER TABLE outcome ADD COLUMN reply_by DATE",
    """
    CREATE TABLE action_report (
        id INTEGER NOT NULL,
        outcome_id VARCHAR NOT NULL,
        item_id INTEGER NOT NULL,
        status VARCHAR(11) NOT NULL,
        text VARCHAR NOT NULL,
        carried_over BOOLEAN NOT NULL,
        CONSTRAINT pk_action_report PRIMARY KEY (id),
        CONSTRAINT fk_action_report_outcome_id FOREIGN KEY(outcome_id) REFERENCES outcome (id) ON DELETE CASCADE,
        CONSTRAINT fk_action_report_item_id FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_action_report_outcome_id ON action_report (outcome_id)",
    "CREATE INDEX ix_action_report_item_id ON action_report (item_id)",
    """
    CREATE TABLE minutes_version (
        id INTEGER NOT NULL,
        meeting_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        made_at DATETIME NOT NULL,
        pdf BLOB NOT NULL,
        sha256 VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        correction VARCHAR NOT NULL,
        sent_on DATE,
        sent_to VARCHAR NOT NULL,
        CONSTRAINT pk_minutes_version PRIMARY KEY (id),
        CONSTRAINT uq_minutes_version_meeting_id UNIQUE (meeting_id, number),
        CONSTRAINT fk_minutes_version_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_minutes_version_meeting_id ON minutes_version (meeting_id)",
    """
    CREATE TABLE remark (
        id INTEGER NOT NULL,
        meeting_id INTEGER NOT NULL,
        organisation_id INTEGER NOT NULL,
        received_on DATE NOT NULL,
        text VARCHAR NOT NULL,
        answer VARCHAR NOT NULL,
        CONSTRAINT pk_remark PRIMARY KEY (id),
        CONSTRAINT fk_remark_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE,
        CONSTRAINT fk_remark_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
    )
    """,
    "CREATE INDEX ix_remark_meeting_id ON remark (meeting_id)",
)


def step(connection: sqlite3.Connection) -> None:
    """Turn a file of version 1 into one of version 2."""
    for statement in STATEMENTS:
        connection.execute(statement)
