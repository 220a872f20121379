"""The year in figures: each figure is a button that opens the list of what it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from industriforum_desktop.forum.year_counts import Count, Group
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.shared.wrapped import WrapButton
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card, clear, column, label, row
from industriforum_desktop.ui.year.things import number_of, show_things

_COLUMNS = 2


class CountButton(WrapButton):
    """A name and its figure."""

    def __init__(self, count: Count, run: Callable[[], object]) -> None:
        number = number_of(count)
        name, figure = label(count.name, wrap=True), label(number, "heading")
        super().__init__(name, run, name=f"{count.name}: {number}", after=figure, margin=GRID // 2)
        self.setToolTip(_("Show what is counted") if count.things else "")
        if not count.things:
            figure.setProperty("role", "muted")
            name.setProperty("role", "muted")
            self.setEnabled(False)


class FiguresView(Scrolled):
    """Groups of figures as cards in columns."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name=_("The year in figures"))
        self._desk = desk
        self._groups: list[Group] = []
        self._shown: object = None
        self.buttons: dict[tuple[str, str], CountButton] = {}
        """By the group's title and the figure's key."""
        columns = row(spacing=2 * GRID)
        self._columns: list[QVBoxLayout] = [column(spacing=2 * GRID) for _n in range(_COLUMNS)]
        for one in self._columns:
            columns.addLayout(one, 1)
        self.body.addLayout(columns)
        self.body.addStretch(1)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these; nothing is rebuilt when no figure is new."""
        self._groups = [one for one in groups if one.counts]
        wanted = [
            (one.title, [(count.key, count.name, number_of(count)) for count in one.counts]) for one in self._groups
        ]
        if wanted == self._shown:
            return
        self._shown = wanted
        self.buttons = {}
        heights = [0] * _COLUMNS
        for one in self._columns:
            clear(one)
        for group in self._groups:
            least = heights.index(min(heights))
            heights[least] += len(group.counts) + 2
            self._columns[least].addWidget(self._card(group))
        for one in self._columns:
            one.addStretch(1)

    def _card(self, group: Group) -> Card:
        title = label(group.title, "heading", wrap=True)
        title.setContentsMargins(GRID, 0, GRID, GRID // 2)
        card = Card(title)
        card.column.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        card.column.setSpacing(0)
        for count in group.counts:
            place = group.title, count.key
            made = CountButton(count, partial(self._open, place))
            self.buttons[place] = made
            card.column.addWidget(made)
        return card

    def _open(self, place: tuple[str, str]) -> None:
        """Show what the figure counts now."""
        title, key = place
        found = (count for one in self._groups if one.title == title for count in one.counts if count.key == key)
        count = next(found, None)
        if count is not None:
            show_things(self._desk, count, self.window())
