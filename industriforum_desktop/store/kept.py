"""What was read of an open forum, kept until its rows are written: nothing is read twice that is as it was.

SQLAlchemy lets go of what nobody holds, and by itself forgets all it has read with each commit. Here everything
that was read is held, and a commit makes stale what it wrote: the row, and the lists that the row stands in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, NamedTuple, Protocol

from sqlalchemy import LargeBinary, event
from sqlalchemy.orm import MANYTOONE, Mapper, Session, attributes
from sqlalchemy.sql.operators import eq
from sqlalchemy.sql.visitors import iterate

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Note, Outcome, Recording

Values = dict[str, Any]


class Written(Protocol):
    """A row that was written: its key and what changed, before and after; None where it did not exist."""

    @property
    def table(self) -> str: ...
    @property
    def before_key(self) -> Values: ...
    @property
    def after_key(self) -> Values: ...
    @property
    def before(self) -> Values | None: ...
    @property
    def after(self) -> Values | None: ...


class _List(NamedTuple):
    """A relationship that lists rows of a table: whose it is, its name, and the column that tells in whose list a
    row stands; None where that can't be told from one column.
    """

    owner: Mapper[Any]
    name: str
    column: str | None


class Kept:
    """Holds what a session has read. `age` is another number whenever something may have become stale."""

    def __init__(self, session: Session) -> None:
        self.age = 0
        self._session = session
        self._held: set[object] = set()
        for name in ("loaded_as_persistent", "pending_to_persistent", "deleted_to_persistent"):
            event.listen(session, name, self._hold)
        for name in ("persistent_to_detached", "persistent_to_deleted", "persistent_to_transient"):
            event.listen(session, name, self._let_go)

    def _hold(self, _session: Session, thing: object) -> None:
        if type(thing) not in _heavy():
            self._held.add(thing)

    def _let_go(self, _session: Session, thing: object) -> None:
        self._held.discard(thing)

    def forget_all(self) -> None:
        """Anything may have been written."""
        self.age += 1
        self._session.expire_all()

    def forget(self, writes: Iterable[Written]) -> None:
        """These rows were written, and nothing else."""
        self.age += 1
        stale: dict[tuple[Mapper[Any], tuple[Any, ...]], set[str] | None] = {}
        there: dict[tuple[Mapper[Any], tuple[Any, ...]], bool] = {}
        lists: set[tuple[Mapper[Any], str]] = set()
        for write in writes:
            mapper = _mappers().get(write.table)
            if mapper is not None:
                for key, is_there in ((write.before_key, False), (write.after_key, True)):
                    if key:
                        place = mapper, _primary(mapper, key)
                        there[place] = is_there
                        names, known = _changed(mapper, write), stale.get(place, set())
                        stale[place] = names | known if names is not None and known is not None else None
            for one in _lists(write.table):
                self._forget_list(one, write, lists)
        for (mapper, primary), names in stale.items():
            thing = self._find(mapper, primary)
            if thing is not None and there[mapper, primary]:
                self._session.expire(thing, names)
            elif thing is not None:
                # What was read of it stays readable until the pages have read anew.
                self._session.expunge(thing)
        for thing in list(self._session.identity_map.values()) if lists else ():
            for owner, name in lists:
                if isinstance(thing, owner.class_):
                    self._session.expire(thing, [name])

    def _forget_list(self, one: _List, write: Written, all_lists: set[tuple[Mapper[Any], str]]) -> None:
        """The lists that the row stands in, or stood in; all of that name where that is not known."""
        values: set[Any] = {side[one.column] for side in (write.before, write.after) if side and one.column in side}
        if not values and one.column is not None:
            mapper = _mappers()[write.table]
            thing = self._find(mapper, _primary(mapper, write.after_key or write.before_key))
            if thing is not None:
                known = attributes.instance_dict(thing)
                name = mapper.get_property_by_column(mapper.local_table.c[one.column]).key
                values = {known[name]} if name in known else set()
        if not values:
            all_lists.add((one.owner, one.name))
        for value in values - {None}:
            owner = self._find(one.owner, (value,))
            if owner is not None:
                self._session.expire(owner, [one.name])

    def forget_notes(self, rows: Collection[str], items: Collection[int]) -> None:
        """The recorder has written the notes of these items, and these captured rows."""
        self.age += 1
        for thing in list(self._session.identity_map.values()):
            key = _identity(thing)
            if isinstance(thing, Outcome):
                stale = key in rows or attributes.instance_dict(thing).get("item_id") in items
            else:
                stale = isinstance(thing, Recording) or (isinstance(thing, AgendaItem | Note) and key in items)
            if stale:
                self._session.expire(thing)

    def _find(self, mapper: Mapper[Any], key: tuple[Any, ...]) -> object | None:
        return self._session.identity_map.get(mapper.identity_key_from_primary_key(key))


def _identity(thing: object) -> Any:
    key = attributes.instance_state(thing).key
    return key[1][0] if key is not None else None


def _primary(mapper: Mapper[Any], key: Values) -> tuple[Any, ...]:
    return tuple(key[column.name] for column in mapper.primary_key)


def _changed(mapper: Mapper[Any], write: Written) -> set[str] | None:
    """What of the row's object isn't so any more, by name; None for all. Its lists are as they were."""
    if write.before is None or write.after is None:
        return None
    columns = [mapper.local_table.c[name] for name in write.after]
    names = {mapper.get_property_by_column(column).key for column in columns}
    pointing = (one for one in mapper.relationships if one.direction is MANYTOONE)
    return names | {one.key for one in pointing if one.local_columns.intersection(columns)}


@cache
def _mappers() -> dict[str, Mapper[Any]]:
    return {mapper.class_.__tablename__: mapper for mapper in Base.registry.mappers}


@cache
def _heavy() -> frozenset[type]:
    """What holds whole files is read again rather than held; not the forum, for the sake of its logo."""
    return frozenset(
        mapper.class_
        for mapper in Base.registry.mappers
        if mapper.class_ is not Forum and any(isinstance(column.type, LargeBinary) for column in mapper.columns)
    )


@cache
def _lists(table: str) -> tuple[_List, ...]:
    """The relationships that list rows of a table."""
    found = []
    for mapper in Base.registry.mappers:
        for relation in mapper.relationships:
            if relation.secondary is Base.metadata.tables[table]:
                found.append(_List(mapper, relation.key, None))
            elif relation.mapper is _mappers().get(table) and relation.direction is not MANYTOONE:
                found.append(_List(mapper, relation.key, _telling(mapper, relation)))
    return tuple(found)


def _telling(owner: Mapper[Any], relation: Any) -> str | None:
    pairs = [pair for pair in relation.local_remote_pairs if pair[0] in owner.primary_key]
    alone = relation.secondary is None and len(relation.local_remote_pairs) == len(pairs) == 1
    # A list may be of more than the rows that name its owner: then no column tells whose it is.
    alone = alone and any(getattr(part, "operator", None) is eq for part in iterate(relation.primaryjoin))
    return str(pairs[0][1].name) if alone else None
