"""The editor of live minutes: one document for each item, every change told as it happens."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextDocumentLayout, QTextEdit, QToolTip

from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import ARROWS, Line, parse_line
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.guard import is_redo
from industriforum_desktop.ui.live import days
from industriforum_desktop.ui.live.completion import Completion
from industriforum_desktop.ui.live.correction import Corrector
from industriforum_desktop.ui.live.hands import WritingField
from industriforum_desktop.ui.live.highlighter import LineHighlighter
from industriforum_desktop.ui.widgets.basics import soon

PARAGRAPH, LINE = "\N{PARAGRAPH SEPARATOR}", "\N{LINE SEPARATOR}"
JUMP = "§"
_SIGNED = re.compile(rf"^[^\S\n]*(?:{ARROWS}|[=?!+]).*$", re.MULTILINE)
"""A line that may be more than text: one look at the whole text finds them."""


class _LineLayout(QPlainTextDocumentLayout):
    """Lays out and paints anew only the lines that changed.

    Dressing a line counts as a change of the whole line, once as removed and once as added. Qt looks for the end of
    the change after both, finds it in another line, and would paint the whole view at each key.
    """

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        super().documentChanged(start, 0, max(1, added))


class ItemNotes(QTextDocument):
    """One item's notes. `edited` tells each change: its position in UTF-16 units, what went and what came.

    Qt's own undo is off: what is typed is one step among all others, in the order in which they were done.
    """

    edited = Signal(int, str, str)

    def __init__(self, text: str, calendar: Calendar) -> None:
        super().__init__()
        self.setDocumentLayout(_LineLayout(self))
        self.calendar = calendar
        self.setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        self.edits = 0
        """How many changes were made."""
        self.whole = False
        """The change that is being made is a step of its own: it was not typed."""
        # What the recorder knows, in UTF-16: tells a change of text from one of mere looks.
        self._known = bytearray(self._slice(0, self.characterCount() - 1))
        self.highlighter = LineHighlighter(self)
        self.contentsChange.connect(self._changed)

    def text(self) -> str:
        """The notes as typed. (toPlainText would turn no-break spaces into spaces.)"""
        return self._known.decode("utf-16-le", "replace")

    def lines(self) -> list[tuple[int, Line]]:
        """The lines that are more than text, with their numbers."""
        found, text = [], self.text()
        number = counted = 0
        for match in _SIGNED.finditer(text):
            number += text.count("\n", counted, match.start())
            counted = match.start()
            line = parse_line(match[0], self.calendar)
            if line.kind is not None:
                found.append((number, line))
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
        gone = self._known[2 * position : 2 * (position + removed)].decode("utf-16-le", "replace")
        self._known[2 * position : 2 * (position + removed)] = inserted
        self.edits += 1
        self.edited.emit(position, gone, inserted.decode("utf-16-le", "replace"))

    def put(self, start: int, gone: str, came: str) -> QTextCursor | None:
        """Make `came` stand where `gone` stands, by one edit; a cursor after it, or None when it isn't there."""
        there = gone.encode("utf-16-le", "surrogatepass")
        if 2 * start > len(self._known) or not self._known.startswith(there, 2 * start):
            return None
        cursor = QTextCursor(self)
        cursor.setPosition(start)
        cursor.setPosition(start + len(there) // 2, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(came)
        return cursor

    def _slice(self, position: int, count: int) -> bytes:
        """The text of `count` units at `position`, in UTF-16."""
        cursor = QTextCursor(self)
        cursor.setPosition(position)
        cursor.setPosition(position + count, QTextCursor.MoveMode.KeepAnchor)
        return _as_typed(cursor.selectedText()).encode("utf-16-le", "surrogatepass")


def _as_typed(text: str) -> str:
    return text.replace(PARAGRAPH, "\n").replace(LINE, "\n")


REST_MS = 10_000
"""So long after the last key the caret stands still: a caret that blinks wakes the computer four times a second."""


class NotesEditor(WritingField):
    """Types into the document of the item at hand.

    `jump_wanted` when § is typed where nothing stands on the line: what is typed next names an item. `entered` when
    the keyboard comes here. `undo_wanted` and `redo_wanted` for the steps of the whole forum.
    """

    jump_wanted = Signal()
    entered = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "minutes")
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.corrector = Corrector(self)
        self.completion = Completion(self)
        days.Margin(self)
        self._flash = QApplication.cursorFlashTime()
        self._rest = soon(self.rest, REST_MS)
        self._marks: dict[str, list[QTextEdit.ExtraSelection]] = {}

    def rest(self) -> None:
        """Nobody is writing just now: the caret stands still."""
        QApplication.setCursorFlashTime(0)

    def _wake(self) -> None:
        """Let the caret blink, for a while."""
        if QApplication.cursorFlashTime() != self._flash:
            QApplication.setCursorFlashTime(self._flash)
        if self.hasFocus():
            self._rest.start()
        else:
            self._rest.stop()

    @property
    def notes(self) -> ItemNotes | None:
        """The notes of the item at hand, if one is."""
        document = self.document()
        return document if isinstance(document, ItemNotes) else None

    def setDocument(self, document: QTextDocument) -> None:
        """Show another document; what was offered or marked belonged to the one before."""
        self.completion.hide()
        self._marks.clear()
        self.setExtraSelections([])
        super().setDocument(document)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        """Show the lines in the colours of the theme, if they have others."""
        notes = self.document()
        if isinstance(notes, ItemNotes) and notes.highlighter.scheme != theme.now():
            notes.highlighter.restyle()
            notes.highlighter.rehighlight()

    def mark(self, owner: str, marks: list[QTextEdit.ExtraSelection]) -> None:
        """Mark places in the text for `owner`, in the place of its earlier marks."""
        self._marks[owner] = marks
        self.setExtraSelections([one for group in self._marks.values() for one in group])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._wake()
        if self.completion.takes(event):
            return
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
            return
        if is_redo(event):
            self.redo()
            return
        text = event.text()
        if text == JUMP and self._jumps():
            return
        if text and self.completion.gives_way("\n" if text == "\r" else text):
            return
        if text == "\r" and event.modifiers():
            # Shift+Enter would put a line end inside the paragraph; here a line is a line.
            event = QKeyEvent(event.type(), event.key(), event.modifiers().NoModifier, "\r")
        super().keyPressEvent(event)
        if text == "\r":
            self._typed("\n")
        elif text and text.isprintable():
            self._typed(text)
        else:
            self.completion.moved()

    def undo(self) -> None:
        """Take back the latest step, whatever it was."""
        self.completion.hide()
        self.undo_wanted.emit()

    def redo(self) -> None:
        """Make the latest step again that was taken back."""
        self.completion.hide()
        self.redo_wanted.emit()

    def createStandardContextMenu(self, place: QPoint | None = None) -> QMenu:
        """Qt's menu, with undo and redo of the forum's steps."""
        menu = super().createStandardContextMenu() if place is None else super().createStandardContextMenu(place)
        for action in menu.actions():
            run = {"edit-undo": self.undo, "edit-redo": self.redo}.get(action.objectName())
            if run is not None:
                action.setEnabled(True)
                action.triggered.connect(run)
        return menu

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that an input method or a dead key makes are typed like all others."""
        text = event.commitString()
        if (text == JUMP and self._jumps()) or (text and self.completion.gives_way(text)):
            return
        super().inputMethodEvent(event)
        if text:
            self._typed(text[-1])

    def _typed(self, letter: str) -> None:
        self.corrector.look(letter)
        self.completion.typed()

    def _jumps(self) -> bool:
        if self.textCursor().block().text() or self.textCursor().hasSelection():
            return False
        self.jump_wanted.emit()
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab accepts what is offered."""
        if forward:
            self.completion.tab()
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._wake()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.completion.hide()
        super().focusOutEvent(event)
        self._wake()

    def mousePressEvent(self, event) -> None:
        self.completion.hide()
        super().mousePressEvent(event)

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        days.paint(self, self.viewport(), event.rect())

    def viewportEvent(self, event) -> bool:
        notes = self.document()
        if event.type() == QEvent.Type.ToolTip and isinstance(notes, ItemNotes):
            text = days.doubt_at(self, notes.calendar, event.pos())
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

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
