"""Changing what was captured: the line in the notes is rewritten, and the row follows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from industriforum_desktop.forum.kinds import LABELS, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import _, current
from industriforum_desktop.minutes.dates import Calendar, Said, last_said
from industriforum_desktop.minutes.lines import Line, parse_line, write_line
from industriforum_desktop.ui import fields
from industriforum_desktop.ui.fields import Field, Tick, Told
from industriforum_desktop.ui.guard import UNDO
from industriforum_desktop.ui.keys import native
from industriforum_desktop.ui.live.captured_panel import Agreed, AgreedAt, Captured, CapturedPanel
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.widgets.basics import label
from industriforum_desktop.ui.widgets.date_field import OptionalDate
from industriforum_desktop.ui.widgets.form import FormDialog
from industriforum_desktop.ui.widgets.trace import show_trace

USUAL_DAYS = 30
"""How long the parties usually have to take something home, when no meeting is planned that it could be for."""


class LineForm(FormDialog):
    """Who does what by when; for an agreement also whether support is to be sought."""

    def __init__(self, line: Line, agreed: Agreed, calendar: Calendar, parent: QWidget | None) -> None:
        kind = line.kind
        assert kind is not None
        super().__init__(current().gettext(LABELS[kind]), parent)
        self._line, self._calendar = line, calendar
        usual = calendar.next_meeting or calendar.meeting + timedelta(days=USUAL_DAYS)
        self.when = fields.Line()
        self._day = label(role="small")
        self.support = Tick(_("Support is to be sought first"))

        def action() -> bool:
            return kind is OutcomeKind.ACTION

        def agreement() -> bool:
            return kind is OutcomeKind.AGREEMENT

        self.ask(
            Field("who", _("Who"), fields.Line(), when=action),
            Field("what", _("What"), fields.Line(), needed=_("Write what it is about.")),
            Field("when", _("When"), self.when, when=action, check=self._unclear),
            Told("", self._day),
            Field("sought", "", self.support, when=agreement),
            Field("reply_by", _("Reply by"), OptionalDate(None, usual), when=lambda: self.support.value()),
            Field("settled", "", Tick(_("Needs no action")), when=agreement),
            of={
                "who": ", ".join(line.who),
                "what": line.text,
                "when": line.due_text,
                "sought": agreed.sought,
                "reply_by": agreed.reply_by,
                "settled": agreed.settled,
            },
        )
        self.when.textChanged.connect(lambda text: self._show_day())
        self._show_day()

    def _said(self) -> Said | None:
        return last_said(self.when.text(), self._calendar)

    def _show_day(self) -> None:
        said = self._said()
        day = said.day if said else None
        self._day.setText(current().weekday_date(day) if day else "")

    def _unclear(self, text: str) -> str:
        wrong = text and self._said() is None
        return _("That day is not understood. Write it as 15 juni or 2024-06-15.") if wrong else ""

    def written(self) -> str:
        """The line as it now reads; as it was when nothing was changed."""
        who = tuple(name.strip() for name in self["who"].value().split(",") if name.strip())
        new = replace(self._line, who=who, text=self["what"].value())
        said = self.when.value()
        if said != self._line.due_text:
            day = self._said()
            new = replace(new, due=day.day if day else None, due_text=said, hangs_on=day.hangs_on if day else None)
        return self._line.raw if new == self._line else write_line(new, self._calendar)

    def wanted(self) -> Agreed:
        """What was answered about an agreement."""
        sought = self.support.value()
        return Agreed(sought, self["reply_by"].value() if sought else None, self["settled"].value())


class CapturedRows:
    """Fills the panel of captured rows, and does what is asked of one there."""

    def __init__(self, sitting: Sitting, panel: CapturedPanel) -> None:
        self._sitting, self._panel = sitting, panel
        self._known: dict[str, Agreed] = {}
        """What is known of agreements besides their words, by the row's id."""
        panel.wanted.connect(sitting.go_to_line)
        panel.to_change.connect(self.change)
        panel.to_delete.connect(self.delete)
        sitting.changed.connect(self.refresh)
        sitting.folded.connect(self.refresh)
        sitting.lines_changed.connect(self._show)

    def _show(self) -> None:
        if self._sitting.session is not None:
            captured = self._sitting.session.captured()
            self._panel.show_captured(captured, self.agreed(captured))

    def begin(self) -> None:
        """Go to the rows."""
        self._sitting.wanted.emit(self._panel)
        self._panel.setFocus()

    def refresh(self) -> None:
        """The file may know more: which agreements support is sought for, and which need no action."""
        session = self._sitting.session
        if session is None:
            return
        asked = (
            select(Outcome.id, Outcome.needs_support, Outcome.reply_by, Outcome.settled)
            .join(AgendaItem)
            .where(AgendaItem.meeting_id == session.meeting_id, Outcome.needs_support | Outcome.settled)
        )
        try:
            found = self._sitting.desk.file.session.execute(asked).all()
        except OperationalError:
            # The file is gone just now, which the recorder tells; what was known still holds.
            self._sitting.desk.file.session.rollback()
            return
        known = {row_id: Agreed(sought, reply_by, settled) for row_id, sought, reply_by, settled in found}
        if known != self._known:
            self._known = known
            session.captured_changed.emit()

    def agreed(self, captured: Captured) -> AgreedAt:
        """Where those agreements stand now."""
        session = self._sitting.session
        if session is None:
            return {}
        rows = {(number, at): session.row_at(session.item_ids[number - 1], at) for number, at, _line in captured}
        return {place: self._known[row] for place, row in rows.items() if row is not None and row in self._known}

    def change(self, number: int, at: int) -> None:
        """Ask for the words of the row anew."""
        session = self._sitting.session
        if session is None:
            return
        item_id = session.item_ids[number - 1]
        raw = session.notes[item_id].findBlockByNumber(at).text()
        line = parse_line(raw, session.calendar)
        if line.kind is None:
            return
        before = self.agreed(session.captured()).get((number, at), Agreed())
        form = LineForm(line, before, session.calendar, self._sitting.window)

        def save() -> None:
            if self._sitting.session is not session or item_id not in session.item_ids:
                return
            place = _still_at(session.notes[item_id].text().split("\n"), raw, at)
            if place is None:
                self._sitting.desk.warn(_("The line is not in the notes any more."), self._sitting.window)
                return
            if form.written() != raw:
                self._rewrite(item_id, place, form.written())
            if form.wanted() != before:
                self._mark(item_id, place, before, form.wanted())

        form.accepted.connect(save)
        form.exec()

    def delete(self, number: int, at: int) -> None:
        """Take the line away; undo brings it back."""
        session = self._sitting.session
        if session is None:
            return
        item_id = session.item_ids[number - 1]
        block = session.notes[item_id].findBlockByNumber(at)
        if not block.isValid():
            return
        cursor = self._cursor(item_id, at)
        if block.next().isValid():
            cursor.setPosition(block.next().position(), QTextCursor.MoveMode.KeepAnchor)
        elif block.previous().isValid():
            cursor.setPosition(block.position() - 1)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._sitting.editor.setTextCursor(cursor)
        said = _("The line was taken away ({keys} brings it back)")
        self._sitting.say(said.format(keys=native(UNDO)))

    def _rewrite(self, item_id: int, at: int, text: str) -> None:
        cursor = self._cursor(item_id, at)
        cursor.insertText(text)
        self._sitting.editor.setTextCursor(cursor)

    def _cursor(self, item_id: int, at: int) -> QTextCursor:
        """Go to the line in the editor, so that undo is at hand; a cursor with the line's text selected."""
        session = self._sitting.session
        assert session is not None
        self._sitting.go_to(item_id)
        self._sitting.write()
        cursor = QTextCursor(session.notes[item_id].findBlockByNumber(at))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self, item_id: int, at: int, before: Agreed, wanted: Agreed) -> None:
        if not self._written():
            return
        desk = self._sitting.desk
        row = desk.file.session.scalars(
            select(Outcome).where(Outcome.item_id == item_id, Outcome.position == at)
        ).one_or_none()
        if row is None:
            return
        name = _("Marked support to be sought") if wanted.sought else _("Took away that support is sought")
        if wanted.settled != before.settled:
            needs = _("Marked “{text}” as needing no action"), _("Marked “{text}” as needing an action")
            name = needs[not wanted.settled].format(text=row.text)
        with desk.change(name):
            row.needs_support, row.reply_by, row.settled = wanted.sought, wanted.reply_by, wanted.settled

    def _written(self) -> bool:
        """Whether all that is typed is in the file, and the rows as they are there can be read."""
        session, desk = self._sitting.session, self._sitting.desk
        if session is None:
            return False
        if not session.flush():
            desk.warn(_("The file can't be written just now. Try again in a moment."), self._sitting.window)
            return False
        desk.file.session.expire_all()
        return True

    def show_trace(self) -> None:
        """Write what is typed, and show the chain that the chosen row belongs to, or the item at hand."""
        if not self._written():
            return
        show_trace(self._sitting.desk, self._at_hand(), self._sitting.window)
        self._sitting.write()

    def _at_hand(self) -> AgendaItem | Outcome:
        session, place = self._sitting.session, self._panel.place if self._panel.hasFocus() else None
        if place is None or session is None:
            return self._sitting.item
        number, line = place
        asked = select(Outcome).where(Outcome.item_id == session.item_ids[number - 1], Outcome.position == line)
        return self._sitting.desk.file.session.scalars(asked).one_or_none() or self._sitting.item


def _still_at(lines: list[str], raw: str, at: int) -> int | None:
    """Where a line that stood at this place is now; None when it is nowhere."""
    if at < len(lines) and lines[at] == raw:
        return at
    return lines.index(raw) if raw in lines else None
