"""The day that an action's words mean, painted beside its line; it is no part of the text."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.i18n import _, current
from industriforum_desktop.minutes import utf16
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import Line, kind_of, parse_line
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.theme import GRID

SMALLER = 3.0
"""Points that the day is smaller than the text."""


@lru_cache(maxsize=1024)
def day_texts(day: date, language: str) -> tuple[str, ...]:
    """→ tors 15 juni 2023, and shorter forms for narrow places."""
    from babel.dates import format_date

    place = language.replace("-", "_")
    return tuple(f"→ {format_date(day, form, locale=place)}" for form in ("EEE d MMMM y", "d MMM", "d/M"))


def action_at(block: QTextBlock, calendar: Calendar) -> Line | None:
    """The action in the block, if its line is one."""
    text = block.text()
    return parse_line(text, calendar) if kind_of(text) is OutcomeKind.ACTION else None


def paint(editor: QPlainTextEdit, calendar: Calendar, area: QRect) -> None:
    """Paint the days of the actions within the area of the editor's viewport."""
    painter: QPainter | None = None
    # While one types, only the line at hand is painted anew: begin there, not at the top.
    block, offset = editor.cursorForPosition(area.topLeft()).block(), editor.contentOffset()
    while block.isValid():
        box = editor.blockBoundingGeometry(block).translated(offset)
        if box.top() > area.bottom():
            break
        line = action_at(block, calendar) if box.bottom() >= area.top() else None
        if line is not None and line.due is not None:
            painter = painter or _painter(editor)
            _paint_day(painter, block, box.topLeft(), editor.viewport().width(), line.due)
        block = block.next()
    if painter is not None:
        painter.end()


def _painter(editor: QPlainTextEdit) -> QPainter:
    painter = QPainter(editor.viewport())
    font = QFont(editor.font())
    font.setPointSizeF(max(8.0, font.pointSizeF() - SMALLER))
    painter.setFont(font)
    painter.setPen(QColor(theme.now().muted))
    return painter


def _paint_day(painter: QPainter, block: QTextBlock, corner: QPointF, width: int, day: date) -> None:
    """At the right end of the last of the block's lines that has room, in the longest form that has."""
    layout, metrics = block.layout(), QFontMetricsF(painter.font())
    for text in day_texts(day, current().tag):
        needed = metrics.horizontalAdvance(text) + GRID
        for n in reversed(range(layout.lineCount())):
            line = layout.lineAt(n)
            if line.x() + line.naturalTextWidth() + GRID + needed <= width:
                baseline = corner.y() + line.y() + line.ascent()
                painter.drawText(QPointF(width - needed, baseline), text)
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
