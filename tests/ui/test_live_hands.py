"""Whatever she clicked or came to, what she types next is in the notes, from the first letter; Tab stays there."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenu,
    QSplitter,
    QSplitterHandle,
    QWidget,
)
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.live.hands import takes_letters
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.live.seat import chip_box
from tests.keys import press
from tests.ui.dialogs import activate

SENTENCE = "Åsa räknade över året."
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def live(app: App, live: LivePage) -> LivePage:
    """The meeting, in the window that has the keyboard."""
    activate(app.window)
    assert live.editor.hasFocus()
    return live


def typed(text: str) -> None:
    """Type on the keyboard: each key goes where the keyboard is by then."""
    for letter in text:
        if letter == "\n":
            pressed(Qt.Key.Key_Return, "\r")
        else:
            pressed(Qt.Key.Key_Space if letter == " " else 0, letter)


def pressed(key: int, text: str = "", held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    where = QApplication.focusWidget() or QApplication.activeWindow()
    assert where is not None
    press(where, key, text, held)


def notes(live: LivePage, number: int = 1) -> str:
    """What the forum's file holds of an item's notes."""
    assert live.session is not None
    assert live.session.flush()
    item_id = live.session.item_ids[number - 1]
    with closing(sqlite3.connect(live.desk.file.path)) as file:
        row = file.execute("SELECT text FROM note WHERE item_id = ?", (item_id,)).fetchone()
    return row[0] if row else ""


def guests(live: LivePage) -> list[str]:
    return [row.name for row in live.meeting.attendances if row.participant is None]


def click(qtbot: QtBot, part: QWidget, place: QPoint | None = None) -> None:
    qtbot.mouseClick(part, LEFT, pos=place or part.rect().center())


def agenda_row(live: LivePage, number: int) -> QPoint:
    return live.agenda.visualItemRect(live.agenda.item(number - 1)).center()


def chip(live: LivePage, n: int) -> QPoint:
    """The middle of the first person's mark number n."""
    return chip_box(live.attendance.visualItemRect(live.attendance.item(0)), n).center()


def tab_box(live: LivePage, n: int) -> QRect:
    return live.side.tabBar().tabRect(n)


def test_after_a_click_in_the_agenda_the_items_notes_are_written(live: LivePage, qtbot: QtBot) -> None:
    for number in (4, 2):
        click(qtbot, live.agenda.viewport(), agenda_row(live, number))
        typed(f"{number}: {SENTENCE}")
        assert notes(live, number) == f"{number}: {SENTENCE}"


def test_after_a_click_on_a_mark_the_notes_are_written(live: LivePage, qtbot: QtBot) -> None:
    for n, letter in enumerate("NPAF"):
        click(qtbot, live.attendance.viewport(), chip(live, n))
        typed(f"{letter}: {SENTENCE}\n\n")
        assert notes(live).endswith(f"{letter}: {SENTENCE}\n\n")
    assert notes(live).count("\n\n") == 4
    assert live.attendance.field.text() == ""
    assert guests(live) == []


def test_a_mark_clicked_while_a_person_is_sought_gives_the_notes_back(live: LivePage, qtbot: QtBot) -> None:
    qtbot.keyClick(live.editor, Qt.Key.Key_F6)
    typed("kari")
    click(qtbot, live.attendance.viewport(), chip(live, 0))
    typed(SENTENCE)
    assert notes(live) == SENTENCE


@pytest.mark.parametrize("tab", [0, 2], ids=["captured", "before"])
def test_after_a_click_on_a_tab_the_notes_are_written(live: LivePage, qtbot: QtBot, tab: int) -> None:
    qtbot.keyClick(live.editor, Qt.Key.Key_F6)
    live.side.setCurrentIndex(1)
    click(qtbot, live.side.tabBar(), tab_box(live, tab).center())
    assert live.side.currentIndex() == tab
    typed(SENTENCE)
    assert notes(live) == SENTENCE


def test_a_click_on_private_writes_there_and_never_in_the_open_notes(live: LivePage, qtbot: QtBot) -> None:
    click(qtbot, live.side.tabBar(), tab_box(live, 1).center())
    typed("Hemligt")
    pressed(Qt.Key.Key_Tab, "\t")
    typed(" än")
    assert live.private.field.toPlainText() == "Hemligt än"
    assert notes(live) == ""


def test_after_a_click_on_anything_else_the_notes_are_written(live: LivePage, qtbot: QtBot) -> None:
    """Labels, handles, panels, scroll bars, tool buttons: all that is in view and opens nothing."""
    asks = {live.leave_button, live.start_button, live.end_button}
    parts = [
        part
        for part in live.findChildren(QWidget)
        if part.isVisible()
        and not part.visibleRegion().isEmpty()
        and part not in asks
        and not (isinstance(part, QAbstractButton) and part.text().endswith("…"))
    ]
    kinds = {type(part) for part in parts}
    assert {QLabel, QSplitterHandle, QSplitter} <= kinds
    said = ""
    for n, part in enumerate(parts):
        above: QWidget | None = part
        while above is not None and not takes_letters(above):
            above = above.parentWidget()
        if above is not None:
            continue
        qtbot.keyClick(live.editor, Qt.Key.Key_F6)
        assert live.attendance.field.hasFocus()
        click(qtbot, part)
        live.agenda.setCurrentRow(0)
        typed(f"Rad {n}\n")
        said += f"Rad {n}\n"
        assert notes(live) == said, part
    assert live.attendance.field.text() == ""


def test_a_letter_on_whatever_the_keyboard_came_to_is_written_in_the_notes(live: LivePage) -> None:
    said = ""
    seen: set[QWidget] = set()
    pressed(Qt.Key.Key_Tab, "\t", CTRL)
    for _step in range(40):
        part = QApplication.focusWidget()
        assert part is not None
        if part is live.editor or part in seen:
            break
        seen.add(part)
        if not takes_letters(part) and part is not live.attendance:
            typed("Ö ")
            said += "Ö "
            assert live.editor.hasFocus(), part
            assert notes(live) == said, part
            part.setFocus()
        pressed(Qt.Key.Key_Tab, "\t")
    assert live.agenda in seen
    assert {live.start_button, live.leave_button, live.attendance.field, live.attendance} <= seen
    assert live.side.tabBar() in seen


def test_space_and_enter_press_the_button_that_the_keyboard_came_to(live: LivePage, app: App) -> None:
    with app.desk.change("börja"):
        live.meeting.actual_start = live.meeting.start
    for key, text in ((Qt.Key.Key_Space, " "), (Qt.Key.Key_Return, "\r")):
        before = live.meeting.paused_since
        live.clock.pause_button.setFocus()
        pressed(key, text)
        assert (live.meeting.paused_since is None) is not (before is None)
    assert notes(live) == ""


def test_enter_in_the_agenda_leads_to_the_items_notes(live: LivePage) -> None:
    live.agenda.setFocus()
    pressed(Qt.Key.Key_Down)
    assert live.agenda.hasFocus()
    pressed(Qt.Key.Key_Return, "\r")
    typed(SENTENCE)
    assert notes(live, 2) == SENTENCE


def test_an_accented_letter_of_an_input_method_goes_there_too(live: LivePage) -> None:
    live.agenda.setFocus()
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(live.agenda, event)
    typed("tt")
    assert notes(live) == "étt"


def test_altgr_goes_there_and_shortcuts_do_not(live: LivePage) -> None:
    live.agenda.setFocus()
    pressed(Qt.Key.Key_2, "@", CTRL | ALT)
    assert notes(live) == "@"
    live.agenda.setFocus()
    pressed(Qt.Key.Key_X, "x", ALT)
    pressed(Qt.Key.Key_C, "\x03", CTRL)
    pressed(Qt.Key.Key_Backspace, "\b")
    pressed(Qt.Key.Key_Delete, "\x7f")
    assert notes(live) == "@"


# Tab


@pytest.mark.parametrize(
    ("key", "held"), [(Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Backtab, SHIFT)]
)
def test_tab_never_leaves_the_notes(live: LivePage, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    typed("Vi tackar Sven")
    pressed(key, "\t", held)
    typed(" som bidrog.\n-> Finnsinte")
    pressed(key, "\t", held)
    typed(": ring")
    assert notes(live) == "Vi tackar Sven som bidrog.\n-> Finnsinte: ring"
    assert live.isVisible()
    assert guests(live) == []


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Tab, CTRL), (Qt.Key.Key_Backtab, CTRL | SHIFT)])
def test_ctrl_tab_leaves_the_notes(live: LivePage, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    pressed(key, "\t", held)
    assert not live.editor.hasFocus()
    pressed(Qt.Key.Key_Escape, "\x1b")
    assert live.editor.hasFocus()


# Other windows, menus and pages


def test_esc_from_a_menu_gives_the_notes_back(live: LivePage, app: App, qtbot: QtBot) -> None:
    bar = app.window.menuBar()
    entry = bar.actions()[1]
    click(qtbot, bar, bar.actionGeometry(entry).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    press(menu, Qt.Key.Key_Escape, "\x1b")
    qtbot.waitUntil(lambda: app.window.focusWidget() is live.editor)
    activate(app.window)
    typed("Vi ses")
    assert notes(live) == "Vi ses"


def test_who_comes_back_to_the_view_writes_in_the_notes(live: LivePage, app: App, qtbot: QtBot) -> None:
    typed("ett ")
    app.window.go("meetings", None)
    app.window.go("live", live.meeting.id)
    typed("två")
    assert notes(live) == "ett två"


def test_what_is_typed_on_the_projectors_window_is_written(live: LivePage, qtbot: QtBot) -> None:
    live.projection.toggle()
    window = live.projection.window
    assert window is not None
    activate(window)
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, SHIFT, "A"))
    qtbot.waitUntil(live.editor.hasFocus)
    typed("lla såg det")
    assert notes(live) == "Alla såg det"
    assert window.isVisible()


def test_what_is_typed_after_a_theme_was_picked_is_written(live: LivePage, app: App, qtbot: QtBot) -> None:
    live.side.setCurrentWidget(live.before)
    live.before.theme.setFocus()
    live.before.theme.showPopup()
    popup = live.before.theme.view()
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return, "\r")
    qtbot.waitUntil(lambda: app.window.focusWidget() is live.editor)
    activate(app.window)
    theme = live.item.theme
    assert theme
    typed(SENTENCE)
    assert live.item.theme == theme
    assert notes(live) == SENTENCE


# Finding words


@pytest.fixture
def asked(live: LivePage, app: App, qtbot: QtBot) -> LivePage:
    """A running meeting: a word in the first item, begun words in the third, and the word is looked for."""
    with app.desk.change("börja"):
        live.meeting.actual_start = live.meeting.start
    typed("Läget är stabilt i branchen.")
    qtbot.keyClick(live.editor, Qt.Key.Key_PageDown, CTRL)
    qtbot.keyClick(live.editor, Qt.Key.Key_PageDown, CTRL)
    typed("Frågan  väcktes")
    for _letter in " väcktes":
        pressed(Qt.Key.Key_Left)
    qtbot.keyClick(live.editor, Qt.Key.Key_F, CTRL)
    typed("stabilt")
    return live


def test_what_is_looked_at_is_not_the_item_at_hand(asked: LivePage) -> None:
    assert asked.editor.toPlainText() == "Läget är stabilt i branchen."
    assert asked._item_title.text().startswith("1. ")
    assert asked.agenda.currentRow() == 2
    assert asked.session is not None
    assert asked.session.item_id == asked.session.item_ids[2]
    before = asked.clock.standing.text()
    asked.clock.tick()
    assert asked.clock.standing.text() == before


def test_esc_goes_back_to_item_and_caret(asked: LivePage) -> None:
    pressed(Qt.Key.Key_Escape, "\x1b")
    typed("om elnätet")
    assert notes(asked, 3) == "Frågan om elnätet väcktes"
    assert notes(asked) == "Läget är stabilt i branchen."
    assert asked._item_title.text().startswith("3. ")


def test_enter_stays_where_it_was_found(asked: LivePage) -> None:
    pressed(Qt.Key.Key_Return, "\r")
    typed(" sedan i våras")
    assert notes(asked) == "Läget är stabilt sedan i våras i branchen."
    assert notes(asked, 3) == "Frågan  väcktes"
    assert asked.agenda.currentRow() == 0


def test_a_click_in_what_is_looked_at_stays_there(asked: LivePage, qtbot: QtBot) -> None:
    click(qtbot, asked.editor.viewport(), asked.editor.cursorRect().center())
    typed("!")
    assert notes(asked) == "Läget är stabilt! i branchen."
    assert asked.agenda.currentRow() == 0


def test_a_click_or_a_command_elsewhere_goes_back(asked: LivePage, qtbot: QtBot) -> None:
    click(qtbot, asked.attendance.viewport(), chip(asked, 0))
    typed("ett")
    assert notes(asked, 3) == "Frågan ett väcktes"
    qtbot.keyClick(asked.editor, Qt.Key.Key_F, CTRL)
    qtbot.keyClick(asked.writing.find.field, Qt.Key.Key_F2)
    typed("ring")
    assert notes(asked, 3) == "Frågan ett väcktes\n-> ring"
    assert notes(asked) == "Läget är stabilt i branchen."


def test_the_buttons_of_the_search_leave_the_keyboard_with_it(asked: LivePage, qtbot: QtBot) -> None:
    for tool in asked.writing.find.findChildren(QAbstractButton)[:2]:
        click(qtbot, tool)
        assert asked.writing.find.field.hasFocus()
    assert notes(asked, 3) == "Frågan  väcktes"


def test_leaving_the_view_while_looking_loses_nothing(asked: LivePage, app: App) -> None:
    assert asked.leave()
    first, _second, third = app.desk.file.meetings()[3].items[:3]
    assert [item.note.text for item in (first, third) if item.note] == [
        "Läget är stabilt i branchen.",
        "Frågan  väcktes",
    ]
    app.window.go("live", 4)
    typed("X")
    assert notes(asked, 3) == "Frågan X väcktes"
    assert notes(asked) == "Läget är stabilt i branchen."


# A question that is raised


def test_a_question_that_is_raised_is_gone_to(live: LivePage, qtbot: QtBot) -> None:
    typed("Elnätsbolagen")
    qtbot.keyClick(live.editor, Qt.Key.Key_A, CTRL | SHIFT)
    typed("Vem betalar?\nFrågan väcktes av Unionen.")
    number = live.agenda.currentRow() + 1
    assert live.agenda.entry(number - 1).title == "Vem betalar?"
    assert notes(live, number) == "Frågan väcktes av Unionen."
    assert notes(live) == "Elnätsbolagen"


# Names


FOLLOWED = {
    "a space follows a name": ("Tack @kari\tkontaktar", "Tack Karin Almroth kontaktar"),
    "taken with Enter": ("Tack @kari\nkontaktar", "Tack Karin Almroth kontaktar"),
    "and only one": ("Tack @kari\t kontaktar", "Tack Karin Almroth kontaktar"),
    "a comma takes its place": ("Tack @kari\t, och", "Tack Karin Almroth, och"),
    "a full stop too": ("Tack @kari\t.\nNy", "Tack Karin Almroth.\nNy"),
    "a bracket too": ("(@kari\t) Ja", "(Karin Almroth) Ja"),
    "a new line too": ("Tack @kari\t\nNy", "Tack Karin Almroth\nNy"),
    "a dash does not": ("@kari\t- ja", "Karin Almroth – ja"),
    "a colon follows a receiver": ("-> if m\tring", "-> IF Metall: ring"),
    "and one space": ("-> if m\t ring", "-> IF Metall: ring"),
    "and only one colon": ("-> if m\t: ring", "-> IF Metall: ring"),
    "a comma and another": ("-> if m\t, unio\tring", "-> IF Metall, Unionen: ring"),
    "och and another": ("-> if m\toch unio\tring", "-> IF Metall och Unionen: ring"),
    "an ampersand and another": ("-> if m\t& unio\tring", "-> IF Metall & Unionen: ring"),
    "what only begins like och": ("-> if m\tocka", "-> IF Metall: ocka"),
    "a receiver with its sign": ("-> @kari\tring", "-> Karin Almroth: ring"),
    "a name in an action": ("-> IUC: ring @kari\tnu", "-> IUC: ring Karin Almroth nu"),
    "a receiver alone": ("-> if m\t\nNy", "-> IF Metall\nNy"),
    "Tab after a receiver in full": ("-> iuc\tring", "-> iuc: ring"),
    "Enter after a receiver in full": ("-> IUC\nNy rad", "-> IUC\nNy rad"),
    "Enter after a name in full": ("@Karin Almroth\nNy rad", "Karin Almroth\nNy rad"),
    "in small letters": ("@karin almroth\nNy rad", "Karin Almroth\nNy rad"),
    "Enter after a theme in full": ("#Grön-omställning\nNy", "#Grön-omställning\nNy"),
    "a space follows a theme": ("#grö\nNytt", "#Grön-omställning Nytt"),
    "a comma takes that place": ("#grö\t, och", "#Grön-omställning, och"),
}
"""What is typed, Tab and Enter among it, and what then stands in the notes."""


def test_what_follows_a_name_is_there_and_gives_way(live: LivePage, app: App) -> None:
    with app.desk.change("tema"):
        app.desk.file.meetings()[3].items[1].theme = "Grön omställning"
    for what, (keys, written) in FOLLOWED.items():
        live.editor.selectAll()
        pressed(Qt.Key.Key_Delete, "\x7f")
        for n, part in enumerate(keys.split("\t")):
            if n:
                pressed(Qt.Key.Key_Tab, "\t")
            typed(part)
        assert notes(live) == written, what


def test_a_name_is_completed_before_what_stands_there(live: LivePage) -> None:
    typed(" tackar för sig.")
    pressed(Qt.Key.Key_Home)
    typed("@kari")
    pressed(Qt.Key.Key_Tab, "\t")
    assert notes(live) == "Karin Almroth tackar för sig."


def test_a_dead_key_or_input_method_makes_it_give_way_too(live: LivePage) -> None:
    typed("@kari")
    pressed(Qt.Key.Key_Tab, "\t")
    event = QInputMethodEvent()
    event.setCommitString(",")
    QApplication.sendEvent(live.editor, event)
    assert notes(live) == "Karin Almroth,"


# The attendance panel


def test_a_sentence_typed_where_people_are_sought_stands_in_the_notes(live: LivePage, qtbot: QtBot) -> None:
    said = ""
    for typed_there in (
        "Lars redogjorde för läget.\n",
        "Lars redogjorde för läget\n",
        "-> Finnsinte: ring\n",
        "Paus\nVi fortsatte sedan med elnätet.\n",
    ):
        qtbot.keyClick(live.editor, Qt.Key.Key_F6)
        typed(typed_there)
        said += typed_there
        assert notes(live) == said
        typed("Mer.\n")
        said += "Mer.\n"
    assert notes(live) == said
    assert guests(live) == []


def test_enter_twice_asks_before_it_makes_a_guest(
    live: LivePage, qtbot: QtBot, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClick(live.editor, Qt.Key.Key_F6)
    typed("Paus tio\n\n")
    assert "Paus tio" in said[-1]
    assert guests(live) == []
    monkeypatch.setattr(live.desk, "ask", lambda *asked: True)
    typed("\n")
    assert guests(live) == ["Paus tio"]


def test_the_panel_tells_all_its_keys(live: LivePage) -> None:
    told = live.attendance.keys.text().replace("\N{NO-BREAK SPACE}", " ")
    assert all(words in told for words in ("5 ersätter", "6 från punkten", "7 till punkten"))
    assert live.attendance.keys.isVisible()


def test_nothing_moves_under_the_mouse(live: LivePage, app: App, qtbot: QtBot) -> None:
    meeting = live.meeting
    with app.desk.change("töm"):
        meeting.attendances.clear()
    for width in (1280, 1000, 1900):
        app.window.resize(width, 800)
        places: set[QPoint] = set()

        def look(places: set[QPoint] = places) -> None:
            QApplication.processEvents()
            places.add(live.attendance.mapTo(live, QPoint(0, 0)))

        look()
        for n in (0, 1, 2, 3, 3):
            click(qtbot, live.attendance.viewport(), chip(live, n))
            look()
        qtbot.keyClick(live.editor, Qt.Key.Key_F6)
        for name in ("kari1", "tomm1", "kari0", "tomm0", "Åsa Lindén-Adlercreutz Gyllensvärd", "\n"):
            typed(name)
            look()
        assert not live.attendance.offer.isHidden()
        pressed(Qt.Key.Key_Escape, "\x1b")
        look()
        assert len(places) == 1, width


def test_a_row_half_in_view_stays_where_it_is_clicked(live: LivePage, qtbot: QtBot) -> None:
    panel = live.attendance
    assert not panel.hasAutoScroll()
    bar = panel.verticalScrollBar()
    half = next(
        n for n in range(panel.count()) if panel.visualItemRect(panel.item(n)).bottom() > panel.viewport().height()
    )
    bar.setValue(panel.visualItemRect(panel.item(half)).bottom() - panel.viewport().height() - 6)
    before = bar.value()
    click(qtbot, panel.viewport(), chip_box(panel.visualItemRect(panel.item(half)), 1).center())
    assert (bar.value(), panel.currentRow()) == (before, half)
    for _step in range(half, panel.count()):
        press(panel, Qt.Key.Key_Down)
    last = panel.visualItemRect(panel.item(panel.count() - 1))
    assert panel.viewport().rect().contains(last)


def test_a_line_that_is_cut_and_put_elsewhere_stays_a_line(live: LivePage) -> None:
    typed("ett\ntvå\ntre\n")
    pressed(Qt.Key.Key_Up, held=SHIFT)
    pressed(Qt.Key.Key_X, "\x18", CTRL)
    assert notes(live) == "ett\ntvå\n"
    pressed(Qt.Key.Key_Home, held=CTRL)
    pressed(Qt.Key.Key_V, "\x16", CTRL)
    assert notes(live) == "tre\nett\ntvå\n"
