"""Typing into the live view with everything on: how long a key takes, and what memory a long meeting takes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from industriforum_desktop import app as program
from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store.connection import connect
from industriforum_desktop.ui.live.page import LivePage

KEYS = 1500
PAUSE_SECONDS = 0.005
TEXT = "Läget i industrin är delat och orderböckerna fylls långsamt. "
LONG_WORDS = 50_000
MEETING_KEYS = 60_000
"""Four hours of somebody who types four keys a second."""
ITEM_KEYS = 4_000
"""Then the next item begins."""


class _Painted(QObject):
    happened = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.happened = True
        return False


@contextmanager
def _live(path: Path) -> Iterator[tuple[QApplication, LivePage]]:
    """The forum's last meeting in the live view."""
    qt = program.make_application([])
    app = program.App(qt)
    app.start(path)
    app.load()
    while not app.desk.has_file:
        qt.processEvents()
    app.window.go("live", app.desk.file.meetings()[-1].id)
    live = app.window.pages["live"]
    assert isinstance(live, LivePage)
    yield qt, live
    app.window.close()
    while app.desk.has_file:
        qt.processEvents()


def _press(qt: QApplication, editor: QPlainTextEdit, letter: str, key: int = 0) -> None:
    code = Qt.Key.Key_Return if letter == "\n" else Qt.Key(key)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        qt.sendEvent(editor, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))


def _rest(qt: QApplication, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        qt.processEvents()


def race(qt: QApplication, live: LivePage, name: str) -> None:
    """From a key to its painting: the live editor with all that is on, and a bare QPlainTextEdit, in turns."""
    bare = QPlainTextEdit()
    bare.resize(live.editor.size())
    bare.setFont(live.editor.font())
    bare.setPlainText(live.editor.toPlainText())
    bare.show()
    painted = _Painted()
    editors: list[QPlainTextEdit] = [bare, live.editor]
    for editor in editors:
        editor.viewport().installEventFilter(painted)
        editor.moveCursor(QTextCursor.MoveOperation.End)
    _rest(qt, 2.0)
    taken: dict[QPlainTextEdit, list[float]] = {editor: [] for editor in editors}
    for n in range(KEYS):
        letter = "\n" if n % 120 == 119 else TEXT[n % len(TEXT)]
        for editor in editors:
            painted.happened = False
            began = time.perf_counter()
            _press(qt, editor, letter)
            while not painted.happened:
                qt.processEvents()
            taken[editor].append(time.perf_counter() - began)
        _rest(qt, PAUSE_SECONDS)
    late = {editor: sorted(taken[editor])[int(KEYS * 0.99)] for editor in editors}
    middle = {editor: median(taken[editor]) for editor in editors}
    for what, times in (("p99", late), ("median", middle)):
        ratio = f"{times[live.editor] / times[bare]:.2f}  ({times[live.editor] * 1000:.1f} ms)"
        print(f"{f'key to painted, {name}, live / bare, {what}:':60}{ratio}")
    bare.close()
    bare.deleteLater()


def keys(demo: Path) -> None:
    """An item that is empty in the beginning."""
    with _live(demo) as (qt, live):
        race(qt, live, "empty notes")


def long_keys(demo: Path) -> None:
    """An item whose notes are longer than those of any meeting."""
    words = TEXT.split()
    lines: list[str] = []
    count = 0
    while count < LONG_WORDS:
        sign = {0: "-> IUC: ", 7: "= ", 13: "? "}.get(len(lines) % 20, "")
        lines.append(f"{sign}{TEXT}{len(lines)}")
        count += len(words) + 1
    text = "\n".join(lines) + "\n"
    connection = connect(demo)
    with connection:
        [item_id] = connection.execute(
            "SELECT id FROM agenda_item WHERE meeting_id = (SELECT max(id) FROM meeting) ORDER BY position LIMIT 1"
        ).fetchone()
        journal.write_down(connection, journal.Edit(item_id, 0, 0, text, utf16.length(text), datetime.now()))
        journal.fold(connection)
    connection.close()
    with _live(demo) as (qt, live):
        assert live.session is not None
        live.agenda.setCurrentRow(0)
        race(qt, live, f"notes of {LONG_WORDS} words")


def long_meeting(demo: Path) -> None:
    """The memory of a meeting of four hours, quarter by quarter."""
    from tests.benchmarks.started import proportional_kilobytes

    seen = []
    with _live(demo) as (qt, live):
        for n in range(MEETING_KEYS + 1):
            if n % (MEETING_KEYS // 4) == 0:
                _rest(qt, 3.0)
                seen.append(proportional_kilobytes() / 1024)
            if n % ITEM_KEYS == ITEM_KEYS - 1:
                live.sitting.step(1)
            letter = "\n" if n % 120 == 119 else TEXT[n % len(TEXT)]
            if n % 11 == 10:
                _press(qt, live.editor, "\b", Qt.Key.Key_Backspace)
            else:
                _press(qt, live.editor, letter)
            qt.processEvents()
    told = ", ".join(f"{mib:.1f}" for mib in seen)
    print(f"{f'memory over {MEETING_KEYS} keys, MiB at 0, 25, 50, 75, 100 %:':60}{told}")


if __name__ == "__main__":
    import tempfile

    from industriforum_desktop.demo.example import create_demo

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for measure in (keys, long_keys, long_meeting):
        with tempfile.TemporaryDirectory() as folder:
            os.environ.update(XDG_DATA_HOME=f"{folder}/data", XDG_CONFIG_HOME=f"{folder}/config")
            path = Path(folder) / "demo.forum"
            create_demo(path).close()
            measure(path)
