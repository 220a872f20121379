"""What a paper is about: a meeting, a year or an organisation, as its kind asks for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import _
from industriforum_desktop.papers import Scope
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Choice
from industriforum_desktop.ui.shared.meeting_list import MeetingList
from industriforum_desktop.ui.widgets.basics import column, label
from industriforum_desktop.ui.widgets.picker import Picker

SCOPES: tuple[Scope, ...] = ("meeting", "year", "organisation", "forum")


class About(QStackedWidget):
    """One chooser in view at a time. Signals: `changed` when something else is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.meetings = MeetingList()
        self.meetings.picked.connect(lambda meeting_id: self.changed.emit())
        self.years, self.organisations = Choice(), Picker()
        self.years.setAccessibleName(_("Year"))
        self.organisations.setAccessibleName(_("Organisation"))
        for box in (self.years, self.organisations):
            box.activated.connect(lambda place: self.changed.emit())
        parts = {
            "meeting": self.meetings,
            "year": self._under(_("Year"), self.years),
            "organisation": self._under(_("Organisation"), self.organisations),
            "forum": QWidget(),
        }
        for scope in SCOPES:
            self.addWidget(parts[scope])

    @staticmethod
    def _under(head: str, box: QWidget) -> QWidget:
        made = QWidget()
        inside = column(label(head, "eyebrow"), box, None)
        inside.setContentsMargins(0, 0, 0, 0)
        made.setLayout(inside)
        return made

    def show_scope(self, scope: Scope) -> None:
        """Show the chooser for this."""
        self.setCurrentIndex(SCOPES.index(scope))

    def refresh(self) -> None:
        """Offer what the forum has now; what was chosen stays chosen."""
        file = self._desk.file
        found = file.meetings()
        self.meetings.show_meetings(found, file.forum, self._desk.language)
        years = sorted({one.year for one in found} | {self._desk.today().year}, reverse=True)
        self._offer(self.years, [(str(year), year) for year in years], self._usual_year(found))
        wanted = [one for one in file.organisations() if one.active and one.membership is not Membership.STRUCTURE]
        # Those to be won come first: the letters are for them.
        wanted.sort(key=lambda one: (one.membership is Membership.MEMBER, self._desk.language.sort_key(one.name)))
        self._offer(self.organisations, [(one.name, one.id) for one in wanted], None)

    def _usual_year(self, meetings) -> int:
        today: date = self._desk.today()
        return max((one.year for one in meetings if one.year <= today.year), default=today.year)

    def _offer(self, box, entries, usual) -> None:
        before = box.currentData() if box.count() else usual
        box.clear()
        for text, data in entries:
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(before)))

    @property
    def meeting(self) -> Meeting | None:
        chosen = self.meetings.chosen
        return next((m for m in self._desk.file.meetings() if m.id == chosen), None)

    @property
    def year(self) -> int:
        return int(self.years.currentData() or self._desk.today().year)

    def choose_year(self, year: int) -> None:
        """Choose the year, where the forum has it."""
        place = self.years.findData(year)
        if place >= 0:
            self.years.setCurrentIndex(place)

    @property
    def organisation(self) -> Organisation | None:
        chosen = self.organisations.currentData()
        return next((one for one in self._desk.file.organisations() if one.id == chosen), None)
