"""Puts right what was just typed; one Ctrl+Z brings back what the fingers wrote, and then it stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from industriforum_desktop.minutes import utf16
from industriforum_desktop.minutes.typing import APOSTROPHE, QUOTE, correction

if TYPE_CHECKING:
    from industriforum_desktop.ui.live.editor import ItemNotes, NotesEditor

MOST_KEPT = 100


@dataclass(frozen=True, eq=False)
class _Made:
    """A correction: where it begins, what stood there and what came, and how many edits the notes had then."""

    place: QTextCursor
    old: str
    new: str
    edits: int

    def stood(self, start: int, old: str, document: ItemNotes) -> bool:
        """Whether it was made of just this."""
        return self.place.document() is document and self.place.position() == start and self.old == old

    def is_latest(self, document: ItemNotes) -> bool:
        """Whether nothing was changed in the notes since."""
        return self.place.document() is document and document.edits == self.edits


class Corrector:
    """`abbreviations` are the officer's own: short to long."""

    def __init__(self, editor: NotesEditor) -> None:
        self._editor = editor
        self.abbreviations: Mapping[str, str] = {}
        self._made: list[_Made] = []
        self._refused: list[_Made] = []

    def look(self, typed: str) -> None:
        """Put right what the last typed character completes. `typed` is that character, a line end for Enter."""
        notes, caret = self._editor.notes, self._editor.textCursor()
        block = caret.block().previous() if typed == "\n" else caret.block()
        if notes is None or caret.hasSelection() or not block.isValid():
            return
        line = block.text() if typed == "\n" else before_caret(caret)
        if typed != "\n" and not line.endswith(typed):
            return
        right = correction(line, typed, self.abbreviations)
        if right is None:
            return
        start = block.position() + utf16.length(line[: right.start])
        old = line[right.start : right.end]
        if not any(one.stood(start, old, notes) for one in self._refused):
            self._replace(notes, start, old, right.text)
            if right.text in (QUOTE, APOSTROPHE):
                # A quote also ends the word before it.
                self.look(right.text)

    def _replace(self, document: ItemNotes, start: int, old: str, new: str) -> None:
        document.whole = True
        document.put(start, old, new)
        document.whole = False
        place = QTextCursor(document)
        place.setPosition(start)
        place.setKeepPositionOnInsert(True)
        self._made = [*self._made[-MOST_KEPT:], _Made(place, old, new, document.edits)]

    def latest(self) -> _Made | None:
        """The correction that undo takes back now, if it takes one back."""
        notes = self._editor.notes
        return next((one for one in reversed(self._made) if notes is not None and one.is_latest(notes)), None)

    def refuse(self, made: _Made) -> None:
        """It was taken back: what was typed there stays."""
        self._made.remove(made)
        self._refused = [*self._refused[-MOST_KEPT:], made]


def before_caret(cursor: QTextCursor) -> str:
    """The line's text up to the cursor, which counts in UTF-16."""
    text, units = cursor.block().text(), cursor.positionInBlock()
    if utf16.length(text) == len(text):
        return text[:units]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass")
