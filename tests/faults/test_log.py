"""Another program takes the log away beneath the open window: nothing is lost, and nothing untrue is said."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.settings import rescue_folder
from industriforum_desktop.store import place
from industriforum_desktop.store.check import check
from industriforum_desktop.store.place import Grip
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.finish.final import FinalStep
from industriforum_desktop.ui.finish.page import FinishPage
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.page import MeetingsPage
from tests.keys import type_text
from tests.store.elsewhere import asks, forgets_its_locks, log, take_away_log
from tests.ui.dialogs import answered

Start = Callable[[Path | None], App]
pytestmark = pytest.mark.fault

WAIT = 20_000
THIRD, FOURTH = 3, 4
FIRST_NOTE = "SELECT text FROM note JOIN agenda_item a ON a.id = item_id WHERE meeting_id = 4 ORDER BY a.position"
FINAL = "SELECT minutes_state, count(pdf) FROM meeting JOIN minutes_version ON meeting_id = meeting.id GROUP BY 1"


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The person says yes to every question; here they are."""
    asked: list[str] = []

    def agree(desk: Desk, text: str, yes: str, parent: QWidget | None = None) -> bool:
        asked.append(text)
        return True

    monkeypatch.setattr(Desk, "ask", agree)
    return asked


@pytest.fixture
def no_grip(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system where the second hold on the file does not work."""
    monkeypatch.setattr(Grip, "take", lambda self, path: None)


def _live(app: App) -> LivePage:
    app.window.go("live", FOURTH)
    page = app.window.page
    assert isinstance(page, LivePage)
    return page


def _make_final(app: App, qtbot: QtBot) -> FinalStep:
    app.window.go("finish", THIRD)
    page = app.window.page
    assert isinstance(page, FinishPage)
    page.show_step("final")
    step = page.step
    assert isinstance(step, FinalStep)
    step.finish()
    qtbot.waitUntil(lambda: bool(page.meeting and page.meeting.versions), timeout=60_000)
    return step


def _ask_for_files(app: App) -> None:
    app.window.go("meetings", FOURTH)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    answered(QFileDialog, page.attachments.ask_for_meeting, lambda dialog: dialog.reject())


def test_what_is_done_after_another_program_has_read_the_forum_is_there_after_a_kill_and_a_quit(
    start: Start, demo_path: Path, qtbot: QtBot, questions: list[str], said: list[str], no_grip: None
) -> None:
    app = start(demo_path)
    _ask_for_files(app)
    forgets_its_locks(demo_path)
    asks(demo_path, "SELECT count(*) FROM proposal")
    assert not log(demo_path).exists(), "the other program took it for left"
    step = _make_final(app, qtbot)
    assert step.state.text().startswith("Färdigställda")
    # What another process reads now is what is there after a kill.
    assert asks(demo_path, FINAL) == [["final", 1]]

    live = _live(app)
    type_text(live.editor, "Före. ")
    assert live.session is not None and live.session.flush()
    forgets_its_locks(demo_path)
    take_away_log(demo_path)
    with app.desk.change("Byt namn") as done:
        app.desk.file.forum.name = "Efteråt"
    assert done
    type_text(live.editor, "Efter.")
    qtbot.waitUntil(lambda: asks(demo_path, FIRST_NOTE)[:1] == [["Före. Efter."]], timeout=WAIT)
    qtbot.waitUntil(lambda: not live.banner.isVisible(), timeout=WAIT)
    assert app.window.close()
    assert len(questions) == 1, "only whether to make the minutes final"
    assert said == []
    assert asks(demo_path, FINAL) == [["final", 1]]
    assert asks(demo_path, FIRST_NOTE)[:1] == [["Före. Efter."]]
    assert asks(demo_path, "SELECT name FROM forum") == [["Efteråt"]]
    assert check(demo_path) == []
    assert not list(rescue_folder().glob("*"))


def test_quitting_at_once_after_the_log_was_taken_away(
    start: Start, demo_path: Path, questions: list[str], said: list[str], no_grip: None
) -> None:
    app = start(demo_path)
    live = _live(app)
    type_text(live.editor, "Före. ")
    assert live.session is not None and live.session.flush()
    take_away_log(demo_path)
    type_text(live.editor, "Efter.")
    assert app.window.close()
    assert questions == said == []
    assert asks(demo_path, FIRST_NOTE)[:1] == [["Före. Efter."]]
    assert check(demo_path) == []


def test_the_live_view_begins_after_the_log_was_taken_away(
    start: Start, demo_path: Path, qtbot: QtBot, said: list[str], no_grip: None
) -> None:
    app = start(demo_path)
    with app.desk.change("Byt namn"):
        app.desk.file.forum.name = "Innan"
    take_away_log(demo_path)
    live = _live(app)
    type_text(live.editor, "Skrivet.")
    qtbot.waitUntil(lambda: asks(demo_path, FIRST_NOTE)[:1] == [["Skrivet."]], timeout=WAIT)
    assert asks(demo_path, "SELECT name FROM forum") == [["Innan"]]
    assert live.leave()
    assert said == []


def test_what_can_not_be_saved_is_named_and_nothing_is_called_safe(
    start: Start, demo_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str], no_grip: None
) -> None:
    app = start(demo_path)
    take_away_log(demo_path)

    def full(*_asked: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(place, "write_whole", full)
        with app.desk.change("Byt namn"):
            app.desk.file.forum.name = "Bara här"
        assert "Spara en kopia" in said[-1]
        assert not app.window.close()
        assert "Byt namn" in said[-1]
        assert "Inget är förlorat" not in said[-1]
    monkeypatch.setattr(QMessageBox, "exec", lambda box: pytest.fail(box.text()))
    assert app.window.close()
    assert asks(demo_path, "SELECT name FROM forum") == [["Bara här"]]


def test_minutes_that_can_not_be_read_back_are_not_called_final(
    start: Start,
    demo_path: Path,
    qtbot: QtBot,
    questions: list[str],
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = start(demo_path)
    monkeypatch.setattr("industriforum_desktop.ui.finish.final.holds_minutes", lambda *asked: False)
    step = _make_final(app, qtbot)
    qtbot.waitUntil(lambda: bool(said))
    assert "Spara en kopia" in said[0]
    assert not step.state.text().startswith("Färdigställda")
