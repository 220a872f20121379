"""Tidy and make final: the way of a meeting's minutes from the last line typed to the paper in the archive."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget

from industriforum_desktop.forum import stage
from industriforum_desktop.forum.kinds import N_, MinutesState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.commands import Command, Entry
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.finish.correct import CorrectStep
from industriforum_desktop.ui.finish.final import FinalStep
from industriforum_desktop.ui.finish.remarks import RemarksStep
from industriforum_desktop.ui.finish.send import SendStep
from industriforum_desktop.ui.finish.spelling import Looks
from industriforum_desktop.ui.finish.step import Step
from industriforum_desktop.ui.finish.tidy import TidyStep
from industriforum_desktop.ui.meetings.reopening import may_reopen, reopen
from industriforum_desktop.ui.shared.commands import trace
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay, FinishMeeting, ShowMeeting, Way
from industriforum_desktop.ui.widgets.basics import Empty, button, label, row, soon
from industriforum_desktop.ui.widgets.page import Page
from industriforum_desktop.ui.widgets.trace_choice import trace_one_of

RAIL_WIDTH = 208
FIRST = {
    MinutesState.DRAFT: "tidy",
    MinutesState.REVIEW: "remarks",
    MinutesState.FINAL: "send",
    MinutesState.SENT: "send",
}
"""The step that is shown first, by how far the minutes have come."""


def _show(step: str, page: FinishPage) -> None:
    page.show_step(step)


STEPS: tuple[tuple[type[Step], str], ...] = (
    (TidyStep, N_("&1. Tidy")),
    (RemarksStep, N_("&2. Remarks")),
    (FinalStep, N_("&3. Make final")),
    (SendStep, N_("&4. Send")),
    (CorrectStep, N_("&5. Correct")),
)
COMMANDS: tuple[Entry[FinishPage], ...] = (
    *(
        Command(f"step-{step.key}", text, partial(_show, step.key), f"Alt+{number}")
        for number, (step, text) in enumerate(STEPS, 1)
    ),
    None,
    trace(lambda page: page.trace(), N_("From the proposal to the result, of one of the items"), row=False),
    Command(
        "reopen",
        N_("&Open the meeting again …"),
        lambda page: page.reopen(),
        icon="undo",
        tip=N_("Let a held meeting go on, from when it began"),
        when=lambda page: may_reopen(page.desk, page.meeting),
    ),
    Command("leave", N_("&Leave"), lambda page: page.leave(), "Shift+Esc", "close", N_("Back to the meeting")),
)


class FinishPage(Page):
    """The five steps at the left, with how far each has come; the one at hand beside them."""

    key = "finish"
    declared = COMMANDS
    listed = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._meeting_id: int | None = None
        self.name = label(role="title")
        self.state = label(role="eyebrow")
        looks = Looks(desk, self)
        self._spelling = looks.spelling
        self._news = soon(self._look_again)
        looks.news.connect(self._news.start)
        steps = (
            TidyStep(desk, looks),
            RemarksStep(desk),
            FinalStep(desk, looks),
            SendStep(desk),
            CorrectStep(desk),
        )
        self.steps: dict[str, Step] = {step.key: step for step in steps}
        self.rail = QListWidget()
        self.rail.setAccessibleName(_("Steps"))
        self.rail.setFixedWidth(RAIL_WIDTH)
        self.rail.setWordWrap(True)
        self.stack = QStackedWidget()
        for number, step in enumerate(self.steps.values(), 1):
            self.stack.addWidget(step)
            self.rail.addItem(QListWidgetItem(f"{number}. {step.title}"))
            step.wanted.connect(self.show_step)
        self.rail.currentRowChanged.connect(self._show_row)
        self._build_layout()
        self.rail.setCurrentRow(0)

    def _build_layout(self) -> None:
        self.body.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        both = row(self.rail, self.stack, spacing=3 * GRID)
        both.setContentsMargins(0, 0, 0, 0)
        both.setStretch(1, 1)
        self.body.addLayout(row(self.name, self.state, None, self.button("leave"), spacing=2 * GRID))
        self.empty = Empty(
            "check",
            _("No meeting is chosen"),
            _("Choose a meeting that has been held, and then Make final."),
            button(_("To the meetings"), lambda: self.desk.go.emit(Way("meetings")), role="primary"),
        )
        self.body.addLayout(both, 1)
        self.body.addWidget(self.empty, 1)

    @property
    def meeting(self) -> Meeting | None:
        """The shown meeting as it is in the file."""
        if self._meeting_id is None or not self.desk.has_file:
            return None
        return self.desk.file.session.get(Meeting, self._meeting_id)

    @property
    def step(self) -> Step:
        """The step at hand."""
        return list(self.steps.values())[self.stack.currentIndex()]

    @property
    def in_use(self) -> bool:
        return self.meeting is not None

    def follow(self, way: AnyWay) -> None:
        if not isinstance(way, FinishMeeting):
            return
        meeting = self.desk.file.session.get(Meeting, way.meeting_id)
        if meeting is None:
            return
        self._meeting_id = meeting.id
        self.refresh()
        self.enable()
        self.show_step(way.step or FIRST[meeting.minutes_state])

    def begin(self) -> None:
        if self.meeting is not None:
            self.step.begin()

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        # What is typed in the live view must be written, and nothing more typed there, while lines are mended.
        if not self.desk.put_down():
            self.desk.said.emit(_("The last you typed can't be written to the file yet."))
        meeting = self.meeting
        for part in (self.rail, self.stack):
            part.setVisible(meeting is not None)
        self.empty.setVisible(meeting is None)
        if meeting is None:
            self.name.setText("")
            self.state.setText("")
            return
        name = _("Minutes of meeting {number}/{year}").format(number=meeting.number, year=meeting.year)
        self.name.setText(name)
        self.setAccessibleName(f"{self.title}: {name}")
        state = self.desk.file.forum.word(meeting.minutes_state, self.desk.language)
        n = len(meeting.versions)
        if n and not meeting.minutes_state.frozen:
            state = stage.word(meeting, self.desk.file.forum, self.desk.language)
        elif n > 1:
            state = _("{state}, version {n}").format(state=state, n=n)
        self.state.setText(state)
        if self.isVisible() and not meeting.minutes_state.frozen:
            self._spelling.begin(meeting)
        for place, step in enumerate(self.steps.values()):
            step.take(meeting)
            summary = step.summary(meeting)
            head = f"{place + 1}. {step.title}"
            self.rail.item(place).setText(f"{head}\n{summary}" if summary else head)
            self.rail.item(place).setData(Qt.ItemDataRole.AccessibleTextRole, f"{head}, {summary}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.step.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._spelling.end()

    def _look_again(self) -> None:
        """The speller has told something. Who waited for it goes on where there is something to do."""
        if not self.isVisible() or not self.desk.has_file:
            return
        waited = not self.stack.isAncestorOf(self.window().focusWidget() or self)
        self.refresh()
        if waited and isinstance(self.step, TidyStep) and not self.rail.hasFocus():
            self.step.begin()

    def show_step(self, key: str) -> None:
        """Go to this step."""
        self.rail.setCurrentRow(list(self.steps).index(key))
        self.step.begin()

    def _show_row(self, place: int) -> None:
        if place >= 0:
            self.stack.setCurrentIndex(place)

    def trace(self) -> None:
        """Show the chain of one of the items: the one whose line is being tidied is offered first."""
        meeting, step = self.meeting, self.step
        if meeting is not None:
            at = step.item_at_hand if isinstance(step, TidyStep) else None
            trace_one_of(self.desk, meeting.items, self.window(), at)

    def reopen(self) -> None:
        """Let the meeting go on, and show where."""
        meeting = self.meeting
        if meeting is not None and reopen(self.desk, meeting, self.window()):
            self.leave()

    def leave(self) -> None:
        """Back to the meeting."""
        self.desk.go.emit(Way("meetings") if self._meeting_id is None else ShowMeeting(self._meeting_id))
