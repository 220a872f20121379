"""The keyboard is where the hand expects it: after a change of page, a dialog, a deletion, and undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.ui.finish.page import FinishPage
from industriforum_desktop.ui.finish.remarks import RemarkForm, RemarksStep
from industriforum_desktop.ui.pages import LISTED
from industriforum_desktop.ui.people.forms import PersonForm
from industriforum_desktop.ui.people.page import PeoplePage
from tests.keys import type_text
from tests.ui.dialogs import activate, answered

CTRL = Qt.KeyboardModifier.ControlModifier


def _focus() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


@pytest.fixture
def window(app: App) -> App:
    activate(app.window)
    return app


@pytest.fixture
def people(window: App) -> PeoplePage:
    window.window.go("people", None)
    page = window.window.page
    assert isinstance(page, PeoplePage)
    return page


def test_the_keys_to_a_page_lead_into_the_page(window: App, qtbot: QtBot) -> None:
    for _round in range(2):
        for number, (key, *_rest) in enumerate(LISTED, 1):
            qtbot.keyClick(window.window, Qt.Key(Qt.Key.Key_0 + number), CTRL)
            page = window.window.page
            assert page is not None and page.key == key
            assert page.isAncestorOf(_focus()), key
            if key != "overview":
                assert not isinstance(_focus(), QPushButton | QToolButton), key


def test_who_walks_through_the_pages_stays_in_their_list(window: App, qtbot: QtBot) -> None:
    window.window.navigation.setFocus()
    for _step in range(3):
        qtbot.keyClick(window.window.navigation, Qt.Key.Key_Down)
        assert window.window.navigation.hasFocus()


def test_after_a_deletion_the_next_row_is_chosen_and_undo_brings_back_the_first(
    people: PeoplePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = people.desk
    with desk.change("Nya"):
        desk.file.session.add_all(
            Organisation(name=f"Mejeri {n}", membership=Membership.TO_CONTACT) for n in range(1, 4)
        )
    table = people.organisations
    assert table.choose(lambda one: one.name == "Mejeri 2")
    table.setFocus()
    place = table.currentIndex().row()
    monkeypatch.setattr(type(desk), "ask", lambda *_args: True)
    people.delete()
    assert table.hasFocus()
    current = table.current()
    assert table.currentIndex().row() == place and current is not None and current.name == "Mejeri 3"
    desk.file.undo()
    current = table.current()
    assert current is not None and current.name == "Mejeri 2"
    assert table.hasFocus()


def test_after_a_person_is_added_the_keyboard_is_on_no_button(people: PeoplePage, qtbot: QtBot) -> None:
    bar = people.views.tabBar()
    people.choice.findChildren(QPushButton)[0].setFocus()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())

    def fill(form: PersonForm) -> None:
        type_text(form["name"], "Siv Ek")
        form["organisation_id"].setCurrentIndex(0)
        form.save.click()

    answered(PersonForm, lambda: qtbot.keyClick(people, Qt.Key.Key_N, CTRL), fill)
    current = people.people.current()
    assert current is not None and current.name == "Siv Ek"
    assert people.people.hasFocus()


@pytest.mark.parametrize("way", ["setEnabled", "setVisible"])
def test_a_button_that_goes_away_leaves_the_keyboard_to_no_other_button(people: PeoplePage, way: str) -> None:
    shown = [one for one in people.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    for button in shown:
        button.setFocus()
        assert button.hasFocus()
        getattr(button, way)(False)
        assert not isinstance(_focus(), QPushButton | QToolButton), button.text()
        getattr(button, way)(True)


def test_a_remark_of_the_chosen_organisation_begins_with_what_was_said(
    window: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.window.go("finish", (3, "remarks"))
    page = window.window.page
    assert isinstance(page, FinishPage) and isinstance(page.step, RemarksStep)
    step = page.step
    step.table.selectRow(1)
    chosen = step.table.current()
    asked: list[str] = []

    def write(form: RemarkForm) -> None:
        assert form["text"].hasFocus()
        assert form["organisation_id"].currentText() == chosen.organisation.name
        type_text(form["text"], "Ett fel i punkt 4.")
        form.received.set_value(step.meeting.day.replace(day=1, month=1))
        monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
        form.save.click()
        assert len(asked) == 1 and "före mötet" in asked[0]
        assert form.isVisible(), "one is asked first"
        form.received.set_value(step.desk.today())
        form.save.click()
        assert not form.isVisible()

    answered(RemarkForm, step.add_remark, write)
    assert [remark.text for remark in step.meeting.remarks][-1] == "Ett fel i punkt 4."
