"""What the officer is promised while she types: it is on a disk, once, in order, and it is said when it is not."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest

from industriforum_desktop.store import held, journal, rescue
from industriforum_desktop.store import recorder as recording
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import Damaged, connect
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.journal import Edit
from industriforum_desktop.store.place import PlaceGone, Replaced
from industriforum_desktop.store.rescue import Elsewhere, RescueJournal
from tests.store.elsewhere import take_away_log
from tests.store.typing import item_id, note, record, rescue_folder, rescued, type_into

AT = datetime(2023, 11, 30, 13, 42)


@pytest.fixture
def stick(demo_path: Path) -> Path:
    """The demo forum in a folder of its own, which can be taken away."""
    path = demo_path.parent / "stick" / demo_path.name
    path.parent.mkdir()
    demo_path.rename(path)
    return path


def _away(stick: Path) -> Path:
    return stick.parent.rename(stick.parent.with_name("away"))


def _open(path: Path) -> ForumFile:
    return ForumFile.open(path, rescue_folder=rescue_folder(path))


def _uid_and_end(path: Path) -> tuple[str, rescue.End]:
    connection = connect(path, read_only=True)
    try:
        return connection.execute("SELECT uid FROM forum").fetchone()[0], journal.end(connection)
    finally:
        connection.close()


def _left(path: Path, *edits: Edit, end: rescue.End | None = None) -> RescueJournal:
    """A rescue journal that a program left when it ended; the recorder's of that place."""
    uid, now = _uid_and_end(path)
    kept = RescueJournal(rescue_folder(path), uid, path)
    kept.write(list(edits), end or now)
    kept.close()
    return kept


def _edit(item: int, text: str, position: int = 0, second: int = 0, **more: Any) -> Edit:
    return Edit(item, position, more.get("removed", 0), text, position + len(text), AT.replace(second=second))


def _sql(path: Path, *statements: str) -> None:
    connection = connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_line_is_on_the_disk_when_its_transaction_is(demo_path: Path) -> None:
    connection = connect(demo_path)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2, "FULL: a power cut takes nothing"
    connection.close()


def test_what_is_rescued_is_on_the_disk_before_it_is_called_kept(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last thing that is done to the journal, each time, is to ask the disk for it."""
    done: list[tuple[str, bytes]] = []
    sync = os.fsync

    def spy(descriptor: int) -> None:
        done.append(("asked", os.pread(descriptor, 1 << 21, 0)))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", spy)
    uid, end = _uid_and_end(stick)
    kept = RescueJournal(rescue_folder(stick), uid, stick)
    item = item_id(stick)
    for step in (
        kept.reserve,
        lambda: kept.write([_edit(item, "a")], end),
        lambda: kept.write([_edit(item, "b", 1, 1)], end),
        lambda: kept.moved_on(1, end),
        kept.clear,
    ):
        before = len(done)
        step()
        assert len(done) > before
        assert done[-1][1] == kept.file.read_bytes(), "nothing is written after it"
    kept.close()


def test_an_earlier_journal_with_words_is_put_aside_and_all_come_in_as_they_were_typed(stick: Path) -> None:
    item = item_id(stick)
    texts = ["ett ", "två ", "tre "]
    for n, text in enumerate(texts):
        kept = _left(stick, _edit(item, text, 4 * n, n))
        # As when the file was reached in between, and what came before had got into it.
        assert kept.file.exists()
    assert len(list(rescue_folder(stick).iterdir())) == 3
    assert "".join(rescued(stick).split()) in {"etttvåtre", "tvåtreett", "tretvåett", "etttretvå"}
    file = _open(stick)
    file.close()
    assert "".join(note(stick, item).split()) == "etttvåtre"
    assert not list(rescue_folder(stick).iterdir())
    assert check(stick) == []


def test_a_recorder_that_starts_overwrites_nothing_that_was_left(stick: Path) -> None:
    item = item_id(stick)
    _left(stick, _edit(item, "Från förra gången. "))
    recorder, heard = record(stick)
    assert recorder.flush()
    away = _away(stick)
    type_into(recorder, item, "Nu.")
    assert heard.trouble.get(timeout=10).kept
    assert recorder.stop()
    away.rename(stick.parent)
    _open(stick).close()
    assert note(stick, item).replace("\n", "") == "Från förra gången. Nu."


def test_a_gap_among_the_numbers_overwrites_nothing_and_keeps_the_order(stick: Path) -> None:
    item = item_id(stick)
    for n, text in enumerate(["ett", "två", "tre"]):
        _left(stick, _edit(item, text, second=n))
    numbered = sorted(rescue_folder(stick).glob("*-*-*.rescue"))
    numbered[0].rename(numbered[0].with_suffix(".read"))
    _left(stick, _edit(item, "fyra", second=4))
    assert {edit.inserted for file in rescue_folder(stick).glob("*.rescue") for edit in _edits(file)} == {
        "två",
        "tre",
        "fyra",
    }
    numbered[0].with_suffix(".read").rename(numbered[0])
    _open(stick).close()
    assert note(stick, item).split("\n") == ["ett", "två", "tre", "fyra"]


def _edits(file: Path) -> list[Edit]:
    kept = rescue.read(file)
    return [change for change in kept.changes if isinstance(change, Edit)] if kept else []


def test_lines_of_an_item_that_is_gone_are_kept_each_time(stick: Path) -> None:
    item = item_id(stick)
    _sql(stick, f"DELETE FROM agenda_item WHERE id = {item}")
    left: list[Path] = []
    for n, text in enumerate(["FÖRSTA", "ANDRA", "TREDJE"]):
        _left(stick, _edit(item, text, second=n))
        file = _open(stick)
        assert file.rescued is not None
        left += file.rescued.left
        file.close()
    assert len(set(left)) == 3
    assert [edit.inserted for file in left for edit in _edits(file)] == ["FÖRSTA", "ANDRA", "TREDJE"]


def test_a_commit_that_was_called_failed_but_got_through_is_not_written_twice(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = item_id(stick)
    recorder, heard = record(stick)
    assert recorder.flush()
    look, calls = held.HeldFile.make_sure, iter((False, True))

    def after_the_commit(file: held.HeldFile) -> None:
        if next(calls, False):
            raise PlaceGone
        look(file)

    monkeypatch.setattr(held.HeldFile, "make_sure", after_the_commit)
    type_into(recorder, item, "En gång")
    heard.trouble.get(timeout=10)
    assert recorder.flush()
    assert recorder.close()
    assert note(stick, item) == "En gång"
    assert check(stick) == []


def test_letters_typed_in_one_tick_of_a_slow_clock_are_each_themselves(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class SlowClock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> SlowClock:
            return cls(2023, 11, 30, 13, 42)

    monkeypatch.setattr(recording, "datetime", SlowClock)
    item = item_id(stick)
    recorder, heard = record(stick)
    assert recorder.flush()
    away = _away(stick)
    type_into(recorder, item, "aaaa")
    assert heard.trouble.get(timeout=10).kept
    assert recorder.stop()
    [kept] = rescue.waiting(rescue_folder(stick))
    assert len({edit.at for edit in kept.changes if isinstance(edit, Edit)}) == 4
    away.rename(stick.parent)
    _open(stick).close()
    assert note(stick, item) == "aaaa"


def test_what_is_captured_appears_while_one_types_on(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "FOLD_AT_MOST_SECONDS", -1.0)
    monkeypatch.setattr(recording, "FOLD_QUIET_SECONDS", 600.0)
    item = item_id(stick)
    recorder, heard = record(stick)
    type_into(recorder, item, "-> IUC: boka lokal")
    assert item in heard.folded.get(timeout=10)
    assert recorder.close()


def test_the_last_letters_before_closing_are_kept_while_the_stick_is_away(stick: Path) -> None:
    item = item_id(stick)
    recorder, heard = record(stick)
    assert recorder.flush()
    _away(stick)
    type_into(recorder, item, "Först")
    assert heard.trouble.get(timeout=10).kept
    type_into(recorder, item, " sist", at=5)
    assert recorder.stop()
    assert rescued(stick) == "Först sist"


def test_it_is_not_called_safe_when_it_is_nowhere(stick: Path) -> None:
    nowhere = stick.parent.with_name("a file, not a folder")
    nowhere.touch()
    item = item_id(stick)
    recorder, heard = record(stick, kept_in=nowhere)
    _away(stick)
    type_into(recorder, item, "Ingenstans")
    assert not heard.trouble.get(timeout=10).kept
    assert recorder.stop() is False


def test_a_letter_typed_during_a_write_comes_after_it(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    item = item_id(stick)
    recorder, _heard = record(stick)
    assert recorder.flush()
    write, meanwhile = journal.write_down, iter("bc")

    def write_down(connection: sqlite3.Connection, change: journal.Change) -> None:
        write(connection, change)
        for n, letter in enumerate(meanwhile, start=1):
            recorder.edit(item, n, 0, letter, n + 1)
        # Also what waits in the rescue journal stays there until it is in the file.
        assert recorder.keep()

    kept: list[str] = []
    monkeypatch.setattr(journal, "write_down", write_down)
    monkeypatch.setattr(recorder, "_on_saved", lambda _when: kept.append(rescued(stick)))
    recorder.edit(item, 0, 0, "a", 1)
    assert recorder.flush()
    assert recorder.flush()
    assert recorder.close()
    assert kept[0] == "bc"
    assert kept[-1] == ""
    assert note(stick, item) == "abc"
    assert check(stick) == []


def test_another_forum_of_the_same_name_is_not_written_into(stick: Path) -> None:
    item = item_id(stick)
    _sql(stick, "DELETE FROM note_journal", "DELETE FROM note", "UPDATE recording SET folded = 0")
    recorder, heard = record(stick)
    assert recorder.flush()
    away = _away(stick)
    stick.parent.mkdir()
    shutil.copy(away / stick.name, stick)
    _sql(stick, "UPDATE forum SET uid = 'another'")
    before = stick.read_bytes()
    type_into(recorder, item, "Till det andra forumet")
    trouble = heard.trouble.get(timeout=10)
    assert isinstance(trouble.reason, PlaceGone)
    assert trouble.kept
    assert not recorder.flush()
    assert recorder.stop()
    assert stick.read_bytes() == before
    assert rescued(stick) == "Till det andra forumet"


def test_a_log_without_a_name_is_not_written_to(stick: Path) -> None:
    recorder, heard = record(stick, others=True)
    assert recorder.flush()
    reader = connect(stick)
    take_away_log(stick)
    type_into(recorder, item_id(stick.rename(stick.with_name("kopia"))), "Kvar")
    shutil.move(stick.with_name("kopia"), stick)
    trouble = heard.trouble.get(timeout=10)
    assert isinstance(trouble.reason, Replaced)
    assert trouble.kept
    heard.returned.get(timeout=10)
    assert rescued(stick) == "Kvar"
    reader.close()
    assert recorder.stop()


def test_a_private_note_leaves_the_notes_and_notes_leave_the_private_one(demo_path: Path) -> None:
    item = item_id(demo_path)
    recorder, _heard = record(demo_path)
    type_into(recorder, item, "För alla")
    assert recorder.flush()
    recorder.private(item, "För mig")
    assert recorder.flush()
    type_into(recorder, item, " igen", at=8)
    assert recorder.close()
    connection = connect(demo_path, read_only=True)
    texts = connection.execute("SELECT text, private FROM note WHERE item_id = ?", (item,)).fetchone()
    connection.close()
    assert texts == ("För alla igen", "För mig")
    assert check(demo_path) == []


def test_notes_that_another_computer_changed_are_left_and_that_is_said(stick: Path) -> None:
    item = item_id(stick)
    recorder, heard = record(stick)
    type_into(recorder, item, "Före. ")
    assert recorder.flush()
    away = _away(stick)
    type_into(recorder, item, "Efter.", at=6)
    assert heard.trouble.get(timeout=10).kept
    changed = away / stick.name
    connection = connect(changed)
    with connection:
        journal.write_down(connection, _edit(item, "Deras.", removed=6))
        journal.fold(connection)
    connection.close()
    away.rename(stick.parent)
    reasons = [heard.trouble.get(timeout=10).reason]
    while not isinstance(reasons[-1], Elsewhere):
        reasons.append(heard.trouble.get(timeout=10).reason)
    assert not recorder.flush()
    assert recorder.stop()
    assert note(stick, item) == "Deras."
    assert rescued(stick) == "Efter."
    _open(stick).close()
    assert note(stick, item) == "Deras.\nFöre. Efter."


def test_words_that_do_not_fit_their_notes_come_last_as_lines(stick: Path) -> None:
    item = item_id(stick)
    _left(stick, _edit(item, "Ute ", 50), _edit(item, "i luften", 54, 1))
    file = _open(stick)
    assert file.rescued is not None
    assert file.rescued.apart == [file.meetings()[3].items[0].title]
    file.close()
    assert note(stick, item) == "Ute i luften"
    assert check(stick) == []


def test_a_line_with_another_content_than_its_checksum_counts_as_not_written(stick: Path) -> None:
    item = item_id(stick)
    kept = _left(stick, _edit(item, "rätt"), _edit(item, "fel", 4, 1))
    kept.file.write_bytes(kept.file.read_bytes().replace(b'"fel"', b'"xxx"'))
    _open(stick).close()
    assert note(stick, item) == "rätt"


@pytest.mark.parametrize("reached", [True, False])
def test_the_first_words_of_a_new_forum_are_rescued(stick: Path, reached: bool) -> None:
    item = item_id(stick)
    _sql(stick, "DELETE FROM note_journal", "DELETE FROM note", "UPDATE recording SET folded = 0")
    away = None if reached else _away(stick)
    if away is not None:
        stick.parent.mkdir()
        shutil.copy(away / stick.name, stick)
    recorder, heard = record(stick)
    if reached:
        assert recorder.flush()
    away_now = stick.parent.rename(stick.parent.with_name("gone"))
    type_into(recorder, item, "Välkomna!")
    assert heard.trouble.get(timeout=10).kept
    assert recorder.stop()
    away_now.rename(stick.parent)
    file = _open(stick)
    assert file.rescued is not None
    assert file.rescued.apart == []
    file.close()
    assert note(stick, item) == "Välkomna!"
    assert check(stick) == []


def test_notes_that_do_not_fit_together_are_copied_and_nothing_else_is_touched(stick: Path) -> None:
    item = item_id(stick)
    kept = _left(stick, _edit(item, "Räddat"))
    words = kept.file.read_bytes()
    for _time in range(2):
        with sqlite3.connect(stick) as connection:
            torn = "INSERT INTO note_journal (item_id, at, position, removed, inserted)"
            connection.execute(f"{torn} VALUES (?, '2023', 99, 9, 'x')", (item,))
        connection.close()
        with pytest.raises(Damaged, match=r"inte att foga ihop.*skadad"):
            _open(stick)
    first, second = (stick.with_name(f"Exempel {name}.forum") for name in ("(skadad)", "(skadad) 2"))
    for copy, times in ((first, 1), (second, 2)):
        connection = sqlite3.connect(copy)
        [rows] = connection.execute("SELECT count(*) FROM note_journal WHERE inserted = 'x'").fetchone()
        connection.close()
        assert rows == times
    assert kept.file.read_bytes() == words


def test_a_journal_that_can_not_be_read_does_not_stop_the_forum_from_opening(stick: Path) -> None:
    uid, _end = _uid_and_end(stick)
    locked = rescue_folder(stick) / f"{uid}-locked.rescue"
    locked.mkdir(parents=True)
    file = _open(stick)
    assert file.read_only
    assert isinstance(file.rescue_failed, OSError)
    file.close()
