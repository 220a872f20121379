"""Another program, as a process of its own: it sees what is on the disk, as one does after a kill."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_READ = """
import json, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(json.dumps(connection.execute(sys.argv[2]).fetchall()))
connection.close()
"""


def asks(path: Path, question: str) -> list[list[Any]]:
    """What another program's SQLite reads from the file, which it then closes as the last one, for all it knows."""
    done = subprocess.run([sys.executable, "-c", _READ, path, question], check=True, capture_output=True, text=True)
    found: list[list[Any]] = json.loads(done.stdout)
    return found


def forgets_its_locks(path: Path) -> None:
    """What happens to this process when anything in it has looked into the file (fcntl, POSIX)."""
    with path.open("rb") as file:
        file.read(1)


def log(path: Path) -> Path:
    """The log beside the file."""
    return Path(f"{path}-wal")


def take_away_log(path: Path) -> None:
    """Remove the files beside the forum's, as a careless tidying does."""
    for name in ("-wal", "-shm"):
        Path(f"{path}{name}").unlink()
