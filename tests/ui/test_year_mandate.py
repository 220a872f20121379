"""The report on the mandate in the window: its texts, its state, its versions and what changed between them."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.papers.mandate_report import BLOCKS
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.settings.forum import MandatePart
from industriforum_desktop.ui.settings.part import PartDialog
from industriforum_desktop.ui.shared.versions import VersionsDialog
from industriforum_desktop.ui.year.mandate import MandateTab
from industriforum_desktop.ui.year.page import YearPage
from industriforum_desktop.ui.year.versions import VersionForm
from tests.keys import type_text
from tests.ui.dialogs import activate, answered, saves_as

KEYS = [key for key, _title in BLOCKS]


@pytest.fixture
def tab(app: App, qtbot: QtBot) -> MandateTab:
    """The report in view, with nothing of one's own in it and no version kept."""
    activate(app.window)
    with app.desk.file.change("Från början"):
        app.desk.file.mandate.blocks = {}
        for one in app.desk.file.mandate_reports():
            app.desk.file.session.delete(one)
    app.window.resize(1280, 800)
    app.window.go("year", "mandate")
    page = app.window.pages["year"]
    assert isinstance(page, YearPage)
    tab = next(one for one in page.parts if isinstance(one, MandateTab))
    qtbot.waitUntil(lambda: tab.ready, timeout=20_000)
    return tab


def choose(tab: MandateTab, key: str) -> None:
    tab.blocks.list.setCurrentRow(KEYS.index(key))


def paper(tab: MandateTab, qtbot: QtBot) -> str:
    """What the preview's file says, once it is up to date."""
    qtbot.waitUntil(lambda: tab.ready, timeout=20_000)
    return read(tab._data)


def read(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return " ".join(text.split())


def test_the_programs_own_text_stands_until_another_is_typed(tab: MandateTab, qtbot: QtBot) -> None:
    file = tab.desk.file
    choose(tab, "economy")
    usual = tab.blocks.text.toPlainText()
    assert "sina egna kostnader" in usual and not tab.blocks.restore_button.isEnabled()
    tab.blocks.text.selectAll()
    type_text(tab.blocks.text, "Allt ryms i befintliga medel.")
    qtbot.waitUntil(lambda: file.mandate.blocks == {"economy": "Allt ryms i befintliga medel."})
    qtbot.waitUntil(lambda: "Allt ryms i befintliga medel." in paper(tab, qtbot), timeout=20_000)
    assert "sina egna kostnader" not in paper(tab, qtbot)
    qtbot.mouseClick(tab.blocks.restore_button, Qt.MouseButton.LeftButton)
    assert file.mandate.blocks == {} and tab.blocks.text.toPlainText() == usual


def test_what_is_typed_is_kept_when_one_goes_elsewhere_at_once(app: App, tab: MandateTab, qtbot: QtBot) -> None:
    choose(tab, "summary")
    tab.blocks.text.selectAll()
    type_text(tab.blocks.text, "I korthet å ä ö.")
    choose(tab, "background")
    assert app.desk.file.mandate.blocks == {"summary": "I korthet å ä ö."}
    tab.blocks.text.selectAll()
    type_text(tab.blocks.text, "Bakom.")
    app.window.go("overview", None)
    assert app.desk.file.mandate.blocks["background"] == "Bakom."
    app.window.go("year", None)
    app.window.undo_action.trigger()
    assert app.desk.file.mandate.blocks == {"summary": "I korthet å ä ö."}


def test_what_is_typed_last_is_there_when_the_program_is_closed(app: App, tab: MandateTab) -> None:
    path = app.desk.file.path
    tab.blocks.text.selectAll()
    type_text(tab.blocks.text, "Nämnden noterar.")
    app.window.close()
    file = ForumFile.open(path)
    assert file.mandate.blocks == {"decision": "Nämnden noterar."}
    file.close()


def test_an_emptied_text_is_the_programs_again(tab: MandateTab, qtbot: QtBot) -> None:
    usual = tab.blocks.text.toPlainText()
    type_text(tab.blocks.text, "X")
    tab.blocks.write()
    assert tab.desk.file.mandate.blocks
    tab.blocks.text.selectAll()
    qtbot.keyClick(tab.blocks.text, Qt.Key.Key_Delete)
    choose(tab, "economy")
    choose(tab, "decision")
    assert tab.desk.file.mandate.blocks == {} and tab.blocks.text.toPlainText() == usual


def test_a_figure_is_inserted_by_its_name(tab: MandateTab, qtbot: QtBot) -> None:
    choose(tab, "summary")
    tab.blocks.text.selectAll()
    type_text(tab.blocks.text, "Antal: ")
    tab.blocks._fill_menu()
    entry = next(one for one in tab.blocks._menu.actions() if one.text().endswith(": 3"))
    entry.trigger()
    assert tab.blocks.text.toPlainText().startswith("Antal: {")
    tab.blocks.write()
    qtbot.waitUntil(lambda: "Antal: 3" in paper(tab, qtbot), timeout=20_000)


def test_the_way_of_the_report_is_noted_and_told(app: App, tab: MandateTab, qtbot: QtBot) -> None:
    def days(part: MandatePart, **wanted: date) -> None:
        for name, day in wanted.items():
            part[name].set_value(day)

    def answer(dialog: PartDialog) -> None:
        part = dialog.part
        assert isinstance(part, MandatePart)
        part["number"].setText("21/07")
        part["decided_by"].setText("Regionfullmäktige")
        days(part, submitted_on=date(2023, 5, 1), reported_on=date(2023, 4, 21), decided_on=date(2023, 4, 21))
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        assert dialog.isVisible(), "presented before it was handed in"
        days(part, submitted_on=date(2023, 3, 31))
        part["decision"].setPlainText("§ 45 Redovisningen godkänns.")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    answered(PartDialog, lambda: qtbot.mouseClick(tab.mandate_button, Qt.MouseButton.LeftButton), answer)
    mandate = app.desk.file.mandate
    assert (mandate.number, mandate.decided_by) == ("21/07", "Regionfullmäktige")
    assert (mandate.submitted_on, mandate.decided_on) == (date(2023, 3, 31), date(2023, 4, 21))
    assert "21\N{NO-BREAK SPACE}april 2023" in tab.state.text() and "§ 45" in tab.due.text()


def make_version(tab: MandateTab, qtbot: QtBot, note: str, *, handed_in: bool = False) -> None:
    def answer(form: VersionForm) -> None:
        type_text(form["note"], note)
        form["handed_in"].setChecked(handed_in)
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    before = len(tab.desk.file.mandate_reports())
    answered(VersionForm, lambda: qtbot.mouseClick(tab.version_button, Qt.MouseButton.LeftButton), answer)
    qtbot.waitUntil(lambda: len(tab.desk.file.mandate_reports()) == before + 1, timeout=20_000)


def test_versions_are_kept_unaltered_and_compared(
    app: App, tab: MandateTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = app.desk.file
    with file.change("Inte inlämnad"):
        file.mandate.submitted_on = file.mandate.reported_on = file.mandate.decided_on = None
    make_version(tab, qtbot, "Till granskning")
    first = file.mandate_reports()[0]
    kept = first.pdf
    assert "Förslag till beslut" in read(kept) and first.sha256 == hashlib.sha256(kept).hexdigest()
    assert not app.window.undo_action.isEnabled(), "a version is not undone"
    choose(tab, "economy")
    tab.blocks.text.selectAll()
    type_text(tab.blocks.text, "Kaffe.")
    make_version(tab, qtbot, "Lämnas in", handed_in=True)
    assert file.mandate.submitted_on == date(2023, 11, 27)
    assert [one.number for one in file.mandate_reports()] == [1, 2] and file.mandate_reports()[0].pdf == kept
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    target = tmp_path / "kopia.pdf"
    saves_as(monkeypatch, target)

    def answer(dialog: VersionsDialog) -> None:
        dialog.before.setCurrentIndex(0)
        dialog.after.setCurrentIndex(1)
        assert "Kaffe." in dialog.view.toPlainText() and dialog.view.changes
        dialog.before.setCurrentIndex(1)
        dialog.after.setCurrentIndex(2)
        assert dialog.view.changes == 0, "nothing was written since version 2"
        assert dialog.table.choose(lambda one: one.number == 1)
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(target.exists)
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(opened))

    answered(VersionsDialog, lambda: qtbot.mouseClick(tab.versions_button, Qt.MouseButton.LeftButton), answer)
    assert target.read_bytes() == kept == Path(opened[0].toLocalFile()).read_bytes()


def test_a_forum_that_is_only_read_is_not_written_in(app: App, tab: MandateTab, qtbot: QtBot) -> None:
    app.desk.file.read_only = True
    tab.refresh()
    assert tab.blocks.text.isReadOnly()
    qtbot.mouseClick(tab.version_button, Qt.MouseButton.LeftButton)
    assert not app.desk.file.mandate_reports()
