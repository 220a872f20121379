"""Where the window stands still: each page, tab and dialog is opened, and what takes the event loop long is listed.

usage: python -m tests.benchmarks.stalls [YEARS]   (years of the forum; one, unless said)

A stall is a gap between two beats of a timer. Nothing here passes or fails. What each step asks of the forum's
file and what memory it leaves (PSS) stand beside it; the last line has a bare window's. Run it on a quiet machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

BEAT_MS = 4
LONG_MS, TOO_LONG_MS = 50, 100
QUIET_MS = 150
"""A step is over when nothing has held the loop up for so long, and no worker is under way."""
PAGES = ("overview", "meetings", "proposals", "people", "actions", "situation", "year", "papers")
TODAY = date(2023, 11, 27)
Step = tuple[str, Callable[[], object]]


@dataclass
class Taken:
    """What a step took: its longest gap in milliseconds, its questions to the file, and kilobytes afterwards."""

    name: str
    longest: float = 0
    asked: int = 0
    memory: int = 0


class Crawl:
    """Takes the steps one by one; a step may give further ones, which are taken next."""

    def __init__(self, steps: Iterator[Step], ended: Callable[[], None]) -> None:
        from PySide6.QtCore import Qt, QTimer
        from sqlalchemy import event
        from sqlalchemy.engine import Engine

        self.taken: list[Taken] = []
        self._steps, self._ended = steps, ended
        self._last = self._quiet_since = time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        event.listen(Engine, "before_cursor_execute", self._count)
        self._timer.start()

    def _count(self, *_statement: object) -> None:
        if self.taken:
            self.taken[-1].asked += 1

    def _beat(self) -> None:
        from industriforum_desktop.ui import worker

        now = time.perf_counter()
        gap, self._last = (now - self._last) * 1000 - BEAT_MS, now
        if self.taken:
            self.taken[-1].longest = max(self.taken[-1].longest, gap)
        if gap > BEAT_MS or worker._under_way:
            self._quiet_since = now
        elif (now - self._quiet_since) * 1000 > QUIET_MS:
            self._next()

    def _next(self) -> None:
        from PySide6.QtCore import QTimer

        from tests.benchmarks.started import proportional_kilobytes

        if self.taken:
            self.taken[-1].memory = proportional_kilobytes()
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
            self._ended()
            return
        name, act = step
        self.taken.append(Taken(name))
        self._last = self._quiet_since = time.perf_counter()
        QTimer.singleShot(0, act)


def steps(app: Any) -> Iterator[Step]:
    """Open each page, and again; its tabs; and what its commands open, which is closed again."""
    from PySide6.QtWidgets import QTabWidget

    window = app.window
    for key in PAGES:
        yield f"{key}, first", partial(window.go, key)
        yield f"{key}, again", partial(_go_again, window, key)
        page = window.pages[key]
        for tabs in page.findChildren(QTabWidget):
            for place in [*range(1, tabs.count()), 0]:
                if tabs.isTabVisible(place):
                    yield f"{key}, tab {tabs.tabText(place)}", partial(tabs.setCurrentIndex, place)
        for action in page.commands:
            if not action.text().endswith("…"):
                continue
            name = action.text().replace("&", "")
            yield f"{key}, {name}", partial(_open, window, key, action)
            yield f"{key}, {name}, closed", close
    yield "the meetings", partial(window.go, "meetings")
    yield "a change with the meetings in view", partial(_change, app)
    yield "undo", app.desk.file.undo
    yield "the live view", lambda: window.go("live", app.desk.file.meeting("2023-4").id)
    yield "live, next item", lambda: window.page.action("next").trigger()
    yield "live, what happened before", lambda: window.page.action("before").trigger()
    yield "live, next item with that in view", lambda: window.page.action("next").trigger()
    yield "live, left", lambda: window.page.action("leave").trigger()


def _go_again(window: Any, key: str) -> None:
    window.go("overview" if key != "overview" else "meetings")
    window.go(key)


def _open(window: Any, key: str, action: Any) -> None:
    if window.page.key != key:
        window.go(key)
    if action.isEnabled():
        action.trigger()


def _change(app: Any) -> None:
    meeting = app.desk.file.meeting("2023-4")
    with app.desk.change("Plats"):
        meeting.place += "!"


def close() -> None:
    """Close what was opened, and what asks whether to."""
    from PySide6.QtWidgets import QApplication, QDialog

    for _try in range(4):
        opened = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(opened, QDialog):
            opened.reject()
        elif opened is not None:
            opened.close()


def tell(taken: list[Taken]) -> None:
    stalls = sorted((one for one in taken if one.longest > LONG_MS), key=lambda one: -one.longest)
    print(f"{'ms':>6} {'asked':>6} {'MiB':>5}  step")
    for one in stalls:
        print(f"{one.longest:6.0f} {one.asked:6} {one.memory / 1024:5.0f}  {one.name}")
    too_long = sum(one.longest > TOO_LONG_MS for one in taken)
    print(f"{len(taken)} steps: {len(stalls)} stalls over {LONG_MS} ms, {too_long} over {TOO_LONG_MS} ms")
    again = [one for one in taken if one.name.endswith("again")]
    print(
        "asked when a page is opened again: " + ", ".join(f"{one.name.split(',')[0]} {one.asked}" for one in again)
    )
    marks = [one for one in taken if one.name.endswith("first")]
    print("MiB after each page: " + ", ".join(f"{one.name.split(',')[0]} {one.memory / 1024:.0f}" for one in marks))


def main(years: int) -> None:
    from PySide6.QtCore import Qt

    from industriforum_desktop.app import App, make_application
    from industriforum_desktop.demo.example import create_demo
    from tests.grown import grow

    with tempfile.TemporaryDirectory() as name:
        os.environ.update(XDG_DATA_HOME=f"{name}/data", XDG_CONFIG_HOME=f"{name}/config", LANG="sv_SE.UTF-8")
        forum = Path(name) / "forum.forum"
        create_demo(forum).close()
        grow(forum, years)
        qt = make_application([])
        qt.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        app = App(qt, today=lambda: TODAY)
        begun: list[Crawl] = []

        def begin() -> None:
            if not begun:
                begun.append(Crawl(steps(app), qt.quit))

        app.ready.connect(begin)
        app.start(forum)
        app.load()
        qt.exec()
        tell(begun[0].taken)
        app.desk.take(None)
    bare = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.started"], capture_output=True, text=True, check=True
    )
    print(f"MiB of a bare window: {int(bare.stdout.split()[-1]) / 1024:.0f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1)
