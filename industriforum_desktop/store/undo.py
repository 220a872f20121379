"""Undo and redo of all that is done in a forum, in the order in which it was done: changes, and what was typed.

A change is everything one transaction wrote. What it wrote is noted by the database itself: triggers on the
session's own connection tell each row that came, went or became another, whoever asked for it: the mapper, a
cascade or plain SQL. No dialog writes an undo step by hand.

The recorder writes on a connection of its own, which these triggers do not see. What it has written since is never
put back: undoing compares each column with what the change left behind.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, ClassVar

from industriforum_desktop.i18n import _
from industriforum_desktop.minutes import utf16

Values = dict[str, Any]

REWRITTEN = frozenset({"receiver"})
"""The recorder writes such rows anew with their line: they are no longer the same when the line is another."""
BOOKMARKS = frozenset({"recording", "step"})
"""Tables that hold where somebody is, and nothing that was said or decided."""

_WORDS = (
    "SELECT EXISTS (SELECT 1 FROM note WHERE item_id = :id AND (text != '' OR private != '')) OR EXISTS"
    " (SELECT 1 FROM note_journal WHERE item_id = :id AND id > (SELECT folded FROM recording WHERE id = 1))"
)


class CanNotUndo(Exception):
    """The change can't be taken back as a whole, since others have built on it; nothing was done."""


@dataclass(frozen=True)
class Write:
    """A row before and after, None where it did not exist; of a row that stayed only what changed.

    `line` is the line of the minutes that the row belonged to then, where the recorder writes such rows anew.
    """

    table: str
    before_key: Values
    after_key: Values
    before: Values | None
    after: Values | None
    line: str | None = None


PAUSE = 3.0
"""Who has not typed for so many seconds begins something new."""


@dataclass
class Words:
    """What was typed in one go in an item's notes: at `start`, in UTF-16 units, `inserted` came for `removed`.

    With `whole` nothing that is typed later belongs to it: it was not typed, but put right or chosen.
    `where` is the page on which it was typed, `at` when, in seconds.
    """

    item_id: int
    start: int
    removed: str
    inserted: str
    where: str = ""
    whole: bool = False
    at: float = field(default_factory=monotonic)

    asks, mends = False, True

    @property
    def name(self) -> str:
        """What Undo calls it."""
        return _("what was typed")

    def takes(self, more: Words) -> bool:
        """Whether what is typed now goes on with this; then it is part of it."""
        if self.item_id != more.item_id or self.whole or more.whole or more.at - self.at >= PAUSE:
            return False
        on = self._goes_on(more)
        if on:
            self.at = more.at
        return on

    def _goes_on(self, more: Words) -> bool:
        typing = not more.removed and len(more.inserted) == 1 and self.inserted and self.inserted[-1] != "\n"
        if typing and more.start == self.start + utf16.length(self.inserted):
            self.inserted += more.inserted
            return True
        if self.inserted or more.inserted:
            return False
        if more.start == self.start:
            self.removed += more.removed
        elif more.start + utf16.length(more.removed) == self.start:
            self.start, self.removed = more.start, more.removed + self.removed
        else:
            return False
        return True


@dataclass
class Change:
    """A named transaction and what it wrote, in order, with the `words` that were moved for it.

    `where` is the page on which it was made. It `asks` before it is taken back when others have seen it, or it
    belongs to the record.
    """

    name: str
    writes: list[Write] = field(default_factory=list)
    where: str = ""
    asks: bool = False
    words: list[Words] = field(default_factory=list)

    mends: ClassVar = False
    """Whether it is a change of the notes."""

    def made(self, table: str) -> list[Any]:
        """The ids of the rows that the change put into the table."""
        return [write.after_key["id"] for write in self.writes if write.table == table and write.before is None]

    @property
    def told(self) -> bool:
        """Whether it wrote anything but bookmarks."""
        return any(write.table not in BOOKMARKS for write in self.writes)


@dataclass(frozen=True)
class _Noted:
    """A table whose writes are noted: its columns and those of them that are its key."""

    columns: tuple[str, ...]
    key: tuple[str, ...]


def _tables(connection: sqlite3.Connection) -> dict[str, _Noted]:
    """All ordinary tables; those of a full-text index belong to SQLite, which keeps them itself."""
    names = [
        row[0]
        for row in connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        if not row[0].startswith("sqlite_")
    ]
    found = {}
    for name in names:
        # The last column is 0 for what can be written: a computed column can't.
        info = [row for row in connection.execute(f"PRAGMA main.table_xinfo({_quoted(name)})") if not row[6]]
        columns = [row[1] for row in info]
        key = [row[1] for row in info if row[5]]
        found[name] = _Noted(tuple(columns), tuple(key)) if key else _Noted(("rowid", *columns), ("rowid",))
    return found


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _listen(connection: sqlite3.Connection, tables: dict[str, _Noted]) -> None:
    """Make the connection note what it writes. Its temporary tables must be in memory."""
    width = max(len(table.columns) for table in tables.values())
    places = ", ".join(f"b{n}, a{n}" for n in range(width))
    connection.execute(f"CREATE TEMP TABLE noted (n INTEGER PRIMARY KEY, name, kind, changed, line, {places})")
    for name, table in tables.items():
        for kind, sides in (("insert", ("new",)), ("update", ("old", "new")), ("delete", ("old",))):
            connection.execute(_trigger(name, table, kind, sides))


def _trigger(name: str, table: _Noted, kind: str, sides: Sequence[str]) -> str:
    """Note a write of this kind to the table. `changed` tells which columns did, a bit each."""
    targets, values, changed = [], [], []
    for n, column in enumerate(table.columns):
        here = _quoted(column)
        differs = f"old.{here} IS NOT new.{here}"
        changed.append(f"(({differs}) << {n})")
        whole = kind != "update" or name in REWRITTEN or column in table.key
        for side in sides:
            targets.append(f"{'b' if side == 'old' else 'a'}{n}")
            values.append(f"{side}.{here}" if whole else f"CASE WHEN {differs} THEN {side}.{here} END")
    mask = " | ".join(changed) if kind == "update" else "0"
    line = f"(SELECT line FROM outcome WHERE id = {sides[-1]}.outcome_id)" if name in REWRITTEN else "NULL"
    return (
        f"CREATE TEMP TRIGGER {_quoted(f'note_{kind}_{name}')} AFTER {kind} ON main.{_quoted(name)} BEGIN"
        f" INSERT INTO noted (name, kind, changed, line, {', '.join(targets)})"
        f" VALUES ('{name.replace(chr(39), chr(39) * 2)}', '{kind}', {mask}, {line}, {', '.join(values)}); END"
    )


Step = Change | Words


class History:
    """The steps of one session, to walk back and forth in, and what its connection writes."""

    LIMIT = 200

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.listeners: list[Callable[[], None]] = []
        """Called when another step has become the latest."""
        self._tables: dict[str, _Noted] = {}

    def keep(self, step: Step) -> None:
        """The step is done, and what was undone before it can't be made again."""
        latest = self.done[-1] if self.done and not self.undone else None
        self.undone.clear()
        if isinstance(latest, Words) and isinstance(step, Words) and latest.takes(step):
            return
        self.done.append(step)
        del self.done[: -self.LIMIT]
        self.tell()

    def join(self, words: list[Words]) -> None:
        """These were typed for the latest change, and are taken back with it."""
        latest = self.done[-1] if self.done else None
        if isinstance(latest, Change):
            latest.words += words

    def tell(self) -> None:
        """Another step is the latest."""
        for listener in list(self.listeners):
            listener()

    def forget(self) -> None:
        """Nothing that was done until now can be undone or made again."""
        self.done.clear()
        self.undone.clear()
        self.tell()

    def listen(self, connection: sqlite3.Connection) -> None:
        """Note from now on what the connection writes; costs nothing when it is done already."""
        if not self._tables:
            self._tables = _tables(connection)
        there = connection.execute("SELECT count(*) FROM sqlite_temp_master WHERE name = 'noted'").fetchone()[0]
        if not there:
            _listen(connection, self._tables)

    def take(self, connection: sqlite3.Connection) -> list[Write]:
        """What was written since the last time, in order."""
        rows = connection.execute("SELECT * FROM noted ORDER BY n").fetchall()
        if rows:
            connection.execute("DELETE FROM noted")
        return [write for row in rows if (write := self._write(*row)) is not None]

    def _write(self, _n: int, name: str, kind: str, changed: int, line: str | None, *values: Any) -> Write | None:
        table = self._tables[name]
        before = dict(zip(table.columns, values[::2], strict=False))
        after = dict(zip(table.columns, values[1::2], strict=False))
        if kind == "insert":
            return Write(name, {}, _of(after, table.key), None, after, line)
        if kind == "delete":
            return Write(name, _of(before, table.key), {}, before, None, line)
        if not changed:
            return None
        told = [column for n, column in enumerate(table.columns) if name in REWRITTEN or changed >> n & 1]
        return Write(name, _of(before, table.key), _of(after, table.key), _of(before, told), _of(after, told), line)


def _of(values: Values, names: Sequence[str]) -> Values:
    return {name: values[name] for name in names}


def take_back(connection: sqlite3.Connection, change: Change) -> set[str]:
    """Write the rows as they were before the change, inside the caller's transaction.

    Returns the tables where something was left as it is, since somebody else has written it since. Raises
    CanNotUndo when words would go with a row; the caller rolls back then.
    """
    connection.execute("PRAGMA defer_foreign_keys=ON")
    return {write.table for write in reversed(change.writes) if not _put_back(connection, write)} - BOOKMARKS


def _put_back(connection: sqlite3.Connection, write: Write) -> bool:
    """Write one row as it was; False when something in it was left."""
    if write.line is not None and _line(connection, write) not in (write.line, None):
        return False
    if write.after is None:
        return _insert(connection, write)
    present = _present(connection, write.table, write.after_key, write.after)
    if present is None:
        return write.before is None
    theirs = [name for name, value in write.after.items() if not _same(present[name], value)]
    if theirs and write.table in REWRITTEN:
        return False
    where, key = _where(write.after_key)
    if write.before is None:
        if _holds_words(connection, write, theirs):
            raise CanNotUndo
        connection.execute(f"DELETE FROM main.{_quoted(write.table)} WHERE {where}", key)
        return True
    wanted = {name: value for name, value in write.before.items() if name not in theirs}
    if wanted:
        places = ", ".join(f"{_quoted(name)} = ?" for name in wanted)
        connection.execute(
            f"UPDATE main.{_quoted(write.table)} SET {places} WHERE {where}", [*wanted.values(), *key]
        )
    return not theirs


def _line(connection: sqlite3.Connection, write: Write) -> str | None:
    """The line that the row belongs to, as it reads now; None when it is not there."""
    outcome = (write.after_key or write.before_key)["outcome_id"]
    row = connection.execute("SELECT line FROM outcome WHERE id = ?", (outcome,)).fetchone()
    return row[0] if row is not None else None


def _holds_words(connection: sqlite3.Connection, write: Write, theirs: list[str]) -> bool:
    """Whether words that were typed since would go with the row."""
    if write.table == "agenda_item":
        return bool(connection.execute(_WORDS, write.after_key).fetchone()[0])
    return write.table == "note" and bool(theirs)


def _insert(connection: sqlite3.Connection, write: Write) -> bool:
    assert write.before is not None
    if _present(connection, write.table, write.before_key, write.before_key) is not None:
        if write.table in REWRITTEN:
            return False
        raise CanNotUndo
    columns = ", ".join(map(_quoted, write.before))
    places = ", ".join("?" * len(write.before))
    connection.execute(
        f"INSERT INTO main.{_quoted(write.table)} ({columns}) VALUES ({places})", list(write.before.values())
    )
    return True


def _present(connection: sqlite3.Connection, table: str, key: Values, wanted: Values) -> Values | None:
    """What the row holds now in these columns; None when it is not there."""
    where, values = _where(key)
    columns = ", ".join(map(_quoted, wanted))
    row = connection.execute(f"SELECT {columns} FROM main.{_quoted(table)} WHERE {where}", values).fetchone()
    return dict(zip(wanted, row, strict=True)) if row is not None else None


def _where(key: Values) -> tuple[str, list[Any]]:
    return " AND ".join(f"{_quoted(name)} IS ?" for name in key), list(key.values())


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)
