"""The invitation to an organisation, noted among the contacts too, with what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from industriforum_desktop.exchange import invitation
from industriforum_desktop.forum.kinds import Membership, SendingKind, Way
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.outreach import OutreachStep
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Line
from industriforum_desktop.ui.people.outreach import USUAL_WAIT
from industriforum_desktop.ui.sending.to_organisation import OrganisationLetter
from industriforum_desktop.ui.widgets.date_field import OptionalDate


class InviteDialog(OrganisationLetter):
    """Asks besides what the next step is, and when."""

    def __init__(self, desk: Desk, organisation: Organisation, parent: QWidget | None) -> None:
        self.next_step = Line()
        self.next_step.set_value(_("Ask what they say to the invitation"))
        self.next_on = OptionalDate(desk.today() + USUAL_WAIT, today=desk.today())
        super().__init__(
            desk,
            organisation,
            parent,
            title=_("Invitation"),
            paper="invitation",
            kind=SendingKind.INVITATION,
            write=invitation.letter,
            further=(
                Field("next_step", _("Next step"), self.next_step),
                Field("next_on", _("To be done on"), self.next_on),
            ),
        )

    def note_sent(self) -> None:
        """Note that it has gone: in the log of what was sent, and as a contact with what comes next."""
        if not self.desk.writable():
            return
        organisation, people, sending = self.organisation, self.to_whom(), self.sending()
        today = self.desk.today()
        step = OutreachStep(
            organisation_id=organisation.id,
            day=today,
            way=Way.EMAIL,
            with_whom=", ".join(who or address for who, address in people),
            text=_("Invitation sent: {subject}").format(subject=sending.subject),
            next_step=self.next_step.value(),
            next_on=self.next_on.value() if self.next_step.value() else None,
        )
        with self.desk.change(
            _("Noted the invitation to {name} as sent").format(name=organisation.called), asks=True
        ) as done:
            self.desk.file.session.add_all([sending, step])
            if organisation.membership is Membership.TO_CONTACT:
                organisation.become(Membership.CONTACTED, today)
        if done:
            self.complain("")
            self.show_log()
