"""A forum of many years, made from the example's one: each year before it is a copy, with all meetings held."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Date, DateTime

from industriforum_desktop.forum.base import Base
from industriforum_desktop.store.connection import connect

COPIED = (
    "meeting",
    "proposal",
    "concern",
    "agenda_item",
    "note",
    "outcome",
    "receiver",
    "action_news",
    "action_report",
    "attendance",
)
YEAR = 2023
"""The example's own."""
APART = 100_000
"""So far apart are the numbers of one year's rows and the next's."""


def grow(path: Path, years: int) -> None:
    """Give the example's forum the years before its own, so that it has so many."""
    connection = connect(path)
    connection.execute("PRAGMA foreign_keys=OFF")
    with connection:
        for back in range(1, years):
            for name in COPIED:
                columns = list(Base.metadata.tables[name].columns)
                names = ", ".join(f'"{one.name}"' for one in columns)
                values = ", ".join(_earlier(one, back) for one in columns)
                kept = f"WHERE {columns[0].name} < {APART}" if name not in ("outcome", "receiver") else _OWN[name]
                connection.execute(f"INSERT INTO {name} ({names}) SELECT {values} FROM {name} {kept}")
        connection.execute("UPDATE meeting SET state = 'held' WHERE year < ?", (YEAR,))
    connection.close()


_OWN = {"outcome": "WHERE id NOT LIKE '%-%'", "receiver": "WHERE outcome_id NOT LIKE '%-%'"}


def _earlier(column: Column[object], back: int) -> str:
    """What stands in the column of a copied row that is so many years older."""
    name = f'"{column.name}"'
    target = next((key.column.table.name for key in column.foreign_keys), None)
    own = column.primary_key and target is None
    if own or target in COPIED:
        text = column.type.python_type is str
        return f"{name} || '-{back}'" if text else f"{name} + {back * APART}"
    if column.name == "uid":
        return f"{name} || '{back}'"
    if column.name == "year":
        return f"{name} - {back}"
    return f"replace({name}, '{YEAR}-', '{YEAR - back}-')" if isinstance(column.type, Date | DateTime) else name
