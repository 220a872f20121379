"""The tab of the fixed questions: the answers of a meeting, and those over the meetings beside one another."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QListWidgetItem, QStackedWidget, QWidget

from industriforum_desktop.forum import calendar
from industriforum_desktop.forum.kinds import Direction, MeetingState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.situation import FixedAnswer
from industriforum_desktop.i18n import _
from industriforum_desktop.store import situation as stored
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.situation import Place
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.keys import native
from industriforum_desktop.ui.meetings.words import meeting_name
from industriforum_desktop.ui.situation.grid import AnswerGrid, Axis
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Empty, button, column, label, row
from industriforum_desktop.ui.widgets.dialog import Dialog
from industriforum_desktop.ui.widgets.form import FormDialog
from industriforum_desktop.ui.widgets.own_list import ID, OwnList
from industriforum_desktop.ui.widgets.picker import Picker

MEETING, ORGANISATION, QUESTION = range(3)


class QuestionList(OwnList):
    """The questions; the mark tells whether a question is asked."""

    def __init__(self, file: ForumFile) -> None:
        super().__init__(_("Fixed questions"))
        for one in file.questions():
            self.add(one.text, one.id, active=one.active)
        self.setCurrentRow(0)

    def add(self, text: str, known: int | None = None, *, active: bool = True) -> QListWidgetItem:
        entry = super().add(text, known)
        entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        entry.setCheckState(Qt.CheckState.Checked if active else Qt.CheckState.Unchecked)
        return entry

    def questions(self) -> list[tuple[int | None, str, bool]]:
        """Id, text and whether it is asked, in order."""
        return [
            (one.data(ID), " ".join(one.text().split()), one.checkState() is Qt.CheckState.Checked)
            for one in self.written()
        ]

    def own_tools(self) -> QWidget:
        """The buttons that belong below it."""
        return self.tools(_("Add a question"), _("Remove the question"))


def questions_hint() -> str:
    """How the questions are written."""
    text = _("Unmark a question that is no longer asked: its answers stay. {keys} changes the words.")
    return text.format(keys=native("F2"))


class QuestionsDialog(FormDialog):
    """The questions that every meeting asks, in order."""

    def __init__(self, file: ForumFile, parent: QWidget | None) -> None:
        super().__init__(_("Fixed questions"), parent, intro=questions_hint(), wide=620)
        self.list = QuestionList(file)
        self.ask(self.list, self.list.own_tools())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter ends the writing of a question, and not the dialog.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            return
        super().keyPressEvent(event)


class QuestionsPart(QWidget):
    """The grid with the choice of what it shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.view = QComboBox()
        self.view.setAccessibleName(_("Show"))
        self.view.addItems([_("A meeting"), _("An organisation over time"), _("A question over time")])
        self.which = Picker()
        self.which.setAccessibleName(_("Which one"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.grid = AnswerGrid()
        self.grid.setAccessibleName(_("Answers to the fixed questions"))
        self.grid.answered.connect(self._answer)
        self.view.activated.connect(lambda place: self._turn())
        self.which.activated.connect(lambda place: self._show())
        hint = label(
            _("Write + better, = unchanged or - worse before the words; or {keys}. {enter}: next.").format(
                keys=", ".join(map(native, ("Alt+Up", "Alt+Right", "Alt+Down"))), enter=native("Return")
            ),
            "small",
            wrap=True,
        )
        full = QWidget()
        full.setLayout(
            column(
                row(
                    label(_("Show")),
                    self.view,
                    self.which,
                    None,
                    button(_("Edit the questions …"), self.edit_questions, name="edit"),
                ),
                self.grid,
                hint,
                spacing=GRID,
            )
        )
        empty = Empty(
            "question",
            _("No fixed questions yet"),
            _("Ask the same questions at every meeting: short answers that can be compared over time."),
            button(_("Write the questions …"), self.edit_questions, name="plus", role="primary"),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(empty)
        layout = column(self.stack)
        layout.setContentsMargins(0, GRID, 0, 0)
        self.setLayout(layout)

    def refresh(self) -> None:
        """Show the answers as they are now."""
        file = self.desk.file
        self.stack.setCurrentIndex(0 if file.questions() else 1)
        self._offer()
        self._show()

    def show_meeting(self, meeting_id: int) -> None:
        """Show the answers of this meeting."""
        self.view.setCurrentIndex(MEETING)
        self._offer()
        self.which.setCurrentIndex(max(self.which.findData(meeting_id), 0))
        self._show()

    def _turn(self) -> None:
        self.which.clear()
        self._offer()
        self._show()

    def _meetings(self) -> list[Meeting]:
        return stored.answered_meetings(self.desk.file)

    def _axis(self, kind: int) -> Axis:
        """Ids and names of meetings, organisations or questions."""
        file, language = self.desk.file, self.desk.language
        if kind == ORGANISATION:
            return [(one.id, one.called) for one in stored.answering(file, language)]
        if kind == QUESTION:
            answered = {one.question_id for one in file.answers()}
            return [(one.id, one.text) for one in file.questions() if one.active or one.id in answered]
        return [(one.id, f"{meeting_name(one)}, {language.short_date(one.day)}") for one in self._meetings()]

    def _offer(self) -> None:
        kind = self.view.currentIndex()
        kept = self.which.currentData()
        offered = self._axis(kind)
        if kind == MEETING:
            offered = list(reversed(offered))
            if kept is None:
                answered = {one.meeting_id for one in self.desk.file.answers()}
                planned = calendar.nearest(self._meetings(), self.desk.today())
                today = planned is not None and planned.day == self.desk.today()
                kept = planned.id if planned is not None and (today or not answered) else None
                latest = (one for one, _name in offered if one in answered)
                kept = kept if kept is not None else next(latest, None)
        if [(self.which.itemData(n), self.which.itemText(n)) for n in range(self.which.count())] != offered:
            self.which.clear()
            for one, name in offered:
                self.which.addItem(name, one)
        self.which.setCurrentIndex(max(self.which.findData(kept), 0))

    def _show(self) -> None:
        kind, chosen = self.view.currentIndex(), self.which.currentData()
        if chosen is None:
            return
        file = self.desk.file
        self.grid.word = lambda way: file.forum.word(way, self.desk.language)
        answers = stored.answers_by_place(file)
        rows, columns = self._shown_axes(kind, chosen, answers)

        def place(at_row: int, at_column: int) -> Place:
            if kind == MEETING:
                return at_column, at_row, chosen
            return (at_row, chosen, at_column) if kind == ORGANISATION else (chosen, at_row, at_column)

        self.grid.show_answers(rows, columns, place, answers)

    def _shown_axes(self, kind: int, chosen: int, answers: Mapping[Place, FixedAnswer]) -> tuple[Axis, Axis]:
        if kind == MEETING:
            here = {question for question, _organisation, meeting in answers if meeting == chosen}
            asked = {one.id for one in self.desk.file.questions() if one.active} | here
            return self._axis(ORGANISATION), [one for one in self._axis(QUESTION) if one[0] in asked]
        # Over time: what has been held or answered, oldest first.
        answered = {meeting for _question, _organisation, meeting in answers}
        held = {one.id for one in self._meetings() if one.state is MeetingState.HELD} | answered
        meetings = [one for one in self._axis(MEETING) if one[0] in held]
        return self._axis(QUESTION if kind == ORGANISATION else ORGANISATION), meetings

    def _answer(self, place: Place, text: str, direction: Direction | None) -> None:
        if not self.desk.writable():
            self._show()
            return
        with self.desk.change(_("Answered a fixed question")):
            stored.answer(self.desk.file, place, text, direction)
        self._show()

    def edit_questions(self) -> None:
        """Ask for the questions, their order and whether they are asked."""
        if not self.desk.writable():
            return
        dialog = QuestionsDialog(self.desk.file, self.window())
        dialog.commit = lambda: self.desk.write(
            _("Changed the fixed questions"),
            lambda: stored.keep_questions(self.desk.file, dialog.list.questions()),
        )
        if dialog.exec():
            self.refresh()


class MeetingQuestions(Dialog):
    """The answers of one meeting in a window beside the live view, which can be typed in meanwhile."""

    def __init__(self, desk: Desk, meeting_id: int, parent: QWidget) -> None:
        super().__init__(_("Fixed questions"), parent, wide=900, high=520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.part = QuestionsPart(desk)
        self.build(column(self.part), None, self.close_button)
        self.part.refresh()
        self.part.show_meeting(meeting_id)
        self.part.grid.setFocus()
        desk.changed.connect(self._renew)
        desk.leaving.connect(self.close)

    def _renew(self) -> None:
        if self.part.desk.has_file:
            self.part.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter belongs to the grid.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def show_questions(desk: Desk, meeting_id: int, parent: QWidget) -> None:
    """Show the meeting's answers beside what is in view."""
    MeetingQuestions(desk, meeting_id, parent).show()
