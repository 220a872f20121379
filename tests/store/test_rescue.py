"""The rescue journal: what was typed while the forum's file was out of reach comes into it, once."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from industriforum_desktop.store import journal
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.rescue import RescueJournal
from tests.store.typing import item_id, note, record, rescue_folder, rescued, type_into

ITEM = "Öppnande och närvaro"


@pytest.fixture
def stick(demo_path: Path) -> Path:
    """The demo forum in a folder of its own, which can be taken away."""
    path = demo_path.parent / "stick" / demo_path.name
    path.parent.mkdir()
    demo_path.rename(path)
    return path


@pytest.fixture
def left(stick: Path) -> Path:
    """The forum after the program ended while the stick was pulled; the folder with the rescue journal."""
    recorder, heard = record(stick)
    item = _item(stick)
    type_into(recorder, item, "Före. ")
    assert recorder.flush()
    away = stick.parent.rename(stick.parent.with_name("away"))
    type_into(recorder, item, "Efter.", at=6)
    recorder.spent(item, 60)
    assert heard.trouble.get(timeout=10).kept
    assert recorder.stop()
    away.rename(stick.parent)
    return rescue_folder(stick)


def _item(path: Path) -> int:
    return item_id(path, ITEM)


def _open(path: Path) -> ForumFile:
    return ForumFile.open(path, rescue_folder=rescue_folder(path))


def _used(path: Path) -> int:
    connection = connect(path, read_only=True)
    try:
        row = connection.execute("SELECT used_seconds FROM agenda_item WHERE id = ?", (_item(path),)).fetchone()
        return int(row[0])
    finally:
        connection.close()


def test_the_folder_goes_and_comes_back_while_somebody_types(stick: Path) -> None:
    item = _item(stick)
    recorder, heard = record(stick)
    type_into(recorder, item, "Före. ")
    assert recorder.flush()
    away = stick.parent.rename(stick.parent.with_name("away"))
    type_into(recorder, item, "Efter.", at=6)
    assert heard.trouble.get(timeout=10).kept
    assert not recorder.flush()
    assert rescued(stick) == "Efter."
    assert recorder.safe
    away.rename(stick.parent)
    assert recorder.flush()
    assert recorder.close()
    assert note(stick, item) == "Före. Efter."
    assert not list(rescue_folder(stick).iterdir())
    assert check(stick) == []


def test_nothing_is_written_to_a_file_that_came_back_before_others_have_let_go_of_the_old_one(stick: Path) -> None:
    item = _item(stick)
    recorder, heard = record(stick, others=True)
    type_into(recorder, item, "Före. ")
    assert recorder.flush()
    copy = shutil.copytree(stick.parent, stick.parent.with_name("copy"))
    away = stick.parent.rename(stick.parent.with_name("away"))
    type_into(recorder, item, "Efter.", at=6)
    heard.trouble.get(timeout=10)
    copy.rename(stick.parent)
    heard.returned.get(timeout=10)
    assert not recorder.flush()
    assert note(stick, item) == "Före. "
    recorder.resume()
    while not recorder.flush():
        heard.returned.get(timeout=10)
        recorder.resume()
    assert recorder.close()
    assert note(stick, item) == "Före. Efter."
    assert note(away / stick.name, item) == "Före. "
    assert check(stick) == []


def test_the_log_is_deleted_underneath(stick: Path) -> None:
    item = _item(stick)
    recorder, _heard = record(stick)
    type_into(recorder, item, "Före. ")
    assert recorder.flush()
    for name in ("-wal", "-shm"):
        Path(f"{stick}{name}").unlink()
    type_into(recorder, item, "Efter.", at=6)
    recorder.flush()
    assert recorder.flush()
    assert recorder.close()
    assert note(stick, item) == "Före. Efter."
    assert check(stick) == []


def test_after_the_end_of_the_program_it_is_merged_at_the_next_opening_and_told(left: Path, stick: Path) -> None:
    assert note(stick, _item(stick)) == "Före. "
    file = _open(stick)
    assert file.rescued is not None
    assert file.rescued.items == [ITEM]
    assert not file.rescued.apart
    file.close()
    assert note(stick, _item(stick)) == "Före. Efter."
    assert not list(left.iterdir())
    assert check(stick) == []


def test_what_was_merged_is_not_merged_again(left: Path, stick: Path) -> None:
    [kept] = left.iterdir()
    content, before = kept.read_bytes(), _used(stick)
    _open(stick).close()
    assert _used(stick) == before + 60
    # As when the power goes between the last write and the removal.
    kept.write_bytes(content)
    file = _open(stick)
    assert file.rescued is not None
    assert not file.rescued.items
    file.close()
    assert note(stick, _item(stick)) == "Före. Efter."
    assert not kept.exists()


def test_private_notes_are_rescued_too(stick: Path) -> None:
    recorder, heard = record(stick)
    assert recorder.flush()
    away = stick.parent.rename(stick.parent.with_name("away"))
    recorder.private(_item(stick.parent.with_name("away") / stick.name), "Ring Sören")
    assert heard.trouble.get(timeout=10).kept
    assert recorder.stop()
    away.rename(stick.parent)
    file = _open(stick)
    written = file.meetings()[3].items[0].note
    assert written is not None
    assert written.private == "Ring Sören"
    file.close()


def test_what_got_into_the_file_after_it_was_kept_is_not_merged_again(stick: Path) -> None:
    item, at = _item(stick), datetime(2023, 12, 2, 13, 42)
    edits = [journal.Edit(item, n, 0, letter, n + 1, at.replace(second=n)) for n, letter in enumerate("abc")]
    connection = connect(stick)
    uid = connection.execute("SELECT uid FROM forum").fetchone()[0]
    kept = RescueJournal(rescue_folder(stick), uid, stick)
    kept.write([*edits[:2]], journal.end(connection))
    with connection:
        journal.write_down(connection, edits[0])
    kept.moved_on(1, journal.end(connection))
    kept.write([edits[2]], journal.end(connection))
    connection.close()
    kept.close()
    file = _open(stick)
    assert file.rescued is not None
    assert not file.rescued.apart
    file.close()
    assert note(stick, item) == "abc"
    assert check(stick) == []


def test_a_torn_line_ends_the_journal(left: Path, stick: Path) -> None:
    [kept] = left.iterdir()
    content = kept.read_bytes()
    letter = content.rindex(b'"inserted":"r"')
    kept.write_bytes(content[: letter + 5] + bytes(len(content) - letter))
    _open(stick).close()
    assert note(stick, _item(stick)) == "Före. Efte"


def test_another_copy_of_the_forum_does_not_take_what_belongs_to_this_one(left: Path, stick: Path) -> None:
    copy = Path(shutil.copy(stick, stick.parent / "Kopia.forum"))
    file = _open(copy)
    assert file.rescued is not None
    assert not file.rescued.items
    assert file.rescued.left == list(left.iterdir())
    file.close()
    assert "Efter" not in note(copy, _item(copy))
    _open(stick).close()
    assert note(stick, _item(stick)) == "Före. Efter."


def test_a_forum_whose_place_has_another_name_now_takes_it(left: Path, stick: Path) -> None:
    moved = stick.parent.rename(stick.parent.with_name("another")) / stick.name
    ForumFile.open(moved, rescue_folder=left).close()
    assert note(moved, _item(moved)) == "Före. Efter."
    assert not list(left.iterdir())


def test_notes_changed_elsewhere_meanwhile_keep_that_and_get_the_rescued_lines_at_their_end(
    left: Path, stick: Path
) -> None:
    connection = connect(stick)
    with connection:
        edit = journal.Edit(_item(stick), 0, 6, "Skrivet på en annan dator.", 0, datetime.now())
        journal.write_down(connection, edit)
        journal.fold(connection)
    connection.close()
    file = _open(stick)
    assert file.rescued is not None
    assert file.rescued.apart == [ITEM]
    file.close()
    assert note(stick, _item(stick)) == "Skrivet på en annan dator.\nFöre. Efter."
    assert check(stick) == []


def test_an_older_copy_put_back_in_the_place_gets_the_rescued_lines(stick: Path) -> None:
    older = shutil.copy(stick, stick.parent.with_name("backup.forum"))
    item = _item(stick)
    recorder, heard = record(stick)
    type_into(recorder, item, "Före. ")
    assert recorder.flush()
    stick.rename(stick.with_name("broken"))
    type_into(recorder, item, "Efter.", at=6)
    heard.trouble.get(timeout=10)
    assert recorder.stop()
    for name in ("-wal", "-shm"):
        Path(f"{stick}{name}").unlink(missing_ok=True)
    shutil.copy(older, stick)
    _open(stick).close()
    assert note(stick, item) == "Efter."
    assert check(stick) == []


def test_what_was_typed_for_an_item_that_is_no_more_stays_in_the_data_folder(left: Path, stick: Path) -> None:
    connection = connect(stick)
    with connection:
        connection.execute("DELETE FROM agenda_item WHERE id = ?", (_item(stick),))
    connection.close()
    file = _open(stick)
    assert file.rescued is not None
    [kept] = file.rescued.left
    file.close()
    assert b'"inserted":"E"' in kept.read_bytes()


def test_a_file_that_can_not_be_written_yet_is_opened_for_reading_and_keeps_the_journal(
    left: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("industriforum_desktop.store.connection.BUSY_SECONDS", 0.0)
    blocker = connect(stick)
    blocker.execute("BEGIN IMMEDIATE")
    file = _open(stick)
    assert file.read_only
    assert file.rescue_failed is not None
    file.close()
    blocker.rollback()
    blocker.close()
    _open(stick).close()
    assert note(stick, _item(stick)) == "Före. Efter."


def test_when_nothing_can_be_kept_anywhere_that_is_said(stick: Path) -> None:
    nowhere = stick.parent.with_name("a file, not a folder")
    nowhere.touch()
    item = _item(stick)
    recorder, heard = record(stick, kept_in=nowhere)
    away = stick.parent.rename(stick.parent.with_name("away"))
    type_into(recorder, item, "Bara i minnet")
    assert not heard.trouble.get(timeout=10).kept
    assert not recorder.safe
    away.rename(stick.parent)
    assert recorder.close()
    assert note(stick, item) == "Bara i minnet"


def test_time_is_counted_once_when_power_fails_before_the_journal_is_removed(stick: Path, left: Path) -> None:
    [journal_file] = left.glob("*.rescue")
    kept = journal_file.read_bytes()
    _open(stick).close()
    used, text = _used(stick), note(stick, _item(stick))
    journal_file.write_bytes(kept)
    _open(stick).close()
    assert (_used(stick), note(stick, _item(stick))) == (used, text)


def test_what_does_not_fit_the_forum_is_kept_and_the_forum_is_left_alone(stick: Path, left: Path) -> None:
    connection = connect(stick)
    with connection:
        connection.execute("CREATE TRIGGER odd BEFORE INSERT ON note_journal BEGIN SELECT RAISE(ABORT, 'odd'); END")
    connection.close()
    before = note(stick, _item(stick))
    file = _open(stick)
    assert file.read_only
    assert isinstance(file.rescue_failed, sqlite3.IntegrityError)
    file.close()
    assert note(stick, _item(stick)) == before
    assert list(left.glob("*.rescue"))
