"""How far ahead the agenda looks: choosing it for an item, and what is said of it at the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from industriforum_desktop.forum.forum import Aim
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.strategy import network_for, strategic_share, strategic_share_of_year
from industriforum_desktop.i18n import Language, _

NONE = "–"


class AimsButton(QPushButton):
    """Which of the forum's aims a question serves: their numbers on the button, the aims themselves in its menu.

    Signals: `changed` when the officer has ticked or unticked one.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(NONE)
        self.setProperty("role", "choice")
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)
        self._aims: list[tuple[int, str]] = []
        self._actions: dict[int, QAction] = {}
        self._unknown: list[int] = []
        self.setToolTip(_("Which of the forum's aims it serves"))

    def offer(self, aims: Sequence[Aim]) -> None:
        """These can be chosen."""
        offered = [(aim.id, aim.text) for aim in aims]
        if offered == self._aims:
            return
        kept = self.value()
        self._aims = offered
        self._menu.clear()
        self._actions = {}
        for n, (aim_id, text) in enumerate(offered, start=1):
            action = self._menu.addAction(f"{n}. {text}".replace("&", "&&"))
            action.setCheckable(True)
            action.triggered.connect(lambda ticked: self._ticked())
            self._actions[aim_id] = action
        self.set_value(kept)

    def value(self) -> list[int]:
        """The chosen aims' ids, in the forum's order; after them those that are not offered any more."""
        return [*(one for one, action in self._actions.items() if action.isChecked()), *self._unknown]

    def set_value(self, chosen: Sequence[int] | None) -> None:
        """Choose these."""
        wanted = list(chosen or ())
        for one, action in self._actions.items():
            action.setChecked(one in wanted)
        self._unknown = [one for one in wanted if one not in self._actions]
        self._show()

    def _ticked(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        numbers = [str(n) for n, (one, _text) in enumerate(self._aims, start=1) if self._actions[one].isChecked()]
        self.setText(", ".join(numbers) or NONE)
        texts = [text for one, text in self._aims if self._actions[one].isChecked()]
        self.setToolTip("\n".join(texts) or _("Which of the forum's aims it serves"))
        self.setAccessibleDescription(f"{self.text()}: {self.toolTip()}")


def share_text(meeting: Meeting, meetings: Sequence[Meeting]) -> tuple[str, str]:
    """How much of the meeting's time goes to long-term questions; and with it the year's. Nothing while unknown."""
    share, whole = strategic_share(meeting.items), strategic_share_of_year(meetings, meeting.year)
    if share is None or whole is None:
        return "", ""
    text = _("{n} % of the time goes to long-term questions").format(n=round(100 * share))
    year = _("In all of {year}: {n} %").format(n=round(100 * whole), year=meeting.year)
    return text, f"{text}. {year}."


def belongs_text(item: AgendaItem, organisations: Sequence[Organisation], language: Language, today: date) -> str:
    """That an item for now seems to belong to an existing structure, and when that meets; nothing otherwise."""
    found = network_for(item, organisations, today)
    if found is None:
        return ""
    if found.meets_next is None or found.meets_next < today:
        return _("May belong with {network}").format(network=found.called)
    day = language.long_date(found.meets_next)
    return _("May belong with {network}, which meets on {day}").format(network=found.called, day=day)
