"""The place of the forum's file fails in the middle of a meeting: typing goes on, and all of it comes back."""

from __future__ import annotations

import errno
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.i18n import _
from industriforum_desktop.settings import rescue_folder
from industriforum_desktop.store import journal, rescue
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import connect
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import press, type_text

Start = Callable[[Path | None], App]
pytestmark = pytest.mark.fault

WAIT = 20_000
MEETING = 4
GONE = "its folder can't be reached; a USB stick may have been pulled or a network drive be away"


def _live(app: App) -> LivePage:
    app.window.go("live", MEETING)
    page = app.window.page
    assert isinstance(page, LivePage)
    return page


def _type_before(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "Före. ")
    assert live.session is not None
    assert live.session.flush()


def _type_on(live: LivePage, qtbot: QtBot, reason: str) -> None:
    """Type while nothing can be written, in two items; the words are kept and the banner says why."""
    type_text(live.editor, "Medan det inte går. ")
    qtbot.waitUntil(live.banner.isVisible, timeout=WAIT)
    assert _(reason) in live.banner.accessibleName()
    live.sitting.step(1)
    type_text(live.editor, "-> IUC: boka lokal")
    qtbot.waitUntil(lambda: _kept().endswith("lokal"), timeout=WAIT)
    assert "Medan det inte går. " in _kept()
    live.sitting.step(-1)


def _type_after(live: LivePage, qtbot: QtBot, path: Path) -> None:
    """It works again: the banner goes, everything is in the file, and the program goes on as before."""
    qtbot.waitUntil(lambda: not live.banner.isVisible(), timeout=WAIT)
    type_text(live.editor, "Efter.")
    assert live.leave()
    assert _kept() == ""
    assert not list(rescue_folder().iterdir())
    _is_there(path, "Före. Medan det inte går. Efter.")


def _is_there(path: Path, first: str, second: str = "-> IUC: boka lokal") -> None:
    connection = connect(path, read_only=True)
    ids = connection.execute(
        "SELECT id FROM agenda_item WHERE meeting_id = ? ORDER BY position LIMIT 2", (MEETING,)
    ).fetchall()
    texts = [journal.note_text(connection, row[0]) for row in ids]
    connection.close()
    assert texts == [first, second]
    assert check(path) == []


def _kept() -> str:
    """What the rescue journal holds, typed one after the other."""
    changes = [change for kept in rescue.waiting(rescue_folder()) for change in kept.changes]
    return "".join(change.inserted for change in changes if isinstance(change, journal.Edit))


def _fill(folder: Path) -> Path:
    """Take all the room there is."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError) as full:
        while True:
            file.write(bytes(4096))
    assert full.value.errno == errno.ENOSPC
    return filler


@pytest.fixture
def stick(demo_path: Path) -> Path:
    """The demo forum in a folder of its own."""
    path = demo_path.parent / "stick" / demo_path.name
    path.parent.mkdir()
    demo_path.rename(path)
    return path


def test_the_disk_is_full(start: Start, small_disk: Path, demo_path: Path, qtbot: QtBot) -> None:
    path = Path(shutil.copy(demo_path, small_disk))
    live = _live(start(path))
    _type_before(live, qtbot)
    filler = _fill(small_disk)
    _type_on(live, qtbot, "the disk is full")
    filler.unlink()
    _type_after(live, qtbot, path)


def test_the_stick_comes_back_write_protected(
    start: Start, small_disk: Path, demo_path: Path, qtbot: QtBot
) -> None:
    path = Path(shutil.copy(demo_path, small_disk))
    live = _live(start(path))
    _type_before(live, qtbot)
    elsewhere = _pull(small_disk)
    _type_on(live, qtbot, GONE)
    _mount("--bind", str(elsewhere), str(small_disk))
    _mount("-o", "remount,bind,ro", str(small_disk))
    qtbot.waitUntil(lambda: _("nothing may be written where it is") in live.banner.accessibleName(), timeout=WAIT)
    _mount("-o", "remount,bind,rw", str(small_disk))
    _type_after(live, qtbot, path)


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def _pull(disk: Path) -> Path:
    """Take a disk away, without a word to the program; where it is now."""
    elsewhere = disk.with_name("elsewhere")
    elsewhere.mkdir()
    _mount("--bind", str(disk), str(elsewhere))
    subprocess.run(["umount", "--lazy", str(disk)], check=True)
    return elsewhere


def test_the_folder_is_gone_and_comes_back(start: Start, stick: Path, qtbot: QtBot) -> None:
    live = _live(start(stick))
    _type_before(live, qtbot)
    away = stick.parent.rename(stick.parent.with_name("away"))
    _type_on(live, qtbot, GONE)
    away.rename(stick.parent)
    _type_after(live, qtbot, stick)


def test_a_copy_of_the_folder_comes_back_in_its_place(start: Start, stick: Path, qtbot: QtBot) -> None:
    live = _live(start(stick))
    _type_before(live, qtbot)
    copy = shutil.copytree(stick.parent, stick.parent.with_name("copy"))
    stick.parent.rename(stick.parent.with_name("away"))
    _type_on(live, qtbot, GONE)
    copy.rename(stick.parent)
    _type_after(live, qtbot, stick)


def test_the_disk_is_pulled_and_put_back(start: Start, small_disk: Path, demo_path: Path, qtbot: QtBot) -> None:
    path = Path(shutil.copy(demo_path, small_disk))
    live = _live(start(path))
    _type_before(live, qtbot)
    elsewhere = _pull(small_disk)
    _type_on(live, qtbot, GONE)
    _mount("--bind", str(elsewhere), str(small_disk))
    _type_after(live, qtbot, path)


def test_undo_of_what_was_typed_while_the_folder_was_gone(start: Start, stick: Path, qtbot: QtBot) -> None:
    live = _live(start(stick))
    _type_before(live, qtbot)
    away = stick.parent.rename(stick.parent.with_name("away"))
    _type_on(live, qtbot, GONE)
    # What was typed last stands in the next item, and is gone to.
    live.editor.undo()
    assert live.agenda.currentRow() == 1
    live.editor.undo()
    assert live.agenda.currentRow() == 0
    away.rename(stick.parent)
    qtbot.waitUntil(lambda: not live.banner.isVisible(), timeout=WAIT)
    text = live.editor.toPlainText()
    assert "Medan" not in text
    assert live.leave()
    _is_there(stick, text, "")


def test_closing_while_the_folder_is_gone_loses_nothing(
    start: Start, stick: Path, qtbot: QtBot, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start(stick)
    live = _live(app)
    _type_before(live, qtbot)
    away = stick.parent.rename(stick.parent.with_name("away"))
    _type_on(live, qtbot, GONE)

    def accept(box: QMessageBox) -> int:
        said.append(box.text())
        for answer in box.buttons()[:1]:
            answer.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", accept)
    assert live.window().close()
    assert _kept().endswith("lokal")

    # The next start without the folder: nothing is forgotten, and that is said.
    start_without = len(said)
    start(None)
    assert any(str(stick) in text for text in said[start_without:])
    assert _kept().endswith("lokal")

    away.rename(stick.parent)
    with qtbot.waitSignal(app.ready, timeout=WAIT):
        app.open(stick)
        app.load()
    assert "Öppnande och närvaro" in said[-1]
    assert _kept() == ""
    assert live.leave()
    _is_there(stick, "Före. Medan det inte går. ")


def test_staying_while_the_folder_is_gone_goes_on_as_before(
    start: Start, stick: Path, qtbot: QtBot, said: list[str]
) -> None:
    live = _live(start(stick))
    _type_before(live, qtbot)
    away = stick.parent.rename(stick.parent.with_name("away"))
    _type_on(live, qtbot, GONE)
    assert not live.window().close()
    press(live.editor, 0, "!")
    away.rename(stick.parent)
    qtbot.waitUntil(lambda: not live.banner.isVisible(), timeout=WAIT)
    assert live.leave()
    _is_there(stick, "Före. Medan det inte går. !")
