"""What is done in an open forum is in its file, whatever other programs do to that meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from industriforum_desktop.store import home, place
from industriforum_desktop.store.check import check
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.writing import NotSaved
from tests.store.elsewhere import asks, forgets_its_locks, log, take_away_log
from tests.store.typing import item_id, note, record, type_into

NAME = "SELECT name FROM forum"
AGENDA_ITEM = "SELECT text FROM note WHERE item_id = {}"


def _rename(file: ForumFile, name: str) -> None:
    with file.change(f"heter {name}"):
        file.forum.name = name


@pytest.mark.skipif(sys.platform != "linux", reason="open file description locks of Linux")
def test_another_program_sees_that_the_forum_is_in_use_though_our_locks_are_gone(
    demo: ForumFile, demo_path: Path
) -> None:
    _rename(demo, "Ett")
    forgets_its_locks(demo_path)
    before = log(demo_path).stat().st_ino
    assert asks(demo_path, NAME) == [["Ett"]]
    assert log(demo_path).stat().st_ino == before
    _rename(demo, "Två")
    assert asks(demo_path, NAME) == [["Två"]]


def test_a_closed_forum_is_let_go_of(demo_path: Path) -> None:
    file = ForumFile.open(demo_path)
    _rename(file, "Ett")
    file.close()
    assert [one.name for one in demo_path.parent.glob("*forum*")] == [demo_path.name]
    connection = sqlite3.connect(demo_path)
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.close()


def test_when_another_program_takes_the_log_away_all_is_written_anew(demo: ForumFile, demo_path: Path) -> None:
    _rename(demo, "Ett")
    take_away_log(demo_path)
    told: list[Path | None] = []
    demo.brought_home.append(told.append)
    with demo.change("ändrar mötet"):
        demo.meetings()[3].place = "Kalmar"
    assert told == [None]
    assert asks(demo_path, NAME) == [["Ett"]]
    assert asks(demo_path, "SELECT count(*) FROM meeting WHERE place = 'Kalmar'") != [[0]]
    _rename(demo, "Två")
    assert asks(demo_path, NAME) == [["Två"]]
    assert demo.undo() is not None
    assert asks(demo_path, NAME) == [["Ett"]]
    assert not demo.unsaved
    demo.close()
    assert [one.name for one in demo_path.parent.iterdir() if "orum" in one.name] == [demo_path.name]
    assert check(demo_path) == []


def test_it_is_noticed_at_closing_too(demo_path: Path) -> None:
    file = ForumFile.open(demo_path)
    _rename(file, "Ett")
    copy = demo_path.with_name("ny")
    demo_path.rename(demo_path.with_name("undan"))
    shutil.copy(demo_path.with_name("undan"), copy)
    copy.rename(demo_path)
    file.close()
    assert asks(demo_path, NAME) == [["Ett"]]
    assert check(demo_path) == []


def test_a_file_that_another_program_puts_in_the_place_is_kept_beside_it(demo: ForumFile, demo_path: Path) -> None:
    theirs = demo_path.with_name("synkad")
    shutil.copy(demo_path, theirs)
    with sqlite3.connect(theirs) as connection:
        connection.execute("UPDATE forum SET name = 'Deras'")
    connection.close()
    _rename(demo, "Vårt")
    theirs.rename(demo_path)
    told: list[Path | None] = []
    demo.brought_home.append(told.append)
    _rename(demo, "Vårt igen")
    assert asks(demo_path, NAME) == [["Vårt igen"]]
    [aside] = told
    assert aside is not None
    assert asks(aside, NAME) == [["Deras"]]
    assert aside.parent == demo_path.parent
    demo.close()
    assert check(demo_path) == check(aside) == []


def test_what_another_program_wrote_to_a_log_of_its_own_is_kept(demo: ForumFile, demo_path: Path) -> None:
    _rename(demo, "Vårt")
    take_away_log(demo_path)
    script = "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('PRAGMA wal_autocheckpoint=0');"
    script += "c.execute(\"UPDATE forum SET name = 'Deras'\"); c.commit(); os._exit(0)"
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", script, str(demo_path)]) == 0
    assert log(demo_path).stat().st_size > 0
    told: list[Path | None] = []
    demo.brought_home.append(told.append)
    _rename(demo, "Vårt igen")
    [aside] = told
    assert aside is not None
    assert asks(demo_path, NAME) == [["Vårt igen"]]
    assert asks(aside, NAME) == [["Deras"]]


def test_what_can_not_be_put_there_is_told_and_can_be_saved_elsewhere(
    demo: ForumFile, demo_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rename(demo, "Ett")
    take_away_log(demo_path)
    with monkeypatch.context() as full:
        full.setattr(place, "write_whole", _full)
        with pytest.raises(NotSaved):
            _rename(demo, "Två")
        with pytest.raises(NotSaved):
            _rename(demo, "Tre")
    assert demo.unsaved == ("heter Två", "heter Tre")
    assert demo.forum.name == "Tre"
    elsewhere = tmp_path / "annan" / "Kopia.forum"
    elsewhere.parent.mkdir()
    demo.save_copy(elsewhere)
    assert asks(elsewhere, NAME) == [["Tre"]]
    demo.make_sure()
    assert not demo.unsaved
    assert asks(demo_path, NAME) == [["Tre"]]


def _full(*_asked: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_nothing_is_put_where_the_folder_is_another(demo_path: Path) -> None:
    path = demo_path.parent / "stick" / demo_path.name
    path.parent.mkdir()
    demo_path.rename(path)
    file = ForumFile.open(path)
    away = path.parent.rename(path.parent.with_name("away"))
    path.parent.mkdir()
    with pytest.raises(NotSaved):
        _rename(file, "Borta")
    assert not list(path.parent.iterdir())
    path.parent.rmdir()
    away.rename(path.parent)
    file.make_sure()
    assert not file.unsaved
    file.close()
    assert asks(path, NAME) == [["Borta"]]


def test_a_copy_that_fails_leaves_the_older_copy(
    demo: ForumFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "Kopia.forum"
    demo.save_copy(copy)
    before = copy.read_bytes()
    monkeypatch.setattr(home, "write_whole", _full)
    with pytest.raises(OSError, match="space"):
        demo.save_copy(copy)
    assert copy.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if "Kopia" in one.name] == ["Kopia.forum"]


def test_the_recorder_and_the_window_come_home_together(demo: ForumFile, demo_path: Path) -> None:
    item = item_id(demo_path)
    recorder, heard = record(demo_path, others=True)
    type_into(recorder, item, "Före. ")
    assert recorder.flush()
    _rename(demo, "Ett")
    take_away_log(demo_path)
    type_into(recorder, item, "Efter.", at=6)
    heard.returned.get(timeout=10)
    _rename(demo, "Två")
    demo.reopen()
    recorder.resume()
    while not recorder.flush():
        heard.returned.get(timeout=10)
        demo.reopen()
        recorder.resume()
    assert asks(demo_path, AGENDA_ITEM.format(item)) == [["Före. Efter."]]
    assert asks(demo_path, NAME) == [["Två"]]
    _rename(demo, "Tre")
    assert recorder.close()
    demo.close()
    assert note(demo_path, item) == "Före. Efter."
    assert check(demo_path) == []


def test_a_log_that_is_taken_away_again_after_coming_home_is_noticed_again(
    demo: ForumFile, demo_path: Path
) -> None:
    _rename(demo, "Ett")
    take_away_log(demo_path)
    demo.reopen()
    for name in ("Två", "Tre"):
        _rename(demo, name)
        take_away_log(demo_path)
    _rename(demo, "Fyra")
    assert asks(demo_path, NAME) == [["Fyra"]]
    demo.close()
    assert not log(demo_path).exists()


def test_a_link_to_the_forum_stays_a_link(demo_path: Path) -> None:
    link = demo_path.with_name("Genväg.forum")
    link.symlink_to(demo_path)
    file = ForumFile.open(link)
    take_away_log(demo_path)
    _rename(file, "Ett")
    file.close()
    assert link.is_symlink()
    assert asks(demo_path, NAME) == [["Ett"]]
