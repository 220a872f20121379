"""Captured rows and the text they stand in: one truth.

The text decides which rows there are. A row keeps its identity, and with it its status and history, when its
line is moved or reworded; a row whose line is taken away waits without a position in case it comes back, there or
in the notes of another of the meeting's items.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from uuid import uuid4

from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import Line, parse, parse_line

SAME_LINE = 0.6
"""Two wordings that share this much are the same line reworded (difflib's ratio)."""


@dataclass
class _Row:
    id: str
    position: int | None
    line: str


def capture(connection: sqlite3.Connection, item_id: int, text: str) -> None:
    """Make the item's captured rows say what its text says, inside the caller's transaction."""
    capture_all(connection, {item_id: text})


def capture_all(connection: sqlite3.Connection, texts: Mapping[int, str]) -> None:
    """The same for several items. A line may have moved from one to another, so that new rows are made last."""
    new = [(item_id, n, line) for item_id, text in texts.items() for n, line in _keep(connection, item_id, text)]
    for item_id, n, line in new:
        waiting = _waiting_elsewhere(connection, item_id, line)
        if waiting is None:
            _insert(connection, item_id, n, line)
        else:
            connection.execute("UPDATE outcome SET item_id = ?, position = ? WHERE id = ?", (item_id, n, waiting))


def _waiting_elsewhere(connection: sqlite3.Connection, item_id: int, line: Line) -> str | None:
    """The row of the same line that was taken away last from another item of the meeting."""
    row = connection.execute(
        "SELECT outcome.id FROM outcome JOIN agenda_item ON agenda_item.id = outcome.item_id"
        " WHERE outcome.position IS NULL AND outcome.line = ? AND outcome.item_id != ? AND agenda_item.meeting_id ="
        " (SELECT meeting_id FROM agenda_item WHERE id = ?) ORDER BY outcome.rowid DESC LIMIT 1",
        (line.raw, item_id, item_id),
    ).fetchone()
    return str(row[0]) if row else None


def _keep(connection: sqlite3.Connection, item_id: int, text: str) -> list[tuple[int, Line]]:
    """Bring the item's own rows up to its text; the lines that none of them is for."""
    calendar = calendar_of(connection, item_id)
    lines = [(n, line) for n, line in enumerate(parse(text, calendar)) if line.kind]
    rows = [
        _Row(*found)
        for found in connection.execute(
            "SELECT id, position, line FROM outcome WHERE item_id = ? ORDER BY position IS NULL, position",
            (item_id,),
        )
    ]
    matched = _match(rows, lines)
    standing = set(matched.values())
    for row in rows:
        if row.position is not None and row.id not in standing:
            connection.execute("UPDATE outcome SET position = NULL WHERE id = ?", (row.id,))
    known = {row.id: row for row in rows}
    new: list[tuple[int, Line]] = []
    for n, line in lines:
        row_id = matched.get(n)
        if row_id is None:
            new.append((n, line))
        elif (known[row_id].position, known[row_id].line) != (n, line.raw):
            if known[row_id].line == line.raw:
                connection.execute("UPDATE outcome SET position = ? WHERE id = ?", (n, row_id))
            else:
                before = parse_line(known[row_id].line, calendar)
                # A day that a later meeting set stays until the line says another one.
                same_day = (before.due, before.due_text) == (line.due, line.due_text)
                _update(connection, row_id, n, line, day_changed=not same_day)
    return new


def _match(rows: list[_Row], lines: list[tuple[int, Line]]) -> dict[int, str]:
    """Line number to row id: unchanged lines first, then the same place reworded, then the likest wording."""
    free = {row.id: row for row in rows}
    matched: dict[int, str] = {}

    def take(n: int, row: _Row) -> None:
        matched[n] = row.id
        del free[row.id]

    alike: dict[str, list[_Row]] = {}
    for row in rows:
        alike.setdefault(row.line, []).append(row)
    for n, line in lines:
        same = [row for row in alike.get(line.raw, []) if row.id in free]
        if same:
            take(n, min(same, key=lambda row: (row.position is None, abs((row.position or 0) - n))))
    placed = {row.position: row for row in free.values() if row.position is not None}
    for n, line in lines:
        if n in matched:
            continue
        here = placed.get(n)
        if here is not None and here.id in free:
            take(n, here)
            continue
        likeness = [(SequenceMatcher(None, row.line, line.raw).ratio(), row) for row in free.values()]
        best = max(likeness, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= SAME_LINE:
            take(n, best[1])
    return matched


def _insert(connection: sqlite3.Connection, item_id: int, n: int, line: Line) -> None:
    assert line.kind is not None
    row_id = uuid4().hex
    connection.execute(
        "INSERT INTO outcome (id, item_id, kind, position, line, text, due, due_text, status, result, funding)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'not_started', '', '')",
        (
            row_id,
            item_id,
            line.kind.value,
            n,
            line.raw,
            line.text,
            line.due and line.due.isoformat(),
            line.due_text,
        ),
    )
    _set_receivers(connection, row_id, line)


def _update(connection: sqlite3.Connection, row_id: str, n: int, line: Line, *, day_changed: bool) -> None:
    assert line.kind is not None
    connection.execute(
        "UPDATE outcome SET kind = ?, position = ?, line = ?, text = ? WHERE id = ?",
        (line.kind.value, n, line.raw, line.text, row_id),
    )
    if day_changed:
        connection.execute(
            "UPDATE outcome SET due = ?, due_text = ? WHERE id = ?",
            (line.due and line.due.isoformat(), line.due_text, row_id),
        )
    connection.execute("DELETE FROM receiver WHERE outcome_id = ?", (row_id,))
    _set_receivers(connection, row_id, line)


def _set_receivers(connection: sqlite3.Connection, row_id: str, line: Line) -> None:
    if not line.who:
        return
    organisations, participants = _directory(connection)
    connection.executemany(
        "INSERT INTO receiver (outcome_id, position, name, organisation_id, participant_id) VALUES (?, ?, ?, ?, ?)",
        [
            (row_id, n, name, organisations.get(name.casefold()), participants.get(name.casefold()))
            for n, name in enumerate(line.who)
        ],
    )


def _directory(connection: sqlite3.Connection) -> tuple[dict[str, int], dict[str, int]]:
    """Names in the register, without regard to case (SQLite's own lower() knows only a–z), to ids."""
    organisations: dict[str, int] = {}
    for row_id, name, short_name in connection.execute("SELECT id, name, short_name FROM organisation"):
        organisations.setdefault(name.casefold(), row_id)
        if short_name:
            organisations.setdefault(short_name.casefold(), row_id)
    participants = {
        name.casefold(): row_id for row_id, name in connection.execute("SELECT id, name FROM participant")
    }
    return organisations, participants


def calendar_of(connection: sqlite3.Connection, item_id: int) -> Calendar:
    """The days that spoken days in this item's notes are counted from."""
    row = connection.execute(
        "SELECT meeting.day FROM meeting JOIN agenda_item ON agenda_item.meeting_id = meeting.id"
        " WHERE agenda_item.id = ?",
        (item_id,),
    ).fetchone()
    day = date.fromisoformat(row[0])
    following = connection.execute(
        "SELECT min(day) FROM meeting WHERE day > ? AND state != 'cancelled'", (row[0],)
    ).fetchone()[0]
    return Calendar(day, date.fromisoformat(following) if following else None)
