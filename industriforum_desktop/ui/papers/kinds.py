"""The kinds of papers, grouped by what they are about."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.i18n import _
from industriforum_desktop.papers import PAPERS, Scope
from industriforum_desktop.ui.theme import GRID

KIND = Qt.ItemDataRole.UserRole
GROUPS: tuple[tuple[Scope, str], ...] = (
    ("meeting", N_("For a meeting")),
    ("year", N_("About a year")),
    ("forum", N_("About the forum")),
    ("organisation", N_("To an organisation")),
)


class KindList(QListWidget):
    """Signals: `picked` with the kind that was chosen."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "cards")
        self.setAccessibleName(_("Papers"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = QSize(0, self.fontMetrics().height() + GRID + GRID // 2)
        for scope, title in GROUPS:
            head = QListWidgetItem(_(title))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            head.setSizeHint(height)
            self.addItem(head)
            for kind, paper in PAPERS.items():
                if paper.scope == scope:
                    entry = QListWidgetItem(_(paper.name))
                    entry.setData(KIND, kind)
                    entry.setToolTip(_(paper.title))
                    entry.setSizeHint(height)
                    self.addItem(entry)
        self.choose(next(iter(PAPERS)))
        self.currentItemChanged.connect(lambda now, before: self.picked.emit(self.kind))

    @property
    def kind(self) -> str:
        """The kind that is chosen."""
        entry = self.currentItem()
        return str(entry.data(KIND)) if entry is not None else next(iter(PAPERS))

    def place(self, kind: str) -> int:
        """The row of this kind."""
        return next(n for n in range(self.count()) if self.item(n).data(KIND) == kind)

    def choose(self, kind: str) -> None:
        """Choose this kind."""
        self.setCurrentRow(self.place(kind))
