"""The form for a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.forum import Aim, Forum
from industriforum_desktop.forum.kinds import Horizon, ItemKind, Membership, Way
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.proposal import MINUTES, Proposal
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.fields import Choice, Field, Kinds, Line, Number, Suggestions, Text, Words
from industriforum_desktop.ui.meetings.strategy import AimsButton
from industriforum_desktop.ui.widgets.date_field import DateField
from industriforum_desktop.ui.widgets.form import FormDialog
from industriforum_desktop.ui.widgets.picker import picker


class ProposalForm(FormDialog):
    """Asks for what an organisation proposes; what the agenda is planned by lies folded away."""

    def __init__(
        self,
        proposal: Proposal | None,
        organisations: Sequence[Organisation],
        themes: Sequence[str],
        forum: Forum,
        language: Language,
        today: date,
        parent: QWidget | None = None,
        aims: Sequence[Aim] = (),
    ) -> None:
        super().__init__(_("Edit the proposal") if proposal else _("New proposal"), parent, wide=640)

        def word(value: ItemKind | Way | Horizon) -> str:
            return forum.word(value, language)

        served = AimsButton()
        served.offer(aims)
        horizons = Choice([("–", None), *((word(horizon), horizon) for horizon in Horizon)])
        self.ask(
            Field(
                "title",
                _("The question"),
                Words(_("The question in a few words")),
                needed=_("Write what the question is."),
            ),
            Field(
                "organisation_id",
                _("Proposed by"),
                picker(_offered(organisations, proposal, language), None),
                needed=_("Choose the organisation that proposes it."),
            ),
            Field("background", _("Why it is raised"), Text(3)),
            (
                Field("wanted", _("What is wanted"), Kinds(ItemKind, word)),
                Field("minutes", _("Minutes wanted"), Number(0, 240, _("min"))),
            ),
            Field("presenter", _("Presenter"), Line()),
            Field("theme", _("Theme"), Suggestions(themes), more=True),
            (Field("horizon", _("Looks ahead"), horizons, more=True), Field("aims", _("Aims"), served, more=True)),
            (
                Field(
                    "received_on", _("Received"), DateField(today, today=today, past=True), more=True, usual=today
                ),
                Field("way", _("How it came in"), Kinds(Way, word), more=True, usual=Way.EMAIL),
            ),
            Field("person", _("From whom"), Line(), more=True),
            more="proposal",
            of=proposal
            or {
                "organisation_id": None,
                "wanted": ItemKind.DIALOGUE,
                "minutes": MINUTES,
                "way": Way.EMAIL,
                "received_on": today,
            },
        )


def _offered(
    organisations: Sequence[Organisation], proposal: Proposal | None, language: Language
) -> list[tuple[str, int | None]]:
    """The members first, then the others, each by name."""
    shown = proposal.organisation_id if proposal is not None else None
    offered = [one for one in organisations if one.active or one.id == shown]
    offered.sort(key=lambda one: (one.membership is not Membership.MEMBER, language.sort_key(one.name)))
    return [(_("Choose …"), None), *((one.name, one.id) for one in offered)]
