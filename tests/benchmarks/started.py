"""A program that says when its window can be read, when it has settled, and what memory it takes; then it ends.

usage: python -m tests.benchmarks.started [FILE]   (without a file: a bare window with an editor and a menu)
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

QUIET_MS = 400


def say(what: str) -> None:
    print(what, time.monotonic(), flush=True)


def proportional_kilobytes() -> int:
    """This process's share of memory: its own pages, and of shared ones its part (Linux)."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def main(file: str | None) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget

    class Watch(QObject):
        """Runs `then` once, after the widget's first painting."""

        def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
            super().__init__(widget)
            self._then: Callable[[], None] | None = then
            widget.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and self._then is not None:
                QTimer.singleShot(0, self._then)
                self._then = None
            return False

    def settled() -> None:
        say("settled")
        QTimer.singleShot(QUIET_MS, end)

    def end() -> None:
        print("memory", proportional_kilobytes(), flush=True)
        QApplication.quit()

    if file is None:
        qt = QApplication([])
        window = QMainWindow()
        window.menuBar().addMenu("File").addAction("Quit")
        editor = QPlainTextEdit()
        window.setCentralWidget(editor)
        window.resize(1280, 800)

        def painted() -> None:
            say("readable")
            settled()

        watch = Watch(editor.viewport(), painted)
        window.show()
    else:
        from industriforum_desktop import app as program

        qt = program.make_application([])
        app = program.App(qt)

        def shown() -> None:
            say("readable")
            # Until nothing is left to do: timers of a millisecond that find the queue empty.
            QTimer.singleShot(0, settled)

        watch = Watch(app.window.overview, shown)
        app.start(Path(file))
    qt.exec()
    del watch


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
