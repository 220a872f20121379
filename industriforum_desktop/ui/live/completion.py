"""Names offered under the caret. The list never has the keyboard: Tab and Enter accept, Esc dismisses, the arrows
choose, and everything else goes on being typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.i18n import _
from industriforum_desktop.minutes import utf16
from industriforum_desktop.minutes.lines import ARROWS, kind_of
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.live.correction import before_caret
from industriforum_desktop.ui.live.names import Name, matching
from industriforum_desktop.ui.theme import GRID

ROWS = 6
WIDTH = 380
NAME = Qt.ItemDataRole.UserRole

_PUNCTUATION = frozenset(",.;:!?)]/…”’\"'\n")
"""Stands right after a name."""
_SEPARATE = frozenset("&(–-")
"""Stands after a name and a space."""
_AND = "och "
_RECEIVERS = re.compile(r"\s*(?:->|→)\s*(?:[^:]*(?:,|&|(?<!-)\soch\s))?\s*$")
_PERSON = re.compile(r"(?:^|(?<=[\s(,/]))@((?:\w[\w .&/-]{0,40})?)$")
_THEME = re.compile(r"(?:^|(?<=[\s(,/]))#([\w-]{0,40})$")
_RECEIVER = re.compile(rf"\s*(?:{ARROWS})\s*(?:[^:]*(?:,|&|(?<!-)\soch\s))?\s*(\w[^:,@#]{{0,40}})$")


@dataclass(frozen=True)
class Wanted:
    """What is being completed: from this character of the line on, with this much typed."""

    start: int
    query: str
    theme: bool = False
    sign: bool = True


def wanted(before: str) -> Wanted | None:
    """What the line up to the caret asks to be completed, if anything."""
    if match := _PERSON.search(before):
        return Wanted(match.start(), match[1])
    if match := _THEME.search(before):
        return Wanted(match.start(), match[1], theme=True)
    if kind_of(before) is OutcomeKind.ACTION and (match := _RECEIVER.match(before)):
        return Wanted(match.start(1), match[1], sign=False)
    return None


@dataclass(frozen=True)
class _Soft:
    """What was added by itself after a name, and where it ends: it gives way to what is typed."""

    document: QTextDocument
    end: int
    text: str

    def typed_after(self, caret: QTextCursor) -> str | None:
        """What stands between it and the caret; None when it isn't before the caret any more."""
        if caret.document() is not self.document or caret.hasSelection() or caret.position() < self.end:
            return None
        both = QTextCursor(caret)
        both.setPosition(self.end - len(self.text))
        both.setPosition(caret.position(), QTextCursor.MoveMode.KeepAnchor)
        there = both.selectedText()
        return there.removeprefix(self.text) if there.startswith(self.text) else None


class _NamePainter(QStyledItemDelegate):
    """The name, and muted after it what tells it from others."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:
        name: Name = index.data(NAME)
        scheme = theme.now()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(scheme.selection))
        box = option.rect.adjusted(GRID, 0, -GRID, 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        metrics = painter.fontMetrics()
        text = metrics.elidedText(name.text, Qt.TextElideMode.ElideRight, box.width())
        painter.setPen(QColor(scheme.text))
        painter.drawText(box, middle, text)
        rest = box.adjusted(metrics.horizontalAdvance(text) + 2 * GRID, 0, 0, 0)
        if name.detail and rest.width() > 4 * GRID:
            painter.setPen(QColor(scheme.muted))
            painter.drawText(
                rest, middle, metrics.elidedText(name.detail, Qt.TextElideMode.ElideRight, rest.width())
            )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index) -> QSize:
        return QSize(WIDTH, option.fontMetrics.height() + GRID)


class Completion(QListWidget):
    """`names` and `themes` are what is offered."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self.names: list[Name] = []
        self.themes: list[Name] = []
        self._wanted: Wanted | None = None
        self._dismissed: int | None = None
        self._soft: _Soft | None = None
        self.setProperty("role", "completion")
        self.setAccessibleName(_("Suggestions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_NamePainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda _row: self.accept())
        editor.verticalScrollBar().valueChanged.connect(self._follow)
        self.hide()

    def typed(self) -> None:
        """Something was typed: offer what it may become."""
        cursor = self._editor.textCursor()
        now = None if cursor.hasSelection() else wanted(before_caret(cursor))
        if now is None:
            self._dismissed = None
            self.hide()
            return
        start = cursor.block().position() + now.start
        if self._dismissed == start:
            return
        self._dismissed = None
        found = matching(self.themes if now.theme else self.names, now.query)
        if not found or (not now.sign and any(self._is_whole(name, now) for name in found)):
            self.hide()
            return
        self._wanted = now
        self._show(found)

    def moved(self) -> None:
        """The caret went somewhere without anything being typed: what was offered may not fit any more."""
        if self.isVisible():
            self.typed()

    def takes(self, event: QKeyEvent) -> bool:
        """Do what the key says to the list; False when the key is none of its business."""
        if not self.isVisible() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            whole = self._is_whole(self.currentItem().data(NAME))
            self.accept(add=not whole)
            # What is written in full needs no Enter: the line ends, as it would without the list.
            return not whole
        if key == Qt.Key.Key_Tab:
            self.accept()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((self.currentRow() + step) % self.count())
        else:
            return False
        return True

    def tab(self) -> None:
        """Take what is offered, or go on after a receiver that is written in full."""
        if self.isVisible():
            self.accept()
            return
        cursor = self._editor.textCursor()
        now = None if cursor.hasSelection() else wanted(before_caret(cursor))
        if now is not None and any(self._is_whole(name, now) for name in self.names):
            self._insert(cursor, "", self._following(cursor, now))

    def accept(self, *, add: bool = True) -> None:
        """Put the chosen name in the place of what was typed of it; one step of undo.

        What must follow it is added (`add`), until something else is typed there.
        """
        row, now = self.currentItem(), self._wanted
        self.hide()
        if row is None or now is None:
            return
        name: Name = row.data(NAME)
        cursor = self._editor.textCursor()
        following = self._following(cursor, now) if add else ""
        typed = before_caret(cursor)[now.start :]
        cursor.setPosition(cursor.position() - utf16.length(typed), QTextCursor.MoveMode.KeepAnchor)
        self._insert(cursor, f"#{name.text}" if now.theme else name.text, following)

    def _insert(self, cursor: QTextCursor, text: str, following: str) -> None:
        cursor.insertText(f"{text}{following}")
        self._editor.setTextCursor(cursor)
        self._soft = _Soft(cursor.document(), cursor.position(), following) if following else None

    def _following(self, cursor: QTextCursor, now: Wanted) -> str:
        """What must follow the name: a colon after a receiver, else a space; nothing that is there already."""
        before = before_caret(cursor)
        rest = cursor.block().text()[len(before) :]
        if kind_of(before) is OutcomeKind.ACTION and not now.theme and _RECEIVERS.match(before[: now.start]):
            return "" if ":" in rest or rest.startswith(",") else ": "
        return "" if rest and (rest[0].isspace() or rest[0] in _PUNCTUATION) else " "

    def _is_whole(self, name: Name, now: Wanted | None = None) -> bool:
        """Whether all of the name is typed."""
        now = now or self._wanted
        return now is not None and now.query.casefold() in {one.casefold() for one in (name.text, *name.also)}

    def gives_way(self, letter: str) -> bool:
        """Let what was added after a name give way to what is about to be typed; whether that is there already."""
        soft, self._soft = self._soft, None
        cursor = self._editor.textCursor()
        between = soft.typed_after(cursor) if soft is not None else None
        if soft is None or between is None:
            return False
        so_far, stays = f"{between}{letter}", ""
        if so_far == " ":
            return True
        receiver = soft.text == ": "
        if receiver and (so_far in _SEPARATE or so_far == _AND):
            stays = " "
        elif receiver and _AND.startswith(so_far):
            self._soft = soft
            return False
        elif so_far not in _PUNCTUATION:
            return False
        cursor.setPosition(soft.end - len(soft.text))
        cursor.setPosition(soft.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(stays)
        return False

    def dismiss(self) -> None:
        """Offer nothing more for the name being typed."""
        if self._wanted is not None:
            self._dismissed = self._editor.textCursor().block().position() + self._wanted.start
        self.hide()

    def _show(self, found: list[Name]) -> None:
        if found != [self.item(n).data(NAME) for n in range(self.count())]:
            self.clear()
            for name in found:
                row = QListWidgetItem()
                row.setData(NAME, name)
                row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name.text}, {name.detail}".rstrip(", "))
                self.addItem(row)
            self.setCurrentRow(next((n for n, name in enumerate(found) if self._is_whole(name)), 0))
        elif not self.isVisible():
            self.setCurrentRow(0)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        """Under the beginning of the word; above it where there is no room below."""
        assert self._wanted is not None
        cursor = self._editor.textCursor()
        typed = before_caret(cursor)[self._wanted.start :]
        cursor.setPosition(cursor.position() - utf16.length(typed))
        word: QRect = self._editor.cursorRect(cursor)
        room = self._editor.viewport().geometry()
        size = QSize(
            min(WIDTH, room.width()), 2 + min(ROWS, self.count()) * (self.fontMetrics().height() + GRID) + 2
        )
        corner = word.bottomLeft() + room.topLeft() + QPoint(0, GRID // 2)
        if corner.y() + size.height() > room.bottom():
            above = word.top() + room.top() - GRID // 2 - size.height()
            corner.setY(above if above >= 0 else max(0, room.bottom() - size.height()))
        corner.setX(max(room.left(), min(corner.x(), room.right() - size.width())))
        self.setGeometry(QRect(corner, size))

    def _follow(self) -> None:
        if self.isVisible():
            self._place()
