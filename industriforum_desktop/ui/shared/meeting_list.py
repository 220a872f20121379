"""The list of meetings, the latest first, under their years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from industriforum_desktop.forum import stage
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import MeetingState, Stage
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.meetings.words import agenda_hint, meeting_name
from industriforum_desktop.ui.theme import GRID

ENTRY = Qt.ItemDataRole.UserRole
HEADING_HEIGHT, LINE_HEIGHT = 36, 20


@dataclass(frozen=True)
class Entry:
    """A meeting as the list shows it."""

    meeting_id: int
    name: str
    day: str
    state: str
    hint: str
    over: bool


def entry(meeting: Meeting, forum: Forum, language: Language) -> Entry:
    state, hint = stage.word(meeting, forum, language), agenda_hint(meeting)
    if meeting.stage is Stage.CORRECTION:
        # More words than there is room for beside the name.
        state, hint = "", state
    return Entry(
        meeting.id,
        meeting_name(meeting),
        language.weekday_date(meeting.day)
        .removesuffix(f"\N{NO-BREAK SPACE}{meeting.year}")
        .removesuffix(f" {meeting.year}"),
        state,
        hint,
        meeting.state is not MeetingState.PLANNED,
    )


class _EntryPainter(QStyledItemDelegate):
    """Name and state above, the day below, then what should be seen to; or a year's heading."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown: Entry | None = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown is None:
            self._paint_year(painter, option, index.data(Qt.ItemDataRole.DisplayRole))
        else:
            self._paint_entry(painter, option, shown)
        painter.restore()

    def _paint_year(self, painter: QPainter, option: QStyleOptionViewItem, year: str) -> None:
        painter.setFont(_font(option.font, -1, bold=True))
        painter.setPen(QColor(theme.now().muted))
        inside = option.rect.adjusted(2 * GRID, 0, -GRID, -GRID // 2)
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, year)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, shown: Entry) -> None:
        scheme = theme.now()
        box = option.rect.adjusted(GRID // 2, 1, -GRID // 2, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QColor(scheme.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selection))
            painter.drawRoundedRect(box, 6, 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.accent))
            painter.drawRoundedRect(QRect(box.left(), box.top() + GRID, 3, box.height() - 2 * GRID), 1, 1)
        line = QRect(
            box.left() + GRID + GRID // 2,
            box.top() + GRID // 2 + 2,
            box.width() - 2 * GRID - GRID // 2,
            LINE_HEIGHT,
        )
        small = _font(option.font, -1.5)
        painter.setFont(small)
        painter.setPen(QColor(scheme.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown.state)
        taken = QFontMetrics(small).horizontalAdvance(shown.state) + GRID
        name = _font(option.font, 0, bold=True)
        self._line(painter, line.adjusted(0, 0, -taken, 0), shown.name, name, scheme.text)
        line.translate(0, LINE_HEIGHT)
        self._line(painter, line, shown.day, small, scheme.muted if shown.over else scheme.text)
        line.translate(0, LINE_HEIGHT)
        self._line(painter, line, shown.hint, _font(small, 0, bold=True), scheme.warning)

    def _line(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shortened = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shortened)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shown: Entry | None = index.data(ENTRY)
        if shown is None:
            return QSize(120, HEADING_HEIGHT)
        return QSize(120, (3 if shown.hint else 2) * LINE_HEIGHT + 2 * GRID)


def _font(base: QFont, points: float, *, bold: bool = False) -> QFont:
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() + points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


class MeetingList(QListWidget):
    """Signals: `picked` with a meeting's id when the officer goes to it."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._in_time: list[int] = []
        """The ids of the shown meetings, oldest first."""
        self.setAccessibleName(_("Meetings"))
        self.setItemDelegate(_EntryPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def show_meetings(self, meetings: Sequence[Meeting], forum: Forum, language: Language) -> None:
        """Show these meetings; the one that was chosen stays so where it is still there."""
        ordered = sorted(meetings, key=lambda m: (m.year, m.number), reverse=True)
        entries = [entry(meeting, forum, language) for meeting in ordered]
        if entries == self._entries:
            return
        kept, before = self.chosen, self._in_time
        self._in_time = [meeting.id for meeting in sorted(meetings, key=lambda m: (m.year, m.number))]
        self._entries = entries
        self.blockSignals(True)
        self.clear()
        for year, group in groupby(zip(ordered, entries, strict=True), key=lambda pair: pair[0].year):
            heading = QListWidgetItem(str(year))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(heading)
            for _meeting, shown in group:
                self._add(shown)
        self.blockSignals(False)
        if kept is not None and not self.choose(kept) and kept in before:
            # It is gone: go on with the meeting after it, else with the one before.
            place = before.index(kept)
            there = [one for one in (*before[place + 1 :], *reversed(before[:place])) if one in self._in_time]
            if there:
                self.choose(there[0])

    def _add(self, shown: Entry) -> None:
        item = QListWidgetItem()
        item.setData(ENTRY, shown)
        words = ", ".join(part for part in (shown.name, shown.day, shown.state, shown.hint) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        item.setToolTip(words)
        self.addItem(item)

    @property
    def chosen(self) -> int | None:
        """The chosen meeting's id."""
        item = self.currentItem()
        shown: Entry | None = item.data(ENTRY) if item is not None else None
        return shown.meeting_id if shown else None

    def choose(self, meeting_id: int) -> bool:
        """Make a meeting the chosen one, without telling; False when it isn't in the list."""
        for row in range(self.count()):
            shown: Entry | None = self.item(row).data(ENTRY)
            if shown is not None and shown.meeting_id == meeting_id:
                self.blockSignals(True)
                self.setCurrentRow(row)
                self.blockSignals(False)
                return True
        return False

    def _tell(self) -> None:
        if self.chosen is not None:
            self.picked.emit(self.chosen)
