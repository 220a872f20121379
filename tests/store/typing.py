"""A recorder on a forum, and what it says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from queue import Queue

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal, rescue
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.recorder import Recorder, Trouble
from industriforum_desktop.store.rescue import RescueJournal


class Heard:
    """What the recorder said."""

    def __init__(self) -> None:
        self.saved: Queue[datetime] = Queue()
        self.folded: Queue[dict[int, journal.Folded]] = Queue()
        self.trouble: Queue[Trouble] = Queue()
        self.returned: Queue[None] = Queue()


def rescue_folder(path: Path) -> Path:
    """The person's own folder on the computer, which is not where the forum is."""
    return path.parent.parent / f"rescue of {path.parent.name}"


def record(path: Path, *, others: bool = False, kept_in: Path | None = None) -> tuple[Recorder, Heard]:
    """A recorder; with `others` it waits for them to let go of a file that was gone."""
    heard = Heard()
    connection = connect(path, read_only=True)
    uid = connection.execute("SELECT uid FROM forum").fetchone()[0]
    connection.close()
    made = Recorder(
        path,
        RescueJournal(kept_in or rescue_folder(path), uid, path),
        on_saved=heard.saved.put,
        on_folded=heard.folded.put,
        on_trouble=heard.trouble.put,
        on_return=(lambda: heard.returned.put(None)) if others else None,
    )
    return made, heard


def item_id(path: Path, title: str = "Öppnande och närvaro") -> int:
    """An item of the demo's fourth meeting."""
    connection = connect(path, read_only=True)
    try:
        found = connection.execute(
            "SELECT agenda_item.id FROM agenda_item JOIN meeting ON meeting.id = meeting_id"
            " WHERE number = 4 AND title = ?",
            (title,),
        ).fetchone()
        return int(found[0])
    finally:
        connection.close()


def type_into(recorder: Recorder, item: int, text: str, at: int = 0) -> None:
    """Type letter by letter."""
    for letter in text:
        recorder.edit(item, at, 0, letter, at + utf16.length(letter))
        at += utf16.length(letter)


def note(path: Path, item: int) -> str:
    """The item's notes in the file."""
    connection = connect(path, read_only=True)
    try:
        return journal.note_text(connection, item)
    finally:
        connection.close()


def rescued(path: Path) -> str:
    """What is in the rescue journals, typed one after the other."""
    edits = [edit for kept in rescue.waiting(rescue_folder(path)) for edit in kept.changes]
    return "".join(edit.inserted for edit in edits if isinstance(edit, journal.Edit))
