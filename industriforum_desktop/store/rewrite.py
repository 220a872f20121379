"""Change one line of an item's notes outside the live view, the way the live view would: through the journal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store.connection import connect


def rewrite_line(path: Path, item_id: int, number: int, line: str) -> None:
    """Put `line` in place of the item's line with this number, counted from 0; the captured rows follow.

    An empty line takes the line away. Raises IndexError when the notes have no such line.
    """
    connection = connect(path)
    try:
        with connection:
            journal.fold(connection)
            lines = journal.note_text(connection, item_id).split("\n")
            old = lines[number]
            start = sum(utf16.length(before) + 1 for before in lines[:number])
            removed = utf16.length(old)
            if not line and len(lines) > 1:
                # The line end goes too: the one after it, or before it on the last line.
                removed, start = removed + 1, start - (number == len(lines) - 1)
            edit = journal.Edit(item_id, start, removed, line, start + utf16.length(line), datetime.now())
            journal.write_down(connection, edit)
            journal.fold(connection)
    finally:
        connection.close()
