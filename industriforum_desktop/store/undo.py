"""Undo and redo of changes to the forum.

A change is everything one transaction wrote. What it wrote is noted as the mapper flushes it, so no dialog
writes an undo step by hand.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, event, inspect, text
from sqlalchemy.orm import Mapper, Session, object_session

from industriforum_desktop.forum.base import Base

Values = dict[str, Any]


@dataclass(frozen=True)
class _Write:
    """A row before and after; None where it did not exist."""

    table: Table
    key: Values
    before: Values | None
    after: Values | None


@dataclass
class Change:
    """A named transaction and what it wrote, in order."""

    name: str
    writes: list[_Write] = field(default_factory=list)

    def made(self, table: str) -> list[Any]:
        """The ids of the rows that the change put into the table."""
        return [write.key["id"] for write in self.writes if write.table.name == table and write.before is None]

    def apply(self, connection: Connection, *, back: bool) -> None:
        """Write the rows as they were before the change (back) or after it."""
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        for write in reversed(self.writes) if back else self.writes:
            wanted, present = (write.before, write.after) if back else (write.after, write.before)
            here = [write.table.c[name] == value for name, value in write.key.items()]
            if wanted is None:
                connection.execute(write.table.delete().where(*here))
            elif present is None:
                connection.execute(write.table.insert().values(wanted))
            else:
                connection.execute(write.table.update().where(*here).values(wanted))


class History:
    """The changes of one session, to walk back and forth in."""

    LIMIT = 200

    def __init__(self, session: Session) -> None:
        self.done: list[Change] = []
        self.undone: list[Change] = []
        self._open: Change | None = None
        self._session = session
        for name, note in (
            ("after_insert", self._inserted),
            ("after_update", self._updated),
            ("before_delete", self._deleted),
        ):
            event.listen(Base, name, note, propagate=True)

    def close(self) -> None:
        """Stop noting."""
        for name, note in (
            ("after_insert", self._inserted),
            ("after_update", self._updated),
            ("before_delete", self._deleted),
        ):
            event.remove(Base, name, note)

    def begin(self, name: str) -> None:
        self._open = Change(name)

    def end(self, *, keep: bool) -> None:
        """Close the open change; it can be undone if it is kept and wrote something."""
        if keep and self._open is not None and self._open.writes:
            self.done.append(self._open)
            del self.done[: -self.LIMIT]
            self.undone.clear()
        self._open = None

    def settle(self, table: str, ids: Container[Any]) -> None:
        """These rows stay: the change that made one of them can't be undone, nor can any before it."""
        for n in reversed(range(len(self.done))):
            if any(one in ids for one in self.done[n].made(table)):
                del self.done[: n + 1]
                return

    def forget(self) -> None:
        """Nothing that was done until now can be undone or made again."""
        self.done.clear()
        self.undone.clear()

    def _note(self, target: Base, before: Values | None, after: Values | None, key: Values, table: Table) -> None:
        if self._open is not None and object_session(target) is self._session:
            self._open.writes.append(_Write(table, key, before, after))

    def _inserted(self, mapper: Mapper[Any], connection: Connection, target: Base) -> None:
        values = _values(mapper, target)
        self._note(target, None, values, _key(mapper, values), _table(mapper))

    def _deleted(self, mapper: Mapper[Any], connection: Connection, target: Base) -> None:
        values = {**_values(mapper, target), **_changed_from(mapper, target)}
        self._note(target, values, None, _key(mapper, values), _table(mapper))

    def _updated(self, mapper: Mapper[Any], connection: Connection, target: Base) -> None:
        before = _changed_from(mapper, target)
        if before:
            # Only what has changed is read: a large column may not be loaded.
            keys = {column.name for column in mapper.primary_key}
            now = _values(mapper, target, only={*before, *keys})
            after = {name: now[name] for name in before}
            self._note(target, before, after, _key(mapper, now), _table(mapper))


def _table(mapper: Mapper[Any]) -> Table:
    table = mapper.local_table
    assert isinstance(table, Table)
    return table


def _values(mapper: Mapper[Any], target: Base, only: Container[str] | None = None) -> Values:
    named = {attribute.columns[0].name: attribute.key for attribute in mapper.column_attrs}
    return {name: getattr(target, key) for name, key in named.items() if only is None or name in only}


def _key(mapper: Mapper[Any], values: Values) -> Values:
    return {column.name: values[column.name] for column in mapper.primary_key}


def _changed_from(mapper: Mapper[Any], target: Base) -> Values:
    """The old values of the columns that the flush changes."""
    state = inspect(target)
    changed: Values = {}
    for attribute in mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.deleted:
            changed[attribute.columns[0].name] = history.deleted[0]
    return changed
