"""The form for what becomes of an action. What, who and when are the minutes' words and are not changed here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from industriforum_desktop.forum import rules
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import ActionStatus, Membership
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.actions import words
from industriforum_desktop.ui.widgets.basics import label
from industriforum_desktop.ui.widgets.form import FormDialog, choice, kinds, text_edit


def fundings() -> list[str]:
    """Usual ways of paying for an action, offered beside those the forum has used."""
    return [_("Existing funds"), _("Project funds"), _("The organisation's own funds"), _("Funding is missing")]


class ActionForm(FormDialog):
    """Asks for status, hand-over, funding and result; `write` puts them into the action."""

    def __init__(
        self,
        action: Outcome,
        organisations: Sequence[Organisation],
        used_fundings: Sequence[str],
        forum: Forum,
        language: Language,
        parent=None,
    ) -> None:
        super().__init__(_("Follow up the action"), parent, intro=words.what(action))
        self.setMinimumWidth(600)
        self.status = kinds(ActionStatus, action.status, lambda value: forum.word(value, language))
        self.handed_to = choice(_takers(organisations, action, language), action.handed_to_id)
        structures = sum(found.membership is Membership.STRUCTURE for found in organisations if found.active)
        if structures:
            self.handed_to.insertSeparator(structures + 1)
        offered = list(dict.fromkeys(["", *fundings(), *sorted(used_fundings, key=language.sort_key)]))
        self.funding = choice(((text, text) for text in offered), action.funding)
        self.funding.setEditable(True)
        self.funding.setCurrentText(action.funding)
        self.came_of = text_edit(action.result, 4)
        self.field(words.origin(action), label(action.line.strip(), "muted", wrap=True))
        self.field(_("Status"), self.status)
        self.field(_("Handed over to"), self.handed_to)
        self.field(_("Funding"), self.funding)
        self.field(_("Result"), self.came_of)
        self.handed_to.activated.connect(lambda place: self._handed_over())
        self.check = self._trouble_text

    def _handed_over(self) -> None:
        """Choosing a receiver for an action that nobody has begun means that it is handed over."""
        if self.handed_to.currentData() is not None and self.status.currentData() is ActionStatus.NOT_STARTED:
            self.status.setCurrentIndex(self.status.findData(ActionStatus.HANDED_OVER))

    def _trouble_text(self) -> str:
        if self.status.currentData() is ActionStatus.HANDED_OVER and self.handed_to.currentData() is None:
            self.handed_to.setFocus()
            return _("Choose to whom the action has been handed over.")
        return ""

    def write(self, action: Outcome, today: date) -> None:
        """Put what was answered into the action."""
        rules.set_status(action, self.status.currentData(), today)
        action.handed_to_id = self.handed_to.currentData()
        action.funding = self.funding.currentText().strip()
        action.result = self.came_of.toPlainText().strip()


def _takers(
    organisations: Sequence[Organisation], action: Outcome, language: Language
) -> list[tuple[str, int | None]]:
    """Nobody, then the existing structures, then the others, each by name."""
    offered = [found for found in organisations if found.active or found.id == action.handed_to_id]
    offered.sort(key=lambda found: (found.membership is not Membership.STRUCTURE, language.sort_key(found.name)))
    return [(_("Nobody"), None), *((found.name, found.id) for found in offered)]
