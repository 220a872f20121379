"""The aims: the officer's assessment beside what the organisations say, and the ways of working."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.evaluations import Summary
from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import Aim
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.papers.assessed import spread_chart, told_count, untold
from industriforum_desktop.ui.commands import Actions
from industriforum_desktop.ui.shared.chart import ChartView
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card, clear, column, label, row

WIDEST = 860
"""In device-independent pixels: larger a chart of grades says no more."""


class AimsView(Scrolled):
    """A card for each aim, and one for what to keep, to change and to begin with."""

    def __init__(self, commands: Actions) -> None:
        super().__init__(name=_("The aims"))
        self._shown: object = None
        self.count = label("", "muted", wrap=True)
        self.write_button = commands.button("words", text=N_("Write assessments …"))
        self.enter_button = commands.button("answer", text=N_("New answer …"))
        self.answers_button = commands.button("answers", text=N_("Answers …"))
        self.charts: dict[str, ChartView] = {}
        """By an aim's id, as text; only where grades may be told."""
        bar = row(self.count, self.write_button, self.enter_button, self.answers_button)
        bar.setStretch(0, 1)
        self._cards = column(spacing=2 * GRID)
        self.body.addLayout(bar)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    def show_year(
        self, aims: Sequence[Aim], own: FollowUp | None, summary: Summary, accent: str, language: Language
    ) -> None:
        """Show these; nothing is rebuilt when nothing is new."""
        assessments = dict(own.assessments) if own else {}
        text = own.summary if own else ""
        wanted = [(aim.id, aim.text) for aim in aims], assessments, text, summary, accent
        if wanted == self._shown:
            return
        self._shown = wanted
        self.count.setText(told_count(summary, language))
        self.charts = {}
        clear(self._cards)
        self._cards.addWidget(_card(_("The year in short"), text or _("Nothing is written yet.")))
        for number, aim in enumerate(aims, 1):
            self._cards.addWidget(self._aim(number, aim, assessments, summary, accent, language))
        ways = [
            (_("Keep"), summary.keep),
            (_("Change"), summary.change),
            (_("Begin with"), summary.begin),
        ]
        if any(found for _title, found in ways):
            card = Card(label(_("Ways of working"), "heading"))
            for title, found in ways:
                if found:
                    card.column.addWidget(label(title, "eyebrow"))
                    card.column.addWidget(_points(found))
            self._cards.addWidget(card)

    def _aim(
        self,
        number: int,
        aim: Aim,
        assessments: Mapping[str, str],
        summary: Summary,
        accent: str,
        language: Language,
    ) -> Card:
        key = str(aim.id)
        card = Card(label(_("Aim {number}: {text}").format(number=number, text=aim.text), "heading", wrap=True))
        said = column(label(_("The convener's assessment"), "eyebrow"), spacing=GRID // 2)
        said.addWidget(label(assessments.get(key, "") or _("Nothing is written yet."), wrap=True))
        heard = column(label(_("The organisations' grades"), "eyebrow"), spacing=GRID // 2)
        spread = summary.spreads.get(key)
        if spread is None:
            heard.addWidget(label(untold(summary, language), "muted", wrap=True))
        else:
            chart = self.charts[key] = ChartView()
            chart.show_chart(spread_chart(spread, language), accent, language)
            chart.setMaximumWidth(WIDEST)
            heard.addWidget(chart)
        if summary.comments.get(key):
            heard.addWidget(label(_("The organisations' comments"), "eyebrow"))
            heard.addWidget(_points(summary.comments[key]))
        card.column.addLayout(said)
        card.column.addLayout(heard)
        return card


def _points(found: Sequence[str]) -> QWidget:
    return label("\n".join(f"– {text}" for text in found), wrap=True)


def _card(title: str, text: str) -> Card:
    return Card(label(title, "heading"), label(text, wrap=True))
