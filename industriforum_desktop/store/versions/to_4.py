"""Version 4: the log of what was sent out; proposals, and the agenda items that came from them; agendas that go
round to be agreed on; contacts with organisations to win.
"""

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
    """
    CREATE TABLE proposal (
        id INTEGER NOT NULL,
        uid VARCHAR NOT NULL,
        organisation_id INTEGER NOT NULL,
        person VARCHAR NOT NULL,
        received_on DATE NOT NULL,
        way VARCHAR(7) NOT NULL,
        title VARCHAR NOT NULL,
        background VARCHAR NOT NULL,
        wanted VARCHAR(11) NOT NULL,
        minutes INTEGER NOT NULL,
        presenter VARCHAR NOT NULL,
        theme VARCHAR NOT NULL,
        declined BOOLEAN NOT NULL,
        put_off BOOLEAN NOT NULL,
        reason VARCHAR NOT NULL,
        CONSTRAINT pk_proposal PRIMARY KEY (id),
        CONSTRAINT fk_proposal_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
    )
    """,
    "CREATE INDEX ix_proposal_organisation_id ON proposal (organisation_id)",
    "ALTER TABLE agenda_item ADD COLUMN proposal_id INTEGER REFERENCES proposal (id) ON DELETE SET NULL",
    "CREATE INDEX ix_agenda_item_proposal_id ON agenda_item (proposal_id)",
    "ALTER TABLE meeting ADD COLUMN agenda_set_on DATE",
    "ALTER TABLE forum ADD COLUMN plain_names BOOLEAN DEFAULT '0' NOT NULL",
    "ALTER TABLE forum ADD COLUMN deadlines JSON DEFAULT '{}' NOT NULL",
    """
    CREATE TABLE agenda_round (
        id INTEGER NOT NULL,
        meeting_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        sent_on DATE NOT NULL,
        answer_by DATE NOT NULL,
        items JSON NOT NULL,
        CONSTRAINT pk_agenda_round PRIMARY KEY (id),
        CONSTRAINT uq_agenda_round_meeting_id UNIQUE (meeting_id, number),
        CONSTRAINT fk_agenda_round_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_agenda_round_meeting_id ON agenda_round (meeting_id)",
    """
    CREATE TABLE response (
        id INTEGER NOT NULL,
        round_id INTEGER NOT NULL,
        organisation_id INTEGER NOT NULL,
        answer VARCHAR(12) NOT NULL,
        text VARCHAR NOT NULL,
        received_on DATE NOT NULL,
        way VARCHAR(7) NOT NULL,
        CONSTRAINT pk_response PRIMARY KEY (id),
        CONSTRAINT uq_response_round_id UNIQUE (round_id, organisation_id),
        CONSTRAINT fk_response_round_id FOREIGN KEY(round_id) REFERENCES agenda_round (id) ON DELETE CASCADE,
        CONSTRAINT fk_response_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
    )
    """,
    "CREATE INDEX ix_response_round_id ON response (round_id)",
    """
    CREATE TABLE outreach_step (
        id INTEGER NOT NULL,
        organisation_id INTEGER NOT NULL,
        day DATE NOT NULL,
        way VARCHAR(7) NOT NULL,
        with_whom VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        next_step VARCHAR NOT NULL,
        next_on DATE,
        CONSTRAINT pk_outreach_step PRIMARY KEY (id),
        CONSTRAINT fk_outreach_step_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
            ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_outreach_step_organisation_id ON outreach_step (organisation_id)",
)


def step(connection: sqlite3.Connection) -> None:
    """Turn a file of version 3 into one of version 4."""
    for statement in STATEMENTS:
        connection.execute(statement)
