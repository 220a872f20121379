"""The forum is made the officer's own in the settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from industriforum_desktop import i18n
from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import LABELS, DeadlineKind, Side
from industriforum_desktop.settings import Settings
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.people.page import PeoplePage
from industriforum_desktop.ui.settings.words import OWN
from industriforum_desktop.ui.settings_dialog import SettingsDialog
from tests.keys import press, type_text
from tests.ui.dialogs import activate, answered

CTRL = Qt.KeyboardModifier.ControlModifier
Start = Callable[[Path | None], App]
Answer = Callable[[SettingsDialog], None]


@pytest.fixture
def settle(app: App, qtbot: QtBot) -> Callable[[Answer], None]:
    """Open the settings by keyboard, answer them, and save."""

    def settle(answer: Answer) -> None:
        def answer_and_save(dialog: SettingsDialog) -> None:
            answer(dialog)
            qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
            assert not dialog.isVisible(), dialog._trouble.text()

        activate(app.window)
        answered(SettingsDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_Comma, CTRL), answer_and_save)

    return settle


def _write(field: QLineEdit, text: str) -> None:
    field.selectAll()
    type_text(field, text)


def _word(dialog: SettingsDialog, side: Side, word: str) -> None:
    """Write the forum's own word for a side into its cell."""
    part = dialog.words
    dialog.show_part(part)
    part.table.setCurrentCell(part.values.index(side), OWN)
    part.table.editItem(part.table.currentItem())
    cell = QApplication.focusWidget()
    assert isinstance(cell, QLineEdit)
    _write(cell, word)


def test_name_and_mandate_are_changed_and_kept_in_the_file(
    app: App, settle: Callable[[Answer], None], qtbot: QtBot
) -> None:
    def answer(dialog: SettingsDialog) -> None:
        _write(dialog.forum["name"], "Träforum Småland & Öland")
        _write(dialog.forum["diary_number"], "RS 2023/358")
        dialog.mandate["report_on"].set_value(date(2024, 4, 19))

    settle(answer)
    assert app.window.windowTitle().startswith("Träforum Småland & Öland – ")
    path = app.desk.file.path
    with ForumFile.open(path, read_only=True).session as session:
        kept = session.connection().exec_driver_sql("SELECT name, diary_number FROM forum").one()
        assert tuple(kept) == ("Träforum Småland & Öland", "RS 2023/358")
        day = session.connection().exec_driver_sql("SELECT report_on FROM mandate").scalar_one()
        assert day == date(2024, 4, 19).isoformat()
    activate(app.window)
    qtbot.keyClick(app.window, Qt.Key.Key_Z, CTRL)
    assert app.desk.file.forum.name == "Industriforum Kalmar län"
    assert app.desk.file.mandate.report_on == date(2023, 4, 21)
    assert app.window.windowTitle().startswith("Industriforum Kalmar län – ")


def test_a_forum_without_a_name_is_refused(app: App, qtbot: QtBot) -> None:
    def answer(dialog: SettingsDialog) -> None:
        dialog.show_part(dialog.looks)
        _write(dialog.forum["name"], "  ")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        assert dialog.isVisible() and dialog._trouble.text()
        assert dialog.shown.currentWidget() is dialog.forum

    activate(app.window)
    answered(SettingsDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_Comma, CTRL), answer)
    assert app.desk.file.forum.name == "Industriforum Kalmar län"


def test_cancel_changes_nothing(app: App, qtbot: QtBot) -> None:
    def answer(dialog: SettingsDialog) -> None:
        _write(dialog.forum["name"], "Ett annat namn")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    activate(app.window)
    answered(SettingsDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_Comma, CTRL), answer)
    assert app.desk.file.forum.name == "Industriforum Kalmar län" and not app.desk.file.history.done


def test_the_accent_colours_the_window(app: App, settle: Callable[[Answer], None]) -> None:
    settle(lambda dialog: _write(dialog.looks.accent, "#0B5CAD"))
    assert app.desk.file.forum.accent == "#0B5CAD"
    assert QColor(theme.now().accent) == QColor("#0B5CAD")


def test_a_pale_accent_is_warned_of_and_a_wrong_one_refused(app: App, qtbot: QtBot) -> None:
    def answer(dialog: SettingsDialog) -> None:
        looks = dialog.looks
        _write(looks.accent, "#FFD0D0")
        assert looks.contrast.property("role") == "warning" and "1,3:1" in looks.contrast.text()
        _write(looks.accent, "#B3122B")
        assert looks.contrast.property("role") != "warning"
        _write(looks.accent, "rött")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        assert dialog.isVisible() and "#B3122B" in dialog._trouble.text()

    activate(app.window)
    answered(SettingsDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_Comma, CTRL), answer)
    assert app.desk.file.forum.accent == "#B3122B"


def test_a_sister_forum_has_its_own_words(app: App, settle: Callable[[Answer], None]) -> None:
    forum, language = app.desk.file.forum, app.desk.language
    assert forum.word(Side.EMPLOYER, language) == "Arbetsgivare"
    settle(lambda dialog: _word(dialog, Side.EMPLOYER, "Skogsägare"))
    assert app.desk.file.forum.word(Side.EMPLOYER, language) == "Skogsägare"
    app.window.go("people", None)
    table = cast(PeoplePage, app.window.pages["people"]).organisations
    cells = {str(table.sorted.index(row, 2).data()) for row in range(table.sorted.rowCount())}
    assert "Skogsägare" in cells and "Arbetsgivare" not in cells
    settle(lambda dialog: _word(dialog, Side.EMPLOYER, " "))
    assert app.desk.file.forum.word(Side.EMPLOYER, language) == "Arbetsgivare"


def _cell(dialog: SettingsDialog, row: int, column: int, text: str) -> None:
    table = dialog.words.abbreviations
    table.setCurrentCell(row, column)
    table.editItem(table.currentItem())
    cell = QApplication.focusWidget()
    assert isinstance(cell, QLineEdit)
    _write(cell, text)
    press(cell, Qt.Key.Key_Return)


def test_abbreviations_and_words_are_the_forums_own(
    app: App, settle: Callable[[Answer], None], qtbot: QtBot
) -> None:
    def add(dialog: SettingsDialog) -> None:
        dialog.show_part(dialog.words)
        for row, (short, long) in enumerate((("kf", "kompetensförsörjning"), ("åf", "återkommande fråga"))):
            _cell(dialog, row, 0, short)
            _cell(dialog, row, 1, long)
        type_text(dialog.words.dictionary, "yrkesprov\nlärlingsupplägg\n\nyrkesprov ")

    settle(add)
    forum = app.desk.file.forum
    assert forum.abbreviations == {"kf": "kompetensförsörjning", "åf": "återkommande fråga"}
    assert forum.dictionary == ["lärlingsupplägg", "yrkesprov"]

    def take_away(dialog: SettingsDialog) -> None:
        dialog.show_part(dialog.words)
        dialog.words.abbreviations.setCurrentCell(0, 0)
        qtbot.keyClick(dialog.words.abbreviations, Qt.Key.Key_Delete)

    settle(take_away)
    assert app.desk.file.forum.abbreviations == {"åf": "återkommande fråga"}


@pytest.mark.parametrize("rows", [[("kf", "")], [("", "lång")], [("k f", "lång")], [("kf", "en"), ("kf", "två")]])
def test_an_abbreviation_that_cannot_be_typed_is_refused(
    app: App, qtbot: QtBot, rows: list[tuple[str, str]]
) -> None:
    def answer(dialog: SettingsDialog) -> None:
        dialog.show_part(dialog.words)
        for row, (short, long) in enumerate(rows):
            _cell(dialog, row, 0, short)
            _cell(dialog, row, 1, long)
        dialog.show_part(dialog.forum)
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        assert dialog.isVisible() and dialog._trouble.text()
        assert dialog.shown.currentWidget() is dialog.words

    activate(app.window)
    answered(SettingsDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_Comma, CTRL), answer)
    assert not app.desk.file.forum.abbreviations


def test_every_closed_set_has_a_name_in_the_words(app: App, settle: Callable[[Answer], None]) -> None:
    def answer(dialog: SettingsDialog) -> None:
        table = dialog.words.table
        assert table.rowCount() == len(LABELS)
        for row in range(table.rowCount()):
            assert table.item(row, 0).text() and table.item(row, 1).text()

    settle(answer)


def test_aims_are_added_moved_and_taken_away(app: App, settle: Callable[[Answer], None], qtbot: QtBot) -> None:
    first, second, third = [aim.text for aim in app.desk.file.aims()]

    def answer(dialog: SettingsDialog) -> None:
        dialog.show_part(dialog.purpose)
        aims = dialog.purpose.list
        aims.add_new()
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        type_text(field, "Dela på <b>ansvaret</b>")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert dialog.isVisible()
        aims.setCurrentRow(0)
        qtbot.keyClick(aims, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        aims.setCurrentRow(2)
        qtbot.keyClick(aims, Qt.Key.Key_Delete)

    settle(answer)
    assert [aim.text for aim in app.desk.file.aims()] == [second, first, "Dela på <b>ansvaret</b>"]
    app.window.undo_action.trigger()
    assert [aim.text for aim in app.desk.file.aims()] == [first, second, third]


def _picture(kind: str, path: Path) -> Path:
    image = QImage(200, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#B3122B"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    path.write_bytes(buffer.data().data())
    return path


def test_a_logo_is_taken_and_what_is_none_is_refused(
    app: App, settle: Callable[[Answer], None], tmp_path: Path
) -> None:
    good = _picture("PNG", tmp_path / "märke.png")
    bitmap = _picture("BMP", tmp_path / "märke.jpg")
    broken = tmp_path / "trasig.png"
    broken.write_bytes(good.read_bytes()[:60])

    def answer(dialog: SettingsDialog) -> None:
        dialog.show_part(dialog.looks)
        for path in (bitmap, broken, tmp_path / "saknas.png"):
            dialog.looks.read_logo(path)
            assert dialog.looks.logo_trouble.isVisible() and dialog.looks.logo is None
        dialog.looks.read_logo(good)
        assert not dialog.looks.logo_trouble.isVisible() and not dialog.looks.picture.pixmap().isNull()

    settle(answer)
    assert app.desk.file.forum.logo == good.read_bytes()
    settle(lambda dialog: dialog.looks.remove_button.click())
    assert app.desk.file.forum.logo is None


def test_the_language_changes_every_text_of_the_window(
    app: App, settle: Callable[[Answer], None], start: Start, demo_path: Path
) -> None:
    assert next(entry.text() for entry in app.window.menuBar().actions()).replace("&", "") == "Arkiv"

    def answer(dialog: SettingsDialog) -> None:
        language = dialog.program["language"]
        assert language.currentData() == ""
        language.setCurrentIndex(language.findText("English"))

    settle(answer)
    assert Settings().language == "en"
    app.window.close()
    again = start(demo_path)
    assert i18n.current().code == "en"
    titles = [entry.text().replace("&", "") for entry in again.window.menuBar().actions()]
    assert titles == ["File", "Edit", "View", "Action", "Help"]
    assert [again.window.navigation.item(n).text() for n in range(8)] == [
        "Overview",
        "Meetings",
        "Proposals",
        "Participants",
        "Actions",
        "The situation",
        "The year",
        "Papers",
    ]
    assert again.desk.file.forum.word(Side.EMPLOYER, again.desk.language) == "Employers"


def test_a_forum_for_reading_only_lets_the_language_be_changed(app: App, qtbot: QtBot) -> None:
    app.desk.file.read_only = True

    def answer(dialog: SettingsDialog) -> None:
        assert not dialog.forum["name"].isEnabled() and dialog.program["language"].isEnabled()
        dialog.show_part(dialog.program)
        dialog.program["language"].setCurrentIndex(dialog.program["language"].findData("sv"))
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    activate(app.window)
    answered(SettingsDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_Comma, CTRL), answer)
    assert Settings().language == "sv"


def test_the_forum_has_its_own_days_for_deadlines(app: App, settle: Callable[[Answer], None]) -> None:
    def answer(dialog: SettingsDialog) -> None:
        dialog.days.days[DeadlineKind.NOTICE].setValue(14)

    settle(answer)
    assert app.desk.file.forum.deadlines == {"notice": -14}


@pytest.mark.parametrize("size", [(640, 400), (910, 512), (1280, 800)])
def test_all_parts_of_the_settings_are_seen_whole(app: App, qtbot: QtBot, size: tuple[int, int]) -> None:
    dialog = SettingsDialog(app.desk, app.settings, app.window)
    qtbot.addWidget(dialog)
    dialog.resize(*size)
    dialog.show()
    assert (dialog.width(), dialog.height()) == size
    view = dialog.list.viewport().rect()
    for place, part in enumerate(dialog.parts):
        entry = dialog.list.item(place)
        assert view.contains(dialog.list.visualItemRect(entry)), entry.text()
        assert dialog.list.sizeHintForIndex(dialog.list.indexFromItem(entry)).width() <= view.width()
        dialog.list.setCurrentRow(place)
        QApplication.processEvents()
        assert part.isVisible() and part.widget().width() <= part.viewport().width(), entry.text()
    for one in (dialog.save, dialog._cancel):
        assert dialog.rect().contains(one.geometry().translated(one.parentWidget().mapTo(dialog, QPoint(0, 0))))


def test_nothing_moves_under_the_mouse_while_the_accent_is_written(app: App, qtbot: QtBot) -> None:
    dialog = SettingsDialog(app.desk, app.settings, app.window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_part(dialog.looks)
    places = set()
    for colour in ("#B3122B", "#FFD0D0", "#", "#0B5CAD", "rött"):
        _write(dialog.looks.accent, colour)
        QApplication.processEvents()
        places.add(dialog.looks.remove_button.mapTo(dialog, QPoint(0, 0)).toTuple())
    assert len(places) == 1


@pytest.mark.parametrize(("word", "scheme"), [("Mörka", Qt.ColorScheme.Dark), ("Ljusa", Qt.ColorScheme.Light)])
def test_the_window_is_light_or_dark_as_one_chooses(
    app: App, settle: Callable[[Answer], None], word: str, scheme: Qt.ColorScheme
) -> None:
    def answer(text: str) -> Answer:
        return lambda dialog: dialog.program["scheme"].setCurrentText(text)

    settle(answer(word))
    dark = scheme is Qt.ColorScheme.Dark
    assert (QColor(theme.now().window).lightness() < 128) is dark
    assert Settings().scheme == ("dark" if dark else "light")
    settle(answer("Som systemet"))
    assert Settings().scheme == ""


def test_esc_in_a_cell_ends_the_writing_and_keeps_it(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))

    def answer(dialog: SettingsDialog) -> None:
        _word(dialog, Side.EMPLOYER, "Skogsägare")
        cell = QApplication.focusWidget()
        assert isinstance(cell, QLineEdit)
        press(cell, Qt.Key.Key_Escape)
        words = dialog.words
        assert words.table.text(words.values.index(Side.EMPLOYER), OWN) == "Skogsägare"
        dialog.show_part(dialog.purpose)
        dialog.purpose.list.add_new()
        cell = QApplication.focusWidget()
        assert isinstance(cell, QLineEdit)
        type_text(cell, "Dela på ansvaret")
        press(cell, Qt.Key.Key_Escape)
        assert dialog.purpose.list.texts()[-1] == (None, "Dela på ansvaret")
        assert dialog.isVisible() and not asked
        press(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible() and asked, "what is written is asked about"

    activate(app.window)
    answered(SettingsDialog, lambda: qtbot.keyClick(app.window, Qt.Key.Key_Comma, CTRL), answer)
