"""The next year: what was decided about it, and its plan made from that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum import next_year as rules
from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.ui.commands import Actions
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Lines, Number
from industriforum_desktop.ui.meetings.plan_dialog import PlanDialog
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card, clear, column, label, row
from industriforum_desktop.ui.widgets.form import FormDialog

MOST_MEETINGS = 12


def themes_hint() -> str:
    """How themes are written."""
    return _("One on each line: the first is the first meeting's.")


class NextYearForm(FormDialog):
    """Asks what was decided about the next year. Saving is one undoable change."""

    def __init__(self, desk: Desk, year: int, parent: QWidget | None) -> None:
        super().__init__(_("Decided about {year}").format(year=year + 1), parent, wide=620)
        self._desk, self._year = desk, year
        own = self._own
        self.ask(
            Field("decisions", _("Decisions"), Lines(6), hint=_("One on each line.")),
            Field("next_meetings", _("Meetings"), Number(1, MOST_MEETINGS)),
            Field("next_themes", _("Themes"), Lines(4), hint=themes_hint()),
            of={
                "decisions": own.decisions if own else [],
                "next_meetings": (own.next_meetings if own else None) or desk.file.forum.meetings_per_year,
                "next_themes": own.next_themes if own else [],
            },
        )
        self.commit = self._write

    @property
    def _own(self) -> FollowUp | None:
        return self._desk.file.follow_ups().get(self._year)

    def _write(self) -> bool:
        own, answers = self._own, self.form.fields.values()
        kept = own or FollowUp(year=self._year, decisions=[], next_themes=[])
        if all(getattr(kept, name) == answer for name, answer in answers.items()):
            return True
        with self._desk.change(_("Wrote what is decided about {year}").format(year=self._year + 1)) as done:
            self._desk.file.session.add(kept)
            self.write(kept)
        return done.kept


class NextYearPlan(PlanDialog):
    """Proposes the dates of one year's meetings, and which themes they have."""

    def __init__(
        self,
        year: int,
        count: int,
        themes: Sequence[str],
        meetings: Sequence[Meeting],
        today: date,
        language: Language,
        parent: QWidget | None,
    ) -> None:
        super().__init__(meetings, count, today, language, parent)
        self.year.setValue(year)
        self.year.setEnabled(False)
        self.ask(Field("themes", _("Themes"), Lines(3), hint=themes_hint()), of={"themes": themes})


def create_plan(desk: Desk, year: int, parent: QWidget) -> bool:
    """Ask for the dates of the year after this one and make its meetings, as one change; whether they were made."""
    if not desk.writable():
        return False
    file = desk.file
    own = file.follow_ups().get(year)
    count = (own.next_meetings if own else None) or file.forum.meetings_per_year
    themes = list(own.next_themes) if own else []
    dialog = NextYearPlan(year + 1, count, themes, file.meetings(), desk.today(), desk.language, parent)

    def write() -> None:
        planned = dialog.planned(desk.paper_language)
        file.session.add_all(planned)
        words = rules.plan(file.forum, year + 1, planned, dialog["themes"].value(), file.follow_ups())
        if words is not None:
            file.session.add(words)

    dialog.commit = lambda: desk.write(_("Created the plan of {year}").format(year=year + 1), write)
    return bool(dialog.exec())


class NextYearView(Scrolled):
    """What is decided, what goes along by itself, and the way to the plan."""

    def __init__(self, commands: Actions) -> None:
        super().__init__(name=_("Next year"))
        self._shown: object = None
        self.decide_button = commands.button("decide", text=N_("Write decisions …"))
        self.plan_button = commands.button("next-plan", role="primary")
        self.planned = label("", "muted", wrap=True)
        bar = row(self.planned, self.decide_button, self.plan_button)
        bar.setStretch(0, 1)
        self._cards = column(spacing=2 * GRID)
        self.body.addLayout(bar)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    def show_year(
        self, year: int, own: FollowUp | None, usual: int, planned: int, open_actions: int, proposals: int
    ) -> None:
        """Show what is decided about the year after this one; `planned` is how many meetings it has already."""
        decisions, themes = (list(own.decisions), list(own.next_themes)) if own else ([], [])
        number = (own.next_meetings if own else None) or usual
        words = own.next_year if own else ""
        wanted = year, decisions, themes, number, words, planned, open_actions, proposals
        if wanted == self._shown:
            return
        self._shown = wanted
        already = ngettext("{year} has {n} planned meeting.", "{year} has {n} planned meetings.", planned)
        none = _("No meetings are planned for {year} yet.")
        self.planned.setText((already if planned else none).format(year=year + 1, n=planned))
        clear(self._cards)
        self._cards.addWidget(_listed(_("Decisions for {year}").format(year=year + 1), decisions))
        meetings = ngettext("{n} meeting", "{n} meetings", number).format(n=number)
        card = _listed(_("Meetings and themes"), themes, _("No themes are chosen yet."))
        card.column.insertWidget(1, label(meetings))
        self._cards.addWidget(card)
        if words:
            self._cards.addWidget(Card(label(_("What we do next year"), "heading"), label(words, wrap=True)))
        along = [
            ngettext(
                "{n} open action follows to the next meeting", "{n} open actions follow to the next meeting", n
            ).format(n=n)
            for n in (open_actions,)
        ]
        along += [
            ngettext("{n} proposal that no agenda has stays", "{n} proposals that no agenda has stay", n).format(
                n=n
            )
            for n in (proposals,)
        ]
        self._cards.addWidget(_listed(_("What goes along by itself"), along))


def _listed(title: str, found: Sequence[str], nothing: str = "") -> Card:
    text = "\n".join(f"– {one}" for one in found) or nothing or _("Nothing is written yet.")
    return Card(label(title, "heading", wrap=True), label(text, "" if found else "muted", wrap=True))
