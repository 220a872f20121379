"""Who presents an item: some letters and Tab give the name, one after another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from industriforum_desktop.app import App
from industriforum_desktop.ui.meetings.page import MeetingsPage
from tests.keys import press, type_text
from tests.ui.dialogs import activate

FOURTH = 4


@pytest.fixture
def presenter(app: App) -> QLineEdit:
    """The field of the first item of the demo's fourth meeting, empty and with the keyboard."""
    app.window.go("meetings", FOURTH)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    activate(app.window)
    page.editor.view.setFocus()
    field = page.editor.form.presenter
    field.setFocus()
    field.selectAll()
    press(field, Qt.Key.Key_Delete, "\x7f")
    return field


def _tab(field: QLineEdit) -> None:
    press(QApplication.activePopupWidget() or field, Qt.Key.Key_Tab, "\t")


def _kept(app: App) -> str:
    app.desk.file.refresh()
    return app.desk.file.meetings()[3].items[0].presenter


def test_tab_takes_the_name_and_goes_on(app: App, presenter: QLineEdit) -> None:
    type_text(presenter, "kari")
    _tab(presenter)
    assert presenter.text() == "Karin Almroth"
    assert app.window.focusWidget() is not presenter
    assert _kept(app) == "Karin Almroth"


def test_several_are_taken_one_after_another(app: App, presenter: QLineEdit) -> None:
    type_text(presenter, "Karin Almroth, tomm")
    _tab(presenter)
    assert presenter.text() == _kept(app) == "Karin Almroth, Tommy Hallqvist"


@pytest.mark.parametrize("typed", ["Åsa Nyman, Elnät AB", "lmroth", "Karin Almroth"])
def test_what_is_no_beginning_of_a_name_stays_as_typed(app: App, presenter: QLineEdit, typed: str) -> None:
    type_text(presenter, typed)
    _tab(presenter)
    assert presenter.text() == _kept(app) == typed
