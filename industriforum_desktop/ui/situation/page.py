"""Lägesbild: what is hard and what is needed, as the meetings have seen it over time."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.kinds import N_, Trend
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.shared.tabs import TabPage
from industriforum_desktop.ui.situation.commands import COMMANDS
from industriforum_desktop.ui.situation.concerns import ConcernsPart
from industriforum_desktop.ui.situation.picture import PicturePart
from industriforum_desktop.ui.situation.questions import QuestionsPart
from industriforum_desktop.ui.ways import AnyWay, AskQuestions, ShowConcern, ShowPaper


class SituationPage(TabPage):
    """Challenges and needs by theme, and the questions that each meeting asks anew."""

    key = "situation"
    declared = COMMANDS
    concerns: ConcernsPart

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.picture = PicturePart(desk)
        self.concerns = ConcernsPart(self)
        self.questions = QuestionsPart(desk)
        self.views.addTab(self.picture, _("Picture"))
        self.views.addTab(self.concerns, _("Concerns"))
        self.views.addTab(self.questions, _("Fixed questions"))
        self.picture.view.picked.connect(lambda tile: self._show_concern(tile.key))
        self.questions.grid.currentItemChanged.connect(lambda now, before: self.enable())
        self.head.addWidget(self.button("paper", text=N_("Paper")))

    def lists(self) -> Iterable[QWidget]:
        return (self.concerns,)

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        self.concerns.refresh()
        for part in (self.picture, self.questions):
            if self.views.currentWidget() is part:
                part.refresh()
        open_ones = [one for one in self.concerns.found if one.trend is not Trend.SOLVED]
        parts = [ngettext("{n} open concern", "{n} open concerns", len(open_ones)).format(n=len(open_ones))]
        # An action answers a concern: what is not sorted has none.
        if without := sum(not one.answered for one in open_ones) + self.concerns.loose:
            parts.append(_("{n} without any action").format(n=without))
        if self.concerns.loose:
            parts.append(_not_sorted(self.concerns.loose))
        self.summary.setText(" · ".join(parts))

    def follow(self, way: AnyWay) -> None:
        match way:
            case ShowConcern(concern_id=concern_id):
                self._show_concern(concern_id)
            case AskQuestions(meeting_id=meeting_id):
                self.views.setCurrentWidget(self.questions)
                if meeting_id is not None:
                    self.questions.show_meeting(meeting_id)

    def _show_concern(self, concern_id: int) -> None:
        self.views.setCurrentWidget(self.concerns)
        self.concerns.choose(concern_id)

    def edit(self) -> None:
        """Edit the chosen answer or concern."""
        if self.views.currentWidget() is self.questions:
            self.questions.grid.begin()
        else:
            self.concerns.here().edit()

    def put_back(self) -> None:
        """Empty the chosen answer, or take the chosen concern apart."""
        if self.views.currentWidget() is self.questions:
            self.questions.grid.empty_current()
        elif self.views.currentWidget() is self.concerns:
            self.concerns.put_back()

    def edit_questions(self) -> None:
        self.views.setCurrentWidget(self.questions)
        self.questions.edit_questions()

    def paper(self) -> None:
        self.desk.go.emit(ShowPaper("situation", year=self.desk.today().year))


def _not_sorted(n: int) -> str:
    return ngettext("{n} is not sorted yet", "{n} are not sorted yet", n).format(n=n)
