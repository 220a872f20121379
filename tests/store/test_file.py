"""A forum file: made, opened, refused with a clear word, brought up to date."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from industriforum_desktop.forum.agenda_round import changed_after_set
from industriforum_desktop.forum.kinds import DeadlineKind, MeetingState
from industriforum_desktop.store import versions
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Damaged,
    ForumFileError,
    NewerFile,
    connect,
    examine,
)
from industriforum_desktop.store.content import create_forum
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.glance import glance

KEPT = Path(__file__).parent.parent / "data"


def test_a_file_says_that_it_is_ours(new_path: Path) -> None:
    header = new_path.read_bytes()[:72]
    assert header.startswith(b"SQLite format 3\x00")
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert examine(new_path) == SCHEMA_VERSION
    assert check(new_path) == []


def test_a_closed_forum_is_one_file(new: ForumFile) -> None:
    with new.change("byt namn"):
        new.forum.name = "Annat forum"
    new.close()
    assert [entry.name for entry in new.path.parent.glob("Nytt*")] == ["Nytt.forum"]


def test_a_new_forum_is_never_written_over_another(new_path: Path) -> None:
    before = new_path.read_bytes()
    with pytest.raises(ForumFileError, match="finns redan"):
        create_forum(new_path)
    assert new_path.read_bytes() == before


def test_a_forum_that_can_not_be_filled_leaves_nothing(tmp_path: Path) -> None:
    def fail(session: object) -> None:
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        ForumFile.create(tmp_path / "halv.forum", fail)
    assert list(tmp_path.glob("*halv*")) == []


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(ForumFileError, match=r"borta\.forum"):
        ForumFile.open(tmp_path / "borta.forum")


@pytest.mark.parametrize("content", [b"", b"hej", b"%PDF-1.7 " * 100, bytes(5000)])
def test_a_file_that_is_not_ours_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brev.forum"
    path.write_bytes(content)
    with pytest.raises(ForumFileError, match="ingen forumfil"):
        ForumFile.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "annan.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(ForumFileError, match="ingen forumfil"):
        ForumFile.open(path)


def test_a_damaged_file_is_called_damaged(demo_path: Path) -> None:
    data = bytearray(demo_path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    demo_path.write_bytes(data)
    with pytest.raises(Damaged, match="skadad"):
        ForumFile.open(demo_path)


def test_a_damaged_page_is_found_by_check(demo_path: Path) -> None:
    data = bytearray(demo_path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    demo_path.write_bytes(data)
    assert check(demo_path)


def test_a_newer_file_is_refused_kindly(new_path: Path) -> None:
    with sqlite3.connect(new_path) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(NewerFile, match="Uppdatera programmet"):
        ForumFile.open(new_path)


def test_a_read_only_file_can_be_read_and_not_changed(new_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_path.chmod(stat.S_IREAD)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    file = ForumFile.open(new_path)
    assert file.read_only
    assert file.forum.name == "Industriforum Kalmar län"
    with pytest.raises(ForumFileError, match="läsning"), file.change("byt namn"):
        file.forum.name = "X"
    file.close()


def _schema(path: Path) -> set[tuple[object, ...]]:
    """Every column, reference and index of the file, whatever their order."""
    connection = connect(path, read_only=True)
    try:
        found: set[tuple[object, ...]] = set()
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            found |= {(table, *row[1:]) for row in connection.execute(f"PRAGMA table_info({table})")}
            found |= {(table, *row[2:]) for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
            found |= {(table, *row[1:]) for row in connection.execute(f"PRAGMA index_list({table})")}
        return found
    finally:
        connection.close()


@pytest.mark.parametrize("kept", sorted(KEPT.glob("version-*.forum")), ids=lambda path: path.stem)
def test_every_released_version_opens_and_becomes_the_present_one(
    kept: Path, tmp_path: Path, new_path: Path
) -> None:
    path = tmp_path / kept.name
    shutil.copy(kept, path)
    file = ForumFile.open(path)
    assert [meeting.label for meeting in file.meetings()] == ["2023-1", "2023-2", "2023-3", "2023-4"]
    assert len(file.actions()) == 41
    file.close()
    assert check(path) == []
    assert _schema(path) == _schema(new_path)


@pytest.fixture
def one_version_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as it will be when a version has been added."""
    monkeypatch.setattr(versions, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    step = {SCHEMA_VERSION: lambda connection: connection.execute("ALTER TABLE forum ADD COLUMN motto TEXT")}
    monkeypatch.setattr(versions, "STEPS", step)


def test_an_upgrade_keeps_a_copy_of_what_was(new_path: Path, one_version_on: None) -> None:
    copy = versions.upgrade(new_path)
    assert copy is not None
    assert examine(copy) == SCHEMA_VERSION
    assert any("motto" in row for row in _schema(new_path))
    assert not any("motto" in row for row in _schema(copy))


def test_an_upgrade_that_fails_changes_nothing(
    new_path: Path, one_version_on: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE forum ADD COLUMN motto TEXT")
        connection.execute("ALTER TABLE nothing ADD COLUMN x TEXT")

    monkeypatch.setattr(versions, "STEPS", {SCHEMA_VERSION: fail})
    before = _schema(new_path)
    with pytest.raises(ForumFileError, match="oförändrad"):
        versions.upgrade(new_path)
    assert _schema(new_path) == before
    assert examine(new_path) == SCHEMA_VERSION


def test_a_copy_is_complete_while_the_forum_is_in_use(demo: ForumFile, tmp_path: Path) -> None:
    with demo.change("byt namn"):
        demo.forum.name = "Under arbete"
    copy = tmp_path / "kopia.forum"
    demo.save_copy(copy)
    assert check(copy) == []
    opened = ForumFile.open(copy)
    assert opened.forum.name == "Under arbete"
    opened.close()


def test_days_that_an_older_version_kept_stay_as_they_are(tmp_path: Path) -> None:
    """What “nästa möte” meant then is not worked out anew, though the meetings may have moved since."""
    path = tmp_path / "gammal.forum"
    shutil.copy(KEPT / "version-5.forum", path)
    with sqlite3.connect(path) as connection:
        before = dict(connection.execute("SELECT id, due FROM outcome WHERE kind = 'action'"))
        connection.execute("UPDATE meeting SET day = date(day, '+3 days')")
    connection.close()
    file = ForumFile.open(path)
    days = {one.id: one.due and one.due.isoformat() for one in file.actions()}
    file.close()
    assert days == {row: before[row] for row in days}
    assert any("nästa möte" in one for one in _said(path))


def test_of_letters_that_an_older_version_noted_nothing_is_said_that_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "gammal.forum"
    shutil.copy(KEPT / "version-5.forum", path)
    file = ForumFile.open(path)
    coming = file.meetings()[-1]
    assert coming.sendings and coming.state is MeetingState.PLANNED and coming.agenda_set_on is not None
    with file.change("Flytta"):
        coming.day += timedelta(days=7)
        coming.renumber()
        coming.items[0].minutes += 5
    assert not changed_after_set(coming)
    day = coming.day
    file.close()
    seen = glance(path, day - timedelta(days=3)).waiting
    assert not any(one.outdated for one in seen.unsettled)
    assert not any(one.kind in (DeadlineKind.ROUND, DeadlineKind.NOTICE) for one in seen.deadlines)


def _said(path: Path) -> list[str]:
    connection = connect(path, read_only=True)
    try:
        return [text for (text,) in connection.execute("SELECT due_text FROM outcome")]
    finally:
        connection.close()
