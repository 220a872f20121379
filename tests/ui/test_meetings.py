"""The year is planned and an agenda drafted, as a person does it in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import ItemKind, MeetingState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.year import FOLLOW_UP, obstacle, standing_items
from industriforum_desktop.i18n import _
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.meetings.agenda_model import CLOCK, TITLE
from industriforum_desktop.ui.meetings.meeting_form import MeetingForm
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.meetings.plan_dialog import PlanDialog
from industriforum_desktop.ui.meetings.standing import StandingDialog
from industriforum_desktop.ui.ways import AnyWay, HoldMeeting, ShowMeeting, ShowPaper
from tests.keys import press, type_text

T = TypeVar("T", bound=QWidget)
Start = Callable[[Path | None], App]
FIRST, FOURTH = 1, 4
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _page(app: App, target: object = None) -> MeetingsPage:
    app.window.activateWindow()
    app.window.go("meetings", target)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    return page


@pytest.fixture
def page(app: App) -> MeetingsPage:
    """The demo's fourth meeting, which is still to be held."""
    return _page(app, FOURTH)


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The person says yes to every question; here they are."""
    questions: list[str] = []

    def agree(desk: Desk, text: str, yes: str, parent: QWidget | None = None) -> bool:
        questions.append(text)
        return True

    monkeypatch.setattr(Desk, "ask", agree)
    return questions


def _dialog(app: App, kind: type[T]) -> T:
    found = [one for one in app.window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def _titles(page: MeetingsPage) -> list[str]:
    return [line.title for line in page.editor.model.lines]


def _clocks(page: MeetingsPage) -> list[str]:
    return [line.clock for line in page.editor.model.lines]


def _in_file(app: App, meeting_id: int = FOURTH) -> list[str]:
    meeting = app.desk.file.session.get_one(Meeting, meeting_id)
    assert [item.position for item in meeting.items] == list(range(1, len(meeting.items) + 1))
    return [item.title for item in meeting.items]


def _chosen(page: MeetingsPage) -> str:
    line = page.editor.view.line
    assert line is not None
    rows = {index.row() for index in page.editor.view.selectionModel().selectedRows()}
    assert rows == {page.editor.view.currentIndex().row()}
    return line.title


def _choose(page: MeetingsPage, title: str) -> None:
    view = page.editor.view
    view.setFocus()
    view.setCurrentIndex(page.editor.model.index(_titles(page).index(title), TITLE))


def _plan(app: App, page: MeetingsPage) -> PlanDialog:
    page.plan()
    return _dialog(app, PlanDialog)


def test_a_new_forum_says_how_to_begin(start: Start, new_path: Path) -> None:
    page = _page(start(new_path))
    assert page._empty.isVisible()
    assert not page.list.isVisible()


def test_the_whole_year_is_planned_at_once(
    start: Start, new_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start(new_path)
    monkeypatch.setattr(Desk, "today", lambda self: date(2023, 1, 9))
    page = _page(app)
    dialog = _plan(app, page)
    assert dialog.year.value() == 2023
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    meetings = app.desk.file.meetings()
    assert [meeting.label for meeting in meetings] == ["2023-1", "2023-2", "2023-3", "2023-4"]
    for meeting in meetings:
        assert obstacle(meeting.day) is None
        assert meeting.reply_by is not None and meeting.reply_by < meeting.day
        last = meeting is meetings[-1]
        assert [item.title for item in meeting.items] == [
            _(item.title) for item in standing_items(last_of_year=last)
        ]
        assert (_(FOLLOW_UP.title) in [item.title for item in meeting.items]) is last
    assert page.list.isVisible()
    assert page.list.chosen == meetings[0].id
    app.window.undo_action.trigger()
    assert not app.desk.file.meetings() and page._empty.isVisible()
    app.window.redo_action.trigger()
    assert len(app.desk.file.meetings()) == 4 and page.list.isVisible()


def test_a_bad_day_is_told_and_a_wrong_time_keeps_the_dialog(
    start: Start, new_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start(new_path)
    monkeypatch.setattr(Desk, "today", lambda self: date(2023, 1, 9))
    dialog = _plan(app, _page(app))
    second = dialog.rows[1]
    assert second.warning.text() == ""
    second.day.set_value(date(2023, 6, 6))
    assert "Nationaldag" in second.warning.text()
    second.day.set_value(date(2023, 7, 13))
    assert "28–31" in second.warning.text()
    type_text(dialog["place"], "Rådhuset, Västervik")
    dialog.start.setTime(QTime(13, 0))
    dialog.end.setTime(QTime(9, 0))
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog._trouble.isVisible() and dialog._trouble.text()
    assert not app.desk.file.meetings()
    dialog.end.setTime(QTime(16, 0))
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    meetings = app.desk.file.meetings()
    assert [meeting.place for meeting in meetings] == ["Rådhuset, Västervik"] * 4
    assert meetings[1].day == date(2023, 7, 13)


@pytest.mark.parametrize("day", [date(2024, 5, 8), date(2023, 2, 16)])
def test_a_date_that_does_not_fit_is_refused_in_words(
    start: Start, new_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    app = start(new_path)
    monkeypatch.setattr(Desk, "today", lambda self: date(2023, 1, 9))
    dialog = _plan(app, _page(app))
    dialog.rows[1].day.set_value(day)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog._trouble.text()
    assert not app.desk.file.meetings()


def test_what_is_left_of_the_year_is_planned(app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "today", lambda self: date(2023, 11, 27))
    dialog = _plan(app, _page(app))
    assert dialog.year.value() == 2024
    for line in dialog.rows[2:]:
        qtbot.mouseClick(line.wanted, Qt.MouseButton.LeftButton, pos=line.wanted.rect().center())
        line.wanted.setChecked(False)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    made = [meeting for meeting in app.desk.file.meetings() if meeting.year == 2024]
    assert [meeting.number for meeting in made] == [1, 2]


def test_a_meeting_is_created_with_the_next_number(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_M, CTRL)
    form = _dialog(app, MeetingForm)
    assert form.number.value() == 1 and form.day.day.year == 2024
    assert form["place"].text() == "Regionens hus, Kalmar, rum Kalmarsund"
    form.day.set_value(date(2023, 12, 14))
    assert form.number.value() == 5
    type_text(form["theme"], "Jul <b>& nyår</b>")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    meeting = app.desk.file.meeting("2023-5")
    assert meeting is not None and meeting.day == date(2023, 12, 14) and meeting.items
    assert page.list.chosen == meeting.id
    assert "Jul <b>& nyår</b>" in page.head.theme.text()


def test_two_meetings_cannot_have_one_number(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    page.edit_meeting()
    form = _dialog(app, MeetingForm)
    form.number.setValue(2)
    form["place"].setText("Oskarshamn")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert form.isVisible() and "2023" in form._trouble.text()
    form.number.setValue(6)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert app.desk.file.session.get_one(Meeting, FOURTH).label == "2023-6"
    assert page.head.where.text() == "Oskarshamn"
    app.window.undo_action.trigger()
    assert app.desk.file.session.get_one(Meeting, FOURTH).label == "2023-4"
    assert page.head.where.text() != "Oskarshamn"


def test_items_are_written_one_after_the_other(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    before = _titles(page)
    _choose(page, before[3])
    qtbot.keyClick(page.editor.view, Qt.Key.Key_N, CTRL)
    title = page.editor.form.title_field
    assert title.hasFocus()
    type_text(title, "Elnätet: räcker det?")
    assert _titles(page)[4] == "Elnätet: räcker det?"
    qtbot.keyClick(title, Qt.Key.Key_Return)
    type_text(title, "Yrkesprov – åäö & <i>")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert len(_titles(page)) == len(before) + 3
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert page.editor.view.hasFocus()
    wanted = [*before[:4], "Elnätet: räcker det?", "Yrkesprov – åäö & <i>", *before[4:]]
    assert _titles(page) == _in_file(app) == wanted


def test_enter_walks_the_titles(page: MeetingsPage, qtbot: QtBot) -> None:
    titles = _titles(page)
    _choose(page, titles[-2])
    qtbot.keyClick(page.editor.view, Qt.Key.Key_Return)
    field = page.editor.form.title_field
    assert field.hasFocus() and field.selectedText() == titles[-2]
    type_text(field, "Annat")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.hasFocus() and field.selectedText() == titles[-1]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.editor.view.hasFocus()
    assert _titles(page) == [*titles[:-2], "Annat", titles[-1]]


def test_an_item_keeps_its_title_when_the_field_is_emptied(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    titles = _titles(page)
    _choose(page, titles[1])
    qtbot.keyClick(page.editor.view, Qt.Key.Key_F2)
    field = page.editor.form.title_field
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == ""
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert page.editor.view.hasFocus()
    assert _titles(page) == _in_file(app) == titles
    assert field.text() == titles[1]


def test_all_facts_of_an_item_are_kept(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    form = page.editor.form
    _choose(page, _titles(page)[5])
    page.editor.begin()
    form.kind.setFocus()
    form.kind.setCurrentIndex(2)
    form.kind.activated.emit(2)
    form.presenter.setFocus()
    form.presenter.selectAll()
    type_text(form.presenter, "Åsa Öberg, Gäst AB")
    form.background.setFocus()
    form.background.selectAll()
    type_text(form.background, "Rad ett\nRad två “&<b>”")
    form.minutes.setFocus()
    form.minutes.setValue(25)
    app.window.show_page("people")
    item = app.desk.file.session.get_one(Meeting, FOURTH).items[5]
    assert item.kind is list(ItemKind)[2]
    assert item.presenter == "Åsa Öberg, Gäst AB"
    assert item.background == "Rad ett\nRad två “&<b>”"
    assert item.minutes == 25


def test_what_is_typed_is_written_when_the_program_is_left(app: App, page: MeetingsPage, demo_path: Path) -> None:
    _choose(page, _titles(page)[0])
    page.editor.begin()
    type_text(page.editor.form.title_field, "Välkomna")
    app.window.close()
    from industriforum_desktop.store.forum_file import ForumFile

    again = ForumFile.open(demo_path)
    assert again.session.get_one(Meeting, FOURTH).items[0].title == "Välkomna"
    again.close()


def test_alt_and_an_arrow_move_an_item_and_it_stays_chosen(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    a, b, c, *rest = _titles(page)
    _choose(page, c)
    qtbot.keyClick(page.editor.view, Qt.Key.Key_Up, ALT)
    assert _titles(page) == _in_file(app) == [a, c, b, *rest]
    qtbot.keyClick(page.editor.view, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(page.editor.view, Qt.Key.Key_Up, ALT)
    assert _titles(page) == [c, a, b, *rest]
    assert _chosen(page) == c
    assert not page.editor.up_button.isEnabled()
    qtbot.keyClick(page.editor.view, Qt.Key.Key_Down, ALT)
    assert _titles(page) == [a, c, b, *rest]
    assert _chosen(page) == c
    assert page.editor.view.hasFocus()


def test_moving_from_the_title_field_keeps_what_is_typed(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    a, b, *rest = _titles(page)
    _choose(page, b)
    page.editor.begin()
    type_text(page.editor.form.title_field, "Omskriven")
    qtbot.keyClick(page.editor.form.title_field, Qt.Key.Key_Up, ALT)
    assert _titles(page) == _in_file(app) == ["Omskriven", a, *rest]
    assert _chosen(page) == "Omskriven"


@pytest.mark.parametrize(("source", "gap", "place"), [(0, 4, 3), (4, 0, 0), (2, -1, 14), (1, 1, 1), (1, 2, 1)])
def test_an_item_is_dragged(app: App, page: MeetingsPage, qtbot: QtBot, source: int, gap: int, place: int) -> None:
    before = _titles(page)
    moved = before[source]
    model = page.editor.model
    data = model.mimeData([model.index(source, CLOCK), model.index(source, TITLE)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, gap, 0, QModelIndex())
    wanted = [title for title in before if title != moved]
    wanted.insert(place, moved)
    qtbot.waitUntil(lambda: _titles(page) == wanted)
    assert _in_file(app) == wanted
    if wanted != before:
        assert _chosen(page) == moved
        app.window.undo_action.trigger()
        assert _titles(page) == _in_file(app) == before


def test_nothing_else_can_be_dropped_on_the_agenda(page: MeetingsPage) -> None:
    model = page.editor.model
    titles = _titles(page)
    data = model.mimeData([model.index(0, 0)])
    assert not model.canDropMimeData(data, Qt.DropAction.CopyAction, 3, 0, QModelIndex())
    data.clear()
    data.setText("Text från Word")
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert _titles(page) == titles


def test_the_clock_runs_and_the_overrun_is_marked(page: MeetingsPage) -> None:
    assert _clocks(page)[:3] == ["13.00", "13.05", "13.10"]
    assert page.editor.sum.property("role") != "warning"
    assert not any(line.late for line in page.editor.model.lines)
    _choose(page, _titles(page)[0])
    page.editor.form.minutes.setValue(15)
    assert _clocks(page)[:3] == ["13.00", "13.15", "13.20"]
    assert page.editor.sum.property("role") == "warning"
    assert page.editor.sum_icon.isVisible() and "10" in page.editor.sum.text()
    late = [line.clock for line in page.editor.model.lines if line.late]
    assert late == ["15.30", "15.35"]
    last = page.editor.model.index(len(_clocks(page)) - 1, CLOCK)
    assert last.data(Qt.ItemDataRole.ForegroundRole).name() == theme.now().warning
    page.editor.form.commit()
    assert page.list.currentItem().data(Qt.ItemDataRole.UserRole).hint
    page.editor.form.minutes.setValue(5)
    assert page.editor.sum.property("role") != "warning"


def test_every_change_of_the_agenda_can_be_undone(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    steps = [_titles(page)]
    _choose(page, steps[0][2])
    view, field = page.editor.view, page.editor.form.title_field
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    steps.append(_titles(page))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    steps.append(_titles(page))
    qtbot.keyClick(view, Qt.Key.Key_N, CTRL)
    steps.append(_titles(page))
    type_text(field, "Ny fråga")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    steps.append(_titles(page))
    assert [len(step) for step in steps] == [15, 15, 14, 15, 15]
    for wanted in reversed(steps[:-1]):
        qtbot.keyClick(view, Qt.Key.Key_Z, CTRL)
        assert _titles(page) == _in_file(app) == wanted
    for wanted in steps[1:]:
        qtbot.keyClick(view, Qt.Key.Key_Y, CTRL)
        assert _titles(page) == _in_file(app) == wanted


def test_undo_in_a_field_takes_back_letters_first_and_then_the_last_change(
    app: App, page: MeetingsPage, qtbot: QtBot
) -> None:
    titles = _titles(page)
    _choose(page, titles[2])
    qtbot.keyClick(page.editor.view, Qt.Key.Key_Up, ALT)
    page.editor.begin()
    field = page.editor.form.title_field
    press(field, Qt.Key.Key_X, "x")
    assert _titles(page)[1] == "x"
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == titles[2]
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert _titles(page) == _in_file(app) == titles


def test_missing_standing_items_are_proposed(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    wanted = [_(item.title) for item in standing_items(last_of_year=True)]
    missing = [title for title in wanted if title.casefold() not in [one.casefold() for one in _titles(page)]]
    gone = next(title for title in wanted if title in _titles(page))
    before = _titles(page)
    _choose(page, gone)
    qtbot.keyClick(page.editor.view, Qt.Key.Key_Delete)
    qtbot.mouseClick(page.editor.standing_button, Qt.MouseButton.LeftButton)
    dialog = _dialog(app, StandingDialog)
    assert {_(title) for title in dialog.boxes} == {gone, *missing}
    for title, box in dialog.boxes.items():
        box.setChecked(_(title) == gone)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert _titles(page) == _in_file(app) == before
    app.window.undo_action.trigger()
    assert gone not in _titles(page)


def test_the_last_meeting_of_the_year_gets_the_follow_up(app: App, qtbot: QtBot) -> None:
    page = _page(app, FOURTH)
    titles = _titles(page)
    follow_up = next(title for title in titles if title == _(FOLLOW_UP.title))
    _choose(page, follow_up)
    qtbot.keyClick(page.editor.view, Qt.Key.Key_Delete)
    page.editor.add_standing()
    dialog = _dialog(app, StandingDialog)
    assert FOLLOW_UP.title in dialog.boxes
    dialog.reject()
    page.follow(ShowMeeting(3))
    page.editor.add_standing()
    offered = [one for one in app.window.findChildren(StandingDialog) if one.isVisible()]
    assert all(FOLLOW_UP.title not in one.boxes for one in offered)


def test_an_item_with_minutes_stays_and_the_reason_is_told(app: App, said: list[str], qtbot: QtBot) -> None:
    page = _page(app, FIRST)
    titles = _titles(page)
    held = next(item for item in app.desk.file.session.get_one(Meeting, FIRST).items if item.has_minutes)
    _choose(page, held.title)
    qtbot.keyClick(page.editor.view, Qt.Key.Key_Delete)
    assert len(said) == 1 and held.title in said[0]
    assert _titles(page) == _in_file(app, FIRST) == titles
    assert not app.desk.file.history.done


def test_a_held_meeting_cannot_be_deleted(app: App, said: list[str], agreed: list[str]) -> None:
    page = _page(app, FIRST)
    page.delete_meeting()
    assert len(said) == 1 and not agreed
    assert len(app.desk.file.meetings()) == 4


def test_a_planned_meeting_is_deleted_and_comes_back(
    app: App, page: MeetingsPage, agreed: list[str], qtbot: QtBot
) -> None:
    page.new_meeting()
    qtbot.mouseClick(_dialog(app, MeetingForm).save, Qt.MouseButton.LeftButton)
    made = page.list.chosen
    assert made is not None
    titles = _titles(page)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert len(agreed) == 1
    labels = ["2023-1", "2023-2", "2023-3", "2023-4"]
    assert [meeting.label for meeting in app.desk.file.meetings()] == labels
    assert page.list.chosen == FOURTH
    app.window.undo_action.trigger()
    page.follow(ShowMeeting(made))
    assert _titles(page) == _in_file(app, made) == titles
    app.window.redo_action.trigger()
    assert [meeting.label for meeting in app.desk.file.meetings()] == labels


def test_a_meeting_is_called_off_and_planned_again(app: App, page: MeetingsPage, said: list[str]) -> None:
    page.call_off()
    assert app.desk.file.session.get_one(Meeting, FOURTH).state is MeetingState.CANCELLED
    assert not page.head.hold_button.isEnabled()
    page.hold()
    assert len(said) == 1 and app.window.page is page
    page.call_off()
    assert app.desk.file.session.get_one(Meeting, FOURTH).state is MeetingState.PLANNED
    page.follow(ShowMeeting(FIRST))
    page.call_off()
    assert app.desk.file.session.get_one(Meeting, FIRST).state is MeetingState.HELD and len(said) == 2


def test_the_way_leads_to_the_live_view_and_the_papers(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    wanted: list[AnyWay] = []
    app.desk.go.connect(wanted.append)
    qtbot.mouseClick(page.head.papers_button, Qt.MouseButton.LeftButton)
    app.window.go("meetings", None)
    qtbot.mouseClick(page.head.hold_button, Qt.MouseButton.LeftButton)
    assert wanted == [ShowPaper(meeting_id=FOURTH), HoldMeeting(FOURTH)]
    assert app.window.page is app.window.pages["live"]


def test_an_empty_agenda_offers_a_beginning(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    while _titles(page):
        page.editor.delete()
    assert page.editor._empty.isVisible()
    page.editor.add_standing()
    qtbot.mouseClick(_dialog(app, StandingDialog).save, Qt.MouseButton.LeftButton)
    assert _titles(page) == [_(item.title) for item in standing_items(last_of_year=True)]
    assert not page.editor._empty.isVisible()


def test_meetings_are_walked_in_the_list(page: MeetingsPage, qtbot: QtBot) -> None:
    page.list.setFocus()
    fourth = _titles(page)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.chosen == 3 and _titles(page) != fourth
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.list.chosen == FOURTH and _titles(page) == fourth


def test_typing_goes_with_its_own_meeting(app: App, page: MeetingsPage, qtbot: QtBot) -> None:
    _choose(page, _titles(page)[0])
    page.editor.begin()
    type_text(page.editor.form.title_field, "Bara här")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert _in_file(app)[0] == "Bara här"
    assert "Bara här" not in _in_file(app, 3)
    assert page.editor.form.title_field.text() == _in_file(app, 3)[0]


def test_a_forum_for_reading_only_can_be_read(app: App, demo_path: Path, qtbot: QtBot, said: list[str]) -> None:
    with qtbot.waitSignal(app.ready, timeout=20_000):
        app.open(demo_path, read_only=True)
    page = _page(app, FOURTH)
    titles = _titles(page)
    assert len(titles) == 15
    for part in (
        page.new_button,
        page.plan_button,
        page.editor.add_button,
        page.editor.form,
        page.head.edit_button,
    ):
        assert not part.isEnabled()
    _choose(page, titles[1])
    for key, modifiers in ((Qt.Key.Key_Delete, None), (Qt.Key.Key_Up, ALT), (Qt.Key.Key_N, CTRL)):
        qtbot.keyClick(page.editor.view, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert len(said) == 3
    assert _titles(page) == _in_file(app) == titles


def test_a_strange_video_link_is_shown_as_text(app: App, page: MeetingsPage) -> None:
    with app.desk.change("link"):
        app.desk.file.session.get_one(Meeting, FOURTH).video_link = "javascript:<b>alert(1)</b>"
    assert page.head.link.text() == "javascript:<b>alert(1)</b>"
    assert page.head.link.textFormat() == Qt.TextFormat.PlainText


def test_very_long_texts_do_no_harm(app: App, page: MeetingsPage) -> None:
    with app.desk.change("long"):
        meeting = app.desk.file.session.get_one(Meeting, FOURTH)
        meeting.place = meeting.theme = "å" * 3000
        item = meeting.items[0]
        assert isinstance(item, AgendaItem)
        item.title = item.presenter = "ö" * 3000
    assert app.window.width() <= 1920
    assert page.head.hold_button.visibleRegion().boundingRect().width() > 50
