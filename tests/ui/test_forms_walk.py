"""Every dialog that one writes in: Tab follows the eye, and nothing written is lost by closing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import pairwise
from pkgutil import walk_packages

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

import industriforum_desktop.ui
from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import SendingKind
from industriforum_desktop.forum.year import standing_items
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import parse_line
from industriforum_desktop.ui.actions.form import ActionForm
from industriforum_desktop.ui.actions.news import NewsForm
from industriforum_desktop.ui.finish.remarks import RemarkForm
from industriforum_desktop.ui.live.captured import LineForm
from industriforum_desktop.ui.live.captured_panel import Agreed
from industriforum_desktop.ui.meetings.meeting_form import MeetingForm
from industriforum_desktop.ui.meetings.plan_dialog import PlanDialog
from industriforum_desktop.ui.meetings.round_dialog import Asked, ResponseForm, RoundDialog
from industriforum_desktop.ui.meetings.standing import StandingDialog
from industriforum_desktop.ui.papers.year_words import YearWordsDialog
from industriforum_desktop.ui.people.forms import OrganisationForm, PersonForm
from industriforum_desktop.ui.people.invite import InviteDialog
from industriforum_desktop.ui.people.outreach import StepForm
from industriforum_desktop.ui.proposals.form import ProposalForm
from industriforum_desktop.ui.proposals.reason import ReasonForm
from industriforum_desktop.ui.sending.dialog import SendDialog
from industriforum_desktop.ui.settings.forum import MandatePart
from industriforum_desktop.ui.settings.part import PartDialog
from industriforum_desktop.ui.settings_dialog import SettingsDialog
from industriforum_desktop.ui.situation.forms import AnswersDialog, ConcernForm, GatherDialog
from industriforum_desktop.ui.situation.questions import QuestionsDialog
from industriforum_desktop.ui.widgets.date_field import DateField
from industriforum_desktop.ui.widgets.dialog import FilledDialog
from industriforum_desktop.ui.widgets.form import FormDialog
from industriforum_desktop.ui.widgets.letters import letter_of, plain
from industriforum_desktop.ui.widgets.order import follow_eye
from industriforum_desktop.ui.year.evaluation import EvaluationForm
from industriforum_desktop.ui.year.next_year import NextYearForm, NextYearPlan
from industriforum_desktop.ui.year.versions import VersionForm
from tests.keys import press, type_text
from tests.ui.dialogs import activate

YEAR = 2023


class Maker:
    """Makes each dialog on the demo forum."""

    def __init__(self, app: App) -> None:
        self.desk, self.window, self.settings = app.desk, app.window, app.settings
        self.file, self.today, self.speak = app.desk.file, app.desk.today(), app.desk.language
        self.forum, self.organisations = self.file.forum, self.file.organisations()
        self.meetings = self.file.meetings()

    def every(self) -> dict[type[FilledDialog], Callable[[], FilledDialog]]:
        file, forum, speak, today, window = self.file, self.forum, self.speak, self.today, self.window
        some, last = self.organisations, self.meetings[-1]
        action, concern = file.actions()[0], file.concerns()[0]
        line = parse_line("-> IUC: ring runt senast 15 juni", Calendar(today))
        desk = self.desk
        return {
            ActionForm: lambda: ActionForm(action, some, [], forum, speak, today, window),
            NewsForm: lambda: NewsForm(action, forum, speak, today, window),
            RemarkForm: lambda: RemarkForm(some, some[0], None, today, window, held_on=last.day),
            LineForm: lambda: LineForm(line, Agreed(), Calendar(today), window),
            MeetingForm: lambda: MeetingForm(last, self.meetings, forum, today, speak, window),
            PlanDialog: lambda: PlanDialog(self.meetings, 4, today, speak, window),
            NextYearPlan: lambda: NextYearPlan(2024, 4, [], self.meetings, today, speak, window),
            NextYearForm: lambda: NextYearForm(desk, YEAR, window),
            StandingDialog: lambda: StandingDialog(list(standing_items(last_of_year=False)), window),
            ResponseForm: lambda: ResponseForm(Asked(some[0], None, some[0].id), forum, speak, today, window),
            RoundDialog: lambda: RoundDialog(desk, last, window),
            OrganisationForm: lambda: OrganisationForm(some[0], some, forum, speak, today, window),
            PersonForm: lambda: PersonForm(file.participants()[0], some, forum, speak, window),
            StepForm: lambda: StepForm(None, "Volvo", forum, speak, today, window),
            InviteDialog: lambda: InviteDialog(desk, some[0], window),
            ProposalForm: lambda: ProposalForm(None, some, ["Energi"], forum, speak, today, window, file.aims()),
            ReasonForm: lambda: ReasonForm(file.proposals()[0], window, declines=True),
            SendDialog: lambda: SendDialog(desk, last, SendingKind.NOTICE, window),
            PartDialog: lambda: PartDialog(desk, "Uppdraget", MandatePart(file), window),
            SettingsDialog: lambda: SettingsDialog(desk, self.settings, window),
            ConcernForm: lambda: ConcernForm(concern, ["Energi"], forum, speak, window),
            GatherDialog: lambda: GatherDialog("El", file.concerns()[:2], file.concerns()[2:4], window),
            AnswersDialog: lambda: AnswersDialog(concern, [(action, action.text)], window),
            QuestionsDialog: lambda: QuestionsDialog(file, window),
            EvaluationForm: lambda: EvaluationForm(None, YEAR, file.aims(), some, forum, speak, today, window),
            VersionForm: lambda: VersionForm(1, True, window),
            YearWordsDialog: lambda: YearWordsDialog(desk, YEAR, window),
        }


BASES = ("FilledDialog", "FormDialog", "LetterDialog", "OrganisationLetter")
ELSEWHERE = {"TakeInDialog": "what is chosen in it is tested with what comes in"}


@pytest.fixture
def make(app: App, qtbot: QtBot) -> Iterator[Callable[[type[FilledDialog]], FilledDialog]]:
    recipes = Maker(app).every()
    made: list[FilledDialog] = []

    def one(kind: type[FilledDialog]) -> FilledDialog:
        dialog = recipes[kind]()
        made.append(dialog)
        dialog.open()
        activate(dialog)
        return dialog

    yield one
    for dialog in made:
        if shiboken6.isValid(dialog):
            dialog.done(0)


def _kinds(app: App) -> list[type[FilledDialog]]:
    return list(Maker(app).every())


def _everything(kind: type[FilledDialog]) -> Iterator[type[FilledDialog]]:
    for heir in kind.__subclasses__():
        yield heir
        yield from _everything(heir)


def test_every_dialog_that_one_writes_in_is_walked_here(app: App) -> None:
    for module in walk_packages(industriforum_desktop.ui.__path__, "industriforum_desktop.ui."):
        import_module(module.name)
    own = {one.__name__ for one in _everything(FilledDialog) if one.__module__.startswith("industriforum")}
    walked = {one.__name__ for one in _kinds(app)}
    assert own - walked - set(BASES) == set(ELSEWHERE)


def _place(widget: QWidget, dialog: QWidget) -> QRect:
    return QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())


def _scrolled(widget: QWidget) -> QWidget | None:
    """What the widget is scrolled in."""
    part = widget.parentWidget()
    while part is not None and not isinstance(part, QScrollArea):
        part = part.parentWidget()
    return part


def _tabbed(dialog: FilledDialog) -> list[QWidget]:
    """Where Tab leads, from the first stop until it comes round."""
    seen: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in seen and len(seen) < 200:
        seen.append(here)
        dialog.focusNextPrevChild(True)
    return seen


def test_tab_follows_the_eye_in_every_dialog(app: App, make: Callable[[type[FilledDialog]], FilledDialog]) -> None:
    walked = steps = 0
    for kind in _kinds(app):
        dialog = make(kind)
        if not isinstance(dialog, FormDialog):
            dialog.done(0)
            continue
        follow_eye(dialog)
        dialog.focusNextPrevChild(True)
        stops = _tabbed(dialog)
        assert len(stops) > 1, kind
        back = 0
        for before, after in pairwise(stops):
            if _scrolled(before) is not _scrolled(after):
                continue  # What is scrolled away has no place beside what is not.
            here, there = _place(before, dialog), _place(after, dialog)
            same_row = there.top() <= here.center().y() <= there.bottom()
            up = there.bottom() <= here.top() or (same_row and there.right() <= here.left())
            back += up
            steps += 1
        # Once from the last to the first.
        assert back <= 1, (kind, [one.accessibleName() or type(one).__name__ for one in stops])
        walked += 1
        dialog.done(0)
    print(f"\n{walked} forms walked with Tab, {steps} steps: as the eye goes")


def _change(dialog: FilledDialog) -> Callable[[], object]:
    """Change the first thing that can be changed; a way to read it."""
    for field in dialog.findChildren(QWidget):
        if field.window() is not dialog or not field.isVisible() or not field.isEnabled():
            continue
        parent = field.parentWidget()
        if isinstance(field, DateField):
            press(field, Qt.Key.Key_Up)
            return field.text
        if isinstance(field, QLineEdit) and not isinstance(parent, QComboBox | QAbstractSpinBox):
            field.setText(field.text() + "x")
            return field.text
        if isinstance(field, QPlainTextEdit) and not field.isReadOnly():
            field.insertPlainText("x")
            return field.toPlainText
        if isinstance(field, QCheckBox):
            field.toggle()
            return field.isChecked
        if isinstance(field, QListWidget) and field.count():
            field.item(0).setCheckState(Qt.CheckState.PartiallyChecked)
            return field.item(0).checkState
    raise AssertionError(f"nothing to change in {type(dialog).__name__}")


def _note(wrote: list[bool]) -> bool:
    wrote.append(True)
    return True


def test_esc_closes_what_is_not_written_in_and_asks_about_what_is(
    app: App, make: Callable[[type[FilledDialog]], FilledDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    wish = ""

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        pressed = next((one for one in box.buttons() if plain(one.text()) == wish), None)
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _box: pressed)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    walked = saved = 0
    for kind in _kinds(app):
        dialog = make(kind)
        press(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible() and asked == [], kind
        if kind is GatherDialog:
            continue  # One chooses a row, and writes nothing.
        dialog = make(kind)
        read = _change(dialog)
        now = read()
        wish = "Fortsätt skriva"
        press(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible() and read() == now and len(asked) == 1, kind
        if isinstance(dialog, FormDialog):
            wrote: list[bool] = []
            dialog.check, dialog.doubt = lambda: "", lambda: ""
            monkeypatch.setattr(dialog.form, "wrong", lambda: "")
            dialog.commit = partial(_note, wrote)
            wish = "Spara"
            press(dialog, Qt.Key.Key_Escape)
            assert wrote == [True] and not dialog.isVisible(), kind
            saved += 1
            dialog = make(kind)
            _change(dialog)
        wish = "Kasta"
        press(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible(), kind
        asked.clear()
        walked += 1
    print(f"\n{walked} dialogs asked before closing, {saved} saved from there")
    assert walked > 20


def test_nothing_moves_while_a_day_is_written(app: App, qtbot: QtBot) -> None:
    dialog = Maker(app).every()[MeetingForm]()
    assert isinstance(dialog, MeetingForm)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    places = set()
    dialog.day.setFocus()
    dialog.day.selectAll()
    for letter in ("6 juni 2024", "6/6", "2023-12-07", "24 december"):
        dialog.day.selectAll()
        for sign in letter:
            type_text(dialog.day, sign)
            QApplication.processEvents()
            places.add((dialog.height(), dialog.save.mapTo(dialog, QPoint(0, 0)).y()))
    assert len(places) == 1
    assert "helg" in dialog.warning.text()
    dialog.done(0)


SMALL = [(640, 400), (910, 512)]
"""What a screen of 1280 by 800 has at 200 %, and one of 1366 by 768 at 150 %, in device-independent pixels."""


def _all_in_sight(dialog: FilledDialog) -> None:
    """The buttons that don't scroll are seen whole."""
    for button in dialog.findChildren(QPushButton):
        if _scrolled(button) is None and button.isVisible():
            assert dialog.rect().contains(_place(button, dialog)), (type(dialog), button.text())


@pytest.mark.parametrize("size", SMALL)
def test_every_dialog_has_room_on_a_small_screen_with_its_buttons_in_sight(
    app: App, make: Callable[[type[FilledDialog]], FilledDialog], size: tuple[int, int], qtbot: QtBot
) -> None:
    walked = 0
    for kind in _kinds(app):
        dialog = make(kind)
        needs = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
        assert needs.width() <= size[0] and needs.height() <= size[1], (kind, needs)
        dialog.resize(*size)
        QApplication.processEvents()
        assert dialog.size().toTuple() == size
        qtbot.waitUntil(partial(_all_in_sight, dialog))
        seen: set[QWidget] = set()
        while (here := QApplication.focusWidget()) is not None and here not in seen:
            seen.add(here)
            shown = here.visibleRegion().boundingRect()
            whole = shown.width() > 0 and shown.height() >= min(here.height(), 24)
            assert whole, (kind, here.accessibleName())
            press(here, Qt.Key.Key_Tab, "\t")
            QApplication.processEvents()
        assert len(seen) > 1
        dialog.done(0)
        walked += 1
    print(f"\n{walked} dialogs at {size[0]} x {size[1]}")


def test_a_letter_leads_to_one_field_or_button_of_a_dialog(
    app: App, make: Callable[[type[FilledDialog]], FilledDialog]
) -> None:
    for kind in _kinds(app):
        dialog = make(kind)
        parts: list[QLabel | QAbstractButton] = [
            *(one for one in dialog.findChildren(QLabel) if one.buddy() is not None and one.isVisible()),
            *(one for one in dialog.findChildren(QAbstractButton) if one.isVisible() and one.text()),
        ]
        letters = [letter_of(one.text()) for one in parts]
        given = [letter for letter in letters if letter]
        assert len(given) == len(set(given)), (kind, [one.text() for one in parts])
        # There are more labels than letters only where there are very many.
        assert all(letters) or len(given) > 20, (kind, [one.text() for one in parts])
        dialog.done(0)


def test_a_letter_leads_to_the_field_whose_label_underlines_it(
    app: App, make: Callable[[type[FilledDialog]], FilledDialog], qtbot: QtBot
) -> None:
    dialog = make(MeetingForm)
    assert isinstance(dialog, MeetingForm)
    place = dialog["place"]
    caption = next(one for one in dialog.findChildren(QLabel) if one.buddy() is place)
    qtbot.keyClick(dialog, letter_of(caption.text()), Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is place


def test_every_dialog_is_gone_for_good_when_it_is_closed(app: App) -> None:
    recipes = Maker(app).every()
    for kind, recipe in recipes.items():
        dialog = recipe()
        QTimer.singleShot(0, dialog.reject)
        dialog.exec()
        assert shiboken6.isValid(dialog), "what was answered can still be read"
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not shiboken6.isValid(dialog), kind
        dialog = recipe()
        dialog.open()
        dialog.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not shiboken6.isValid(dialog), kind
    assert app.window.findChildren(QDialog) == []


def test_going_through_a_dialog_with_tab_writes_nothing(
    app: App, make: Callable[[type[FilledDialog]], FilledDialog]
) -> None:
    walked = []
    for kind in _kinds(app):
        dialog = make(kind)
        for _step in range(len(_tabbed(dialog)) + 1):
            here = QApplication.focusWidget()
            if here is not None:
                press(here, Qt.Key.Key_Tab, "\t")
        if dialog.unsaved:
            walked.append(kind.__name__)
        dialog.done(0)
    assert walked == []
