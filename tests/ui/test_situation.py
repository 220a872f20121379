"""The situation: concerns gathered, merged and answered; the picture; the fixed questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import Direction, OutcomeKind
from industriforum_desktop.settings import Settings
from industriforum_desktop.store import past
from industriforum_desktop.store import situation as stored
from industriforum_desktop.store.situation import Place
from industriforum_desktop.ui.dress import INSET
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.settings_dialog import SettingsDialog
from industriforum_desktop.ui.situation.forms import AnswersDialog, ConcernForm, GatherDialog
from industriforum_desktop.ui.situation.page import SituationPage
from industriforum_desktop.ui.situation.questions import MeetingQuestions, QuestionsDialog
from industriforum_desktop.ui.situation.tree import CARRIED, Node
from tests.keys import press, type_text
from tests.ui.dialogs import activate, answered


@pytest.fixture
def page(app: App) -> SituationPage:
    app.window.go("situation", None)
    activate(app.window)
    found = app.window.page
    assert isinstance(found, SituationPage)
    found.views.setCurrentWidget(found.concerns)
    return found


def rows(page: SituationPage, kind: str) -> list[str]:
    return [one.text(0) for one in page.concerns.tree.entries() if one.data(0, 256).kind == kind]


def loose(page: SituationPage) -> Node:
    [line] = stored.not_sorted(page.desk.file)
    return Node("line", line.id)


def concern(page: SituationPage, words: str) -> Node:
    [found] = [one for one in page.desk.file.concerns() if words in one.text]
    return Node("concern", str(found.id))


def drop(page: SituationPage, carried: Node, target: Node) -> None:
    """Let go of one row over another."""
    tree = page.concerns.tree
    assert tree.choose(carried)
    row = tree.currentItem()
    assert row is not None
    data: QMimeData = tree.mimeData([row])
    entry = next(one for one in tree.entries() if one.data(0, 256) == target)
    tree.scrollToItem(entry)
    at = QPointF(tree.visualItemRect(entry).center())
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert data.hasFormat(CARRIED)
    tree.dropEvent(QDropEvent(at, move, data, left, none))


def test_a_line_that_is_not_sorted_becomes_a_concern_with_one_key(page: SituationPage, qtbot: QtBot) -> None:
    page.concerns.tree.choose(loose(page))
    page.concerns.tree.setFocus()
    qtbot.keyClick(page.concerns.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored.not_sorted(page.desk.file) == []
    made = page.concerns.concern
    assert made is not None
    assert (made.kind, made.theme) == (OutcomeKind.NEED, "Kompetensförsörjning")
    page.desk.file.undo()
    assert len(stored.not_sorted(page.desk.file)) == 1
    assert len(page.desk.file.concerns()) == 7


def test_what_is_like_a_line_is_suggested_and_taken_with_one_click(page: SituationPage, qtbot: QtBot) -> None:
    line = page.desk.file.raised()[0]
    with page.desk.change("Ta ur"):
        line.concern = None
    page.concerns.tree.choose(Node("line", line.id))
    assert "Svårt att hitta operatörer" in page.concerns.suggestion.text()
    qtbot.mouseClick(page.concerns.suggestion, Qt.MouseButton.LeftButton)
    assert line.concern is not None
    assert line.concern.text == "Svårt att hitta operatörer och tekniker"


def test_a_line_is_dragged_to_a_concern_or_a_theme(page: SituationPage) -> None:
    line = loose(page)
    drop(page, line, concern(page, "Nyanställda"))
    assert stored.not_sorted(page.desk.file) == []
    page.desk.file.undo()
    drop(page, line, Node("theme", "Livsmedel"))
    [made] = [one for one in page.desk.file.concerns() if "yrkessvenska" in one.text]
    assert made.theme == "Livsmedel"


def test_two_concerns_become_one_and_undo_parts_them(page: SituationPage) -> None:
    before = {one.text: one.weight for one in page.desk.file.concerns()}
    kept, other = concern(page, "Svårt att hitta"), concern(page, "trängs undan")
    drop(page, other, kept)
    [found] = [one for one in stored.gathered(page.desk.file) if str(one.concern.id) == kept.key]
    assert len(found.raised) == 5
    assert len(found.actions) == 3
    assert len(rows(page, "concern")) == 6
    page.desk.file.undo()
    assert {one.text: one.weight for one in page.desk.file.concerns()} == before
    assert [len(one.raised) for one in stored.gathered(page.desk.file)][:2] == [3, 2]


def test_gathering_by_keyboard_offers_what_is_alike_first(page: SituationPage) -> None:
    page.concerns.tree.choose(concern(page, "Gemensamma kortkurser"))

    def choose(dialog: GatherDialog) -> None:
        assert dialog.list.count() == 6
        dialog.list.setCurrentRow(0)
        dialog.accept()

    answered(GatherDialog, page.concerns.gather, choose)
    assert len(page.desk.file.concerns()) == 6


def test_a_concern_is_edited_solved_and_raised_again(page: SituationPage) -> None:
    page.concerns.tree.choose(concern(page, "energi"))

    def edit(form: ConcernForm) -> None:
        form["text"].clear()
        form.accept()
        assert form.isVisible()
        type_text(form["text"], "Energirådgivning på plats")
        form["theme"].setCurrentText("Klimat")
        form["weight"].setCurrentIndex(2)
        form.accept()

    answered(ConcernForm, page.concerns.edit, edit)
    found = page.concerns.concern
    assert found is not None
    assert (found.text, found.theme, found.weight) == ("Energirådgivning på plats", "Klimat", 3)
    page.concerns.solve()
    assert found.solved_on == page.desk.today()
    page.concerns.solve()
    assert found.solved_on is None


def test_actions_that_answer_are_marked(page: SituationPage) -> None:
    page.concerns.tree.choose(concern(page, "Gemensamma kortkurser"))

    def mark(dialog: AnswersDialog) -> None:
        assert "bristyrken" in dialog.list.item(0).text()
        dialog.list.setCurrentRow(1)
        dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
        dialog.accept()

    answered(AnswersDialog, page.concerns.answer, mark)
    found = next(one for one in stored.gathered(page.desk.file) if "kortkurser" in one.concern.text)
    assert found.answered


def test_taking_a_concern_apart_leaves_its_lines_waiting(page: SituationPage) -> None:
    page.concerns.tree.choose(concern(page, "Svårt att hitta"))
    page.concerns.put_back()
    assert len(stored.not_sorted(page.desk.file)) == 4
    page.desk.file.undo()
    assert len(stored.not_sorted(page.desk.file)) == 1


def test_the_picture_leads_to_the_concern(page: SituationPage, qtbot: QtBot) -> None:
    page.views.setCurrentWidget(page.picture)
    view = page.picture.view
    qtbot.waitUntil(lambda: view.drawn, timeout=10_000)
    tile = next(one for one, _box in view.spots if one.text.startswith("Svårt att hitta"))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.boxes(tile)[0].center().toPoint())
    assert page.views.currentWidget() is page.concerns
    assert page.concerns.concern is not None
    assert page.concerns.concern.id == tile.key


def answers(page: SituationPage) -> dict[Place, tuple[str, Direction | None]]:
    found = stored.answers_by_place(page.desk.file)
    return {place: (one.text, one.direction) for place, one in found.items()}


def writing(page: SituationPage) -> QLineEdit:
    [field] = page.questions.grid.viewport().findChildren(QLineEdit)
    return field


def test_answers_are_filled_in_with_the_keyboard_alone(page: SituationPage) -> None:
    page.views.setCurrentWidget(page.questions)
    meeting = page.desk.file.meeting("2023-4")
    assert meeting is not None
    page.questions.show_meeting(meeting.id)
    grid = page.questions.grid
    grid.setFocus()
    grid.setCurrentCell(0, 0)
    first, second = (grid.item(n, 0).data(256) for n in (0, 1))
    type_text(grid, "+")
    type_text(writing(page), " Fler order")
    QTest.keyClick(writing(page), Qt.Key.Key_Return)
    assert answers(page)[first] == ("Fler order", Direction.BETTER)
    QApplication.processEvents()
    assert grid.currentRow() == 1
    press(grid, Qt.Key.Key_Down, "", Qt.KeyboardModifier.AltModifier)
    assert answers(page)[second] == ("", Direction.WORSE)
    assert "▼ Sämre" in grid.item(1, 0).text()
    press(grid, Qt.Key.Key_Left, "", Qt.KeyboardModifier.AltModifier)
    assert second not in answers(page)


def test_answers_are_shown_over_time(page: SituationPage) -> None:
    page.views.setCurrentWidget(page.questions)
    page.questions.view.setCurrentIndex(1)
    page.questions._turn()
    page.questions.which.setCurrentText("IF Metall")
    page.questions._show()
    grid = page.questions.grid
    assert (grid.rowCount(), grid.columnCount()) == (3, 3)
    assert [grid.item(1, n).text().split("\n")[1] for n in range(3)] == [
        "Färre vikarier och inhyrda",
        "Färre inhyrda",
        "Färre inhyrda",
    ]
    page.questions.view.setCurrentIndex(2)
    page.questions._turn()
    assert (grid.rowCount(), grid.columnCount()) == (8, 3)


def test_questions_are_put_in_order_added_and_retired_without_losing_answers(page: SituationPage) -> None:
    before = len(page.desk.file.answers())

    def change(dialog: QuestionsDialog) -> None:
        dialog.list.setCurrentRow(2)
        dialog.list.shift(-1)
        dialog.list.setCurrentRow(0)
        dialog.list.remove()
        dialog.list.add("Vad är nytt?")
        dialog.accept()

    answered(QuestionsDialog, page.questions.edit_questions, change)
    found = [(one.text, one.active) for one in page.desk.file.questions()]
    assert found == [
        ("Vad behövs på längre sikt?", True),
        ("Vad oroar mest?", True),
        ("Vad är nytt?", True),
        ("Hur ser läget ut?", False),
    ]
    assert len(page.desk.file.answers()) == before


def test_a_new_forum_says_how_to_begin(start, new_path) -> None:
    window = start(new_path).window
    window.go("situation", None)
    for n in range(3):
        window.page.views.setCurrentIndex(n)
        assert window.page.views.currentWidget().stack.currentIndex() == 1


def test_the_agenda_names_what_was_left_untouched_until_it_is_on_it(
    page: SituationPage, app: App, qtbot: QtBot
) -> None:
    meeting = page.desk.file.meeting("2023-4")
    assert meeting is not None
    before = len(meeting.items)
    app.window.go("meetings", meeting.id)
    meetings = app.window.page
    assert isinstance(meetings, MeetingsPage)
    hint = meetings.editor.untouched
    assert hint.isVisible()
    assert "Företag läggs ner när ägare går i pension" in hint.text.text()
    qtbot.mouseClick(hint.add_button, Qt.MouseButton.LeftButton)
    assert len(meeting.items) == before + 1
    added = next(item for item in meeting.items if item.title.startswith("Företag läggs ner"))
    assert added.theme == "Industriell utveckling"
    assert added.position < len(meeting.items)
    assert not hint.isVisible()
    page.desk.file.undo()
    assert hint.isVisible()
    held = page.desk.file.meeting("2023-3")
    assert held is not None
    app.window.go("meetings", held.id)
    assert not hint.isVisible()


def test_fixed_questions_are_answered_beside_the_live_view(page: SituationPage, app: App) -> None:
    meeting = page.desk.file.meeting("2023-4")
    assert meeting is not None
    app.window.go("live", meeting.id)
    live = app.window.page
    assert isinstance(live, LivePage)
    next(one for one in live.commands if one is not None and one.property("keys") == "Ctrl+Shift+Y").trigger()
    [dialog] = live.findChildren(MeetingQuestions)
    assert not dialog.isModal()
    activate(dialog)
    place = dialog.part.grid.item(0, 0).data(256)
    assert place[2] == meeting.id
    press(dialog.part.grid, Qt.Key.Key_Up, "", Qt.KeyboardModifier.AltModifier)
    assert answers(page)[place] == ("", Direction.BETTER)
    page.desk.file.undo()
    assert dialog.part.grid.item(0, 0).text() == ""
    dialog.close()
    app.desk.put_down()


def test_themes_and_questions_are_settings(page: SituationPage, app: App) -> None:
    dialog = SettingsDialog(app.desk, Settings(), app.window)
    assert dialog.themes.themes.item(0).text() == "Industriell utveckling"
    dialog.themes.themes.setCurrentRow(0)
    dialog.themes.themes.remove()
    dialog.themes.themes.add("Vätgas")
    dialog.themes.questions.add("Vad är nytt?")
    dialog.accept()
    themes = page.desk.file.forum.themes
    assert (themes[0], themes[-1]) == ("Trä och skog", "Vätgas")
    assert past.themes(page.desk.file.session)[: len(themes)] == themes
    assert [one.text for one in page.desk.file.questions()][-1] == "Vad är nytt?"
    page.desk.file.undo()
    assert page.desk.file.forum.themes[0] == "Industriell utveckling"
    assert len(page.desk.file.questions()) == 3


def test_an_item_takes_a_theme_of_the_forum_or_any_other(app: App, qtbot: QtBot) -> None:
    meeting = app.desk.file.meeting("2023-4")
    assert meeting is not None
    app.window.go("meetings", meeting.id)
    activate(app.window)
    meetings = app.window.page
    assert isinstance(meetings, MeetingsPage)
    field, item = meetings.editor.form.theme, meetings.editor.item
    assert item is not None
    assert field.itemText(1) == "Industriell utveckling"
    field.setFocus()
    written = field.lineEdit()
    assert written is not None
    written.selectAll()
    type_text(written, "Vätgas")
    meetings.editor.view.setFocus()
    assert item.theme == "Vätgas"
    app.desk.file.undo()
    assert meetings.editor.item is not None
    assert meetings.editor.item.theme == ""
    assert field.currentText() == ""


def test_no_head_of_the_tree_is_cut(page: SituationPage) -> None:
    page.views.setCurrentIndex(1)
    header = page.concerns.tree.header()
    words = QFontMetrics(header.font())
    for column in range(1, header.count()):
        text = page.concerns.tree.headerItem().text(column)
        assert words.horizontalAdvance(text) + 2 * INSET <= header.sectionSize(column), text
