"""The forum's place fails while somebody writes: full, gone or read-only. All that was typed comes back, once."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Queue
from time import monotonic

import pytest

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import recorder as recording
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import Damaged, ForumFileError, connect
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.journal import replay
from industriforum_desktop.store.rescue import RescueJournal
from industriforum_desktop.ui.lock import ForumLock

WORDS = "Före avbrottet. Under avbrottet: åtgärd 😀. Efter avbrottet."
pytestmark = pytest.mark.fault


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "RETRY_SECONDS", 0.05)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own, as a USB stick is."""
    place = tmp_path / "stick"
    place.mkdir()
    made = _run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place)
    if made.returncode:
        pytest.skip(f"mounting is not permitted here: {made.stderr.strip()}")
    yield place
    _run("umount", "-l", place)


class Disk:
    """A disk that the system makes read-only by itself after an error, while files on it are open."""

    def __init__(self, image: Path, place: Path) -> None:
        self.image, self.place = image, place

    def plug_in(self) -> subprocess.CompletedProcess[str]:
        return _run("mount", "-o", "loop", self.image, self.place)

    def become_read_only(self) -> None:
        assert _run("mount", "-o", "remount,abort", self.place).returncode == 0
        with pytest.raises(OSError, match="Read-only"):
            (self.place / "prov").touch()

    def plug_in_again(self) -> None:
        _run("umount", "-l", self.place)
        assert self.plug_in().returncode == 0


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk with a journalling file system, in a file."""
    made = Disk(tmp_path / "image", tmp_path / "disk")
    made.place.mkdir()
    with made.image.open("wb") as image:
        image.truncate(16 << 20)
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("mkfs.ext4 is not installed here")
    assert _run("mkfs.ext4", "-q", made.image).returncode == 0
    mounted = made.plug_in()
    if mounted.returncode:
        pytest.skip(f"mounting is not permitted here: {mounted.stderr.strip()}")
    yield made
    _run("umount", "-l", made.place)


class Writer:
    """Somebody who types into the first item of a forum's meeting, through a recorder."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path, self.folder, self.at = path, folder, 0
        connection = connect(path, read_only=True)
        uid = connection.execute("SELECT uid FROM forum").fetchone()[0]
        self.item_id = connection.execute(
            "SELECT agenda_item.id FROM agenda_item JOIN meeting ON meeting.id = meeting_id"
            " WHERE number = 4 ORDER BY agenda_item.position"
        ).fetchone()[0]
        connection.close()
        self.trouble: Queue[recording.Trouble] = Queue()
        self.recorder = recording.Recorder(
            path,
            RescueJournal(folder, uid, path),
            on_saved=lambda _when: None,
            on_folded=lambda _items: None,
            on_trouble=self.trouble.put,
        )

    def type(self, text: str) -> None:
        for letter in text:
            end = self.at + utf16.length(letter)
            self.recorder.edit(self.item_id, self.at, 0, letter, end)
            self.at = end

    def is_told_it_is_kept(self) -> None:
        while not self.trouble.get(timeout=20).kept:
            pass

    def text(self) -> str:
        """The notes as they stand in the file, which must be whole."""
        connection = connect(self.path, read_only=True)
        try:
            text = replay(connection, self.item_id)
        finally:
            connection.close()
        assert check(self.path) == []
        return text


Break = Callable[[], None]


def _write_through(writer: Writer, break_it: Break, mend_it: Break) -> None:
    before, during, after = WORDS.partition(" Under avbrottet: åtgärd 😀.")
    writer.type(before)
    assert writer.recorder.flush()
    break_it()
    writer.type(during)
    writer.is_told_it_is_kept()
    mend_it()
    writer.type(after)
    patience = monotonic() + 30
    while not writer.recorder.flush():
        if monotonic() > patience:
            pytest.fail(f"the place is back, but: {[repr(t.reason) for t in writer.trouble.queue]}")
    assert writer.recorder.close()
    assert writer.text() == WORDS
    assert list(writer.folder.iterdir()) == []


def _crash_and_come_back(writer: Writer, break_it: Break, mend_it: Break) -> None:
    writer.type("Före.")
    assert writer.recorder.flush()
    break_it()
    writer.type(" Under.")
    writer.is_told_it_is_kept()
    assert writer.recorder.stop()
    mend_it()
    for _opening in range(2):
        ForumFile.open(writer.path, rescue_folder=writer.folder).close()
        assert writer.text() == "Före. Under."


def _fill(place: Path) -> None:
    with (place / "fyllnad").open("wb", buffering=0) as file:
        for size in (65536, 4096, 512):
            with suppress(OSError):
                while file.write(bytes(size)) == size:
                    pass


@pytest.fixture(params=["written through", "crashed"])
def course(request: pytest.FixtureRequest) -> Callable[[Writer, Break, Break], None]:
    return {"written through": _write_through, "crashed": _crash_and_come_back}[request.param]


def test_disk_full(stick: Path, demo_path: Path, tmp_path: Path, course: Callable[..., None]) -> None:
    path = stick / "Forum.forum"
    shutil.copyfile(demo_path, path)
    course(Writer(path, tmp_path / "rescue"), lambda: _fill(stick), (stick / "fyllnad").unlink)


def test_folder_gone(tmp_path: Path, demo_path: Path, course: Callable[..., None]) -> None:
    folder, elsewhere = tmp_path / "forum", tmp_path / "borta"
    folder.mkdir()
    path = folder / "Forum.forum"
    shutil.copyfile(demo_path, path)
    course(
        Writer(path, tmp_path / "rescue"),
        lambda: (folder.rename(elsewhere), None)[1],
        lambda: (elsewhere.rename(folder), None)[1],
    )


def test_read_only(disk: Disk, demo_path: Path, tmp_path: Path, course: Callable[..., None]) -> None:
    path = disk.place / "Forum.forum"
    shutil.copyfile(demo_path, path)
    # What is not on the disk yet would go with its error.
    with path.open("rb") as file:
        os.fsync(file.fileno())
    course(Writer(path, tmp_path / "rescue"), disk.become_read_only, disk.plug_in_again)


def test_a_forum_on_a_full_disk_is_neither_called_damaged_nor_open_elsewhere(stick: Path, demo_path: Path) -> None:
    path = stick / "Full.forum"
    shutil.copy(demo_path, path)
    with suppress(OSError), (stick / "fill").open("wb", buffering=0) as fill:
        while fill.write(b"\0" * 4096):
            pass
    assert ForumLock().take(path)
    with pytest.raises(ForumFileError, match="full") as told:
        ForumFile.open(path)
    assert not isinstance(told.value, Damaged)
    (stick / "fill").unlink()
    ForumFile.open(path).close()
    assert check(path) == []
