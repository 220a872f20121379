"""The agenda has the room of the meetings page: its titles are read whole, and an item's fields open on choice."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.meetings.agenda_model import TITLE
from industriforum_desktop.ui.meetings.agenda_view import AgendaView
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.ways import ShowMeeting
from tests.ui.dialogs import activate

FIRST, FOURTH = 1, 4


@pytest.fixture(params=[(1280, 800), (1024, 700)], ids=["1280", "1024"])
def page(request: pytest.FixtureRequest, app: App, qtbot: QtBot) -> MeetingsPage:
    app.window.resize(*request.param)
    app.window.go("meetings", FOURTH)
    activate(app.window)
    found = app.window.page
    assert isinstance(found, MeetingsPage)
    qtbot.waitUntil(lambda: found.editor.view.viewport().height() > 100)
    return found


def cut(view: AgendaView) -> list[str]:
    """The titles that have no room for all their words."""
    lacking = []
    for n, line in enumerate(view.agenda.lines):
        cell = view.visualRect(view.agenda.index(n, TITLE)).adjusted(8, 2, -8, -3)
        needs = QFontMetrics(view.font()).boundingRect(
            QRect(0, 0, cell.width(), 1000), Qt.TextFlag.TextWordWrap, line.title
        )
        if needs.height() > cell.height() or needs.width() > cell.width():
            lacking.append(line.title)
    return lacking


def is_wide(page: MeetingsPage, least: int) -> bool:
    return page.width() > least


def left(part: QWidget, page: MeetingsPage) -> int:
    return part.mapTo(page, part.rect().topLeft()).x()


def test_the_agenda_has_the_width_and_ten_items_are_seen(page: MeetingsPage) -> None:
    view = page.editor.view
    assert not page.editor.card.isVisible()
    assert view.width() == page.editor.width()
    room = view.viewport().rect()
    seen = [n for n in range(view.agenda.rowCount()) if room.contains(view.visualRect(view.agenda.index(n, TITLE)))]
    assert len(seen) >= 10
    assert cut(view) == []


def test_a_click_opens_the_fields_and_esc_gives_the_room_back(page: MeetingsPage, qtbot: QtBot) -> None:
    view, card = page.editor.view, page.editor.card
    where = view.visualRect(view.agenda.index(8, TITLE)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert card.isVisible() and page.editor.form.title_field.text() == view.agenda.lines[8].title
    qtbot.waitUntil(lambda: cut(view) == [])
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not card.isVisible() and view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert card.isVisible() and page.editor.form.title_field.hasFocus()
    page.editor.close_button.click()
    assert not card.isVisible() and view.hasFocus()


def test_the_name_of_a_held_meeting_is_whole(page: MeetingsPage) -> None:
    page.follow(ShowMeeting(FIRST))
    name = page.head.name
    assert name.width() >= name.sizeHint().width()


def test_the_fields_make_neither_the_page_scroll_nor_the_agenda_fold_as_the_window_narrows(
    app: App, qtbot: QtBot
) -> None:
    app.window.resize(1280, 800)
    app.window.go("meetings", FOURTH)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    page.editor.begin()
    for size in ((1280, 800), (1024, 700), (820, 700), (1280, 800)):
        app.window.resize(*size)
        qtbot.waitUntil(partial(is_wide, page, size[0] - 300))
        qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() == 0)
        qtbot.waitUntil(lambda: left(page.editor, page) > left(page.list, page) + page.list.width())
        assert page.editor.form.title_field.visibleRegion().boundingRect().width() > 100
        fields = page.editor.form
        assert fields.visibleRegion().boundingRect().width() == fields.width(), "no field is cut at its side"
