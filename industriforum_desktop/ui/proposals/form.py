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
from industriforum_desktop.ui.meetings.strategy import AimsButton
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label, row
from industriforum_desktop.ui.widgets.form import (
    FormDialog,
    choice,
    date_edit,
    kinds,
    line_edit,
    spin,
    text_edit,
    to_date,
)
from industriforum_desktop.ui.widgets.picker import picker


class ProposalForm(FormDialog):
    """Asks for what an organisation proposes; `write` puts it into a proposal."""

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
        super().__init__(_("Edit the proposal") if proposal else _("New proposal"), parent)
        self.setMinimumWidth(640)
        shown = proposal or Proposal(
            title="",
            background="",
            person="",
            presenter="",
            theme="",
            wanted=ItemKind.DIALOGUE,
            way=Way.EMAIL,
            minutes=MINUTES,
            received_on=today,
        )
        self.name = line_edit(shown.title, _("The question in a few words"))
        self.organisation = picker(_offered(organisations, shown, language), shown.organisation_id)
        self.person = line_edit(shown.person)
        self.received = date_edit(shown.received_on, today=today, past=True)
        self.way = kinds(Way, shown.way, lambda value: forum.word(value, language))
        self.background = text_edit(shown.background, 3)
        self.wanted = kinds(ItemKind, shown.wanted, lambda value: forum.word(value, language))
        self.minutes = spin(shown.minutes, 0, 240, " " + _("min"))
        self.presenter = line_edit(shown.presenter)
        self.theme = choice(((one, one) for one in ["", *themes]), None)
        self.theme.setEditable(True)
        self.theme.setCurrentText(shown.theme)
        ahead: list[tuple[str, Horizon | None]] = [("–", None)]
        ahead += [(forum.word(one, language), one) for one in Horizon]
        self.horizon = choice(ahead, shown.horizon)
        self.aims = AimsButton()
        self.aims.offer(aims)
        self.aims.set_value(shown.aims)
        for text, field in (
            (_("The question"), self.name),
            (_("Proposed by"), self.organisation),
            (_("Why it is raised"), self.background),
            (_("What is wanted"), self.wanted),
            (_("Minutes wanted"), self.minutes),
            (_("Presenter"), self.presenter),
            (_("Theme"), self.theme),
            (_("Looks ahead"), _beside(self.horizon, _("Aims"), self.aims)),
            (_("Received"), _beside(self.received, _("How it came in"), self.way)),
            (_("From whom"), self.person),
        ):
            self.field(text, field)
        self.horizon.setAccessibleName(_("Looks ahead"))
        self.received.setAccessibleName(_("Received"))
        self.check = self._trouble_text

    def _trouble_text(self) -> str:
        if not self.name.text().strip():
            self.name.setFocus()
            return _("Write what the question is.")
        if self.organisation.currentData() is None:
            self.organisation.setFocus()
            return _("Choose the organisation that proposes it.")
        return ""

    def write(self, proposal: Proposal) -> None:
        """Put what was answered into the proposal."""
        proposal.title = " ".join(self.name.text().split())
        proposal.organisation_id = self.organisation.currentData()
        proposal.person = self.person.text().strip()
        proposal.received_on = to_date(self.received)
        proposal.way = Way(self.way.currentData())
        proposal.background = self.background.toPlainText().strip()
        proposal.wanted = ItemKind(self.wanted.currentData())
        proposal.minutes = self.minutes.value()
        proposal.presenter = self.presenter.text().strip()
        proposal.theme = self.theme.currentText().strip()
        proposal.horizon = self.horizon.currentData()
        proposal.aims = self.aims.value()


def _beside(first: QWidget, text: str, second: QWidget) -> QWidget:
    """Two short fields in one row; the text is the second's."""
    both = QWidget()
    caption = label(text)
    caption.setBuddy(second)
    second.setAccessibleName(text)
    layout = row(first, caption, second, spacing=2 * GRID)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setStretch(0, 1)
    layout.setStretch(2, 1)
    both.setLayout(layout)
    both.setFocusProxy(first)
    return both


def _offered(
    organisations: Sequence[Organisation], shown: Proposal, language: Language
) -> list[tuple[str, int | None]]:
    """The members first, then the others, each by name."""
    offered = [one for one in organisations if one.active or one.id == shown.organisation_id]
    offered.sort(key=lambda one: (one.membership is not Membership.MEMBER, language.sort_key(one.name)))
    return [(_("Choose …"), None), *((one.name, one.id) for one in offered)]
