"""The yearly follow-up: figures that open what they count, the aims, the next year, and all years together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QWidget

from industriforum_desktop.forum import evaluations, next_year
from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import DEFAULT_ACCENT
from industriforum_desktop.forum.kinds import N_, MeetingState
from industriforum_desktop.forum.year_counts import (
    counted,
    divided,
    meetings_wanted,
    side_by_side,
    years_with_meetings,
)
from industriforum_desktop.forum.year_figures import YearFigures
from industriforum_desktop.i18n import _
from industriforum_desktop.store.follow_up import meetings_in_full
from industriforum_desktop.ui.ways import ShowPaper, ShowYear
from industriforum_desktop.ui.year.aims import AimsView
from industriforum_desktop.ui.year.figures import FiguresView
from industriforum_desktop.ui.year.next_year import NextYearForm, NextYearView, create_plan
from industriforum_desktop.ui.year.part import YearPart
from industriforum_desktop.ui.year.years import YearsView

if TYPE_CHECKING:
    from industriforum_desktop.ui.year.page import YearPage


class FollowUpPart(YearPart):
    """The year in three views, and all years in a fourth."""

    key = "follow-up"

    def __init__(self, page: YearPage) -> None:
        super().__init__(page)
        # Its views are the tabs; it stands in the window for its dialogs.
        self.setParent(page)
        self.hide()
        self.figures = FiguresView(self.desk)
        self.aims = AimsView(self.page.actions_of)
        self.next_year = NextYearView(self.page.actions_of)
        self.years = YearsView(self.desk)
        self._show_view: dict[QWidget, Callable[[], None]] = {
            self.figures: self._show_figures,
            self.aims: self._show_aims,
            self.next_year: self._show_next_year,
            self.years: self._show_years,
        }
        self.of_one_year = (self.figures, self.aims, self.next_year)
        self.paper_button = page.button("follow-up", text=N_("Show as paper"))
        self.beside.append(self.paper_button)

    @property
    def tabs(self) -> list[tuple[QWidget, str]]:
        return [
            (self.figures, _("Figures")),
            (self.aims, _("The aims")),
            (self.next_year, _("Next year")),
            (self.years, _("Years side by side")),
        ]

    @property
    def views(self) -> QTabWidget:
        """The page's tabs."""
        return self.page.views

    @property
    def year(self) -> int:
        return self.page.year

    @property
    def title(self) -> str:
        return _("Yearly follow-up")

    @property
    def own(self) -> FollowUp | None:
        """What the forum says itself about the year."""
        return self.desk.file.follow_ups().get(self.year)

    def refresh(self) -> None:
        self.page.summary.setText(_("What the year was, what it was worth, and what comes next"))
        self._show_view[self.views.currentWidget()]()

    def _figures_of(self, *years: int) -> list[YearFigures]:
        """The figures of these years; of all years that have meetings, where none is named."""
        meetings, organisations = meetings_in_full(self.desk.file), self.desk.file.organisations()
        return [YearFigures(year, meetings, organisations) for year in years or years_with_meetings(meetings)]

    @property
    def _accent(self) -> str:
        return self.desk.file.forum.accent or DEFAULT_ACCENT

    def _show_figures(self) -> None:
        file, language = self.desk.file, self.desk.language
        [found] = self._figures_of(self.year)
        wanted = meetings_wanted(self.year, file.follow_ups(), file.forum.meetings_per_year)
        groups = counted(found, wanted, self.desk.today(), language)
        self.figures.show_groups([*groups, *divided(found, file.forum, file.aims(), language)])

    def _show_aims(self) -> None:
        file, language = self.desk.file, self.desk.language
        aims = file.aims()
        answers = evaluations.of_year(file.evaluations(), self.year)
        summary = evaluations.summary(answers, [str(aim.id) for aim in aims], language.sort_key)
        self.aims.show_year(aims, self.own, summary, self._accent, language)

    def _show_next_year(self) -> None:
        file = self.desk.file
        planned = sum(
            one.year == self.year + 1 and one.state is not MeetingState.CANCELLED for one in file.meetings()
        )
        open_actions = sum(one.status.open for one in file.actions())
        stay = len(next_year.waiting(file.proposals()))
        usual = file.forum.meetings_per_year
        self.next_year.show_year(self.year, self.own, usual, planned, open_actions, stay)

    def _show_years(self) -> None:
        file, language = self.desk.file, self.desk.language
        found = self._figures_of()
        usual = file.forum.meetings_per_year
        rows = side_by_side(found, file.follow_ups(), usual, self.desk.today(), language)
        years = [one.year for one in found]
        self.years.show_years(years, rows, self._accent, language)

    def _come_here(self, view: QWidget) -> None:
        self.views.setCurrentWidget(view)

    def write_words(self) -> None:
        """Ask for what the forum says itself about the year."""
        from industriforum_desktop.ui.papers.year_words import YearWordsDialog

        self._come_here(self.aims)
        if self.desk.writable():
            dialog = YearWordsDialog(self.desk, self.year, self.window())
            dialog.exec()

    def enter_answer(self) -> None:
        """Enter an answer to the evaluation that came on paper or was told."""
        from industriforum_desktop.ui.year.evaluation import enter_answer

        self._come_here(self.aims)
        enter_answer(self.desk, self.year, None, self.window())

    def show_answers(self) -> None:
        """Show the answers to the evaluation, to mend or delete them."""
        from industriforum_desktop.ui.year.evaluation import AnswersDialog

        self._come_here(self.aims)
        dialog = AnswersDialog(self.desk, self.year, self.window())
        dialog.exec()

    def decide(self) -> None:
        """Ask what is decided about the next year."""
        self._come_here(self.next_year)
        if self.desk.writable():
            dialog = NextYearForm(self.desk, self.year, self.window())
            dialog.exec()

    def create_plan(self) -> None:
        """Make the next year's meetings from what is decided, and show them on the wheel."""
        self._come_here(self.next_year)
        if create_plan(self.desk, self.year, self.window()):
            self.page.year += 1
            self.desk.go.emit(ShowYear("wheel"))

    def show_paper(self) -> None:
        """Show the follow-up as it will be printed."""
        self.desk.go.emit(ShowPaper("follow-up", year=self.year))
