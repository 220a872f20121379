"""How the window looks: that it can be read, in any accent colour, and follows what the system asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QStyle,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.actions.page import ActionsPage
from industriforum_desktop.ui.dress import INSET
from industriforum_desktop.ui.shared.wrapped import Line
from industriforum_desktop.ui.widgets.basics import Picture, button, column, label, set_role, spread
from industriforum_desktop.ui.widgets.date_field import DateField

MARGIN = QStyle.PixelMetric.PM_FocusFrameHMargin
ACCENTS = ("#B3122B", "#0B5CAD", "#ffd400", "#2e7d32", "#333333", "#ffffff", "#000000", "#00ffff")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_text_and_edges_are_told_from_their_ground_in_any_accent(accent: str, dark: bool) -> None:
    scheme = theme.colours(accent, dark=dark)
    grounds = (scheme.window, scheme.surface, scheme.raised, scheme.accent_soft, scheme.selection, scheme.hover)
    for ground in grounds:
        for ink in (scheme.text, scheme.muted, scheme.accent, scheme.good, scheme.warning):
            assert theme.contrast(ink, ground) >= theme.AA, (ink, ground)
    assert theme.contrast("#ffffff", scheme.accent_fill) >= theme.AA
    for ground in (scheme.window, scheme.surface):
        assert theme.contrast(scheme.edge, ground) >= theme.SEEN


@pytest.fixture
def undressed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """The application, to be dressed as if for the first time; afterwards it is as it was."""
    # What the system's text is like is seen the first time.
    theme.apply(qapp, "#B3122B")
    monkeypatch.setattr(theme, "_worn", None)
    yield qapp
    monkeypatch.undo()
    theme._worn = None
    theme.apply(qapp, "#B3122B")


def test_the_systems_larger_text_is_followed_in_every_role(
    undressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_system_points", 22.0)
    theme.apply(undressed, "#B3122B")
    plain, heading = label("Möte"), label("Möte", "heading")
    for part in (plain, heading):
        qtbot.addWidget(part)
        part.ensurePolished()
    assert plain.font().pointSizeF() == 22.0
    assert heading.font().pointSizeF() > 22.0


def test_small_text_of_the_system_does_not_make_ours_small(
    undressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_system_points", 9.0)
    theme.apply(undressed, "#B3122B")
    assert undressed.font().pointSizeF() == theme.BASE_POINTS


class _HighContrast:
    """What the system says where high contrast is chosen in it."""

    def __init__(self, hints: Any) -> None:
        self.colorScheme = hints.colorScheme

    def accessibility(self) -> _HighContrast:
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return Qt.ContrastPreference.HighContrast


def test_high_contrast_of_the_system_is_followed(undressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    hints = _HighContrast(undressed.styleHints())
    monkeypatch.setattr(QApplication, "styleHints", lambda *_application: hints)
    scheme = theme.apply(undressed, "#B3122B")
    for ink in (scheme.text, scheme.muted, scheme.line, scheme.edge, scheme.warning):
        assert theme.contrast(ink, scheme.surface) >= 7
    assert theme.contrast(undressed.palette().color(QPalette.ColorRole.Text).name(), scheme.surface) >= 7


def test_a_picture_follows_the_scheme(undressed: QApplication, qtbot: QtBot) -> None:
    theme.apply(undressed, "#B3122B")
    picture = Picture("mail", "muted", 20)
    qtbot.addWidget(picture)
    light = picture.pixmap().toImage()
    theme.choose("dark")
    try:
        QApplication.processEvents()
        assert picture.pixmap().toImage() != light
    finally:
        theme.choose("")


def test_dressing_again_in_high_contrast_changes_nothing(
    undressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = _HighContrast(undressed.styleHints())
    monkeypatch.setattr(QApplication, "styleHints", lambda *_application: hints)
    theme.apply(undressed, "#B3122B")
    worn = undressed.palette()
    theme.apply(undressed, "#B3122B")
    assert undressed.palette() == worn


def _difference(part: QWidget, take: QWidget) -> int:
    """How many pixels of a part are told apart, 3 to 1, once the keyboard has come to it."""
    before = part.grab().toImage()
    take.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    after = part.grab().toImage()
    return sum(
        theme.contrast(before.pixelColor(x, y).name(), after.pixelColor(x, y).name()) >= theme.SEEN
        for x in range(before.width())
        for y in range(before.height())
        if before.pixel(x, y) != after.pixel(x, y)
    )


@pytest.mark.parametrize("rows", [0, 3])
def test_a_list_shows_that_the_keyboard_is_there_empty_or_not(qtbot: QtBot, qapp: QApplication, rows: int) -> None:
    theme.apply(qapp, "#B3122B")
    ground, listed, other = QWidget(), QListWidget(), QPushButton("x")
    qtbot.addWidget(ground)
    for part in (other, listed):
        part.setParent(ground)
    listed.setGeometry(10, 60, 200, 120)
    ground.resize(240, 200)
    listed.addItems([f"rad {n}" for n in range(rows)])
    ground.show()
    ground.activateWindow()
    other.setFocus()
    QApplication.processEvents()
    assert _difference(ground, listed) > 300


def test_a_button_that_becomes_an_ordinary_one_looks_like_one(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "#B3122B")
    plain, turned = button("Håll mötet", lambda: None), button("Håll mötet", lambda: None, role="primary")
    for part in (plain, turned):
        qtbot.addWidget(part)
        part.ensurePolished()
    assert turned.font().weight() > QFont.Weight.Normal
    set_role(turned, "")
    assert plain.font() == turned.font()
    role = QPalette.ColorRole.ButtonText
    assert plain.palette().color(role) == turned.palette().color(role) == QColor(theme.now().text)


def test_a_role_is_worn_in_the_colours_of_the_scheme_that_came_since(qtbot: QtBot, undressed: QApplication) -> None:
    theme.apply(undressed, "#B3122B")
    said: QLabel = label("Nästa möte", "eyebrow")
    qtbot.addWidget(said)
    said.show()
    first = said.palette().color(QPalette.ColorRole.WindowText)
    theme.apply(undressed, "#0B5CAD")
    assert first == QColor("#b3122b")
    assert said.palette().color(QPalette.ColorRole.WindowText) == QColor("#0b5cad")


def test_words_within_a_button_keep_their_own_colour_and_type(qapp: QApplication, qtbot: QtBot) -> None:
    line = Line("warning", "8 åtgärder är försenade", lambda: None, warn=True)
    plain = Line("actions", "14 åtgärder är öppna", lambda: None)
    for one in (line, plain):
        qtbot.addWidget(one)
        one.show()
    words = [next(part for part in one.findChildren(QLabel) if part.text()) for one in (line, plain)]
    inks = [part.palette().color(part.foregroundRole()).name() for part in words]
    assert inks == [QColor(theme.now().warning).name(), QColor(theme.now().text).name()]
    assert words[0].font().weight() == QFont.Weight.DemiBold and words[1].font().weight() == QFont.Weight.Normal


def test_a_wrapped_text_is_as_high_as_its_lines_at_the_width_it_is_given(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    text = label("2. Föregående minnesanteckningar och vad som följer av dem", wrap=True)
    spread(text, QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    window.setLayout(column(text, label("Nästa rad")))
    window.resize(900, text.heightForWidth(900))
    window.show()
    assert text.height() < 2 * text.fontMetrics().lineSpacing()


def test_what_is_never_to_be_cut_is_drawn_whole(app: App) -> None:
    app.window.resize(1280, 800)
    app.window.go("actions", "all")
    page = app.window.page
    assert isinstance(page, ActionsPage)
    table = page.table
    for place, shown in enumerate(table.rows.columns):
        if shown.whole:
            room = table.columnWidth(place) - 2 * (INSET + table.style().pixelMetric(MARGIN, None, table) + 1)
            said = [str(table.sorted.index(row, place).data()) for row in range(table.sorted.rowCount())]
            assert said and all(table.fontMetrics().horizontalAdvance(text) <= room for text in said), shown.head


def test_the_sign_within_a_field_can_be_pressed_and_stands_in_its_middle(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "#B3122B")
    field = DateField(None)
    qtbot.addWidget(field)
    field.show()
    field.resize(200, 40)
    sign = field.findChild(QToolButton)
    assert isinstance(sign, QToolButton)
    assert min(sign.width(), sign.height()) >= 24
    assert abs(sign.geometry().center().y() - field.rect().center().y()) <= 1
    assert field.rect().contains(sign.geometry())
