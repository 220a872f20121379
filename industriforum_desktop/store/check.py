"""Is the file whole? What `check` on the command line answers."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

from industriforum_desktop.i18n import _
from industriforum_desktop.store import journal
from industriforum_desktop.store.connection import SCHEMA_VERSION, connect, examine


def check(path: Path) -> list[str]:
    """What is wrong with the file, a sentence each; nothing when it is whole.

    Raises ForumFileError when it can't be opened at all.
    """
    version = examine(path)
    connection = connect(path, read_only=True)
    try:
        return [
            *_version(version),
            *_database(connection),
            *_references(connection),
            *_journal(connection),
            *(_final_minutes(connection) if version == SCHEMA_VERSION else []),
        ]
    except sqlite3.DatabaseError as error:
        return [_("The database is damaged: {reason}.").format(reason=error)]
    finally:
        connection.close()


def holds_minutes(path: Path, meeting_id: int, number: int, pdf: bytes) -> bool:
    """Whether this version of a meeting's final minutes is in the file, as whoever opens the path now reads it."""
    try:
        connection = connect(path, read_only=True)
        try:
            row = connection.execute(
                "SELECT CAST(pdf AS BLOB), sha256 FROM minutes_version WHERE meeting_id = ? AND number = ?",
                (meeting_id, number),
            ).fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return False
    return row is not None and tuple(row) == (pdf, sha256(pdf).hexdigest())


def _version(version: int) -> list[str]:
    if version == SCHEMA_VERSION:
        return []
    return [_("The file is of version {n}; it is brought up to date when it is opened.").format(n=version)]


def _database(connection: sqlite3.Connection) -> list[str]:
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    return (
        [] if found == ["ok"] else [_("The database is damaged: {reason}.").format(reason=text) for text in found]
    )


def _references(connection: sqlite3.Connection) -> list[str]:
    problems = [
        _("A row in {table} refers to something in {parent} that is not there.").format(table=row[0], parent=row[2])
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    if connection.execute("SELECT count(*) FROM forum").fetchone()[0] != 1:
        problems.append(_("The file does not hold exactly one forum."))
    return problems


def _journal(connection: sqlite3.Connection) -> list[str]:
    """Each note must be what its journal says, replayed from the first change."""
    problems = []
    titles = dict(connection.execute("SELECT id, title FROM agenda_item"))
    folded = not journal.is_behind(connection)
    for item_id in [row[0] for row in connection.execute("SELECT DISTINCT item_id FROM note_journal")]:
        try:
            text = journal.replay(connection, item_id)
        except ValueError:
            problems.append(_("The history of the notes to “{title}” is broken.").format(title=titles.get(item_id)))
            continue
        note = connection.execute("SELECT text FROM note WHERE item_id = ?", (item_id,)).fetchone()
        if folded and (note is None or note[0] != text):
            problems.append(
                _("The notes to “{title}” differ from their history.").format(title=titles.get(item_id))
            )
    return problems


def _final_minutes(connection: sqlite3.Connection) -> list[str]:
    """Minutes that were made final must be, byte for byte, what they were then."""
    rows = connection.execute(
        "SELECT meeting.number, meeting.year, minutes_version.number, CAST(pdf AS BLOB), sha256"
        " FROM minutes_version JOIN meeting ON meeting.id = meeting_id ORDER BY meeting.day, minutes_version.number"
    )
    text = _("Version {n} of the final minutes of meeting {meeting} is not what was made final.")
    return [
        text.format(n=n, meeting=f"{number}/{year}")
        for number, year, n, pdf, checksum in rows
        if sha256(pdf).hexdigest() != checksum
    ]
