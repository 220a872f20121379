"""The outreach as a board: organisations to win, in a column for each stage, with what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import LABELS, Membership
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.outreach import STAGES, OutreachStep, pipeline, waiting
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label, row
from industriforum_desktop.ui.widgets.board import DropList, board_column

ORGANISATION = "application/x-industriforum-organisation"


class Pipeline(QWidget):
    """Signals: `moved` with an organisation's id and the stage that its card was dropped on; `opened` with an
    organisation's id; `chosen_changed`.
    """

    moved = Signal(int, object)
    opened = Signal(int)
    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lists: dict[Membership, DropList] = {}
        self._heads = {}
        whole = row(spacing=GRID)
        whole.setContentsMargins(0, GRID, 0, 0)
        for stage in STAGES:
            part = self.lists[stage] = DropList(_(LABELS[stage]), ORGANISATION)
            part.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            part.opened.connect(self.opened)
            part.dropped.connect(lambda one, at, stage=stage: self.moved.emit(one, stage))
            part.currentRowChanged.connect(lambda place, stage=stage: self._alone(stage, place))
            self._heads[stage] = label(_(LABELS[stage]), "eyebrow")
            whole.addWidget(board_column(self._heads[stage], part), 1)
        self.setLayout(whole)

    def _alone(self, stage: Membership, place: int) -> None:
        """One organisation is chosen at a time, in whatever column it is."""
        if place >= 0:
            for other, part in self.lists.items():
                if other is not stage:
                    part.setCurrentRow(-1)
            self.chosen_changed.emit()

    def chosen(self) -> int | None:
        """The chosen organisation's id."""
        return next((one for part in self.lists.values() if (one := part.chosen()) is not None), None)

    def choose(self, organisation_id: int) -> None:
        """Choose the organisation, in whatever column it is, and go there."""
        for part in self.lists.values():
            if part.choose(organisation_id):
                part.setFocus()

    def show_all(
        self,
        organisations: Sequence[Organisation],
        steps: Sequence[OutreachStep],
        forum: Forum,
        language: Language,
        today: date,
    ) -> None:
        """Show where the contact with everyone stands; what is due is in the colour of a warning."""
        chosen = self.chosen()
        following = {step.organisation_id: step for step in waiting(steps)}
        late = QColor(theme.now().warning)
        for stage, found in pipeline(organisations, steps).items():
            part = self.lists[stage]
            found.sort(key=lambda one: (_due(following.get(one.id)), language.sort_key(one.called)))
            self._heads[stage].setText(f"{forum.word(stage, language)} ({len(found)})")
            part.setAccessibleName(forum.word(stage, language))
            part.show_entries([(one.id, _words(one, following.get(one.id), language), one.name) for one in found])
            for n, one in enumerate(found):
                if _due(following.get(one.id)) <= today:
                    part.item(n).setData(Qt.ItemDataRole.ForegroundRole, late)
        if chosen is not None:
            for part in self.lists.values():
                part.choose(chosen)


def _due(step: OutreachStep | None) -> date:
    return step.next_on if step is not None and step.next_on is not None else date.max


def _words(one: Organisation, step: OutreachStep | None, language: Language) -> str:
    joined = one.joined_on if one.membership is Membership.MEMBER else None
    lines = [one.called, one.sector if one.sector != one.called else ""]
    if step is not None and step.next_on is not None:
        lines.append(f"{language.short_date(step.next_on)}: {step.next_step}")
    elif joined is not None:
        lines.append(_("Joined {day}").format(day=language.short_date(joined)))
    return "\n".join(filter(None, lines))
