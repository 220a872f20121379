"""Every state that an item's notes have been in, played from their journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store.connection import connect

PAUSE = timedelta(seconds=3)
"""Who has not typed for so long begins something new."""
BURST = timedelta(seconds=30)
"""At most so much typing is one step back."""
SNAPSHOT_ROWS = 400


@dataclass(frozen=True)
class Step:
    """One change: at `position`, `removed` UTF-16 units went and `inserted` came."""

    at: datetime
    position: int
    removed: int
    inserted: str


class Tape:
    """All states of an item's notes. They are counted in changes: state 0 is empty, state n is after n changes.

    `marks` are the states after which something new began, in order; the last is the latest state. `lengths` are
    all states' lengths in UTF-16 units. Any state is found without playing more than SNAPSHOT_ROWS changes.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self._snapshots: list[str] = []
        self.lengths = [0]
        text = utf16.Text("")
        for n, step in enumerate(steps):
            if n % SNAPSHOT_ROWS == 0:
                self._snapshots.append(str(text))
            text.replace(step.position, step.removed, step.inserted)
            self.lengths.append(len(text))
        self.latest = str(text)
        self.marks = _marks(steps)

    def text(self, state: int) -> str:
        """The notes in this state."""
        if state >= len(self._steps):
            return self.latest
        first = state // SNAPSHOT_ROWS
        text = utf16.Text(self._snapshots[first])
        for step in self._steps[first * SNAPSHOT_ROWS : state]:
            text.replace(step.position, step.removed, step.inserted)
        return str(text)

    def at(self, state: int) -> datetime | None:
        """When the notes came to be so; None for the empty state before the first change."""
        return self._steps[state - 1].at if state else None

    def way_back(self) -> list[int]:
        """The states that undo goes back through, oldest first, the latest last.

        Where the notes came back to what they had been, what lay between was undone: undo does not go through it
        again.
        """
        way = [0]
        for mark in self.marks:
            again = next((n for n in reversed(range(len(way))) if self._same(way[n], mark)), None)
            if again is not None:
                del way[again:]
            way.append(mark)
        return way

    def _same(self, one: int, other: int) -> bool:
        return self.lengths[one] == self.lengths[other] and self.text(one) == self.text(other)


def _marks(steps: Sequence[Step]) -> list[int]:
    marks = []
    begun: datetime | None = None
    for n, step in enumerate(steps):
        if begun is None:
            begun = step.at
        following = steps[n + 1].at if n + 1 < len(steps) else None
        # A clock that was set back has made a pause of unknown length.
        pause = following is None or following < step.at or following - step.at >= PAUSE
        if pause or (following is not None and following - begun > BURST):
            marks.append(n + 1)
            begun = None
    return marks


def tape(path: Path, item_id: int) -> Tape:
    """All states of the item's notes that are in the file.

    Raises sqlite3.Error when it can't be read and ValueError when the history is broken.
    """
    connection = connect(path, read_only=True)
    try:
        rows = connection.execute(
            "SELECT at, position, removed, inserted FROM note_journal WHERE item_id = ? ORDER BY id", (item_id,)
        ).fetchall()
    finally:
        connection.close()
    return Tape([Step(datetime.fromisoformat(at), *change) for at, *change in rows])
