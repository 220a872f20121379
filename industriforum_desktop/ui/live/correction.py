"""Puts right what was just typed; one Ctrl+Z brings back what the fingers wrote, and then it stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from industriforum_desktop.minutes import utf16
from industriforum_desktop.minutes.typing import APOSTROPHE, QUOTE, correction

MOST_KEPT = 100


@dataclass(frozen=True, eq=False)
class _Made:
    """A correction: where it begins, what stood there and what came, and the document's undo steps after it."""

    place: QTextCursor
    old: str
    new: str
    steps: int

    def stood(self, start: int, old: str, document: QTextDocument) -> bool:
        """Whether it was made of just this."""
        return self.place.document() is document and self.place.position() == start and self.old == old

    def is_latest(self, document: QTextDocument) -> bool:
        """Whether it is what undo would take back now."""
        if self.place.document() is not document or document.availableUndoSteps() != self.steps:
            return False
        found = QTextCursor(self.place)
        end = self.place.position() + utf16.length(self.new)
        if end >= document.characterCount():
            return False
        found.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return found.selectedText() == self.new


class Corrector:
    """`abbreviations` are the officer's own: short to long."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self.abbreviations: Mapping[str, str] = {}
        self._made: list[_Made] = []
        self._refused: list[_Made] = []

    def look(self, typed: str) -> None:
        """Put right what the last typed character completes. `typed` is that character, a line end for Enter."""
        caret = self._editor.textCursor()
        block = caret.block().previous() if typed == "\n" else caret.block()
        if caret.hasSelection() or not block.isValid():
            return
        line = block.text() if typed == "\n" else before_caret(caret)
        if typed != "\n" and not line.endswith(typed):
            return
        right = correction(line, typed, self.abbreviations)
        if right is None:
            return
        start = block.position() + utf16.length(line[: right.start])
        old = line[right.start : right.end]
        if not any(one.stood(start, old, self._editor.document()) for one in self._refused):
            self._replace(start, old, right.text)
            if right.text in (QUOTE, APOSTROPHE):
                # A quote also ends the word before it.
                self.look(right.text)

    def _replace(self, start: int, old: str, new: str) -> None:
        document = self._editor.document()
        edit = QTextCursor(document)
        edit.setPosition(start)
        edit.beginEditBlock()
        edit.insertText(new)
        # Taking away comes last: Qt would join the next letter to an insertion, and undo would take both.
        edit.setPosition(start + utf16.length(new))
        edit.setPosition(edit.position() + utf16.length(old), QTextCursor.MoveMode.KeepAnchor)
        edit.removeSelectedText()
        edit.endEditBlock()
        place = QTextCursor(document)
        place.setPosition(start)
        place.setKeepPositionOnInsert(True)
        made = _Made(place, old, new, document.availableUndoSteps())
        self._made = [*self._made[-MOST_KEPT:], made]

    def take_back(self) -> bool:
        """Undo the correction if that is what undo would do now; the caret stays where it is in the text."""
        document = self._editor.document()
        latest = next((one for one in reversed(self._made) if one.is_latest(document)), None)
        if latest is None:
            return False
        document.undo()
        self._made.remove(latest)
        self._refused = [*self._refused[-MOST_KEPT:], latest]
        return True


def before_caret(cursor: QTextCursor) -> str:
    """The line's text up to the cursor, which counts in UTF-16."""
    text, units = cursor.block().text(), cursor.positionInBlock()
    if utf16.length(text) == len(text):
        return text[:units]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass")
