"""Files are attached to a meeting and its items, opened, saved and removed, as a person does it in the window."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum import attachment
from industriforum_desktop.forum.attachment import numbered
from industriforum_desktop.forum.kinds import MinutesState
from industriforum_desktop.ui import files
from industriforum_desktop.ui.meetings.agenda_model import TITLE
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.papers.page import PapersPage
from tests.papers.test_bundle import pdf
from tests.ui.dialogs import opens, saves_as
from tests.ui.dropping import looked_at

FOURTH = 4
LEFT, COPY = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


@pytest.fixture
def page(app: App) -> MeetingsPage:
    """The demo's fourth meeting, which is still to be held."""
    app.window.activateWindow()
    app.window.go("meetings", FOURTH)
    found = app.window.page
    assert isinstance(found, MeetingsPage)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files."""
    for name, text in (("Elpriser.pdf", b"%PDF el"), ("Läget.docx", b"PK laget"), ("Karta.png", b"png")):
        (tmp_path / name).write_bytes(text)
    return tmp_path


def _chooses(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    opens(monkeypatch, *paths)


def _names(page: MeetingsPage) -> list[str]:
    return [one.name for _n, one in numbered(page.meeting.attachments)]


def _drop(widget: QWidget, place: QPoint, *paths: Path) -> bool:
    """Drag files over the widget and let go; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, COPY, data, LEFT, none)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), COPY, data, LEFT, none))
    return True


def _shown(page: MeetingsPage) -> list[tuple[str, ...]]:
    table = page.attachments.table
    return [
        tuple(table.sorted.index(row, place).data() for place in range(4)) for row in range(table.sorted.rowCount())
    ]


def test_files_are_attached_to_an_item_and_to_the_meeting_and_numbered(
    page: MeetingsPage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _chooses(monkeypatch, folder / "Karta.png")
    qtbot.mouseClick(page.attachments_button, LEFT)
    assert page.attachments.isVisible()
    qtbot.mouseClick(page.attachments.meeting_button, LEFT)
    qtbot.waitUntil(lambda: _names(page) == ["Karta.png"])
    _chooses(monkeypatch, folder / "Läget.docx", folder / "Elpriser.pdf")
    qtbot.mouseClick(page.attachments.item_button, LEFT)
    qtbot.waitUntil(lambda: len(_names(page)) == 3)
    first = page.meeting.items[0]
    assert [row[:3] for row in _shown(page)] == [
        ("1", "Läget.docx", f"1. {first.title}"),
        ("2", "Elpriser.pdf", f"1. {first.title}"),
        ("3", "Karta.png", _shown(page)[2][2]),
    ]
    assert "8" in _shown(page)[0][3]
    assert "3" in page.attachments_button.text()
    assert page.meeting.attachments[1].data == b"PK laget"


def test_all_of_it_can_be_undone(
    app: App, page: MeetingsPage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _chooses(monkeypatch, folder / "Läget.docx", folder / "Elpriser.pdf")
    page.attachments.ask_for_meeting()
    qtbot.waitUntil(lambda: len(_names(page)) == 2)
    page.show_attachments()
    qtbot.keyClick(page.attachments.table, Qt.Key.Key_Delete)
    assert _names(page) == ["Elpriser.pdf"]
    app.desk.file.undo()
    assert _names(page) == ["Läget.docx", "Elpriser.pdf"]
    assert page.meeting.attachments[0].data == b"PK laget"
    app.desk.file.undo()
    assert _names(page) == []
    app.desk.file.redo()
    assert _names(page) == ["Läget.docx", "Elpriser.pdf"]


def test_a_file_dropped_on_an_item_belongs_to_it_and_beside_it_to_the_meeting(
    page: MeetingsPage, qtbot: QtBot, folder: Path
) -> None:
    view = page.editor.view
    third = view.visualRect(page.editor.model.index(2, 2)).center()
    assert _drop(view.viewport(), third, folder / "Läget.docx")
    qtbot.waitUntil(lambda: _names(page) == ["Läget.docx"])
    assert page.meeting.attachments[0].item is page.meeting.items[2]
    title = page.editor.model.index(2, TITLE)
    assert "1" in title.data(Qt.ItemDataRole.AccessibleTextRole)
    assert title.data(Qt.ItemDataRole.DecorationRole) is not None
    assert _drop(page, QPoint(5, 5), folder / "Karta.png")
    qtbot.waitUntil(lambda: len(_names(page)) == 2)
    assert page.meeting.attachments[1].item is None


def test_a_file_dropped_on_the_background_is_attached_and_not_typed(
    page: MeetingsPage, qtbot: QtBot, folder: Path
) -> None:
    before = page.editor.form.background.toPlainText()
    assert _drop(page.editor.form.background.viewport(), QPoint(5, 5), folder / "Läget.docx")
    qtbot.waitUntil(lambda: _names(page) == ["Läget.docx"])
    assert page.meeting.attachments[0].item is page.meeting.items[0]
    assert page.editor.form.background.toPlainText() == before


def test_words_that_are_dropped_are_no_files(page: MeetingsPage) -> None:
    data = QMimeData()
    data.setText("hej")
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    assert not enter.isAccepted()


def test_what_cannot_be_attached_is_told_and_the_rest_comes_in(
    page: MeetingsPage, qtbot: QtBot, folder: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 1_000_000)
    (folder / "Film.mp4").write_bytes(bytes(1_000_001))
    (folder / "Tom.txt").touch()
    _chooses(
        monkeypatch,
        folder / "Film.mp4",
        folder / "Läget.docx",
        folder / "Finns inte.pdf",
        folder / "Tom.txt",
        folder,
    )
    page.attachments.ask_for_meeting()
    qtbot.waitUntil(lambda: bool(said))
    assert _names(page) == ["Läget.docx"]
    lines = said[0].split("\n")
    assert len(lines) == 4
    for line, name in zip(lines, ("Film.mp4", "Finns inte.pdf", "Tom.txt", folder.name), strict=True):
        assert name in line
    assert "1 MB" in lines[0]
    assert attachment.LARGEST == 50_000_000


def test_a_write_protected_copy_is_opened_and_gone_when_the_forum_is_closed(
    app: App, page: MeetingsPage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    _chooses(monkeypatch, folder / "Läget.docx")
    page.attachments.ask_for_meeting()
    qtbot.waitUntil(lambda: len(_names(page)) == 1)
    page.show_attachments()
    for _time in range(2):
        qtbot.keyClick(page.attachments.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 2)
    assert opened[0].name == "Läget.docx"
    assert opened[0].read_bytes() == b"PK laget"
    assert not opened[0].stat().st_mode & stat.S_IWUSR
    app.desk.take(None)
    assert not opened[0].exists()


def test_a_program_is_not_run(
    page: MeetingsPage, qtbot: QtBot, folder: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: pytest.fail("it was run"))
    (folder / "Rapport.pdf.exe").write_bytes(b"MZ")
    _chooses(monkeypatch, folder / "Rapport.pdf.exe")
    page.attachments.ask_for_meeting()
    qtbot.waitUntil(lambda: len(_names(page)) == 1)
    page.show_attachments()
    qtbot.mouseClick(page.attachments.open_button, LEFT)
    assert "Rapport.pdf.exe" in said[0]


def test_it_is_saved_as_it_was_added(
    page: MeetingsPage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = folder / "Sparad.docx"
    proposed = saves_as(monkeypatch, target)
    _chooses(monkeypatch, folder / "Läget.docx")
    page.attachments.ask_for_meeting()
    qtbot.waitUntil(lambda: len(_names(page)) == 1)
    page.show_attachments()
    qtbot.mouseClick(page.attachments.save_button, LEFT)
    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == b"PK laget"
    assert proposed[0].name == "Läget.docx"


def test_a_final_meeting_takes_no_more(app: App, page: MeetingsPage, folder: Path, qtbot: QtBot) -> None:
    with app.desk.file.change("Slutför"):
        page.meeting.minutes_state = MinutesState.FINAL
    before = len(page.meeting.attachments)
    looked_at(qtbot, lambda: _drop(page, QPoint(5, 5), folder / "Karta.png"), lambda dialog: dialog.reject())
    assert len(page.meeting.attachments) == before


def test_escape_and_the_agendas_commands_go_back_to_the_agenda(page: MeetingsPage, qtbot: QtBot) -> None:
    page.show_attachments()
    assert page.attachments._empty.isVisible()
    qtbot.keyClick(page.attachments.meeting_button, Qt.Key.Key_Escape)
    assert page.editor.isVisible()
    page.show_attachments()
    qtbot.mouseClick(page.attachments.back_button, LEFT)
    assert page.editor.isVisible()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b:c?.pdf", "a b c .pdf"),
        ("..", "bilaga"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("å.docx ", "å.docx"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert files.file_name(name) == safe


def test_a_file_that_is_a_pdf_by_name_only_is_refused_in_words(
    page: MeetingsPage, qtbot: QtBot, folder: Path, said: list[str]
) -> None:
    (folder / "Underlag.PDF").write_bytes(b"hej\n")
    page.attachments.add([folder / "Underlag.PDF", folder / "Läget.docx"], None)
    qtbot.waitUntil(lambda: _names(page) == ["Läget.docx"])
    assert said == [
        "Underlag.PDF är ingen PDF, vad namnet än säger. Öppna den där den gjordes och spara den som PDF."
    ]


def test_files_of_one_name_are_told_apart_and_that_is_said(
    page: MeetingsPage, qtbot: QtBot, folder: Path, said: list[str]
) -> None:
    other = folder / "annan" / "läget.docx"
    other.parent.mkdir()
    other.write_bytes(b"PK annat")
    [first, *_rest] = page.meeting.items
    page.attachments.add([folder / "Läget.docx"], first)
    qtbot.waitUntil(lambda: _names(page) == ["Läget.docx"])
    assert said == []
    page.attachments.add([other, folder / "Karta.png"], None)
    qtbot.waitUntil(lambda: len(_names(page)) == 3)
    assert _names(page) == ["Läget.docx", "läget (2).docx", "Karta.png"]
    assert said == ["Mötet har redan en fil som heter läget.docx. Den här heter läget (2).docx."]
    # The same file once more, at the same place, is not taken twice; at another it is, under a name of its own.
    page.attachments.add([folder / "Läget.docx"], first)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert len(_names(page)) == 3
    assert said[1] == "Läget.docx finns redan där, med samma innehåll."
    page.attachments.add([folder / "Läget.docx"], None)
    qtbot.waitUntil(lambda: len(said) == 3)
    assert "Läget (3).docx" in _names(page)
    page.desk.file.undo()
    assert len(_names(page)) == 3


def test_the_meetings_documents_have_the_attached_pages_and_say_what_that_means(
    app: App, page: MeetingsPage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def attached(pages: int) -> None:
        (folder / "Läget.pdf").write_bytes(pdf(pages))
        page.attachments.add([folder / "Läget.pdf"], None)
        qtbot.waitUntil(lambda: _names(page) == ["Läget.pdf"])

    def shown() -> int:
        app.window.go("papers", (FOURTH, "documents"))
        papers = app.window.page
        assert isinstance(papers, PapersPage)
        qtbot.waitUntil(lambda: papers.ready, timeout=20_000)
        assert papers.note.isVisible()
        assert "PDF/UA" in papers.note.text()
        return papers.preview.pages

    attached(1)
    before = shown()
    app.window.go("meetings", FOURTH)
    page.show_attachments()
    qtbot.keyClick(page.attachments.table, Qt.Key.Key_Delete)
    attached(3)
    assert shown() == before + 2
