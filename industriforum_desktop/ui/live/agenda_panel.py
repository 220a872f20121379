"""The agenda at the left of the live view: where the meeting is, and what time each item has used."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from industriforum_desktop.i18n import _
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.theme import GRID

ENTRY = Qt.ItemDataRole.UserRole


@dataclass
class Entry:
    """An item as the panel knows it."""

    item_id: int
    number: int
    title: str
    planned: int
    used_seconds: int

    @property
    def used(self) -> int:
        return self.used_seconds // 60

    @property
    def over(self) -> bool:
        return self.used_seconds > 60 * self.planned

    def time_text(self) -> str:
        """15 min; 12 of 15 min; 18 of 15 min · over time."""
        if not self.used_seconds:
            return _("{planned} min").format(planned=self.planned)
        text = _("{used} of {planned} min").format(planned=self.planned, used=self.used)
        return f"{text} · {_('over time')}" if self.over else text


class _ItemPainter(QStyledItemDelegate):
    """Number and title above, on two lines when they are long; time below."""

    def __init__(self, panel: QListWidget) -> None:
        super().__init__(panel)
        self._panel = panel

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:
        entry: Entry = index.data(ENTRY)
        scheme = theme.now()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(0, 1, -2, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selection))
            painter.drawRoundedRect(box, 6, 6)
            painter.setBrush(QColor(scheme.accent))
            painter.drawRoundedRect(QRect(box.left(), box.top() + 8, 3, box.height() - 16), 1, 1)
        inner = box.adjusted(GRID + 4, 5, -GRID // 2, -5)
        font = _title_font(option.font, chosen=chosen)
        painter.setFont(font)
        painter.setPen(QColor(scheme.text))
        lines = _wrapped(f"{entry.number}. {entry.title}", font, inner.width())
        height = QFontMetrics(font).height()
        for n, line in enumerate(lines):
            painter.drawText(inner.left(), inner.top() + n * height + QFontMetrics(font).ascent(), line)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() - 1.5)
        painter.setFont(small)
        painter.setPen(QColor(scheme.warning if entry.over else scheme.muted))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), entry.time_text())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index) -> QSize:
        entry: Entry = index.data(ENTRY)
        width = self._panel.viewport().width() - 2 - GRID - 4 - GRID // 2
        # In the wider weight, so that a row keeps its height when it is chosen.
        font = _title_font(option.font, chosen=True)
        lines = _wrapped(f"{entry.number}. {entry.title}", font, width)
        return QSize(120, 28 + len(lines) * QFontMetrics(font).height() + 2)


def _title_font(base: QFont, *, chosen: bool) -> QFont:
    font = QFont(base)
    font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
    return font


def _wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The text on one line or two; what doesn't fit ends in an ellipsis."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    words = text.split(" ")
    first = next(
        (n for n in range(len(words), 0, -1) if metrics.horizontalAdvance(" ".join(words[:n])) <= width), 0
    )
    if first == 0:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    rest = metrics.elidedText(" ".join(words[first:]), Qt.TextElideMode.ElideRight, width)
    return [" ".join(words[:first]), rest]


class AgendaPanel(QListWidget):
    """The items; the current row is the item being written."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Agenda"))
        self.setItemDelegate(_ItemPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def show_entries(self, entries: list[Entry], current: int) -> None:
        """Fill the panel and choose a row, without telling anybody."""
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            row = QListWidgetItem()
            row.setData(ENTRY, entry)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.number}. {entry.title}, {entry.time_text()}")
            row.setToolTip(entry.title)
            self.addItem(row)
        self.setCurrentRow(current)
        self.blockSignals(False)

    def entry(self, row: int) -> Entry:
        found: Entry = self.item(row).data(ENTRY)
        return found

    def entries(self) -> list[Entry]:
        return [self.entry(row) for row in range(self.count())]

    def add_seconds(self, row: int, seconds: int) -> None:
        """Let the item at the row have used more time."""
        entry = self.entry(row)
        entry.used_seconds += seconds
        self.viewport().update(self.visualItemRect(self.item(row)))
