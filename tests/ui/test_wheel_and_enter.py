"""The wheel scrolls and changes nothing; Enter presses what has the keyboard."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSlider,
    QSpinBox,
    QTabBar,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App, make_application
from tests.ui.dialogs import activate

Start = Callable[[Path | None], App]


def _wheel(widget: QWidget, notches: int = -1) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        *(middle, widget.mapToGlobal(middle), QPoint(0, 0), QPoint(0, 120 * notches)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(widget, event)


def _value(widget: QWidget) -> object:
    if isinstance(widget, QAbstractSpinBox):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentIndex(), widget.currentText()
    if isinstance(widget, QTabBar):
        return widget.currentIndex()
    assert isinstance(widget, QAbstractSlider)
    return widget.value()


def _combo() -> QComboBox:
    box = QComboBox()
    box.addItems(["ett", "två", "tre"])
    box.setCurrentIndex(1)
    return box


def _tabs() -> QTabBar:
    bar = QTabBar()
    for text in ("ett", "två", "tre"):
        bar.addTab(text)
    bar.setCurrentIndex(1)
    return bar


def _number(field: QSpinBox | QDoubleSpinBox | QSlider) -> QWidget:
    field.setRange(0, 100)
    field.setValue(50)
    return field


KINDS: dict[str, Callable[[], QWidget]] = {
    "spin box": lambda: _number(QSpinBox()),
    "decimals": lambda: _number(QDoubleSpinBox()),
    "date": lambda: QDateEdit(QDate(2023, 5, 5)),
    "time": lambda: QTimeEdit(QTime(13, 0)),
    "list": _combo,
    "tabs": _tabs,
    "slider": lambda: _number(QSlider()),
}


@pytest.fixture
def scrolled(qtbot: QtBot, qapp: QApplication) -> Iterator[QScrollArea]:
    make_application([])
    area = QScrollArea()
    inside = QWidget()
    QVBoxLayout(inside)
    inside.setMinimumHeight(3000)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.resize(400, 300)
    qtbot.addWidget(area)
    yield area


@pytest.mark.parametrize("kind", KINDS)
def test_the_wheel_over_a_field_scrolls_what_lies_behind(scrolled: QScrollArea, kind: str) -> None:
    field, other = KINDS[kind](), QLineEdit()
    inside = scrolled.widget().layout()
    assert inside is not None
    inside.addWidget(other)
    inside.addWidget(field)
    scrolled.show()
    activate(scrolled)
    other.setFocus()
    before = _value(field)
    for notches in (-1, -1, 1):
        _wheel(field, notches)
    assert _value(field) == before
    assert scrolled.verticalScrollBar().value() > 0
    assert other.hasFocus()


@pytest.mark.parametrize("kind", ["list", "tabs"])
def test_a_choice_is_not_changed_by_the_wheel_though_it_has_the_keyboard(scrolled: QScrollArea, kind: str) -> None:
    field = KINDS[kind]()
    inside = scrolled.widget().layout()
    assert inside is not None
    inside.addWidget(field)
    scrolled.show()
    activate(scrolled)
    field.setFocus()
    before = _value(field)
    _wheel(field)
    assert _value(field) == before
    assert scrolled.verticalScrollBar().value() > 0


def test_a_number_that_is_edited_follows_the_wheel(scrolled: QScrollArea) -> None:
    field = KINDS["spin box"]()
    inside = scrolled.widget().layout()
    assert inside is not None
    inside.addWidget(field)
    scrolled.show()
    activate(scrolled)
    field.setFocus()
    _wheel(field, 1)
    assert _value(field) != "50"


def test_an_open_list_is_scrolled_by_the_wheel(scrolled: QScrollArea, qtbot: QtBot) -> None:
    box = QComboBox()
    box.addItems([f"Organisation {n}" for n in range(60)])
    inside = scrolled.widget().layout()
    assert inside is not None
    inside.addWidget(box)
    scrolled.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    before = box.view().verticalScrollBar().value()
    _wheel(box.view().viewport())
    assert box.view().verticalScrollBar().value() > before
    box.hidePopup()
    assert box.currentIndex() == 0


def test_the_wheel_takes_the_keyboard_from_nobody(scrolled: QScrollArea) -> None:
    fields = [QSpinBox(), QComboBox(), QPlainTextEdit()]
    inside = scrolled.widget().layout()
    assert inside is not None
    for field in fields:
        inside.addWidget(field)
    scrolled.show()
    assert {field.focusPolicy() for field in fields} == {Qt.FocusPolicy.StrongFocus}


def _dump(path: Path) -> list[str]:
    """What the file holds, but for where in the minutes somebody is."""
    connection = sqlite3.connect(path)
    try:
        return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "recording"')]
    finally:
        connection.close()


def test_the_wheel_changes_nothing_on_any_page(app: App, demo_path: Path) -> None:
    before, tried = _dump(demo_path), 0
    targets = {"live": 4, "finish": 3}
    for key in app.window.pages:
        app.window.go(key, targets.get(key))
        page = app.window.page
        assert page is not None and page.key == key
        for kind in (QAbstractSpinBox, QComboBox, QTabBar, QAbstractSlider):
            for widget in page.findChildren(kind):
                if isinstance(widget, QScrollBar):
                    continue
                seen = _value(widget)
                for notches in (-1, 1, 1):
                    _wheel(widget, notches)
                    assert _value(widget) == seen, (key, widget.accessibleName())
                tried += 1
    assert app.desk.put_down()
    print(f"\n{tried} fields and bars under the wheel on {len(app.window.pages)} pages: unchanged")
    assert tried > 20
    assert _dump(demo_path) == before


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_keyboard(
    qtbot: QtBot, qapp: QApplication, kind: type[QPushButton | QToolButton], key: Qt.Key
) -> None:
    make_application([])
    for window in (QWidget(), QDialog()):
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        pressed: list[str] = []
        wanted, default = kind(), QPushButton()
        default.setDefault(True)
        wanted.clicked.connect(lambda _on=False, pressed=pressed: pressed.append("wanted"))
        default.clicked.connect(lambda _on=False, pressed=pressed: pressed.append("default"))
        if isinstance(wanted, QPushButton):
            wanted.setAutoDefault(False)
        layout.addWidget(default)
        layout.addWidget(wanted)
        window.show()
        activate(window)
        wanted.setFocus()
        qtbot.keyClick(wanted, key)
        assert pressed == ["wanted"]


def test_a_forum_is_made_with_enter_alone(start: Start, qtbot: QtBot) -> None:
    app = start(None)
    activate(app.window)
    welcome = app.window.welcome
    assert welcome.new_button.hasFocus()
    qtbot.keyClick(welcome.new_button, Qt.Key.Key_Return)
    assert welcome.name_field.hasFocus()
    qtbot.keyClicks(welcome.name_field, "Industriforum Blekinge")
    qtbot.keyClick(welcome.name_field, Qt.Key.Key_Return)
    qtbot.waitUntil(app.window.overview.isVisible, timeout=20_000)
    with qtbot.waitSignal(app.ready, timeout=20_000):
        app.load()
    assert app.desk.file.forum.name == "Industriforum Blekinge"


def test_a_space_in_a_name_does_not_open_the_list(scrolled: QScrollArea, qtbot: QtBot) -> None:
    box = QComboBox()
    box.addItems(["Region Kalmar", "If Skade", "If Metall"])
    inside = scrolled.widget().layout()
    assert inside is not None
    inside.addWidget(box)
    scrolled.show()
    activate(scrolled)
    box.setFocus()
    qtbot.keyClicks(box, "if m")
    assert box.currentText() == "If Metall" and not box.view().isVisible()
