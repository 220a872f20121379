"""What was read of a forum is read once, and says what the file says whatever was written since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import event, inspect, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload, undefer

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.store import journal
from industriforum_desktop.store.connection import ForumFileError, connect
from industriforum_desktop.store.forum_file import ForumFile
from tests.store.test_undo_rows import TABLES, _is, _rows, _take_away, full

__all__ = ["full"]
ORDER = {"position", "day", "number", "name"}
"""Columns by which lists are in order."""


@contextmanager
def counted(file: ForumFile) -> Iterator[list[str]]:
    """The statements that are sent to the file meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(file._engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(file._engine, "before_cursor_execute", note)


def read_all(session: Session) -> list[object]:
    """Read every row of the forum and all that hangs on it."""
    everything: list[object] = []
    for mapper in Base.registry.mappers:
        kind = mapper.class_
        lists = [selectinload(getattr(kind, one.key)) for one in mapper.relationships]
        for thing in session.scalars(select(kind).options(undefer("*"), *lists)):
            for name in inspect(thing).unloaded:
                getattr(thing, name)
            everything.append(thing)
    return everything


def said(value: Any) -> Any:
    """A value of one session as it can be compared with another's."""
    if isinstance(value, Base):
        return inspect(value).key
    return [said(one) for one in value] if isinstance(value, list) else value


def stale(file: ForumFile) -> list[str]:
    """All that is kept and isn't so any more."""
    found = []
    with Session(file._engine) as fresh:
        everything = read_all(fresh)
        assert everything
        for thing in list(file.session.identity_map.values()):
            state = inspect(thing)
            now = fresh.identity_map.get(state.key)
            if now is None:
                found.append(f"{state.key} is gone")
                continue
            found += [
                f"{type(thing).__name__}.{name}"
                for name, value in state.dict.items()
                if not name.startswith("_") and said(value) != said(getattr(now, name))
            ]
    return found


@pytest.mark.parametrize("name", TABLES)
def test_what_is_kept_of_any_table_is_what_the_file_holds(full: ForumFile, name: str) -> None:
    table = Base.metadata.tables[name]
    *others, row = _rows(full.session, table)
    read_all(full.session)
    with full.change("Ta bort") as session:
        _take_away(session, table, row)
    assert stale(full) == []
    read_all(full.session)
    assert full.undo()
    assert stale(full) == []
    telling = [one for one in table.columns if not one.primary_key and (one.foreign_keys or one.name in ORDER)]
    for column in telling:
        values = [one[column.name] for one in others if one[column.name] != row[column.name]]
        if not values and row[column.name] is None:
            continue
        read_all(full.session)
        with suppress(IntegrityError):
            with full.change("Ändra") as session:
                value = values[0] if values else None
                session.execute(update(table).where(_is(table, row)).values({column.name: value}))
            assert stale(full) == []
            read_all(full.session)
            assert full.undo()
            assert stale(full) == []


def test_what_was_read_is_not_read_again(demo: ForumFile) -> None:
    read_all(demo.session)
    with counted(demo) as sent:
        assert demo.forum.convener is not None
        for organisation in Organisation, Meeting:
            assert list(demo.session.scalars(select(organisation)))
        assert [item.title for meeting in demo.meetings() for item in meeting.items]
    assert len(sent) == 3


def test_a_change_makes_stale_what_it_wrote_and_nothing_else(demo: ForumFile) -> None:
    read_all(demo.session)
    first, second = demo.meetings()[:2]
    for change in (lambda: setattr(first.items[0], "title", "Välkomna"), lambda: first.move(first.items[0], 3)):
        with demo.change("Ändra"):
            change()
        with counted(demo) as sent:
            assert [item.title for item in first.items]
            assert [item.title for item in second.items]
            assert demo.forum.name
        assert 0 < len(sent) < 6


def test_a_row_that_is_gone_can_be_told_of_and_comes_back(demo: ForumFile) -> None:
    item = demo.meetings()[3].items[-1]
    title, meeting = item.title, item.meeting
    with demo.change("Ny") as session:
        session.execute(text("DELETE FROM agenda_item WHERE id = :id"), {"id": item.id})
    assert item.title == title
    assert title not in [one.title for one in meeting.items]
    assert demo.undo()
    assert meeting.items[-1].title == title


def test_what_the_recorder_wrote_is_read_anew(demo: ForumFile) -> None:
    read_all(demo.session)
    item, other = demo.meetings()[3].items[:2]
    connection = connect(demo.path)
    with connection:
        journal.write_down(
            connection, journal.Edit(item.id, 0, 0, "-> IUC: boka lokal\n", 19, datetime(2023, 11, 27, 13))
        )
        folded = journal.fold(connection)
    age = demo.age
    demo.folded(folded)
    assert demo.age > age
    assert stale(demo) == []
    assert [one.text for one in item.outcomes] == ["boka lokal"]
    with counted(demo) as sent:
        assert other.title
        assert demo.forum.name
    assert not sent
    connection.close()


def test_what_others_wrote_is_seen_with_the_next_change(demo: ForumFile) -> None:
    read_all(demo.session)
    item = demo.meetings()[3].items[0]
    connection = connect(demo.path)
    with connection:
        connection.execute("UPDATE agenda_item SET used_seconds = 61 WHERE id = ?", (item.id,))
    connection.close()
    with demo.change("Ändra"):
        demo.forum.name = "Forum"
    assert demo.session.get_one(AgendaItem, item.id).used_seconds == 61
    assert stale(demo) == []


def test_what_is_changed_in_vain_is_not_kept(demo: ForumFile) -> None:
    order = [action.id for action in demo.session.scalars(select(Outcome)) if action.due]
    demo.read_only = True
    with pytest.raises(ForumFileError), demo.change("Ändra"):
        for n, action_id in enumerate(order):
            demo.session.get_one(Outcome, action_id).due = date(2030, 1, 1) - timedelta(days=n)
        demo.actions()
    days = [action.due for action in demo.actions() if action.due]
    assert days == sorted(days)


def test_a_meeting_that_is_added_stands_among_the_forums(demo: ForumFile) -> None:
    before = len(demo.forum.meetings)
    with demo.change("Ny") as session:
        session.add(Meeting(year=2024, number=1, day=date(2024, 2, 1), start=time(13), end=time(15)))
    assert len(demo.forum.meetings) == before + 1
    assert demo.undo()
    assert len(demo.forum.meetings) == before
