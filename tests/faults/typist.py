"""A person typing into the live view, as a process of its own that can be killed at any moment.

Prints `key N SECONDS` (monotonic) after each key, where N is the number of UTF-16 units typed so far.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from industriforum_desktop import app as program
from industriforum_desktop.ui.live.editor import ItemNotes
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import type_text

WORDS = ["åtgärd", "möte", "näringsliv", "-> IUC: boka", "senast", "15 juni", "= Vi är överens", "? Vem"]


def main(path: Path, meeting_id: int, seed: int) -> None:
    random.seed(seed)
    qt = program.make_application([])
    app = program.App(qt)
    typed = 0

    def live() -> LivePage:
        page = app.window.pages["live"]
        assert isinstance(page, LivePage)
        return page

    def type_on() -> None:
        nonlocal typed
        word = random.choice([*WORDS, "\n"])
        for letter in word + " ":
            type_text(live().editor, letter)
            typed += 1
            print("key", typed, time.monotonic(), flush=True)

    def begin() -> None:
        app.window.go("live", meeting_id)
        notes = live().editor.document()
        assert isinstance(notes, ItemNotes)
        print("text", len(notes.text()), flush=True)
        timer = QTimer(app)
        timer.timeout.connect(type_on)
        timer.start(20)

    app.ready.connect(begin)
    app.start(path)
    app.load()
    qt.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
