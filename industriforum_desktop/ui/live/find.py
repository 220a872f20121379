"""Find in all notes of the meeting: what is asked for is marked and looked at as it is typed; Enter goes there."""

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
from industriforum_desktop.ui.widgets.basics import column, label, row, soon, tool

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
    """Looking elsewhere is not going there: the item at hand and the caret stay until Enter.

    Signals: `look` with the place of the item whose notes are to be shown, `stay` with that of the item to go to,
    `left` when the bar closes.
    """

    look = Signal(int)
    stay = Signal(int)
    left = Signal()

    def __init__(
        self, editor: NotesEditor, notes: Callable[[], Mapping[int, ItemNotes]], place: Callable[[], int]
    ) -> None:
        super().__init__()
        self._editor, self._notes, self._at_hand = editor, notes, place
        self._found: list[Found] = []
        self._at: Found | None = None
        self._from: Found | None = None
        """Where the search began: what was selected or the caret, which is the end."""
        self._seen: int | None = None
        """The place of the item that is looked at, when it isn't the one at hand."""
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find in all notes of the meeting"))
        self.field.setAccessibleName(_("Find in all notes of the meeting"))
        self.field.textChanged.connect(self._asked)
        self.field.installEventFilter(self)
        self.count = label(role="small")
        self.count.setMinimumWidth(9 * GRID)
        parts = row(
            self.field,
            self.count,
            tool("up", _("Previous one (Up)"), lambda: self.step(-1)),
            tool("down", _("Next one (Down)"), lambda: self.step(1)),
            tool("close", _("Close"), self.leave, "Esc"),
            spacing=GRID // 2,
        )
        parts.setStretch(0, 1)
        hint = label(_("Enter stays here, Esc goes back, the arrows go on"), "small", wrap=True)
        self.setLayout(column(parts, hint, spacing=2))
        self._look_soon = soon(self._look_again)
        self._mark_soon = soon(self._mark, 0)
        editor.textChanged.connect(self._stale)
        editor.entered.connect(self._settle)
        editor.verticalScrollBar().valueChanged.connect(self._stale_marks)
        self.setVisible(False)

    def ask(self) -> None:
        """Show the bar; words that are selected are what is looked for."""
        self._begin()
        chosen = self._editor.textCursor().selectedText()
        self.setVisible(True)
        if chosen and "\N{PARAGRAPH SEPARATOR}" not in chosen:
            self.field.setText(chosen)
        self.field.setFocus()
        self.field.selectAll()
        self._asked()

    def leave(self) -> None:
        """Close the bar and be where the search began, with nothing selected."""
        self.give_back()
        self._close()

    def go(self) -> None:
        """Close the bar and be at what was found; with nothing found, go on asking."""
        if self._at not in self._found:
            return
        self._settle()
        self._close()

    def give_back(self) -> None:
        """Be where the search began, as if nothing had been looked at."""
        if self._from is not None:
            self._see(self._from.place, self._from.end)
            self._from = self._at = None
            self._mark()

    def step(self, by: int) -> None:
        """Look at the next one (1) or the previous one (-1), round the meeting's end."""
        self._begin()
        self._look()
        if not self._found:
            return
        if self._at in self._found:
            place = self._found.index(self._at) + by
        else:
            place = bisect_left(self._found, self._beginning()) - (by < 0)
        self._show(self._found[place % len(self._found)])

    def item_shown(self) -> None:
        """The officer went to an item: what was looked at is left."""
        self._from = self._seen = None
        self._stale_marks()
        self._stale()

    def _begin(self) -> None:
        if self._from is None:
            cursor = self._editor.textCursor()
            self._from = Found(self._at_hand(), cursor.selectionStart(), cursor.position())

    def _beginning(self) -> Found:
        assert self._from is not None
        return Found(self._from.place, self._from.start, self._from.start)

    def _settle(self) -> None:
        """Who comes to the notes that are looked at is there from now on."""
        seen, self._from, self._seen = self._seen, None, None
        if seen is not None:
            self.stay.emit(seen)

    def _close(self) -> None:
        self.setVisible(False)
        self._found, self._at = [], None
        self._editor.mark(MARKS, [])
        self.left.emit()

    def _place(self) -> int:
        """Of the item whose notes are in view."""
        return self._at_hand() if self._seen is None else self._seen

    def _asked(self) -> None:
        """The words have changed: look at the first one from the caret on."""
        self._begin()
        assert self._from is not None
        self._look()
        self._at = None
        if self._found:
            first = bisect_left(self._found, self._beginning())
            self._show(self._found[first % len(self._found)])
        else:
            self._see(self._from.place, self._from.end)
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
        self._see(found.place, found.end)
        self._mark()

    def _see(self, place: int, at: int) -> None:
        """Have these notes in view, with the caret there."""
        if place != self._place():
            self._seen = place if place != self._at_hand() else None
            self.look.emit(place)
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(min(at, cursor.document().characterCount() - 1))
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

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
        if event.type() == QEvent.Type.FocusIn:
            self._begin()
        elif event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            keys: dict[int, Callable[[], None]] = {
                Qt.Key.Key_Return: self.go,
                Qt.Key.Key_Enter: self.go,
                Qt.Key.Key_Escape: self.leave,
                Qt.Key.Key_Up: lambda: self.step(-1),
                Qt.Key.Key_Down: lambda: self.step(1),
            }
            if event.key() in keys:
                keys[event.key()]()
                return True
        return super().eventFilter(watched, event)
