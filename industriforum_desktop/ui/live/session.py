"""The meeting being held: its items' notes, its recorder and its clock. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import Recording
from industriforum_desktop.minutes import utf16
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import Line
from industriforum_desktop.settings import rescue_folder
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.journal import Folded
from industriforum_desktop.store.recorder import Recorder
from industriforum_desktop.store.rescue import RescueJournal
from industriforum_desktop.store.undo import Words
from industriforum_desktop.store.writing import NotSaved
from industriforum_desktop.ui.live.captured_panel import Captured
from industriforum_desktop.ui.live.editor import ItemNotes

LIVE = "live"
"""The live view's name among the pages."""


class LiveSession(QObject):
    """Carries every change from the editor to the recorder, and the recorder's word back to the window.

    Signals: `saved` (when), `folded` (what is Folded, by item) and `trouble` (a Trouble) come from the recorder;
    `captured_changed` when a line may have become or ceased to be an outcome; `private_changed` when private notes
    were written by another hand than the officer's.
    """

    saved = Signal(object)
    folded = Signal(object)
    trouble = Signal(object)
    private_changed = Signal()
    _returned = Signal()
    captured_changed = Signal()

    def __init__(
        self, file: ForumFile, meeting: Meeting, beside: Callable[[Callable[[], bool]], bool] = lambda work: work()
    ) -> None:
        """`beside` does what may take long, and gives its result."""
        super().__init__()
        self._beside = beside
        self.meeting_id = meeting.id
        self._file = file
        self.calendar = file.calendar(meeting)
        self.item_ids: list[int] = []
        self.notes: dict[int, ItemNotes] = {}
        """By item, in the agenda's order."""
        self.private: dict[int, str] = {}
        self._put_away: list[ItemNotes] = []
        self._apart: list[Words] | None = None
        self._captured: dict[int, list[tuple[int, Line]]] = {}
        self._counts: dict[int, int] = {}
        self._rows: dict[int, dict[int, str]] = {}
        """By item: which line is which captured row, as the recorder told last and followed since."""
        self.follow(meeting)
        place = file.session.get_one(Recording, 1)
        resumed = place.item_id in self.notes
        self.item_id = place.item_id if resumed and place.item_id is not None else self.item_ids[0]
        self.cursor = place.cursor if resumed else self.notes[self.item_id].characterCount() - 1
        with suppress(NotSaved):  # the recorder meets the same, and it is told then
            file.make_sure()
        self._returned.connect(self._reopen)
        self.folded.connect(self._learn_rows)
        self._recorder = Recorder(
            file.path,
            RescueJournal(rescue_folder(), file.forum.uid, file.path),
            on_saved=self.saved.emit,
            on_folded=self.folded.emit,
            on_trouble=self.trouble.emit,
            on_return=self._returned.emit,
            turn=file.turn,
        )
        self.place(self.item_id, self.cursor)

    def follow(self, meeting: Meeting) -> bool:
        """The agenda and the calendar are as the meeting has them now; False when the item at hand is gone from it.

        Then the item above it is at hand. The notes of an item that is gone are kept until the meeting is put
        down, since the editor may still show them.
        """
        self._count_days(self._file.calendar(meeting))
        for item in meeting.items:
            if item.id not in self.notes:
                self.notes[item.id] = self._take_up(item)
        order = [item.id for item in meeting.items]
        self._put_away += [notes for item_id, notes in self.notes.items() if item_id not in order]
        before, self.item_ids = self.item_ids, order
        self.notes = {item_id: self.notes[item_id] for item_id in order}
        if not before or self.item_id in order:
            return True
        above = [item_id for item_id in before[: before.index(self.item_id)] if item_id in order]
        self.item_id = above[-1] if above else order[0]
        return False

    def _count_days(self, calendar: Calendar) -> None:
        """Spoken days are counted from this; another meeting may have been planned, moved or cancelled."""
        if calendar == self.calendar:
            return
        self.calendar = calendar
        self._captured.clear()
        for notes in self.notes.values():
            notes.calendar = calendar
            notes.highlighter.rehighlight()
        self.captured_changed.emit()

    def _take_up(self, item: AgendaItem) -> ItemNotes:
        notes = ItemNotes(item.note.text if item.note else "", self.calendar)
        self._counts[item.id] = notes.blockCount()
        self._rows[item.id] = {row.position: row.id for row in item.outcomes if row.position is not None}
        self.private[item.id] = item.note.private if item.note else ""
        notes.edited.connect(
            lambda position, gone, came, item_id=item.id: self._edited(item_id, position, gone, came)
        )
        return notes

    def has_notes(self, item_id: int) -> bool:
        """Whether anything was written under the item, for all or for the officer alone."""
        return bool(self.notes[item_id].text() or self.private.get(item_id))

    def move_lines(self, item_id: int, line: int, to: int) -> list[Words]:
        """Move an item's lines from this one on, counted from 0, to the end of another item's notes.

        They are there before they are gone here, so that nothing is lost whenever the power is. Returns what was
        typed for it, which is no step of its own.
        """
        block = self.notes[item_id].findBlockByNumber(line)
        if not block.isValid():
            return []
        text = self.notes[item_id].text().split("\n", line)[line]
        with self.apart() as moved:
            there = QTextCursor(self.notes[to])
            there.movePosition(QTextCursor.MoveOperation.End)
            there.insertText(text if self.notes[to].isEmpty() else f"\n{text}")
            here = QTextCursor(self.notes[item_id])
            here.setPosition(max(0, block.position() - 1))
            here.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            here.removeSelectedText()
        return moved

    @contextmanager
    def apart(self) -> Iterator[list[Words]]:
        """What is typed here is no step of its own: somebody else takes it back with what it belongs to."""
        outer, self._apart = self._apart, []
        try:
            yield self._apart
        finally:
            self._apart = outer

    def put(self, words: Words, *, back: bool) -> QTextCursor | None:
        """Take back what was typed, or type it again; None when the notes are not here or read otherwise."""
        notes = self.notes.get(words.item_id)
        if notes is None:
            return None
        gone, came = (words.inserted, words.removed) if back else (words.removed, words.inserted)
        with self.apart():
            return notes.put(words.start, gone, came)

    def _edited(self, item_id: int, position: int, gone: str, came: str) -> None:
        cursor = position + utf16.length(came)
        self._recorder.edit(item_id, position, utf16.length(gone), came, cursor)
        words = Words(item_id, position, gone, came, LIVE, self.notes[item_id].whole)
        if self._apart is None:
            self._file.history.keep(words)
        else:
            self._apart.append(words)
        self._captured.pop(item_id, None)
        self._follow_lines(item_id, position, came)
        self.captured_changed.emit()

    def _follow_lines(self, item_id: int, position: int, inserted: str) -> None:
        """Lines below the change have other numbers, until the recorder tells anew."""
        notes = self.notes[item_id]
        added = notes.blockCount() - self._counts[item_id]
        self._counts[item_id] += added
        if added:
            block = notes.findBlock(position)
            whole = block.position() == position and (not inserted or inserted.endswith("\n"))
            first = block.blockNumber() + (not whole)
            rows = self._rows[item_id].items()
            self._rows[item_id] = {
                line + added * (line >= first): row for line, row in rows if line < first or line + added >= first
            }

    def _learn_rows(self, folded: dict[int, Folded]) -> None:
        for item_id, found in folded.items():
            # What was typed since is folded in a moment, and told then.
            here = item_id in self.notes and self.notes[item_id].text() == found.text
            if here and self._rows[item_id] != found.rows:
                self._rows[item_id] = found.rows
                self.captured_changed.emit()

    def row_at(self, item_id: int, line: int) -> str | None:
        """The captured row that the item's line is, if the recorder has seen it."""
        return self._rows[item_id].get(line)

    def place(self, item_id: int, cursor: int) -> None:
        """The officer is here now."""
        self.item_id, self.cursor = item_id, cursor
        self._recorder.place(self.meeting_id, item_id, cursor)

    def write_private(self, item_id: int, text: str) -> None:
        """The officer's own notes on the item now read so."""
        self.private[item_id] = text
        self._recorder.private(item_id, text)

    def spent(self, item_id: int, seconds: int) -> None:
        """The item has now taken so much time in all."""
        self._recorder.spent(item_id, seconds)

    def captured(self) -> Captured:
        """All that is more than text, item by item; only what has changed is read again."""
        rows: Captured = []
        for number, item_id in enumerate(self.item_ids, start=1):
            if item_id not in self._captured:
                self._captured[item_id] = self.notes[item_id].lines()
            rows += [(number, n, line) for n, line in self._captured[item_id]]
        return rows

    def flush(self) -> bool:
        """Wait until everything is in the file; False when it could not be written."""
        return self._beside(self._recorder.flush)

    def stop(self) -> bool:
        """Leave without the file; True when what is not in it is safe in the rescue journal."""
        self._recorder.place(None, None)
        return self._beside(self._recorder.stop)

    @property
    def safe(self) -> bool:
        """Whether all that was typed is on a disk, also the last moment of it."""
        return self._recorder.keep()

    def _reopen(self) -> None:
        """The place of the file is back: nobody holds on to what was there before."""
        from sqlalchemy.exc import DBAPIError

        with suppress(DBAPIError, NotSaved):  # gone again: the recorder asks once more
            self._file.reopen()
            self._recorder.resume()

    def close(self) -> bool:
        """The meeting is not being held any more, and goes on from here when it is; False when something could not
        be written.
        """
        self._recorder.place(None, self.item_id, self.cursor)
        if self._beside(self._recorder.close):
            return True
        # It may have asked for this while it was waited for here.
        self._reopen()
        return self._beside(self._recorder.close)
