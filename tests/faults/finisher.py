"""A person who makes minutes final and corrects them, over and over, as a process that can be killed at any moment.

usage: python -m tests.faults.finisher FILE MEETING_ID

Prints a line when it has begun and after each version.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from industriforum_desktop import app as program
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.finish.correct import CorrectStep
from industriforum_desktop.ui.finish.final import FinalStep
from industriforum_desktop.ui.finish.page import FinishPage

EVERY_MS = 10


class Finisher:
    """Goes from final to correction to final."""

    def __init__(self, app: program.App, meeting_id: int) -> None:
        self.app, self.meeting_id = app, meeting_id
        self._told = -1

    def go_on(self) -> None:
        """Do what comes next, if the last is done."""
        page = self.app.window.page
        if not isinstance(page, FinishPage):
            self.app.window.go("finish", (self.meeting_id, "final"))
            return
        meeting = next(one for one in self.app.desk.file.meetings() if one.id == self.meeting_id)
        if len(meeting.versions) != self._told:
            self._told = len(meeting.versions)
            print(self._told, flush=True)
        step = page.step
        if meeting.minutes_state.frozen:
            page.show_step("correct")
            if isinstance(page.step, CorrectStep):
                page.step.open()
        elif isinstance(step, FinalStep):
            if step.isEnabled():
                step.correction.setPlainText(f"Rättelse {self._told}.")
                step.finish()
        else:
            page.show_step("final")


def main(path: Path, meeting_id: int) -> None:
    qt = program.make_application([])
    app = program.App(qt)
    finisher = Finisher(app, meeting_id)

    def begin() -> None:
        timer = QTimer(app)
        timer.timeout.connect(finisher.go_on)
        timer.start(EVERY_MS)

    app.ready.connect(begin)
    app.start(path)
    app.load()
    qt.exec()


if __name__ == "__main__":
    # Every question is answered with yes, and nobody is there to read a message.
    Desk.ask = lambda *asked: True  # type: ignore[method-assign]
    QMessageBox.exec = lambda box: 0  # type: ignore[method-assign]
    main(Path(sys.argv[1]), int(sys.argv[2]))
