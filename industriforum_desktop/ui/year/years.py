"""All years of the forum beside each other: the same figures in each, and each figure opens what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from industriforum_desktop.forum.year_counts import Count
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.papers.assessed import actions_chart
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.shared.chart import ChartView
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label
from industriforum_desktop.ui.year.things import number_of, show_things

_WIDEST_CHART = 760
_PADDING = 14
"""What the style gives a button beside its text, in device-independent pixels."""
Rows = Sequence[tuple[str, list[Count]]]


class YearsView(Scrolled):
    """A table of buttons, a column for each year, and the years' actions as a chart."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name=_("Years side by side"))
        self._desk = desk
        self._rows: Rows = []
        self._shown: object = None
        self.buttons: dict[tuple[str, int], QWidget] = {}
        """By the figure's key and the year."""
        self.lead = label(role="muted", wrap=True)
        self.chart = ChartView()
        self.chart.setMaximumWidth(_WIDEST_CHART)
        self._table = QScrollArea()
        self._table.setFrameShape(QFrame.Shape.NoFrame)
        self._table.setWidgetResizable(True)
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addLayout(column(self.lead, self._table, self.chart, spacing=2 * GRID))
        self.body.addStretch(1)

    def show_years(self, years: Sequence[int], rows: Rows, accent: str, language: Language) -> None:
        """Show these; nothing is rebuilt when no figure is new."""
        self._rows = rows
        few = _("There is one year in the forum so far. The next one will stand beside it.")
        many = _("The same figures for each year. A figure opens what it counts.")
        self.lead.setText(many if len(years) > 1 else few)
        wanted = years, [(name, [number_of(one) for one in counts]) for name, counts in rows]
        if wanted != self._shown:
            self._shown = wanted
            self._fill(years, rows)
        drawn = actions_chart(years, rows, language)
        self.chart.setVisible(drawn is not None)
        if drawn is not None:
            self.chart.show_chart(drawn, accent, language)

    def _fill(self, years: Sequence[int], rows: Rows) -> None:
        self.buttons = {}
        inside = QWidget()
        inside.setObjectName("page")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 2 * GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        for n, year in enumerate(years, 1):
            head = label(str(year), "heading")
            head.setContentsMargins(0, 0, _PADDING, 0)
            grid.addWidget(head, 0, n, Qt.AlignmentFlag.AlignRight)
        for line, (name, counts) in enumerate(rows, 1):
            grid.addWidget(label(name), line, 0)
            for n, (year, count) in enumerate(zip(years, counts, strict=True), 1):
                made = button(
                    number_of(count),
                    partial(self._open, line - 1, n - 1),
                    role="plain",
                    tip=_("Show what is counted"),
                )
                made.setAccessibleName(f"{name}, {year}: {number_of(count)}")
                made.setEnabled(bool(count.things))
                self.buttons[count.key, year] = made
                grid.addWidget(made, line, n, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(len(years) + 1, 1)
        self._table.setWidget(inside)
        self._table.setFixedHeight(inside.sizeHint().height() + 2 * GRID)

    def _open(self, line: int, place: int) -> None:
        show_things(self._desk, self._rows[line][1][place], self.window())
