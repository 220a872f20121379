"""The journal of typed minutes: writing changes down, and folding them into the notes.

Works on plain connections, from the recorder's thread and before the window is up.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store.capture import capture_all
from industriforum_desktop.store.tracking import Lines


@dataclass(frozen=True)
class Edit:
    """At `position`, `removed` UTF-16 units went and `inserted` came; then the cursor stood at `cursor`."""

    item_id: int
    position: int
    removed: int
    inserted: str
    cursor: int
    at: datetime


@dataclass(frozen=True)
class Place:
    """Where in the meeting the officer is; None when the meeting is not being held any more."""

    meeting_id: int | None
    item_id: int | None
    cursor: int


@dataclass(frozen=True)
class Spent:
    """An item has now taken so much time in all: said twice, it means the same."""

    item_id: int
    seconds: int


@dataclass(frozen=True)
class Private:
    """The officer's own notes on an item now read so; they have no history."""

    item_id: int
    text: str


@dataclass(frozen=True)
class Folded:
    """An item's notes as they are in the file now, and which of their lines, by number, is which captured row."""

    text: str
    rows: dict[int, str]


Change = Edit | Place | Spent | Private


def write_down(connection: sqlite3.Connection, change: Change) -> None:
    """Write the change, inside the caller's transaction; where an edit was made is also where the officer is.

    What was done to an item that has been taken away since goes with it.
    """
    if isinstance(change, Spent):
        connection.execute("UPDATE agenda_item SET used_seconds = ? WHERE id = ?", (change.seconds, change.item_id))
        return
    if isinstance(change, Private):
        connection.execute(
            "INSERT INTO note (item_id, text, private) SELECT id, '', ? FROM agenda_item WHERE id = ?"
            " ON CONFLICT (item_id) DO UPDATE SET private = excluded.private",
            (change.text, change.item_id),
        )
        return
    if isinstance(change, Place):
        connection.execute(
            "UPDATE recording SET meeting_id = (SELECT id FROM meeting WHERE id = ?),"
            " item_id = (SELECT id FROM agenda_item WHERE id = ?), cursor = ? WHERE id = 1",
            (change.meeting_id, change.item_id, change.cursor),
        )
        return
    # Rows that went with an item may have been the last: what is folded already is known by its number.
    connection.execute(
        "INSERT INTO note_journal (id, item_id, at, position, removed, inserted)"
        " SELECT 1 + max((SELECT coalesce(max(id), 0) FROM note_journal),"
        " (SELECT coalesce(max(folded), 0) FROM recording)), id, ?, ?, ?, ? FROM agenda_item WHERE id = ?",
        (change.at.isoformat(" "), change.position, change.removed, change.inserted, change.item_id),
    )
    connection.execute(
        "UPDATE recording SET item_id = (SELECT id FROM agenda_item WHERE id = ?), cursor = ? WHERE id = 1",
        (change.item_id, change.cursor),
    )


def end(connection: sqlite3.Connection) -> tuple[int, str]:
    """The journal's last row: its number and its time; 0 when there is none."""
    row = connection.execute("SELECT id, at FROM note_journal ORDER BY id DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def fold(connection: sqlite3.Connection) -> dict[int, Folded]:
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
        return {}
    texts: dict[int, utf16.Text] = {}
    lines: dict[int, Lines] = {}
    for _id, item_id, position, removed, inserted in tail:
        if item_id not in texts:
            before = note_text(connection, item_id)
            texts[item_id], lines[item_id] = utf16.Text(before), Lines(before)
        lines[item_id].change(texts[item_id], position, removed, inserted)
        texts[item_id].replace(position, removed, inserted)
    now = {item_id: str(text) for item_id, text in texts.items()}
    for item_id, text in now.items():
        connection.execute(
            "INSERT INTO note (item_id, text) VALUES (?, ?)"
            " ON CONFLICT (item_id) DO UPDATE SET text = excluded.text",
            (item_id, text),
        )
    rows = capture_all(connection, now, {item_id: found.now for item_id, found in lines.items()})
    connection.execute("UPDATE recording SET folded = ? WHERE id = 1", (tail[-1][0],))
    return {item_id: Folded(text, rows[item_id]) for item_id, text in now.items()}


def replay(connection: sqlite3.Connection, item_id: int, until: int | None = None) -> str:
    """The note as its journal tells it, from the first change up to the row `until`.

    Raises ValueError when a change does not fit.
    """
    text = utf16.Text("")
    for position, removed, inserted in connection.execute(
        "SELECT position, removed, inserted FROM note_journal WHERE item_id = ? AND id <= coalesce(?, id)"
        " ORDER BY id",
        (item_id, until),
    ):
        text.replace(position, removed, inserted)
    return str(text)


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
