"""The fields of forms: days as people write them, lists that are searched by typing, what is not understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QMessageBox, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.ui.fields import Field, Line, Told
from industriforum_desktop.ui.meetings.item_form import ItemForm
from industriforum_desktop.ui.widgets.date_field import DateField, OptionalDate, understood
from industriforum_desktop.ui.widgets.form import FormDialog
from industriforum_desktop.ui.widgets.letters import plain
from industriforum_desktop.ui.widgets.picker import Picker, picker
from tests.keys import press, type_text
from tests.ui.dialogs import activate

TODAY = date(2023, 11, 27)
"""A Monday."""
NAMES = (
    "Gröna arbetsgivare",
    "IF Metall",
    "Kommunförbundet i Kalmar län",
    "Region Kalmar län",
    "Sveriges Ingenjörer",
)
EMPTY: dict[str, object] = {
    "title": "",
    "kind": None,
    "minutes": 10,
    "presenter": "",
    "background": "",
    "theme": "",
    "aims": [],
}
OPEN: list[FormDialog] = []
"""Held until the test is over, or Python would take away what a test looks at."""


@pytest.fixture(autouse=True)
def _no_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms that are left open are closed after each test; what they ask then is answered by nobody."""
    OPEN.clear()
    monkeypatch.setattr(QMessageBox, "exec", lambda box: 0)


@pytest.mark.parametrize(
    ("text", "coming", "past"),
    [
        ("15/6", "2024-06-15", "2023-06-15"),
        ("15 juni", "2024-06-15", "2023-06-15"),
        ("15 juni 2027", "2027-06-15", "2027-06-15"),
        ("2027-02-18", "2027-02-18", "2027-02-18"),
        ("20270218", "2027-02-18", "2027-02-18"),
        ("230218", "2023-02-18", "2023-02-18"),
        ("230231", None, None),
        ("  1 December ", "2023-12-01", "2022-12-01"),
        ("fredag", "2023-12-01", "2023-11-24"),
        ("i dag", "2023-11-27", "2023-11-27"),
        ("i morgon", "2023-11-28", "2023-11-28"),
        ("om två veckor", "2023-12-11", "2023-12-11"),
        ("i går", None, "2023-11-26"),
        ("i fredags", None, "2023-11-24"),
        ("31 februari", None, None),
        ("snart", None, None),
        ("möte 15/6", None, None),
        ("15/6 i Kalmar", None, None),
        ("v. 24", "2024-06-14", "2023-06-16"),
        ("", None, None),
    ],
)
def test_days_are_understood_as_they_are_said(text: str, coming: str | None, past: str | None) -> None:
    day, earlier = understood(text, TODAY), understood(text, TODAY, past=True)
    assert (day and day.isoformat(), earlier and earlier.isoformat()) == (coming, past)


def _form(qtbot: QtBot, *fields: tuple[str, QWidget]) -> FormDialog:
    form = FormDialog("Prov")
    OPEN.append(form)
    for text, field in fields:
        form.ask(Field(text, text, field) if hasattr(field, "value") else Told(text, field))
    qtbot.addWidget(form)
    form.show()
    activate(form)
    return form


def _line_of(text: str) -> Line:
    line = Line()
    line.set_value(text)
    return line


def _tab(form: QWidget) -> QWidget:
    """Press Tab; the widget that then has the keyboard."""
    here = QApplication.focusWidget()
    assert here is not None
    press(here, Qt.Key.Key_Tab, "\t")
    there = QApplication.focusWidget()
    assert there is not None
    return there


def test_a_day_is_one_field_with_one_tab(qtbot: QtBot) -> None:
    before, day, after = Line(), DateField(TODAY), Line()
    form = _form(qtbot, ("Före", before), ("Dag", day), ("Efter", after))
    before.setFocus()
    assert _tab(form) is day
    assert day.selectedText() == "2023-11-27"
    type_text(day, "15 juni 2024")
    assert day.value() == date(2024, 6, 15)
    assert _tab(form) is after
    assert day.text() == "2024-06-15" and day.accessibleName() == "Dag"
    assert day.accessibleDescription() == "lördag 15\N{NO-BREAK SPACE}juni 2024"


def test_a_day_that_is_not_understood_keeps_the_form_open_with_the_caret_there(qtbot: QtBot) -> None:
    name, day = _line_of("namn"), DateField(TODAY)
    form = _form(qtbot, ("Namn", name), ("Dag", day))
    heard: list[date | None] = []
    day.changed.connect(lambda: heard.append(day.value()))
    day.setFocus()
    day.selectAll()
    type_text(day, "31 februari")
    _tab(form)
    assert day.text() == "31 februari" and "inte en dag" in day.hints
    form.accept()
    assert form.isVisible() and day.hasFocus()
    assert "31 februari" in form._trouble.text() and heard == []
    day.selectAll()
    type_text(day, "28 februari")
    press(day, Qt.Key.Key_Return, "\r")
    assert form.result() == FormDialog.DialogCode.Accepted and day.value() == date(2024, 2, 28)


def test_a_day_that_may_be_left_out_is_emptied(qtbot: QtBot) -> None:
    day = OptionalDate(TODAY, today=TODAY)
    form = _form(qtbot, ("Dag", day))
    day.selectAll()
    press(day, Qt.Key.Key_Backspace)
    form.accept()
    assert day.value() is None and not form.isVisible()
    must = DateField(TODAY)
    form = _form(qtbot, ("Dag", must))
    must.clear()
    must.settle()
    form.accept()
    assert form.isVisible() and form._trouble.text()


def test_the_arrows_change_the_day(qtbot: QtBot) -> None:
    day = DateField(TODAY)
    _form(qtbot, ("Dag", day))
    for key, wanted in (
        (Qt.Key.Key_Up, date(2023, 11, 28)),
        (Qt.Key.Key_Down, TODAY),
        (Qt.Key.Key_Down, date(2023, 11, 26)),
        (Qt.Key.Key_PageUp, date(2023, 12, 26)),
    ):
        press(day, key)
        assert day.value() == wanted and day.text() == wanted.isoformat()
    empty = OptionalDate(None, date(2024, 3, 1))
    _form(qtbot, ("Dag", empty))
    press(empty, Qt.Key.Key_Up)
    assert empty.value() == date(2024, 3, 1), "begins where one would begin to choose"


def test_a_day_is_picked_in_the_calendar(qtbot: QtBot) -> None:
    day = DateField(TODAY)
    _form(qtbot, ("Dag", day))

    def calendar() -> QCalendarWidget:
        press(day, Qt.Key.Key_F4)
        shown = next(one for one in day.findChildren(QCalendarWidget) if one.isVisible())
        assert shown.selectedDate().day() == TODAY.day or day.value() != TODAY
        return shown

    pages = calendar()
    inner = pages.focusWidget() or pages
    press(inner, Qt.Key.Key_Right)
    press(inner, Qt.Key.Key_Return, "\r")
    assert day.value() == date(2023, 11, 28)
    qtbot.waitUntil(day.hasFocus)
    pages = calendar()
    press(pages.focusWidget() or pages, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in day.findChildren(QCalendarWidget)))
    assert day.value() == date(2023, 11, 28)


def _names(value: int | None = None, *, nobody: bool = False) -> Picker:
    first: list[tuple[str, int | None]] = [("Ingen", None)] if nobody else []
    return picker([*first, *((name, n) for n, name in enumerate(NAMES))], value)


@pytest.mark.parametrize("text", ["IF Metall", "if metall", "metall", "  IF  Metall "])
def test_an_organisation_is_found_by_any_part_of_its_name(qtbot: QtBot, text: str) -> None:
    who, after = _names(), Line()
    form = _form(qtbot, ("Organisation", who), ("Efter", after))
    heard: list[int] = []
    who.activated.connect(heard.append)
    who.setFocus()
    type_text(_line(who), text)
    there = _tab(form)
    assert there is after, "Tab goes on"
    assert (who.currentText(), who.currentData()) == ("IF Metall", 1)
    assert heard == [1] and who.trouble() == ""
    assert who.accessibleName() == "Organisation"


def _line(field: Picker) -> QLineEdit:
    line = field.lineEdit()
    assert line is not None
    return line


def test_enter_after_a_name_chooses_it_and_then_saves(qtbot: QtBot) -> None:
    who = _names(0)
    form = _form(qtbot, ("Organisation", who))
    who.setFocus()
    _line(who).selectAll()
    type_text(_line(who), "Sveriges Ing")
    for _time in range(2):
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None
        press(target, Qt.Key.Key_Return, "\r")
        assert who.currentText() == "Sveriges Ingenjörer"
    assert not form.isVisible() and who.currentData() == 4


@pytest.mark.parametrize(("text", "word"), [("Volvo", "finns inte i listan"), ("Kalmar", "passar flera")])
def test_what_fits_no_name_or_several_is_told_and_never_becomes_another(qtbot: QtBot, text: str, word: str) -> None:
    who, after = _names(1), Line()
    form = _form(qtbot, ("Organisation", who), ("Efter", after))
    heard: list[int] = []
    who.activated.connect(heard.append)
    who.setFocus()
    _line(who).selectAll()
    type_text(_line(who), text)
    _tab(form)
    assert who.currentText() == text and heard == [] and who.currentData() == 1
    assert word in who._line.hints
    form.accept()
    assert form.isVisible() and who.hasFocus()
    assert text in form._trouble.text()
    _line(who).selectAll()
    type_text(_line(who), "Gröna")
    form.accept()
    assert not form.isVisible() and who.currentData() == 0


def test_an_emptied_list_means_nobody_where_there_is_a_nobody(qtbot: QtBot) -> None:
    who = _names(2, nobody=True)
    _form(qtbot, ("Organisation", who))
    _line(who).clear()
    who.settle()
    assert (who.currentText(), who.currentData(), who.trouble()) == ("Ingen", None, "")


def test_the_whole_list_is_opened_and_narrowed_by_typing(qtbot: QtBot) -> None:
    who = _names(1)
    _form(qtbot, ("Organisation", who))
    who.setFocus()
    who.showPopup()
    shown = who._list
    qtbot.waitUntil(shown.isVisible)
    assert shown.model().rowCount() == len(NAMES)
    _line(who).selectAll()
    type_text(_line(who), "kalmar")
    assert shown.model().rowCount() == 2
    shown.hide()


Typing = Callable[[FormDialog], object]


def _asked(monkeypatch: pytest.MonkeyPatch, button: str) -> list[str]:
    """Answer every question with the button of this name; here are the questions."""
    questions: list[str] = []

    def answer(box: QMessageBox) -> int:
        questions.append(box.text())
        pressed = next(one for one in box.buttons() if plain(one.text()) == button)
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _box: pressed)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return questions


def test_a_form_in_which_nothing_is_written_closes_at_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = _asked(monkeypatch, "Fortsätt skriva")
    form = _form(qtbot, ("Namn", _line_of("a")), ("Dag", DateField(TODAY)), ("Vem", _names(1)))
    press(form, Qt.Key.Key_Escape)
    assert not form.isVisible() and questions == []


@pytest.mark.parametrize("way", ["Esc", "Avbryt", "korset"])
@pytest.mark.parametrize(
    ("button", "left_open", "result"),
    [("Fortsätt skriva", True, 0), ("Kasta", False, 0), ("Spara", False, 1)],
)
def test_a_written_form_asks_before_it_closes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str, button: str, left_open: bool, result: int
) -> None:
    questions = _asked(monkeypatch, button)
    name = _line_of("a")
    form = _form(qtbot, ("Namn", name))
    type_text(name, "abc")
    {
        "Esc": lambda: press(name, Qt.Key.Key_Escape),
        "Avbryt": lambda: qtbot.mouseClick(form._cancel, Qt.MouseButton.LeftButton),
        "korset": form.close,
    }[way]()
    assert len(questions) == 1
    assert (form.isVisible(), form.result()) == (left_open, result)
    assert name.text() == "abc"


def test_saving_from_the_question_is_refused_like_saving(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    _asked(monkeypatch, "Spara")
    day = DateField(TODAY)
    form = _form(qtbot, ("Dag", day))
    day.selectAll()
    type_text(day, "31 februari")
    press(day, Qt.Key.Key_Escape)
    assert form.isVisible() and form._trouble.text() and day.text() == "31 februari"


def test_a_field_on_another_tab_is_brought_into_view(qtbot: QtBot) -> None:
    tabs, first, second = QTabWidget(), Line(), DateField(TODAY)
    tabs.addTab(first, "Ett")
    tabs.addTab(second, "Två")
    form = _form(qtbot, ("Flikar", tabs))
    second.setText("snart")
    second.settle()
    form.accept()
    assert form.isVisible() and tabs.currentWidget() is second and second.hasFocus()


def test_a_click_into_a_list_opens_it(qtbot: QtBot) -> None:
    who, other = _names(1), Line()
    _form(qtbot, ("Annat", other), ("Organisation", who))
    other.setFocus()
    qtbot.mouseClick(_line(who), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(who._list.isVisible)
    assert _line(who).selectedText() == "IF Metall"
    who._list.hide()


PLAIN = "Rubrik Typ Minuter Föredragande Bakgrund Mer"


@pytest.mark.parametrize(
    ("wide", "size", "more"),
    [
        (True, (900, 400), "Tema Föreslagen_av Ser_framåt Syften"),
        (False, (380, 700), "Tema Föreslagen_av Ser_framåt Syften"),
    ],
)
def test_tab_goes_through_an_item_as_it_is_seen(qtbot: QtBot, wide: bool, size: tuple[int, int], more: str) -> None:
    form = ItemForm()
    qtbot.addWidget(form)
    for layout in (not wide, wide):
        form.arrange(wide=layout)
    form.resize(*size)
    form.show()
    activate(form)
    for unfolded, wanted in ((False, PLAIN), (True, f"{PLAIN} {more}")):
        form.more.setChecked(unfolded)
        QApplication.processEvents()
        form.title_field.setFocus()
        for name in wanted.split():
            here = QApplication.focusWidget()
            assert here is not None and here.accessibleName() == name.replace("_", " ")
            press(here, Qt.Key.Key_Tab, "\t")


def test_what_is_folded_away_is_told_and_stays_as_it_was_left(qtbot: QtBot) -> None:
    def shown() -> ItemForm:
        form = ItemForm()
        qtbot.addWidget(form)
        form.offer_strategy(str, [])
        form.show_item(1, {**dict.fromkeys(form.values()), **EMPTY, "theme": "Energi"})
        form.show()
        return form

    form = shown()
    assert not form.theme.isVisible() and form.more.accessibleName() == "Mer: Tema"
    qtbot.mouseClick(form.more, Qt.MouseButton.LeftButton)
    assert form.theme.isVisible() and form.more.accessibleName() == "Mer"
    assert shown().theme.isVisible(), "the next time too"
    form.show_item(2, {**dict.fromkeys(form.values()), **EMPTY})
    qtbot.mouseClick(form.more, Qt.MouseButton.LeftButton)
    assert form.more.accessibleName() == "Mer" and not shown().theme.isVisible()
