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
from industriforum_desktop.ui.widgets.form import FormDialog, OptionalDate, choice, kinds, text_edit
from industriforum_desktop.ui.widgets.picker import picker


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
        today: date,
        parent=None,
    ) -> None:
        self._today = today
        super().__init__(_("Follow up the action"), parent, intro=words.what(action))
        self.setMinimumWidth(600)
        self.status = kinds(ActionStatus, action.status, lambda value: forum.word(value, language))
        self.handed_to = picker(_takers(organisations, action, language), action.handed_to_id)
        structures = sum(found.membership is Membership.STRUCTURE for found in organisations if found.active)
        if structures:
            self.handed_to.insertSeparator(structures + 1)
        offered = list(dict.fromkeys(["", *fundings(), *sorted(used_fundings, key=language.sort_key)]))
        self.funding = choice(((text, text) for text in offered), action.funding)
        self.funding.setEditable(True)
        self.funding.setCurrentText(action.funding)
        self.came_of = text_edit(action.result, 2)
        self.handover = text_edit(action.handover, 2)
        self.handed_on = OptionalDate(action.handed_on, today=today, past=True)
        self.accepted_on = OptionalDate(action.accepted_on, today=today, past=True)
        self.report_by = OptionalDate(action.report_by, today=today)
        self.field(words.origin(action), label(action.line.strip(), "muted", wrap=True))
        self.field(_("Status"), self.status)
        self.field(_("Handed over to"), self.handed_to)
        self.field(_("What they need to know"), self.handover)
        for text, day in (
            (_("Handed over on"), self.handed_on),
            (_("Taken on on"), self.accepted_on),
            (_("Tells us next by"), self.report_by),
        ):
            self.field(text, day)
        self.field(_("Funding"), self.funding)
        self.field(_("Result"), self.came_of)
        self.handed_to.activated.connect(lambda place: self._handed_over())
        self.check = self._trouble_text
        self.handed_to.currentIndexChanged.connect(lambda place: self._show_handover())
        self._show_handover()

    def ask_result(self, status: ActionStatus) -> None:
        """The action has this status now: what came of it is asked for first."""
        self.status.setCurrentIndex(self.status.findData(status))
        self.first = self.came_of

    def _show_handover(self) -> None:
        """Ask about the hand-over only when there is one."""
        for field in (self.handover, self.handed_on, self.accepted_on, self.report_by):
            self.form.setRowVisible(field, self.handed_to.currentData() is not None)
        self.adjustSize()

    def _handed_over(self) -> None:
        """Choosing a receiver for an action that nobody has begun means that it is handed over."""
        if self.handed_to.currentData() is not None and self.status.currentData() is ActionStatus.NOT_STARTED:
            self.status.setCurrentIndex(self.status.findData(ActionStatus.HANDED_OVER))
            if self.handed_on.value() is None:
                self.handed_on.set_value(self._today)

    def _trouble_text(self) -> str:
        if self.status.currentData() is ActionStatus.HANDED_OVER and self.handed_to.currentData() is None:
            self.handed_to.setFocus()
            return _("Choose to whom the action has been handed over.")
        handed, taken = self.handed_on.value(), self.accepted_on.value()
        if handed is not None and taken is not None and taken < handed:
            self.accepted_on.setFocus()
            return _("The day it was taken on can't be before the day it was handed over.")
        return ""

    def write(self, action: Outcome, today: date) -> None:
        """Put what was answered into the action."""
        rules.set_status(action, self.status.currentData(), today)
        action.handed_to_id = self.handed_to.currentData()
        over = action.handed_to_id is not None
        action.handover = self.handover.toPlainText().strip() if over else ""
        action.handed_on = self.handed_on.value() if over else None
        action.accepted_on = self.accepted_on.value() if over else None
        action.report_by = self.report_by.value() if over else None
        action.funding = self.funding.currentText().strip()
        action.result = self.came_of.toPlainText().strip()


def _takers(
    organisations: Sequence[Organisation], action: Outcome, language: Language
) -> list[tuple[str, int | None]]:
    """Nobody, then the existing structures, then the others, each by name."""
    offered = [found for found in organisations if found.active or found.id == action.handed_to_id]
    offered.sort(key=lambda found: (found.membership is not Membership.STRUCTURE, language.sort_key(found.name)))
    return [(_("Nobody"), None), *((found.name, found.id) for found in offered)]
