"""The agenda as a Qt model: rows that can be dragged to another place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import ItemKind
from industriforum_desktop.forum.meeting import Meeting, clock_times
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.icons import icon

Index = QModelIndex | QPersistentModelIndex
ROW_MIME = "application/x-industriforum-agenda-item"
ROW_HEIGHT = 28
CLOCK, NUMBER, TITLE, KIND, PRESENTER, MINUTES, PROPOSED_BY = range(7)


@dataclass(frozen=True)
class Line:
    """An item as the table shows it. `late` when it begins at the meeting's end or after; `attached` files."""

    item_id: int
    clock: str
    number: int
    title: str
    kind: str
    presenter: str
    minutes: int
    proposed_by: str
    late: bool
    attached: int = 0

    def text(self, column: int) -> str:
        return (
            self.clock,
            f"{self.number}.",
            self.title,
            self.kind,
            self.presenter,
            str(self.minutes),
            self.proposed_by,
        )[column]


@dataclass(frozen=True)
class Draft:
    """What is typed about an item and not written yet."""

    item_id: int
    title: str
    kind: ItemKind
    presenter: str
    minutes: int


@dataclass(frozen=True)
class Agenda:
    """The lines of an agenda with the sum of their minutes against the meeting's length."""

    lines: Sequence[Line]
    planned: int

    @property
    def minutes(self) -> int:
        return sum(line.minutes for line in self.lines)

    @property
    def left(self) -> int:
        """Minutes that are left of the meeting; negative when the agenda is too long."""
        return self.planned - self.minutes


def agenda(meeting: Meeting, forum: Forum, language: Language, drafts: Mapping[int, Draft]) -> Agenda:
    """The meeting's agenda, with drafts in the place of what is written."""
    seen = [(item, drafts.get(item.id, item)) for item in meeting.items]
    end = datetime.combine(meeting.day, meeting.start) + timedelta(minutes=meeting.planned_minutes)
    begun = datetime.combine(meeting.day, meeting.start)
    attached = Counter(one.item for one in meeting.attachments)
    lines = []
    for n, ((item, shown), clock) in enumerate(
        zip(seen, clock_times(meeting.start, (shown.minutes for _item, shown in seen)), strict=True), start=1
    ):
        lines.append(
            Line(
                item.id,
                language.clock(clock),
                n,
                shown.title,
                forum.word(shown.kind, language),
                shown.presenter,
                shown.minutes,
                item.proposed_by.called if item.proposed_by else "",
                begun >= end,
                attached[item],
            )
        )
        begun += timedelta(minutes=shown.minutes)
    return Agenda(lines, meeting.planned_minutes)


class AgendaModel(QAbstractTableModel):
    """Signals: `dropped` with an item's id and the place among the others, counted from 0, it was dropped at."""

    dropped = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._heads = (
            _("Time"),
            _("No."),
            _("Item"),
            _("Kind"),
            _("Presenter"),
            _("Min"),
            _("Proposed by"),
        )

    def show(self, lines: Sequence[Line]) -> bool:
        """Show these lines; True when there are others or in another order, so that the view must look again."""
        same = [line.item_id for line in lines] == [line.item_id for line in self.lines]
        if same:
            self.lines = list(lines)
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, self.columnCount() - 1))
            return False
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()
        return True

    def row_of(self, item_id: int | None) -> int:
        """The item's row, or -1."""
        return next((n for n, line in enumerate(self.lines) if line.item_id == item_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if column in (NUMBER, MINUTES) else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("Begins after the meeting's end") if column == CLOCK and line.late else line.text(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("attach", "muted") if column == TITLE and line.attached else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(line, column)
        return None

    def _spoken(self, line: Line, column: int) -> str:
        text = f"{self._heads[column]}: {line.text(column)}"
        if column != TITLE or not line.attached:
            return text
        files = ngettext("{n} attachment", "{n} attachments", line.attached).format(n=line.attached)
        return f"{text}, {files}"

    def _colour(self, line: Line, column: int) -> QColor | None:
        if column == CLOCK and line.late:
            return QColor(theme.now().warning)
        return None if column == TITLE else QColor(theme.now().muted)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        # A row can be dropped between rows, never onto one.
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROW_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        if rows:
            data.setData(ROW_MIME, str(self.lines[rows[0]].item_id).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for the item to be moved. The file decides; nothing is moved here, so Qt is told that nothing was."""
        if not data.hasFormat(ROW_MIME) or action != Qt.DropAction.MoveAction:
            return False
        item_id = int(bytes(data.data(ROW_MIME).data()))
        came_from = self.row_of(item_id)
        if came_from < 0:
            return False
        before = row if row >= 0 else len(self.lines)
        place = before - 1 if came_from < before else before
        if place != came_from:
            self.dropped.emit(item_id, place)
        return False
