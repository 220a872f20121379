"""`check` finds what is wrong, and says so in words."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from industriforum_desktop.forum import record
from industriforum_desktop.store.check import check
from industriforum_desktop.store.forum_file import ForumFile

OPEN_ACTIONS = "(SELECT min(id) FROM agenda_item WHERE title = 'Öppna åtgärder')"


def _run(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_whole_file_has_nothing_wrong(demo_path: Path) -> None:
    assert check(demo_path) == []


def test_a_reference_to_nothing_is_found(demo_path: Path) -> None:
    _run(demo_path, "UPDATE agenda_item SET proposed_by_id = 9999 WHERE id = 1")
    [problem] = check(demo_path)
    assert "agenda_item" in problem


def test_notes_that_differ_from_their_history_are_found(demo_path: Path) -> None:
    _run(demo_path, f"UPDATE note SET text = text || ' ändrat' WHERE item_id = {OPEN_ACTIONS}")
    [problem] = check(demo_path)
    assert "Öppna åtgärder" in problem


def test_a_broken_history_is_found(demo_path: Path) -> None:
    _run(demo_path, f"UPDATE note_journal SET position = 10 WHERE item_id = {OPEN_ACTIONS}")
    [problem] = check(demo_path)
    assert "Öppna åtgärder" in problem


def test_a_file_without_its_forum_is_found(demo_path: Path) -> None:
    _run(demo_path, "DELETE FROM forum")
    assert len(check(demo_path)) == 1


def test_altered_final_minutes_are_found(demo: ForumFile, demo_path: Path) -> None:
    meeting = demo.meeting("2023-2")
    assert meeting is not None
    with demo.change("slutför"):
        record.make_final(meeting, b"%PDF-1.7 som det blev", "", datetime(2023, 5, 12, 12, 0))
    assert check(demo_path) == []
    _run(demo_path, "UPDATE minutes_version SET pdf = pdf || x'20'")
    [problem] = check(demo_path)
    assert "2/2023" in problem
