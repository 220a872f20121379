"""What is no longer used is looked for while nobody does anything: it takes a tenth of a second or more."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCursor

from industriforum_desktop.ui.guard import Guard

EVERY_MS = 10_000
SELDOM = (10_000, 20, 1_000_000)
"""How many new things there are before the young, the older, and all are looked through of themselves."""


class Idle(QObject):
    """Looks through everything once, when a while has passed in which no key and no mouse was moved."""

    def __init__(self, guard: Guard) -> None:
        super().__init__(guard)
        self._guard = guard
        self._seen: object = None
        self._used = False
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        """Look through everything, if nobody has done anything since this was asked before."""
        at = QCursor.pos()
        seen = (at.x(), at.y(), self._guard.keys)
        if seen != self._seen:
            self._seen, self._used = seen, True
        elif self._used:
            self._used = False
            gc.collect()


def settle() -> None:
    """What is loaded by now stays: it need not be looked through again."""
    gc.set_threshold(*SELDOM)
    gc.freeze()
