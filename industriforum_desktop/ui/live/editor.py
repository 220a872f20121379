"""The editor of live minutes: one document for each item, every change told as it happens."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit

from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import Line, kind_of, parse_line
from industriforum_desktop.ui.live.highlighter import LineHighlighter

PARAGRAPH, LINE = "\N{PARAGRAPH SEPARATOR}", "\N{LINE SEPARATOR}"


class ItemNotes(QTextDocument):
    """One item's notes. `edited` tells each change: position, removed, inserted (UTF-16 units)."""

    edited = Signal(int, int, str)

    def __init__(self, text: str, calendar: Calendar) -> None:
        super().__init__()
        self.setDocumentLayout(QPlainTextDocumentLayout(self))
        self.calendar = calendar
        self.setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        self.setUndoRedoEnabled(True)
        # What the recorder knows, in UTF-16: tells a change of text from one of mere looks.
        self._known = bytearray(self._slice(0, self.characterCount() - 1))
        self.highlighter = LineHighlighter(self)
        self.contentsChange.connect(self._changed)

    def text(self) -> str:
        """The notes as typed. (toPlainText would turn no-break spaces into spaces.)"""
        return self._known.decode("utf-16-le", "replace")

    def lines(self) -> list[tuple[int, Line]]:
        """The lines that are more than text, with their numbers."""
        found = []
        block = self.begin()
        while block.isValid():
            if kind_of(block.text()) is not None:
                line = parse_line(_as_typed(block.text()), self.calendar)
                if line.kind is not None:
                    found.append((block.blockNumber(), line))
            block = block.next()
        return found

    def _changed(self, position: int, removed: int, added: int) -> None:
        before, now = len(self._known) // 2, self.characterCount() - 1
        # Qt counts the end of the last paragraph in when a change reaches it: take no more than there is.
        removed, added = min(removed, before - position), min(added, now - position)
        if before - removed + added != now:
            position, removed, added = 0, before, now
        inserted = self._slice(position, added)
        if self._known[2 * position : 2 * (position + removed)] == inserted:
            return
        self._known[2 * position : 2 * (position + removed)] = inserted
        self.edited.emit(position, removed, inserted.decode("utf-16-le", "replace"))

    def _slice(self, position: int, count: int) -> bytes:
        """The text of `count` units at `position`, in UTF-16."""
        cursor = QTextCursor(self)
        cursor.setPosition(position)
        cursor.setPosition(position + count, QTextCursor.MoveMode.KeepAnchor)
        return _as_typed(cursor.selectedText()).encode("utf-16-le", "surrogatepass")


def _as_typed(text: str) -> str:
    return text.replace(PARAGRAPH, "\n").replace(LINE, "\n")


class NotesEditor(QPlainTextEdit):
    """Types into the document of the item at hand."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "minutes")
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "\r" and event.modifiers():
            # Shift+Enter would put a line end inside the paragraph; here a line is a line.
            event = QKeyEvent(event.type(), event.key(), event.modifiers().NoModifier, "\r")
        super().keyPressEvent(event)

    def insertFromMimeData(self, source) -> None:
        """Paste as plain lines, whatever Word or the browser brought."""
        text = source.text().replace("\r\n", "\n").replace("\r", "\n")
        self.insertPlainText(_as_typed(text))

    def begin_line(self, sign: str) -> None:
        """Make the line at hand begin with the sign; on a line with words, begin a new one after it."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
        cursor.insertText(f"{sign} ")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()
