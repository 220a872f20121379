"""The follow-up in the window: figures lead to their things, answers are entered, the next year is planned."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from industriforum_desktop import app as program
from industriforum_desktop.forum.kinds import MeetingState, ProposalState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.year import obstacle
from industriforum_desktop.store import past
from industriforum_desktop.ui.year.evaluation import AnswersDialog, EvaluationForm
from industriforum_desktop.ui.year.follow_up import FollowUpPart
from industriforum_desktop.ui.year.next_year import NextYearForm, NextYearPlan
from industriforum_desktop.ui.year.things import ThingsDialog
from tests.keys import type_text
from tests.ui.dialogs import activate, answered


@pytest.fixture
def part(app) -> FollowUpPart:
    app.window.go("year", "follow-up")
    page = app.window.pages["year"]
    return next(one for one in page.parts if isinstance(one, FollowUpPart))


def press(qtbot, one) -> None:
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)


def test_a_thing_behind_a_figure_is_shown_where_it_stands(qtbot, app, part) -> None:
    late = next(one for (_t, key), one in part.figures.buttons.items() if key == "late")
    chosen = []

    def go(dialog: ThingsDialog) -> None:
        chosen.append(dialog.table.current().id)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)

    answered(ThingsDialog, lambda: press(qtbot, late), go)
    actions = app.window.pages["actions"]
    assert app.window.stack.currentWidget() is actions
    assert actions.table.current().id == chosen[0]


def test_an_answer_on_paper_is_entered_mended_deleted_and_brought_back(qtbot, app, part) -> None:
    file = app.desk.file
    before = len(file.evaluations())
    part.views.setCurrentWidget(part.aims)

    def fill(form: EvaluationForm) -> None:
        press(qtbot, form.save)
        assert form.isVisible(), "nothing is answered yet"
        next(iter(form.grades.values())).setCurrentIndex(4)
        type_text(form["keep"], "Rundan är bra")
        press(qtbot, form.save)

    answered(EvaluationForm, lambda: press(qtbot, part.aims.enter_button), fill)
    made = file.evaluations()[-1]
    assert (len(file.evaluations()), made.year, made.organisation, made.keep) == (
        before + 1,
        2023,
        None,
        "Rundan är bra",
    )
    assert list(made.grades.values()) == [4], "what was not judged has no grade"
    assert part.aims.count.text().startswith(f"{before + 1} ")

    def delete(dialog: AnswersDialog) -> None:
        assert dialog.table.choose(lambda one: one.keep == "Rundan är bra")
        press(qtbot, dialog.delete_button)

    answered(AnswersDialog, lambda: press(qtbot, part.aims.answers_button), delete)
    assert len(file.evaluations()) == before
    file.undo()
    assert len(file.evaluations()) == before + 1
    file.undo()
    assert len(file.evaluations()) == before


def test_the_grades_of_each_aim_can_be_heard(qtbot, app, part) -> None:
    part.views.setCurrentWidget(part.aims)
    assert len(part.aims.charts) == len(app.desk.file.aims())
    first = next(iter(part.aims.charts.values()))
    qtbot.waitUntil(lambda: first.drawn)
    assert "3" in first.accessibleName()


def test_a_charts_words_are_as_large_on_the_screen_as_on_paper(qtbot, app, part) -> None:
    part.views.setCurrentWidget(part.aims)
    chart = next(iter(part.aims.charts.values()))
    qtbot.waitUntil(lambda: chart.drawn)
    points = chart._renderer.defaultSize().width()
    assert chart.place().width() >= points * chart.logicalDpiX() / 72 - 1


def test_decisions_are_written_and_the_plan_made_from_them_in_one_step(qtbot, app, part) -> None:
    file = app.desk.file
    part.views.setCurrentWidget(part.next_year)
    open_before = {one.id for one in file.actions() if one.status.open}
    waiting = {one.id for one in file.proposals() if one.state in (ProposalState.NEW, ProposalState.POSTPONED)}
    assert open_before
    assert waiting

    def decide(form: NextYearForm) -> None:
        form["decisions"].setPlainText("- Tre möten räcker\n- Mer om energi")
        form["next_meetings"].setValue(3)
        form["next_themes"].setPlainText("Energi\nTrä")
        press(qtbot, form.save)

    answered(NextYearForm, lambda: press(qtbot, part.next_year.decide_button), decide)
    assert file.follow_ups()[2023].decisions == ["Tre möten räcker", "Mer om energi"]

    def plan(dialog: NextYearPlan) -> None:
        assert len(dialog.days) == 3
        press(qtbot, dialog.save)

    answered(NextYearPlan, lambda: press(qtbot, part.next_year.plan_button), plan)
    made = [one for one in file.meetings() if one.year == 2024]
    assert [one.theme for one in made] == ["Energi", "Trä", ""]
    assert [one.number for one in made] == [1, 2, 3]
    assert all(obstacle(one.day) is None and one.state is MeetingState.PLANNED for one in made)
    assert min((after.day - before.day).days for before, after in pairwise(made)) > 60
    assert file.forum.meetings_per_year == 3
    assert {one.id for one in past.open_actions(file.session, made[0].items[0])} >= open_before
    assert {
        one.id for one in file.proposals() if one.state in (ProposalState.NEW, ProposalState.POSTPONED)
    } == waiting
    page = app.window.pages["year"]
    wheel = page.parts[0]
    assert page.views.currentWidget() is wheel
    assert page.year_label.text() == "2024"
    file.undo()
    assert not [one for one in file.meetings() if one.year == 2024]
    assert file.forum.meetings_per_year == 4


def test_years_stand_side_by_side_once_there_are_two(qtbot, app, part) -> None:
    file = app.desk.file
    with file.change("Ett möte till"):
        meeting = Meeting(
            year=2022, number=1, day=date(2022, 5, 5), start=time(13), end=time(15), state=MeetingState.HELD
        )
        meeting.insert(AgendaItem(title="Läget", used_seconds=600), 0)
        file.session.add(meeting)
    part.views.setCurrentWidget(part.years)
    old = part.years.buttons["held", 2022]
    assert old.text().startswith("1 ")

    def look(dialog: ThingsDialog) -> None:
        assert [one.label for one in dialog.table.rows.things] == ["2022-1"]

    answered(ThingsDialog, lambda: press(qtbot, old), look)
    assert part.years.chart.isVisibleTo(part.years)


def test_the_paper_of_the_shown_year_is_one_press_away(qtbot, app, part) -> None:
    with app.desk.file.change("Ett möte till"):
        app.desk.file.session.add(Meeting(year=2022, number=1, day=date(2022, 5, 5), start=time(13), end=time(15)))
    part.page.step(-1)
    press(qtbot, part.paper_button)
    papers = app.window.pages["papers"]
    assert app.window.stack.currentWidget() is papers
    assert (papers.kind, papers.source.year) == ("follow-up", 2022)


def test_there_is_one_bar_of_tabs_and_years_are_laid_side_by_side_when_there_are_two(app, part) -> None:
    page = app.window.pages["year"]
    assert [one.parent() for one in page.findChildren(QTabBar) if one.isVisible()] == [page.views]
    assert page.views.indexOf(part.years) < 0
    with app.desk.file.change("Ett möte till"):
        app.desk.file.session.add(Meeting(year=2022, number=1, day=date(2022, 5, 5), start=time(13), end=time(15)))
    place = page.views.indexOf(part.years)
    assert [page.views.tabText(n) for n in (place - 1, place + 1)] == ["Nästa år", "Uppdraget"]


def test_the_page_opens_on_the_last_year_that_has_meetings(qtbot, qapp, said, demo_path) -> None:
    program.make_application([])
    app = program.App(qapp, today=lambda: date(2026, 3, 2))
    with qtbot.waitSignal(app.ready, timeout=60_000):
        app.start(demo_path)
        app.load()
    app.window.go("year", None)
    page = app.window.page
    assert page.year_label.text() == "2023"
    assert page.wheel.days.rows.things
    app.window.close()
    app.window.deleteLater()


def test_the_days_of_the_year_have_no_scroll_of_their_own(qtbot, app) -> None:
    app.window.resize(1280, 800)
    app.window.go("year", "wheel")
    wheel, days = app.window.page.wheel.wheel, app.window.page.wheel.days
    qtbot.waitUntil(lambda: wheel.drawn and wheel.height() == wheel.heightForWidth(wheel.width()))
    inside = days.parentWidget().parentWidget()
    qtbot.waitUntil(lambda: inside.height() > wheel.height() + days.height())
    assert days.verticalScrollBar().maximum() == 0
    activate(app.window)
    days.setFocus()
    days.selectRow(0)
    for _n in range(days.sorted.rowCount()):
        qtbot.keyClick(days, Qt.Key.Key_Down)
    where = days.viewport().mapTo(app.window, days.visualRect(days.currentIndex()).center())
    assert app.window.childAt(where) is days.viewport(), "the row that the keyboard is on is seen"
