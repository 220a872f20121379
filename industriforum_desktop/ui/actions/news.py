"""What was told of an action between the meetings."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum import handover
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.actions import words
from industriforum_desktop.ui.widgets.form import (
    FormDialog,
    OptionalDate,
    date_edit,
    kinds,
    line_edit,
    text_edit,
    to_date,
)

USUAL_WAIT = timedelta(days=60)


class NewsForm(FormDialog):
    """Asks what was told, by whom, how the action stands now, and when to hear of it next."""

    def __init__(
        self, action: Outcome, forum: Forum, language: Language, today: date, parent: QWidget | None
    ) -> None:
        super().__init__(_("What has been told"), parent, intro=words.what(action))
        self._action = action
        self.day = date_edit(today, past=True)
        self.told_by = line_edit(action.handed_to.called if action.handed_to else action.who)
        self.text = text_edit("", 4)
        self.status = kinds(ActionStatus, action.status, lambda value: forum.word(value, language))
        usual = today + USUAL_WAIT if action.handed_to else action.report_by
        self.report_by = OptionalDate(usual, today=today)
        self.field(_("Day"), self.day)
        self.field(_("Told by"), self.told_by)
        self.field(_("What was told"), self.text)
        self.field(_("Status now"), self.status)
        self.field(_("Tells us next by"), self.report_by)
        self.check = self._trouble_text

    def _trouble_text(self) -> str:
        if not self.text.toPlainText().strip() and self.status.currentData() is self._action.status:
            self.text.setFocus()
            return _("Write what was told, or choose another status.")
        return ""

    def write(self) -> None:
        """Note it at the action."""
        status = self.status.currentData()
        handover.tell(
            self._action,
            to_date(self.day),
            self.told_by.text(),
            status,
            self.text.toPlainText(),
            self.report_by.value() if status.open else None,
        )
