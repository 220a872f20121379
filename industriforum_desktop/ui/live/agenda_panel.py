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
        """15 min, or 15 min · 12 used."""
        if not self.used_seconds:
            return _("{planned} min").format(planned=self.planned)
        return _("{planned} min · {used} used").format(planned=self.planned, used=self.used)


class _TwoLines(QStyledItemDelegate):
    """Number and title above, time below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:
        entry: Entry = index.data(ENTRY)
        scheme = theme.now()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(GRID, 1, -GRID, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selection))
            painter.drawRoundedRect(box, 6, 6)
            painter.setBrush(QColor(scheme.accent))
            painter.drawRoundedRect(QRect(box.left(), box.top() + 8, 3, box.height() - 16), 1, 1)
        inner = box.adjusted(GRID + 4, 5, -GRID, -5)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(scheme.text))
        title = QFontMetrics(font).elidedText(
            f"{entry.number}. {entry.title}", Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), title)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() - 1.5)
        painter.setFont(small)
        painter.setPen(QColor(scheme.warning if entry.over else scheme.muted))
        text = entry.time_text() + (f" · {_('over time')}" if entry.over else "")
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index) -> QSize:
        return QSize(120, 50)


class AgendaPanel(QListWidget):
    """The items; the current row is the item being written."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Agenda"))
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

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
