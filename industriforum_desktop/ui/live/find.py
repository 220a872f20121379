"""Find in all notes of the meeting: what is asked for is marked as it is typed, and Enter walks through it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QTextEdit

from industriforum_desktop.i18n import _
from industriforum_desktop.minutes import utf16
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.live.editor import ItemNotes, NotesEditor
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label, row, soon, tool

MARKS = "find"


@dataclass(frozen=True, order=True)
class Found:
    """A place in the meeting's notes, in UTF-16 units: the item's place on the agenda, start and end."""

    place: int
    start: int
    end: int


def search(texts: list[str], asked: str) -> list[Found]:
    """Where the words stand in the texts, in order; capital or small letters are all the same."""
    if not asked:
        return []
    wanted = re.compile(re.escape(asked), re.IGNORECASE)
    found = []
    for place, text in enumerate(texts):
        plain = utf16.length(text) == len(text)
        units = 0
        before = 0
        for match in wanted.finditer(text):
            units += match.start() - before if plain else utf16.length(text[before : match.start()])
            length = utf16.length(match[0])
            found.append(Found(place, units, units + length))
            units, before = units + length, match.end()
    return found


class FindBar(QFrame):
    """`go` with the place of the item where the next one stands; `left` when the bar closes."""

    go = Signal(int)
    left = Signal()

    def __init__(
        self, editor: NotesEditor, notes: Callable[[], Mapping[int, ItemNotes]], place: Callable[[], int]
    ) -> None:
        super().__init__()
        self._editor, self._notes, self._place = editor, notes, place
        self._found: list[Found] = []
        self._at: Found | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find in all notes of the meeting"))
        self.field.setAccessibleName(_("Find in all notes of the meeting"))
        self.field.textChanged.connect(self._asked)
        self.field.installEventFilter(self)
        self.count = label(role="small")
        self.count.setMinimumWidth(9 * GRID)
        layout = row(
            self.field,
            self.count,
            tool("up", _("Previous one (Shift+Enter)"), lambda: self.step(-1)),
            tool("down", _("Next one (Enter)"), lambda: self.step(1)),
            tool("close", _("Close (Esc)"), self.leave),
            spacing=GRID // 2,
        )
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._look_soon = soon(self._look_again)
        self._mark_soon = soon(self._mark, 0)
        editor.textChanged.connect(self._stale)
        editor.verticalScrollBar().valueChanged.connect(self._stale_marks)
        self.setVisible(False)

    def ask(self) -> None:
        """Show the bar; words that are selected are what is looked for."""
        chosen = self._editor.textCursor().selectedText()
        self.setVisible(True)
        if chosen and "\N{PARAGRAPH SEPARATOR}" not in chosen:
            self.field.setText(chosen)
        self.field.setFocus()
        self.field.selectAll()
        self._asked()

    def leave(self) -> None:
        """Close the bar; the caret stays at what was found."""
        self.setVisible(False)
        self._found, self._at = [], None
        self._editor.mark(MARKS, [])
        self.left.emit()

    def step(self, by: int) -> None:
        """Go to the next one (1) or the previous one (-1), round the meeting's end."""
        self._look()
        if not self._found:
            return
        if self._at in self._found:
            place = self._found.index(self._at) + by
        else:
            place = bisect_left(self._found, self._here()) - (by < 0)
        self._show(self._found[place % len(self._found)])

    def item_shown(self) -> None:
        """Another item's notes are in the editor now."""
        self._stale_marks()
        self._stale()

    def _here(self) -> Found:
        start = self._editor.textCursor().selectionStart()
        return Found(self._place(), start, start)

    def _asked(self) -> None:
        """The words have changed: show the first one from the caret on."""
        here = self._at or self._here()
        self._look()
        self._at = None
        if self._found:
            first = bisect_left(self._found, Found(here.place, here.start, here.start))
            self._show(self._found[first % len(self._found)])
        else:
            self._mark()

    def _look(self) -> None:
        self._look_soon.stop()
        self._found = search([notes.text() for notes in self._notes().values()], self.field.text())

    def _look_again(self) -> None:
        if self.isVisible():
            self._look()
            self._mark()

    def _show(self, found: Found) -> None:
        self._at = found
        if found.place != self._place():
            self.go.emit(found.place)
        self._editor.setTextCursor(self._cursor(found))
        self._editor.ensureCursorVisible()
        self._mark()

    def _cursor(self, found: Found) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        last = cursor.document().characterCount() - 1
        cursor.setPosition(min(found.start, last))
        cursor.setPosition(min(found.end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _stale(self) -> None:
        if self.isVisible():
            self._look_soon.start()

    def _stale_marks(self) -> None:
        if self.isVisible():
            self._mark_soon.start()

    def _mark(self) -> None:
        """Mark what is in view, and say how many there are."""
        if not self.isVisible():
            return
        place = self._place()
        first = self._editor.firstVisibleBlock().position()
        bottom = self._editor.cursorForPosition(self._editor.viewport().rect().bottomRight()).block()
        last = bottom.position() + bottom.length()
        low = bisect_left(self._found, Found(place, first, first))
        high = bisect_left(self._found, Found(place, last, last))
        self._editor.mark(MARKS, [self._selection(found) for found in self._found[low:high]])
        self.count.setText(self._count() if self.field.text() else "")

    def _count(self) -> str:
        if not self._found:
            return _("Not found")
        if self._at not in self._found:
            return str(len(self._found))
        return _("{n} of {all}").format(n=self._found.index(self._at) + 1, all=len(self._found))

    def _selection(self, found: Found) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        marked.cursor = self._cursor(found)
        look = QTextCharFormat()
        look.setBackground(QColor(theme.now().warning_soft))
        if found == self._at:
            look.setBackground(QColor(theme.now().selection))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        marked.format = look
        return marked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)
