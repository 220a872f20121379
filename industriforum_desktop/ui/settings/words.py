"""Settings of words: what the forum calls things, and what is known while minutes are typed."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

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
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.fields import Text
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.own_list import OwnTable

OWN = 2
SHORT, LONG = 0, 1


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


class AbbreviationTable(OwnTable):
    """What is typed and what it becomes. The last row is always empty, for the next; Delete empties a row."""

    def __init__(self, abbreviations: dict[str, str], language: Language) -> None:
        super().__init__(_("Abbreviations"), (_("You type"), _("It becomes")))
        for short in sorted(abbreviations, key=language.sort_key):
            self._add(short, abbreviations[short])
        self._add()
        self.setCurrentCell(0, SHORT)
        self.cellChanged.connect(lambda place, column: self._renew())

    def _add(self, short: str = "", long: str = "") -> None:
        place = self.rowCount()
        self.insertRow(place)
        for column, text in ((SHORT, short), (LONG, long)):
            self.put(place, column, text)

    def _renew(self) -> None:
        if any(self.pairs()[-1]):
            self._add()

    def pairs(self) -> list[tuple[str, str]]:
        """Short and long of every row, without the space around them."""
        return [(self.text(place, SHORT), self.text(place, LONG)) for place in range(self.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentRow() < self.rowCount() - 1:
            self.removeRow(self.currentRow())
        else:
            super().keyPressEvent(event)


class WordsPart(Part):
    """The words of a closed set in the forum's own way, and what is known while minutes are typed."""

    def __init__(self, file: ForumFile, language: Language) -> None:
        super().__init__()
        self.title = _("Words and writing")
        self._language = language
        self.values = list(LABELS)
        self.table = OwnTable(
            _("The forum's own words"),
            (_("Used for"), _("Usual word"), _("The forum's own word")),
            len(self.values),
        )
        names, own = _set_names(), file.forum.words
        for place, value in enumerate(self.values):
            for column, text in enumerate((names[type(value)], _(LABELS[value]))):
                self.table.put(place, column, text, fixed=True)
            self.table.put(place, OWN, own.get(word_key(value), ""))
        self.table.setCurrentCell(0, OWN)
        self.table.setMinimumHeight(26 * GRID)
        self.abbreviations = AbbreviationTable(file.forum.abbreviations, language)
        self.abbreviations.setMinimumHeight(20 * GRID)
        self.dictionary = Text(6)
        self.dictionary.set_value("\n".join(file.forum.dictionary))
        self.section(
            _("The forum's own words"),
            self.table,
            _("Write a word in the last column where your forum says it otherwise. Papers use it too."),
        )
        self.section(
            _("Abbreviations"),
            self.abbreviations,
            _("Written out as you type minutes, for example kf: kompetensförsörjning."),
        )
        self.section(
            _("The forum's dictionary"),
            self.dictionary,
            _("Words that are not marked as misspelt, one a line. Names in the register are known."),
        )

    def trouble(self) -> str:
        seen: set[str] = set()
        for short, long in self.abbreviations.pairs():
            if not short and not long:
                continue
            if not short or not long:
                return _("An abbreviation needs both what you type and what it becomes.")
            if len(short.split()) > 1:
                return _("An abbreviation is typed without spaces: “{short}”.").format(short=short)
            if short in seen:
                return _("The abbreviation “{short}” is there twice.").format(short=short)
            seen.add(short)
        return ""

    def write(self, file: ForumFile) -> None:
        written = {word_key(value): self.table.text(place, OWN) for place, value in enumerate(self.values)}
        words = {key: word for key, word in written.items() if word}
        if words != file.forum.words:
            file.forum.words = words
        abbreviations = {short: long for short, long in self.abbreviations.pairs() if short}
        if abbreviations != file.forum.abbreviations:
            file.forum.abbreviations = abbreviations
        lines = {line.strip() for line in self.dictionary.toPlainText().splitlines()} - {""}
        known = sorted(lines, key=self._language.sort_key)
        if set(known) != set(file.forum.dictionary):
            file.forum.dictionary = known
