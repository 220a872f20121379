"""Answers to the year's evaluation: entering one that came on paper or was told, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.evaluations import DONT_KNOW, GRADE_WORDS, of_year
from industriforum_desktop.forum.follow_up import Evaluation
from industriforum_desktop.forum.forum import Aim, Forum
from industriforum_desktop.forum.kinds import Way
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.papers.assessed import grade_words
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Choice, Field, Kinds, Line, Text
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label
from industriforum_desktop.ui.widgets.date_field import DateField
from industriforum_desktop.ui.widgets.dialog import Dialog, heading
from industriforum_desktop.ui.widgets.field_form import Row
from industriforum_desktop.ui.widgets.form import FormDialog
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
            wide=640,
        )
        self._year = year
        known = sorted((one for one in organisations if one.active), key=lambda one: language.sort_key(one.called))
        names = [(_("Anonymous"), None), *((one.called, one.id) for one in known)]
        self.grades: dict[str, Choice] = {}
        self.comments: dict[str, Line] = {}
        self.ask(
            Field("organisation_id", _("From"), picker(names, None)),
            (
                Field("received_on", _("Received"), DateField(today, today=today, past=True)),
                Field("way", _("How"), Kinds(Way, lambda value: forum.word(value, language))),
            ),
            *self._questions(aims, language),
            Field("keep", _("What should we keep?"), Text(2), above=True),
            Field("change", _("What should we change?"), Text(2), above=True),
            Field("begin", _("What should we begin with?"), Text(2), above=True),
            of=answer or {"organisation_id": None, "way": Way.MEETING},
        )
        for key, grade in (answer.grades if answer else {}).items():
            if key in self.grades:
                self.grades[key].set_value(grade)
        for key, comment in (answer.comments if answer else {}).items():
            if key in self.comments:
                self.comments[key].set_value(comment)
        self.check = self._trouble_text

    def _questions(self, aims: Sequence[Aim], language: Language) -> Iterator[Row]:
        """Each aim, with its grade and a comment below it."""
        words = [(_(DONT_KNOW), None), *((grade_words(grade, language), grade) for grade in GRADE_WORDS)]
        for number, aim in enumerate(aims, 1):
            key = str(aim.id)
            self.grades[key], self.comments[key] = Choice(words), Line(_("Comment"))
            text = _("Aim {number}: {text}").format(number=number, text=aim.text)
            yield Field(f"grade {key}", text, self.grades[key], above=True)
            self.comments[key].setAccessibleName(_("Comment on aim {number}").format(number=number))
            yield self.comments[key]

    def _trouble_text(self) -> str:
        graded = any(field.value() is not None for field in self.grades.values())
        told = any(field.value() for field in self.comments.values())
        told = told or any(self[name].value() for name in ("keep", "change", "begin"))
        return "" if graded or told else _("Nothing is answered yet. Choose a grade or write a comment.")

    def write(self, answer: Evaluation) -> None:
        """Put what was entered into the answer."""
        answer.year = self._year
        for name in ("organisation_id", "received_on", "way", "keep", "change", "begin"):
            setattr(answer, name, self[name].value())
        given = {key: field.value() for key, field in self.grades.items()}
        answer.grades = {key: grade for key, grade in given.items() if grade is not None}
        answer.comments = {key: text for key, field in self.comments.items() if (text := field.value())}


class AnswersDialog(Dialog):
    """A year's answers, in the order in which they came. Whatever is done here can be undone."""

    def __init__(self, desk: Desk, year: int, parent: QWidget | None) -> None:
        super().__init__(_("Answers to the evaluation of {year}").format(year=year), parent, wide=760, high=460)
        self.desk, self._year = desk, year
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
        self.build(
            column(heading(self.windowTitle()), self.count, self.empty, self.table, spacing=2 * GRID),
            self.add_button,
            self.edit_button,
            self.delete_button,
            None,
            self.close_button,
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
