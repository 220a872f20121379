"""Change one line of an item's notes outside the live view, the way the live view would: through the journal."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from industriforum_desktop.forum.kinds import MinutesState
from industriforum_desktop.forum.record import minutes_are_final
from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.undo import Words


def rewrite_line(path: Path, item_id: int, number: int, line: str) -> Words:
    """Put `line` in place of the item's line with this number, counted from 0; the captured rows follow.

    An empty line takes the line away. Raises IndexError when the notes have no such line, RuleBroken when the
    minutes are final.
    """
    connection = connect(path)
    try:
        with connection:
            _check_editable(connection, item_id)
            journal.fold(connection)
            lines = journal.note_text(connection, item_id).split("\n")
            old = lines[number]
            start = sum(utf16.length(before) + 1 for before in lines[:number])
            if not line and len(lines) > 1:
                # The line end goes too: the one after it, or before it on the last line.
                last = number == len(lines) - 1
                old, start = (f"\n{old}", start - 1) if last else (f"{old}\n", start)
            done = Words(item_id, start, old, line, whole=True)
            _write(connection, done)
            return done
    finally:
        connection.close()


def put(connection: sqlite3.Connection, words: Words, *, back: bool) -> bool:
    """Take back what was typed (back), or type it again, inside the caller's transaction.

    False, and nothing is done, when the notes have changed there since. Raises RuleBroken when they are final.
    """
    if back:
        words = Words(words.item_id, words.start, words.inserted, words.removed)
    try:
        _check_editable(connection, words.item_id)
    except LookupError:
        return False
    journal.fold(connection)
    units = journal.note_text(connection, words.item_id).encode("utf-16-le", "surrogatepass")
    removed = words.removed.encode("utf-16-le", "surrogatepass")
    if 2 * words.start > len(units) or not units.startswith(removed, 2 * words.start):
        return False
    _write(connection, words)
    return True


def _write(connection: sqlite3.Connection, change: Words) -> None:
    cursor = change.start + utf16.length(change.inserted)
    removed = utf16.length(change.removed)
    edit = journal.Edit(change.item_id, change.start, removed, change.inserted, cursor, datetime.now())
    journal.write_down(connection, edit)
    journal.fold(connection)


def _check_editable(connection: sqlite3.Connection, item_id: int) -> None:
    row = connection.execute(
        "SELECT meeting.number, meeting.year, minutes_state FROM meeting"
        " JOIN agenda_item ON agenda_item.meeting_id = meeting.id WHERE agenda_item.id = ?",
        (item_id,),
    ).fetchone()
    if row is None:
        raise LookupError(item_id)
    number, year, state = row
    if MinutesState(state).frozen:
        raise minutes_are_final(number, year)
