"""Undo and redo of every table: whatever is written to any row is taken back, to the last column of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Enum, Table, and_, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.undo import BOOKMARKS
from tests.store.dump import differences, dump

TABLES = sorted(name for name in Base.metadata.tables if name not in BOOKMARKS)
"""All but those that tell where somebody is, which is no part of what is undone."""
SAMPLES: dict[type, Any] = {
    int: 1,
    bool: True,
    str: "Å",
    bytes: b"%PDF\0\xff",
    date: date(2023, 1, 9),
    datetime: datetime(2023, 1, 9, 13),
    time: time(13),
    dict: {},
}
FEW = 5
"""So many rows of a table, where one says as much as all."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, _demo_master: bytes) -> Iterator[ForumFile]:
    """The example, with a row in the tables where it has none. No disk is waited for."""
    path = tmp_path_factory.mktemp("undo") / "Exempel.forum"
    path.write_bytes(_demo_master)
    file = ForumFile.open(path)
    file.session.execute(text("PRAGMA synchronous=OFF"))
    with file.change("Mer") as session:
        for name in TABLES:
            table = Base.metadata.tables[name]
            if not _rows(session, table):
                session.execute(insert(table).values(_any_row(session, table)))
    yield file
    file.close()


def _rows(session: Session, table: Table) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in session.execute(select(table))]


def _any_row(session: Session, table: Table) -> dict[str, Any]:
    """A row that the table may hold."""
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.foreign_keys:
            row[column.name] = session.scalar(select(next(iter(column.foreign_keys)).column).limit(1))
        elif isinstance(column.type, Enum):
            row[column.name] = next(iter(column.type.python_type))
        else:
            row[column.name] = SAMPLES[column.type.python_type]
    return row


def _is(table: Table, row: dict[str, Any]) -> Any:
    return and_(*(column == row[column.name] for column in table.primary_key))


def _take_away(session: Session, table: Table, row: dict[str, Any]) -> None:
    """Delete a row, and before it what would keep it in the file."""
    for other in Base.metadata.tables.values():
        for key in other.foreign_keys:
            if key.column.table is not table or key.ondelete or row[key.column.name] is None:
                continue
            for child in _rows(session, other):
                if child[key.parent.name] != row[key.column.name] or (other is table and _same(table, child, row)):
                    continue
                if key.parent.nullable:
                    session.execute(update(other).where(_is(other, child)).values({key.parent.name: None}))
                else:
                    _take_away(session, other, child)
    session.execute(delete(table).where(_is(table, row)))


def _same(table: Table, one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one[column.name] == other[column.name] for column in table.primary_key)


def _there_and_back(file: ForumFile, before: Any) -> None:
    after = dump(file.path)
    assert differences(before, after), "the change wrote nothing"
    assert file.undo()
    assert not file.left
    assert differences(before, dump(file.path)) == {}
    assert file.redo()
    assert differences(after, dump(file.path)) == {}
    assert file.undo()
    assert differences(before, dump(file.path)) == {}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_that_is_deleted_comes_back_as_it_was(
    full: ForumFile, name: str, tell: Callable[[str], None]
) -> None:
    table = Base.metadata.tables[name]
    rows = _rows(full.session, table)
    assert rows
    before = dump(full.path)
    for row in rows:
        with full.change("Ta bort") as session:
            _take_away(session, table, row)
        _there_and_back(full, before)
    tell(f"Undo, {name}: {len(rows)} rows deleted, {len(rows)} back exactly")


@pytest.mark.parametrize("name", TABLES)
def test_every_column_that_is_changed_gets_its_old_value(full: ForumFile, name: str) -> None:
    table = Base.metadata.tables[name]
    before = dump(full.path)
    free = [one for one in table.columns if not one.primary_key and not one.foreign_keys]
    other = ", ".join(
        f'"{one.name}" = CASE typeof("{one.name}") WHEN \'integer\' THEN "{one.name}" + 5000 WHEN \'blob\' THEN'
        f" x'00ff' WHEN 'text' THEN \"{one.name}\" || 'å''\"' ELSE 0.5 END"
        for one in free
    )
    for keys in _rows(full.session, table)[:FEW] if free else []:
        with full.change("Ändra") as session:
            key = " AND ".join(f'"{one.name}" = :{one.name}' for one in table.primary_key)
            session.execute(
                text(f'UPDATE "{name}" SET {other} WHERE {key}'),
                {one.name: keys[one.name] for one in table.primary_key},
            )
        _there_and_back(full, before)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_that_is_added_goes_and_comes_back(full: ForumFile, name: str) -> None:
    table = Base.metadata.tables[name]
    for row in _rows(full.session, table)[:FEW]:
        begun = dump(full.path)
        with full.change("Ta bort") as session:
            _take_away(session, table, row)
        before = dump(full.path)
        with full.change("Lägg till") as session:
            session.execute(insert(table).values(row))
        _there_and_back(full, before)
        assert full.undo()
        assert differences(begun, dump(full.path)) == {}


def test_a_row_that_takes_anothers_place_is_taken_back(full: ForumFile) -> None:
    before = dump(full.path)
    with full.change("Ersätt") as session:
        session.execute(text("REPLACE INTO aim (id, position, text) VALUES (1, 9, 'Annat')"))
    _there_and_back(full, before)


def test_another_key_is_taken_back(full: ForumFile) -> None:
    before = dump(full.path)
    with full.change("Byt år") as session:
        session.execute(text("UPDATE follow_up SET year = year + 1"))
        session.execute(text("UPDATE aim SET id = id + (SELECT max(id) FROM aim), text = text || '!'"))
    _there_and_back(full, before)


def test_changed_and_deleted_in_one_change_comes_back_as_it_was(full: ForumFile) -> None:
    before = dump(full.path)
    concern = full.concerns()[0]
    with full.change("Ändra och ta bort") as session:
        concern.text = "Annat"
        session.flush()
        session.delete(concern)
    _there_and_back(full, before)


def test_what_is_set_without_being_read_is_a_step_of_its_own(full: ForumFile) -> None:
    meeting = full.session.get_one(Meeting, 1)
    with full.change("Ett"):
        meeting.chair = "Ett"
    with full.change("Två"):
        meeting.chair = "Två"
    assert full.undo() == "Två"
    assert full.session.get_one(Meeting, 1).chair == "Ett"
    assert full.undo() == "Ett"


def test_the_tie_between_a_proposal_and_its_letter_comes_back(full: ForumFile) -> None:
    ties = text("SELECT count(*) FROM incoming_proposal")
    assert full.session.scalar(ties) == 2
    tied = full.session.scalar(text("SELECT proposal_id FROM incoming_proposal"))
    proposal = next(one for one in full.proposals() if one.id == tied)
    with full.change("Ta bort") as session:
        session.delete(proposal)
    assert full.session.scalar(ties) == 0
    full.undo()
    assert full.session.scalar(ties) == 2


def test_after_many_changes_the_newest_is_undone_first(full: ForumFile) -> None:
    full.history.forget()
    for n in range(full.history.LIMIT + 1):
        with full.change(f"Ändring {n}"):
            full.forum.footer = f"{n}"
    assert full.undo() == f"Ändring {full.history.LIMIT}"
    assert full.forum.footer == f"{full.history.LIMIT - 1}"
    while full.undo():
        pass
    assert full.forum.footer == "0"
    full.history.forget()


def test_a_change_that_writes_nothing_is_no_step(full: ForumFile) -> None:
    full.history.forget()
    with full.change("Inget"):
        full.forum.footer = f"{full.forum.footer}"
    with full.change("Bara läst") as session:
        session.scalar(select(func.count()).select_from(Meeting))
    assert full.undo() is None


def test_what_another_connection_writes_is_no_part_of_a_change(full: ForumFile) -> None:
    from industriforum_desktop.store.connection import connect

    full.history.forget()
    other = connect(full.path)
    with other:
        other.execute("UPDATE forum SET contact = 'Utifrån'")
    other.close()
    with full.change("Fot"):
        full.forum.footer = "Ny"
    full.undo()
    assert full.forum.contact == "Utifrån"


def test_undo_survives_that_the_file_was_away(full: ForumFile, tmp_path: Path) -> None:
    before = dump(full.path)
    with full.change("Fot"):
        full.forum.footer = "Före"
    full.reopen()
    with full.change("Fot igen"):
        full.forum.footer = "Efter"
    assert full.undo() == "Fot igen"
    assert full.undo() == "Fot"
    assert differences(before, dump(full.path)) == {}
