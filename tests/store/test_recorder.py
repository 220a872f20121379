"""The recorder: what was typed is in the file, also when the file was out of reach for a while."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import held, journal
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile, recover
from tests.store.typing import item_id, note, record, rescue_folder, rescued, type_into


def test_what_is_typed_is_in_the_file_and_captured(demo_path: Path) -> None:
    item = item_id(demo_path)
    recorder, heard = record(demo_path)
    type_into(recorder, item, "Mötet öppnades 😀\n-> IUC: boka lokal senast 15 december")
    assert recorder.flush()
    assert recorder.close()
    assert not heard.saved.empty()
    file = ForumFile.open(demo_path)
    opened = file.meetings()[3].items[0]
    assert opened.note is not None
    assert opened.note.text == "Mötet öppnades 😀\n-> IUC: boka lokal senast 15 december"
    [action] = opened.outcomes
    assert (action.who, action.text) == ("IUC", "boka lokal")
    assert action.receivers[0].organisation is not None
    file.close()
    assert check(demo_path) == []


def test_what_was_written_but_not_folded_is_there_at_the_next_start(demo_path: Path) -> None:
    item = item_id(demo_path)
    connection = connect(demo_path)
    with connection:
        journal.write_down(connection, journal.Edit(item, 0, 0, "= Vi är överens", 15, datetime.now()))
    connection.close()
    assert recover(demo_path) == [item]
    assert recover(demo_path) == []
    file = ForumFile.open(demo_path)
    [agreement] = file.meetings()[3].items[0].outcomes
    assert agreement.text == "Vi är överens"
    file.close()


def test_while_the_file_can_not_be_written_nothing_is_dropped(
    demo_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "BUSY_SECONDS", 0.0)
    item = item_id(demo_path)
    recorder, heard = record(demo_path)
    blocker = sqlite3.connect(demo_path, timeout=0)
    blocker.execute("BEGIN IMMEDIATE")
    type_into(recorder, item, "Skrivs ändå")
    trouble = heard.trouble.get(timeout=10)
    assert isinstance(trouble.reason, sqlite3.OperationalError)
    assert trouble.kept
    assert rescued(demo_path) == "Skrivs ändå"
    blocker.rollback()
    blocker.close()
    assert recorder.flush()
    assert rescued(demo_path) == ""
    assert recorder.close()
    assert note(demo_path, item) == "Skrivs ändå"
    assert not list(rescue_folder(demo_path).iterdir())


def test_what_waits_too_long_is_kept_before_anything_has_failed(demo_path: Path) -> None:
    item = item_id(demo_path)
    recorder, heard = record(demo_path)
    blocker = sqlite3.connect(demo_path, timeout=0)
    blocker.execute("BEGIN IMMEDIATE")
    type_into(recorder, item, "Någon håller filen")
    trouble = heard.trouble.get(timeout=10)
    assert isinstance(trouble.reason, TimeoutError)
    assert trouble.kept
    assert rescued(demo_path) == "Någon håller filen"
    blocker.rollback()
    blocker.close()
    assert recorder.close()
    assert note(demo_path, item) == "Någon håller filen"


edits = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 10), st.text(alphabet="aåö \n->=?😀:1/6", max_size=12)),
    max_size=25,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits)
def test_any_editing_folds_to_the_same_text(demo_path: Path, changes: list[tuple[int, int, str]]) -> None:
    item = item_id(demo_path)
    connection = connect(demo_path)
    try:
        text = journal.note_text(connection, item)
        for position, removed, inserted in changes:
            at = min(position, utf16.length(text))
            gone = min(removed, utf16.length(text) - at)
            text = utf16.replace(text, at, gone, inserted)
            with connection:
                journal.write_down(connection, journal.Edit(item, at, gone, inserted, 0, datetime.now()))
            if len(inserted) % 3 == 0:
                with connection:
                    journal.fold(connection)
        with connection:
            journal.fold(connection)
        assert journal.note_text(connection, item) == text
    finally:
        connection.close()
    assert check(demo_path) == []


def test_private_notes_are_in_the_file_and_leave_the_minutes_alone(demo_path: Path) -> None:
    item = item_id(demo_path, "Öppnande och närvaro")
    recorder, _heard = record(demo_path)
    recorder.private(item, "Ring Sören")
    type_into(recorder, item, "Mötet öppnades")
    recorder.private(item, "Ring Sören först")
    assert recorder.close()
    file = ForumFile.open(demo_path)
    written = file.meetings()[3].items[0].note
    assert written is not None
    assert (written.text, written.private) == ("Mötet öppnades", "Ring Sören först")
    file.close()
    assert check(demo_path) == []
