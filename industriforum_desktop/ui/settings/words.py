"""Settings of words: what the forum calls its sides, statuses and kinds."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from industriforum_desktop.forum.kinds import (
    LABELS,
    ActionStatus,
    Answer,
    Direction,
    Horizon,
    IncomingKind,
    ItemKind,
    MeetingState,
    Membership,
    MinutesState,
    OutcomeKind,
    Presence,
    ProposalState,
    Role,
    Side,
    Trend,
    Way,
    word_key,
)
from industriforum_desktop.i18n import _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.widgets.basics import label

OWN = 2


def _set_names() -> dict[type[Enum], str]:
    return {
        Side: _("Side"),
        Membership: _("Contact"),
        Role: _("Role"),
        ItemKind: _("Agenda item"),
        MeetingState: _("Meeting"),
        MinutesState: _("State of minutes"),
        Presence: _("Attendance"),
        OutcomeKind: _("In the minutes"),
        ActionStatus: _("Action"),
        ProposalState: _("Proposal"),
        Answer: _("Answer about an agenda"),
        Way: _("How it came in"),
        IncomingKind: _("What came in"),
        Direction: _("Answer to a fixed question"),
        Trend: _("Over the meetings"),
        Horizon: _("In view"),
    }


class WordsPart(Part):
    def __init__(self, file: ForumFile) -> None:
        super().__init__()
        self.title = _("Words")
        self.values = list(LABELS)
        self.table = QTableWidget(len(self.values), 3)
        self.table.setAccessibleName(_("The forum's own words"))
        self.table.setHorizontalHeaderLabels([_("Used for"), _("Usual word"), _("The forum's own word")])
        self.table.verticalHeader().setVisible(False)
        self.table.verticalHeader().setDefaultSectionSize(36)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        names, own = _set_names(), file.forum.words
        for place, value in enumerate(self.values):
            for column, text in enumerate((names[type(value)], _(LABELS[value]))):
                fixed = QTableWidgetItem(text)
                fixed.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.table.setItem(place, column, fixed)
            self.table.setItem(place, OWN, QTableWidgetItem(own.get(word_key(value), "")))
        self.table.setCurrentCell(0, OWN)
        intro = _("Write a word in the last column where your forum says it otherwise. Papers use it too.")
        self.body.addWidget(label(intro, "small", wrap=True))
        self.body.addWidget(self.table, 1)

    def write(self, file: ForumFile) -> None:
        cells = ((value, self.table.item(place, OWN)) for place, value in enumerate(self.values))
        written = {word_key(value): cell.text().strip() for value, cell in cells if cell is not None}
        words = {key: word for key, word in written.items() if word}
        if words != file.forum.words:
            file.forum.words = words
