"""The live view: the meeting fills the window and the minutes are typed while people talk."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from industriforum_desktop.forum.deadlines import is_due
from industriforum_desktop.forum.kinds import N_, MeetingState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import _
from industriforum_desktop.store.journal import Folded
from industriforum_desktop.store.recorder import Trouble
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.live import attendance, trouble
from industriforum_desktop.ui.live.agenda_panel import AgendaPanel
from industriforum_desktop.ui.live.arrange import Arranging
from industriforum_desktop.ui.live.attendance_panel import AttendancePanel
from industriforum_desktop.ui.live.before import Before
from industriforum_desktop.ui.live.captured import CapturedRows
from industriforum_desktop.ui.live.captured_panel import CapturedPanel
from industriforum_desktop.ui.live.clock import MeetingClock
from industriforum_desktop.ui.live.columns import Columns, Fold
from industriforum_desktop.ui.live.editor import NotesEditor
from industriforum_desktop.ui.live.enclosed import Enclosed
from industriforum_desktop.ui.live.hands import Hands
from industriforum_desktop.ui.live.history import NotesHistory
from industriforum_desktop.ui.live.private import PrivateNotes
from industriforum_desktop.ui.live.projector import Projection
from industriforum_desktop.ui.live.seat import Mark, Seat
from industriforum_desktop.ui.live.session import LiveSession
from industriforum_desktop.ui.live.spelling import Spelling
from industriforum_desktop.ui.live.trace import show_live_trace
from industriforum_desktop.ui.live.writing import Writing
from industriforum_desktop.ui.shared.editable import may_change
from industriforum_desktop.ui.situation.questions import show_questions
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay, FinishMeeting, HoldMeeting, ShowLine, ShowMeeting, Way
from industriforum_desktop.ui.widgets.basics import Banner, Steady, button, column, label, row, set_role, soon
from industriforum_desktop.ui.widgets.page import Page

PUBLIC_HINT = N_(
    "What is written here can be given out on request: no trade secrets, nothing about anyone's health."
)


class LivePage(Page):
    """Agenda at the left, one editor in the middle, attendance and what was captured at the right."""

    key = "live"
    icon_name = "live"
    listed = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.session: LiveSession | None = None
        desk.put_down = self.leave
        self.body.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        self.body.setSpacing(GRID)
        self.banner = Banner()
        self.agenda = AgendaPanel()
        self.editor = NotesEditor()
        self.editor.setPlaceholderText(_("-> action · = agreement · ? question · ! challenge · + need"))
        self.attendance = AttendancePanel()
        self.clock = MeetingClock(self)
        self.captured = CapturedPanel()
        self.side = QTabWidget(documentMode=True)
        self.side.tabBar().setDrawBase(False)
        self.side.addTab(self.captured, _("Captured"))
        self._place_soon = soon(self._place, 200)
        self._capture_soon = soon(self._show_captured, 60)
        self.head = QWidget()
        head = self._head()
        head.setContentsMargins(0, 0, 0, 0)
        self.head.setLayout(head)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.body.addWidget(self.head)
        self.body.addWidget(self.banner)
        self.columns = self._columns()
        self.body.addWidget(self.columns, 1)
        self._add_commands()
        self.clock.add_commands()
        self.arranging = Arranging(self)
        self.over_notes(self.arranging.line)
        self.projection = Projection(self)
        self.spelling = Spelling(self)
        self.private = PrivateNotes(self)
        self.writing = Writing(self)
        self.rows = CapturedRows(self)
        self.before = Before(self)
        self.history = NotesHistory(self)
        self.enclosed = Enclosed(self)
        self.hands = Hands(self)
        self.agenda.currentRowChanged.connect(self._show_item)
        self.attendance.marked.connect(self._mark)
        self.attendance.guest.connect(self._add_guest)
        self.attendance.sentence.connect(self._write_down)
        self.captured.wanted.connect(self._go_to_line)
        self.editor.cursorPositionChanged.connect(self._place_soon.start)
        self._in_trouble = False

    @property
    def title(self) -> str:
        return _("Meeting")

    def _head(self) -> QHBoxLayout:
        self._name = label(role="title")
        self.start_button = button(
            _("Start the meeting"),
            self.start_meeting,
            name="clock",
            tip=_("The meeting's clock runs from now on"),
        )
        self.end_button = button(
            _("End the meeting"),
            self.end_meeting,
            name="check",
            role="primary",
            tip=_("Stop the clock and go on to tidying the minutes"),
        )
        self.leave_button = button(
            _("Leave the live view"),
            self._leave_view,
            name="close",
            tip=_("Go back to the meeting; everything is saved (Shift+Esc)"),
        )
        head = row(self._name, None, self.clock.pause_button, self.start_button, self.end_button, self.leave_button)
        head.insertLayout(2, self.clock.face())
        return head

    def _columns(self) -> Columns:
        self._item_title = label(role="heading", wrap=True)
        self._item_facts = label(role="small", wrap=True)
        self._hint = label(_(PUBLIC_HINT), "small", wrap=True)
        self.middle = _panel(column(self._item_title, self._item_facts, spacing=0), self.editor, self._hint)
        self.middle.setContentsMargins(0, 0, 0, 0)
        self._represented = Steady(attendance.longest_represented(), warns=True)
        self._heads = label(_("Agenda"), "eyebrow"), label(_("Attendance"), "eyebrow")
        represented = row(*self._heads[1:], self._represented)
        represented.setAlignment(self._heads[1], Qt.AlignmentFlag.AlignTop)
        represented.setStretch(1, 1)
        self.here = _panel(
            represented,
            row(self.attendance.field, button(_("Guest …"), self.add_guest, name="plus", role="plain")),
            self.attendance.below,
            self.attendance,
            spacing=GRID // 2,
        )
        plan = _panel(self._heads[0], self.agenda, spacing=GRID // 2)
        columns = Columns(plan, self.middle, self.here, self.side)
        columns.folded.connect(self._fit)
        return columns

    def _fit(self) -> None:
        """Where everything is behind tabs, the head is short; what a tab says isn't said again below it."""
        fold = self.columns.fold
        small = fold is Fold.ALL
        self._heads[0].setVisible(fold < Fold.AGENDA)
        self._heads[1].setVisible(not small)
        edge = GRID if small else 2 * GRID
        self.body.setContentsMargins(edge, edge, edge, edge // 2)
        self.middle.setContentsMargins(0, GRID if small else 0, 0, 0)
        self.leave_button.setAccessibleName(_("Leave the live view"))
        self.leave_button.setText("" if small else _("Leave the live view"))

    def over_notes(self, line: QWidget) -> None:
        """Have a line that is asked for stand over the notes when it is shown."""
        layout = self.middle.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.editor), line)

    def write(self) -> None:
        """Bring the notes into view, with the keyboard in them."""
        self.columns.show_part(self.middle)
        self.editor.setFocus()

    def _begin_line(self, sign: str) -> None:
        self.write()
        self.editor.begin_line(sign)

    def seek(self) -> None:
        """Find somebody by letters of their name."""
        self.columns.show_part(self.here)
        self.attendance.seek()

    def _add_commands(self) -> None:
        self.command(_("&Next item"), lambda: self._move(1), name="down", keys="Ctrl+PgDown")
        self.command(_("&Previous item"), lambda: self._move(-1), name="up", keys="Ctrl+PgUp")
        self.divide()
        self.command(_("&Action"), lambda: self._begin_line("->"), name="action", keys="F2")
        self.command(_("Agreement"), lambda: self._begin_line("="), name="agreement", keys="F3")
        self.command(_("Open question"), lambda: self._begin_line("?"), name="question", keys="F4")
        self.divide()
        self.command(_("A&ttendance"), self.seek, name="people", keys="F6")
        self.command(_("Back to the &notes"), self.write, name="edit", keys="F7")
        self.command(_("Add a &guest …"), self.add_guest, name="plus")
        self.command(_("Fi&xed questions …"), self._ask_questions, name="question", keys="Ctrl+Shift+Y")
        self.command(
            _("The t&race …"),
            lambda: show_live_trace(self),
            name="history",
            keys="Ctrl+T",
            tip=_("From the proposal to the result: of the captured row, or of the item at hand"),
        )
        self.divide()
        self.command(_("&Leave the live view"), self._leave_view, name="close", keys="Shift+Esc")

    def _ask_questions(self) -> None:
        if self.session is not None:
            show_questions(self.desk, self.session.meeting_id, self)

    @property
    def in_use(self) -> bool:
        return self.session is not None

    @property
    def meeting(self) -> Meeting:
        assert self.session is not None
        return self.desk.file.session.get_one(Meeting, self.session.meeting_id)

    @property
    def meeting_name(self) -> str:
        return self._name.text()

    @property
    def item(self) -> AgendaItem:
        assert self.session is not None
        return self.desk.file.session.get_one(AgendaItem, self.session.item_id)

    def follow(self, way: AnyWay) -> None:
        """Hold a meeting, from where it was left, or go to a line of its notes."""
        if isinstance(way, ShowLine):
            self.follow(HoldMeeting(way.meeting_id))
            if self.session is not None and self.session.meeting_id == way.meeting_id:
                self._go_to_line(way.item, way.line)
            return
        if not isinstance(way, HoldMeeting):
            return
        meeting = self.desk.file.session.get(Meeting, way.meeting_id)
        if meeting is None:
            return
        if not meeting.items:
            self.desk.warn(_("The agenda is empty. Add an item before you hold the meeting."))
            self.desk.go.emit(ShowMeeting(meeting.id))
            return
        if self.desk.file.read_only:
            self.desk.warn(_("The forum is open for reading only. Save a copy to change it."))
            self.desk.go.emit(Way("overview"))
            return
        if self.session is not None and self.session.meeting_id == meeting.id:
            return
        if not may_change(self.desk, meeting, self):
            if self.isVisible():
                self.desk.go.emit(ShowMeeting(meeting.id))
            return
        if not self.leave():
            # The other meeting is in view still, with the reason across it.
            return
        self.session = LiveSession(self.desk.file, meeting, self.desk.patience.beside)
        self.session.saved.connect(self._saved)
        self.session.folded.connect(self._folded)
        self.session.trouble.connect(self._trouble)
        self.session.captured_changed.connect(self._capture_soon.start)
        cursor = self.session.cursor
        self.spelling.begin()
        self.arranging.begin(self.session)
        self.history.begin()
        self._name.setText(_("Meeting {number}/{year}").format(number=meeting.number, year=meeting.year))
        self.clock.begin()
        self._show_captured()
        self.refresh()
        self.show_current(cursor)
        self.enable()
        self.write()

    def refresh(self) -> None:
        if self.session is None:
            return
        meeting = self.meeting
        self.arranging.refresh()
        self.clock.refresh()
        self.writing.refresh()
        self.rows.refresh()
        self.before.refresh()
        self.attendance.show_seats(attendance.seats(self.desk, meeting))
        self._show_represented(meeting)
        self.start_button.setVisible(meeting.actual_start is None)
        set_role(self.start_button, "primary" if is_due(meeting.day, self.desk.today()) else "")
        self.end_button.setVisible(meeting.actual_start is not None and meeting.actual_end is None)

    def _show_represented(self, meeting: Meeting) -> None:
        text, missing = attendance.represented(self.desk, meeting)
        self._represented.setText(text)
        if self._represented.property("role") != ("warning" if missing else "small"):
            self._represented.setProperty("role", "warning" if missing else "small")
            self._represented.style().polish(self._represented)

    def _show_item(self, place: int, cursor: int | None = None) -> None:
        """This item is at hand from now on."""
        if self.session is None or place < 0:
            return
        self.look_at(place, cursor)
        item_id = self.agenda.entry(place).item_id
        self.private.show_item(item_id)
        self.session.place(item_id, self.editor.textCursor().position())
        self.writing.find.item_shown()
        self.before.refresh()
        self.projection.renew()

    def look_at(self, place: int, cursor: int | None = None) -> None:
        """Show an item's notes, at hand or not: with the caret there, or where it is, or at the end."""
        assert self.session is not None
        entry = self.agenda.entry(place)
        notes = self.session.notes[entry.item_id]
        last = notes.characterCount() - 1
        # The place is told once the document is there; the swap itself would tell of its beginning.
        self.editor.blockSignals(True)
        if self.editor.document() is not notes:
            notes.setDefaultFont(self.editor.font())
            self.editor.setDocument(notes)
            self.spelling.watch(notes)
            cursor = last if cursor is None else cursor
        if cursor is not None:
            text_cursor = self.editor.textCursor()
            text_cursor.setPosition(min(cursor, last))
            self.editor.setTextCursor(text_cursor)
        self.editor.blockSignals(False)
        self.editor.ensureCursorVisible()
        self.editor.setAccessibleName(
            _("Notes to item {number}: {title}").format(number=entry.number, title=entry.title)
        )
        self.show_head()

    def show_current(self, cursor: int | None = None) -> None:
        """Show the item at hand, with the cursor where it stood or at the end."""
        if self.session is not None:
            self._show_item(self.session.item_ids.index(self.session.item_id), cursor)

    def show_head(self) -> None:
        """Show what the item is whose notes are in view."""
        assert self.session is not None
        in_view = (n for n, notes in enumerate(self.session.notes.values()) if notes is self.editor.document())
        entry = self.agenda.entry(next(in_view, self.agenda.currentRow()))
        self._item_title.setText(f"{entry.number}. {entry.title}")
        item = self.desk.file.session.get_one(AgendaItem, entry.item_id)
        facts = [self.desk.file.forum.word(item.kind, self.desk.language), item.presenter]
        if item.proposed_by is not None:
            facts.append(_("Proposed by {name}").format(name=item.proposed_by.called))
        self._item_facts.setText(" · ".join(filter(None, facts)))
        self._item_facts.setToolTip(item.background)
        self.projection.renew()

    def _move(self, step: int) -> None:
        place = self.agenda.currentRow() + step
        if 0 <= place < self.agenda.count():
            self.agenda.setCurrentRow(place)
        self.write()

    def _go_to_line(self, number: int, line: int) -> None:
        self.agenda.setCurrentRow(number - 1)
        cursor = QTextCursor(self.editor.document().findBlockByNumber(line))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.editor.setTextCursor(cursor)
        self.write()

    def _place(self) -> None:
        if self.session is not None and self.editor.document() is self.session.notes[self.session.item_id]:
            self.session.place(self.session.item_id, self.editor.textCursor().position())

    def _show_captured(self) -> None:
        if self.session is not None:
            captured = self.session.captured()
            self.captured.show_captured(captured, self.rows.agreed(captured))
            self.projection.renew()

    def start_meeting(self) -> None:
        """The meeting begins now: its clock runs and the minutes know when. On another day than its own it asks."""
        day = self.meeting.day
        if day != self.desk.today():
            text = _("The meeting is planned for {day}. Start it now?")
            question = text.format(day=self.desk.language.long_date(day))
            if not self.desk.ask(question, _("Start the meeting"), self):
                self.write()
                return
        with self.desk.change(_("Started the meeting"), asks=True):
            self.meeting.actual_start = _this_minute()
        self.write()

    def end_meeting(self) -> None:
        """The meeting is over: it counts as held, and what comes after it is in view."""
        question = _("End the meeting? You can go on writing in the minutes afterwards.")
        if not self.desk.ask(question, _("End the meeting"), self):
            return
        meeting_id = self.meeting.id
        with self.desk.change(_("Ended the meeting"), asks=True) as done:
            self.meeting.actual_end, self.meeting.paused_since = _this_minute(), None
            self.meeting.state = MeetingState.HELD
        if done and self.leave():
            self.desk.go.emit(FinishMeeting(meeting_id))

    def add_guest(self) -> None:
        """Somebody who does not belong to the forum is here."""
        attendance.ask_guest(self.desk, self.meeting, self)

    def _add_guest(self, name: str, organisation: str) -> None:
        question = _("Is “{name}” a guest who comes from no organisation?").format(name=name)
        wanted = bool(organisation) or self.desk.ask(question, _("Add the guest"), self)
        if not wanted or not attendance.add_guest(self.desk, self.meeting, name, organisation):
            self.attendance.ask_again(name, organisation)

    def _write_down(self, sentence: str) -> None:
        """What was written where people are sought is none of their names: it belongs to the notes."""
        self.write()
        self.editor.insertPlainText(f"{sentence}\n")
        self.desk.said.emit(_("That reads like a sentence, not a name: it stands in the notes now."))

    def _mark(self, seat: Seat, mark: Mark) -> None:
        attendance.mark(self.desk, self.meeting, seat, mark, self.agenda.currentRow() + 1, self)

    def _saved(self, when: datetime) -> None:
        if self.session is None:
            return  # said before the meeting was put down, and heard after it
        if self._in_trouble:
            self._in_trouble = False
            self.banner.say("")
            self.desk.said.emit(_("The file can be written again, and all that was kept is in it."))
        self.desk.saved.emit(_("Saved {time}").format(time=self.desk.language.seconds(when)))

    def _folded(self, items: dict[int, Folded]) -> None:
        # The notes are the editor's; only what was read of them before is stale.
        if self.session is not None:
            self.desk.file.folded(items)
            self.rows.refresh()

    def _trouble(self, found: Trouble) -> None:
        if self.session is None:
            return
        self._in_trouble = True
        self.banner.say(trouble.banner(found))
        time = self.desk.language.seconds(datetime.now())
        self.desk.saved.emit(_("Kept on this computer {time}").format(time=time) if found.kept else _("Not saved"))

    def _leave_view(self) -> None:
        meeting_id = self.session.meeting_id if self.session else None
        if self.leave():
            self.desk.go.emit(Way("meetings") if meeting_id is None else ShowMeeting(meeting_id))

    def leave(self) -> bool:
        """Write everything and put the meeting down; False when something could not be written."""
        if self.session is None:
            return True
        self.writing.find.give_back()
        self.clock.stop()
        self._place_soon.stop()
        self._capture_soon.stop()
        self.session.cursor = self.editor.textCursor().position()
        written = self.session.close()
        if not written:
            self.clock.go_on()
            self.session.place(self.session.item_id, self.session.cursor)
            return False
        self._put_down()
        self.desk.file.refresh()
        return True

    @property
    def safe(self) -> bool:
        """Whether all that was typed is on a disk, in the forum's file or beside it."""
        return self.session is None or self.session.safe

    def put_aside(self) -> None:
        """Put the meeting down though its file can't be written: what is missing there waits on this computer."""
        if self.session is not None:
            self.clock.stop()
            self.session.stop()
            self._put_down()

    def _put_down(self) -> None:
        if self.session is not None:
            self.arranging.end(self.session)
        self.session = None
        self.enable()
        self._in_trouble = False
        self.banner.say("")
        self.projection.close()
        self.spelling.close()
        self.private.forget()
        self.history.forget()
        self.desk.saved.emit("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.hands.come_into_view()

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.writing.leave():
                self.write()
            return
        super().keyPressEvent(event)


def _panel(*parts: QWidget | QHBoxLayout | QVBoxLayout, spacing: int = GRID) -> QWidget:
    """Parts below one another; the one that scrolls has the room that is left."""
    panel = QWidget()
    inside = column(*parts, spacing=spacing)
    for n, part in enumerate(parts):
        inside.setStretch(n, int(isinstance(part, QAbstractScrollArea)))
    panel.setLayout(inside)
    return panel


def _this_minute() -> time:
    return datetime.now().time().replace(second=0, microsecond=0)
