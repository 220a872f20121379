"""Assistive technology asks a list for its rows while they are being put in: each must know what it is by then."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QListWidget, QTreeWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import Presence
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import press, type_text


@pytest.fixture
def attached() -> Iterator[None]:
    """A screen reader, a touch keyboard or a password manager has woken Qt's accessibility."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_attendance_is_taken_by_name(attached: None, live: LivePage, qtbot: QtBot) -> None:
    meeting = live.meeting
    with live.desk.change("töm"):
        meeting.attendances.clear()
    qtbot.keyClick(live.editor, Qt.Key.Key_F6)
    for name in ("kari", "tomm", "had am"):
        type_text(live.attendance.field, name + "\n")
        live.attendance.grab()
    present = {row.name for row in meeting.attendances if row.presence is Presence.PRESENT}
    assert present == {"Karin Almroth", "Tommy Hallqvist", "Amira Haddad"}


def test_every_row_knows_what_it_is_when_it_comes(attached: None, app: App, live: LivePage, qtbot: QtBot) -> None:
    empty: set[str] = set()

    def look(widget: QListWidget | QTreeWidget, parent: QModelIndex, first: int, last: int) -> None:
        model = widget.model()
        for row in range(first, last + 1):
            index = model.index(row, 0, parent)
            if not any(index.data(role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole)):
                empty.add(f"{type(widget).__name__} {widget.accessibleName()}")

    for kind in (QListWidget, QTreeWidget):
        for found in app.window.findChildren(kind):
            found.model().rowsInserted.connect(
                lambda parent, first, last, widget=found: look(widget, parent, first, last)
            )
    type_text(live.editor, "-> IUC: ring\n= Överens\n")
    live.sitting.lines_changed.emit()
    live.arranging.raise_question("En fråga")
    live.before.begin()
    press(live.editor, Qt.Key.Key_F6)
    type_text(live.attendance.field, "kari\n")
    assert live.leave()
    for page in app.window.pages:
        app.window.show_page(page)
        app.window.grab()
    with app.desk.change("Fler"):
        app.desk.file.meetings()[3].items[2].title = "Öppna åtgärder nu"
    assert empty == set()
