"""Answers to the year's evaluation: entering one that came on paper or was told, and the list of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QDialog, QScrollArea, QWidget

from industriforum_desktop.forum.evaluations import DONT_KNOW, GRADE_WORDS, of_year
from industriforum_desktop.forum.follow_up import Evaluation
from industriforum_desktop.forum.forum import Aim, Forum
from industriforum_desktop.forum.kinds import Way
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.papers.assessed import grade_words
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label, row
from industriforum_desktop.ui.widgets.form import (
    FormDialog,
    choice,
    date_edit,
    kinds,
    line_edit,
    text_edit,
    to_date,
)
from industriforum_desktop.ui.widgets.picker import picker
from industriforum_desktop.ui.widgets.table import Table


class EvaluationForm(FormDialog):
    """Asks what one answer says. Without an organisation it is anonymous."""

    def __init__(
        self,
        answer: Evaluation | None,
        year: int,
        aims: Sequence[Aim],
        organisations: Sequence[Organisation],
        forum: Forum,
        language: Language,
        today: date,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            _("Answer to the evaluation of {year}").format(year=year),
            parent,
            intro=_("Type what stands on the form. Leave out whatever was not answered."),
        )
        self.resize(640, 600)
        self._year = year
        known = sorted((one for one in organisations if one.active), key=lambda one: language.sort_key(one.called))
        self.organisation = picker(
            [(_("Anonymous"), None), *((one.called, one.id) for one in known)],
            answer.organisation_id if answer else None,
        )
        self.received = date_edit(answer.received_on if answer else today, today=today, past=True)
        self.way = kinds(Way, answer.way if answer else Way.MEETING, lambda value: forum.word(value, language))
        self.grades: dict[str, QComboBox] = {}
        self.comments = {
            str(aim.id): line_edit(answer.comments.get(str(aim.id), "") if answer else "", _("Comment"))
            for aim in aims
        }
        self.keep = text_edit(answer.keep if answer else "", 2)
        self.change = text_edit(answer.change if answer else "", 2)
        self.begin = text_edit(answer.begin if answer else "", 2)
        self.field(_("From"), self.organisation)
        self.field(_("Received"), self.received)
        self.field(_("How"), self.way)
        self.form.addRow(self._scrolled(answer, aims, language))
        self.check = self._trouble_text

    def _scrolled(self, answer: Evaluation | None, aims: Sequence[Aim], language: Language) -> QScrollArea:
        words = [(_(DONT_KNOW), None), *((grade_words(grade, language), grade) for grade in GRADE_WORDS)]
        inside: list[QWidget] = []
        for number, aim in enumerate(aims, 1):
            key = str(aim.id)
            title = _("Aim {number}: {text}").format(number=number, text=aim.text)
            self.grades[key] = choice(words, answer.grades.get(key) if answer else None)
            inside += _labelled(title, self.grades[key])
            self.comments[key].setAccessibleName(_("Comment on aim {number}").format(number=number))
            inside.append(self.comments[key])
        for text, field in (
            (_("What should we keep?"), self.keep),
            (_("What should we change?"), self.change),
            (_("What should we begin with?"), self.begin),
        ):
            inside += _labelled(text, field)
        layout = column(*inside)
        layout.setContentsMargins(0, 0, GRID, 0)
        scroll = Scrolled(layout)
        scroll.setMinimumHeight(240)
        return scroll

    def _texts(self) -> tuple[str, str, str]:
        keep, change, begin = (one.toPlainText().strip() for one in (self.keep, self.change, self.begin))
        return keep, change, begin

    def _trouble_text(self) -> str:
        graded = any(field.currentData() is not None for field in self.grades.values())
        told = any(field.text().strip() for field in self.comments.values()) or any(self._texts())
        return "" if graded or told else _("Nothing is answered yet. Choose a grade or write a comment.")

    def write(self, answer: Evaluation) -> None:
        """Put what was entered into the answer."""
        answer.year = self._year
        answer.organisation_id = self.organisation.currentData()
        answer.received_on, answer.way = to_date(self.received), Way(self.way.currentData())
        given = {key: field.currentData() for key, field in self.grades.items()}
        answer.grades = {key: grade for key, grade in given.items() if grade is not None}
        answer.comments = {key: text for key, field in self.comments.items() if (text := field.text().strip())}
        answer.keep, answer.change, answer.begin = self._texts()


def _labelled(text: str, field: QWidget) -> list[QWidget]:
    caption = label(text, wrap=True)
    caption.setBuddy(field)
    field.setAccessibleName(text)
    return [caption, field]


class AnswersDialog(QDialog):
    """A year's answers, in the order in which they came. Whatever is done here can be undone."""

    def __init__(self, desk: Desk, year: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.desk, self._year = desk, year
        self.setWindowTitle(_("Answers to the evaluation of {year}").format(year=year))
        self.resize(760, 460)
        speak = desk.language
        self.table = Table(
            (
                Column(
                    _("Received"),
                    lambda one: speak.short_date(one.received_on),
                    lambda one: (one.received_on, one.id),
                    whole=True,
                ),
                Column(_("From"), lambda one: one.organisation.called if one.organisation else _("Anonymous")),
                Column(_("How"), lambda one: desk.file.forum.word(one.way, speak), whole=True),
                Column(_("Aims graded"), self._graded, whole=True),
                Column(_("Comments"), lambda one: str(_texts(one)), _texts, right=True, whole=True),
            ),
            name=_("Answers to the evaluation"),
            stretch=1,
            fit=True,
        )
        self.table.opened.connect(lambda answer: self.edit())
        self.empty = label(_("No answers have come in yet."), "muted", wrap=True)
        self.count = label("", "muted", wrap=True)
        self.add_button = button(_("New answer …"), self.add, name="plus", role="primary")
        self.edit_button = button(_("Edit …"), self.edit, name="edit")
        self.delete_button = button(_("Delete"), self.delete, name="trash")
        close = button(_("Close"), self.reject)
        close.setAutoDefault(False)
        self.setLayout(
            column(
                label(self.windowTitle(), "title", wrap=True),
                self.count,
                self.empty,
                self.table,
                row(self.add_button, self.edit_button, self.delete_button, None, close),
                spacing=2 * GRID,
                margin=3 * GRID,
            )
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the answers as they are now."""
        answers = of_year(self.desk.file.evaluations(), self._year)
        self.table.show_things(answers)
        self.empty.setVisible(not answers)
        self.table.setVisible(bool(answers))
        n = len(answers)
        self.count.setVisible(bool(answers))
        self.count.setText(ngettext("{n} answer", "{n} answers", n).format(n=n))
        for one in (self.edit_button, self.delete_button):
            one.setEnabled(bool(answers))

    def _graded(self, answer: Evaluation) -> str:
        return _("{n} of {whole}").format(n=len(answer.grades), whole=len(self.desk.file.aims()))

    def add(self) -> None:
        """Enter an answer that came on paper or was told."""
        enter_answer(self.desk, self._year, None, self)
        self.refresh()

    def edit(self) -> None:
        """Mend the chosen answer."""
        answer = self.table.current()
        if answer is None:
            self.desk.said.emit(_("Choose a row in the list first."))
            return
        enter_answer(self.desk, self._year, answer, self)
        self.refresh()

    def delete(self) -> None:
        """Take the chosen answer away; undo brings it back. The original that it came from stays."""
        answer = self.table.current()
        if answer is None:
            self.desk.said.emit(_("Choose a row in the list first."))
        elif self.desk.writable():
            with self.desk.change(_("Deleted an answer to the evaluation of {year}").format(year=self._year)):
                self.desk.file.session.delete(answer)
            self.refresh()


def _texts(answer: Evaluation) -> int:
    return sum(bool(text) for text in (*answer.comments.values(), answer.keep, answer.change, answer.begin))


def enter_answer(desk: Desk, year: int, answer: Evaluation | None, parent: QWidget) -> None:
    """Ask for an answer and keep it."""
    if not desk.writable():
        return
    file = desk.file
    form = EvaluationForm(
        answer, year, file.aims(), file.organisations(), file.forum, desk.language, desk.today(), parent
    )

    def write() -> None:
        kept = answer or Evaluation()
        form.write(kept)
        file.session.add(kept)

    new = _("Entered an answer to the evaluation of {year}")
    mended = _("Changed an answer to the evaluation of {year}")
    form.commit = lambda: desk.write((mended if answer else new).format(year=year), write)
    form.exec()
    form.deleteLater()
