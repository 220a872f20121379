"""Underlines in the live editor: misspelt words, what may have been meant, and the forum's own dictionary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from industriforum_desktop.i18n import _
from industriforum_desktop.minutes.spelling import words
from industriforum_desktop.ui.live.editor import ItemNotes
from industriforum_desktop.ui.live.speller import SpellChecker
from industriforum_desktop.ui.widgets.basics import soon

if TYPE_CHECKING:
    from industriforum_desktop.ui.live.sitting import Sitting

CARET_MS = 300


class Spelling:
    """The live view's spelling: only what is in view is looked at, and never the word being written."""

    def __init__(self, sitting: Sitting, action: QAction) -> None:
        """`action` is the command that turns it on and off."""
        self._sitting, self._editor, self.action = sitting, sitting.editor, action
        self.checker = SpellChecker(sitting)
        self.checker.told.connect(self._look)
        self.checker.lost.connect(self._lost)
        self._look_soon = soon(self._look, CARET_MS)
        self._look_soon.setParent(sitting)
        self._editor.cursorPositionChanged.connect(self._look_soon.start)
        self._editor.verticalScrollBar().valueChanged.connect(self._look_soon.start)
        self._editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._editor.customContextMenuRequested.connect(self._menu)
        action.setCheckable(True)
        sitting.begun.connect(self._begin)
        sitting.notes_shown.connect(self._watch)
        sitting.put_down.connect(self.close)

    def _begin(self) -> None:
        """A meeting is being held: know its names, and check."""
        self.checker.learn(self._known())
        self.checker.switch(True)
        self.action.setChecked(True)

    def toggle(self) -> None:
        """Check, or don't."""
        self.checker.switch(not self.checker.on)
        self.action.setChecked(self.checker.on)
        said = _("Spelling is checked") if self.checker.on else _("Spelling is not checked")
        self._sitting.say(said)

    def _watch(self, notes: ItemNotes) -> None:
        """These notes are in the editor now."""
        notes.highlighter.checker = self.checker
        self._look_soon.start()

    def close(self) -> None:
        """The meeting is not being held any more."""
        self.checker.switch(False)
        self.checker.close()

    def _known(self) -> list[str]:
        file = self._sitting.desk.file
        forum = file.forum
        names = [forum.name, *forum.dictionary, *forum.abbreviations.values()]
        for organisation in file.organisations():
            names += [organisation.name, organisation.short_name, organisation.sector]
        return names + [person.name for person in file.participants()]

    def _look(self) -> None:
        """Look again at the lines in view: verdicts have come, or the caret has gone on."""
        notes = self._notes()
        if notes is None:
            return
        cursor = self._editor.textCursor()
        notes.highlighter.caret = (cursor.blockNumber(), cursor.positionInBlock())
        block = self._editor.firstVisibleBlock()
        bottom = self._editor.viewport().height()
        while (
            block.isValid()
            and self._editor.blockBoundingGeometry(block).translated(self._editor.contentOffset()).top() <= bottom
        ):
            notes.highlighter.rehighlightBlock(block)
            block = block.next()

    def _notes(self) -> ItemNotes | None:
        return self._sitting.notes

    def _lost(self) -> None:
        self.action.setChecked(False)
        self._sitting.say(_("Spelling can't be checked on this computer just now."))

    def _menu(self, place: QPoint) -> None:
        """The editor's own menu, and above it what the word at the place may have meant."""
        menu = self._editor.createStandardContextMenu(place)
        cursor = self._word_at(place)
        if cursor is not None:
            self._offer(menu, cursor)
        menu.exec(self._editor.mapToGlobal(place))
        menu.deleteLater()

    def _word_at(self, place: QPoint) -> QTextCursor | None:
        """The misspelt word at the place, chosen; None where there is none."""
        cursor = self._editor.cursorForPosition(place)
        text, at = cursor.block().text(), cursor.positionInBlock()
        wrong = set(self.checker.misspelt(text))
        for start, word in words(text):
            if start <= at <= start + len(word) and (start, len(word)) in wrong:
                cursor.setPosition(cursor.block().position() + start)
                cursor.setPosition(cursor.position() + len(word), QTextCursor.MoveMode.KeepAnchor)
                return cursor
        return None

    def _offer(self, menu: QMenu, cursor: QTextCursor) -> None:
        word = cursor.selectedText()
        first = menu.actions()[0] if menu.actions() else None
        waiting = QAction(_("Looking for suggestions …"), menu)
        waiting.setEnabled(False)
        learn = QAction(_("Add “{word}” to the forum's dictionary").format(word=word), menu)
        learn.triggered.connect(partial(self.add, word))
        line = QAction(menu)
        line.setSeparator(True)
        for action in (waiting, learn, line):
            menu.insertAction(first, action)  # type: ignore[arg-type]

        def show(found: list[str]) -> None:
            for text in found:
                action = QAction(text, menu)
                action.triggered.connect(partial(cursor.insertText, text))
                menu.insertAction(waiting, action)
            waiting.setText(_("No suggestions"))
            waiting.setVisible(not found)

        self.checker.suggest(word, show)

    def add(self, word: str) -> None:
        """Make the word one that the forum knows."""
        forum = self._sitting.desk.file.forum
        with self._sitting.desk.change(_("Added “{word}” to the dictionary").format(word=word)) as done:
            forum.dictionary = sorted({*forum.dictionary, word}, key=str.casefold)
        if done:
            self.checker.learn([word])
