"""The live view in small windows and large ones: what stands beside the notes, and what stands behind tabs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.organisation import Participant
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.live.captured_panel import CapturedPanel
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import type_text

CHROME = 59
"""What the window's menu bar and status bar take of its height."""
LONG = (
    "-> IF Metall, Teknikföretagen: ta fram ett gemensamt underlag om handledarutbildningen för alla orter"
    " senast 15 december\n"
)

Sized = Callable[[int, int], LivePage]


@pytest.fixture
def sized(live: LivePage, qtbot: QtBot) -> Sized:
    """The live view as it is in a window of this size."""
    live.setParent(None)

    def resize(width: int, height: int) -> LivePage:
        live.resize(width, height - CHROME)
        live.show()
        qtbot.waitUntil(lambda: live.columns.width() <= width)
        qtbot.wait(60)
        return live

    return resize


def seen(part: QWidget) -> QRect:
    """What of the part is in view, in the part's own pixels."""
    return part.visibleRegion().boundingRect() if part.isVisible() else QRect()


def people_in_view(page: LivePage) -> int:
    panel = page.attendance
    box = panel.viewport().rect()
    return sum(box.contains(panel.visualItemRect(panel.item(n))) for n in range(panel.count()))


def all_words_shown(panel: CapturedPanel) -> bool:
    """Whether every row has the height that its words need, as wide as the list is."""
    metrics = panel.fontMetrics()
    for n in range(panel.count()):
        width = panel.viewport().width() - 32
        needed = metrics.boundingRect(QRect(0, 0, width, 10_000), 0x1000, panel.item(n).text()).height()
        if panel.visualItemRect(panel.item(n)).height() < needed:
            return False
    return True


@pytest.mark.parametrize(("width", "height"), [(640, 400), (910, 512), (1024, 700), (1280, 800), (1920, 1080)])
def test_nothing_stands_outside_a_window_of_any_size(sized: Sized, width: int, height: int) -> None:
    page = sized(width, height)
    assert (page.width(), page.height()) == (width, height - CHROME)
    for part in page.findChildren(QWidget):
        if part.isVisible() and part.window() is page and not part.visibleRegion().isEmpty():
            assert page.rect().right() >= part.mapTo(page, QPoint(0, 0)).x() >= 0, part
    for button in (page.end_button, page.start_button, page.leave_button):
        if button.isVisible():
            assert page.rect().contains(QRect(button.mapTo(page, QPoint(0, 0)), button.size()))


def test_a_late_meeting_can_be_ended_and_left_in_the_smallest_window(
    sized: Sized, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sized(640, 400)
    with app.desk.change("Började"):
        page.meeting.actual_start = time(13)
    page.agenda.setCurrentRow(8)
    page.sitting.used[page.item.id] = 30 * 60
    monkeypatch.setattr(page.clock, "now", lambda: datetime(2023, 11, 30, 16, 40))
    page.refresh()
    page.agenda.set_used(page.item.id, 30 * 60)
    page.clock.tick()
    sized(640, 400)
    for part in (page.clock.over, page.clock.standing, page.end_button, page.leave_button):
        assert page.rect().contains(QRect(part.mapTo(page, QPoint(0, 0)), part.size()))
        assert part.width() >= part.sizeHint().width()


def test_the_notes_have_their_width_on_a_small_screen(sized: Sized) -> None:
    assert sized(1024, 700).editor.width() >= 560
    assert sized(1280, 800).editor.width() >= 560


def test_attendance_keeps_its_room_beside_what_happened_before(sized: Sized) -> None:
    page = sized(1024, 700)
    for width, height, people in ((1024, 700, 3), (1280, 800, 4), (1920, 1080, 9)):
        sized(width, height)
        page.before.begin()
        sized(width, height)
        assert people_in_view(page) >= people


def test_people_get_the_room_that_nothing_captured_needs(sized: Sized, app: App) -> None:
    page = sized(1280, 800)
    empty = people_in_view(page)
    page.agenda.setCurrentRow(2)
    type_text(page.editor, LONG * 6)
    page.sitting.lines_changed.emit()
    sized(1280, 800)
    assert people_in_view(page) < empty


@pytest.mark.parametrize("width", [1280, 1024, 640])
def test_captured_rows_show_all_their_words(sized: Sized, width: int) -> None:
    page = sized(width, 700)
    type_text(page.editor, LONG * 3)
    page.sitting.lines_changed.emit()
    page.side.setCurrentWidget(page.captured)
    sized(width, 700)
    assert all_words_shown(page.captured)


def test_a_word_that_is_longer_than_the_row_is_broken_and_read_out_whole(sized: Sized) -> None:
    page = sized(1280, 800)
    long = "Arbetsmarknadsutbildningssamordnarorganisationerna"
    page.editor.insertPlainText(f"= {long} möts\n")
    page.sitting.lines_changed.emit()
    row = page.captured.item(page.captured.count() - 1)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == f"{long} möts"
    width = page.captured.viewport().width() - 40
    metrics = page.captured.fontMetrics()
    assert all(metrics.horizontalAdvance(part) < width for part in row.text().split("\N{SOFT HYPHEN}"))


def test_each_part_comes_to_the_front_where_all_stand_behind_tabs(sized: Sized, qtbot: QtBot) -> None:
    page = sized(640, 400)
    assert page.editor.isVisible()
    page.seek()
    assert page.attendance.field.isVisible()
    assert not page.editor.isVisible()
    page.sitting.write()
    assert page.editor.isVisible()
    page.before.begin()
    assert page.before.isVisible()
    page.writing.ask_words()
    assert page.writing.find.isVisible()
    assert page.editor.isVisible()


def test_a_letter_leads_back_to_the_notes_from_any_tab(sized: Sized, qtbot: QtBot) -> None:
    page = sized(640, 400)
    page.side.setCurrentWidget(page.captured)
    type_text(page.side.tabBar(), "Åter")
    assert page.editor.toPlainText() == "Åter"
    assert page.editor.isVisible()


def test_a_larger_window_shows_the_parts_beside_one_another_again(sized: Sized) -> None:
    page = sized(640, 400)
    sized(1280, 800)
    assert all(part.isVisible() for part in (page.agenda, page.editor, page.attendance, page.captured))
    assert page.side.count() == 3


def test_sixty_items_and_forty_people_have_all_the_room_there_is(sized: Sized, app: App) -> None:
    page = sized(1280, 800)
    home = app.desk.file.organisations()[0]
    with app.desk.change("Många"):
        for n in range(45):
            app.desk.file.session.add(Participant(name=f"Person {n}", organisation=home))
            page.meeting.insert(AgendaItem(title=f"Punkt {n}", minutes=5), 3)
    page.refresh()
    sized(1280, 800)
    assert page.agenda.height() > 540
    assert people_in_view(page) >= 8


def test_the_empty_notes_tell_what_a_line_may_begin_with(live: LivePage) -> None:
    told = live.editor.placeholderText()
    assert all(sign in told for sign in ("->", "=", "?", "!", "+"))
    colours = theme.now()
    shown = live.editor.palette().placeholderText().color()
    assert shown.alpha() == 255
    assert theme.contrast(shown.name(), colours.surface) >= theme.AA
    type_text(live.editor, "a")
    assert not live.editor.document().isEmpty()
