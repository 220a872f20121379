"""What has been captured in the meeting: agreements, actions and open questions as they are typed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from industriforum_desktop.forum.kinds import LABELS, OutcomeKind
from industriforum_desktop.i18n import _, current
from industriforum_desktop.minutes.lines import Line
from industriforum_desktop.ui.icons import icon

PLACE = Qt.ItemDataRole.UserRole
ORDER = (
    (OutcomeKind.AGREEMENT, "agreement"),
    (OutcomeKind.ACTION, "action"),
    (OutcomeKind.QUESTION, "question"),
    (OutcomeKind.CHALLENGE, "warning"),
    (OutcomeKind.NEED, "plus"),
)

Captured = list[tuple[int, int, Line]]
"""Agenda number, line number and line."""


class CapturedPanel(QListWidget):
    """Signal: `wanted` with the agenda number and line of the row that was chosen."""

    wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Captured in the minutes"))
        self.setWordWrap(True)
        self.setIconSize(QSize(16, 16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.itemClicked.connect(self._clicked)
        self._shown: Captured | None = None

    def show_captured(self, captured: Captured) -> None:
        """Show the rows by kind, those of the same kind in the meeting's order."""
        if captured == self._shown:
            return
        self._shown = captured
        bar = self.verticalScrollBar()
        place = bar.value()
        self.clear()
        for kind, name in ORDER:
            rows = [row for row in captured if row[2].kind is kind]
            if rows:
                self._head(f"{current().gettext(LABELS[kind])} ({len(rows)})")
            for number, line_number, line in rows:
                row = QListWidgetItem(icon(name, "accent"), _words(line))
                row.setData(PLACE, (number, line_number))
                row.setToolTip(_("Item {number}").format(number=number))
                self.addItem(row)
        if not captured:
            hint = QListWidgetItem(
                _("A line that begins with -> is an action, with = an agreement, with ? an open question.")
            )
            hint.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(hint)
        bar.setValue(place)

    def _head(self, text: str) -> None:
        head = QListWidgetItem(text)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(font)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(head)

    def _clicked(self, row: QListWidgetItem) -> None:
        place = row.data(PLACE)
        if place:
            self.wanted.emit(*place)


def _words(line: Line) -> str:
    """IF Metall: ta fram underlag – 15 juni 2023"""
    head = f"{', '.join(line.who)}: " if line.who else ""
    tail = f" – {current().long_date(line.due)}" if line.due else ""
    return f"{head}{line.text}{tail}"
