"""The live view: the meeting fills the window and the minutes are typed while people talk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from industriforum_desktop.forum.deadlines import is_due
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.keys import native
from industriforum_desktop.ui.live.agenda_panel import AgendaPanel
from industriforum_desktop.ui.live.arrange import Arranging
from industriforum_desktop.ui.live.attendance import RollCall
from industriforum_desktop.ui.live.attendance_panel import AttendancePanel
from industriforum_desktop.ui.live.before import Before
from industriforum_desktop.ui.live.captured import CapturedRows
from industriforum_desktop.ui.live.captured_panel import CapturedPanel
from industriforum_desktop.ui.live.clock import MeetingClock
from industriforum_desktop.ui.live.columns import Columns, Fold
from industriforum_desktop.ui.live.commands import COMMANDS
from industriforum_desktop.ui.live.editor import NotesEditor
from industriforum_desktop.ui.live.enclosed import Enclosed
from industriforum_desktop.ui.live.hands import Hands
from industriforum_desktop.ui.live.history import NotesHistory
from industriforum_desktop.ui.live.private import PrivateNotes
from industriforum_desktop.ui.live.projector import Projection, Projector
from industriforum_desktop.ui.live.session import LiveSession
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.live.spelling import Spelling
from industriforum_desktop.ui.live.trouble import Keeping
from industriforum_desktop.ui.live.writing import Writing
from industriforum_desktop.ui.shared.editable import may_change
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay, HoldMeeting, ShowLine, ShowMeeting, Way
from industriforum_desktop.ui.widgets.basics import Banner, column, label, row, set_role
from industriforum_desktop.ui.widgets.page import Page

PUBLIC_HINT = N_(
    "What is written here can be given out on request: no trade secrets, nothing about anyone's health."
)
READABLE = 920
"""Width of the editor alone, in pixels: longer rows are hard to read."""

LONGEST_TITLE = 140
"""So many characters of a title stand above the notes: two or three lines."""


class LivePage(Page):
    """Agenda at the left, one editor in the middle, attendance and what was captured at the right."""

    key = "live"
    declared = COMMANDS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.agenda, self.editor = AgendaPanel(), NotesEditor()
        self.editor.setPlaceholderText(_("-> action · = agreement · ? question · ! challenge · + need"))
        self.sitting: Sitting = Sitting(
            desk, self.agenda, self.editor, lambda key: native(self.action(key).property("keys"))
        )
        sitting, desk.put_down = self.sitting, self.leave
        self.banner, self.attendance, self.captured = Banner(), AttendancePanel(), CapturedPanel()
        self.keeping = Keeping(sitting, self.banner)
        self.clock: MeetingClock = MeetingClock(sitting, self.action("pause"), self.tool("pause"))
        self.roll: RollCall = RollCall(sitting, self.attendance)
        self._represented = self.roll.represented
        self.arranging: Arranging = Arranging(sitting)
        self.projection: Projection = Projection(sitting)
        self.spelling: Spelling = Spelling(sitting, self.action("spelling"))
        self.private: PrivateNotes = PrivateNotes(sitting)
        self.writing: Writing = Writing(sitting, self, self.action("only-editor"))
        self.rows: CapturedRows = CapturedRows(sitting, self.captured)
        self.before: Before = Before(sitting, self.arranging.line)
        self.history: NotesHistory = NotesHistory(sitting)
        self._lay_out()
        self.enclosed = Enclosed(sitting, self.middle, self.private.field)
        self.hands = Hands(
            sitting,
            self,
            self.attendance,
            find=self.writing.find,
            asking=(self.writing.jump, self.arranging.line),
            rows=self.before.open_actions,
            tabs=self.side.tabBar(),
        )
        self.writing.focus.turned.connect(self._show_only_notes)
        self.projection.opened.connect(self._watch)
        # A command is for the item at hand, not for what is looked at.
        self.wanted.connect(self.writing.find.give_back)
        sitting.wanted.connect(self.columns.show_part)
        sitting.head_changed.connect(self._show_head)
        sitting.changed.connect(self._show_meeting)
        sitting.put_down.connect(self.enable)

    def _lay_out(self) -> None:
        self.body.setSpacing(GRID)
        self.head = QWidget()
        self.head.setLayout(self._head())
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.side = QTabWidget(documentMode=True)
        self.side.tabBar().setDrawBase(False)
        self.side.addTab(self.captured, _("Captured"))
        self.side.addTab(self.private, _("Private"))
        self.side.addTab(self.before, _("Before"))
        self.side.tabBarClicked.connect(
            lambda place: self.private.begin() if self.side.widget(place) is self.private else None
        )
        self._heads = label(_("Agenda"), "eyebrow"), label(_("Attendance"), "eyebrow")
        plan = _panel(self._heads[0], self.agenda, spacing=GRID // 2)
        self.middle, self.here = self._notes(), self._attendance()
        self.columns = Columns(plan, self.middle, self.here, self.side)
        self.columns.folded.connect(self._fit)
        self.body.addWidget(self.head)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.columns, 1)
        self._fit()

    def _head(self) -> QHBoxLayout:
        self._name = label(role="title")
        self.start_button, self.leave_button = self.button("start"), self.button("leave")
        self.end_button = self.button("end", role="primary")
        head = row(self._name, None, self.clock.pause_button, self.start_button, self.end_button, self.leave_button)
        head.insertLayout(2, self.clock.face())
        head.setContentsMargins(0, 0, 0, 0)
        return head

    def _notes(self) -> QWidget:
        self._item_title = label(role="heading", wrap=True)
        self._item_facts = label(role="small", wrap=True)
        return _panel(
            column(self._item_title, self._item_facts, spacing=0),
            self.arranging.line,
            self.writing.find,
            self.editor,
            label(_(PUBLIC_HINT), "small", wrap=True),
        )

    def _attendance(self) -> QWidget:
        represented = row(self._heads[1], self._represented)
        represented.setAlignment(self._heads[1], Qt.AlignmentFlag.AlignTop)
        represented.setStretch(1, 1)
        return _panel(
            represented,
            row(self.attendance.field, self.button("guest", role="plain", text=N_("Guest …"))),
            self.attendance.below,
            self.attendance,
            spacing=GRID // 2,
        )

    def _fit(self) -> None:
        """Where everything is behind tabs, the head is short; what a tab says isn't said again below it."""
        small = self.columns.fold is Fold.ALL
        self._heads[0].setVisible(self.columns.fold < Fold.AGENDA)
        self._heads[1].setVisible(not small)
        edge = GRID if small else 2 * GRID
        self.body.setContentsMargins(edge, edge, edge, edge // 2)
        self.middle.setContentsMargins(0, GRID if small else 0, 0, 0)
        self.clock.short = small
        self.clock.tick()
        name = self.action("leave").text().replace("&", "")
        self.leave_button.setAccessibleName(name)
        self.leave_button.setText("" if small else name)

    def _show_only_notes(self, on: bool) -> None:
        self.head.setVisible(not on)
        self.columns.show_only_notes(on)
        side = max(0, (self.width() - READABLE) // 2) if on else 0
        self.middle.setContentsMargins(side, 0, side, 0)

    def _watch(self, projector: Projector) -> None:
        """The projector's window has the keys that are of use there, and letters typed on it are written."""
        self.hands.watch(projector)
        projector.addActions([self.action(key) for key in ("projector", "blank", "next", "previous")])

    @property
    def menu_title(self) -> str:
        return _("&Meeting")

    @property
    def in_use(self) -> bool:
        return self.session is not None

    @property
    def session(self) -> LiveSession | None:
        return self.sitting.session

    @property
    def meeting(self) -> Meeting:
        return self.sitting.meeting

    @property
    def item(self) -> AgendaItem:
        return self.sitting.item

    def follow(self, way: AnyWay) -> None:
        """Hold a meeting, from where it was left, or go to a line of its notes."""
        if isinstance(way, ShowLine):
            self.follow(HoldMeeting(way.meeting_id))
            if self.session is not None and self.session.meeting_id == way.meeting_id:
                self.sitting.go_to_line(way.item, way.line)
            return
        meeting = self.desk.file.session.get(Meeting, way.meeting_id) if isinstance(way, HoldMeeting) else None
        if meeting is None:
            return
        if not meeting.items:
            self.desk.warn(_("The agenda is empty. Add an item before you hold the meeting."))
            self.desk.go.emit(ShowMeeting(meeting.id))
        elif self.desk.file.read_only:
            self.desk.warn(_("The forum is open for reading only. Save a copy to change it."))
            self.desk.go.emit(Way("overview"))
        elif self.session is not None and self.session.meeting_id == meeting.id:
            return
        elif not may_change(self.desk, meeting, self):
            if self.isVisible():
                self.desk.go.emit(ShowMeeting(meeting.id))
        elif self.leave():
            # Otherwise the other meeting is in view still, with the reason across it.
            self.sitting.take_up(LiveSession(self.desk.file, meeting, self.desk.patience.beside))
            self._name.setText(self.sitting.name)

    def refresh(self) -> None:
        if self.session is not None:
            self.sitting.changed.emit()

    def _show_meeting(self) -> None:
        meeting = self.meeting
        self.start_button.setVisible(meeting.actual_start is None)
        set_role(self.start_button, "primary" if is_due(meeting.day, self.desk.today()) else "")
        self.end_button.setVisible(meeting.actual_start is not None and meeting.actual_end is None)
        self.enable()

    def _show_head(self) -> None:
        """Show what the item is whose notes are in view."""
        entry = self.sitting.in_view
        title = entry.title if len(entry.title) <= LONGEST_TITLE else f"{entry.title[:LONGEST_TITLE]}…"
        self._item_title.setText(f"{entry.number}. {title}")
        self._item_title.setToolTip(entry.title if title != entry.title else "")
        item = self.desk.file.session.get_one(AgendaItem, entry.item_id)
        facts = [self.desk.file.forum.word(item.kind, self.desk.language), item.presenter]
        if item.proposed_by is not None:
            facts.append(_("Proposed by {name}").format(name=item.proposed_by.called))
        self._item_facts.setText(" · ".join(filter(None, facts)))
        self._item_facts.setToolTip(item.background)

    def seek(self) -> None:
        """Find somebody by letters of their name."""
        self.columns.show_part(self.here)
        self.attendance.seek()

    def start_meeting(self) -> None:
        """The meeting begins now."""
        self.clock.start()

    def end_meeting(self) -> None:
        """The meeting is over."""
        self.clock.end()

    def leave_view(self) -> None:
        """Go back to the meeting's own page."""
        meeting_id = self.session.meeting_id if self.session else None
        if self.leave():
            self.desk.go.emit(Way("meetings") if meeting_id is None else ShowMeeting(meeting_id))

    def leave(self) -> bool:
        """Write everything and put the meeting down; False when something could not be written."""
        return self.sitting.leave()

    @property
    def safe(self) -> bool:
        """Whether all that was typed is on a disk, in the forum's file or beside it."""
        return self.session is None or self.session.safe

    def put_aside(self) -> None:
        """Put the meeting down though its file can't be written: what is missing there waits on this computer."""
        self.sitting.put_aside()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.hands.come_into_view()

    def keyPressEvent(self, event) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.writing.leave():
            self.sitting.write()


def _panel(*parts: QWidget | QHBoxLayout | QVBoxLayout, spacing: int = GRID) -> QWidget:
    """Parts below one another; the one that scrolls has the room that is left."""
    panel = QWidget()
    inside = column(*parts, spacing=spacing)
    for n, part in enumerate(parts):
        inside.setStretch(n, int(isinstance(part, QAbstractScrollArea)))
    panel.setLayout(inside)
    return panel
