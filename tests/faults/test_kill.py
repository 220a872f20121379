"""The program is killed while somebody works in the live view, again and again on the same file."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile

KILLS = int(os.environ.get("INDUSTRIFORUM_KILLS", "24"))
"""How often the program is killed; INDUSTRIFORUM_KILLS=200 for a long run."""
MAY_BE_LOST_SECONDS = 0.25
MEETING = 4
ROOT = Path(__file__).parents[2]

Edit = tuple[int, int, int, str]


class Run:
    """One process, from its start to its end by SIGKILL."""

    def __init__(self, path: Path, seed: int, habit: str) -> None:
        self.texts: dict[int, str] = {}
        self.edits: list[tuple[Edit, float]] = []
        self._first_key = threading.Event()
        call = [sys.executable, "-m", "tests.faults.typist", str(path), str(MEETING), str(seed), habit]
        self.process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if not line.endswith("}\n"):
                break
            told = json.loads(line)
            if "texts" in told and not self.texts:
                self.texts = {int(item_id): text for item_id, text in told["texts"].items()}
            elif "edit" in told:
                self.edits.append((tuple(told["edit"]), told["at"]))
                self._first_key.set()

    def work(self, seconds: float) -> None:
        """Let the person work so long after the first key."""
        assert self._first_key.wait(60), "the program did not come to typing"
        threading.Event().wait(seconds)

    def kill(self) -> float:
        """End it now; the moment."""
        moment = time.monotonic()
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()
        return moment


@dataclass
class Losses:
    """What the kills cost: keys and how old the oldest of them was, for each kill."""

    typed: int = 0
    keys: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def look(self, path: Path, run: Run, moment: float) -> None:
        """Find out how many of the changes are in the file, which must hold exactly the first so many."""
        there = _texts(path)
        texts = {item_id: utf16.Text(text) for item_id, text in run.texts.items()}
        arrived = [0] if _same(texts, there) else []
        for n, ((item_id, position, removed, inserted), _at) in enumerate(run.edits, start=1):
            texts[item_id].replace(position, removed, inserted)
            if str(texts[item_id]) == there[item_id] and _same(texts, there):
                arrived.append(n)
        odd = {there[item_id] for item_id, text in texts.items() if str(text) != there[item_id]}
        assert arrived, f"after {run.edits[-3:]} the file holds texts that never were: {odd}"
        missing = run.edits[arrived[-1] :]
        age = moment - missing[0][1] if missing else 0.0
        assert age <= MAY_BE_LOST_SECONDS, f"{len(missing)} changes of up to {age:.3f} s are not there"
        self.typed += len(run.edits)
        self.keys.append(len(missing))
        self.seconds.append(age)

    def __str__(self) -> str:
        middle = sorted(self.keys)[len(self.keys) // 2]
        return (
            f"{len(self.keys)} kills, {self.typed} changes; lost at a kill: median {middle}, at most"
            f" {max(self.keys)} changes, the oldest {1000 * max(self.seconds):.0f} ms old"
        )


def _texts(path: Path) -> dict[int, str]:
    connection = connect(path, read_only=True)
    try:
        ids = [row[0] for row in connection.execute("SELECT id FROM agenda_item WHERE meeting_id = ?", (MEETING,))]
        return {item_id: journal.note_text(connection, item_id) for item_id in ids}
    finally:
        connection.close()


def _same(texts: dict[int, utf16.Text], there: dict[int, str]) -> bool:
    return all(str(text) == there[item_id] for item_id, text in texts.items())


def _open(path: Path, home: Path) -> None:
    """Open the forum as the next start of the program does."""
    folder = next((found.parent for found in (home / "data").rglob("*.rescue")), home)
    file = ForumFile.open(path, rescue_folder=folder)
    assert not file.read_only
    if file.rescued is not None:
        assert not file.rescued.apart
        assert not file.rescued.left
    file.close()
    assert not list(folder.glob("*.rescue"))
    assert check(path) == []


@pytest.mark.fault
@pytest.mark.parametrize("habit", ["types", "works"])
def test_nothing_typed_a_quarter_of_a_second_before_the_kill_is_lost(
    habit: str, demo_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(20230421)
    losses = Losses()
    for n in range(KILLS * 3 // 8):
        run = Run(demo_path, n, habit)
        run.work(chance.uniform(0.05, 1.2))
        moment = run.kill()
        _open(demo_path, home)
        losses.look(demo_path, run, moment)
    with capsys.disabled():
        print(f"\nwho {habit}: {losses}", end=" ")


@pytest.mark.fault
def test_nothing_is_lost_at_a_kill_while_the_folder_is_gone(
    demo_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder goes while somebody works; sometimes it is back before the kill."""
    chance = random.Random(20231202)
    losses = Losses()
    path = demo_path.parent / "stick" / demo_path.name
    path.parent.mkdir()
    demo_path.rename(path)
    away = path.parent.with_name("away")
    for n in range(KILLS * 2 // 8):
        run = Run(path, n, "works")
        run.work(chance.uniform(0.05, 0.6))
        path.parent.rename(away)
        run.work(chance.uniform(0.0, 1.0))
        if n % 3 == 2:
            away.rename(path.parent)
            run.work(chance.uniform(0.0, 1.5))
        moment = run.kill()
        if away.exists():
            away.rename(path.parent)
        _open(path, home)
        losses.look(path, run, moment)
    with capsys.disabled():
        print(f"\nwhile the folder is gone: {losses}", end=" ")
