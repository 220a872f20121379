"""The contact log of one organisation: what has been said with it, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import Way
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.outreach import OutreachStep
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Kinds, Line, Text
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Empty, button, column
from industriforum_desktop.ui.widgets.date_field import DateField, OptionalDate
from industriforum_desktop.ui.widgets.dialog import Dialog, heading
from industriforum_desktop.ui.widgets.form import FormDialog
from industriforum_desktop.ui.widgets.listing import Listing
from industriforum_desktop.ui.widgets.table import Table

USUAL_WAIT = timedelta(weeks=2)
DAY = 0


class StepForm(FormDialog):
    """Asks what was said, and what comes next."""

    def __init__(
        self, step: OutreachStep | None, name: str, forum: Forum, language: Language, today: date, parent: QWidget
    ) -> None:
        super().__init__(_("Contact with {name}").format(name=name), parent, wide=620)
        next_on = OptionalDate(None, today + USUAL_WAIT, today=today)
        nothing = _("Write what is to be done on that day.")
        self.ask(
            Field("day", _("Day"), DateField(today, today=today, past=True)),
            Field("way", _("How"), Kinds(Way, lambda value: forum.word(value, language))),
            Field("with_whom", _("With whom"), Line()),
            Field("text", _("What was said"), Text(4), needed=_("Write what was said.")),
            Field(
                "next_step",
                _("Next step"),
                Line(_("For example: send the invitation")),
                check=lambda text: nothing if next_on.value() is not None and not text else "",
            ),
            Field("next_on", _("To be done on"), next_on),
            of=step or {"way": Way.PHONE},
        )


class OutreachDialog(Dialog):
    """The log, newest first."""

    def __init__(self, desk: Desk, organisation: Organisation, parent: QWidget | None) -> None:
        super().__init__(_("Contact log"), parent, wide=780, high=480)
        self.desk, self._organisation_id = desk, organisation.id
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
        self.add_button = button(_("New contact …"), self.add, name="plus", role="primary")
        self.build(
            column(heading(organisation.name), Listing(self.table, self.empty), spacing=2 * GRID),
            self.add_button,
            button(_("Edit …"), self.edit, name="edit"),
            button(_("Delete"), self.delete, name="trash"),
            None,
            self.close_button,
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
