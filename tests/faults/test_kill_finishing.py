"""The program is killed while minutes are made final and corrected: each version is whole, or not there."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from industriforum_desktop.forum.kinds import MinutesState
from industriforum_desktop.store.check import check
from industriforum_desktop.store.forum_file import ForumFile
from tests.faults.test_kill import KILLS, ROOT

MEETING = 3


def killed_after(path: Path, seconds: float) -> int:
    """Let the person work so long after having begun; how many versions were told of."""
    call = [sys.executable, "-m", "tests.faults.finisher", str(path), str(MEETING)]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    told = [int(process.stdout.readline())]
    reader = threading.Thread(target=lambda: told.extend(map(int, process.stdout or ())))
    reader.start()
    threading.Event().wait(seconds)
    process.kill()
    process.wait()
    reader.join()
    process.stdout.close()
    return told[-1]


@pytest.mark.fault
def test_a_version_is_whole_or_not_there(demo_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance, made = random.Random(20230914), 0
    kills = max(1, KILLS // 4)
    for _n in range(kills):
        told = killed_after(demo_path, chance.uniform(0.0, 1.5))
        assert check(demo_path) == []
        file = ForumFile.open(demo_path)
        meeting = next(one for one in file.meetings() if one.id == MEETING)
        assert [one.number for one in meeting.versions] == list(range(1, len(meeting.versions) + 1))
        assert all(one.pdf.startswith(b"%PDF") and one.pdf.rstrip().endswith(b"%%EOF") for one in meeting.versions)
        assert len(meeting.versions) >= told >= made
        assert meeting.versions or meeting.minutes_state is MinutesState.DRAFT
        made = len(meeting.versions)
        file.close()
    with capsys.disabled():
        print(f"\nwho finishes: {kills} kills, {made} versions, all whole", end=" ")
    assert made > 0
