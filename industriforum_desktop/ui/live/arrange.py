"""The agenda while the meeting runs: items are moved, raised, divided and postponed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from industriforum_desktop.forum import arrangement, calendar
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.year import CLOSING
from industriforum_desktop.i18n import LANGUAGES, _, language
from industriforum_desktop.store.undo import Change
from industriforum_desktop.ui.live.agenda_panel import Entry
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label, row


class AskLine(QFrame):
    """One line that is asked for without leaving the meeting: Enter gives it, Esc leaves.

    It stays, with what was typed, when what was asked could not be done. `wanted` before it asks, `left` when it is
    left again.
    """

    wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "soft")
        self._what = label()
        self.field = QLineEdit()
        self.field.returnPressed.connect(self._given)
        self._then: Callable[[str], bool] = lambda text: True
        parts = column(row(self._what, self.field), label(_("Enter takes it in, Esc leaves"), "small"), spacing=2)
        parts.setContentsMargins(GRID, GRID, GRID, GRID // 2)
        self.setLayout(parts)
        self.hide()

    def ask(self, what: str, text: str, then: Callable[[str], bool]) -> None:
        """Ask for a text, beginning from this one; `then` gets it and says whether it could be done."""
        self.wanted.emit()
        self._what.setText(what)
        self.field.setAccessibleName(what)
        self.field.setText(text)
        self.field.selectAll()
        self._then = then
        self.show()
        self.field.setFocus()

    def _given(self) -> None:
        text = self.field.text().strip()
        if text and self._then(text):
            self._leave()

    def _leave(self) -> None:
        here = self.field.hasFocus()
        self.hide()
        if here:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)


class Arranging:
    """Changes the agenda of the meeting that is being held."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting, self._desk = sitting, sitting.desk
        self.line = AskLine()
        self.line.wanted.connect(lambda: sitting.wanted.emit(sitting.editor))
        self.line.left.connect(sitting.write)
        sitting.agenda.dropped.connect(self._dropped)
        sitting.begun.connect(self._begin)
        sitting.put_down.connect(self._end)
        sitting.changed.connect(self.refresh)

    def _begin(self) -> None:
        """Nothing that the meeting stands on is undone without asking here."""
        self._desk.file.before_undo.append(self._may_undo)

    def _end(self) -> None:
        self._desk.file.before_undo.remove(self._may_undo)

    def refresh(self) -> None:
        """Show the agenda as the meeting has it now."""
        sitting, session = self._sitting, self._sitting.session
        if session is None:
            return
        meeting, agenda = sitting.meeting, sitting.agenda
        for item in meeting.items:
            sitting.used.setdefault(item.id, item.used_seconds)
        stays = session.follow(meeting)
        entries = [
            Entry(item.id, n, item.title, item.minutes, sitting.used[item.id], item.postponed)
            for n, item in enumerate(meeting.items, start=1)
        ]
        place = session.item_ids.index(session.item_id)
        if entries == agenda.entries() and place == agenda.currentRow():
            return
        agenda.show_entries(entries, place)
        session.captured_changed.emit()
        if stays:
            sitting.head_changed.emit()
        else:
            sitting.show_current()

    def move(self, step: int) -> None:
        """Move the item at hand so many places down."""
        if self._sitting.session is not None:
            items = self._sitting.meeting.items
            place = items.index(self._sitting.item) + step
            if 0 <= place < len(items):
                self._move(self._sitting.item, place)

    def _move(self, item: AgendaItem, place: int) -> None:
        with self._desk.change(_("Moved “{title}”").format(title=item.title)):
            self._sitting.meeting.move(item, place)

    def _dropped(self, item_id: int, place: int, before: int) -> None:
        session = self._sitting.session
        if session is None:
            return
        item = self._desk.file.session.get_one(AgendaItem, item_id)
        if self._sitting.meeting.items.index(item) != place:
            self._move(item, place)
        if before in session.item_ids:
            self._sitting.go_to(before)
        self._sitting.write()

    def ask_question(self) -> None:
        """Ask for the title of a question that is raised."""
        if self._sitting.session is not None:
            self.line.ask(_("Raised now:"), "", self.raise_question)

    def raise_question(self, title: str) -> bool:
        """Put a question on the agenda, after the item for such questions, and go there."""
        session, meeting, at = self._sitting.session, self._sitting.meeting, self._sitting.item
        assert session is not None
        questions, closing = _titles(arrangement.QUESTIONS.title), _titles(*(item.title for item in CLOSING))
        place = arrangement.place_of_question(meeting, at, questions, closing)
        raised = arrangement.raised(title)
        with self._desk.change(_("Added the item “{title}”").format(title=title)) as done:
            meeting.insert(raised, place)
        if done:
            self._desk.said.emit(_("Item {n}: {title}").format(n=place + 1, title=title))
            self._sitting.go_to(raised.id)
        return done.kept

    def ask_division(self) -> None:
        """Ask for the title of what is divided off at the cursor's line."""
        if self._sitting.session is None:
            return
        item_id, line = self._sitting.item.id, self._sitting.editor.textCursor().blockNumber()
        self.line.ask(
            _("The rest is called:"), self._sitting.item.title, lambda title: self.divide(item_id, line, title)
        )

    def divide(self, item_id: int, line: int, title: str) -> bool:
        """Make the item's lines from this one on an item of its own, and go there."""
        session = self._sitting.session
        if session is None or item_id not in session.item_ids:
            return True
        item = self._desk.file.session.get_one(AgendaItem, item_id)
        with self._desk.change(_("Divided “{title}”").format(title=item.title)) as done:
            new = arrangement.divide(item, title, self._sitting.used.get(item_id, 0))
        if done:
            self._desk.file.history.join(session.move_lines(item_id, line, new.id))
            self._sitting.go_to(new.id)
        return done.kept

    def postpone(self) -> None:
        """Put the item off to the next meeting that is planned, or deal with it after all."""
        if self._sitting.session is None:
            return
        item, meetings = self._sitting.item, self._desk.file.meetings()
        if item.postponed:
            with self._desk.change(_("Took up “{title}” again").format(title=item.title)):
                arrangement.take_up_again(item, meetings)
            return
        to = calendar.planned_after(self._sitting.meeting, meetings)
        if to is None:
            self._plan()
            return
        with self._desk.change(_("Postponed “{title}”").format(title=item.title)) as done:
            arrangement.postpone(item, to, _titles(*(one.title for one in CLOSING)))
        if done:
            day = self._desk.language.long_date(to.day)
            self._desk.said.emit(_("“{title}” is on the agenda for {day}").format(title=item.title, day=day))

    def _plan(self) -> None:
        """No meeting is planned: offer to plan one, and postpone the item to it."""
        from industriforum_desktop.ui.meetings.planning import plan_meeting

        question = _("No meeting is planned after this one. Plan one, and the item is put on its agenda.")
        if not self._desk.ask(question, _("Plan a meeting …"), self._sitting.window):
            return

        def postpone(_new: Meeting) -> None:
            if calendar.planned_after(self._sitting.meeting, self._desk.file.meetings()) is not None:
                self.postpone()

        plan_meeting(self._desk, max(self._desk.today(), self._sitting.meeting.day), self._sitting.window, postpone)

    def _may_undo(self, change: Change) -> bool:
        """Before an item is undone away its lines move to the item above; False when they can't be written."""
        session = self._sitting.session
        if session is None:
            return True
        if session.meeting_id in change.made("meeting"):
            self._desk.said.emit(_("The meeting is being held. Leave the live view first."))
            return False
        going = [one for one in change.made("agenda_item") if one in session.notes]
        staying = [one for one in session.item_ids if one not in going]
        written = [one for one in session.item_ids if one in going and session.has_notes(one)]
        for item_id in written:
            above = [one for one in session.item_ids[: session.item_ids.index(item_id)] if one in staying]
            to = above[-1] if above else staying[0]
            if session.notes[item_id].text():
                session.move_lines(item_id, 0, to)
            kept = (session.private.get(one, "") for one in (to, item_id))
            session.write_private(to, "\n".join(filter(None, kept)))
            session.write_private(item_id, "")
            session.private_changed.emit()
        if going and not session.flush():
            self._desk.said.emit(_("The notes can't be written just now: try again in a moment."))
            return False
        return True


def _titles(*messages: str) -> list[str]:
    """What the standing items are called, in each language a forum may be written in."""
    return [language(code).gettext(message) for message in messages for code in LANGUAGES]
