"""Captured rows and the text they stand in: one truth.

The text decides which rows there are. A row keeps its identity, and with it its status and history, when its
line is moved or reworded, which is known from following the line through the changes. A row whose line is taken
away waits without a position in case it comes back, there or in the notes of another of the meeting's items.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, time
from difflib import SequenceMatcher
from uuid import uuid4

from industriforum_desktop.forum.calendar import Met
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import Line, kind_of, parse_line

SAME_LINE = 0.6
"""Two wordings that share this much are the same line reworded (difflib's ratio)."""
MOST_COMPARED = 60
"""A new line is compared with so many rows at most; comparing takes time."""


@dataclass(frozen=True)
class _Row:
    id: str
    position: int | None
    line: str


def capture_all(
    connection: sqlite3.Connection, texts: Mapping[int, str], moved: Mapping[int, Mapping[int, int]]
) -> dict[int, dict[int, str]]:
    """Make the items' captured rows say what their texts say, inside the caller's transaction; the rows' ids by
    item and line.

    `moved` tells for each item where the lines are now that were there when it was captured last. A line may have
    gone from one item to another, so that new rows are made last.
    """
    new = [
        (item_id, n, line) for item_id, text in texts.items() for n, line in _keep(connection, item_id, text, moved)
    ]
    for item_id, n, line in new:
        waiting = _waiting_elsewhere(connection, item_id, line)
        if waiting is None:
            _insert(connection, item_id, n, line)
        else:
            connection.execute("UPDATE outcome SET item_id = ?, position = ? WHERE id = ?", (item_id, n, waiting))
    standing = "SELECT position, id FROM outcome WHERE item_id = ? AND position IS NOT NULL"
    return {item_id: dict(connection.execute(standing, (item_id,)).fetchall()) for item_id in texts}


def _waiting_elsewhere(connection: sqlite3.Connection, item_id: int, line: Line) -> str | None:
    """The row of the same line that was taken away last from another item of the meeting."""
    row = connection.execute(
        "SELECT outcome.id FROM outcome JOIN agenda_item ON agenda_item.id = outcome.item_id"
        " WHERE outcome.position IS NULL AND outcome.line = ? AND outcome.item_id != ? AND agenda_item.meeting_id ="
        " (SELECT meeting_id FROM agenda_item WHERE id = ?) ORDER BY outcome.rowid DESC LIMIT 1",
        (line.raw, item_id, item_id),
    ).fetchone()
    return str(row[0]) if row else None


def _keep(
    connection: sqlite3.Connection, item_id: int, text: str, moved: Mapping[int, Mapping[int, int]]
) -> list[tuple[int, Line]]:
    """Bring the item's own rows up to its text; the lines that none of them is for."""
    calendar = calendar_of(connection, item_id)
    rows = [
        _Row(*found)
        for found in connection.execute(
            "SELECT id, position, line FROM outcome WHERE item_id = ?"
            " ORDER BY position IS NULL, position, rowid DESC",
            (item_id,),
        )
    ]
    lines = _captured(text, {row.line for row in rows}, calendar)
    matched = _match(rows, lines, moved.get(item_id, {}), _wordings(connection, item_id))
    standing = {row.id for row in matched.values()}
    for row in rows:
        if row.position is not None and row.id not in standing:
            connection.execute("UPDATE outcome SET position = NULL WHERE id = ?", (row.id,))
    for n, row in matched.items():
        if row.line != lines[n]:
            line = parse_line(lines[n], calendar)
            before = parse_line(row.line, calendar)
            # A day that a later meeting set stays until the line says another one.
            same_day = (before.due, before.due_text) == (line.due, line.due_text)
            _update(connection, row.id, n, line, day_changed=not same_day)
            _remember(connection, item_id, row, line)
        elif row.position != n:
            connection.execute("UPDATE outcome SET position = ? WHERE id = ?", (n, row.id))
    return [(n, parse_line(raw, calendar)) for n, raw in lines.items() if n not in matched]


def _captured(text: str, known: Container[str], calendar: Calendar) -> dict[int, str]:
    """Which lines are more than text, by number. What was captured before needs no closer look."""
    signed = ((n, raw) for n, raw in enumerate(text.split("\n")) if kind_of(raw))
    return {n: raw for n, raw in signed if raw in known or parse_line(raw, calendar).kind}


def _match(
    rows: list[_Row], lines: Mapping[int, str], moved: Mapping[int, int], wordings: Mapping[str, str]
) -> dict[int, _Row]:
    """Line number to row. First of all a row is for the line it was for, if that still reads the same; then for
    one that reads so elsewhere, if its own is gone; then for its own, reworded. A row without a line is for one
    that reads as it did, and at last for one that reads much like it.
    """
    free = {row.id: row for row in rows}
    matched: dict[int, _Row] = {}
    own = {moved[row.position]: row for row in rows if row.position is not None and row.position in moved}
    lost = [row for row in rows if row.position is not None and row.position not in moved]
    waiting = [row for row in rows if row.position is None]

    def take(n: int, row: _Row | None) -> None:
        if row is not None and row.id in free and n not in matched:
            matched[n] = free.pop(row.id)

    def unmatched() -> list[tuple[int, str]]:
        return [(n, raw) for n, raw in lines.items() if n not in matched]

    for n, raw in lines.items():
        if n in own and own[n].line == raw:
            take(n, own[n])
    same = _by_line(lost)
    for n, raw in unmatched():
        near = sorted(same.get(raw, ()), key=lambda row: abs((row.position or 0) - n))
        take(n, next((row for row in near if row.id in free), None))
    for n in lines:
        take(n, own.get(n))
    same = _by_line(waiting)
    for n, raw in unmatched():
        take(n, next((row for row in same.get(raw, ()) if row.id in free), None))
    for n, raw in unmatched():
        take(n, free.get(wordings.get(raw, "")))
    for n, raw in unmatched():
        take(n, _likest(raw, [*free.values()][:MOST_COMPARED]))
    return matched


def _by_line(rows: list[_Row]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(row.line, []).append(row)
    return found


def _likest(raw: str, rows: list[_Row]) -> _Row | None:
    """The row whose wording is most like the line's, if one is enough like it."""
    compared = SequenceMatcher(b=raw, autojunk=False)
    best, found = SAME_LINE, None
    for row in rows:
        compared.set_seq1(row.line)
        if compared.real_quick_ratio() >= best and compared.quick_ratio() >= best:
            ratio = compared.ratio()
            if ratio >= best:
                best, found = ratio, row
    return found


def _wordings(connection: sqlite3.Connection, item_id: int) -> dict[str, str]:
    """What rows of the item read before they were shortened, to their ids: undoing may bring that back at once.

    Known as long as the connection is open.
    """
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS wording"
        " (item_id INTEGER, line TEXT, row_id TEXT, PRIMARY KEY (item_id, line)) WITHOUT ROWID"
    )
    return dict(connection.execute("SELECT line, row_id FROM temp.wording WHERE item_id = ?", (item_id,)))


def _remember(connection: sqlite3.Connection, item_id: int, row: _Row, line: Line) -> None:
    if len(line.raw) < len(row.line):
        connection.execute("INSERT OR REPLACE INTO temp.wording VALUES (?, ?, ?)", (item_id, row.line, row.id))


def _insert(connection: sqlite3.Connection, item_id: int, n: int, line: Line) -> None:
    assert line.kind is not None
    row_id = uuid4().hex
    connection.execute(
        "INSERT INTO outcome (id, item_id, kind, position, line, text, due, due_text, hangs_on, status, result,"
        " funding) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'not_started', '', '')",
        (
            row_id,
            item_id,
            line.kind.value,
            n,
            line.raw,
            line.text,
            *_day_of(line),
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
            "UPDATE outcome SET due = ?, due_text = ?, hangs_on = ?, hangs_from_id = NULL WHERE id = ?",
            (*_day_of(line), row_id),
        )
    connection.execute("DELETE FROM receiver WHERE outcome_id = ?", (row_id,))
    _set_receivers(connection, row_id, line)


def _day_of(line: Line) -> tuple[str | None, str, str | None]:
    """The line's day, if it hangs on no meeting; the day as said; and the meeting it hangs on."""
    if line.hangs_on is not None:
        return None, line.due_text, line.hangs_on.value
    return line.due.isoformat() if line.due else None, line.due_text, None


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
    (meeting_id,) = connection.execute("SELECT meeting_id FROM agenda_item WHERE id = ?", (item_id,)).fetchone()
    meetings = {
        row_id: Met(year, number, date.fromisoformat(day), time.fromisoformat(start), MeetingState(state))
        for row_id, year, number, day, start, state in connection.execute(
            "SELECT id, year, number, day, start, state FROM meeting"
        )
    }
    (per_year,) = connection.execute("SELECT meetings_per_year FROM forum").fetchone()
    return Calendar.of(meetings[meeting_id], [*meetings.values()], per_year)
