"""Where the officer writes what the forum says itself about a year, beside the figures of the follow-up."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import DEFAULT_ACCENT
from industriforum_desktop.forum.year_figures import YearFigures
from industriforum_desktop.i18n import _
from industriforum_desktop.papers.figures import Bars
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.shared.chart import ChartView
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.widgets.basics import column, label
from industriforum_desktop.ui.widgets.form import FormDialog, text_edit


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
        )
        self._desk = desk
        self._year = year
        self.chart = ChartView()
        self.resize(640, 640)
        own = desk.file.follow_ups().get(year)
        self.summary = text_edit(own.summary if own else "", rows=4)
        self.next_year = text_edit(own.next_year if own else "", rows=4)
        self.aims = {
            str(aim.id): text_edit(own.assessments.get(str(aim.id), "") if own else "", rows=3)
            for aim in desk.file.aims()
        }
        inside = [*self._figures(), *self._labelled(_("The year in short"), self.summary)]
        for number, aim in enumerate(desk.file.aims(), 1):
            title = _("Aim {number}: {text}").format(number=number, text=aim.text)
            inside += self._labelled(title, self.aims[str(aim.id)])
        inside += self._labelled(_("What we do next year"), self.next_year)
        scroll = Scrolled(column(*inside))
        scroll.setMinimumHeight(320)
        self.form.addRow(scroll)
        self.commit = self._write

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

    @staticmethod
    def _labelled(text: str, field: QWidget) -> list[QWidget]:
        caption = label(text, wrap=True)
        caption.setBuddy(field)
        field.setAccessibleName(text)
        return [caption, field]

    def _write(self) -> bool:
        found = (
            self.summary.toPlainText().strip(),
            {key: text for key, field in self.aims.items() if (text := field.toPlainText().strip())},
            self.next_year.toPlainText().strip(),
        )
        if found == self._kept():
            return True
        with self._desk.change(_("Wrote the year's own words")) as done:
            file = self._desk.file
            own = file.follow_ups().get(self._year)
            if own is None:
                own = FollowUp(year=self._year)
                file.session.add(own)
            own.summary, own.assessments, own.next_year = found
        return done.kept

    def _kept(self) -> tuple[str, dict[str, str], str]:
        own = self._desk.file.follow_ups().get(self._year)
        return (own.summary, dict(own.assessments), own.next_year) if own else ("", {}, "")
