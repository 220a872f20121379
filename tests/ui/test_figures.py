"""Every figure opens what it counts and is as many, in the example and in a forum made by chance."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import ActionStatus, MeetingState, Membership
from industriforum_desktop.i18n import language
from industriforum_desktop.store.glance import Waiting, glance
from industriforum_desktop.ui.shared.waiting import Row, rows
from industriforum_desktop.ui.ways import AnyWay, ListActions, ListPeople
from industriforum_desktop.ui.year.follow_up import FollowUpPart
from industriforum_desktop.ui.year.page import YearPage
from industriforum_desktop.ui.year.things import ThingsDialog
from tests.chance import scramble
from tests.ui.conftest import TODAY
from tests.ui.dialogs import answered

SEEDS = (0, 1)
"""0 is the example as it is."""


@pytest.fixture(params=SEEDS)
def app(app: App, request: pytest.FixtureRequest) -> App:
    if request.param:
        scramble(app.desk.file, request.param, TODAY)
    return app


@pytest.fixture
def part(app: App) -> FollowUpPart:
    app.window.go("year", "follow-up")
    page = app.window.pages["year"]
    assert isinstance(page, YearPage)
    return next(one for one in page.parts if isinstance(one, FollowUpPart))


def press(qtbot: QtBot, one) -> None:
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)


def test_every_figure_of_a_year_opens_what_it_counts(app: App, part: FollowUpPart, qtbot: QtBot) -> None:
    for year in (2023, 2024):
        part.page.year = year
        part.refresh()
        for (_title, _key), made in part.figures.buttons.items():
            if not made.isEnabled():
                continue
            name, _colon, number = made.accessibleName().rpartition(": ")
            seen: list[int] = []

            def look(dialog: ThingsDialog, seen: list[int] = seen) -> None:
                seen.append(dialog.table.rows.rowCount())
                seen.append(sum(getattr(one, "used_seconds", 0) for one in dialog.table.rows.things))

            answered(ThingsDialog, partial(press, qtbot, made), look)
            counted, seconds = seen
            said = int(number.split()[0])
            assert said == (round(seconds / 60) if number.endswith(" min") else counted), (year, name)


ITEMS = "FROM agenda_item JOIN meeting ON meeting.id = meeting_id WHERE state = 'held' AND year = 2023"
LINES = (
    "FROM outcome JOIN agenda_item ON agenda_item.id = item_id JOIN meeting ON meeting.id = meeting_id"
    " WHERE state = 'held' AND year = 2023 AND outcome.position IS NOT NULL"
)
COUNTED_OVER = {
    "held": "FROM meeting WHERE state = 'held' AND year = 2023",
    "items": f"{ITEMS} AND NOT postponed AND (taken_up"
    " OR EXISTS (SELECT 1 FROM note WHERE note.item_id = agenda_item.id AND trim(note.text) != '')"
    " OR EXISTS (SELECT 1 FROM outcome WHERE outcome.item_id = agenda_item.id AND outcome.position IS NOT NULL)"
    " OR EXISTS (SELECT 1 FROM action_report WHERE action_report.item_id = agenda_item.id))",
    "proposed": f"{ITEMS} AND proposed_by_id IS NOT NULL",
    "agreements": f"{LINES} AND outcome.kind = 'agreement'",
    "actions": f"{LINES} AND outcome.kind = 'action'",
    **{
        status.value: f"{LINES} AND outcome.kind = 'action' AND status = '{status.value}'"
        for status in ActionStatus
    },
    "challenges": f"{LINES} AND outcome.kind = 'challenge'",
    "needs": f"{LINES} AND outcome.kind = 'need'",
    "unanswered": f"{LINES} AND outcome.kind IN ('challenge', 'need') AND NOT EXISTS (SELECT 1 FROM outcome AS its"
    " JOIN agenda_item AS there ON there.id = its.item_id JOIN meeting AS met ON met.id = there.meeting_id"
    " WHERE its.kind = 'action' AND its.status != 'dropped' AND its.position IS NOT NULL"
    " AND met.state != 'cancelled' AND its.concern_id = outcome.concern_id)",
}


def test_the_figures_are_those_of_the_file(app: App, part: FollowUpPart) -> None:
    said = {
        key: int(made.accessibleName().rpartition(": ")[2].split()[0])
        for (_title, key), made in part.figures.buttons.items()
        if key in COUNTED_OVER
    }
    connection = sqlite3.connect(app.desk.file.path)
    wanted = {key: connection.execute(f"SELECT count(*) {sql}").fetchone()[0] for key, sql in COUNTED_OVER.items()}
    connection.close()
    assert said == {key: n for key, n in wanted.items() if key in said}
    assert set(said) == set(COUNTED_OVER)
    assert sum(said[status.value] for status in ActionStatus) == said["actions"]


def _opened(app: App, row: Row) -> int:
    """How many are shown where a line of the overview leads."""
    app.window.follow(row.way)
    page = app.window.page
    if isinstance(row.way, ListActions):
        return int(page.table.sorted.rowCount())
    if row.way == ListPeople("outreach"):
        return int(page.pipeline.lists[Membership.TO_CONTACT].count())
    assert row.way == ListPeople("informed")
    assert page.views.currentIndex() == 1
    return int(page.people.sorted.rowCount())


COUNTS: dict[AnyWay, Callable[[Waiting], int]] = {
    ListActions("overdue"): lambda waiting: waiting.overdue_actions,
    ListActions("open"): lambda waiting: waiting.open_actions,
    ListActions("silent"): lambda waiting: waiting.silent_actions,
    ListPeople("outreach"): lambda waiting: waiting.to_contact,
    ListPeople("informed"): lambda waiting: waiting.not_informed,
}


def test_every_number_on_the_overview_opens_what_it_counts(app: App) -> None:
    waiting = glance(Path(app.desk.file.path), TODAY).waiting
    met = set()
    for row in rows(waiting, language("sv"), TODAY):
        if row.way not in COUNTS or (row.way == ListPeople("outreach") and "att ta kontakt" not in row.text):
            continue
        number = COUNTS[row.way](waiting)
        assert str(number) in row.text.split()
        assert _opened(app, row) == number, row
        met.add(row.way)
    assert ListActions("open") in met


def test_handed_over_is_one_thing_on_the_board_and_in_the_figures(app: App, part: FollowUpPart) -> None:
    app.window.go("actions", "all")
    page = app.window.page
    page.views.setCurrentWidget(page.board)
    on_board = page.board.lists[ActionStatus.HANDED_OVER].count()
    figures = 0
    for year in sorted({one.year for one in app.desk.file.meetings()}):
        part.page.year = year
        app.window.go("year", "follow-up")
        part.refresh()
        found = next(one for (_t, key), one in part.figures.buttons.items() if key == "handed_over")
        figures += int(found.accessibleName().rpartition(": ")[2])
    held = {one.id for one in app.desk.file.actions() if one.item.meeting.state is MeetingState.HELD}
    elsewhere = [
        one for one in app.desk.file.actions() if one.status is ActionStatus.HANDED_OVER and one.id not in held
    ]
    assert on_board == figures + len(elsewhere)
