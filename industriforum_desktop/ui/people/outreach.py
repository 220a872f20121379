"""The contact log of one organisation: what has been said with it, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QDialog, QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import Way
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.outreach import OutreachStep
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Empty, button, column, label, row
from industriforum_desktop.ui.widgets.form import (
    FormDialog,
    OptionalDate,
    date_edit,
    kinds,
    line_edit,
    text_edit,
    to_date,
)
from industriforum_desktop.ui.widgets.listing import Listing
from industriforum_desktop.ui.widgets.table import Table

USUAL_WAIT = timedelta(weeks=2)
DAY = 0


class StepForm(FormDialog):
    """Asks what was said, and what comes next."""

    def __init__(
        self, step: OutreachStep | None, name: str, forum: Forum, language: Language, today: date, parent: QWidget
    ) -> None:
        super().__init__(_("Contact with {name}").format(name=name), parent)
        self.setMinimumWidth(600)
        self.day = date_edit(step.day if step else today, today=today, past=True)
        self.way = kinds(Way, step.way if step else Way.PHONE, lambda value: forum.word(value, language))
        self.with_whom = line_edit(step.with_whom if step else "")
        self.said = text_edit(step.text if step else "", 4)
        self.next_step = line_edit(step.next_step if step else "", _("For example: send the invitation"))
        self.next_on = OptionalDate(step.next_on if step else None, today + USUAL_WAIT, today=today)
        for text, field in (
            (_("Day"), self.day),
            (_("How"), self.way),
            (_("With whom"), self.with_whom),
            (_("What was said"), self.said),
            (_("Next step"), self.next_step),
            (_("To be done on"), self.next_on),
        ):
            self.field(text, field)
        self.check = self._trouble_text

    def _trouble_text(self) -> str:
        if not self.said.toPlainText().strip():
            self.said.setFocus()
            return _("Write what was said.")
        if self.next_on.value() is not None and not self.next_step.text().strip():
            self.next_step.setFocus()
            return _("Write what is to be done on that day.")
        return ""

    def write(self, step: OutreachStep) -> None:
        """Put what was answered into the step."""
        step.day, step.way = to_date(self.day), Way(self.way.currentData())
        step.with_whom, step.text = self.with_whom.text().strip(), self.said.toPlainText().strip()
        step.next_step, step.next_on = self.next_step.text().strip(), self.next_on.value()


class OutreachDialog(QDialog):
    """The log, newest first."""

    def __init__(self, desk: Desk, organisation: Organisation, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.desk, self._organisation_id = desk, organisation.id
        self.setWindowTitle(_("Contact log"))
        self.resize(780, 480)
        speak = desk.language
        self.table = Table(
            (
                Column(_("Day"), lambda s: speak.short_date(s.day), lambda s: (s.day, s.id), whole=True),
                Column(_("How"), lambda s: desk.file.forum.word(s.way, speak), whole=True),
                Column(_("With whom"), lambda s: s.with_whom, spare=True),
                Column(_("What was said"), lambda s: s.text.replace("\n", " ")),
                Column(_("Next step"), _next_words(speak)),
            ),
            stretch=3,
            name=_("Contact log"),
            fit=True,
        )
        self.table.opened.connect(lambda step: self.edit())
        self.empty = Empty(
            "note",
            _("Nothing has been said with the organisation yet."),
            _("Write down each contact: what was said, and what comes next by when."),
        )
        close = button(_("Close"), self.reject)
        close.setAutoDefault(False)
        self.add_button = button(_("New contact …"), self.add, name="plus", role="primary")
        self.setLayout(
            column(
                label(organisation.name, "title", wrap=True),
                Listing(self.table, self.empty),
                row(
                    self.add_button,
                    button(_("Edit …"), self.edit, name="edit"),
                    button(_("Delete"), self.delete, name="trash"),
                    None,
                    close,
                ),
                spacing=2 * GRID,
                margin=3 * GRID,
            )
        )
        self.refresh()

    @property
    def organisation(self) -> Organisation:
        return self.desk.file.session.get_one(Organisation, self._organisation_id)

    def refresh(self) -> None:
        """Show the log as it is now."""
        steps = [one for one in self.desk.file.outreach() if one.organisation_id == self._organisation_id]
        self.table.show_things(steps)

    def _form(self, step: OutreachStep | None) -> StepForm:
        file = self.desk.file
        name = self.organisation.called
        return StepForm(step, name, file.forum, self.desk.language, self.desk.today(), self)

    def add(self) -> None:
        """Write down a contact."""
        if not self.desk.writable():
            return
        form = self._form(None)

        def write() -> None:
            made = OutreachStep(organisation_id=self._organisation_id)
            form.write(made)
            self.desk.file.session.add(made)

        self._ask(form, _("Wrote down a contact with {name}"), write)

    def edit(self) -> None:
        """Change the chosen contact."""
        step = self.table.current()
        if step is None or not self.desk.writable():
            return
        form = self._form(step)
        self._ask(form, _("Changed the contact with {name}"), lambda: form.write(step))

    def _ask(self, form: StepForm, name: str, write: Callable[[], None]) -> None:
        form.commit = lambda: self.desk.write(name.format(name=self.organisation.called), write)
        if form.exec():
            self.refresh()

    def delete(self) -> None:
        """Delete the chosen contact."""
        step = self.table.current()
        if step is not None and self.desk.writable():
            with self.desk.change(_("Deleted the contact with {name}").format(name=self.organisation.called)):
                self.desk.file.session.delete(step)
            self.refresh()


def _next_words(speak: Language):
    def words(step: OutreachStep) -> str:
        day = speak.short_date(step.next_on) if step.next_on else ""
        return " · ".join(filter(None, (step.next_step, day)))

    return words
