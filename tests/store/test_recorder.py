"""The recorder: what was typed is in the file, also when the file was out of reach for a while."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from queue import Queue

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store import recorder as recording
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile, recover


class Heard:
    """What the recorder said."""

    def __init__(self) -> None:
        self.saved: Queue[datetime] = Queue()
        self.folded: Queue[list[int]] = Queue()
        self.trouble: Queue[Exception] = Queue()


def _recorder(path: Path) -> tuple[recording.Recorder, Heard]:
    heard = Heard()
    made = recording.Recorder(
        path, on_saved=heard.saved.put, on_folded=heard.folded.put, on_trouble=heard.trouble.put
    )
    return made, heard


def _item_id(path: Path, title: str = "Öppnande och närvaro") -> int:
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


def _type(recorder: recording.Recorder, item_id: int, text: str) -> None:
    at = 0
    for letter in text:
        recorder.edit(item_id, at, 0, letter, at + utf16.length(letter))
        at += utf16.length(letter)


def test_what_is_typed_is_in_the_file_and_captured(demo_path: Path) -> None:
    item_id = _item_id(demo_path)
    recorder, heard = _recorder(demo_path)
    _type(recorder, item_id, "Mötet öppnades 😀\n-> IUC: boka lokal senast 15 december")
    assert recorder.flush()
    assert recorder.close()
    assert not heard.saved.empty()
    file = ForumFile.open(demo_path)
    item = file.meetings()[3].items[0]
    assert item.note is not None
    assert item.note.text == "Mötet öppnades 😀\n-> IUC: boka lokal senast 15 december"
    [action] = item.outcomes
    assert (action.who, action.text) == ("IUC", "boka lokal")
    assert action.receivers[0].organisation is not None
    file.close()
    assert check(demo_path) == []


def test_what_was_written_but_not_folded_is_there_at_the_next_start(demo_path: Path) -> None:
    item_id = _item_id(demo_path)
    connection = connect(demo_path)
    with connection:
        journal.write_down(connection, journal.Edit(item_id, 0, 0, "= Vi är överens", 15, datetime.now()))
    connection.close()
    assert recover(demo_path) == [item_id]
    assert recover(demo_path) == []
    file = ForumFile.open(demo_path)
    [agreement] = file.meetings()[3].items[0].outcomes
    assert agreement.text == "Vi är överens"
    file.close()


def test_while_the_file_can_not_be_written_nothing_is_dropped(
    demo_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "RETRY_SECONDS", 0.05)
    item_id = _item_id(demo_path)
    blocker = sqlite3.connect(demo_path, timeout=0)
    monkeypatch.setattr("industriforum_desktop.store.connection.BUSY_SECONDS", 0.0)
    recorder, heard = _recorder(demo_path)
    blocker.execute("BEGIN IMMEDIATE")
    _type(recorder, item_id, "Skrivs ändå")
    assert isinstance(heard.trouble.get(timeout=10), sqlite3.OperationalError)
    blocker.rollback()
    blocker.close()
    assert recorder.flush()
    recorder.close()
    connection = connect(demo_path, read_only=True)
    assert journal.note_text(connection, item_id) == "Skrivs ändå"
    connection.close()


edits = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 10), st.text(alphabet="aåö \n->=?😀:1/6", max_size=12)),
    max_size=25,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits)
def test_any_editing_folds_to_the_same_text(demo_path: Path, changes: list[tuple[int, int, str]]) -> None:
    item_id = _item_id(demo_path)
    connection = connect(demo_path)
    try:
        text = journal.note_text(connection, item_id)
        for position, removed, inserted in changes:
            at = min(position, utf16.length(text))
            gone = min(removed, utf16.length(text) - at)
            text = utf16.replace(text, at, gone, inserted)
            with connection:
                journal.write_down(connection, journal.Edit(item_id, at, gone, inserted, 0, datetime.now()))
            if len(inserted) % 3 == 0:
                with connection:
                    journal.fold(connection)
        with connection:
            journal.fold(connection)
        assert journal.note_text(connection, item_id) == text
    finally:
        connection.close()
    assert check(demo_path) == []
