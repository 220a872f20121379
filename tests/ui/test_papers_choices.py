"""What the officer chooses for a paper, and more ways out of the window."""

from __future__ import annotations

import stat
import zipfile
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.forum import OwnText
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.record import make_final
from industriforum_desktop.papers import PAPERS
from industriforum_desktop.ui import files
from industriforum_desktop.ui.papers import pictures
from industriforum_desktop.ui.papers.page import PapersPage
from tests.keys import type_text
from tests.ui.dialogs import activate, saves_as

THIRD = 3


@pytest.fixture
def page(app: App, qtbot: QtBot) -> PapersPage:
    app.window.go("papers", THIRD)
    activate(app.window)
    found = app.window.page
    assert isinstance(found, PapersPage)
    qtbot.waitUntil(lambda: found.ready, timeout=20_000)
    return found


def show(page: PapersPage, kind: str, qtbot: QtBot) -> str:
    page.show_kind(kind)
    return shown(page, qtbot)


def shown(page: PapersPage, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: page.ready, timeout=20_000)
    assert page._data is not None
    pdf = pypdfium2.PdfDocument(page._data)
    try:
        text = "\n".join(one.get_textpage().get_text_range() for one in pdf)
    finally:
        pdf.close()
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("kind", PAPERS)
def test_every_kind_is_shown(page: PapersPage, kind: str, qtbot: QtBot) -> None:
    assert len(show(page, kind, qtbot)) > 60
    assert page.about.currentIndex() == ["meeting", "year", "organisation", "forum"].index(PAPERS[kind].scope)


def test_a_section_is_left_out_and_undo_brings_it_back(page: PapersPage, qtbot: QtBot) -> None:
    assert "Deltagare" in show(page, "mandate-report", qtbot)
    page.options.sections["design"].click()
    assert "Arbetssätt" not in shown(page, qtbot)
    assert page.desk.file.forum.papers["mandate-report"]["hidden"] == ["design"]
    page.desk.file.undo()
    assert "Arbetssätt" in shown(page, qtbot)
    assert page.options.sections["design"].isChecked()
    page.refresh()
    assert page.desk.file.forum.papers == {}


def test_own_texts_stand_in_the_paper_and_are_kept_for_its_kind(page: PapersPage, qtbot: QtBot) -> None:
    show(page, "agenda", qtbot)
    type_text(page.options.closing, "Vi bjuder på kaffe.")
    page.options.keep()
    assert shown(page, qtbot).rstrip().endswith("Vi bjuder på kaffe.") or "Vi bjuder på kaffe." in shown(
        page, qtbot
    )
    assert "Vi bjuder på kaffe." not in show(page, "minutes", qtbot)
    assert page.options.closing.toPlainText() == ""
    show(page, "agenda", qtbot)
    assert page.options.closing.toPlainText() == "Vi bjuder på kaffe."


def test_a_text_that_is_left_at_once_is_kept(page: PapersPage, qtbot: QtBot) -> None:
    show(page, "agenda", qtbot)
    type_text(page.options.opening, "Varmt välkomna!")
    page.show_kind("minutes")
    [text] = page.desk.file.forum.own_texts
    assert (text.kind, text.meeting_id, text.opening) == ("agenda", THIRD, "Varmt välkomna!")


def test_another_variant_year_and_organisation_are_chosen(page: PapersPage, qtbot: QtBot) -> None:
    address = page.desk.file.participants()[0].phone
    assert address not in show(page, "participants", qtbot)
    page.options.variant.setCurrentIndex(1)
    assert address in shown(page, qtbot)
    show(page, "invitation", qtbot)
    place = page.about.organisations.findText("IKEM – Innovations- och kemiindustrierna")
    page.about.organisations.setCurrentIndex(place)
    page.about.changed.emit()
    assert "bjuder in IKEM" in shown(page, qtbot)
    assert page.file_name == "Inbjudan Industriforum Kalmar län IKEM.pdf"


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str) -> None:
    saves_as(monkeypatch, path, kind)


def test_all_papers_of_the_meeting_go_into_one_zip(
    page: PapersPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, tmp_path / "möte", "En zip-fil (*.zip)")
    page.more.save_all()
    target = tmp_path / "möte.zip"
    qtbot.waitUntil(target.exists, timeout=60_000)
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        wanted = sum(max(1, len(paper.variants)) for paper in PAPERS.values() if paper.scope == "meeting")
        assert len(names) == len(set(names)) == wanted
        assert all(archive.read(name).startswith(b"%PDF") for name in names)


def test_all_papers_of_the_meeting_go_into_a_folder(
    page: PapersPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, tmp_path / "papper", "En mapp (*)")
    with qtbot.waitSignal(page.desk.said, timeout=60_000):
        page.more.save_all()
    assert (tmp_path / "papper" / "Minnesanteckningar Industriforum Kalmar län 2023-09-14.pdf").exists()


def test_a_paper_that_was_opened_can_be_carried_too(page: PapersPage) -> None:
    files.lay_out(files.cache("papers"), page.file_name, b"opened before")
    carried = page.more.kept(b"carried now")
    assert carried.name == page.file_name
    assert carried.read_bytes() == b"carried now"
    assert carried.stat().st_mode & stat.S_IWUSR


def test_the_system_shows_a_copy_with_the_papers_name(
    page: PapersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_it(url) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    page.more.open()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened[0].name == page.file_name
    assert opened[0].read_bytes() == page._data


def test_the_paper_is_saved_for_word(
    page: PapersPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docx import Document as read

    chosen(monkeypatch, tmp_path / "papper", "Word-filer (*.docx)")
    with qtbot.waitSignal(page.desk.said, timeout=30_000):
        page.more.save_word()
    word = read(str(tmp_path / "papper.docx"))
    heads = [line.text for line in word.paragraphs if line.style.name == "Heading 1"]
    assert heads[0].startswith("Minnesanteckningar")


def test_the_paper_is_copied_with_its_structure(page: PapersPage) -> None:
    page.more.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert "<h1" in copied.html()
    assert "Minnesanteckningar från Industriforum Kalmar län" in copied.text()


def test_words_are_found_and_gone_to(page: PapersPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.preview, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(page.search.field, "validering")
    qtbot.waitUntil(lambda: "ställen" in page.search.said.text(), timeout=20_000)
    first = page.preview.verticalScrollBar().value()
    for _n in range(2):
        qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert page.preview.verticalScrollBar().value() > first
    assert page.search.said.text().startswith("3 av ")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.search.said.text().startswith("2 av ")
    page.search.field.setText("finns inte här")
    qtbot.waitUntil(lambda: not page.search.said.text()[:1].isdigit(), timeout=20_000)
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert not page.search.isVisible()


def test_a_small_page_leads_to_the_page_and_follows_it(page: PapersPage, qtbot: QtBot) -> None:
    page.thumbnails.give_room(True)
    qtbot.waitUntil(lambda: page.ready, timeout=20_000)
    assert page.thumbnails.count() == page.preview.pages
    page.thumbnails.setCurrentRow(2)
    assert page.preview.page == 3
    qtbot.keyClick(page.preview, Qt.Key.Key_Home)
    assert page.thumbnails.currentRow() == 0
    qtbot.waitUntil(lambda: not page.thumbnails.item(0).icon().isNull(), timeout=20_000)


def test_the_small_pages_take_the_place_of_the_choices(page: PapersPage, qtbot: QtBot) -> None:
    page.window().resize(1380, 800)
    qtbot.waitUntil(lambda: page.ready, timeout=20_000)
    assert page.thumbnails.isVisible() and not page.options.isVisible()
    page.options_button.click()
    assert page.options.isVisible() and not page.thumbnails.isVisible()
    page.options_button.click()
    assert page.thumbnails.isVisible() and not page.options.isVisible()


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_paper_can_be_read_in_the_width_of_its_view(page: PapersPage, qtbot: QtBot, width: int) -> None:
    page.window().resize(width, 800)
    qtbot.waitUntil(lambda: page.ready and page.preview.fits_width, timeout=20_000)
    assert page.preview.zoom >= 0.85
    assert page.options.isVisible() == (width == 1920), "choices are there unasked where there is room"


def test_papers_follow_the_meeting_that_was_chosen_among_the_meetings(app: App, page: PapersPage) -> None:
    app.window.go("meetings", 1)
    app.window.show_page("papers")
    assert page.meeting is not None and page.meeting.id == 1
    page.meetings.setCurrentRow(1)
    assert page.meeting.id != 1
    chosen = page.meeting.id
    app.window.show_page("meetings")
    app.window.show_page("papers")
    assert page.meeting.id == chosen


def test_the_boxes_of_a_form_are_seen_in_its_preview(page: PapersPage, qtbot: QtBot) -> None:
    page.show_kind("answer-form")
    qtbot.waitUntil(lambda: page.ready, timeout=20_000)
    data = page._data
    assert data is not None
    with pikepdf.open(BytesIO(data)) as pdf:
        height = float(pdf.pages[0].MediaBox[3])
        boxes = [
            [float(value) for value in field.Rect]
            for field in pdf.pages[0].Annots
            if str(field.get("/FT", "")) == "/Tx"
        ]
    seen = pictures.picture(data, 0, 2.0)
    corners = [seen.pixelColor(round(box[0] * 2) + 1, round((height - box[3]) * 2) + 1) for box in boxes]
    assert boxes and all(corner.lightness() < 250 for corner in corners), "the edge of each box is drawn"


def test_an_own_text_belongs_to_one_paper_unless_it_is_for_all(page: PapersPage, qtbot: QtBot) -> None:
    show(page, "minutes", qtbot)
    type_text(page.options.opening, "Bara det tredje mötet.")
    page.options.keep()
    assert "Bara det tredje mötet." in shown(page, qtbot)
    page.about.meetings.choose(4)
    page.about.changed.emit()
    assert page.options.opening.toPlainText() == ""
    assert "Bara det tredje mötet." not in shown(page, qtbot)
    page.about.meetings.choose(THIRD)
    page.about.changed.emit()
    assert page.options.opening.toPlainText() == "Bara det tredje mötet."
    page.options.for_all.click()
    page.about.meetings.choose(4)
    page.about.changed.emit()
    assert "Bara det tredje mötet." in shown(page, qtbot)
    assert page.options.for_all.isChecked()
    page.options.for_all.click()
    page.options.opening.clear()
    page.options.keep()
    assert "Bara det tredje mötet." not in shown(page, qtbot)
    page.about.meetings.choose(THIRD)
    page.about.changed.emit()
    assert "Bara det tredje mötet." in shown(page, qtbot)


def test_a_years_own_text_stays_with_the_year(page: PapersPage, app: App, qtbot: QtBot) -> None:
    show(page, "follow-up", qtbot)
    type_text(page.options.closing, "Ett år att minnas.")
    page.options.keep()
    assert "Ett år att minnas." in shown(page, qtbot)
    [text] = app.desk.file.forum.own_texts
    assert (text.kind, text.year, text.meeting_id) == ("follow-up", 2023, None)
    app.desk.file.undo()
    assert app.desk.file.forum.own_texts == []
    assert page.options.closing.toPlainText() == ""


def test_a_meetings_own_text_goes_with_it(page: PapersPage, app: App, qtbot: QtBot) -> None:
    file, forum = app.desk.file, app.desk.file.forum
    with file.change("Planerade ett möte"):
        meeting = Meeting(year=2024, number=1, day=date(2024, 2, 8), start=time(13), end=time(15))
        file.session.add(meeting)
        file.session.flush()
        forum.own_texts.append(OwnText(kind="agenda", meeting_id=meeting.id, opening="Hej."))
    with file.change("Tog bort mötet"):
        file.session.delete(meeting)
    assert file.forum.own_texts == []
    file.undo()
    assert [text.opening for text in file.forum.own_texts] == ["Hej."]


def test_choices_for_final_minutes_are_not_offered(page: PapersPage, app: App, qtbot: QtBot) -> None:
    show(page, "minutes", qtbot)
    meeting = page.meeting
    assert meeting is not None
    assert page.options.opening.isEnabled()
    assert not page.options.frozen.isVisibleTo(page.options)
    data = page._data
    assert data is not None
    with app.desk.change("Färdigställde", lasting=True):
        make_final(meeting, data, "text", datetime(2023, 11, 27, 9))
    assert not page.options.opening.isEnabled()
    assert not any(box.isEnabled() for box in page.options.sections.values())
    assert page.options.frozen.isVisibleTo(page.options)
    assert page.versions_button.isVisible()
    show(page, "agenda", qtbot)
    assert page.options.opening.isEnabled()
    assert not page.versions_button.isVisible()
