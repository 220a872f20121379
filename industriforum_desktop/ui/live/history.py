"""The history of the notes: walk back to any state and compare; undo that goes on after a restart."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QTextEdit, QWidget

from industriforum_desktop.i18n import _, current, ngettext
from industriforum_desktop.minutes import utf16
from industriforum_desktop.minutes.diff import Change, Piece, apart, compare
from industriforum_desktop.store import marks
from industriforum_desktop.store.tape import Tape, tape
from industriforum_desktop.store.undo import Words
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.guard import REDO, UNDO
from industriforum_desktop.ui.keys import native
from industriforum_desktop.ui.live.editor import ItemNotes
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label, row, soon
from industriforum_desktop.ui.widgets.dialog import Dialog, heading

CONTEXT = 4_000
"""So many units of what is the same are shown beside a change: the rest is left out of long notes."""


def put_text(notes: ItemNotes, text: str) -> QTextCursor:
    """Make the notes read so by one edit of what differs; a cursor at its end."""
    before = notes.text()
    shortest = min(len(before), len(text))
    head = 0
    while head < shortest and before[head] == text[head]:
        head += 1
    tail = 0
    while tail < shortest - head and before[-1 - tail] == text[-1 - tail]:
        tail += 1
    cursor = QTextCursor(notes)
    start = utf16.length(before[:head])
    cursor.setPosition(start)
    removed = utf16.length(before[head : len(before) - tail])
    cursor.setPosition(start + removed, QTextCursor.MoveMode.KeepAnchor)
    cursor.beginEditBlock()
    cursor.insertText(text[head : len(text) - tail])
    cursor.endEditBlock()
    return cursor


class TimeSlider(QSlider):
    """A step for each mark, with a line where a new day or a long pause lies before it."""

    def __init__(self, breaks: list[int], steps: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._breaks = breaks
        self.setRange(0, steps)
        self.setPageStep(max(1, steps // 10))
        self.setMinimumHeight(4 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        length = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
        painter = QPainter(self)
        painter.setPen(QColor(theme.now().muted))
        few = self.maximum() <= self.width() // GRID
        for n in range(self.maximum() + 1) if few else self._breaks:
            at = QStyle.sliderPositionFromValue(0, self.maximum(), n, self.width() - length) + length // 2
            high = GRID if n in self._breaks else GRID // 2
            painter.drawLine(at, self.height() - high, at, self.height() - 1)
        painter.end()


class HistoryDialog(Dialog):
    """Shows the notes as they were, compared with now. `chosen` with the text to put back."""

    chosen = Signal(str)

    def __init__(self, title: str, states: Tape, now: str, parent: QWidget | None) -> None:
        super().__init__(_("History of the notes"), parent, wide=820, high=580)
        self._tape, self._now = states, now
        self._states = [0, *states.marks]
        self._then = now
        self.slider = TimeSlider(self._breaks(), len(self._states) - 1)
        self.slider.setAccessibleName(_("Time"))
        self.when = label(role="heading")
        self.count = label(role="small")
        self.view = QTextEdit(readOnly=True)
        self.view.setAccessibleName(_("The notes then, compared with now"))
        self.view.setTabChangesFocus(True)
        self.restore = button(_("&Restore"), self._restore, name="undo", role="primary")
        self.restore.setToolTip(
            _("Make the notes read as they did then; {keys} takes that back").format(keys=native(UNDO))
        )
        self.restore.setDefault(True)
        ends = row(label(self._moment(1), "small"), None, label(self._moment(len(self._states) - 1), "small"))
        keys = label(_("Left and Right walk in time, Enter restores, Esc closes"), "small", wrap=True)
        legend = label(_("Underlined: added since then. Struck through: removed since then."), "small", wrap=True)
        body = column(heading(title), row(self.when, None, self.count), self.slider, ends, legend, self.view)
        body.setStretch(body.count() - 1, 1)
        self.build(body, None, self.close_button, self.restore, foot=keys)
        self._show_soon = soon(self._show, 30)
        self.slider.valueChanged.connect(self._moved)
        self.slider.setValue(self.slider.maximum())
        self._moved()
        self._show()
        self.slider.setFocus()

    def _breaks(self) -> list[int]:
        """The states that stand alone in time: another day, or a quarter of an hour without typing, before them."""
        found = []
        for n in range(2, len(self._states)):
            before, at = self._tape.at(self._states[n - 1]), self._tape.at(self._states[n])
            if before and at and (before.date() != at.date() or abs((at - before).total_seconds()) > 900):
                found.append(n)
        return found

    def _moment(self, place: int) -> str:
        at = self._tape.at(self._states[place]) if 0 < place < len(self._states) else None
        if at is None:
            return _("Before anything was written")
        clock = current().seconds(at)
        return clock if at.date() == date.today() else f"{current().long_date(at.date())} {clock}"

    def _moved(self) -> None:
        self.when.setText(self._moment(self.slider.value()))
        self.restore.setEnabled(self.slider.value() < self.slider.maximum())
        self._show_soon.start()

    def _show(self) -> None:
        self._show_soon.stop()
        self._then = self._tape.text(self._states[self.slider.value()])
        pieces = compare(self._then, self._now)
        changed = sum(piece.change is not Change.SAME for piece in pieces)
        words = len(self._then.split())
        text = ngettext("{n} word", "{n} words", words).format(n=words)
        self.count.setText(text if changed else _("{words} · as now").format(words=text))
        self.restore.setEnabled(bool(changed))
        self._paint(pieces)

    def _paint(self, pieces: list[Piece]) -> None:
        self.view.clear()
        scheme = theme.now()
        looks = {change: QTextCharFormat() for change in Change}
        looks[Change.SAME].setForeground(QColor(scheme.text))
        looks[Change.ADDED].setForeground(QColor(scheme.good))
        looks[Change.ADDED].setFontUnderline(True)
        looks[Change.REMOVED].setForeground(QColor(scheme.warning))
        looks[Change.REMOVED].setFontStrikeOut(True)
        cursor = self.view.textCursor()
        first: int | None = None
        cursor.beginEditBlock()
        for n, piece in enumerate(pieces):
            text = piece.text
            if piece.change is Change.SAME:
                text = _shortened(text, first=n == 0, last=n == len(pieces) - 1)
            elif first is None:
                first = cursor.position()
            cursor.insertText(apart(pieces, n), looks[Change.SAME])
            cursor.insertText(text, looks[piece.change])
        cursor.endEditBlock()
        cursor.setPosition(first or 0)
        self.view.setTextCursor(cursor)
        self.view.ensureCursorVisible()

    def _restore(self) -> None:
        self._show()
        if self._then != self._now:
            self.chosen.emit(self._then)
            self.accept()


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """Of a long stretch that is the same only what stands beside the changes."""
    if len(text) <= 2 * CONTEXT:
        return text
    head = "" if first and not last else text[:CONTEXT]
    tail = "" if last and not first else text[-CONTEXT:]
    return f"{head}\n…\n{tail}"


class _Walk:
    """Undo through the journal: the states to go through, and where in them the notes are."""

    def __init__(self, states: Tape) -> None:
        self._tape = states
        self._way = states.way_back()
        self._place = len(self._way) - 1
        self.text = states.latest

    def may_go(self, by: int) -> bool:
        """Whether there is a state so many steps back (-1) or forward (1)."""
        return 0 <= self._place + by < len(self._way)

    def go(self, by: int) -> None:
        """Go there."""
        self._place += by
        self.text = self._tape.text(self._way[self._place])

    @property
    def at(self) -> datetime | None:
        """When the notes came to be as they are here."""
        return self._tape.at(self._way[self._place])

    @property
    def moment(self) -> str:
        at = self.at
        return current().seconds(at) if at else _("the beginning")


class NotesHistory(QObject):
    """The live view's hold on what was typed: the dialog, taking words back, and older words after a restart."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._sitting = sitting
        self._walks: dict[ItemNotes, _Walk] = {}
        self._agreed: int | None = None
        sitting.editor.undo_wanted.connect(sitting.desk.undo_wanted)
        sitting.editor.redo_wanted.connect(sitting.desk.redo_wanted)
        sitting.begun.connect(self._begin)
        sitting.put_down.connect(self._forget)

    def _begin(self) -> None:
        """A meeting is held: its words are taken back in the editor."""
        self._sitting.desk.file.retype = self.retype
        self._sitting.desk.older = self.step

    def _forget(self) -> None:
        self._sitting.desk.file.retype = self._sitting.desk.file.put_words
        self._sitting.desk.older = None
        self._walks.clear()

    def retype(self, words: Words, back: bool) -> bool:
        """Take back what was typed, or type it again, and show where; False when the notes read otherwise."""
        sitting, session = self._sitting, self._sitting.session
        if session is None or words.item_id not in session.notes:
            return sitting.desk.file.put_words(words, back)
        here = words.item_id == session.item_id
        corrected = sitting.editor.corrector.latest() if back and here else None
        caret = session.put(words, back=back)
        if caret is None:
            return False
        if corrected is not None:
            # The caret stays where it is in the text, and what the fingers wrote stays.
            sitting.editor.corrector.refuse(corrected)
            return True
        if not here:
            sitting.go_to(words.item_id)
        sitting.editor.setTextCursor(caret)
        sitting.editor.ensureCursorVisible()
        return True

    def open(self) -> None:
        """Show the history of the item at hand."""
        sitting, session = self._sitting, self._sitting.session
        states = self._states()
        if session is None or states is None:
            return
        if not states.marks:
            sitting.say(_("Nothing has been written on this item yet."))
            return
        item_id, notes = session.item_id, session.notes[session.item_id]
        now = notes.text()
        dialog = HistoryDialog(sitting.item.title, states, now, sitting.window)

        def restore(text: str) -> None:
            if sitting.session is session and item_id in session.item_ids and notes.text() == now:
                sitting.go_to(item_id)
                sitting.editor.setTextCursor(put_text(notes, text))
                sitting.write()
                sitting.say(_("The notes are as they were then ({keys} takes that back)").format(keys=native(UNDO)))

        dialog.chosen.connect(restore)
        dialog.exec()

    def _states(self) -> Tape | None:
        """All states of the notes at hand, also the last; None when they can't be read now."""
        session = self._sitting.session
        if session is None:
            return None
        if session.flush():
            try:
                return tape(self._sitting.desk.file.path, session.item_id)
            except (sqlite3.Error, OSError, ValueError) as error:
                self._sitting.say(_("The history can't be read just now: {reason}").format(reason=error))
                return None
        self._sitting.say(_("The notes can't be written just now: try again in a moment."))
        return None

    def step(self, *, back: bool, only_look: bool = False) -> bool:
        """Go back or forward through what was typed before the program was started; whether there is a way.

        Never past a step that was done meanwhile and can't be taken back, unless the officer says so.
        """
        notes = self._sitting.editor.notes
        if notes is None or self._sitting.session is None:
            return False
        walk = self._walks.get(notes)
        on_the_way = walk is not None and walk.text == notes.text()
        if only_look or (not back and not on_the_way):
            return bool(notes.text()) if back else on_the_way and walk is not None and walk.may_go(1)
        if walk is None or not on_the_way:
            self._walks.pop(notes, None)
            states = self._states()
            if states is None or states.latest != notes.text():
                return False
            walk = self._walks[notes] = _Walk(states)
        by = -1 if back else 1
        if not walk.may_go(by):
            return False
        if back and not self._may_pass(walk):
            return True
        walk.go(by)
        self._show(notes, walk)
        return True

    def _may_pass(self, walk: _Walk) -> bool:
        """Whether the words may be taken back though something else was done after them."""
        if walk.at is None:
            return True
        desk = self._sitting.desk
        mark = marks.latest(desk.file.path, walk.at, self._agreed)
        if mark is None:
            return True
        text = _(
            "After this was typed, something else was done that can't be undone any more: {what}. Take back what"
            " was typed before it all the same?"
        )
        if not desk.ask(text.format(what=mark.name), _("Take back the older words"), self._sitting.window):
            return False
        first = marks.first(desk.file.path, walk.at)
        self._agreed = first.id if first is not None else mark.id
        return True

    def _show(self, notes: ItemNotes, walk: _Walk) -> None:
        sitting, session = self._sitting, self._sitting.session
        assert session is not None
        with session.apart():
            cursor = put_text(notes, walk.text)
        sitting.editor.setTextCursor(cursor)
        sitting.editor.ensureCursorVisible()
        sitting.say(
            _("As it was at {time} ({keys} goes forward again)").format(time=walk.moment, keys=native(REDO[0]))
        )
