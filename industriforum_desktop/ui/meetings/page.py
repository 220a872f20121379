"""Meetings: the year's meetings at the left, the chosen one with its agenda at the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from industriforum_desktop.forum import calendar
from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.deadlines import CALLING
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import reached
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.meetings.agenda_editor import AgendaEditor
from industriforum_desktop.ui.meetings.attachments import Attachments, counted
from industriforum_desktop.ui.meetings.commands import COMMANDS
from industriforum_desktop.ui.meetings.head import MeetingHead
from industriforum_desktop.ui.meetings.meeting_form import MeetingForm
from industriforum_desktop.ui.meetings.planning import plan_meeting, plan_year
from industriforum_desktop.ui.meetings.reopening import reopen
from industriforum_desktop.ui.meetings.ways import WaysOut
from industriforum_desktop.ui.meetings.words import meeting_name, meeting_within
from industriforum_desktop.ui.shared.editable import may_change
from industriforum_desktop.ui.shared.meeting_list import MeetingList
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import (
    AnyWay,
    FinishMeeting,
    HoldMeeting,
    PlanYear,
    ShowMeeting,
    ShowPaper,
    TellOfMeeting,
)
from industriforum_desktop.ui.widgets.basics import Empty, column, label, row
from industriforum_desktop.ui.widgets.page import Page
from industriforum_desktop.ui.widgets.trace import show_trace

NARROW_LIST, WIDE_LIST = 224, 264
WIDE = 1000
"""From this width on, in device-independent pixels, there is room for a wider list and margins."""


class MeetingsPage(Page):
    """Every step can be undone; what is typed is written as one leaves a field."""

    key = "meetings"
    declared = COMMANDS
    attachments: Attachments
    ways: WaysOut

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = MeetingList()
        self.editor = AgendaEditor(desk, self.actions_of)
        self.attachments = Attachments(desk, self.editor)
        self.attachments.accept_drops_on(self)
        self.attachments.left.connect(self.show_agenda)
        self.attachments_button = self.button("attachments")
        self.editor.add_tool(self.attachments_button)
        self.ways = WaysOut(desk, self._needs_choice, self)
        self.head = MeetingHead(desk.today, self.actions_of)
        self._build_layout()
        self.list.picked.connect(lambda meeting_id: self._picked())
        self.editor.chosen_changed.connect(self.enable)

    def _build_layout(self) -> None:
        self.new_button, self.plan_button = self.button("new-meeting"), self.button("plan")
        self._side = QWidget()
        side = column(label(self.title, "display"), self.list, self.new_button, self.plan_button)
        side.setContentsMargins(0, 0, 0, 0)
        self._side.setLayout(side)
        self._work = QStackedWidget()
        self._work.addWidget(self.editor)
        self._work.addWidget(self.attachments)
        right = column(self.head, self._work, spacing=2 * GRID)
        right.setStretch(1, 1)
        both = row(self._side, spacing=2 * GRID)
        both.setContentsMargins(0, 0, 0, 0)
        both.addLayout(right, 1)
        work = QWidget()
        work.setLayout(both)
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._empty = Empty(
            "calendar",
            _("No meeting yet"),
            _("Plan the whole year at once: dates that avoid holidays and weeks 28–31 are proposed."),
            self.button("plan", role="primary"),
            self.button("new-meeting"),
        )
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._side.setFixedWidth(WIDE_LIST if wide else NARROW_LIST)
        margin = GRID * (4 if wide else 2)
        self.body.setContentsMargins(margin, 3 * GRID if wide else 2 * GRID, margin, 2 * GRID)

    @property
    def meeting(self) -> Meeting | None:
        """The chosen meeting as it is in the file."""
        chosen = self.list.chosen
        if chosen is None or not self.desk.has_file:
            return None
        return self.desk.file.session.get(Meeting, chosen)

    def lists(self) -> Iterable[QWidget]:
        return (self.editor.view,)

    @property
    def row_chosen(self) -> bool:
        return self.editor.item is not None

    def begin(self) -> None:
        """The agenda is what the page is for; without one begin in the list of meetings."""
        agenda = self.editor.view
        if agenda.isVisible() and agenda.model().rowCount():
            agenda.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().begin()

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        file = self.desk.file
        meetings = file.meetings()
        self.list.show_meetings(meetings, file.forum, self.desk.language)
        self._stack.setCurrentIndex(0 if meetings else 1)
        if meetings and self.meeting is None:
            near = calendar.nearest(meetings, self.desk.today()) or meetings[-1]
            self.list.choose(near.id)
        self._show_choice()

    def _show_choice(self) -> None:
        meeting = self.meeting
        if meeting is not None:
            file = self.desk.file
            called = meeting.sendings and meeting.state is not MeetingState.HELD
            people = reached(file.organisations(), meeting.day) if called else set()
            self.head.show_meeting(meeting, file.forum, self.desk.language, people, writable=not file.read_only)
            self.editor.show_meeting(meeting)
            self.attachments.show_meeting(meeting)
            self.attachments_button.setText(counted(len(meeting.attachments)))
        self.enable()

    def show_attachments(self) -> None:
        """The chosen meeting's files in the agenda's place; once more, and the agenda is back."""
        if self._work.currentWidget() is self.attachments:
            self.show_agenda()
            return
        self.editor.form.commit()
        self._work.setCurrentWidget(self.attachments)
        self._show_choice()
        self.attachments.begin()

    def agenda(self) -> AgendaEditor:
        """The chosen meeting's agenda, brought into view: what is done to it is done where it can be seen."""
        self.show_agenda()
        return self.editor

    def show_agenda(self) -> None:
        """The chosen meeting's agenda."""
        if self._work.currentWidget() is not self.editor:
            self._work.setCurrentWidget(self.editor)
            self.editor.view.setFocus()

    def _picked(self) -> None:
        # What is typed belongs to the meeting that was shown before.
        self.editor.form.commit()
        self.desk.meeting_id = self.list.chosen
        self._show_choice()

    def follow(self, way: AnyWay) -> None:
        match way:
            case PlanYear():
                self.plan()
            case TellOfMeeting(meeting_id=meeting_id):
                self._choose(meeting_id)
                self.ways.send()
            case ShowMeeting(meeting_id=meeting_id):
                self._choose(meeting_id)

    def _choose(self, meeting_id: int) -> None:
        if self.list.choose(meeting_id):
            self._picked()

    def _needs_choice(self) -> Meeting | None:
        """The chosen meeting, with what is typed written; None, said aloud, when there is none."""
        self.editor.form.commit()
        meeting = self.meeting
        if meeting is None:
            self.desk.said.emit(_("Plan the year or create a meeting first."))
        return meeting

    def plan(self) -> None:
        """Propose dates for the meetings of a year and create those that are wanted."""
        if self.desk.writable():
            self.editor.form.commit()
            plan_year(self.desk, self.window(), lambda first: self._choose(first.id))

    def new_meeting(self) -> None:
        """Ask for the facts of a new meeting, on the next free day that is proposed."""
        if self.desk.writable():
            self.editor.form.commit()
            plan_meeting(self.desk, self.desk.today(), self.window(), lambda new: self._choose(new.id))

    def edit_meeting(self) -> None:
        """Ask for the facts of the chosen meeting."""
        meeting = self._needs_choice()
        if meeting is None or not self.desk.writable() or not may_change(self.desk, meeting, self.window()):
            return
        file = self.desk.file
        form = MeetingForm(meeting, file.meetings(), file.forum, meeting.day, self.desk.language, self.window())
        name = _("Changed {meeting}").format(meeting=meeting_within(meeting))
        form.commit = lambda: self.desk.write(name, lambda: form.write(meeting))
        form.open()

    def call_off(self) -> None:
        """Call the chosen meeting off, or plan it again. One that is held stays held."""
        meeting = self._needs_choice()
        if meeting is None or not self.desk.writable():
            return
        name = meeting_name(meeting)
        if meeting.state is MeetingState.HELD or meeting.running:
            text = _("{meeting} is held and can't be called off.")
            if meeting.running:
                text = _("{meeting} is in progress and can't be called off. End it first.")
            self.desk.warn(text.format(meeting=name), self.window())
            return
        called_off = meeting.state is MeetingState.CANCELLED
        text = _("Planned {meeting} again") if called_off else _("Called off {meeting}")
        with self.desk.change(text.format(meeting=meeting_within(meeting))):
            meeting.state = MeetingState.PLANNED if called_off else MeetingState.CANCELLED

    def trace(self) -> None:
        """Show the chain that the chosen item belongs to."""
        item = self.editor.item
        if item is not None:
            show_trace(self.desk, item, self.window())

    def delete(self) -> None:
        """Delete what the keyboard is on: the meeting in the list, an attachment, else the item of the agenda."""
        if self.list.hasFocus():
            self.delete_meeting()
        elif self._work.currentWidget() is self.attachments:
            self.attachments.remove()
        else:
            self.editor.delete()

    def delete_meeting(self) -> None:
        """Delete the chosen meeting with its agenda; refused when anything of the meeting is written."""
        meeting = self._needs_choice()
        if meeting is None or not self.desk.writable():
            return
        try:
            meeting.check_deletable()
        except RuleBroken as rule:
            self.desk.warn(_(rule.message).format(**rule.names), self.window())
            return
        name = meeting_within(meeting)
        question = _("Delete {meeting} and its agenda? It can be undone until the program is closed.")
        if any(one.kind in CALLING for one in meeting.sendings):
            question = _(
                "People have been called to {meeting}. Call it off instead, and they can be told."
                " Delete it all the same?"
            )
        if self.desk.ask(question.format(meeting=name), _("Delete"), self.window()):
            with self.desk.change(_("Deleted {meeting}").format(meeting=name)):
                self.desk.file.session.delete(meeting)

    def hold(self) -> None:
        """Go to the live view of the chosen meeting."""
        meeting = self._needs_choice()
        if meeting is None:
            return
        if meeting.state is MeetingState.CANCELLED:
            name = meeting_name(meeting)
            self.desk.warn(
                _("{meeting} is called off. Plan it again to hold it.").format(meeting=name), self.window()
            )
        else:
            self.desk.go.emit(HoldMeeting(meeting.id))

    def reopen(self) -> None:
        """Let the chosen meeting, which has been held, go on."""
        meeting = self._needs_choice()
        if meeting is not None:
            reopen(self.desk, meeting, self.window())

    def papers(self) -> None:
        """Go to the papers of the chosen meeting."""
        meeting = self._needs_choice()
        if meeting is not None:
            self.desk.go.emit(ShowPaper(meeting_id=meeting.id))

    def finish(self) -> None:
        """Go to what comes after the chosen meeting: tidy, remarks, final minutes."""
        meeting = self._needs_choice()
        if meeting is None:
            return
        if meeting.state is not MeetingState.HELD and not meeting.written:
            self.desk.said.emit(_("There are no minutes of this meeting yet."))
            return
        self.desk.go.emit(FinishMeeting(meeting.id))
