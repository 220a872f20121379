"""A forum is left for another one, or closed: not out of a meeting by mistake, and with nothing typed lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.settings import data_folder
from industriforum_desktop.ui import file_dialogs
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.live.page import LivePage
from tests.ui.test_failed_changes import refuse

WAYS = ("opened", "recent", "new", "demo")


@pytest.fixture
def elsewhere(app: App, demo_path: Path) -> Path:
    """Another forum, among those that were open before."""
    path = demo_path.with_name("annat.forum")
    shutil.copy(demo_path, path)
    app.settings.remember(path)
    app._show_recent()
    return path


class Answers:
    """Says yes or no to each question, and keeps it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.yes = False
        self.asked: list[str] = []
        monkeypatch.setattr(Desk, "ask", self._ask)

    def _ask(self, text: str, yes: str, parent: QWidget | None = None) -> bool:
        self.asked.append(text)
        return self.yes


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


def _go(app: App, way: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = app.window
    if way == "opened":
        monkeypatch.setattr(file_dialogs, "open_one", lambda *args: path)
        window.open_wanted.emit()
    elif way == "recent":
        next(action for action in window.recent_menu.actions() if action.text() == path.name).trigger()
    elif way == "new":
        window.new_wanted.emit()
    else:
        window.demo_wanted.emit()


@pytest.mark.parametrize("way", WAYS)
def test_another_forum_is_not_opened_out_of_a_meeting_by_mistake(
    app: App, live: LivePage, elsewhere: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    answers.yes = True
    live.start_meeting()
    answers.yes = False
    answers.asked.clear()
    made = set(data_folder().glob("*.forum"))
    path = app.desk.file.path
    _go(app, way, elsewhere, monkeypatch)
    assert len(answers.asked) == 1 and answers.asked[0].startswith("Möte 4/2023 pågår.")
    assert app.desk.file.path == path and app.window.page is live
    assert live.session is not None
    assert set(data_folder().glob("*.forum")) == made


def test_the_meeting_is_left_when_that_is_wanted(
    app: App, live: LivePage, elsewhere: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answers.yes = True
    live.start_meeting()
    with qtbot.waitSignal(app.ready, timeout=20_000):
        _go(app, "recent", elsewhere, monkeypatch)
        app.load()
    assert app.desk.file.path == elsewhere


def test_nothing_is_asked_without_a_meeting_in_progress(
    app: App, elsewhere: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(app.ready, timeout=20_000):
        _go(app, "opened", elsewhere, monkeypatch)
        app.load()
    assert answers.asked == []
    assert app.desk.file.path == elsewhere


def test_a_text_that_could_not_be_written_holds_the_window_open(
    app: App, answers: Answers, said: list[str]
) -> None:
    app.window.go("meetings", 4)
    field = app.window.page.editor.form.background
    refuse(app.desk.file.path)
    field.setPlainText("En lång bakgrund")
    assert not app.window.close()
    assert said and "går förlorat" in answers.asked[-1]
    assert app.desk.has_file
    assert field.toPlainText() == "En lång bakgrund"
    answers.yes = True
    assert app.window.close()
