"""Two texts at once: what was taken away and what was added, never told by colour alone."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from industriforum_desktop.minutes.diff import Change, apart, compare, places
from industriforum_desktop.ui import theme


class DifferenceView(QTextEdit):
    """Shows the lines that differ with a line or two around them; `changes` is how many places differ."""

    NEAR = 160
    """So many characters of what is the same stand on each side of a change."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.changes = 0

    def show_texts(self, before: str, after: str, nothing: str) -> None:
        """Compare the two; `nothing` is said when they are the same."""
        pieces = compare(before, after)
        self.changes = places(pieces)
        self.clear()
        scheme = theme.now()
        looks = {change: QTextCharFormat() for change in Change}
        looks[Change.SAME].setForeground(QColor(scheme.text))
        looks[Change.ADDED].setForeground(QColor(scheme.good))
        looks[Change.ADDED].setFontUnderline(True)
        looks[Change.REMOVED].setForeground(QColor(scheme.warning))
        looks[Change.REMOVED].setFontStrikeOut(True)
        cursor = self.textCursor()
        if not self.changes:
            cursor.insertText(nothing, looks[Change.SAME])
            return
        for n, piece in enumerate(pieces):
            text = piece.text
            if piece.change is Change.SAME:
                text = self._shortened(text, first=n == 0, last=n == len(pieces) - 1)
            cursor.insertText(apart(pieces, n), looks[Change.SAME])
            cursor.insertText(text, looks[piece.change])
        cursor.setPosition(0)
        self.setTextCursor(cursor)

    def _shortened(self, text: str, *, first: bool, last: bool) -> str:
        """Of a long stretch that is the same only whole lines beside the changes."""
        if len(text) <= 2 * self.NEAR:
            return text
        head, tail = text[: self.NEAR].rpartition("\n")[0], text[-self.NEAR :].partition("\n")[2]
        return "\n".join(([] if first else [head]) + ["…"] + ([] if last else [tail]))
