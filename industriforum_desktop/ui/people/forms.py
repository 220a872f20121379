"""The forms for an organisation and for a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum import rules
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import Membership, Role, Side
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.i18n import Language, _, current
from industriforum_desktop.ui.fields import Field, Kinds, Line, Suggestions, Text
from industriforum_desktop.ui.widgets.date_field import OptionalDate
from industriforum_desktop.ui.widgets.form import FormDialog
from industriforum_desktop.ui.widgets.picker import picker


class OrganisationForm(FormDialog):
    """Asks for an organisation's fields.

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
        super().__init__(_("Edit the organisation") if organisation else _("New organisation"), parent, wide=620)
        self._today = today
        names = (name for one in others if one is not organisation for name in (one.name, one.short_name))
        taken = {name.casefold() for name in names if name}

        def free(sentence: str) -> Callable[[str], str]:
            return lambda name: sentence if name.casefold() in taken else ""

        def word(value: Side | Membership) -> str:
            return forum.word(value, language)

        def status() -> Membership:
            chosen: Membership = membership.value()
            return chosen

        def structure() -> bool:
            return status() is Membership.STRUCTURE

        membership = Kinds(Membership, word)
        own = _("Your own note on the contact. It is in no paper.")
        self.ask(
            Field(
                "name",
                _("Name"),
                Line(),
                needed=_("Write the organisation's name."),
                check=free(_("There is already an organisation with this name.")),
            ),
            Field(
                "short_name",
                _("Short name"),
                Line(_("As it is said in minutes, for example TMF")),
                check=free(_("There is already an organisation with this short name.")),
            ),
            Field("side", _("Side"), Kinds(Side, word)),
            Field("sector", _("Sector"), Line(_("For example food, wood, engineering"))),
            Field("membership", _("Status"), membership),
            Field("level", _("Level"), Suggestions((_("municipal"), _("regional"), _("state"))), when=structure),
            Field(
                "owner",
                _("Owned by"),
                Line(_("For example: the region, a municipality, an association")),
                when=structure,
            ),
            Field(
                "questions",
                _("Questions it deals with"),
                Text(2, _("For example: supply of skills, vocational education")),
                when=structure,
            ),
            (
                Field("meets_next", _("Meets next"), OptionalDate(None, today), when=structure),
                Field(
                    "ends_on",
                    _("Project ends"),
                    OptionalDate(None, today),
                    tip=_("Questions that are handed to a project must not end with it."),
                ),
            ),
            Field(
                "joined_on",
                _("Member since"),
                OptionalDate(None, today, past=True),
                when=lambda: status() is Membership.MEMBER,
            ),
            Field("note", _("Note"), Text(2, own), tip=own),
            of=organisation or {"side": Side.OTHER, "membership": Membership.TO_CONTACT},
        )

    def write(self, organisation: Organisation) -> None:
        """Put what was answered into the organisation."""
        known, status, written = organisation.joined_on, organisation.membership, self["joined_on"].value()
        super().write(organisation)
        organisation.joined_on, organisation.membership = known, status
        organisation.become(self["membership"].value(), self._today)
        if written != known:
            organisation.joined_on = written


class PersonForm(FormDialog):
    """Asks for a person's fields. There are no others that may be kept."""

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
            intro=_(
                "Only what the work in the forum needs. Keep nothing more about a person: no personal identity"
                " number, home address, picture, membership, health or politics."
            ),
            wide=620,
        )
        offered = sorted(
            (found for found in organisations if found.active or (person and found is person.organisation)),
            key=lambda found: current().sort_key(found.name),
        )
        place = picker(((found.name, found.id) for found in offered), None)
        place.setPlaceholderText(_("Choose …"))
        since = OptionalDate(None)

        def before(last: date | None) -> str:
            first = since.value()
            wrong = first is not None and last is not None and last < first
            return _("The last day is before the first. Change one of them.") if wrong else ""

        self.ask(
            Field("name", _("Name"), Line(), needed=_("Write the person's name."), check=_identity),
            Field("title", _("Job title"), Line(), check=_identity),
            Field(
                "organisation_id",
                _("Organisation"),
                place,
                needed=_("Choose the organisation that the person represents."),
            ),
            Field("role", _("Role"), Kinds(Role, lambda value: forum.word(value, language))),
            Field("email", _("Work e-mail"), Line(_("name@example.se")), check=_email),
            Field("phone", _("Work telephone"), Line(), check=_phone),
            (
                Field("since", _("Takes part from"), since),
                Field("until", _("Takes part until"), OptionalDate(None), check=before),
            ),
            Field(
                "source",
                _("Details come from"),
                Line(_("For example: the organisation, by e-mail")),
                check=_identity,
            ),
            Field(
                "informed_on",
                _("Informed on"),
                OptionalDate(None, past=True),
                tip=_("The day when the person was told how we handle the details."),
            ),
            of=person or {"role": Role.REGULAR, "organisation_id": at.id if at else None},
        )


def _identity(text: str) -> str:
    wrong = rules.holds_identity_number(text)
    return _("That looks like a personal identity number, which may not be kept here.") if wrong else ""


def _email(text: str) -> str:
    if not text or rules.is_email(text):
        return ""
    return _("That is not an e-mail address. It looks like name@example.se, and there is only one.")


def _phone(text: str) -> str:
    if not text or rules.is_phone(text):
        return ""
    return _("That is not a telephone number. Use digits, spaces and hyphens, with + first if you like.")
