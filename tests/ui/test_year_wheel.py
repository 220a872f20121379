"""The wheel of the year in the window: what it shows, where it leads, and that all moves with a moved meeting."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import vobject
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import DeadlineKind
from industriforum_desktop.papers.year_plan import Date
from industriforum_desktop.ui.meetings.meeting_form import MeetingForm
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.settings.days import DaysPart
from industriforum_desktop.ui.settings.part import PartDialog
from industriforum_desktop.ui.shared.wrapped import Line
from industriforum_desktop.ui.year.page import YearPage
from industriforum_desktop.ui.year.wheel import WheelPart
from tests.ui.dialogs import activate, answered, saves_as


@pytest.fixture
def part(app: App, qtbot: QtBot) -> WheelPart:
    """The wheel in view, drawn."""
    activate(app.window)
    app.window.resize(1280, 800)
    app.window.go("year", "wheel")
    page = app.window.pages["year"]
    assert isinstance(page, YearPage)
    part = next(one for one in page.parts if isinstance(one, WheelPart))
    qtbot.waitUntil(lambda: part.wheel.drawn)
    return part


def days(part: WheelPart, kind: DeadlineKind | None) -> dict[str, date]:
    """The days of a kind that the table shows, by what they are about."""
    things: list[Date] = part.days.rows.things
    return {one.about.split("\N{NO-BREAK SPACE}")[0]: one.day for one in things if one.kind is kind}


def press(part: WheelPart, qtbot: QtBot, label: str) -> None:
    """Click what is written of a mark."""
    mark = next(one for one in part.wheel.in_order() if one.label.replace("\N{NO-BREAK SPACE}", " ") == label)
    qtbot.mouseClick(part.wheel, Qt.MouseButton.LeftButton, pos=part.wheel.boxes(mark)[0].center().toPoint())


def test_a_screen_reader_and_the_table_tell_what_the_wheel_shows(part: WheelPart) -> None:
    told = part.wheel.accessibleName()
    assert "9 februari 2023 Möte" in told.replace("\N{NO-BREAK SPACE}", " ")
    assert {one.day for one in part.wheel.in_order()} <= {one.day for one in part.days.rows.things}
    assert days(part, DeadlineKind.REPORT) == {"Regionala utvecklingsnämnden": date(2023, 4, 21)}


def test_a_mark_leads_to_its_meeting(app: App, part: WheelPart, qtbot: QtBot) -> None:
    press(part, qtbot, "Möte 2")
    page = app.window.page
    assert isinstance(page, MeetingsPage) and page.meeting is not None and page.meeting.number == 2


def test_minutes_lead_to_where_they_are_made_final(app: App, part: WheelPart, qtbot: QtBot) -> None:
    press(part, qtbot, "Anteckningar 3")
    assert app.window.page is app.window.pages["finish"]


def test_the_wheel_is_worked_by_keyboard(app: App, part: WheelPart, qtbot: QtBot) -> None:
    part.wheel.setFocus()
    qtbot.keyClick(part.wheel, Qt.Key.Key_Right)
    qtbot.keyClick(part.wheel, Qt.Key.Key_Right)
    assert part.wheel.current is not None and part.wheel.current.day == date(2023, 2, 9)
    assert "2023-02-09" in part.wheel.accessibleDescription()
    qtbot.keyClick(part.wheel, Qt.Key.Key_Return)
    page = app.window.page
    assert isinstance(page, MeetingsPage) and page.meeting is not None and page.meeting.number == 1


def test_arrows_step_through_the_years(app: App, part: WheelPart, qtbot: QtBot) -> None:
    qtbot.mouseClick(part.page.forward, Qt.MouseButton.LeftButton)
    assert part.page.year_label.text() == "2024"
    qtbot.waitUntil(lambda: part.wheel.drawn)
    assert not [one for one in part.days.rows.things if one.kind is None]
    qtbot.keyClick(part, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert part.page.year_label.text() == "2023"


def test_moving_a_meeting_in_the_window_moves_what_hangs_on_it(app: App, part: WheelPart, qtbot: QtBot) -> None:
    kinds = (DeadlineKind.ROUND, DeadlineKind.NOTICE, DeadlineKind.REMARKS, DeadlineKind.FINAL)
    before = {kind: days(part, kind) for kind in kinds}
    told = part.wheel.accessibleName()
    press(part, qtbot, "Möte 4")
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    page.edit_meeting()
    form = next(one for one in app.window.findChildren(MeetingForm) if one.isVisible())
    moved = date(2023, 12, 7)
    form.day.set_value(moved)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    app.window.go("year", "wheel")
    qtbot.waitUntil(lambda: part.wheel.drawn and part.wheel.accessibleName() != told)
    for kind in kinds:
        after = days(part, kind)
        steps = {about: after[about] - day for about, day in before[kind].items()}
        assert steps.pop("möte 4/2023") == timedelta(days=7)
        assert not any(steps.values())
    # What was done on a page is taken back there without a question.
    app.window.go("meetings", None)
    app.window.undo_action.trigger()
    app.window.go("year", "wheel")
    qtbot.waitUntil(lambda: {kind: days(part, kind) for kind in kinds} == before)


def test_the_rules_are_the_officers(app: App, part: WheelPart, qtbot: QtBot) -> None:
    def answer(dialog: PartDialog) -> None:
        assert isinstance(dialog.part, DaysPart)
        dialog.part.days[DeadlineKind.NOTICE].setValue(14)
        dialog.part.days[DeadlineKind.REPORT_IN].setValue(30)
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    answered(PartDialog, lambda: qtbot.mouseClick(part.rules_button, Qt.MouseButton.LeftButton), answer)
    assert days(part, DeadlineKind.NOTICE)["möte 4/2023"] == date(2023, 11, 16)
    assert days(part, DeadlineKind.REPORT_IN) == {"Regionala utvecklingsnämnden": date(2023, 3, 22)}


def test_the_overview_says_the_same_waits(app: App, part: WheelPart, qtbot: QtBot) -> None:
    here = {one.accessibleName() for one in part.waiting.findChildren(Line)}
    there = {one.accessibleName() for one in app.window.overview.findChildren(Line)}
    assert here and here == there
    late = part.waiting.findChildren(Line)[0]
    qtbot.mouseClick(late, Qt.MouseButton.LeftButton)
    assert app.window.page is app.window.pages["finish"]


def test_the_days_are_saved_for_another_calendar(
    part: WheelPart, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "året.ics"
    saves_as(monkeypatch, target)
    qtbot.mouseClick(part.calendar_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists)
    found = vobject.readOne(target.read_text(encoding="utf-8")).vevent_list
    assert date(2023, 3, 31) in {event.dtstart.value for event in found}, "the report is handed in"
