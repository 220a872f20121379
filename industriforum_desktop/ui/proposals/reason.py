"""Why a proposal is turned down or put off, and the letter that tells whoever proposed it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from industriforum_desktop.exchange.invitation import proposal_letter
from industriforum_desktop.forum.kinds import SendingKind
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Text, Tick
from industriforum_desktop.ui.sending.to_organisation import OrganisationLetter
from industriforum_desktop.ui.widgets.form import FormDialog


class ReasonForm(FormDialog):
    """Asks why, in several lines, and whether a letter is to follow. A reason given before belongs to what it was
    given for: it is shown, and not proposed anew.
    """

    def __init__(self, proposal: Proposal, parent: QWidget | None, *, declines: bool) -> None:
        about = [_("“{title}” from {name}").format(title=proposal.title, name=proposal.organisation.called)]
        if proposal.reason:
            about.append(_("What was written before: {reason}").format(reason=proposal.reason))
        super().__init__(
            _("Turn down the proposal") if declines else _("Put off the proposal"),
            parent,
            save=_("Turn down") if declines else _("Put it off"),
            intro="\n".join(about),
        )
        needed = _("Write why the proposal is declined. The organisation gets to know.")
        told = Tick(_("Write a letter to {name} with it").format(name=proposal.organisation.called))
        self.ask(
            Field(
                "reason",
                _("Why") if declines else _("Until when, or why"),
                Text(5),
                hint=_("The organisation gets to know.") if declines else _("May be left out."),
                needed=needed if declines else "",
            ),
            Field("letter", "", told),
            of={"letter": True},
        )


def write_letter(desk: Desk, proposal: Proposal, parent: QWidget) -> None:
    """Show the letter to whoever proposed it, to be sent and noted."""
    dialog = OrganisationLetter(
        desk,
        proposal.organisation,
        parent,
        title=_("Answer to a proposal"),
        kind=SendingKind.PROPOSAL,
        write=partial(proposal_letter, proposal),
    )
    dialog.exec()
