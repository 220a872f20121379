"""Typing minutes: names offered, slips put right, days understood, items and words found; all from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QInputMethodEvent, QTextCursor, QTextLayout
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.meeting import Attendance
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.live.completion import NAME
from industriforum_desktop.ui.live.days import Margin
from industriforum_desktop.ui.live.jump import items_found
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def app(app: App) -> App:
    """The forum writes some words short."""
    with app.desk.change("förkortningar"):
        app.desk.file.forum.abbreviations = {"kf": "kompetensförsörjning", "RK": "Region Kalmar län"}
        app.desk.file.meetings()[3].items[1].theme = "Grön omställning"
    return app


def text(live: LivePage) -> str:
    return live.editor.toPlainText()


def offered(live: LivePage) -> list[str]:
    """The names in the list under the caret; none when it is not shown."""
    shown = live.editor.completion
    return [shown.item(n).data(NAME).text for n in range(shown.count())] if shown.isVisible() else []


def undo(live: LivePage) -> None:
    press(live.editor, Qt.Key.Key_Z, "\x1a", CTRL)


# Completion


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_at_completes_people(live: LivePage, key: Qt.Key) -> None:
    type_text(live.editor, "Vi tackar @kari")
    assert offered(live) == ["Karin Almroth"]
    press(live.editor, key, "\t" if key == Qt.Key.Key_Tab else "\r")
    assert text(live) == "Vi tackar Karin Almroth "
    assert offered(live) == []
    assert live.editor.hasFocus() or QApplication.focusWidget() is live.editor


def test_at_completes_organisations_by_either_name(live: LivePage) -> None:
    type_text(live.editor, "@innov")
    assert "IKEM" in offered(live)
    while live.editor.completion.currentItem().data(NAME).text != "IKEM":
        press(live.editor, Qt.Key.Key_Down)
    press(live.editor, Qt.Key.Key_Tab, "\t")
    assert text(live) == "IKEM "


def test_swedish_letters_narrow_the_list(live: LivePage) -> None:
    type_text(live.editor, "@å")
    assert "Jonny Åkesson" in offered(live)
    assert not any(name.startswith("A") for name in offered(live))


def test_the_arrows_choose_round_the_list(live: LivePage) -> None:
    type_text(live.editor, "@k")
    names = offered(live)
    assert len(names) > 2
    press(live.editor, Qt.Key.Key_Up)
    press(live.editor, Qt.Key.Key_Return, "\r")
    assert text(live) == f"{names[-1]} "


def test_esc_dismisses_until_another_name_is_begun(live: LivePage) -> None:
    type_text(live.editor, "@k")
    press(live.editor, Qt.Key.Key_Escape, "\x1b")
    type_text(live.editor, "a")
    assert offered(live) == []
    press(live.editor, Qt.Key.Key_Return, "\r")
    type_text(live.editor, "@k")
    assert offered(live)
    assert text(live) == "@ka\n@k"


def test_what_is_no_name_is_typed_on(live: LivePage) -> None:
    type_text(live.editor, "skriv till k.ek@region.se, @ kl. 10 och @kxx\nny rad")
    assert text(live) == "skriv till k.ek@region.se, @ kl. 10 och @kxx\nny rad"


def test_a_guest_of_the_meeting_is_known(app: App, live: LivePage) -> None:
    meeting = live.meeting
    with app.desk.change("gäst"):
        meeting.attendances.append(Attendance(guest_name="Örjan Gäst", guest_organisation="Elnät AB"))
    type_text(live.editor, "@ör")
    assert offered(live) == ["Örjan Gäst"]


def test_a_receiver_is_completed_without_a_sign(live: LivePage) -> None:
    type_text(live.editor, "-> if m")
    assert offered(live) == ["IF Metall"]
    press(live.editor, Qt.Key.Key_Tab, "\t")
    type_text(live.editor, ", unio")
    assert offered(live) == ["Unionen"]
    press(live.editor, Qt.Key.Key_Tab, "\t")
    type_text(live.editor, ": ring if m")
    assert offered(live) == []
    assert text(live) == "-> IF Metall, Unionen: ring if m"


def test_a_name_written_in_full_leaves_enter_alone(live: LivePage) -> None:
    type_text(live.editor, "-> IF Metall\nrad")
    assert text(live) == "-> IF Metall\nrad"


def test_a_theme_becomes_a_tag(live: LivePage) -> None:
    type_text(live.editor, "Vi återkommer #grö")
    press(live.editor, Qt.Key.Key_Tab, "\t")
    assert text(live) == "Vi återkommer #Grön-omställning "


def test_accepting_is_one_step_of_undo(live: LivePage) -> None:
    type_text(live.editor, "@kari")
    press(live.editor, Qt.Key.Key_Tab, "\t")
    undo(live)
    assert text(live) == "@kari"


def test_altgr_dead_keys_and_the_mouse_work_while_names_are_offered(live: LivePage, qtbot: QtBot) -> None:
    press(live.editor, Qt.Key.Key_2, "@", CTRL | Qt.KeyboardModifier.AltModifier)
    assert offered(live)
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(live.editor, event)
    assert text(live) == "@é"
    assert offered(live) == []
    press(live.editor, Qt.Key.Key_Backspace, "\b")
    type_text(live.editor, "ka")
    assert offered(live)
    qtbot.mouseClick(live.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert offered(live) == []
    assert text(live) == "@ka"


def test_tab_without_a_list_does_nothing(live: LivePage) -> None:
    type_text(live.editor, "a")
    press(live.editor, Qt.Key.Key_Tab, "\t")
    assert text(live) == "a"
    assert live.window().focusWidget() is live.editor


# Correction


@pytest.mark.parametrize(
    ("keys", "right", "typed"),
    [
        ("mer kf ", "mer kompetensförsörjning ", "mer kf "),
        ("mer kf\n", "mer kompetensförsörjning\n", "mer kf\n"),
        ("Kf.", "Kompetensförsörjning.", "Kf."),
        ("ett - ", "ett – ", "ett - "),
        ("jo...", "jo…", "jo..."),
        ('"', "”", '"'),
        ("😀 det'", "😀 det’", "😀 det'"),
    ],
)
def test_a_slip_is_put_right_and_one_undo_brings_it_back(live: LivePage, keys: str, right: str, typed: str) -> None:
    type_text(live.editor, keys)
    assert text(live) == right
    undo(live)
    assert text(live) == typed
    assert live.editor.textCursor().atEnd()


def test_after_undo_the_same_place_is_left_alone(live: LivePage) -> None:
    type_text(live.editor, "kf ")
    undo(live)
    press(live.editor, Qt.Key.Key_Backspace, "\b")
    type_text(live.editor, " och kf ")
    assert text(live) == "kf och kompetensförsörjning "


def test_another_item_is_put_right_where_the_first_was_refused(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "kf ")
    undo(live)
    qtbot.keyClick(live.editor, Qt.Key.Key_PageDown, CTRL)
    type_text(live.editor, "kf ")
    assert text(live) == "kompetensförsörjning "
    qtbot.keyClick(live.editor, Qt.Key.Key_PageUp, CTRL)
    assert text(live) == "kf "


def test_what_is_typed_after_a_correction_is_a_step_of_its_own(live: LivePage) -> None:
    type_text(live.editor, "jo... visst")
    undo(live)
    assert text(live) == "jo…"
    undo(live)
    assert text(live) == "jo..."
    undo(live)
    assert text(live) == ""


def test_a_corrected_text_is_what_is_kept(app: App, live: LivePage) -> None:
    type_text(live.editor, '😀 "kf" - så...\n-> RK:')
    undo(live)
    assert live.leave()
    note = app.desk.file.meetings()[3].items[0].note
    assert note is not None
    assert note.text == "😀 ”kompetensförsörjning” – så…\n-> RK:"
    assert note.text == live.editor.document().text()  # type: ignore[attr-defined]


def test_letters_of_an_input_method_are_put_right_too(live: LivePage) -> None:
    type_text(live.editor, "kf")
    event = QInputMethodEvent()
    event.setCommitString(" ")
    QApplication.sendEvent(live.editor, event)
    assert text(live) == "kompetensförsörjning "


# Days beside the line


def _painted(live: LivePage, colour: str) -> int:
    """How many of the picture's points have just this colour."""
    picture: QImage = live.editor.viewport().grab().toImage()
    wanted = QColor(colour).rgb()
    return sum(
        picture.pixel(x, y) == wanted for y in range(0, 60) for x in range(picture.width() // 2, picture.width())
    )


def test_the_day_stands_beside_the_line_and_not_in_it(live: LivePage) -> None:
    type_text(live.editor, "-> IUC: ring")
    before = _painted(live, theme.now().muted)
    type_text(live.editor, " 15/12")
    assert before == 0
    assert _painted(live, theme.now().muted) > 20
    assert text(live) == "-> IUC: ring 15/12"


def test_the_day_stands_beside_a_line_that_is_full(live: LivePage) -> None:
    [margin] = live.editor.findChildren(Margin)

    def painted() -> int:
        picture = margin.grab().toImage()
        wanted = QColor(theme.now().muted).rgb()
        return sum(picture.pixel(x, y) == wanted for y in range(60) for x in range(picture.width()))

    assert painted() == 0
    line = "-> IUC: ring 15/12"
    spare = live.editor.viewport().width() - live.editor.fontMetrics().horizontalAdvance(line)
    wide = int(spare / live.editor.fontMetrics().horizontalAdvance("l"))
    type_text(live.editor, line.replace(" 15", f" {'l' * (wide - 3)} 15"))
    assert live.editor.document().firstBlock().layout().lineCount() == 1
    assert painted() > 0


def _formats(live: LivePage, n: int = 0) -> list[QTextLayout.FormatRange]:
    return live.editor.document().findBlockByNumber(n).layout().formats()


def test_a_day_that_is_not_understood_is_marked_and_told(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "😀\n-> IUC: ring senast nästa fredag")
    dotted = [
        (one.start, one.length)
        for one in _formats(live, 1)
        if one.format.underlineStyle() is one.format.UnderlineStyle.DotLine
    ]
    assert dotted == [(len("-> IUC: ring senast "), len("nästa fredag"))]
    place = live.editor.cursorRect().center() - QPoint(10, 0)
    QApplication.sendEvent(
        live.editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, live.editor.viewport().mapToGlobal(place))
    )
    assert "”nästa fredag”" in QToolTip.text() or "“nästa fredag”" in QToolTip.text()
    QToolTip.hideText()


def test_signs_are_dressed_where_they_stand_after_an_emoji(live: LivePage) -> None:
    type_text(live.editor, "-> 😀: ring 15/12")
    assert [(one.start, one.length) for one in _formats(live)] == [(0, 2), (2, 4), (12, 5)]


# Going to an item


@pytest.mark.parametrize(
    ("asked", "places"),
    [("1", [0, 9, 10, 11]), ("12", [11]), ("årl", [4]), ("kurs", [6]), ("finns inte", []), ("", list(range(12)))],
)
def test_an_item_is_found_by_number_or_word(asked: str, places: list[int]) -> None:
    titles = ["Öppnande", "Föregående", "Öppna", "Laget runt", "Årlig uppföljning", "Livs", "Kort kurs", *"abcde"]
    assert items_found(titles, asked) == places


def test_the_section_sign_goes_to_an_item(live: LivePage) -> None:
    type_text(live.editor, "rad\n§")
    jump = live.writing.jump
    assert jump.isVisible()
    type_text(jump.field, "5")
    press(jump.field, Qt.Key.Key_Return, "\r")
    assert live.agenda.currentRow() == 4
    assert not jump.isVisible()
    assert live.session is not None
    assert live.session.notes[live.session.item_ids[0]].text() == "rad\n"


def test_ctrl_g_asks_and_letters_find(app: App, live: LivePage, qtbot: QtBot) -> None:
    qtbot.keyClick(live.editor, Qt.Key.Key_G, CTRL)
    jump = live.writing.jump
    assert jump.isVisible()
    type_text(jump.field, "årl")
    press(jump.field, Qt.Key.Key_Return, "\r")
    assert live.agenda.currentRow() == 4
    assert text(live) == ""


def test_esc_gives_the_section_sign_back_with_what_followed(live: LivePage) -> None:
    type_text(live.editor, "§")
    type_text(live.writing.jump.field, " 4 stadgan")
    press(live.writing.jump.field, Qt.Key.Key_Escape, "\x1b")
    assert text(live) == "§ 4 stadgan"
    assert not live.writing.jump.isVisible()
    type_text(live.editor, " §")
    assert text(live) == "§ 4 stadgan §"


def test_nothing_found_goes_nowhere(live: LivePage) -> None:
    type_text(live.editor, "§")
    type_text(live.writing.jump.field, "xyz")
    press(live.writing.jump.field, Qt.Key.Key_Return, "\r")
    assert live.writing.jump.isVisible()
    for _letter in "xyz§":
        press(live.writing.jump.field, Qt.Key.Key_Backspace, "\b") if live.writing.jump.field.text() == "" else (
            live.writing.jump.field.backspace()
        )
    assert not live.writing.jump.isVisible()
    assert text(live) == ""


# Finding words


@pytest.fixture
def written(live: LivePage, qtbot: QtBot) -> LivePage:
    """Words in the first and third item."""
    type_text(live.editor, "Elnätet 😀 och elnätet")
    qtbot.keyClick(live.editor, Qt.Key.Key_PageDown, CTRL)
    qtbot.keyClick(live.editor, Qt.Key.Key_PageDown, CTRL)
    type_text(live.editor, "Mer om ELNÄTET här")
    qtbot.keyClick(live.editor, Qt.Key.Key_F, CTRL)
    return live


def looked_at(live: LivePage) -> tuple[int, int]:
    """The place of the item whose notes are in view, and that of the caret in them."""
    assert live.session is not None
    in_view = list(live.session.notes.values()).index(live.editor.document())  # type: ignore[arg-type]
    assert not live.editor.textCursor().hasSelection()
    return in_view, live.editor.textCursor().position()


def test_words_are_looked_at_in_all_items(written: LivePage) -> None:
    find = written.writing.find
    assert find.isVisible()
    type_text(find.field, "elnät")
    seen = []
    for _step in range(4):
        seen.append(looked_at(written))
        press(find.field, Qt.Key.Key_Down)
    assert seen == [(0, 5), (0, 20), (2, 12), (0, 5)]
    assert find.count.text() == "2 av 3"
    press(find.field, Qt.Key.Key_Up)
    press(find.field, Qt.Key.Key_Up)
    assert looked_at(written) == (2, 12)
    assert written.agenda.currentRow() == 2


def test_the_search_begins_at_the_caret(written: LivePage, qtbot: QtBot) -> None:
    qtbot.keyClick(written.editor, Qt.Key.Key_PageUp, CTRL)
    qtbot.keyClick(written.editor, Qt.Key.Key_PageUp, CTRL)
    written.editor.moveCursor(QTextCursor.MoveOperation.Start)
    written.editor.moveCursor(QTextCursor.MoveOperation.NextWord)
    qtbot.keyClick(written.editor, Qt.Key.Key_F, CTRL)
    type_text(written.writing.find.field, "elnät")
    assert looked_at(written) == (0, 20)


def test_all_found_in_view_are_marked_and_unmarked(written: LivePage) -> None:
    find = written.writing.find
    type_text(find.field, "elnät")
    assert len(written.editor.extraSelections()) == 2
    press(find.field, Qt.Key.Key_Escape, "\x1b")
    assert not find.isVisible()
    assert written.editor.extraSelections() == []
    assert looked_at(written) == (2, len("Mer om ELNÄTET här"))


def test_nothing_found_moves_nothing(written: LivePage) -> None:
    find = written.writing.find
    before = written.editor.textCursor().position()
    type_text(find.field, "zzz")
    press(find.field, Qt.Key.Key_Return, "\r")
    assert (written.agenda.currentRow(), written.editor.textCursor().position()) == (2, before)
    assert find.count.text() in ("Not found", "Finns inte")


def test_what_is_written_meanwhile_is_found(written: LivePage, qtbot: QtBot) -> None:
    find = written.writing.find
    type_text(find.field, "elnät")
    written.agenda.setCurrentRow(2)
    type_text(written.editor, " och elnätsbolagen")
    qtbot.waitUntil(lambda: len(written.editor.extraSelections()) == 2)


def test_selected_words_are_what_is_looked_for(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.editor, "ordern")
    live.editor.selectAll()
    qtbot.keyClick(live.editor, Qt.Key.Key_F, CTRL)
    assert live.writing.find.field.text() == "ordern"


# Sight


def test_the_text_grows_and_is_remembered(app: App, live: LivePage, qtbot: QtBot) -> None:
    size = live.editor.font().pointSize()
    qtbot.keyClick(live.editor, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(live.editor, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(live.editor, Qt.Key.Key_Minus, CTRL)
    assert live.editor.font().pointSize() == size + 1
    assert live.editor.document().defaultFont().pointSize() == size + 1
    assert Settings().text_size == size + 1
    qtbot.keyClick(live.editor, Qt.Key.Key_0, CTRL)
    assert live.editor.font().pointSize() == size


@pytest.mark.parametrize("back", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_only_the_editor_and_back(app: App, live: LivePage, qtbot: QtBot, back: Qt.Key) -> None:
    qtbot.keyClick(live.editor, Qt.Key.Key_F11)
    assert live.editor.isVisible()
    assert not live.agenda.isVisible()
    assert not live.attendance.isVisible()
    assert not live.leave_button.isVisible()
    app.desk.changed.emit()
    assert not live.start_button.isVisible()
    type_text(live.editor, "ord")
    qtbot.keyClick(live.editor, back)
    assert live.agenda.isVisible()
    assert live.attendance.isVisible()
    assert live.start_button.isVisible()
    assert text(live) == "ord"


def test_every_letter_arrives_while_lists_come_and_go(live: LivePage) -> None:
    said = "-> Region x, if y: bjud @kal # in @\n= @ och # - inte...\n"
    type_text(live.editor, said.replace("\n", " \n"))
    assert text(live) == said.replace("\n", " \n").replace(" - ", " – ").replace("...", "…")


def test_lines_keep_their_places_when_many_change_at_once(live: LivePage, qtbot: QtBot) -> None:
    long = "-> IUC: " + "ett långt ord " * 20 + "senast 15/12"
    type_text(live.editor, f"ett\n{long}\n= två\n")
    live.editor.insertPlainText(f"{long}\n" * 3)
    live.editor.moveCursor(QTextCursor.MoveOperation.Start)
    for _line in range(2):
        live.editor.moveCursor(QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor)
    press(live.editor, Qt.Key.Key_Delete, "\x7f")
    undo(live)
    type_text(live.editor, "x\n")

    def heights() -> list[float]:
        live.editor.grab()
        block, found = live.editor.document().begin(), []
        while block.isValid():
            found.append(live.editor.blockBoundingRect(block).height())
            block = block.next()
        return found

    shown = heights()
    live.editor.setLineWrapMode(live.editor.LineWrapMode.NoWrap)
    live.editor.setLineWrapMode(live.editor.LineWrapMode.WidgetWidth)
    assert shown == heights()
