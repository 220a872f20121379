"""The meeting that is being held, as all parts of the live view know it: they know this, and not the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.live.agenda_panel import AgendaPanel, Entry
from industriforum_desktop.ui.live.editor import ItemNotes, NotesEditor
from industriforum_desktop.ui.live.session import LiveSession
from industriforum_desktop.ui.widgets.basics import soon


class Sitting(QObject):
    """The session with its notes, the editor that shows one item's, and the agenda whose current row is at hand.

    Signals: `begun` when a meeting is taken up, `leaving` before it is written and put down, `stayed` when that
    could not be done, and `put_down` when it is not held any more. `changed` when the forum has changed, `folded`
    when the file knows of more rows,
    `item_shown` when another item is at hand, `notes_shown` with the notes that came into view, at hand or not,
    `head_changed` when the item in view may be called something else, and `lines_changed` a moment after what was
    captured may have. `wanted` asks for a part of the view to be brought to the front.
    """

    begun = Signal()
    leaving = Signal()
    stayed = Signal()
    put_down = Signal()
    folded = Signal()
    changed = Signal()
    item_shown = Signal()
    notes_shown = Signal(object)
    head_changed = Signal()
    lines_changed = Signal()
    wanted = Signal(object)

    def __init__(self, desk: Desk, agenda: AgendaPanel, editor: NotesEditor, keys: Callable[[str], str]) -> None:
        """`keys` tells the keys of a command, as the system names them."""
        super().__init__()
        self.desk, self.agenda, self.editor, self.keys = desk, agenda, editor, keys
        self.session: LiveSession | None = None
        self.used: dict[int, int] = {}
        """Seconds that each item has taken."""
        self._place_soon = soon(self._tell_place, 200)
        self._lines_soon = soon(self.lines_changed.emit, 60)
        agenda.currentRowChanged.connect(self.show_item)
        editor.cursorPositionChanged.connect(self._place_soon.start)

    @property
    def meeting(self) -> Meeting:
        assert self.session is not None
        return self.desk.file.session.get_one(Meeting, self.session.meeting_id)

    @property
    def item(self) -> AgendaItem:
        """The item at hand."""
        assert self.session is not None
        return self.desk.file.session.get_one(AgendaItem, self.session.item_id)

    @property
    def name(self) -> str:
        """Meeting 4/2023."""
        return _("Meeting {number}/{year}").format(number=self.meeting.number, year=self.meeting.year)

    @property
    def notes(self) -> ItemNotes | None:
        """The notes of the item at hand, if a meeting is held."""
        return self.session.notes[self.session.item_id] if self.session is not None else None

    @property
    def in_view(self) -> Entry:
        """The item whose notes are in view: another than the one at hand while words are sought."""
        assert self.session is not None
        places = (n for n, notes in enumerate(self.session.notes.values()) if notes is self.editor.document())
        return self.agenda.entry(next(places, self.agenda.currentRow()))

    @property
    def window(self) -> QWidget:
        return self.editor.window()

    def say(self, text: str) -> None:
        """A line for the status bar."""
        self.desk.said.emit(text)

    def write(self) -> None:
        """Bring the notes into view, with the keyboard in them."""
        self.wanted.emit(self.editor)
        self.editor.setFocus()

    def begin_line(self, sign: str) -> None:
        """Begin a line that is more than text."""
        self.write()
        self.editor.begin_line(sign)

    # From one item to another

    def go_to(self, item_id: int) -> None:
        """Have this item at hand."""
        assert self.session is not None
        self.agenda.setCurrentRow(self.session.item_ids.index(item_id))

    def step(self, by: int) -> None:
        """Go so many items on; not past the agenda's ends."""
        place = self.agenda.currentRow() + by
        if 0 <= place < self.agenda.count():
            self.agenda.setCurrentRow(place)
        self.write()

    def go_to_line(self, number: int, line: int) -> None:
        """Go to the end of a line: the item's number from 1, the line's from 0."""
        self.agenda.setCurrentRow(number - 1)
        cursor = QTextCursor(self.editor.document().findBlockByNumber(line))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.editor.setTextCursor(cursor)
        self.write()

    def show_item(self, place: int, cursor: int | None = None) -> None:
        """The item at this place is at hand from now on."""
        if self.session is None or place < 0:
            return
        self.look_at(place, cursor)
        self.session.place(self.agenda.entry(place).item_id, self.editor.textCursor().position())
        self.item_shown.emit()

    def show_current(self, cursor: int | None = None) -> None:
        """Show the item at hand, with the cursor where it stood or at the end."""
        if self.session is not None:
            self.show_item(self.session.item_ids.index(self.session.item_id), cursor)

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
            self.notes_shown.emit(notes)
            cursor = last if cursor is None else cursor
        if cursor is not None:
            text_cursor = self.editor.textCursor()
            text_cursor.setPosition(min(cursor, last))
            self.editor.setTextCursor(text_cursor)
        self.editor.blockSignals(False)
        self.editor.ensureCursorVisible()
        name = _("Notes to item {number}: {title}").format(number=entry.number, title=entry.title)
        self.editor.setAccessibleName(name)
        self.head_changed.emit()

    def _tell_place(self) -> None:
        if self.session is not None and self.editor.document() is self.notes:
            self.session.place(self.session.item_id, self.editor.textCursor().position())

    # From the beginning of a meeting to its end

    def take_up(self, session: LiveSession) -> None:
        """Hold this meeting, from where it was left."""
        self.session = session
        session.captured_changed.connect(self._lines_soon.start)
        cursor = session.cursor
        self.used = {item.id: item.used_seconds for item in self.meeting.items}
        self.begun.emit()
        self.lines_changed.emit()
        self.changed.emit()
        self.show_current(cursor)
        self.write()

    def leave(self) -> bool:
        """Write everything and put the meeting down; False when something could not be written."""
        if self.session is None:
            return True
        self._prepare()
        self.session.cursor = self.editor.textCursor().position()
        if not self.session.close():
            self.session.place(self.session.item_id, self.session.cursor)
            self.stayed.emit()
            return False
        self._end()
        self.desk.file.refresh()
        return True

    def put_aside(self) -> None:
        """Put the meeting down though its file can't be written: what is missing there waits on this computer."""
        if self.session is not None:
            self._prepare()
            self.session.stop()
            self._end()

    def _prepare(self) -> None:
        self.leaving.emit()
        self._place_soon.stop()
        self._lines_soon.stop()

    def _end(self) -> None:
        self.session = None
        self.put_down.emit()
