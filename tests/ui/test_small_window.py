"""The window on a small screen, or on a large one where everything is shown twice as large."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.pages import LISTED
from industriforum_desktop.ui.window import Window

SMALL = QSize(640, 400)
"""What is left of 1280 x 800 at 200 %."""


@pytest.fixture
def window(app: App) -> Window:
    app.window.resize(SMALL)
    return app.window


@pytest.mark.parametrize("key", [*(kind.key for kind in LISTED), "live", "finish"])
def test_every_page_fits_half_a_laptops_screen(window: Window, key: str) -> None:
    window.go(key, {"live": 4, "finish": 1}.get(key))
    QApplication.processEvents()
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    assert least.boundedTo(SMALL) == least
    assert window.size() == SMALL


@pytest.mark.parametrize("key", ["meetings", "proposals", "people", "actions", "papers"])
def test_what_the_keyboard_comes_to_is_scrolled_into_sight(window: Window, qtbot: QtBot, key: str) -> None:
    window.go(key, None)
    qtbot.waitUntil(lambda: window.page is not None and window.page.isVisible())
    QApplication.processEvents()
    came_to: list[QWidget] = []
    for _stop in range(60):
        focused = QApplication.focusWidget()
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)
        # What comes into sight may have to be laid out anew first.
        for _turn in range(5):
            QApplication.processEvents()
        focused = QApplication.focusWidget()
        if focused is None or focused in came_to:
            break
        came_to.append(focused)
        if window.page is not None and window.page.isAncestorOf(focused):
            shown = focused.viewport() if isinstance(focused, QAbstractScrollArea) else focused
            assert not shown.visibleRegion().isEmpty(), focused
    buttons = [part for part in came_to if isinstance(part, QPushButton)]
    assert buttons


def test_a_narrow_window_shows_the_pages_as_icons_that_say_their_names(window: Window, qtbot: QtBot) -> None:
    navigation = window.navigation
    people = navigation.item(3)
    assert navigation.width() < 80
    assert (people.text(), people.toolTip()) == ("", "Deltagare")
    assert people.data(Qt.ItemDataRole.AccessibleTextRole) == "Deltagare"
    place = navigation.visualItemRect(people).center()
    qtbot.mouseClick(navigation.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.page is not None and window.page.title == "Deltagare"
    window.resize(1280, 800)
    assert people.text() == "Deltagare"
    assert navigation.width() > 150


def test_a_page_with_room_enough_fills_it_and_does_not_scroll(window: Window) -> None:
    window.resize(1280, 800)
    window.go("people", None)
    QApplication.processEvents()
    page = window.page
    assert page is not None
    assert page.area.widget().size() == page.size()
    assert not page.area.verticalScrollBar().isVisible()
