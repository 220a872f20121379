"""A command can be chosen only where it does something."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMessageBox

from industriforum_desktop.app import App
from industriforum_desktop.forum import record
from industriforum_desktop.forum.kinds import MeetingState, ProposalState, Stage
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.store.content import create_forum
from industriforum_desktop.ui import file_dialogs
from industriforum_desktop.ui.commands import each
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.pages import KINDS
from industriforum_desktop.ui.people.page import PeoplePage
from industriforum_desktop.ui.proposals.page import ProposalsPage
from tests.store.dump import differences, dump

Start = Callable[[Path | None], App]


def commands(app: App, key: str) -> dict[str, QAction]:
    """The commands of a page that can be chosen now, by their text, as the opened menu shows them."""
    page = app.window.pages[key]
    page.enable()
    return {
        action.text().replace("&", ""): action
        for action in page.commands
        if action is not None and action.isEnabled()
    }


Noticed = Callable[[QAction], bool]


@pytest.fixture
def noticed(app: App, monkeypatch: pytest.MonkeyPatch) -> Noticed:
    """Choose a command and think better of what it asks: whether the person noticed anything of it."""
    heard: list[object] = []

    def leave(dialog: QDialog) -> int:
        heard.append(dialog)
        dialog.show()
        dialog.reject()
        return 0

    for way in ("exec", "open"):
        monkeypatch.setattr(QDialog, way, leave)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: heard.append(box))
    for way in ("open_one", "open_several", "save", "choose_folder"):
        monkeypatch.setattr(file_dialogs, way, lambda *asked, **more: heard.append(asked))
    app.desk.said.connect(heard.append)

    def choose(action: QAction) -> bool:
        heard.clear()
        window = app.window
        before, page, focus = dump(app.desk.file.path), window.page, window.focusWidget()
        action.trigger()
        return bool(
            heard
            or window.page is not page
            or window.focusWidget() is not focus
            or differences(before, dump(app.desk.file.path))
        )

    return choose


@pytest.fixture
def empty(start: Start, tmp_path: Path) -> App:
    """The program on a forum without any meeting."""
    path = tmp_path / "nytt.forum"
    create_forum(path, name="Industriforum", convener="Region Kalmar län").close()
    return start(path)


def test_nothing_of_the_live_view_can_be_chosen_without_a_meeting_in_it(app: App) -> None:
    assert commands(app, "live") == {}
    app.window.go("live", 4)
    live = app.window.page
    assert isinstance(live, LivePage)
    every = {action.text().replace("&", "") for action in live.commands if action is not None}
    assert set(commands(app, "live")) == every - {"Avsluta mötet"}, "it has not begun"
    assert live.leave()
    assert commands(app, "live") == {}


def test_no_command_of_a_live_view_without_a_meeting_fails(app: App, said: list[str]) -> None:
    for action in app.window.pages["live"].commands:
        if action is not None:
            action.trigger()
    assert said == []
    assert app.window.page is not app.window.pages["live"]


def test_a_forum_without_meetings_offers_only_to_plan_some(empty: App) -> None:
    empty.window.go("meetings", None)
    found = commands(empty, "meetings")
    assert "Håll mötet" not in found and "Ta bort" not in found and "Ny punkt" not in found
    assert "Nytt möte …" in found and "Planera året …" in found
    for action in ("Skriv ut …", "Spara som PDF …"):
        empty.window.go("papers", (None, "minutes"))
        assert action not in commands(empty, "papers")
    assert commands(empty, "finish") == {}


OF_ITEM = {"new-item", "edit-item", "up", "down", "delete", "trace", "standing", "attach-to-item"}
OF_MEETING = {"attachments", "attach-to-meeting", "edit-meeting", "delete-meeting", "papers", "send"}
ALWAYS = {*OF_ITEM, *OF_MEETING, "new-meeting", "plan", "calendar", "archive"}
"""What can be done with a meeting in each of its states, or is answered with the reason why not."""


def _running(meeting: Meeting) -> None:
    meeting.actual_start = time(13)


def _held(meeting: Meeting) -> None:
    _running(meeting)
    meeting.state, meeting.actual_end = MeetingState.HELD, time(15)


def _final(meeting: Meeting) -> None:
    _held(meeting)
    paper = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(paper)
    record.make_final(meeting, paper.getvalue(), "text", datetime(2023, 12, 1, 9))


def _sent(meeting: Meeting) -> None:
    _final(meeting)
    record.mark_sent(meeting, "alla", date(2023, 12, 2))


def _corrected(meeting: Meeting) -> None:
    _final(meeting)
    record.begin_correction(meeting)


def _called_off(meeting: Meeting) -> None:
    meeting.state = MeetingState.CANCELLED


STATES: dict[Stage, tuple[Callable[[Meeting], object], set[str]]] = {
    Stage.PLANNED: (lambda meeting: None, {"hold", "agree", "call-off"}),
    Stage.RUNNING: (_running, {"hold", "finish"}),
    Stage.HELD: (_held, {"hold", "finish", "reopen", "take-up"}),
    Stage.FINAL: (_final, {"finish", "take-up"}),
    Stage.SENT: (_sent, {"finish", "take-up"}),
    Stage.CORRECTION: (_corrected, {"hold", "finish", "take-up"}),
    Stage.CANCELLED: (_called_off, {"plan-again"}),
}
"""How the demo's fourth meeting is brought into each state, and what can be done in it besides."""


def put(app: App, stage: Stage) -> MeetingsPage:
    """The page with the fourth meeting in this state, an item in the midst of its agenda chosen."""
    with app.desk.change("Ställ"):
        meeting = app.desk.file.meetings()[3]
        meeting.attendances.clear()
        STATES[stage][0](meeting)
    assert app.desk.file.meetings()[3].stage is stage
    app.window.go("meetings", 4)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    page.editor._choose(app.desk.file.meetings()[3].items[3].id)
    return page


@pytest.mark.parametrize("stage", STATES)
def test_what_can_be_done_with_a_meeting_follows_its_state_and_does_something(
    app: App, stage: Stage, noticed: Noticed
) -> None:
    page = put(app, stage)
    enabled = [command.key for command in each(page.declared) if page.action(command.key).isEnabled()]
    assert set(enabled) == ALWAYS | STATES[stage][1]
    nothing = []
    for key in enabled:
        app.window.go("meetings", 4)
        page.editor._choose(app.desk.file.meetings()[3].items[3].id)
        page.show_agenda()
        steps = len(app.desk.file.history.done)
        if not noticed(page.action(key)):
            nothing.append(key)
        while len(app.desk.file.history.done) > steps:
            app.desk.file.undo()
    assert nothing == []


@pytest.mark.parametrize(
    ("stage", "may_finish"),
    [
        (Stage.PLANNED, False),
        (Stage.RUNNING, True),
        (Stage.HELD, True),
        (Stage.CORRECTION, True),
        (Stage.CANCELLED, False),
    ],
)
def test_making_a_paper_final_and_opening_a_meeting_again_follow_its_state(
    app: App, stage: Stage, may_finish: bool
) -> None:
    put(app, stage)
    app.window.go("papers", (4, "minutes"))
    papers = app.window.pages["papers"]
    assert papers.action("finish").isEnabled() is may_finish
    app.window.go("finish", 4)
    finish = app.window.pages["finish"]
    assert finish.action("reopen").isEnabled() is (stage is Stage.HELD)


def test_a_held_meeting_is_opened_again_from_when_it_began(
    app: App, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = put(app, Stage.HELD)
    page.action("reopen").trigger()
    assert len(said) == 1 and "möte 4/2023" in said[0] and "13.00" in said[0]
    assert app.desk.file.meetings()[3].stage is Stage.HELD, "nobody said yes"
    monkeypatch.setattr(app.desk, "ask", lambda *asked, **how: True)
    app.window.go("finish", 4)
    app.window.page.action("reopen").trigger()
    meeting = app.desk.file.meetings()[3]
    assert (meeting.stage, meeting.actual_start, meeting.actual_end) == (Stage.RUNNING, time(13), None)
    assert app.window.page is page and "Pågår" in page.head.when.text()


def test_what_is_about_a_row_can_not_be_chosen_without_one(empty: App) -> None:
    for kind in KINDS:
        if not kind.listed:
            continue
        empty.window.go(kind.key, None)
        page = empty.window.page
        if isinstance(page, PeoplePage):
            page.filter.setText("ingen heter så")
        about_one = [command.key for command in each(page.declared) if command.row and command.key != "edit"]
        assert [key for key in about_one if page.action(key).isEnabled()] == [], kind.key


def test_a_row_that_is_chosen_can_be_worked_on_at_once(app: App) -> None:
    """No menu need be opened before, and no other change made."""
    app.window.go("proposals", None)
    page = app.window.page
    assert isinstance(page, ProposalsPage)
    new = next(one for one in app.desk.file.proposals() if one.state is ProposalState.NEW)
    declined = next(one for one in app.desk.file.proposals() if one.state is ProposalState.DECLINED)
    seen = []
    for proposal in (new, declined):
        page.board.choose(proposal.id)
        seen.append({key for key in ("edit", "decline", "new-again", "letter") if page.action(key).isEnabled()})
    assert seen == [{"edit", "decline"}, {"edit", "new-again", "letter"}]


def test_printing_is_possible_from_every_page_when_there_is_a_paper(app: App) -> None:
    for key in ("overview", "papers"):
        app.window.go(key, None)
        assert "Skriv ut …" in commands(app, "papers")
