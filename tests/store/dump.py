"""All that a forum's file holds, so that two states of it can be compared, not only what a mapped class shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path
from typing import Any

Dump = dict[str, list[tuple[Any, ...]]]


def dump(path: Path, *, without: Collection[str] = ()) -> Dump:
    """Every row of every table, in the order of their keys."""
    connection = sqlite3.connect(path)
    try:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if row[0] not in without
        ]
        return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall() for name in names}
    finally:
        connection.close()


def differences(one: Dump, other: Dump) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that only one of the two has, by table."""
    tables = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    return {name: sorted(set(one.get(name, [])) ^ set(other.get(name, [])), key=repr) for name in tables}
