"""A change that can't be written: the person is told, what was typed stays, and the window shows what is so."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import MeetingState, ProposalState
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.meeting_form import MeetingForm
from industriforum_desktop.ui.people.forms import OrganisationForm, PersonForm
from industriforum_desktop.ui.proposals.form import ProposalForm
from industriforum_desktop.ui.settings_dialog import SettingsDialog
from industriforum_desktop.ui.widgets.form import FormDialog
from tests.keys import type_text
from tests.ui.conftest import FOURTH
from tests.ui.dialogs import activate, answered

RECORDED = {"note", "note_journal", "recording", "outcome", "receiver"}
"""The tables that the recorder writes: what is typed goes on being saved."""

Fill = Callable[[FormDialog], object]


def refuse(path: Path) -> None:
    """Let every write to the forum fail from now on, but for the recorder's."""
    with closing(sqlite3.connect(path)) as connection, connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        for table in tables:
            if table in RECORDED or table.startswith("sqlite_"):
                continue
            for verb in ("INSERT", "UPDATE", "DELETE"):
                connection.execute(
                    f"CREATE TRIGGER refuse_{verb}_{table} BEFORE {verb} ON {table}"
                    " BEGIN SELECT RAISE(ABORT, 'no room'); END"
                )


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)
            for name in tables
            if name not in RECORDED
        }


@pytest.fixture
def spoken(app: App) -> list[str]:
    """What the status line says."""
    lines: list[str] = []
    app.desk.said.connect(lines.append)
    return lines


@pytest.fixture
def refusing(app: App) -> Path:
    """The forum, which no change can be written to."""
    path = app.desk.file.path
    refuse(path)
    activate(app.window)
    return path


def test_a_question_that_could_not_be_added_is_not_reported(
    app: App, live: LivePage, said: list[str], spoken: list[str], refusing: Path
) -> None:
    before = live.agenda.count()
    live.arranging.ask_question()
    type_text(live.arranging.line.field, "Elpriset\n")
    assert said and "kunde inte sparas" in said[-1]
    assert not any("Elpriset" in line for line in spoken)
    assert live.agenda.count() == before
    assert live.arranging.line.isVisible() and live.arranging.line.field.text() == "Elpriset"


def test_a_meeting_that_could_not_be_ended_goes_on(
    app: App, live: LivePage, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.desk, "ask", lambda *args: True)
    live.start_meeting()
    refuse(app.desk.file.path)
    live.end_meeting()
    assert said
    assert app.window.page is live and live.end_button.isVisible()
    assert live.meeting.state is MeetingState.PLANNED


def test_a_guest_who_could_not_be_added_is_asked_for_again(
    app: App, live: LivePage, said: list[str], refusing: Path
) -> None:
    field = live.attendance.field
    type_text(field, "Zebulon Xyz\nVaxholms varv\n")
    assert said
    assert field.text() == "Vaxholms varv" and "Zebulon Xyz" in field.placeholderText()


def _person(form: FormDialog) -> object:
    assert isinstance(form, PersonForm)
    type_text(form["name"], "Örjan Näslund")
    return form["name"]


def _organisation(form: FormDialog) -> object:
    assert isinstance(form, OrganisationForm)
    type_text(form["name"], "Vaxholms varv")
    form["side"].setCurrentIndex(1)
    return form["name"]


def _proposal(form: FormDialog) -> object:
    assert isinstance(form, ProposalForm)
    type_text(form["title"], "Vätgas i hamnen")
    form["organisation_id"].setCurrentIndex(1)
    return form["title"]


@pytest.mark.parametrize(
    ("key", "method", "kind", "fill"),
    [
        ("people", "new_person", PersonForm, _person),
        ("people", "new_organisation", OrganisationForm, _organisation),
        ("proposals", "new", ProposalForm, _proposal),
    ],
)
def test_a_form_that_could_not_be_kept_stays_open_with_what_was_typed(
    app: App,
    said: list[str],
    spoken: list[str],
    refusing: Path,
    key: str,
    method: str,
    kind: type[FormDialog],
    fill: Fill,
) -> None:
    app.window.go(key, None)
    before = dump(refusing)

    def write(form: FormDialog) -> None:
        field = fill(form)
        typed = field.text()  # type: ignore[attr-defined]
        form.save.click()
        assert form.isVisible() and field.text() == typed  # type: ignore[attr-defined]
        assert said and "kunde inte sparas" in said[-1]
        form.save.click()
        assert len(said) == 2

    answered(kind, getattr(app.window.page, method), write)
    assert dump(refusing) == before
    assert spoken == []
    assert not app.desk.file.history.done


def test_edits_that_could_not_be_kept_stay_open(app: App, said: list[str], refusing: Path) -> None:
    app.window.go("people", None)
    page = app.window.page

    def rename(form: OrganisationForm) -> None:
        type_text(form["name"], " i länet")
        form.save.click()
        assert form.isVisible() and len(said) == 1

    def settle(form: SettingsDialog) -> None:
        type_text(form.forum["name"], " i länet")
        form.save.click()
        assert form.isVisible() and len(said) == 2

    answered(OrganisationForm, page.edit, rename)
    answered(SettingsDialog, app.window.settings_action.trigger, settle)
    assert not app.desk.file.forum.name.endswith("i länet")


def test_a_meeting_that_could_not_be_created_is_not_chosen(
    app: App, said: list[str], refusing: Path, qtbot: QtBot
) -> None:
    app.window.go("meetings", FOURTH)
    page = app.window.page
    page.new_meeting()
    form = app.window.findChild(MeetingForm)
    form.save.click()
    assert said and form.isVisible()
    assert page.meeting.id == FOURTH
    assert len(app.desk.file.meetings()) == 4
    form.reject()


def test_what_is_typed_in_an_item_stays_and_what_was_chosen_is_as_in_the_file(
    app: App, said: list[str], refusing: Path
) -> None:
    app.window.go("meetings", FOURTH)
    editor = app.window.page.editor
    form = editor.form
    kind = form.kind.currentIndex()
    type_text(form.presenter, " och en till")
    typed = form.presenter.text()
    form.kind.setCurrentIndex(kind + 1)
    form.commit()
    assert len(said) == 1
    assert form.presenter.text() == typed and form.kind.currentIndex() == kind
    with closing(sqlite3.connect(refusing)) as connection, connection:
        names = "SELECT name FROM sqlite_master WHERE type='trigger'"
        for (name,) in connection.execute(names).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
    form.commit()
    assert app.desk.file.meetings()[3].items[0].presenter == typed.strip()


def test_a_card_whose_status_could_not_be_written_is_where_it_was(
    app: App, said: list[str], spoken: list[str], refusing: Path
) -> None:
    app.window.go("proposals", None)
    page = app.window.page
    board = page.board
    board.lists[ProposalState.DECLINED].setCurrentRow(0)
    counted = {state: entries.count() for state, entries in board.lists.items()}
    page._move(page.chosen.id, ProposalState.NEW)
    assert said and spoken == []
    assert {state: entries.count() for state, entries in board.lists.items()} == counted


def test_reading_only_nothing_is_said_to_be_done(app: App, said: list[str], spoken: list[str]) -> None:
    app.desk.file.read_only = True
    path = app.desk.file.path
    before = dump(path)
    with app.desk.change("Elpriset") as done:
        app.desk.file.forum.name = "Elpriset"
    assert not done
    assert said and spoken == []
    assert app.desk.file.forum.name != "Elpriset" and dump(path) == before
