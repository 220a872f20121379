"""Where the officer writes what the forum says itself about a year, beside the figures of the follow-up."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import DEFAULT_ACCENT
from industriforum_desktop.forum.year_figures import YearFigures
from industriforum_desktop.i18n import _
from industriforum_desktop.papers.figures import Bars
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Text
from industriforum_desktop.ui.shared.chart import ChartView
from industriforum_desktop.ui.widgets.basics import label
from industriforum_desktop.ui.widgets.form import FormDialog


class YearWordsDialog(FormDialog):
    """The year in short, an assessment of each aim, and what comes next. Saving is one undoable change."""

    def __init__(self, desk: Desk, year: int, parent: QWidget | None = None) -> None:
        super().__init__(
            _("The year's own words: {year}").format(year=year),
            parent,
            intro=_(
                "They stand in the follow-up beside the figures. A line that begins with a hyphen becomes a point "
                "in a list."
            ),
            wide=640,
        )
        self._desk = desk
        self._year = year
        self.chart = ChartView()
        own = self._own
        self.aims = {str(aim.id): Text(3) for aim in desk.file.aims()}
        titles = [
            _("Aim {number}: {text}").format(number=number, text=aim.text)
            for number, aim in enumerate(desk.file.aims(), 1)
        ]
        self.ask(
            *self._figures(),
            Field("summary", _("The year in short"), Text(4), above=True),
            *(
                Field(key, title, widget, above=True)
                for title, (key, widget) in zip(titles, self.aims.items(), strict=True)
            ),
            Field("next_year", _("What we do next year"), Text(4), above=True),
            of={"summary": own.summary, "next_year": own.next_year, **own.assessments} if own else None,
        )
        self.commit = self._write

    @property
    def _own(self) -> FollowUp | None:
        return self._desk.file.follow_ups().get(self._year)

    def _figures(self) -> list[QWidget]:
        """What became of the year's actions, to write beside; nothing where there are none."""
        file = self._desk.file
        counts = YearFigures(self._year, file.meetings(), file.organisations()).actions_by_status()
        if not any(counts.values()):
            return []
        language = self._desk.language
        rows = tuple((file.forum.word(status, language), (count,)) for status, count in counts.items())
        self.chart.show_chart(Bars(rows), file.forum.accent or DEFAULT_ACCENT, language)
        return [label(_("The year's actions"), wrap=True), self.chart]

    def _write(self) -> bool:
        found = {
            "summary": self["summary"].value(),
            "assessments": {key: text for key, field in self.aims.items() if (text := field.value())},
            "next_year": self["next_year"].value(),
        }
        own = self._own
        kept = own or FollowUp(year=self._year, summary="", assessments={}, next_year="")
        if all(getattr(kept, name) == text for name, text in found.items()):
            return True
        with self._desk.change(_("Wrote the year's own words")) as done:
            self._desk.file.session.add(kept)
            for name, text in found.items():
                setattr(kept, name, text)
        return done.kept
