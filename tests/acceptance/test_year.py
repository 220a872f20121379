"""One whole year of a forum, through the window: from the plan to the report on the mandate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop import app as program
from industriforum_desktop.forum.kinds import Answer, MinutesState, SendingKind
from industriforum_desktop.store.check import check
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.live.speller import SpellChecker
from tests.acceptance.officer import Officer

PEOPLE = {
    "Karin Almroth": "Region Kalmar län",
    "Helena Ringdahl": "Teknikföretagen",
    "Tommy Hallqvist": "IF Metall",
    "Nadia Rahimi": "Unionen",
}


@pytest.fixture
def clock() -> list[date]:
    """The day it is; a test lets time pass by setting it."""
    return [date(2023, 1, 9)]


@pytest.fixture
def officer(
    new_path: Path,
    clock: list[date],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Officer]:
    """A new forum, opened on the first Monday after the holidays; the officer says yes to every question."""

    def agree(desk: Desk, text: str, yes: str, parent: QWidget | None = None) -> bool:
        return True

    monkeypatch.setattr(Desk, "ask", agree)
    monkeypatch.setattr(SpellChecker, "switch", lambda checker, on: None)
    program.make_application([])
    app = program.App(qapp, today=lambda: clock[0])
    with qtbot.waitSignal(app.ready, timeout=20_000):
        app.start(new_path)
        app.load()
    qtbot.addWidget(app.window)
    yield Officer(app, clock, qtbot, tmp_path / "ut", monkeypatch)
    app.window.close()


def test_a_year_of_the_forum(officer: Officer, said: list[str]) -> None:
    for name, organisation in PEOPLE.items():
        officer.enters_person(name, organisation)
    officer.plans_the_year()
    assert len(officer.meetings) == 4
    for meeting in officer.meetings:
        officer.clock[0] = meeting.day - timedelta(days=35)
        dialog = officer.round(meeting)
        officer.clicks(dialog.send_button)
        for organisation in ("Teknikföretagen", "IF Metall", "Unionen"):
            officer.notes_answer(dialog, organisation, Answer.AGREES)
        officer.clicks(dialog.set_button)
        dialog.accept()
        assert meeting.agenda_set_on == officer.clock[0]
        officer.clock[0] = meeting.day - timedelta(days=28)
        drafts = officer.sends(meeting, SendingKind.NOTICE)
        assert len(drafts) == len(PEOPLE)
        officer.clock[0] = meeting.day
        officer.holds(meeting, ["ringd", "hallq", "rahi"], {2: ["Industrin går bra.", "! Brist på svetsare"]})
        officer.finishes(meeting)
        assert meeting.minutes_state is MinutesState.SENT
    assert check(officer.app.desk.file.path) == []
    assert said == []
