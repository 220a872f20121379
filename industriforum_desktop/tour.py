"""A walk through the main job in the real window, on the example forum: a picture of each step, and the papers.

It shows that an installed program works on this machine, and what it looks like. Everything is done with keys
and buttons as a person would, in a folder of its own; the person's forums are not touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from industriforum_desktop import cli, i18n
from industriforum_desktop.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from industriforum_desktop.forum.meeting import Meeting
    from industriforum_desktop.ui.live.history import HistoryDialog

DAY = date(2023, 11, 27)
"""The week of the example forum's fourth meeting."""

PATIENCE_SECONDS = 30
SCREEN = "1440x900x24"
SIZE = (1280, 800)


class StepFailed(Exception):
    """A step did not lead where it should."""


def tour(folder: Path) -> int:
    """Walk through and leave pictures and papers in the folder; 0 when every step went well, else 1."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(_("{path} can't be written: {reason}").format(path=folder, reason=error.strerror), file=sys.stderr)
        return 1
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        if shutil.which("xvfb-run"):
            return _under_xvfb(folder)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as home:
        # A folder of its own: settings, log and forums of the person stay as they are.
        os.environ.update(XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, LANG="sv_SE.UTF-8")
        i18n.install("sv")
        try:
            _Walk(folder, Path(home)).run()
        except StepFailed as failure:
            print(failure, file=sys.stderr)
            return 1
    return 0


def _under_xvfb(folder: Path) -> int:
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "industriforum_desktop"]
    screen = ["xvfb-run", "-a", "-s", f"-screen 0 {SCREEN}"]
    return subprocess.run([*screen, *program, "tour", str(folder.absolute())], check=False).returncode


class _Walk:
    """The steps, in order. Each ends in a picture; what should have happened is checked first."""

    def __init__(self, folder: Path, home: Path) -> None:
        from industriforum_desktop.app import App, make_application

        self.folder, self.home = folder, home
        self.qt = make_application(["industriforum-desktop"])
        self.day = DAY
        self.app = App(self.qt, today=lambda: self.day)
        self.window = self.app.window
        self.window.resize(*SIZE)
        self._pictures = 0
        self._errors: list[BaseException] = []

    def run(self) -> None:
        sys.excepthook = lambda kind, error, trace: self._errors.append(error)
        for step in (
            self.welcome,
            self.new_forum,
            self.example,
            self.people,
            self.agenda,
            self.live,
            self.actions,
            self.whole_year,
            self.papers,
            self.finish,
            self.settings,
            self.states,
            self.end,
        ):
            step()
            if self._errors:
                raise self._errors[0]

    def welcome(self) -> None:
        self.app.start(None)
        self.until(lambda: self.window.welcome.isVisible(), "the welcome is shown")
        self.picture("valkommen")

    def new_forum(self) -> None:
        from industriforum_desktop.ui.people.page import PeoplePage

        self.press(_("Create a new forum"))
        self.picture("nytt-forum")
        self.press(_("Create the forum"))
        self.until(lambda: self.window.overview.isVisible(), "the new forum is shown")
        self.window.navigation.setCurrentRow(3)
        self.until(lambda: isinstance(self.window.page, PeoplePage), "the participants are shown")
        self.expect(len(self.app.desk.file.organisations()) > 10, "the new forum is filled in")
        self.picture("nytt-forum-deltagare")
        self.window.navigation.setCurrentRow(0)
        self.picture("nytt-forum-oversikt")

    def example(self) -> None:
        self.window.demo_wanted.emit()
        self.until(lambda: "Exempelforum" in self.window.windowTitle(), "the example forum is open")
        self.app.load()
        self.until(lambda: self.app.desk.has_file, "the example forum is loaded")
        self.picture("oversikt")

    def people(self) -> None:
        from industriforum_desktop.ui.people.forms import PersonForm

        self.window.go("people", None)
        self.picture("deltagare")

        def fill(dialog: PersonForm) -> None:
            self.type(dialog["name"], "Åsa Öberg")
            dialog["organisation_id"].setCurrentIndex(0)
            self.type(dialog["email"], "asa.oberg@example.se")
            self.picture("ny-person", dialog)
            dialog.accept()

        before = len(self.app.desk.file.participants())
        self.in_dialog(fill, self.window.pages["people"].new_person)  # type: ignore[attr-defined]
        self.expect(len(self.app.desk.file.participants()) == before + 1, "the person is added")

    def agenda(self) -> None:
        from industriforum_desktop.ui.meetings.page import MeetingsPage

        meeting = self.app.desk.file.meeting("2023-4")
        if meeting is None:
            raise StepFailed("the example has no fourth meeting")
        self.meeting_id = meeting.id
        self.window.go("meetings", meeting.id)
        page = self.window.page
        if not isinstance(page, MeetingsPage):
            raise StepFailed("the meetings are not shown")
        self.until(lambda: page.meeting is not None, "the meeting is chosen")
        self.picture("dagordning")
        before = [item.title for item in meeting.items]
        page.editor.add()
        self.type(page.editor.form.title_field, "Praktikplatser inför sommaren 2024\r\r")
        page.editor.move_by(-1)
        self.picture("dagordning-ny-punkt")
        titles = [item.title for item in meeting.items]
        self.expect(len(titles) == len(before) + 1, "the item is on the agenda")
        self.expect("Praktikplatser inför sommaren 2024" in titles, "the item has the title that was typed")

    def live(self) -> None:
        from PySide6.QtCore import Qt

        from industriforum_desktop.ui.live.page import LivePage

        self.window.go("live", self.meeting_id)
        page = self.window.page
        if not isinstance(page, LivePage):
            raise StepFailed("the live view is not shown")
        self.day = page.meeting.day
        page.start_meeting()
        self.key(page.attendance, Qt.Key.Key_1, "1")
        for _step in range(3):
            self.key(page.attendance, Qt.Key.Key_Down)
            self.key(page.attendance, Qt.Key.Key_1, "1")
        here = [row for row in page.meeting.attendances if row.presence.took_part]
        self.expect(len(here) == 4, "four people are marked as present")
        page.editor.setFocus()
        for _step in range(3):
            page.commands[0].trigger()
        self.type(
            page.editor,
            "Orderingången är svagare än i våras, men ingen varslar än.\r"
            "Bristen på tekniker består i hela länet.\r"
            "-> IF Metall: ta fram underlag om korttidsarbete senast 15 januari\r"
            "= Vi möts i mindre grupp om energifrågan före jul\r"
            "? Vem bjuder in elnätsbolagen\r",
        )
        self.until(lambda: self.window.saved.text() != "", "what was typed is saved")
        self.until(lambda: page.captured.count() >= 6, "the action, agreement and question are captured")
        self.picture("moteslage")
        page.before.begin()
        self.picture("tidigare")
        page.projection.toggle()
        self.picture("projektor", page.projection.window)
        page.projection.toggle()
        self.type(page.editor, "Nästa steg: vi ses i IUC:s lokaler.\r")
        self.in_dialog(self.look_back, page.history.open)
        self.expect(page.leave(), "the meeting is left with everything written")
        file = self.app.desk.file
        meeting = file.session.get_one(type(file.meetings()[0]), self.meeting_id)
        words = {outcome.text for outcome in meeting.outcomes()}
        self.expect("Vem bjuder in elnätsbolagen" in words, "the question is a row of its own")

    def look_back(self, dialog: HistoryDialog) -> None:
        dialog.slider.setValue(0)
        self.picture("historik", dialog)
        dialog.reject()

    def actions(self) -> None:
        self.window.go("actions", None)
        self.tabs("atgarder")

    def whole_year(self) -> None:
        """The pages of proposals, of the situation and of the year, with all their tabs."""
        for key, name in (("proposals", "forslag"), ("situation", "lagesbild"), ("year", "aret")):
            self.window.go(key, None)
            self.tabs(name)

    def tabs(self, name: str) -> None:
        """A picture of each tab of the page in view."""
        from PySide6.QtWidgets import QTabWidget

        views = self.window.page.findChild(QTabWidget) if self.window.page else None
        assert views is not None
        for number in filter(views.isTabVisible, range(views.count())):
            views.setCurrentIndex(number)
            self.wait(0.5)
            self.picture(f"{name}-{number + 1}")

    def papers(self) -> None:
        from industriforum_desktop.papers import PAPERS

        self.window.go("papers", self.meeting_id)
        self.wait(2.0)
        self.picture("papper")
        for kind in PAPERS:
            path = self.folder / f"{kind}.pdf"
            call = ["report", kind, str(self.app.desk.file.path), "--meeting", "2023-4", "-o", str(path)]
            self.expect(cli.main(call) == 0 and path.stat().st_size > 10_000, f"{kind} is a PDF")
            self.pages(path)
        i18n.install("sv")

    def pages(self, path: Path) -> None:
        """Leave a picture of each page of a paper."""
        from industriforum_desktop.ui.papers.pictures import measure, picture

        data, folder = path.read_bytes(), self.folder / "papers"
        folder.mkdir(exist_ok=True)
        for number in range(len(measure(data))):
            target = folder / f"{path.stem}-{number + 1:02}.png"
            self.expect(picture(data, number, 1.2).save(str(target)), f"{target} is written")

    def finish(self) -> None:
        for step, name in (("tidy", "stada"), ("remarks", "synpunkter"), ("final", "slutfor")):
            self.window.go("finish", (self.meeting_id, step))
            self.picture(name)

    def settings(self) -> None:
        from PySide6.QtWidgets import QDialog

        for name, wanted in (("installningar", self.window.settings_wanted), ("hjalp", self.window.help_wanted)):

            def look(dialog: QDialog, name: str = name) -> None:
                self.picture(name, dialog)
                dialog.reject()

            self.in_dialog(look, wanted.emit)

    def states(self) -> None:
        """The overview, the meeting's page and, while it isn't over, the live view: in each state of a meeting."""
        from industriforum_desktop.forum.kinds import Stage

        self.day = DAY
        for name, change in _states():
            with self.app.desk.file.change(name):
                meeting = next(one for one in self.app.desk.file.meetings() if one.id == self.meeting_id)
                change(meeting)
            ahead = meeting.stage in (Stage.PLANNED, Stage.RUNNING)
            for page in ("overview", *(["live"] if ahead else []), "meetings"):
                self.window.go(page, None if page == "overview" else self.meeting_id)
                self.picture(f"lage-{name}-{page}")

    def end(self) -> None:
        from industriforum_desktop.store.check import check

        path = self.app.desk.file.path
        self.window.close()
        self.expect(check(path) == [], "the forum's file is whole")

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Let the window settle and save what it looks like."""
        self.wait(0.3)
        seen = widget or self.window
        self._pictures += 1
        path = self.folder / f"{self._pictures:02}-{name}.png"
        self.expect(seen.grab().save(str(path)), f"{path} is written")
        print(path, flush=True)

    def wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.qt.processEvents()
            time.sleep(0.005)

    def until(self, true: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not true():
            if time.monotonic() > end:
                raise StepFailed(_("This did not happen: {what}").format(what=what))
            self.wait(0.02)

    def expect(self, true: bool, what: str) -> None:
        if not true:
            raise StepFailed(_("This did not happen: {what}").format(what=what))

    def press(self, text: str) -> None:
        """Press the visible button with this text."""
        from PySide6.QtWidgets import QPushButton

        buttons = [one for one in self.window.findChildren(QPushButton) if one.text() == text and one.isVisible()]
        self.expect(bool(buttons), f"there is a button {text!r}")
        buttons[0].click()
        self.wait(0.05)

    def key(self, widget: QWidget, code: int, text: str = "") -> None:
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self.qt.sendEvent(widget, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text))

    def type(self, widget: QWidget, text: str) -> None:
        """Type the text key by key."""
        from PySide6.QtCore import Qt

        for letter in text:
            self.key(widget, Qt.Key.Key_Return if letter == "\r" else 0, letter)
            self.qt.processEvents()

    def in_dialog(self, act: Callable[..., None], open_it: Callable[[], object]) -> None:
        """Open a dialog that waits for its end, and act in it meanwhile."""
        from PySide6.QtCore import QTimer

        failures: list[Exception] = []

        def begin() -> None:
            dialog = self.qt.activeModalWidget()
            try:
                self.expect(dialog is not None, "the dialog is open")
                act(dialog)
            except Exception as failure:  # noqa: BLE001 - raised again when the dialog is gone
                failures.append(failure)
                if dialog is not None:
                    dialog.close()

        QTimer.singleShot(300, begin)
        open_it()
        if failures:
            raise failures[0]


def _states() -> list[tuple[str, Callable[[Meeting], object]]]:
    """What takes the example's coming meeting from one state to the next."""
    from industriforum_desktop.forum import record
    from industriforum_desktop.forum.kinds import MeetingState

    def planned(meeting: Meeting) -> None:
        meeting.actual_start = meeting.actual_end = None

    def moved(meeting: Meeting) -> None:
        meeting.day += timedelta(days=7)

    def cancelled(meeting: Meeting) -> None:
        meeting.day -= timedelta(days=7)
        meeting.state = MeetingState.CANCELLED

    def running(meeting: Meeting) -> None:
        meeting.state, meeting.actual_start = MeetingState.PLANNED, meeting.start

    def held(meeting: Meeting) -> None:
        meeting.state, meeting.actual_end = MeetingState.HELD, meeting.end

    at = datetime.combine(DAY, datetime.min.time())
    return [
        ("planerat", planned),
        ("flyttat", moved),
        ("installt", cancelled),
        ("pagar", running),
        ("genomfort", held),
        ("fardigstallt", lambda meeting: record.make_final(meeting, b"%PDF", "", at)),
        ("skickat", lambda meeting: record.mark_sent(meeting, "IUC", DAY)),
        ("rattelse", record.begin_correction),
    ]
