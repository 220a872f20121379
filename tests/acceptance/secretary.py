"""A secretary who types a meeting, and knows what ought to stand there afterwards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from industriforum_desktop.ui.live.page import LivePage
from tests.keys import press, type_text

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key


class Secretary:
    """Types with all ten fingers and no mouse. `ought` are the lines that each item should end up with."""

    def __init__(self, page: LivePage) -> None:
        self.page = page
        self.ought: dict[int, list[str]] = {item.id: [] for item in page.meeting.items}
        self.strokes = 0
        self.slips = 0

    @property
    def here(self) -> list[str]:
        return self.ought[self.page.item.id]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
        press(self.page.editor, key, text, modifiers)
        self.strokes += 1

    def shortcut(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """A key that is the window's."""
        QTest.keyClick(self.page.editor, key, modifiers)
        self.strokes += 1

    def letters(self, text: str) -> None:
        type_text(self.page.editor, text)
        self.strokes += len(text)

    def write(self, line: str, *, typed: str = "") -> None:
        """A new line at the end; `typed` is what the fingers write when the program makes the line of it."""
        self.letters(typed or line)
        self.key(Key.Key_Return, text="\r")
        self.here.append(line)

    def write_with_slip(self, line: str) -> None:
        """The last word comes out wrong and is typed again."""
        *_words, last = line.split(" ")
        self.letters(line.removesuffix(last) + last[::-1])
        for _letter in last:
            self.key(Key.Key_Backspace, text="\b")
        self.letters(last)
        self.key(Key.Key_Return, text="\r")
        self.here.append(line)
        self.slips += 1

    def regret(self) -> None:
        """The line above is taken away by mistake, and brought back."""
        self.up(1, SHIFT)
        self.key(Key.Key_Delete)
        assert self.page.editor.toPlainText().split("\n") != [*self.here, ""]
        self.key(Key.Key_Z, CTRL, "\x1a")
        self.to_end()
        self.slips += 1

    def to_end(self) -> None:
        self.key(Key.Key_End, CTRL)

    def move_last_line_first(self) -> None:
        """Cut the last line and put it above all others."""
        self.cut_last_line()
        self.key(Key.Key_Home, CTRL)
        self.key(Key.Key_V, CTRL, "\x16")
        self.to_end()
        self.here.insert(0, self.here.pop())
        self.slips += 1

    def up(self, lines: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Go so many lines up, each as high as it is on the screen."""
        block = self.page.editor.textCursor().block()
        for _line in range(lines):
            block = block.previous()
            for _row in range(block.layout().lineCount()):
                self.key(Key.Key_Up, modifiers)

    def cut_last_line(self) -> None:
        self.up(1, SHIFT)
        self.key(Key.Key_X, CTRL, "\x18")

    def move_last_line_to_next_item(self) -> None:
        """What was said belongs under the next item."""
        self.cut_last_line()
        line = self.here.pop()
        self.next_item()
        self.key(Key.Key_V, CTRL, "\x16")
        self.here.append(line)
        self.to_end()
        self.slips += 1

    def next_item(self) -> None:
        self.shortcut(Key.Key_PageDown, CTRL)
        self.to_end()

    def previous_item(self) -> None:
        self.shortcut(Key.Key_PageUp, CTRL)
        self.to_end()

    def answer(self, text: str, ask: Callable[[], None]) -> None:
        """Press what asks for one line, and give it."""
        ask()
        field = self.page.arranging.line.field
        assert field.isVisible()
        field.selectAll()
        type_text(field, text)
        press(field, Key.Key_Return, "\r")
        self.strokes += len(text) + 1

    def comes(self, letters: str) -> None:
        """Mark somebody as present by a few letters of the name."""
        self.shortcut(Key.Key_F6, NONE)
        field = self.page.attendance.field
        type_text(field, letters)
        press(field, Key.Key_Return, "\r")
        self.shortcut(Key.Key_F7, NONE)
        self.strokes += len(letters) + 1
