"""The recorder: every typed character is in the file before the next second begins.

A thread of its own with a connection of its own. Changes are gathered for a tenth of a second and written in
one small transaction; the widget never waits for the disk.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic

from industriforum_desktop.store import journal
from industriforum_desktop.store.connection import connect

GATHER_SECONDS = 0.1
FOLD_QUIET_SECONDS = 0.3
FOLD_AT_MOST_SECONDS = 2.0
RETRY_SECONDS = 1.0

Write = Callable[[sqlite3.Connection], None]


class _Flush:
    """Somebody waits until all before this is written; or is told that it could not be."""

    def __init__(self) -> None:
        self.written = False
        self._answered = threading.Event()

    def answer(self, written: bool) -> None:
        self.written = written
        self._answered.set()

    def wait(self, timeout: float) -> bool:
        return self._answered.wait(timeout) and self.written


class Recorder:
    """Writes what is typed in one meeting.

    `on_saved(when)`, `on_folded(item_ids)` and `on_trouble(error)` are called from the recorder's thread; what
    could not be written is kept and tried again until it can be.
    """

    def __init__(
        self,
        path: Path,
        *,
        on_saved: Callable[[datetime], None],
        on_folded: Callable[[list[int]], None],
        on_trouble: Callable[[Exception], None],
    ) -> None:
        self._path = path
        self._on_saved, self._on_folded, self._on_trouble = on_saved, on_folded, on_trouble
        self._queue: queue.Queue[Write | _Flush | None] = queue.Queue()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    def edit(self, item_id: int, position: int, removed: int, inserted: str, cursor: int) -> None:
        """Record a change to an item's notes; positions in UTF-16 units."""
        edit = journal.Edit(item_id, position, removed, inserted, cursor, datetime.now())
        self._queue.put(lambda connection: journal.write_down(connection, edit))

    def place(self, meeting_id: int | None, item_id: int | None, cursor: int = 0) -> None:
        """Remember where in the meeting the officer is; None when the meeting is not being held any more."""
        self._queue.put(
            lambda connection: connection.execute(
                "UPDATE recording SET meeting_id = ?, item_id = ?, cursor = ? WHERE id = 1",
                (meeting_id, item_id, cursor),
            ).close()
        )

    def spent(self, item_id: int, seconds: int) -> None:
        """Add to the time an item has taken."""
        self._queue.put(
            lambda connection: connection.execute(
                "UPDATE agenda_item SET used_seconds = used_seconds + ? WHERE id = ?", (seconds, item_id)
            ).close()
        )

    def flush(self, timeout: float = 10.0) -> bool:
        """Wait until all recorded so far is written and folded.

        False at once when it could not be, or when it took longer than `timeout` seconds; what is not written
        is kept and tried again.
        """
        asked = _Flush()
        self._queue.put(asked)
        return asked.wait(timeout)

    def close(self, timeout: float = 10.0) -> bool:
        """Write everything and stop. When that can't be done, False, and the recorder goes on trying."""
        if not self.flush(timeout):
            return False
        self._queue.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        connection: sqlite3.Connection | None = None
        pending: list[Write] = []
        waiting: list[_Flush] = []
        unfolded_since: float | None = None
        closing = False
        while not (closing and not pending):
            quiet = FOLD_QUIET_SECONDS if unfolded_since is not None else None
            closing = self._gather(pending, waiting, RETRY_SECONDS if pending else quiet) or closing
            try:
                connection = connection or connect(self._path)
                wrote = self._write(connection, pending)
                now = monotonic()
                if wrote:
                    unfolded_since = unfolded_since or now
                due = unfolded_since is not None and (not wrote or now - unfolded_since > FOLD_AT_MOST_SECONDS)
                if due or waiting or closing:
                    self._fold(connection)
                    unfolded_since = None
            except sqlite3.Error as error:
                self._on_trouble(error)
                if connection is not None:
                    connection.close()
                    connection = None
            while waiting:
                waiting.pop().answer(not pending)
        if connection is not None:
            connection.close()

    def _gather(self, pending: list[Write], waiting: list[_Flush], timeout: float | None) -> bool:
        """Wait for something to write, then a moment for more; True when asked to stop."""
        until: float | None = None
        while True:
            left = timeout if until is None else max(0.0, until - monotonic())
            try:
                message = self._queue.get(timeout=left)
            except queue.Empty:
                return False
            if message is None:
                return True
            if isinstance(message, _Flush):
                waiting.append(message)
                return False
            pending.append(message)
            until = until or monotonic() + GATHER_SECONDS

    def _write(self, connection: sqlite3.Connection, pending: list[Write]) -> bool:
        if not pending:
            return False
        with connection:
            for write in pending:
                write(connection)
        pending.clear()
        self._on_saved(datetime.now())
        return True

    def _fold(self, connection: sqlite3.Connection) -> None:
        with connection:
            touched = journal.fold(connection)
        if touched:
            self._on_folded(touched)
