"""The chosen action in full, beside the list where the window is wide enough."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.actions import words
from industriforum_desktop.ui.commands import Actions
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card, label, row

ROWS = 13


class Details(Card):
    """Everything about one action, to read; the buttons change it or show where it comes from."""

    WIDTH = 336

    def __init__(self, commands: Actions) -> None:
        super().__init__(label(_("The action"), "eyebrow"))
        self.setFixedWidth(self.WIDTH)
        self.setAccessibleName(_("The action"))
        self.what = self._text("heading")
        self._values: list[tuple[QLabel, QLabel]] = []
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, GRID, 0)
        rows.setSpacing(GRID // 2)
        rows.addWidget(self.what)
        for _n in range(ROWS):
            caption, value = label(role="small"), self._text()
            rows.addSpacing(GRID)
            rows.addWidget(caption)
            rows.addWidget(value)
            self._values.append((caption, value))
        rows.addStretch(1)
        self.column.addWidget(Scrolled(rows, on_card=True), 1)
        self.edit_button, self.done_button = commands.button("follow-up"), commands.button("done")
        self.reword_button, self.visit_button = commands.button("reword"), commands.button("meeting", role="plain")
        self.column.addLayout(row(self.edit_button, self.done_button, None))
        self.column.addLayout(row(self.reword_button, None))
        self.column.addLayout(row(self.visit_button, None))

    @staticmethod
    def _text(role: str = "") -> QLabel:
        made = label(role=role, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    def show_action(self, action: Outcome | None, forum: Forum, language: Language, today: date) -> None:
        """Show this action, or that none is chosen."""
        self.what.setText(words.what(action) if action else _("Choose an action in the list."))
        said = _said(action, forum, language, today) if action else []
        for (caption, value), (head, text) in zip(self._values, said + [("", "")] * ROWS, strict=False):
            caption.setText(head)
            value.setText(text)
            caption.setVisible(bool(text))
            value.setVisible(bool(text))


def _said(action: Outcome, forum: Forum, language: Language, today: date) -> list[tuple[str, str]]:
    status = words.status(action, forum, language, today)
    if action.closed_on:
        status = _("{status}, {day}").format(status=status, day=language.long_date(action.closed_on))
    when = language.weekday_date(action.due) if action.due else action.due_text
    pairs = [
        (_("Who"), language.join(words.receivers(action)) if action.receivers else ""),
        (_("When"), when),
        (_("Status"), status),
        (_("Handed over to"), action.handed_to.name if action.handed_to else ""),
        (_("What they need to know"), action.handover),
        (_("Handed over on"), language.long_date(action.handed_on) if action.handed_on else ""),
        (_("Taken on on"), language.long_date(action.accepted_on) if action.accepted_on else ""),
        (_("Tells us next by"), language.long_date(action.report_by) if action.report_by else ""),
        (_("Funding"), action.funding),
        (_("What has been told"), "\n".join(words.told(action, forum, language))),
        (_("Result"), action.result),
        (words.origin(action), f"{action.item.title}\n{action.line.strip()}"),
    ]
    return [(head, text) for head, text in pairs if text]
