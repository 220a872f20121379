"""One forum, one writer: a lock file beside it tells other programs, here and on other computers."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo


class ForumLock:
    """Held on one forum at a time. A lock that could not be taken away, since its place was gone, is remembered and
    taken over when the forum is opened again.
    """

    def __init__(self) -> None:
        self._held: QLockFile | None = None
        self._left: set[str] = set()

    def take(self, path: Path) -> bool:
        """Lock the forum and let go of any other; False when somebody else has it."""
        self.release()
        lock = QLockFile(f"{path}.lock")
        lock.setStaleLockTime(0)
        if lock.fileName() in self._left:
            self._left.remove(lock.fileName())
            # Somebody else may have locked the forum where it was meanwhile: only what is ours goes.
            pid, host, _name = lock.getLockInfo()
            if (pid, host) == (os.getpid(), QSysInfo.machineHostName()):
                Path(lock.fileName()).unlink(missing_ok=True)
        # Where no lock can be written (nothing may be, or the disk is full) nobody else has one.
        if lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError:
            self._held = lock
            return True
        return False

    def release(self) -> None:
        """Let go of the forum."""
        if self._held is not None:
            if not Path(self._held.fileName()).exists():
                self._left.add(self._held.fileName())
            self._held.unlock()
            self._held = None
