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
from industriforum_desktop.ui.fields import Field, Kinds, Suggestions, Text, Told
from industriforum_desktop.ui.widgets.basics import filling
from industriforum_desktop.ui.widgets.date_field import OptionalDate
from industriforum_desktop.ui.widgets.form import FormDialog
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
        super().__init__(_("Follow up the action"), parent, intro=words.what(action), wide=620)
        self._today = today
        self.status = Kinds(ActionStatus, lambda value: forum.word(value, language))
        self.handed_to = picker(_takers(organisations, action, language), action.handed_to_id)
        structures = sum(found.membership is Membership.STRUCTURE for found in organisations if found.active)
        if structures:
            self.handed_to.insertSeparator(structures + 1)
        self.handed_on = OptionalDate(None, today=today, past=True)
        self.ask(
            Told(words.origin(action), filling(action.line.strip(), "muted")),
            Field("status", _("Status"), self.status),
            Field("handed_to_id", _("Handed over to"), self.handed_to, check=self._nobody),
            Field("handover", _("What they need to know"), Text(2), when=self._over),
            Field("handed_on", _("Handed over on"), self.handed_on, when=self._over),
            Field(
                "accepted_on",
                _("Taken on on"),
                OptionalDate(None, today=today, past=True),
                when=self._over,
                check=self._too_early,
            ),
            Field("report_by", _("Tells us next by"), OptionalDate(None, today=today), when=self._over),
            Field(
                "funding",
                _("Funding"),
                Suggestions((*fundings(), *sorted(used_fundings, key=language.sort_key))),
            ),
            Field("result", _("Result"), Text(2)),
            of=action,
        )
        self.handed_to.activated.connect(lambda place: self._handed_over())

    def ask_result(self, status: ActionStatus) -> None:
        """The action has this status now: what came of it is asked for first."""
        self.status.set_value(status)
        self.first = self["result"]

    def _over(self) -> bool:
        return self.handed_to.value() is not None

    def _handed_over(self) -> None:
        """Choosing a receiver for an action that nobody has begun means that it is handed over."""
        if self._over() and self.status.value() is ActionStatus.NOT_STARTED:
            self.status.set_value(ActionStatus.HANDED_OVER)
            if self.handed_on.value() is None:
                self.handed_on.set_value(self._today)

    def _nobody(self, receiver: int | None) -> str:
        wrong = self.status.value() is ActionStatus.HANDED_OVER and receiver is None
        return _("Choose to whom the action has been handed over.") if wrong else ""

    def _too_early(self, taken: date | None) -> str:
        handed = self.handed_on.value()
        wrong = handed is not None and taken is not None and taken < handed
        return _("The day it was taken on can't be before the day it was handed over.") if wrong else ""

    def write(self, action: Outcome) -> None:
        """Put what was answered into the action; nothing of a hand-over that there isn't."""
        answers = self.form.fields.values()
        rules.set_status(action, answers.pop("status"), self._today)
        if not self._over():
            answers |= {"handover": "", "handed_on": None, "accepted_on": None, "report_by": None}
        for attribute, value in answers.items():
            setattr(action, attribute, value)


def _takers(
    organisations: Sequence[Organisation], action: Outcome, language: Language
) -> list[tuple[str, int | None]]:
    """Nobody, then the existing structures, then the others, each by name."""
    offered = [found for found in organisations if found.active or found.id == action.handed_to_id]
    offered.sort(key=lambda found: (found.membership is not Membership.STRUCTURE, language.sort_key(found.name)))
    return [(_("Nobody"), None), *((found.name, found.id) for found in offered)]
