"""The papers page: a paper is shown as it will be printed, follows the forum, is saved and printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import MinutesState, SendingKind
from industriforum_desktop.forum.record import MinutesVersion
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui.papers.page import PapersPage
from industriforum_desktop.ui.papers.pictures import measure, picture
from industriforum_desktop.ui.papers.preview import Preview
from industriforum_desktop.ui.papers.printing import PrintError, print_pages, wanted_pages
from industriforum_desktop.ui.sending.dialog import SendDialog
from tests.ui.dialogs import saves_as

Start = Callable[[Path | None], App]
THIRD, FOURTH = 3, 4
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _page(app: App, qtbot: QtBot, target: object = None) -> PapersPage:
    app.window.activateWindow()
    app.window.go("papers", target)
    page = app.window.page
    assert isinstance(page, PapersPage)
    qtbot.waitUntil(lambda: page.ready, timeout=20_000)
    return page


@pytest.fixture
def page(app: App, qtbot: QtBot) -> PapersPage:
    """The papers of the demo's third meeting, which has been held."""
    return _page(app, qtbot, THIRD)


def _text(data: bytes | Path) -> str:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def _shown(page: PapersPage) -> str:
    assert page._data is not None
    return _text(page._data)


def test_a_held_meeting_shows_its_minutes(page: PapersPage) -> None:
    assert page.kind == "minutes"
    assert "Minnesanteckningar från Industriforum Kalmar län" in " ".join(_shown(page).split())
    assert page.place.text() == f"Sida 1 av {page.preview.pages}"


def test_the_coming_meeting_shows_its_notice_first(app: App, qtbot: QtBot) -> None:
    page = _page(app, qtbot)
    assert (page.meetings.chosen, page.kind) == (FOURTH, "agenda")
    assert "möte 4/2023" in _shown(page)
    assert "27 november 2023" in _shown(page).replace("\N{NO-BREAK SPACE}", " ")


def test_another_paper_is_a_click_away(page: PapersPage, qtbot: QtBot) -> None:
    place = page.kinds.visualItemRect(page.kinds.item(page.kinds.place("agenda"))).center()
    qtbot.mouseClick(page.kinds.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: page.ready)
    assert "Kallelse till" in _shown(page)


def test_another_meeting_keeps_the_kind_of_paper(page: PapersPage, qtbot: QtBot) -> None:
    page.show_kind("agenda")
    qtbot.keyClick(page.meetings, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: page.ready)
    assert (page.meetings.chosen, page.kind) == (FOURTH, "agenda")


def test_the_page_is_seen(page: PapersPage) -> None:
    shown = page.preview.viewport().grab().toImage()
    assert _ink(shown) > 500


def test_a_change_in_the_forum_is_shown(app: App, page: PapersPage, qtbot: QtBot) -> None:
    page.preview.verticalScrollBar().setValue(200)
    with app.desk.change("Nytt tema"):
        app.desk.file.meetings()[2].theme = "Ett helt nytt tema"
    qtbot.waitUntil(lambda: page.ready)
    assert "Ett helt nytt tema" in _shown(page)
    assert page.preview.verticalScrollBar().value() == 200


def test_nothing_is_made_again_when_nothing_has_changed(page: PapersPage) -> None:
    before = page._data
    page.refresh()
    assert page._data is before


def test_the_paper_can_be_had_in_english(page: PapersPage, qtbot: QtBot) -> None:
    page.options.language.setCurrentIndex(page.options.language.findData("en"))
    qtbot.waitUntil(lambda: page.ready)
    assert "Page 1 of" in _shown(page)


def test_from_an_english_window_a_swedish_forum_has_swedish_papers_and_letters(
    start: Start, demo_path: Path, qtbot: QtBot
) -> None:
    settings = Settings()
    settings.language = "en"
    settings.save()
    app = start(demo_path)
    page = _page(app, qtbot, THIRD)
    assert page.save_button.text().replace("&", "").startswith("Save as PDF")
    assert "Sida 1 av" in _shown(page)
    meeting = page.meeting
    assert meeting is not None
    dialog = SendDialog(app.desk, meeting, SendingKind.NOTICE, app.window)
    assert dialog.text.toPlainText().startswith("Hej!")
    with app.desk.change("English papers"):
        app.desk.file.forum.language = "en"
    dialog = SendDialog(app.desk, meeting, SendingKind.NOTICE, app.window)
    assert dialog.text.toPlainText().startswith("Hello!")


def test_keys_change_size_and_place(app: App, page: PapersPage, qtbot: QtBot) -> None:
    preview = page.preview
    before = preview.zoom
    qtbot.keyClick(app.window, Qt.Key.Key_Plus, CTRL)
    assert preview.zoom > before
    assert page.scale.text() == f"{round(preview.zoom * 100)}\N{NO-BREAK SPACE}%"
    qtbot.keyClick(app.window, Qt.Key.Key_0, CTRL)
    assert preview.fits_width
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.page == preview.pages
    qtbot.waitUntil(lambda: preview.up_to_date)
    assert page.place.text() == f"Sida {preview.pages} av {preview.pages}"
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert preview.page == 1


def test_a_changed_size_keeps_what_is_in_the_middle(page: PapersPage) -> None:
    preview = page.preview
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum() // 2)
    before = preview.page
    for _step in range(3):
        preview.zoom_in()
        assert preview.page == before


def test_the_paper_is_saved_under_a_sensible_name(
    app: App, page: PapersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "utskick" / "möte"
    target.parent.mkdir()
    proposed = saves_as(monkeypatch, target)
    qtbot.keyClick(app.window, Qt.Key.Key_S, CTRL | SHIFT)
    saved = target.with_name("möte.pdf")
    qtbot.waitUntil(lambda: "Sparat som" in app.window.statusBar().currentMessage())
    assert proposed[0].name == "Minnesanteckningar Industriforum Kalmar län 2023-09-14.pdf"
    assert "Lärlingar i industrin" in _text(saved)
    assert [path.name for path in target.parent.iterdir()] == ["möte.pdf"]
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert proposed[1].parent == target.parent


def test_what_is_saved_is_what_the_forum_says_now(
    app: App, page: PapersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_as(monkeypatch, tmp_path / "papper.pdf")
    with app.desk.change("Nytt tema"):
        app.desk.file.meetings()[2].theme = "Sagt i sista stund"
    page.save()
    qtbot.waitUntil(lambda: (tmp_path / "papper.pdf").exists())
    assert "Sagt i sista stund" in _text(tmp_path / "papper.pdf")


def test_saving_can_be_called_off(page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saves_as(monkeypatch, None)
    page.save()
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_place_that_can_not_be_written_is_told(
    page: PapersPage, qtbot: QtBot, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "finns inte" / "papper.pdf"
    saves_as(monkeypatch, target)
    page.save()
    qtbot.waitUntil(lambda: bool(said))
    assert str(target) in said[0]


def test_without_a_printer_the_person_is_told_what_to_do(
    app: App, page: PapersPage, qtbot: QtBot, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    qtbot.keyClick(app.window, Qt.Key.Key_P, CTRL)
    assert len(said) == 1
    assert "Ingen skrivare" in said[0]


def test_the_paper_is_printed(
    app: App, page: PapersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "utskrift.pdf"

    def accept(dialog: QPrintDialog) -> int:
        assert (dialog.fromPage(), dialog.toPage()) == (1, page.preview.pages)
        dialog.printer().setOutputFileName(str(out))
        dialog.printer().setPrintRange(QPrinter.PrintRange.PageRange)
        dialog.printer().setFromTo(2, 3)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Skrivaren"])
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Skickat till" in app.window.statusBar().currentMessage(), timeout=20_000)
    printed = out.read_bytes()
    assert len(measure(printed)) == 2
    assert page._data is not None
    assert _alike(picture(printed, 0, 2), picture(page._data, 1, 2))


def test_a_printer_that_can_not_be_written_to_is_told(page: PapersPage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "finns inte" / "x.pdf"))
    assert page._data is not None
    with pytest.raises(PrintError):
        print_pages(page._data, printer)


@pytest.mark.parametrize(("first", "last", "pages"), [(2, 3, [1, 2]), (4, 9, [3, 4]), (0, 0, [0, 1, 2, 3, 4])])
def test_only_the_chosen_pages_are_printed(app: App, first: int, last: int, pages: list[int]) -> None:
    printer = QPrinter()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, last)
    assert wanted_pages(printer, 5) == pages


def test_final_minutes_are_shown_as_they_were_made_final(app: App, page: PapersPage, qtbot: QtBot) -> None:
    frozen = page._data
    assert frozen is not None
    meeting = app.desk.file.meetings()[2]
    with app.desk.change("Färdigställ"):
        meeting.minutes_state = MinutesState.FINAL
        meeting.versions.append(
            MinutesVersion(number=1, made_at=datetime(2023, 9, 20), pdf=frozen, sha256="", text="")
        )
    with app.desk.change("Nytt tema"):
        app.desk.file.meetings()[2].theme = "Efteråt"
    qtbot.waitUntil(lambda: page.ready)
    assert page._data == frozen


def test_what_no_face_has_is_told(app: App, page: PapersPage, qtbot: QtBot) -> None:
    assert not page.note.isVisible()
    with app.desk.change("Nytt tema"):
        app.desk.file.meetings()[2].theme = "Bra 👍"
    qtbot.waitUntil(lambda: page.ready)
    assert page.note.isVisible()
    assert "👍" in page.note.text()


def test_a_logo_that_can_not_be_drawn_is_told(app: App, page: PapersPage, qtbot: QtBot) -> None:
    with app.desk.change("Ny logotyp"):
        app.desk.file.forum.logo = b"ingen bild"
    qtbot.waitUntil(lambda: "Logotypen" in page.preview._text)
    with app.desk.change("Ingen logotyp"):
        app.desk.file.forum.logo = None
    qtbot.waitUntil(lambda: page.ready)


def test_a_new_forum_says_what_comes_here(start: Start, new_path: Path, qtbot: QtBot) -> None:
    app = start(new_path)
    app.window.go("papers", None)
    page = app.window.page
    assert isinstance(page, PapersPage)
    assert not page.save_button.isEnabled()
    assert "Planera ett möte" in page.preview._text
    page.save()
    page.print_paper()
    page.show_kind("participants")
    qtbot.waitUntil(lambda: page.ready, timeout=20_000)
    assert page.save_button.isEnabled()


def test_pages_are_sharp_on_a_fine_screen(page: PapersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Preview, "devicePixelRatioF", lambda self: 2.0)
    page.preview.set_zoom(1.0)
    qtbot.waitUntil(lambda: page.ready)
    assert page.preview._pictures[0].width == 2 * round(595.28 * 96 / 72)


def _ink(image: QImage) -> int:
    """How many of the picture's points are dark, of every third in both directions."""
    places = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return sum(image.pixelColor(x, y).lightness() < 128 for x, y in places)


def _alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures show the same page: as much ink in each of its eight strips, within a quarter."""
    height = min(one.height(), other.height()) // 8
    for strip in range(8):
        first, second = (_ink(image.copy(0, strip * height, image.width(), height)) for image in (one, other))
        if abs(first - second) > 0.25 * max(first, second) + 30:
            return False
    return True
