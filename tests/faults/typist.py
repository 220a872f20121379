"""A person in the live view, as a process of its own that can be killed at any moment.

usage: python -m tests.faults.typist FILE MEETING_ID SEED HABIT

The habits: `types` only types, at the end of one item; `works` also goes from item to item, undoes and redoes,
takes words away, moves through the text, restores earlier states and leaves the live view for a moment.

Prints, as JSON lines: the texts it begins with, then each change before it goes to the recorder, with the moment
(monotonic seconds).
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMessageBox

from industriforum_desktop import app as program
from industriforum_desktop.ui.live.history import put_text
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import press, type_text

WORDS = ["åtgärd", "möte", "näringsliv", "-> IUC: boka", "senast", "15 juni", "= Vi är överens", "? Vem", "😀"]
EVERY_MS = 20


def say(**what: object) -> None:
    print(json.dumps(what), flush=True)


class Typist:
    """Does one thing after the other to a meeting."""

    def __init__(self, app: program.App, meeting_id: int, habit: str) -> None:
        self.app, self.meeting_id = app, meeting_id
        self.habits = {"types": [self.type], "works": [*[self.type] * 6, *self.works()]}[habit]

    @property
    def page(self) -> LivePage:
        page = self.app.window.pages["live"]
        assert isinstance(page, LivePage)
        return page

    def works(self) -> list[Callable[[], None]]:
        control = Qt.KeyboardModifier.ControlModifier
        return [
            lambda: self.page.sitting.step(random.choice([1, 1, -1])),
            lambda: press(self.page.editor, Qt.Key.Key_Z, "\x1a", control),
            lambda: press(self.page.editor, Qt.Key.Key_Y, "\x19", control),
            lambda: press(self.page.editor, Qt.Key.Key_Backspace, "\b", control),
            lambda: press(self.page.editor, random.choice([Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_End])),
            self.restore,
            self.leave,
        ]

    def begin(self) -> None:
        """Hold the meeting and say what is there."""
        self.app.window.go("live", self.meeting_id)
        session = self.page.session
        assert session is not None
        say(texts={item_id: notes.text() for item_id, notes in session.notes.items()}, at=time.monotonic())
        record = session._recorder.edit

        def tell(item_id: int, position: int, removed: int, inserted: str, cursor: int) -> None:
            # First: the recorder could be done with it before this process comes to say it.
            say(edit=[item_id, position, removed, inserted], at=time.monotonic())
            record(item_id, position, removed, inserted, cursor)

        session._recorder.edit = tell  # type: ignore[method-assign]

    def go_on(self) -> None:
        """Do something."""
        random.choice(self.habits)()

    def type(self) -> None:
        type_text(self.page.editor, random.choice([*WORDS, "\n"]) + " ")

    def restore(self) -> None:
        """Put an earlier state of the notes back, as from their history."""
        states, session = self.page.history._states(), self.page.session
        if states is not None and session is not None and states.marks:
            put_text(session.notes[session.item_id], states.text(random.choice([0, *states.marks])))

    def leave(self) -> None:
        """Put the meeting down, as before it is tidied and finished, and take it up again."""
        if random.random() < 0.2 and self.page.leave():
            self.begin()


def main(path: Path, meeting_id: int, seed: int, habit: str) -> None:
    random.seed(seed)
    qt = program.make_application([])
    app = program.App(qt)
    typist = Typist(app, meeting_id, habit)

    def begin() -> None:
        typist.begin()
        timer = QTimer(app)
        timer.timeout.connect(typist.go_on)
        timer.start(EVERY_MS)

    app.ready.connect(begin)
    app.start(path)
    app.load()
    qt.exec()


if __name__ == "__main__":
    # Nobody is there to read a message.
    QMessageBox.exec = lambda box: 0  # type: ignore[method-assign]
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
