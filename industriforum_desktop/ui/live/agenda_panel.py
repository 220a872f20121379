"""The agenda at the left of the live view: where the meeting is, and what time each item has used."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from industriforum_desktop.forum.pace import Part
from industriforum_desktop.i18n import _
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.theme import GRID

ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Entry:
    """An item as the panel knows it."""

    item_id: int
    number: int
    title: str
    planned: int
    used_seconds: int
    postponed: bool = False

    @property
    def over(self) -> bool:
        """A minute or more beyond the plan; what was raised at the meeting has no plan to pass."""
        return Part(self.planned, self.used_seconds).over >= 60

    def time_text(self) -> str:
        """15 min; 12 of 15 min; 18 of 15 min · over time; 3 min used; postponed."""
        used = self.used_seconds // 60
        if self.postponed:
            return _("postponed to the next meeting")
        if not self.planned:
            return _("raised at the meeting · {used} min").format(used=used)
        if not self.used_seconds:
            return _("{planned} min").format(planned=self.planned)
        text = _("{used} of {planned} min").format(planned=self.planned, used=used)
        return _("{time} · over time").format(time=text) if self.over else text


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
        painter.setPen(QColor(scheme.muted if entry.postponed else scheme.text))
        # Broken as the wider weight needs it, so that a title stays as it is when its row is chosen.
        lines = _wrapped(f"{entry.number}. {entry.title}", _title_font(option.font, chosen=True), inner.width())
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
    """The items; the current row is the item being written.

    `dropped` when a row was dragged: the item's id, the place it was dropped at, counted from 0 among the others,
    and the id of the item that was current before the mouse was pressed.
    """

    dropped = Signal(int, int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Agenda"))
        self.setItemDelegate(_ItemPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._before = -1

    def show_entries(self, entries: list[Entry], current: int) -> None:
        """Fill the panel and choose a row, without telling anybody."""
        self.blockSignals(True)
        if entries != self.entries():
            self.clear()
            for entry in entries:
                row = QListWidgetItem()
                row.setToolTip(entry.title)
                self._set(row, entry)
                self.addItem(row)
        self.setCurrentRow(current)
        self.blockSignals(False)

    def _set(self, row: QListWidgetItem, entry: Entry) -> None:
        row.setData(ENTRY, entry)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.number}. {entry.title}, {entry.time_text()}")

    def entry(self, row: int) -> Entry:
        found: Entry = self.item(row).data(ENTRY)
        return found

    def entries(self) -> list[Entry]:
        return [self.entry(row) for row in range(self.count())]

    def set_used(self, item_id: int, seconds: int) -> None:
        """Let the item have used so much time."""
        for n, entry in enumerate(self.entries()):
            if entry.item_id == item_id:
                self._set(self.item(n), replace(entry, used_seconds=seconds))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Titles are broken elsewhere now; Qt looks at the height alone.
            self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before = self.entry(self.currentRow()).item_id if self.currentRow() >= 0 else -1
        super().mousePressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The page moves the item, and the panel shows what comes of it."""
        row = self.currentRow()
        place = self.place_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if event.source() is self and row >= 0:
            self.dropped.emit(self.entry(row).item_id, place - (place > row), self._before)

    def place_at(self, point: QPoint) -> int:
        """Before which row a point is, counted from 0: a row's upper half is before it, the lower after it."""
        row = self.indexAt(point).row()
        if row < 0:
            return self.count()
        box = self.visualItemRect(self.item(row))
        return row + (point.y() > box.center().y())
