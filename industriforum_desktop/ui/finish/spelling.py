"""Spelling of the lines that are being tidied: which words are wrong, what may have been meant, and the forum's
own dictionary; and with it which lines are left to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import _
from industriforum_desktop.minutes.spelling import words
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.finish.findings import Stop, stops
from industriforum_desktop.ui.live.speller import SpellChecker
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, clear, label

_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]+:\w+")
"""KLT:s, an abbreviation with an ending; without one the speller leaves it alone."""

MOST_OFFERED = 4


class Suggestions(QWidget):
    """What may have been meant by a word, a button each. Signals: `chosen` with the wrong and the right word."""

    chosen = Signal(str, str)

    def __init__(self, checker: SpellChecker) -> None:
        super().__init__()
        self._checker = checker
        self._word = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self.hide()

    def ask(self, word: str) -> None:
        """Offer words for this one; none for an empty one."""
        if word == self._word:
            return
        self._word = word
        self.hide()
        if word:
            self._checker.suggest(word, lambda found: self._show(word, found))

    def _show(self, word: str, found: list[str]) -> None:
        if word != self._word:
            return
        clear(self._row)
        self._row.addWidget(label(_("Instead of “{word}”:").format(word=word), "small"))
        for right in found[:MOST_OFFERED]:
            tip = _("Write “{right}” instead of “{word}”").format(right=right, word=word)
            self._row.addWidget(button(right, partial(self.chosen.emit, word, right), tip=tip))
        self._row.addStretch(1)
        self.setVisible(bool(found))


class Misspelt(QObject):
    """Asks the speller, and remembers what it said. Signals: `told` when there is news."""

    told = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self._about: tuple[Path, int] | None = None
        self._wrong: set[str] = set()
        self.checker = SpellChecker(self)
        self.checker.told.connect(self.told)

    def begin(self, meeting: Meeting) -> None:
        """Check from now on, knowing the names of those concerned."""
        about = (self.desk.file.path, meeting.id)
        if about != self._about:
            self._about = about
            self._wrong.clear()
            self.checker.learn(self._known(meeting))
            self.checker.switch(True)

    def end(self) -> None:
        """Let the speller go."""
        self._about = None
        self.checker.switch(False)
        self.checker.close()

    def words(self, line: str) -> tuple[str, ...]:
        """The line's words that are known to be wrong, each once; empty while the speller thinks."""
        # The speller forgets its verdicts when it learns a word. Here a wrong word stays so meanwhile.
        self._wrong.update(line[start : start + length] for start, length in self.checker.misspelt(line))
        wrong = (word for _start, word in words(line) if word in self._wrong and not _ABBREVIATION.fullmatch(word))
        return tuple(dict.fromkeys(wrong))

    def add(self, right: tuple[str, ...]) -> None:
        """Make these words ones that the forum knows."""
        forum = self.desk.file.forum
        with self.desk.change(_("Added “{word}” to the dictionary").format(word=", ".join(right))) as done:
            forum.dictionary = sorted({*forum.dictionary, *right}, key=str.casefold)
        if done:
            self._wrong.difference_update(right)
            self.checker.learn(right)

    def _known(self, meeting: Meeting) -> Iterator[str]:
        file = self.desk.file
        forum = file.forum
        yield from (forum.name, *forum.dictionary, *forum.abbreviations.values())
        for organisation in file.organisations():
            yield from (organisation.name, organisation.short_name, organisation.sector)
        yield from (person.name for person in file.participants())
        for row in meeting.attendances:
            yield from (row.name, row.organisation)


class Looks(QObject):
    """What is left to look at in the lines of the meeting at hand: one answer for all steps.

    Signals: `news` when the speller has told something, so that more lines are left, or fewer.
    """

    news = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.skipped: set[tuple[int, str]] = set()
        """Lines that the officer has seen and left as they are."""
        self.spelling = Misspelt(desk, self)
        self.spelling.told.connect(self.news)

    def all(self, meeting: Meeting) -> list[Stop]:
        """Every line that says too little or has a word that is wrong, those that were skipped too."""
        return stops(meeting, self.desk.file.calendar(meeting), self.spelling.words)

    def left(self, meeting: Meeting) -> list[Stop]:
        """The lines that have not been looked at."""
        return [stop for stop in self.all(meeting) if stop.key not in self.skipped]

    @property
    def thinking(self) -> bool:
        """Whether the speller may still find something: before that nobody can say that all is looked through."""
        return self.spelling.checker.thinking
