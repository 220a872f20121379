"""The day that an action's words mean, painted beside its line; it is no part of the text."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.i18n import _, current
from industriforum_desktop.minutes import utf16
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import Line, kind_of, parse_line
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.theme import GRID

SMALLER = 3.0
"""Points that the day is smaller than the text."""
WIDEST = date(2000, 12, 28)


def _day_texts(day: date) -> tuple[str, ...]:
    """→ tors 15 juni 2023, and shorter forms for narrow places."""
    return _written(day, current().tag)


@lru_cache(maxsize=1024)
def _written(day: date, language: str) -> tuple[str, ...]:
    from babel.dates import format_date

    place = language.replace("-", "_")
    return tuple(f"→ {format_date(day, form, locale=place)}" for form in ("EEE d MMMM y", "d MMM", "d/M"))


def action_at(block: QTextBlock, calendar: Calendar) -> Line | None:
    """The action in the block, if its line is one."""
    text = block.text()
    return parse_line(text, calendar) if kind_of(text) is OutcomeKind.ACTION else None


class Margin(QWidget):
    """Room at the right of the notes, so that the day stands beside lines that are full too."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        editor.updateRequest.connect(lambda area, moved: self.update())
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.FontChange, QEvent.Type.Show):
            width = ceil(QFontMetricsF(_font(self._editor)).horizontalAdvance(_day_texts(WIDEST)[-1])) + GRID
            if self._editor.viewportMargins().right() != width:
                self._editor.setViewportMargins(0, 0, width, 0)
            text = self._editor.viewport().geometry()
            self.setGeometry(text.right() + 1, text.top(), width, text.height())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        paint(self._editor, self, self.rect())


def paint(editor: QPlainTextEdit, on: QWidget, area: QRect) -> None:
    """Paint the days of the actions within the area of the editor's viewport, or of its margin.

    A day that doesn't fit in the margin begins in the viewport; each paints what it sees of it.
    """
    calendar: Calendar | None = getattr(editor.document(), "calendar", None)
    if calendar is None:
        return
    painter: QPainter | None = None
    left = on.x() - editor.viewport().x()
    right = editor.viewport().width() + editor.viewportMargins().right()
    # While one types, only the line at hand is painted anew: begin there, not at the top.
    block, offset = editor.cursorForPosition(area.topLeft()).block(), editor.contentOffset()
    while block.isValid():
        box = editor.blockBoundingGeometry(block).translated(offset)
        if box.top() > area.bottom():
            break
        line = action_at(block, calendar) if box.bottom() >= area.top() else None
        if line is not None and line.due is not None:
            painter = painter or _painter(editor, on)
            _paint_day(painter, block, box.topLeft() - QPointF(left, 0), right - left, line.due)
        block = block.next()
    if painter is not None:
        painter.end()


def _font(editor: QPlainTextEdit) -> QFont:
    font = QFont(editor.font())
    font.setPointSizeF(max(8.0, font.pointSizeF() - SMALLER))
    return font


def _painter(editor: QPlainTextEdit, on: QWidget) -> QPainter:
    painter = QPainter(on)
    painter.setFont(_font(editor))
    painter.setPen(QColor(theme.now().muted))
    return painter


def _paint_day(painter: QPainter, block: QTextBlock, corner: QPointF, right: int, day: date) -> None:
    """At the right end of the last of the block's lines that has room, in the longest form that has."""
    layout, metrics = block.layout(), QFontMetricsF(painter.font())
    for text in _day_texts(day):
        width = metrics.horizontalAdvance(text)
        for n in reversed(range(layout.lineCount())):
            line = layout.lineAt(n)
            if corner.x() + line.x() + line.naturalTextWidth() + GRID + width <= right:
                painter.drawText(QPointF(right - width, corner.y() + line.y() + line.ascent()), text)
                return


def doubt_at(editor: QPlainTextEdit, calendar: Calendar, place: QPoint) -> str:
    """What to say about the words under the pointer when they are no day; nothing about other words."""
    cursor = editor.cursorForPosition(place)
    line = action_at(cursor.block(), calendar)
    if line is None or not line.doubt:
        return ""
    start = utf16.length(line.raw[: line.doubt_at])
    if not start <= cursor.positionInBlock() <= start + utf16.length(line.doubt):
        return ""
    return _(
        "“{words}” is not understood as the action's day. Write for example “senast 15 juni” last in the line."
    ).format(words=line.doubt)
