"""The forms for an organisation and for a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from industriforum_desktop.forum import rules
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import Membership, Role, Side
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.i18n import Language, _, current
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label, row
from industriforum_desktop.ui.widgets.form import FormDialog, OptionalDate, choice, kinds, line_edit, text_edit
from industriforum_desktop.ui.widgets.picker import picker


def _mark(field: QLineEdit, wrong: bool) -> None:
    """Show in the field itself that it is the one to mend."""
    field.setProperty("invalid", wrong)
    field.style().unpolish(field)
    field.style().polish(field)


class _Form(FormDialog):
    """A form whose `troubles` name a field each; the first is said and its field marked and entered."""

    def __init__(self, title: str, parent: QWidget | None, intro: str = "") -> None:
        super().__init__(title, parent, intro=intro)
        self.setMinimumWidth(600)
        self.form.setSpacing(GRID)
        self.check = self._first_trouble

    def troubles(self) -> Sequence[tuple[bool, QWidget, str]]:
        """Whether something is wrong, in which field, and what to say."""
        raise NotImplementedError

    def _first_trouble(self) -> str:
        troubles = self.troubles()
        first = next((trouble for trouble in troubles if trouble[0]), None)
        for _wrong, field, _text in troubles:
            if isinstance(field, QLineEdit):
                _mark(field, first is not None and field is first[1])
        if first is None:
            return ""
        first[1].setFocus()
        return first[2]


class OrganisationForm(_Form):
    """Asks for an organisation's fields; `write` puts them into one.

    What is asked only of structures, and the day of joining, shows with the status that it belongs to. A day
    that is written here is kept; without one, whoever becomes a member joins `today`.
    """

    def __init__(
        self,
        organisation: Organisation | None,
        others: Sequence[Organisation],
        forum: Forum,
        language: Language,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Edit the organisation") if organisation else _("New organisation"), parent)
        shown = organisation or Organisation(
            name="",
            short_name="",
            side=Side.OTHER,
            sector="",
            level="",
            membership=Membership.TO_CONTACT,
            note="",
            owner="",
            questions="",
        )
        self._today = today
        self._taken = {
            name.casefold()
            for other in others
            if other is not organisation
            for name in (other.name, other.short_name)
            if name
        }
        self.name = line_edit(shown.name)
        self.short_name = line_edit(shown.short_name, _("As it is said in minutes, for example TMF"))
        self.side = kinds(Side, shown.side, lambda value: forum.word(value, language))
        self.sector = line_edit(shown.sector, _("For example food, wood, engineering"))
        self.level = choice(((level, level) for level in ("", _("municipal"), _("regional"), _("state"))), None)
        self.level.setEditable(True)
        self.level.setCurrentText(shown.level)
        self.membership = kinds(Membership, shown.membership, lambda value: forum.word(value, language))
        self.owner = line_edit(shown.owner, _("For example: the region, a municipality, an association"))
        self.questions = text_edit(shown.questions, 2)
        self.questions.setPlaceholderText(_("For example: supply of skills, vocational education"))
        self.meets_next = OptionalDate(shown.meets_next, today)
        self.ends_on = OptionalDate(shown.ends_on, today)
        self.joined_on = OptionalDate(shown.joined_on, today, past=True)
        self.note = text_edit(shown.note, 2)
        self.field(_("Name"), self.name)
        self.field(_("Short name"), self.short_name)
        self.field(_("Side"), self.side)
        self.field(_("Sector"), self.sector)
        self.field(_("Status"), self.membership)
        self.field(_("Level"), self.level)
        self.field(_("Owned by"), self.owner)
        self.field(_("Questions it deals with"), self.questions)
        self.days = QWidget()
        ending = label(_("Project ends"))
        span = row(self.meets_next, ending, self.ends_on, spacing=2 * GRID)
        span.setContentsMargins(0, 0, 0, 0)
        self.days.setLayout(span)
        self.field(_("Meets next"), self.days)
        self.meets_next.setAccessibleName(_("Meets next"))
        self.ends_on.setAccessibleName(ending.text())
        self.ends_on.setToolTip(_("Questions that are handed to a project must not end with it."))
        self.field(_("Member since"), self.joined_on)
        self.field(_("Note"), self.note)
        own = _("Your own note on the contact. It is in no paper.")
        self.note.setPlaceholderText(own)
        self.note.setToolTip(own)
        self.membership.currentIndexChanged.connect(lambda place: self._fit())
        self._fit()

    def _fit(self) -> None:
        """Show the fields that belong to the chosen status."""
        status = self.membership.currentData()
        for field in (self.level, self.owner, self.questions, self.days):
            self.form.setRowVisible(field, status is Membership.STRUCTURE)
        self.form.setRowVisible(self.joined_on, status is Membership.MEMBER)

    def troubles(self) -> Sequence[tuple[bool, QWidget, str]]:
        name, short = self.name.text().strip(), self.short_name.text().strip()
        return (
            (not name, self.name, _("Write the organisation's name.")),
            (name.casefold() in self._taken, self.name, _("There is already an organisation with this name.")),
            (
                short.casefold() in self._taken,
                self.short_name,
                _("There is already an organisation with this short name."),
            ),
        )

    def write(self, organisation: Organisation) -> None:
        """Put what was answered into the organisation."""
        organisation.name = self.name.text().strip()
        organisation.short_name = self.short_name.text().strip()
        organisation.side = self.side.currentData()
        organisation.sector = self.sector.text().strip()
        organisation.level = self.level.currentText().strip()
        organisation.owner = self.owner.text().strip()
        organisation.questions = self.questions.toPlainText().strip()
        organisation.meets_next, organisation.ends_on = self.meets_next.value(), self.ends_on.value()
        known, written = organisation.joined_on, self.joined_on.value()
        organisation.become(self.membership.currentData(), self._today)
        if written != known:
            organisation.joined_on = written
        organisation.note = self.note.toPlainText().strip()


class PersonForm(_Form):
    """Asks for a person's fields; `write` puts them into one. There are no others that may be kept."""

    def __init__(
        self,
        person: Participant | None,
        organisations: Sequence[Organisation],
        forum: Forum,
        language: Language,
        parent: QWidget | None = None,
        at: Organisation | None = None,
    ) -> None:
        super().__init__(
            _("Edit the person") if person else _("New person"),
            parent,
            _(
                "Only what the work in the forum needs. Keep nothing more about a person: no personal identity"
                " number, home address, picture, membership, health or politics."
            ),
        )
        shown = person or Participant(name="", title="", email="", phone="", role=Role.REGULAR, source="")
        self.name = line_edit(shown.name)
        self.title = line_edit(shown.title)
        offered = sorted(
            (found for found in organisations if found.active or (person and found is person.organisation)),
            key=lambda found: current().sort_key(found.name),
        )
        self.organisation = picker(
            ((found.name, found.id) for found in offered), person.organisation_id if person else at and at.id
        )
        if person is None and at is None:
            self.organisation.setCurrentIndex(-1)
            self.organisation.setPlaceholderText(_("Choose …"))
        self.role = kinds(Role, shown.role, lambda value: forum.word(value, language))
        self.email = line_edit(shown.email, _("name@example.se"))
        self.phone = line_edit(shown.phone)
        self.since, self.until = OptionalDate(shown.since), OptionalDate(shown.until)
        self.source = line_edit(shown.source, _("For example: the organisation, by e-mail"))
        self.informed_on = OptionalDate(shown.informed_on, past=True)
        self.field(_("Name"), self.name)
        self.field(_("Job title"), self.title)
        self.field(_("Organisation"), self.organisation)
        self.field(_("Role"), self.role)
        self.field(_("Work e-mail"), self.email)
        self.field(_("Work telephone"), self.phone)
        days = QWidget()
        span = row(self.since, label("–", "muted"), self.until)
        span.setContentsMargins(0, 0, 0, 0)
        days.setLayout(span)
        self.field(_("Takes part, from – until"), days)
        self.since.setAccessibleName(_("Takes part from"))
        self.until.setAccessibleName(_("Takes part until"))
        self.field(_("Details come from"), self.source)
        self.field(_("Informed on"), self.informed_on)
        self.informed_on.setToolTip(_("The day when the person was told how we handle the details."))

    def troubles(self) -> Sequence[tuple[bool, QWidget, str]]:
        email, phone = self.email.text().strip(), self.phone.text().strip()
        since, until = self.since.value(), self.until.value()
        number = _("That looks like a personal identity number, which may not be kept here.")
        return (
            (not self.name.text().strip(), self.name, _("Write the person's name.")),
            *(
                (rules.holds_identity_number(field.text()), field, number)
                for field in (self.name, self.title, self.source)
            ),
            (
                self.organisation.currentData() is None,
                self.organisation,
                _("Choose the organisation that the person represents."),
            ),
            (
                bool(email) and not rules.is_email(email),
                self.email,
                _("That is not an e-mail address. It looks like name@example.se, and there is only one."),
            ),
            (
                bool(phone) and not rules.is_phone(phone),
                self.phone,
                _("That is not a telephone number. Use digits, spaces and hyphens, with + first if you like."),
            ),
            (
                since is not None and until is not None and until < since,
                self.until,
                _("The last day is before the first. Change one of them."),
            ),
        )

    def write(self, person: Participant, organisations: Sequence[Organisation]) -> None:
        """Put what was answered into the person."""
        chosen = self.organisation.currentData()
        person.organisation = next(found for found in organisations if found.id == chosen)
        person.name = self.name.text().strip()
        person.title = self.title.text().strip()
        person.role = self.role.currentData()
        person.email = self.email.text().strip()
        person.phone = self.phone.text().strip()
        person.since, person.until = self.since.value(), self.until.value()
        person.source = self.source.text().strip()
        person.informed_on = self.informed_on.value()
