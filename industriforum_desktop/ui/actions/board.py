"""Actions as a board: a column for each status, with who has each and by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import LABELS, ActionStatus
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.actions import words
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label, row
from industriforum_desktop.ui.widgets.board import DropList, board_column

ACTION = "application/x-industriforum-action"


class ActionBoard(QWidget):
    """Signals: `moved` with an action and the status that its card was dropped on; `opened`; `chosen_changed`."""

    moved = Signal(object, object)
    opened = Signal()
    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._actions: list[Outcome] = []
        self.lists: dict[ActionStatus, DropList] = {}
        self._heads = {}
        whole = row(spacing=GRID)
        whole.setContentsMargins(0, GRID, 0, 0)
        for status in ActionStatus:
            part = self.lists[status] = DropList(_(LABELS[status]), ACTION)
            part.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            part.opened.connect(lambda one: self.opened.emit())
            part.dropped.connect(lambda one, at, status=status: self.moved.emit(self._actions[one], status))
            part.currentRowChanged.connect(lambda place, status=status: self._alone(status, place))
            self._heads[status] = label(_(LABELS[status]), "eyebrow", wrap=True)
            whole.addWidget(board_column(self._heads[status], part), 1)
        self.setLayout(whole)

    def _alone(self, status: ActionStatus, place: int) -> None:
        """One action is chosen at a time, in whatever column it is."""
        if place >= 0:
            for other, part in self.lists.items():
                if other is not status:
                    part.setCurrentRow(-1)
            self.chosen_changed.emit()

    def chosen(self) -> Outcome | None:
        """The chosen action."""
        place = next((one for part in self.lists.values() if (one := part.chosen()) is not None), None)
        return None if place is None else self._actions[place]

    def choose(self, action: Outcome) -> None:
        """Choose the action, in whatever column it is, and go there."""
        if action in self._actions:
            part = self.lists[action.status]
            if part.choose(self._actions.index(action)):
                part.setFocus()

    def show_all(self, actions: Sequence[Outcome], forum: Forum, language: Language, today: date) -> None:
        """Show these; what is overdue is in the colour of a warning."""
        chosen = self.chosen()
        self._actions = sorted(actions, key=lambda one: one.due or date.max)
        late = QColor(theme.now().warning)
        for status, part in self.lists.items():
            part.setCurrentRow(-1)
            found = [(place, one) for place, one in enumerate(self._actions) if one.status is status]
            self._heads[status].setText(f"{forum.word(status, language)} ({len(found)})")
            part.setAccessibleName(forum.word(status, language))
            part.show_entries([(place, _words(one, language), one.line.strip()) for place, one in found])
            for n, (_place, one) in enumerate(found):
                if one.overdue(today):
                    part.item(n).setData(Qt.ItemDataRole.ForegroundRole, late)
        if chosen is not None and chosen in self._actions:
            self.lists[chosen.status].choose(self._actions.index(chosen))


def _words(action: Outcome, language: Language) -> str:
    who = action.handed_to.called if action.handed_to else ", ".join(words.receivers(action))
    return "\n".join(filter(None, (words.what(action), who, words.due(action, language))))
