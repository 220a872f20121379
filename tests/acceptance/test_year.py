"""One whole year of a forum, through the window: from the plan to the report on the mandate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop import app as program
from industriforum_desktop.forum.kinds import (
    Answer,
    IncomingKind,
    ItemKind,
    MinutesState,
    ProposalState,
    SendingKind,
)
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.papers import PAPERS, forms
from industriforum_desktop.store.check import check
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.live.speller import SpellChecker
from industriforum_desktop.ui.year.follow_up import FollowUpPart
from industriforum_desktop.ui.year.mandate import MandateTab
from industriforum_desktop.ui.year.next_year import NextYearForm, NextYearPlan
from industriforum_desktop.ui.year.versions import VersionForm
from tests.acceptance.officer import Officer
from tests.acceptance.programs import poppler_fills, pypdf_fills
from tests.papers.conformance import judge
from tests.ui.dialogs import answered

PAPERS_OF_THE_YEAR = ("agenda", "minutes", "year-plan", "situation", "follow-up", "trace", "mandate-report")
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


def fills(pdf: bytes, by_library: dict[str, str], by_reader: dict[str, str], folder: Path, number: int) -> bytes:
    """The form filled in by a library for meetings of odd number, by a reader for the others."""
    return pypdf_fills(pdf, by_library) if number % 2 else poppler_fills(pdf, by_reader, folder)


def propose(officer: Officer, meeting: Meeting, tmp_path: Path) -> None:
    """The form goes out, comes back filled in, and each question is put on the agenda."""

    def fill(receiver: str, blank: bytes) -> bytes | None:
        if receiver.startswith("karin"):
            return None
        words = {
            forms.TITLE: f"Fråga {meeting.number} – från {receiver.split('@')[0]}",
            forms.BACKGROUND: "Åtta av tio säger ”ja”.\nÄven på Öland.",
            forms.MINUTES: "10",
        }
        chosen = {**words, forms.WANTED: "conclusion"}
        return fills(blank, chosen, {**words, forms.WANTED: "3"}, tmp_path, meeting.number)

    before = {one.id for one in officer.app.desk.file.proposals()}
    folder = officer.gets_back(officer.sends(meeting, SendingKind.FORM), fill)
    officer.takes_in(folder)
    made = [one for one in officer.app.desk.file.proposals() if one.id not in before]
    assert len(made) == 3
    for proposal in made:
        assert proposal.wanted is ItemKind.CONCLUSION
        assert proposal.background.splitlines()[-1] == "Även på Öland."
        officer.puts_on_agenda(proposal.title, meeting)


def agree(officer: Officer, meeting: Meeting, tmp_path: Path) -> None:
    """The draft agenda goes round; all agree on the form that came with it; the agenda is set."""
    dialog = officer.round(meeting)
    officer.clicks(dialog.send_button)
    dialog.accept()
    blank_answers = officer.sends(meeting, SendingKind.ROUND)
    folder = officer.gets_back(
        blank_answers,
        lambda receiver, pdf: (
            None
            if receiver.startswith("karin")
            else fills(pdf, {forms.ANSWER: "agrees"}, {forms.ANSWER: "1"}, tmp_path, meeting.number)
        ),
    )
    officer.takes_in(folder)
    assert [one.answer for one in meeting.rounds[-1].responses] == [Answer.AGREES] * 3
    dialog = officer.round(meeting)
    officer.clicks(dialog.set_button)
    dialog.accept()
    assert meeting.agenda_set_on == officer.clock[0]


def evaluate(officer: Officer, meeting: Meeting, tmp_path: Path) -> None:
    """Three answer what they think of the year, without saying who they are."""
    aims = officer.app.desk.file.aims()
    grades = {forms.grade(aim.id): str(grade) for grade, aim in enumerate(aims, 2)}
    words = {forms.KEEP: "Mötena", forms.BEGIN: "Fler frågor om energi – även på Öland"}

    def fill(receiver: str, blank: bytes) -> bytes | None:
        if receiver.startswith("karin"):
            return None
        answer = {**grades, **words, forms.CHANGE: f"Kortare möten ({receiver[0]})"}
        return fills(blank, answer, answer, tmp_path, len(receiver))

    officer.takes_in(officer.gets_back(officer.sends(meeting, SendingKind.EVALUATION), fill))
    found = officer.app.desk.file.evaluations()
    assert [(one.year, one.organisation_id) for one in found] == [(meeting.year, None)] * 3
    assert found[0].grades == {str(aim.id): grade for grade, aim in enumerate(aims, 2) if grade <= 4}


def test_a_year_of_the_forum(officer: Officer, said: list[str], tmp_path: Path) -> None:
    file = officer.app.desk.file
    for name, organisation in PEOPLE.items():
        officer.enters_person(name, organisation)
    officer.plans_the_year()
    assert len(officer.meetings) == 4
    for meeting in officer.meetings:
        officer.clock[0] = max(date(2023, 1, 9), meeting.day - timedelta(days=40))
        propose(officer, meeting, tmp_path)
        officer.clock[0] = meeting.day - timedelta(days=35)
        agree(officer, meeting, tmp_path)
        officer.clock[0] = meeting.day - timedelta(days=28)
        drafts = officer.sends(meeting, SendingKind.NOTICE)
        assert len(drafts) == len(PEOPLE)
        if meeting.number == 4:
            evaluate(officer, meeting, tmp_path)
        officer.clock[0] = meeting.day
        proposed = {item.position: ["Vi talade om det."] for item in meeting.items if item.proposal_id}
        words = {**proposed, 2: ["Industrin går bra.", "! Brist på svetsare"]}
        officer.holds(meeting, ["ringd", "hallq", "rahi"], words)
        officer.finishes(meeting, ("IF Metall", "Svetsare behövs även på Öland.") if meeting.number == 1 else None)
        assert meeting.minutes_state is MinutesState.SENT
    assert {one.state for one in file.proposals()} == {ProposalState.TREATED}
    assert len([one for one in file.incoming() if one.kind is IncomingKind.PROPOSAL]) == 12
    meetings = list(officer.meetings)
    plans_next_year(officer)
    reports(officer)
    saved = [officer.saves_paper(kind, about_of(kind, meetings[-1])) for kind in PAPERS_OF_THE_YEAR]
    if not judge.missing():
        for verdict in judge.judge(saved):
            assert verdict.failures == (), verdict.file
    assert check(file.path) == []
    assert said == []


def about_of(kind: str, meeting: Meeting) -> object:
    return meeting.id if PAPERS[kind].scope == "meeting" else None


def plans_next_year(officer: Officer) -> None:
    """What was agreed for next year becomes its plan."""
    part = officer.year_part(FollowUpPart)

    def decide(form: NextYearForm) -> None:
        form["decisions"].setPlainText("- Fyra möten räcker")
        form["next_meetings"].setValue(4)
        officer.clicks(form.save)

    answered(NextYearForm, lambda: part.decide(), decide)
    answered(NextYearPlan, lambda: part.create_plan(), lambda dialog: officer.clicks(dialog.save))
    assert [one.number for one in officer.meetings if one.year == 2024] == [1, 2, 3, 4]


def reports(officer: Officer) -> None:
    """A version of the report on the mandate is kept."""
    tab = officer.year_part(MandateTab)
    officer.qtbot.waitUntil(lambda: tab.ready, timeout=60_000)
    answered(VersionForm, tab.make_version, lambda form: officer.clicks(form.save))
    officer.qtbot.waitUntil(lambda: len(officer.app.desk.file.mandate_reports()) == 1, timeout=60_000)
