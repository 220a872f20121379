"""Version 5: originals that came in, the situation gathered over meetings, evaluations, versions of the report on
the mandate, and what is told of actions between meetings.
"""

from __future__ import annotations

import sqlite3

STATEMENTS = (
    """
    CREATE TABLE concern (
        id INTEGER NOT NULL,
        kind VARCHAR(9) NOT NULL,
        text VARCHAR NOT NULL,
        theme VARCHAR NOT NULL,
        weight INTEGER NOT NULL,
        solved_on DATE,
        note VARCHAR NOT NULL,
        CONSTRAINT pk_concern PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE fixed_question (
        id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        active BOOLEAN NOT NULL,
        CONSTRAINT pk_fixed_question PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE fixed_answer (
        id INTEGER NOT NULL,
        question_id INTEGER NOT NULL,
        organisation_id INTEGER NOT NULL,
        meeting_id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        direction VARCHAR(6),
        CONSTRAINT pk_fixed_answer PRIMARY KEY (id),
        CONSTRAINT uq_fixed_answer_question_id UNIQUE (question_id, organisation_id, meeting_id),
        CONSTRAINT fk_fixed_answer_question_id FOREIGN KEY(question_id) REFERENCES fixed_question (id)
            ON DELETE CASCADE,
        CONSTRAINT fk_fixed_answer_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id),
        CONSTRAINT fk_fixed_answer_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_fixed_answer_question_id ON fixed_answer (question_id)",
    "CREATE INDEX ix_fixed_answer_meeting_id ON fixed_answer (meeting_id)",
    """
    CREATE TABLE incoming (
        id INTEGER NOT NULL,
        received_on DATE NOT NULL,
        way VARCHAR(7) NOT NULL,
        kind VARCHAR(10) NOT NULL,
        sender VARCHAR NOT NULL,
        organisation_id INTEGER,
        name VARCHAR NOT NULL,
        data BLOB NOT NULL,
        size INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        CONSTRAINT pk_incoming PRIMARY KEY (id),
        CONSTRAINT fk_incoming_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
    )
    """,
    "CREATE INDEX ix_incoming_organisation_id ON incoming (organisation_id)",
    "CREATE INDEX ix_incoming_sha256 ON incoming (sha256)",
    """
    CREATE TABLE incoming_proposal (
        incoming_id INTEGER NOT NULL,
        proposal_id INTEGER NOT NULL,
        CONSTRAINT pk_incoming_proposal PRIMARY KEY (incoming_id, proposal_id),
        CONSTRAINT fk_incoming_proposal_incoming_id FOREIGN KEY(incoming_id) REFERENCES incoming (id)
            ON DELETE CASCADE,
        CONSTRAINT fk_incoming_proposal_proposal_id FOREIGN KEY(proposal_id) REFERENCES proposal (id)
            ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE evaluation (
        id INTEGER NOT NULL,
        year INTEGER NOT NULL,
        organisation_id INTEGER,
        received_on DATE NOT NULL,
        way VARCHAR(7) NOT NULL,
        grades JSON NOT NULL,
        comments JSON NOT NULL,
        keep VARCHAR NOT NULL,
        change VARCHAR NOT NULL,
        "begin" VARCHAR NOT NULL,
        incoming_id INTEGER,
        CONSTRAINT pk_evaluation PRIMARY KEY (id),
        CONSTRAINT fk_evaluation_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id),
        CONSTRAINT fk_evaluation_incoming_id FOREIGN KEY(incoming_id) REFERENCES incoming (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_evaluation_year ON evaluation (year)",
    """
    CREATE TABLE mandate_report (
        number INTEGER NOT NULL,
        made_at DATETIME NOT NULL,
        pdf BLOB NOT NULL,
        sha256 VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        CONSTRAINT pk_mandate_report PRIMARY KEY (number)
    )
    """,
    """
    CREATE TABLE action_news (
        id INTEGER NOT NULL,
        outcome_id VARCHAR NOT NULL,
        day DATE NOT NULL,
        told_by VARCHAR NOT NULL,
        status VARCHAR(11) NOT NULL,
        text VARCHAR NOT NULL,
        CONSTRAINT pk_action_news PRIMARY KEY (id),
        CONSTRAINT fk_action_news_outcome_id FOREIGN KEY(outcome_id) REFERENCES outcome (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_action_news_outcome_id ON action_news (outcome_id)",
    "ALTER TABLE forum ADD COLUMN themes JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE mandate ADD COLUMN number VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE mandate ADD COLUMN decided_by VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE mandate ADD COLUMN submitted_on DATE",
    "ALTER TABLE mandate ADD COLUMN decided_on DATE",
    "ALTER TABLE mandate ADD COLUMN decision VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE mandate ADD COLUMN blocks JSON DEFAULT '{}' NOT NULL",
    "ALTER TABLE organisation ADD COLUMN owner VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE organisation ADD COLUMN questions VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE organisation ADD COLUMN meets_next DATE",
    "ALTER TABLE organisation ADD COLUMN ends_on DATE",
    "ALTER TABLE organisation ADD COLUMN joined_on DATE",
    "ALTER TABLE follow_up ADD COLUMN decisions JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE follow_up ADD COLUMN next_meetings INTEGER",
    "ALTER TABLE follow_up ADD COLUMN next_themes JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE agenda_item ADD COLUMN aims JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE agenda_item ADD COLUMN horizon VARCHAR(6)",
    "ALTER TABLE proposal ADD COLUMN aims JSON DEFAULT '[]' NOT NULL",
    "ALTER TABLE proposal ADD COLUMN horizon VARCHAR(6)",
    "ALTER TABLE outcome ADD COLUMN concern_id INTEGER REFERENCES concern (id) ON DELETE SET NULL",
    "ALTER TABLE outcome ADD COLUMN handover VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE outcome ADD COLUMN handed_on DATE",
    "ALTER TABLE outcome ADD COLUMN accepted_on DATE",
    "ALTER TABLE outcome ADD COLUMN report_by DATE",
    "CREATE INDEX ix_outcome_concern_id ON outcome (concern_id)",
    "ALTER TABLE response ADD COLUMN incoming_id INTEGER REFERENCES incoming (id) ON DELETE SET NULL",
)


def step(connection: sqlite3.Connection) -> None:
    """Turn a file of version 4 into one of version 5."""
    for statement in STATEMENTS:
        connection.execute(statement)
