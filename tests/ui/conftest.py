"""The program, started the way a person starts it, on an offscreen display."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from industriforum_desktop import app as program
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.people.page import PeoplePage
from tests.ui.dialogs import activate

EACH = 10
"""After so many programs what they left is looked for, which takes its time."""
ended = count(1)
TODAY = date(2023, 11, 27)
"""What the program takes for today: Monday of the week of the demo's fourth meeting."""


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Messages that the program put before the person; each is closed at once."""
    messages: list[str] = []

    def answer(box: QMessageBox) -> int:
        messages.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return messages


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, said: list[str]) -> Iterator[Callable[[Path | None], program.App]]:
    """Start the program on a file, or with none; wait until it can be used."""
    started: list[program.App] = []

    def begin(path: Path | None) -> program.App:
        program.make_application([])
        # As when the program was begun for the first time.
        gc.disable()
        app = program.App(qapp, today=lambda: TODAY)
        started.append(app)
        with qtbot.waitSignal(app.ready, timeout=60_000):
            app.start(path)
            app.load()
        return app

    yield begin
    for app in started:
        app.window.close()
        # A window that is still alive would be dressed again by the next test's; and what the desk tells the window
        # holds both, so that all that was read for a test would stay in memory.
        for part in (app.window, app.desk, app):
            part.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # The program keeps what it has loaded from being looked through: of many programs in turn that would pile up.
    gc.unfreeze()
    if next(ended) % EACH == 0:
        gc.collect()
    gc.enable()
    # What Python made for the clipboard must not outlive Python.
    qapp.clipboard().clear()


@pytest.fixture
def app(start: Callable[[Path | None], program.App], demo_path: Path) -> program.App:
    """The program on the demo forum."""
    return start(demo_path)


FOURTH = 4
"""The demo's fourth meeting: 15 items, 13.00 to 15.30."""


@pytest.fixture
def live(app: program.App) -> LivePage:
    """The demo's fourth meeting in the live view."""
    app.window.go("live", FOURTH)
    page = app.window.page
    assert isinstance(page, LivePage)
    return page


@pytest.fixture
def people(app: program.App) -> PeoplePage:
    """The page of organisations and people, with the keyboard."""
    app.window.go("people", None)
    activate(app.window)
    page = app.window.page
    assert isinstance(page, PeoplePage)
    return page
