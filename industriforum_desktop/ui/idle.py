"""What is no longer used is looked for in the window's own thread, and thoroughly only while nobody does anything.

Python would look for it in whatever thread is at work. A Qt object that is let go of in another thread than its own
is torn from under its timers, and the program falls.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCursor

from industriforum_desktop.ui.guard import Guard

EVERY_MS = 10_000
YOUNG = 1
"""Up to which generation of Python's objects is looked through while somebody is at work: the new ones."""


class Idle(QObject):
    """Looks through what is new; and through all, once, when a while has passed without a key or the mouse."""

    def __init__(self, guard: Guard) -> None:
        super().__init__(guard)
        gc.disable()
        self._guard = guard
        self._seen: object = None
        self._used = False
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        """Look through all, if nobody has done anything since this was asked before; else through what is new."""
        at = QCursor.pos()
        seen = (at.x(), at.y(), self._guard.keys)
        if seen != self._seen:
            self._seen, self._used = seen, True
            gc.collect(YOUNG)
        elif self._used:
            self._used = False
            gc.collect()


def settle() -> None:
    """What is loaded by now stays: it need not be looked through again."""
    gc.freeze()
