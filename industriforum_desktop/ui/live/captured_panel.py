"""What has been captured in the meeting: agreements, actions and open questions as they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidgetItem

from industriforum_desktop.forum.kinds import LABELS, SEVERAL, OutcomeKind
from industriforum_desktop.i18n import NO_BREAK_SPACE, _, current
from industriforum_desktop.minutes.lines import Line
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.live.wrapped import WrappedList, breakable

ORDER = (
    (OutcomeKind.AGREEMENT, "agreement"),
    (OutcomeKind.ACTION, "action"),
    (OutcomeKind.QUESTION, "question"),
    (OutcomeKind.CHALLENGE, "warning"),
    (OutcomeKind.NEED, "plus"),
)
CHANGES = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)

Captured = list[tuple[int, int, Line]]
"""Agenda number, line number and line."""


@dataclass(frozen=True)
class Agreed:
    """What is known of an agreement besides its words: it must be taken home first, with a reply by a day; or it
    needs no action.
    """

    sought: bool = False
    reply_by: date | None = None
    settled: bool = False


AgreedAt = Mapping[tuple[int, int], Agreed]
"""By agenda number and line number."""


class _Row(NamedTuple):
    """What a row shows: the kind's heading when there is no line."""

    kind: OutcomeKind
    number: int = 0
    line: Line | None = None
    agreed: Agreed | None = None


class CapturedPanel(WrappedList):
    """Signals, with the agenda number and line of a row: `wanted` when it was chosen, `to_change` when its words
    are to be changed, `to_delete` when it is to go.

    Only the rows that differ from what is shown are made anew.
    """

    wanted = Signal(int, int)
    to_change = Signal(int, int)
    to_delete = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Captured in the minutes"))
        self.setIconSize(QSize(16, 16))
        self.itemClicked.connect(lambda item: self._tell(self.wanted, self.row(item)))
        self.itemDoubleClicked.connect(lambda item: self._tell(self.to_change, self.row(item)))
        self._rows: list[_Row] = []
        self._places: list[tuple[int, int] | None] = []
        self._icons = {kind: icon(name, "accent") for kind, name in ORDER}
        self._hint()

    def show_captured(self, captured: Captured, agreed: AgreedAt | None = None) -> None:
        """Show the rows by kind, those of the same kind in the meeting's order."""
        rows, self._places = _arranged(captured, agreed or {})
        if rows and not self._rows:
            self.clear()
        had = bool(self._rows)
        self._replace(rows)
        if had and not rows:
            self._hint()

    def choose(self, number: int, line: int) -> None:
        """Put the mark on the row of this line."""
        if (number, line) in self._places:
            self.setCurrentRow(self._places.index((number, line)))

    @property
    def place(self) -> tuple[int, int] | None:
        """The agenda number and line of the current row."""
        row = self.currentRow()
        return self._places[row] if 0 <= row < len(self._places) else None

    def _replace(self, rows: list[_Row]) -> None:
        """Show these rows, touching only those between what is alike at the beginning and at the end."""
        old, self._rows = self._rows, rows
        shortest = min(len(old), len(rows))
        head = tail = 0
        while head < shortest and old[head] == rows[head]:
            head += 1
        while tail < shortest - head and old[-1 - tail] == rows[-1 - tail]:
            tail += 1
        gone, come = len(old) - head - tail, rows[head : len(rows) - tail]
        for place, row in enumerate(come, start=head):
            new = place - head >= gone
            item = QListWidgetItem() if new else self.item(place)
            self._dress(item, row)
            if new:
                self.insertItem(place, item)
            self.fit(item)
        for _n in range(gone - len(come)):
            self.takeItem(head + len(come))
        self._tell_counts()

    def _dress(self, item: QListWidgetItem, row: _Row) -> None:
        font = QFont(self.font())
        if row.line is None:
            font.setWeight(QFont.Weight.DemiBold)
            item.setText(heading(row.kind, 1))
            item.setIcon(QIcon())
            item.setToolTip("")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            text = words(row.line, row.agreed)
            item.setText(breakable(text))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
            item.setIcon(self._icons[row.kind])
            item.setToolTip(_("Item {number}").format(number=row.number))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setFont(font)

    def _tell_counts(self) -> None:
        """How many there are of each kind, in its heading."""
        heads = [n for n, row in enumerate(self._rows) if row.line is None]
        for n, following in pairwise([*heads, len(self._rows)]):
            count = following - n - 1
            text = f"{heading(self._rows[n].kind, count)} ({count})"
            if self.item(n).text() != text:
                self.item(n).setText(text)
                self.fit(self.item(n))

    def _hint(self) -> None:
        hint = QListWidgetItem(
            _("A line that begins with -> is an action, with = an agreement, with ? an open question.")
        )
        hint.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(hint)
        self.fit(hint)

    def _tell(self, signal: SignalInstance, row: int) -> None:
        place = self._places[row] if 0 <= row < len(self._places) else None
        if place is not None:
            signal.emit(*place)

    def event(self, event: QEvent) -> bool:
        """F2 and Delete are the row's while the list has the keyboard, not the page's."""
        keys = (*CHANGES, Qt.Key.Key_Delete)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in keys:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHANGES:
            self._tell(self.to_change, self.currentRow())
        elif event.key() == Qt.Key.Key_Delete:
            self._tell(self.to_delete, self.currentRow())
        else:
            super().keyPressEvent(event)


def _arranged(captured: Captured, agreed: AgreedAt) -> tuple[list[_Row], list[tuple[int, int] | None]]:
    """The rows in the panel's order, and for each where its line stands; None for a heading."""
    rows: list[_Row] = []
    places: list[tuple[int, int] | None] = []
    for kind, _name in ORDER:
        found = [one for one in captured if one[2].kind is kind]
        if found:
            rows.append(_Row(kind))
            places.append(None)
        for number, at, line in found:
            rows.append(_Row(kind, number, line, agreed.get((number, at))))
            places.append((number, at))
    return rows, places


def heading(kind: OutcomeKind, n: int) -> str:
    """What stands over so many of a kind."""
    return current().gettext(SEVERAL.get(kind, LABELS[kind]) if n > 1 else LABELS[kind])


def words(line: Line, agreed: Agreed | None = None) -> str:
    """IF Metall: ta fram underlag – 15 juni 2023"""
    head = f"{', '.join(line.who)}: " if line.who else ""
    when = current().long_date(line.due).replace(" ", NO_BREAK_SPACE) if line.due else line.due_text
    tail = f" – {when}" if when else ""
    if agreed is not None and agreed.sought:
        told = _("support to be sought")
        if agreed.reply_by is not None:
            told = _("support to be sought by {day}").format(day=current().long_date(agreed.reply_by))
        tail = f"{tail} – {told}"
    if agreed is not None and agreed.settled:
        told = _("needs no action")
        tail = f"{tail} – {told}"
    return f"{head}{line.text}{tail}"
