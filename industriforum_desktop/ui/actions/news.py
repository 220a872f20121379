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
from industriforum_desktop.ui.fields import Field, Kinds, Line, Text
from industriforum_desktop.ui.widgets.date_field import DateField, OptionalDate
from industriforum_desktop.ui.widgets.form import FormDialog

USUAL_WAIT = timedelta(days=60)


class NewsForm(FormDialog):
    """Asks what was told, by whom, how the action stands now, and when to hear of it next."""

    def __init__(
        self, action: Outcome, forum: Forum, language: Language, today: date, parent: QWidget | None
    ) -> None:
        super().__init__(_("What has been told"), parent, intro=words.what(action))
        self._action = action
        usual = today + USUAL_WAIT if action.handed_to else action.report_by
        status = Kinds(ActionStatus, lambda value: forum.word(value, language))
        nothing = _("Write what was told, or choose another status.")
        self.ask(
            Field("day", _("Day"), DateField(today, past=True)),
            Field("told_by", _("Told by"), Line()),
            Field(
                "text",
                _("What was told"),
                Text(4),
                check=lambda text: nothing if not text and status.value() is action.status else "",
            ),
            Field("status", _("Status now"), status),
            Field("report_by", _("Tells us next by"), OptionalDate(usual, today=today)),
            of={"told_by": action.handed_to.called if action.handed_to else action.who, "status": action.status},
        )

    def note(self) -> None:
        """Note it at the action."""
        told = self.form.fields.values()
        status: ActionStatus = told["status"]
        report_by = told["report_by"] if status.open else None
        handover.tell(self._action, told["day"], told["told_by"], status, told["text"], report_by)
