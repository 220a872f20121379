"""A captured row and its line are one: changed in the panel it is changed in the notes, and can be undone there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.store.check import check
from industriforum_desktop.ui.live.captured import LineForm
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import press, type_text
from tests.ui.dialogs import activate, answered

TEXT = "Inledning\n-> IUC: boka lokal senast 15 december\n= Vi söker medel\nslut"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def live(live: LivePage, qtbot: QtBot) -> LivePage:
    """Four lines have been captured."""
    activate(live.window())
    type_text(live.editor, TEXT)
    qtbot.waitUntil(lambda: len(shown(live)) == 4)
    return live


def shown(live: LivePage) -> list[str]:
    texts = [live.captured.item(n).text() for n in range(live.captured.count())]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


LONG = "-> Teknikföretagen: samla exempel från tre företag om hur de har arbetat med lärlingar"


@pytest.mark.parametrize("words", ["", LONG, f"{LONG} i industrin", f"= {'Validering först, sedan kurser. ' * 4}"])
def test_what_is_captured_and_what_can_be_is_told_whole(app: App, qtbot: QtBot, words: str) -> None:
    app.window.resize(1280, 740)
    app.window.go("live", 4)
    page = app.window.page
    assert isinstance(page, LivePage)
    if words:
        type_text(page.editor, words)
    panel, metrics = page.captured, page.captured.fontMetrics()

    def whole() -> None:
        assert panel.count() == (2 if words else 1)
        row = panel.item(panel.count() - 1)
        option = QStyleOptionViewItem()
        panel.initViewItemOption(option)
        delegate = panel.itemDelegate()
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, panel.indexFromItem(row))
        option.rect = panel.visualItemRect(row)
        room = panel.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, panel)
        wrapped = QRect(0, 0, room.width() - 6, 10_000)
        assert room.height() >= metrics.boundingRect(wrapped, Qt.TextFlag.TextWordWrap, row.text()).height() > 0

    qtbot.waitUntil(whole)


def choose(live: LivePage, text: str) -> None:
    """Go to the rows with the keyboard and to the one that begins so."""
    press(live.editor, Qt.Key.Key_E, "", CTRL | Qt.KeyboardModifier.ShiftModifier)
    live.rows.begin()
    press(live.captured, Qt.Key.Key_Home)
    for _step in range(live.captured.count()):
        current = live.captured.currentItem()
        if current is not None and current.text().startswith(text):
            return
        press(live.captured, Qt.Key.Key_Down)
    raise AssertionError(f"no row {text}")


def outcomes(live: LivePage) -> list[Outcome]:
    assert live.session is not None
    assert live.session.flush()
    live.desk.file.refresh()
    return list(live.item.outcomes)


def fill(form: LineForm, **answers: str) -> None:
    """Type the answers and press Enter."""
    for name, text in answers.items():
        field = form[name]
        field.setFocus()
        field.selectAll()
        type_text(field, text)
    press(form.save, Qt.Key.Key_Space, " ")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_row_is_changed_and_its_line_follows(live: LivePage, app: App, key: Qt.Key, qtbot: QtBot) -> None:
    before = outcomes(live)[0].id
    choose(live, "IUC: boka")
    answered(
        LineForm,
        lambda: qtbot.keyClick(live.captured, key),
        lambda form: fill(form, who="IUC, Livs", what="boka en större lokal", when="20 december"),
    )
    assert live.editor.toPlainText().split("\n") == [
        "Inledning",
        "-> IUC, Livs: boka en större lokal senast 20 december",
        "= Vi söker medel",
        "slut",
    ]
    row = outcomes(live)[0]
    assert (row.id, row.who, row.text, row.due) == (before, "IUC, Livs", "boka en större lokal", date(2023, 12, 20))
    assert check(app.desk.file.path) == []


def test_one_undo_takes_the_change_back(live: LivePage, qtbot: QtBot) -> None:
    choose(live, "IUC: boka")
    answered(
        LineForm,
        lambda: press(live.captured, Qt.Key.Key_Return),
        lambda form: fill(form, what="ring hotellet"),
    )
    assert "ring hotellet" in live.editor.toPlainText()
    press(live.editor, Qt.Key.Key_Z, "\x1a", CTRL)
    assert live.editor.toPlainText() == TEXT


def test_a_day_that_is_not_understood_is_told(live: LivePage) -> None:
    choose(live, "IUC: boka")

    def answer(form: LineForm) -> None:
        fill(form, when="snart")
        assert form.isVisible()

    answered(LineForm, lambda: press(live.captured, Qt.Key.Key_Return), answer)
    assert live.editor.toPlainText() == TEXT


def test_delete_asks_nothing_and_undo_brings_the_status_back(live: LivePage, said: list[str]) -> None:
    row = outcomes(live)[0]
    with live.desk.change("Klar"):
        row.status = ActionStatus.DONE
    row_id = row.id
    choose(live, "IUC: boka")
    press(live.captured, Qt.Key.Key_Delete)
    assert said == []
    assert live.editor.toPlainText() == "Inledning\n= Vi söker medel\nslut"
    assert [one.text for one in outcomes(live)] == ["Vi söker medel"]
    press(live.editor, Qt.Key.Key_Z, "\x1a", CTRL)
    assert live.editor.toPlainText() == TEXT
    back = outcomes(live)[0]
    assert (back.id, back.status) == (row_id, ActionStatus.DONE)


def test_the_last_line_can_go(live: LivePage) -> None:
    type_text(live.editor, "\n? Vem betalar")
    live.sitting.lines_changed.emit()
    choose(live, "Vem betalar")
    press(live.captured, Qt.Key.Key_Delete)
    assert live.editor.toPlainText() == TEXT


def test_an_agreement_is_marked_and_keeps_its_mark_when_it_moves(live: LivePage, qtbot: QtBot) -> None:
    choose(live, "Vi söker medel")

    def answer(form: LineForm) -> None:
        press(form.support, Qt.Key.Key_Space, " ")
        type_text(form["reply_by"], "2024-12-30")
        press(form.save, Qt.Key.Key_Space, " ")

    answered(LineForm, lambda: press(live.captured, Qt.Key.Key_Return), answer)
    agreed = outcomes(live)[1]
    assert (agreed.needs_support, agreed.reply_by) == (True, date(2024, 12, 30))
    told = live.captured.item(1)
    qtbot.waitUntil(lambda: "30 december 2024" in shown(live)[1])
    press(live.editor, Qt.Key.Key_Home, "", CTRL)
    type_text(live.editor, "Först av allt\n")
    qtbot.waitUntil(lambda: outcomes(live)[1].position == 3)
    assert outcomes(live)[1].needs_support
    live.sitting.lines_changed.emit()
    assert "30 december 2024" in shown(live)[1]
    assert live.captured.item(1) is told


def test_rows_that_are_the_same_stay_the_same_rows(live: LivePage, qtbot: QtBot) -> None:
    kept = live.captured.item(3)
    type_text(live.editor, "\n= Ännu en sak")
    qtbot.waitUntil(lambda: "Ännu en sak" in shown(live))
    assert shown(live)[:4] == ["Överenskommet (2)", "Vi söker medel", "Ännu en sak", "Att göra (1)"]
    assert live.captured.item(4) is kept


def _sought(live: LivePage) -> list[str]:
    live.sitting.lines_changed.emit()
    return [row for row in shown(live) if "stöd ska sökas" in row]


def test_of_two_lines_that_read_the_same_the_right_one_keeps_its_mark(live: LivePage, qtbot: QtBot) -> None:
    """The recorder says which line is which row; nothing is guessed from what it reads."""
    type_text(live.editor, "\n= Vi ses på plats\n= Vi ses på plats")
    qtbot.waitUntil(lambda: len(outcomes(live)) == 4)
    second = outcomes(live)[3]
    with live.desk.change("Stöd"):
        second.needs_support = True
    live.sitting.lines_changed.emit()
    session = live.session
    assert session is not None
    places = [(number, at) for number, at, _line in session.captured()]
    qtbot.waitUntil(lambda: list(live.rows.agreed(session.captured())) == [places[-1]])
    # While one types above, and before the recorder has said anything, the mark stays with its line.
    cursor = live.editor.textCursor()
    cursor.setPosition(0)
    live.editor.setTextCursor(cursor)
    type_text(live.editor, "= Först av allt\n")
    assert list(live.rows.agreed(session.captured())) == [(1, 6)]
    assert outcomes(live)[-1].id == second.id
    qtbot.waitUntil(lambda: session.row_at(session.item_id, 0) is not None)
    assert list(live.rows.agreed(session.captured())) == [(1, 6)]
    # The first of the two goes; the mark is not the other's.
    live.rows.delete(1, 5)
    assert list(live.rows.agreed(session.captured())) == [(1, 5)]
    live.rows.delete(1, 5)
    assert list(live.rows.agreed(session.captured())) == []
    assert session.flush()
    qtbot.waitUntil(lambda: _sought(live) == [])


def test_an_agreement_that_needs_no_action_is_marked_in_its_row(live: LivePage, qtbot: QtBot) -> None:
    def fill(form: LineForm) -> None:
        qtbot.mouseClick(form["settled"], Qt.MouseButton.LeftButton)
        press(form.save, Qt.Key.Key_Space, " ")

    choose(live, "Vi söker medel")
    answered(LineForm, lambda: press(live.captured, Qt.Key.Key_Return), fill)
    assert live.editor.toPlainText() == TEXT, "the words stay as they are"
    agreed = outcomes(live)[1]
    assert (agreed.settled, agreed.needs_support) == (True, False)
    live.sitting.lines_changed.emit()
    assert "Vi söker medel – behöver ingen åtgärd" in shown(live)
    live.desk.file.undo()
    assert not outcomes(live)[1].settled


def test_the_heading_of_several_says_so(live: LivePage) -> None:
    live.agenda.setCurrentRow(6)
    live.editor.insertPlainText("? Vem betalar\n? Vem leder\n! Brist\n! Kö\n+ Lokal\n+ Tid\n= Ja\n= Nej")
    live.sitting.lines_changed.emit()
    shown = [live.captured.item(n).text() for n in range(live.captured.count())]
    assert {"Utmaningar (2)", "Behov (2)"} <= set(shown)
    assert any(text.startswith("Öppna frågor (") for text in shown)
