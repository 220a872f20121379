"""Who is here: one key or one click marks a person. Why somebody is away is never asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from industriforum_desktop.forum.kinds import LABELS, Presence
from industriforum_desktop.i18n import _, current
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.theme import GRID

SEAT = Qt.ItemDataRole.UserRole
CHIP = 24
"""Side of a mark that can be clicked, in px; WCAG 2.2, 2.5.8 asks for 24."""


@dataclass(frozen=True)
class Seat:
    """A person at the table, or who should be: one row of the panel."""

    participant_id: int | None
    attendance_id: int | None
    name: str
    organisation: str
    presence: Presence | None
    detail: str = ""


class Mark(Enum):
    """What a key or a click does to a seat."""

    PRESENT = "present"
    REMOTE = "remote"
    EXCUSED = "excused"
    ABSENT = "absent"
    SUBSTITUTES = "substitutes"
    FROM_HERE = "from_here"
    TO_HERE = "to_here"
    CLEAR = "clear"


KEYS = {
    Qt.Key.Key_1: Mark.PRESENT,
    Qt.Key.Key_2: Mark.REMOTE,
    Qt.Key.Key_3: Mark.EXCUSED,
    Qt.Key.Key_4: Mark.ABSENT,
    Qt.Key.Key_5: Mark.SUBSTITUTES,
    Qt.Key.Key_6: Mark.FROM_HERE,
    Qt.Key.Key_7: Mark.TO_HERE,
    Qt.Key.Key_0: Mark.CLEAR,
}
CHIPS = (Presence.PRESENT, Presence.REMOTE, Presence.EXCUSED, Presence.ABSENT)


def _chip_box(row: QRect, n: int) -> QRect:
    left = row.right() - GRID - (len(CHIPS) - n) * (CHIP + 2)
    return QRect(left, row.center().y() - CHIP // 2 + 1, CHIP, CHIP)


def _letter(presence: Presence) -> str:
    """The mark's letter: the first of its word, as on a paper list."""
    return current().gettext(LABELS[presence])[:1].upper()


class _SeatPainter(QStyledItemDelegate):
    """Name and organisation at the left, four marks at the right."""

    def __init__(self, panel: QListWidget) -> None:
        super().__init__(panel)
        self._panel = panel

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:
        seat: Seat = index.data(SEAT)
        scheme = theme.now()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected and self._panel.hasFocus():
            painter.setPen(QColor(scheme.accent))
            painter.setBrush(QColor(scheme.accent_soft))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -3, -2), 6, 6)
        first = _chip_box(option.rect, 0)
        text = QRect(
            option.rect.left() + GRID, option.rect.top() + 3, first.left() - option.rect.left() - 2 * GRID, 0
        )
        text.setBottom(option.rect.bottom() - 3)
        painter.setPen(QColor(scheme.text))
        font = QFont(option.font)
        painter.setFont(font)
        name = QFontMetrics(font).elidedText(seat.name, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignTop), name)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() - 1.5)
        painter.setFont(small)
        painter.setPen(QColor(scheme.muted))
        below = f"{seat.organisation} · {seat.detail}" if seat.detail else seat.organisation
        below = QFontMetrics(small).elidedText(below, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignBottom), below)
        for n, presence in enumerate(CHIPS):
            self._chip(painter, _chip_box(option.rect, n), presence, chosen=seat.presence is presence)
        painter.restore()

    def _chip(self, painter: QPainter, box: QRect, presence: Presence, *, chosen: bool) -> None:
        scheme = theme.now()
        painter.setPen(QColor(scheme.accent_fill if chosen else scheme.line))
        painter.setBrush(QColor(scheme.accent_fill) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor("#ffffff" if chosen else scheme.muted))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), _letter(presence))

    def sizeHint(self, option: QStyleOptionViewItem, index) -> QSize:
        return QSize(160, 44)


class AttendancePanel(QListWidget):
    """Signal: `marked` with a seat and what to do with it."""

    marked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Attendance"))
        self.setItemDelegate(_SeatPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.setToolTip(
            _("1 present, 2 remote, 3 regrets, 4 absent, 5 substitutes for, 6 from here on, 7 until here, 0 clear")
        )

    def show_seats(self, seats: list[Seat]) -> None:
        """Fill the panel, keeping the current row."""
        while self.count() > len(seats):
            self.takeItem(self.count() - 1)
        while self.count() < len(seats):
            self.addItem(QListWidgetItem())
        for n, seat in enumerate(seats):
            row = self.item(n)
            row.setData(SEAT, seat)
            state = current().gettext(LABELS[seat.presence]) if seat.presence else _("not marked")
            row.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ", ".join(filter(None, (seat.name, seat.organisation, state, seat.detail))),
            )
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def seat(self) -> Seat | None:
        row = self.currentItem()
        return row.data(SEAT) if row else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = (
            KEYS.get(Qt.Key(event.key())) if not event.modifiers() & Qt.KeyboardModifier.ControlModifier else None
        )
        seat = self.seat()
        if mark is None or seat is None:
            super().keyPressEvent(event)
            return
        self.marked.emit(seat, mark)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        row = self.itemAt(place)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        seat: Seat = row.data(SEAT)
        box = self.visualItemRect(row)
        for n, presence in enumerate(CHIPS):
            if _chip_box(box, n).contains(place):
                self.marked.emit(seat, Mark.CLEAR if seat.presence is presence else Mark(presence.value))

    def _menu(self, place) -> None:
        seat = self.seat()
        if seat is None:
            return
        menu = QMenu(self)
        for mark, text in mark_words():
            menu.addAction(text).triggered.connect(lambda _on=False, mark=mark: self.marked.emit(seat, mark))
        menu.exec(self.viewport().mapToGlobal(place))


def mark_words() -> list[tuple[Mark, str]]:
    """The marks in words, in the order of their keys."""
    say: Callable[[str], str] = current().gettext
    return [
        (Mark.PRESENT, say(LABELS[Presence.PRESENT])),
        (Mark.REMOTE, say(LABELS[Presence.REMOTE])),
        (Mark.EXCUSED, say(LABELS[Presence.EXCUSED])),
        (Mark.ABSENT, say(LABELS[Presence.ABSENT])),
        (Mark.SUBSTITUTES, _("Substitutes for …")),
        (Mark.FROM_HERE, _("From this item on")),
        (Mark.TO_HERE, _("Until this item")),
        (Mark.CLEAR, _("Not marked")),
    ]
