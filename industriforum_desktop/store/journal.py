"""The journal of typed minutes: writing changes down, and folding them into the notes.

Works on plain connections, from the recorder's thread and before the window is up.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store.capture import capture


@dataclass(frozen=True)
class Edit:
    """At `position`, `removed` UTF-16 units went and `inserted` came; then the cursor stood at `cursor`."""

    item_id: int
    position: int
    removed: int
    inserted: str
    cursor: int
    at: datetime


def write_down(connection: sqlite3.Connection, edit: Edit) -> None:
    """Add the edit to the journal, inside the caller's transaction; it is also where the officer is."""
    connection.execute(
        "INSERT INTO note_journal (item_id, at, position, removed, inserted) VALUES (?, ?, ?, ?, ?)",
        (edit.item_id, edit.at.isoformat(" "), edit.position, edit.removed, edit.inserted),
    )
    connection.execute("UPDATE recording SET item_id = ?, cursor = ? WHERE id = 1", (edit.item_id, edit.cursor))


def fold(connection: sqlite3.Connection) -> list[int]:
    """Bring the notes up to the journal's end and renew what is captured from them; the items touched.

    Inside the caller's transaction. Raises ValueError when a change does not fit its note.
    """
    row = connection.execute("SELECT folded FROM recording WHERE id = 1").fetchone()
    folded = int(row[0]) if row else 0
    tail = connection.execute(
        "SELECT id, item_id, position, removed, inserted FROM note_journal WHERE id > ? ORDER BY id",
        (folded,),
    ).fetchall()
    if not tail:
        return []
    texts: dict[int, str] = {}
    for _id, item_id, position, removed, inserted in tail:
        if item_id not in texts:
            texts[item_id] = note_text(connection, item_id)
        texts[item_id] = utf16.replace(texts[item_id], position, removed, inserted)
    for item_id, text in texts.items():
        connection.execute(
            "INSERT INTO note (item_id, text) VALUES (?, ?)"
            " ON CONFLICT (item_id) DO UPDATE SET text = excluded.text",
            (item_id, text),
        )
        capture(connection, item_id, text)
    connection.execute("UPDATE recording SET folded = ? WHERE id = 1", (tail[-1][0],))
    return list(texts)


def note_text(connection: sqlite3.Connection, item_id: int) -> str:
    """The note as last folded; empty when nothing was written."""
    row = connection.execute("SELECT text FROM note WHERE item_id = ?", (item_id,)).fetchone()
    return str(row[0]) if row else ""


def is_behind(connection: sqlite3.Connection) -> bool:
    """Whether the journal holds changes that are not in the notes yet, as after a power cut."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM note_journal WHERE id > (SELECT folded FROM recording WHERE id = 1))"
    ).fetchone()
    return bool(row[0])
