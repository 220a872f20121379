"""Lists behave as lists: several rows chosen and copied, ends reached, ties by name, widths remembered."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.widgets.table import Table
from tests.ui.dialogs import activate

PEOPLE = [("Öberg", 2), ("Ådahl", 1), ("Zetterlund", 2), ("<Alm> & Co", 2), ("Ek", 1)]


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication) -> Table:
    """Names with a number, sorted by name."""
    return shown(qtbot)


def shown(qtbot: QtBot) -> Table:
    columns = [Column("Namn", lambda one: one[0]), Column("Antal", lambda one: str(one[1]), lambda one: one[1])]
    made = Table(columns, name="Personer", fit=True, key="people")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_things(PEOPLE, same=lambda one: one[0])
    made.show()
    return made


def names(table: Table) -> list[str]:
    return [one[0] for one in table.sorted.shown()]


def test_home_and_end_lead_to_the_first_row_and_the_last(table: Table) -> None:
    table.choose(lambda one: one[0] == "Zetterlund")
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current() == ("Öberg", 2)
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current() == ("<Alm> & Co", 2)
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert [one[0] for one in table.selected()] == names(table)


def test_several_rows_are_chosen_with_shift_and_with_control(table: Table) -> None:
    def click(row: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        spot = table.visualRect(table.sorted.index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifiers, spot)

    click(0)
    click(2, Qt.KeyboardModifier.ShiftModifier)
    assert len(table.selected()) == 3
    click(1)
    click(4, Qt.KeyboardModifier.ControlModifier)
    assert sorted(one[0] for one in table.selected()) == ["Ek", "Öberg"]


def test_chosen_rows_are_copied_as_they_are_seen(table: Table) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().mimeData()
    assert copied.text().splitlines() == ["Ek\t1", "Ådahl\t1", "<Alm> & Co\t2", "Zetterlund\t2", "Öberg\t2"]
    assert "<tr><td>&lt;Alm&gt; &amp; Co</td><td>2</td></tr>" in copied.html()


@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_what_is_alike_goes_by_name_either_way(table: Table, order: Qt.SortOrder) -> None:
    table.sortByColumn(1, order)
    few, many = ["Ek", "Ådahl"], ["<Alm> & Co", "Zetterlund", "Öberg"]
    assert names(table) == (few + many if order is Qt.SortOrder.AscendingOrder else many + few)


def test_a_width_that_was_chosen_by_hand_is_there_the_next_time(table: Table, qtbot: QtBot) -> None:
    qtbot.waitExposed(table)
    header = table.horizontalHeader()
    edge = QPoint(header.sectionPosition(1) - 1, header.height() // 2)
    viewport = header.viewport()
    QTest.mouseMove(viewport, edge)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(viewport, edge - QPoint(40, 0))
    QTest.mouseMove(viewport, edge - QPoint(80, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=edge - QPoint(80, 0))
    width = table.columnWidth(0)
    assert Settings().widths("people")[0] == width
    assert shown(qtbot).columnWidth(0) == width


def test_the_current_row_is_kept_though_its_thing_is_another_object(table: Table) -> None:
    table.choose(lambda one: one[0] == "Ek")
    table.show_things([("Aas", 1), *((name, n + 1) for name, n in PEOPLE)], same=lambda one: one[0])
    assert table.current() == ("Ek", 2)
    table.selectionModel().select(table.sorted.index(0, 0), QItemSelectionModel.SelectionFlag.Rows)


def test_a_list_is_shown_after_undoing_on_another_page_what_was_done_there(app: App) -> None:
    """What was read before is still the forum's after a change and an undo elsewhere."""
    app.window.go("actions")
    before = names_of_actions(app)
    app.window.go("meetings")
    meeting = app.desk.file.meetings()[0]
    for _time in range(2):
        with app.desk.change("Plats"):
            meeting.place += "!"
        app.desk.file.undo()
    app.window.go("actions")
    assert names_of_actions(app) == before


def names_of_actions(app: App) -> list[str]:
    table = app.window.pages["actions"].findChild(Table)
    assert table is not None
    return [one.text for one in table.sorted.shown()]


def menu_of(view: QAbstractItemView, reason: QContextMenuEvent.Reason) -> dict[str, bool]:
    """The menu of the row that is at hand, by right click or the Menu key: its entries, and what can be chosen."""
    place = view.visualRect(view.currentIndex()).center()
    event = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = {one.text().replace("&", ""): one.isEnabled() for one in menu.actions() if not one.isSeparator()}
    menu.close()
    return found


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_a_row_has_a_menu_of_what_can_be_done_with_it(app: App, reason: QContextMenuEvent.Reason) -> None:
    app.window.go("actions")
    activate(app.window)
    table = app.window.pages["actions"].findChild(Table)
    assert table is not None
    table.setFocus()
    table.selectRow(0)
    found = menu_of(table, reason)
    assert found["Markera som klar"]
    assert found["Följ upp …"]
    assert found["Kopiera"]
    assert "Visa alla" not in found


def test_a_list_that_the_commands_are_not_about_offers_to_be_copied(app: App) -> None:
    app.window.go("proposals")
    page: Any = app.window.pages["proposals"]
    page.views.setCurrentIndex(1)
    page.balance.selectRow(0)
    assert list(menu_of(page.balance, QContextMenuEvent.Reason.Mouse)) == ["Kopiera"]
