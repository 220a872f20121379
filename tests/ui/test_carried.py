"""What is dropped or pasted: files are never text, pictures are attached, words are plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QDragEnterEvent, QDropEvent, QImage, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App, make_application
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.shared.file_drop import FileDrop
from tests.keys import type_text
from tests.ui.dialogs import activate

LEFT, COPY, NONE = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PLACE = QPoint(5, 5)


def carried(*urls: str | Path, text: str = "", html: str = "", image: QImage | None = None) -> QMimeData:
    data = QMimeData()
    if urls:
        data.setUrls([QUrl.fromLocalFile(str(url)) if isinstance(url, Path) else QUrl(url) for url in urls])
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if image:
        data.setImageData(image)
    return data


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drag something over the widget and let go; whether anything took it."""
    enter = QDragEnterEvent(PLACE, COPY, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(PLACE), COPY, data, LEFT, NONE))
    return enter.isAccepted()


def paste(qtbot: QtBot, field: QWidget | None, data: QMimeData) -> None:
    assert field is not None
    QApplication.clipboard().setMimeData(data)
    qtbot.keyClick(field, Qt.Key.Key_V, CTRL)
    # Left there, it would outlive Python.
    QApplication.clipboard().clear()


def picture(colour: str = "red") -> QImage:
    made = QImage(8, 8, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[QWidget]:
    """A window with fields of each kind, under the program's rules."""
    make_application([])
    window = QWidget()
    layout = QVBoxLayout(window)
    for field in (QLineEdit(), QPlainTextEdit(), QTextEdit()):
        layout.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    yield window


def fields(form: QWidget) -> list[QWidget]:
    [line] = form.findChildren(QLineEdit)
    return [
        line,
        form.findChild(QPlainTextEdit).viewport(),
        form.findChild(QTextEdit).viewport(),
    ]


def written(form: QWidget) -> list[str]:
    texts = form.findChild(QPlainTextEdit), form.findChild(QTextEdit)
    return [form.findChild(QLineEdit).text(), *(field.toPlainText() for field in texts)]


@pytest.mark.parametrize("with_text", [False, True])
def test_a_file_is_dropped_as_text_in_no_field(form: QWidget, tmp_path: Path, with_text: bool) -> None:
    data = carried(tmp_path / "Läget.docx", text=str(tmp_path / "Läget.docx") if with_text else "")
    assert [drop(field, data) for field in fields(form)] == [False, False, False]
    assert written(form) == ["", "", ""]


def test_what_lies_around_a_field_may_take_the_file(form: QWidget, tmp_path: Path) -> None:
    taken: list[Path] = []
    FileDrop(form, lambda paths, place: taken.extend(paths), lambda place: "Bifoga")
    for field in fields(form):
        assert drop(field, carried(tmp_path / "Läget.docx"))
    assert taken == [tmp_path / "Läget.docx"] * 3
    assert written(form) == ["", "", ""]


def test_an_address_on_the_web_is_text(form: QWidget) -> None:
    for field in fields(form):
        assert drop(field, carried("https://example.se/plan", text="https://example.se/plan"))
    assert written(form) == ["https://example.se/plan"] * 3


def test_a_file_is_pasted_as_text_in_no_field(form: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    for kind in (QLineEdit, QPlainTextEdit):
        paste(qtbot, form.findChild(kind), carried(tmp_path / "Läget.docx", text=str(tmp_path / "Läget.docx")))
    assert written(form)[:2] == ["", ""]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_pastes_no_file_either(form: QWidget, tmp_path: Path, kind: type[QWidget]) -> None:
    [field] = form.findChildren(kind)
    part = field.viewport() if isinstance(field, QPlainTextEdit) else field
    for data, wanted in (
        (carried(tmp_path / "Läget.docx", text="/hem/Läget.docx"), ""),
        (carried(text="a\u030a"), "å"),
    ):
        QApplication.clipboard().setMimeData(data)
        place = part.mapToGlobal(PLACE)
        QApplication.sendEvent(part, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, PLACE, place))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        [action] = [one for one in menu.actions() if one.objectName() == "edit-paste"]
        action.trigger()
        menu.close()
        assert wanted in written(form) or not any(written(form))
        assert any(written(form)) is bool(wanted)
    QApplication.clipboard().clear()


def test_words_are_pasted_as_plain_lines_in_every_field(form: QWidget, qtbot: QtBot) -> None:
    html = "<ul><li>ett</li><li>två pa\u030a</li></ul>"
    for kind in (QLineEdit, QPlainTextEdit):
        paste(qtbot, form.findChild(kind), carried(text="ett två på", html=html))
    assert written(form)[:2] == ["* ett * två på", "* ett\n* två på"]
    form.findChild(QLineEdit).clear()
    for text in ("IF", "\xa0Metall\r\nIUC"):
        paste(qtbot, form.findChild(QLineEdit), carried(text=text))
    assert form.findChild(QLineEdit).text() == "IFMetall IUC"


def test_a_list_that_can_be_typed_in_takes_no_file(form: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    names = QComboBox(form)
    names.setEditable(True)
    names.show()
    paste(qtbot, names, carried(tmp_path / "Läget.docx", text="/hem/Läget.docx"))
    assert names.currentText() == ""
    paste(qtbot, names, carried(text="IF\xa0Metall\r\n"))
    assert names.currentText() == "IF Metall"


def test_a_password_is_pasted_as_it_is(form: QWidget, qtbot: QtBot) -> None:
    field = form.findChild(QLineEdit)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    paste(qtbot, field, carried(text="a\u030a\xa0b"))
    assert field.text() == "a\u030a\xa0b"


# In the live view


def names(live: LivePage) -> list[tuple[str, int | None]]:
    live.desk.file.refresh()
    return [(one.name, one.item_id) for one in live.meeting.attachments]


def text(live: LivePage) -> str:
    assert live.session is not None
    return live.session.notes[live.session.item_id].text()


@pytest.fixture
def live(live: LivePage) -> LivePage:
    activate(live.window())
    live.editor.setFocus()
    return live


def test_a_file_on_the_notes_is_attached_to_the_item(live: LivePage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Läget.docx").write_bytes(b"PK")
    type_text(live.editor, "Läget är gott")
    assert drop(live.editor.viewport(), carried(tmp_path / "Läget.docx"))
    qtbot.waitUntil(lambda: names(live) == [("Läget.docx", live.item.id)])
    (tmp_path / "Karta.png").write_bytes(b"png")
    paste(qtbot, live.editor, carried(tmp_path / "Karta.png", text=str(tmp_path / "Karta.png")))
    qtbot.waitUntil(lambda: len(names(live)) == 2)
    assert text(live) == "Läget är gott"


def test_a_file_on_the_private_notes_is_nothing(live: LivePage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Karta.png").write_bytes(b"png")
    live.private.begin()
    assert not drop(live.private.field.viewport(), carried(tmp_path / "Karta.png"))
    told: list[str] = []
    live.desk.said.connect(told.append)
    paste(qtbot, live.private.field, carried(tmp_path / "Karta.png"))
    paste(qtbot, live.private.field, carried(image=picture()))
    assert live.private.field.toPlainText() == ""
    assert names(live) == []
    assert len(told) == 2


def test_a_picture_is_attached_and_the_notes_say_so(app: App, live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "Så här ser det ut:")
    for n, colour in enumerate(("red", "blue", "red"), start=1):
        source = "<img src='https://example.se/karta.png'>"
        paste(qtbot, live.editor, carried(html=source, image=picture(colour)))
        qtbot.waitUntil(lambda n=n: text(live).count("bilagd") == n)  # type: ignore[misc]
    type_text(live.editor, "Vidare")
    first, second = (f"(bild: Bild {n}.png, bilagd)" for n in (1, 2))
    assert text(live).split("\n") == ["Så här ser det ut:", first, second, first, "Vidare"]
    assert names(live) == [("Bild 1.png", live.item.id), ("Bild 2.png", live.item.id)]
    assert QImage.fromData(live.meeting.attachments[0].data).pixelColor(3, 3) == QColor("red")


def test_a_mark_that_is_typed_after_its_letter_makes_one_letter_of_both(live: LivePage) -> None:
    type_text(live.editor, "pa\u030a O\u0308land")
    assert text(live) == "på Öland"
    event = QInputMethodEvent()
    event.setCommitString(" a\u030ar")
    QApplication.sendEvent(live.editor, event)
    assert text(live) == "på Öland år"


def test_words_beside_a_picture_are_what_is_meant(live: LivePage, qtbot: QtBot) -> None:
    table = "<table><tr><td>Stål</td><td>12</td></tr></table>"
    paste(qtbot, live.editor, carried(html=table, image=picture()))
    assert text(live) == "Stål\t12"
    assert names(live) == []


def test_what_word_copies_becomes_lines_of_the_line_language(live: LivePage, qtbot: QtBot) -> None:
    paste(qtbot, live.editor, carried(text="\uf0e0 IUC: svara\v\uf0b7\tpunkt\xa0ett\r\nå\u0308 a\u030a"))
    assert text(live) == "-> IUC: svara\n* punkt ett\nå\u0308 å"


def test_undo_takes_back_the_line_and_then_the_picture(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "Så här:")
    paste(qtbot, live.editor, carried(image=picture()))
    qtbot.waitUntil(lambda: "(bild: Bild 1.png, bilagd)" in text(live))
    qtbot.keyClick(live.editor, Qt.Key.Key_Z, CTRL)
    assert text(live) == "Så här:"
    assert names(live) == [("Bild 1.png", live.item.id)]
    qtbot.keyClick(live.editor, Qt.Key.Key_Z, CTRL)
    assert (text(live), names(live)) == ("Så här:", [])
