"""The program is killed while somebody types, again and again on the same file."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import recover

KILLS = int(os.environ.get("INDUSTRIFORUM_KILLS", "30"))
"""How often the program is killed; INDUSTRIFORUM_KILLS=200 for a long run."""
MAY_BE_LOST_SECONDS = 0.25
ROOT = Path(__file__).parents[2]


class Run:
    """One typing process, from its start to its end by SIGKILL."""

    def __init__(self, path: Path, meeting_id: int, seed: int) -> None:
        self.keys: list[tuple[int, float]] = []
        self._first_key = threading.Event()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.typist", str(path), str(meeting_id), str(seed)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            parts = line.split()
            if parts[:1] == ["key"] and len(parts) == 3:
                self.keys.append((int(parts[1]), float(parts[2])))
                self._first_key.set()

    def kill_after(self, seconds: float) -> float:
        """Kill the process so long after its first key; the moment of the kill."""
        assert self._first_key.wait(60), "the program did not come to typing"
        threading.Event().wait(seconds)
        moment = time.monotonic()
        self.process.kill()
        self.process.wait()
        self._reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        return moment


def _where(path: Path) -> tuple[str, int, int]:
    """The notes of the item at hand, the item and the cursor, as the next start finds them."""
    connection = connect(path, read_only=True)
    try:
        item_id, cursor = connection.execute("SELECT item_id, cursor FROM recording").fetchone()
        return journal.note_text(connection, item_id), item_id, cursor
    finally:
        connection.close()


@pytest.mark.fault
def test_nothing_typed_a_quarter_of_a_second_before_the_kill_is_lost(
    demo_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(20230421)
    lost: list[int] = []
    length, item = 0, 0
    for n in range(KILLS):
        run = Run(demo_path, 4, n)
        moment = run.kill_after(chance.uniform(0.05, 0.7))
        recover(demo_path)
        text, item_id, cursor = _where(demo_path)
        arrived = utf16.length(text) - length
        settled = [count for count, at in run.keys if at < moment - MAY_BE_LOST_SECONDS]
        assert arrived >= max(settled, default=0), f"kill {n}: {arrived} of {max(settled)} settled keys are there"
        assert cursor == utf16.length(text)
        assert item in (0, item_id)
        assert check(demo_path) == []
        lost.append(run.keys[-1][0] - arrived)
        length, item = utf16.length(text), item_id
    with capsys.disabled():
        print(
            f"\n{KILLS} kills, {length} characters typed; lost at a kill: median {sorted(lost)[KILLS // 2]},",
            end="",
        )
        print(f" at most {max(lost)} keys, all of them younger than {MAY_BE_LOST_SECONDS} s")
