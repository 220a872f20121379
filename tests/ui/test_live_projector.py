"""What the room sees, and what it never sees."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.live.projector import Projector
from tests.keys import type_text


@pytest.fixture
def projector(live: LivePage) -> Projector:
    live.projection.toggle()
    window = live.projection.window
    assert window is not None
    assert window.isVisible()
    return window


def _seen(window: Projector) -> str:
    texts = [label.text() for label in window.findChildren(QLabel)]
    notes = [notes.toPlainText() for notes in window.findChildren(QTextEdit)]
    return "\n".join([*texts, *notes])


def test_the_room_sees_the_item_and_the_words_as_they_are_typed(
    live: LivePage, projector: Projector, qtbot: QtBot
) -> None:
    live.agenda.setCurrentRow(4)
    assert "<b>5. Årlig uppföljning</b>" in _seen(projector)
    type_text(live.editor, "Året var bra\n= Vi fortsätter 2024\n-> IUC: boka lokal senast 15 januari\n")
    qtbot.waitUntil(lambda: "15 januari 2024" in _seen(projector).replace("\xa0", " "))
    seen = _seen(projector)
    assert "Året var bra" in seen
    assert "Överenskommet: Vi fortsätter 2024" in seen


def test_what_looks_like_a_tag_is_shown_as_typed(live: LivePage, projector: Projector, qtbot: QtBot) -> None:
    type_text(live.editor, "<b>fet</b> & <img src=x>")
    qtbot.waitUntil(lambda: "<b>fet</b> & <img src=x>" in _seen(projector))


def test_one_key_blanks_it_and_brings_it_back(live: LivePage, projector: Projector, qtbot: QtBot) -> None:
    live.projection.blank()
    assert projector.blanked
    live.projection.blank()
    assert not projector.blanked


def test_esc_closes_it_and_so_does_leaving_the_meeting(live: LivePage, projector: Projector, qtbot: QtBot) -> None:
    qtbot.keyClick(projector, Qt.Key.Key_Escape)
    assert not projector.isVisible()
    live.projection.toggle()
    assert projector.isVisible()
    live.leave()
    assert not projector.isVisible()


LONG = "Det fanns flera synpunkter på hur utbildningen ska läggas upp och vilka som ska delta i den i länet."


def _rows(notes: QTextEdit) -> list[tuple[str, float, float]]:
    """Each row of text with its top and bottom, in the viewport's pixels."""
    rows = []
    block = notes.document().begin()
    scrolled = notes.verticalScrollBar().value()
    while block.isValid():
        top = notes.document().documentLayout().blockBoundingRect(block).top() - scrolled
        for n in range(block.layout().lineCount()):
            line = block.layout().lineAt(n)
            text = block.text()[line.textStart() : line.textStart() + line.textLength()]
            rows.append((text, top + line.y(), top + line.y() + line.height()))
        block = block.next()
    return rows


def _notes(window: Projector) -> QTextEdit:
    (notes,) = window.findChildren(QTextEdit)
    return notes


def _in_sight(window: Projector) -> str:
    """The rows of notes that are seen; none of them may be cut."""
    notes = _notes(window)
    height = notes.viewport().height()
    seen = []
    for text, top, bottom in _rows(notes):
        if bottom > 1 and top < height - 1:
            assert top > -1.5, text
            assert bottom < height + 1.5, text
            seen.append(text)
    return " ".join(seen)


@pytest.mark.parametrize("height", [720, 1050, 1080, 1200])
def test_no_row_is_cut_and_the_last_is_in_sight(live: LivePage, projector: Projector, height: int) -> None:
    live.editor.insertPlainText("\n".join(f"{n}. {LONG}" for n in range(25)) + "\nSist")
    projector.resize(height * 16 // 9, height)
    live.projection.renew()
    assert _in_sight(projector).endswith("Sist")
    for n in (12, 0):
        live.sitting.go_to_line(1, n)
        live.projection.renew()
        assert f"{n}. Det fanns" in _in_sight(projector)
    assert "14. Det" not in _in_sight(projector)


def test_the_smallest_text_can_be_read_from_the_back(projector: Projector, live: LivePage) -> None:
    projector.resize(1920, 1080)
    live.projection.renew()
    sizes = [part.fontInfo().pixelSize() for part in projector.findChildren(QLabel) if part.text()]
    assert min(sizes) >= 28


def _fits(part: QLabel) -> bool:
    return part.heightForWidth(part.width()) <= part.height()


def test_what_has_no_room_is_told(app: App, live: LivePage, projector: Projector) -> None:
    with app.desk.change("Många"):
        for n in range(60):
            live.meeting.insert(AgendaItem(title=f"Punkt {n}", minutes=5), 3)
    live.agenda.setCurrentRow(40)
    live.editor.insertPlainText("\n".join(f"-> Part {n}: {LONG} senast 3 januari" for n in range(12)) + "\n")
    projector.resize(1920, 1080)
    live.projection.renew()
    seen = _seen(projector)
    assert re.search(r"\+ \d+ tidigare", seen)
    assert len(re.findall(r"\+ \d+ till", seen)) == 2
    assert f"<b>41. {live.item.title}</b>" in seen.replace("\xa0", " ")
    assert [part.text() for part in projector.findChildren(QLabel) if not _fits(part)] == []


def test_a_long_word_leaves_the_columns_as_they_are(live: LivePage, projector: Projector) -> None:
    projector.resize(1920, 1080)
    before = [part.geometry().x() for part in projector.findChildren(QLabel)]
    live.editor.insertPlainText(f"= {'Arbetsmarknadsutbildningssamordnarorganisationerna' * 2} möts\n")
    live.sitting.lines_changed.emit()
    assert [part.geometry().x() for part in projector.findChildren(QLabel)] == before


def test_the_time_of_the_item_is_seen(live: LivePage, projector: Projector) -> None:
    live.agenda.setCurrentRow(4)
    assert "35 min" in _seen(projector)
    live.agenda.set_used(live.item.id, 12 * 60)
    assert "12 av 35 min" in _seen(projector)


def test_a_day_stays_on_one_row(live: LivePage, projector: Projector) -> None:
    live.editor.insertPlainText("-> Nätbolagen: lämna uppgifter senast 10 december\nNästa möte är den 14 mars 2024")
    live.projection.renew()
    assert "uppgifter –\u2060\xa010\xa0december\xa02023" in _seen(projector)
    assert "14\xa0mars\xa02024" in "".join(text for text, _top, _bottom in _rows(_notes(projector)))


def test_f12_brings_a_projector_that_is_behind_to_the_front(
    app: App, live: LivePage, projector: Projector, qtbot: QtBot
) -> None:
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    qtbot.keyClick(live.editor, Qt.Key.Key_F12)
    qtbot.waitUntil(projector.isActiveWindow)
    assert projector.isVisible()
    qtbot.keyClick(projector, Qt.Key.Key_F12)
    assert not projector.isVisible()
