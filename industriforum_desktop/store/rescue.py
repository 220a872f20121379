"""The rescue journal: where typed minutes go while the forum's file can't be written.

A file of its own in the person's data folder, one for each place of a forum, with a line for each change. Its room
is taken in advance, so that the disk being full does not stop it. A line that was torn by a power cut, and all
after it, counts as not written.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from dataclasses import asdict, dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store.journal import Change, Edit, Place, Private, Spent
from industriforum_desktop.store.place import free_name

SUFFIX = ".rescue"
RESERVE_BYTES = 1 << 20
"""Room for about an hour of steady typing."""

End = tuple[int, str]
"""The last row of a forum's journal: its number and its time."""


class Elsewhere(Exception):
    """The changes were made to notes that are not the file's any more."""


@dataclass
class Kept:
    """What a rescue journal holds: changes to the forum at `path`, made when its journal ended with `end`.

    `end` is None when the file was never reached.
    """

    path: Path
    end: End | None
    changes: list[Change] = field(default_factory=list)


class RescueJournal:
    """One forum's rescue journal, written by the recorder. Not for two threads at a time.

    Raises OSError when its own place can't be written either.
    """

    def __init__(self, folder: Path, uid: str, path: Path) -> None:
        self.uid, self.forum = uid, path.absolute()
        self.file = folder / f"{uid}-{crc32(os.fsencode(self.forum)):08x}{SUFFIX}"
        self._open: BinaryIO | None = None
        self._written = 0

    def reserve(self) -> None:
        """Take the room that the first hour needs. What is kept from before, if anything, stays beside it."""
        if self._open is not None:
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        if self.file.exists() and read(self.file) is not None:
            others = [_number(file) for file in self.file.parent.glob(f"{self.file.stem}-*{SUFFIX}")]
            # After all of them, so that they are brought in one after the other as they were typed.
            self.file.rename(self.file.with_name(f"{self.file.stem}-{max(others, default=-1) + 1:03}{SUFFIX}"))
        self._open = self.file.open("w+b", buffering=0)
        self._open.write(bytes(RESERVE_BYTES))
        os.fsync(self._open.fileno())
        self._written = 0

    @property
    def empty(self) -> bool:
        """Nothing is kept here."""
        return self._written == 0

    def write(self, changes: list[Change], end: End | None) -> None:
        """Add the changes; they are on the disk when this returns. `end` is where the forum's journal ended."""
        self.reserve()
        lines = [] if self._written else [_line({"forum": str(self.forum), "end": end})]
        self._append(b"".join([*lines, *(_line(_pack(change)) for change in changes)]))

    def moved_on(self, done: int, end: End | None) -> None:
        """The first changes of what is kept have got into the forum's file, whose journal now ends here."""
        self._append(_line({"end": end, "done": done}))

    def _append(self, data: bytes) -> None:
        assert self._open is not None
        self._open.seek(self._written)
        left = memoryview(data)
        while left:
            left = left[self._open.write(left) :]
        os.fsync(self._open.fileno())
        self._written += len(data)

    def clear(self) -> None:
        """All is in the forum's file; the room stays taken."""
        if self._open is None or self.empty:
            return
        self._open.seek(0)
        self._open.write(bytes(self._written))
        os.fsync(self._open.fileno())
        self._written = 0

    def close(self) -> None:
        """Stop writing. An empty journal is removed, any other stays until the forum is opened again."""
        if self._open is None:
            return
        self._open.close()
        self._open = None
        if self.empty:
            self.file.unlink(missing_ok=True)


def _number(file: Path) -> int:
    """The number of a journal that was put aside; journals without one are the last."""
    last = file.stem.rpartition("-")[2]
    return int(last) if len(file.stem.split("-")) > 2 and last.isdecimal() else sys.maxsize


def _in_order(folder: Path, uid: str) -> list[Path]:
    """The journals kept for a forum: those of one place as they were typed."""
    return sorted(folder.glob(f"{uid}-*{SUFFIX}"), key=lambda file: (file.stem.split("-")[:2], _number(file)))


def _keep_for_good(file: Path) -> Path:
    """Give a journal that nobody takes over a name that no other has."""
    return file.rename(free_name(file.with_suffix(".kept"), file.stem))


def _line(record: dict[str, Any]) -> bytes:
    data = json.dumps(record, separators=(",", ":")).encode("ascii")
    return b"%08x %d %s\n" % (crc32(data), len(data), data)


def _pack(change: Change) -> dict[str, Any]:
    values = asdict(change)
    if isinstance(change, Edit):
        values["at"] = change.at.isoformat(" ")
    return {type(change).__name__.lower(): values}


def _unpack(record: dict[str, Any]) -> Change:
    if "edit" in record:
        values = record["edit"]
        return Edit(**{**values, "at": datetime.fromisoformat(values["at"])})
    if "private" in record:
        return Private(**record["private"])
    return Place(**record["place"]) if "place" in record else Spent(**record["spent"])


def read(file: Path) -> Kept | None:
    """What a rescue journal holds; None when it holds nothing. Raises OSError."""
    kept: Kept | None = None
    for line in file.read_bytes().split(b"\n"):
        record = _record(line)
        if record is None:
            break
        if "end" in record:
            end = (int(record["end"][0]), str(record["end"][1])) if record["end"] else None
            kept = kept or Kept(Path(record["forum"]), end)
            kept.end = end
            del kept.changes[: record.get("done", 0)]
        elif kept is not None:
            kept.changes.append(_unpack(record))
    return kept if kept is not None and kept.changes else None


def _record(line: bytes) -> dict[str, Any] | None:
    """The line's record; None when the line was not written to its end."""
    checksum, _space, rest = line.partition(b" ")
    length, _space, data = rest.partition(b" ")
    if length != b"%d" % len(data) or checksum != b"%08x" % crc32(data):
        return None
    record: dict[str, Any] = json.loads(data)
    return record


def waiting(folder: Path) -> list[Kept]:
    """What is kept for any forum."""
    found = (read(file) for file in sorted(folder.glob(f"*{SUFFIX}")))
    return [kept for kept in found if kept is not None]


@dataclass
class Merged:
    """What an opening took over from rescue journals.

    `items` are the titles of the items whose notes it went into; `apart` those where the notes had been changed
    elsewhere meanwhile, so that the rescued lines stand last in them; `left` the journals that were not taken over,
    or not wholly since some of their items are no longer there.
    """

    items: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)


def merge_all(connection: sqlite3.Connection, path: Path, folder: Path) -> Merged:
    """Bring what was rescued for this forum into it, once, and remove the rescue journals.

    A journal that was kept for another copy of the forum, one that is where it was, is left to that copy.
    """
    merged = Merged()
    uid = connection.execute("SELECT uid FROM forum").fetchone()[0]
    for file in _in_order(folder, uid):
        kept = read(file)
        if kept is None:
            if file == RescueJournal(folder, uid, path).file:
                file.unlink()
            continue
        here = kept.path == path.absolute()
        if not here and (kept.path.exists() or not _knows(connection, kept.end)):
            merged.left.append(file)
            continue
        with connection:
            touched, apart = merge(connection, kept)
            journal.fold(connection)
        items = _titles(connection, touched)
        merged.items += items
        merged.apart += _titles(connection, apart)
        if len(items) == len(touched):
            file.unlink()
        else:
            merged.left.append(_keep_for_good(file))
    return merged


def merge(connection: sqlite3.Connection, kept: Kept, *, alone: bool = False) -> tuple[set[int], set[int]]:
    """Write what of the changes is not written yet, inside the caller's transaction, and nothing twice.

    Where the notes were changed elsewhere meanwhile, what was typed is added at their end as lines; with `alone`
    Elsewhere is raised instead, before anything is written. Returns the items that were written to, and those of
    them that got lines at their end.
    """
    end = kept.end if _knows(connection, kept.end) else None
    if alone and end is None and kept.end is not None:
        raise Elsewhere
    rest = _not_there(connection, kept.changes, end)
    edits = [change for change in rest if isinstance(change, Edit)]
    touched = {edit.item_id for edit in edits}
    apart = {item_id for item_id in touched if _changed_elsewhere(connection, kept, end, item_id)}
    if alone and apart:
        raise Elsewhere
    if not alone:
        apart |= {item_id for item_id in touched - apart if not _fits(connection, item_id, edits)}
    for change in rest:
        if not (isinstance(change, Edit) and change.item_id in apart):
            journal.write_down(connection, change)
    for item_id in apart:
        _add_lines(connection, item_id, [edit for edit in edits if edit.item_id == item_id], end)
    return touched, apart


def _knows(connection: sqlite3.Connection, end: End | None) -> bool:
    """Whether the file's journal has the row with which it ended then; else the file is an older copy."""
    if end is None or end[0] == 0:
        return True
    row = connection.execute("SELECT at FROM note_journal WHERE id = ?", (end[0],)).fetchone()
    return row is not None and row[0] == end[1]


def _key(edit: Edit) -> tuple[int, str]:
    """An edit is known by its item and its time, which the recorder makes unique."""
    return edit.item_id, edit.at.isoformat(" ")


def _not_there(connection: sqlite3.Connection, changes: list[Change], end: End | None) -> list[Change]:
    """The changes after the last one that the file has: they are written in order, several at a time or none."""
    rows = connection.execute("SELECT item_id, at FROM note_journal WHERE id > ?", (end[0] if end else 0,))
    there = {(row[0], row[1]) for row in rows}
    known = [n for n, change in enumerate(changes) if isinstance(change, Edit) and _key(change) in there]
    return changes[known[-1] + 1 :] if known else changes


def _changed_elsewhere(connection: sqlite3.Connection, kept: Kept, end: End | None, item_id: int) -> bool:
    """Whether the item's notes have other changes than ours since the journal ended there."""
    if end is None:
        return kept.end is not None
    ours = {_key(change) for change in kept.changes if isinstance(change, Edit)}
    later = connection.execute(
        "SELECT item_id, at FROM note_journal WHERE item_id = ? AND id > ?", (item_id, end[0])
    )
    return any((row[0], row[1]) not in ours for row in later)


def _fits(connection: sqlite3.Connection, item_id: int, edits: list[Edit]) -> bool:
    """Whether the edits of this item lie inside its text, one after the other."""
    try:
        text = utf16.Text(journal.replay(connection, item_id))
        for edit in edits:
            if edit.item_id == item_id:
                text.replace(edit.position, edit.removed, edit.inserted)
    except ValueError:
        return False
    return True


def _add_lines(connection: sqlite3.Connection, item_id: int, edits: list[Edit], end: End | None) -> None:
    """Put the lines that the edits made last in the item's notes.

    As one change with the time of the last edit, by which a second attempt finds it done.
    """
    before = journal.replay(connection, item_id, end[0]) if end else ""
    after = utf16.Text(before)
    for edit in edits:
        position = min(edit.position, len(after))
        after.replace(position, min(edit.removed, len(after) - position), edit.inserted)
    old, new = before.split("\n"), str(after).split("\n")
    pieces = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    lines = [line for tag, _i, _j, start, stop in pieces if tag != "equal" for line in new[start:stop] if line]
    now = journal.replay(connection, item_id)
    if now and not now.endswith("\n"):
        lines.insert(0, "")
    text = "\n".join(lines)
    length = utf16.length(now)
    journal.write_down(connection, Edit(item_id, length, 0, text, length + utf16.length(text), edits[-1].at))


def _titles(connection: sqlite3.Connection, item_ids: set[int]) -> list[str]:
    titles = dict(connection.execute("SELECT id, title FROM agenda_item"))
    return [titles[item_id] for item_id in sorted(item_ids) if item_id in titles]
