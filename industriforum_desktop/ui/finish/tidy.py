"""Tidy: one line at a time that says too little, in a field to mend it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QStackedWidget, QWidget

from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import N_, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import parse_line
from industriforum_desktop.minutes.spelling import words
from industriforum_desktop.minutes.tidy import Lack, find
from industriforum_desktop.store.reasons import reason
from industriforum_desktop.store.rewrite import rewrite_line
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.finish.findings import Stop
from industriforum_desktop.ui.finish.spelling import Looks, Suggestions
from industriforum_desktop.ui.finish.step import Step
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card, Empty, button, column, label, row

AROUND = 160
"""So many letters of the lines around are shown."""
LEAST_HEIGHT = 340
LACKS = {
    Lack.OWNER: N_("Nobody is named. Write who before a colon: -> IUC: book a room"),
    Lack.DAY: N_("There is no day. Write it at the end: latest 15 June, next meeting, week 24"),
    Lack.DAY_NOT_UNDERSTOOD: N_("The day is not understood. Write it as 15 June, 15/6 or 2023-06-15."),
    Lack.WORDS: N_("The sign stands alone. Write what it is about, or empty the line to take it away."),
    Lack.SIGN: N_("This looks like an action. An action begins with -> and nothing before it."),
}


class LineField(QPlainTextEdit):
    """One line of the minutes, however long. Signals: `entered` with Enter."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 2 * GRID)
        self.setAccessibleName(_("The line"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def line(self) -> str:
        """What is written, in one line. (Qt's plain text would make ordinary spaces of no-break ones.)"""
        return " ".join(self.document().toRawText().splitlines()).rstrip()

    def show_line(self, text: str) -> None:
        """Put a line here and the cursor at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)


class TidyStep(Step):
    """Walks through the lines that lack something. Each is saved with Enter or when one goes on, or is skipped."""

    key = "tidy"

    def __init__(self, desk: Desk, looks: Looks) -> None:
        super().__init__(
            desk,
            _("Tidy"),
            _("Lines that say too little, one at a time. Mend the line and press Enter, or skip it."),
        )
        self._stops: list[Stop] = []
        self._looks = looks
        self._shown: Stop | None = None
        self._calendar = Calendar(desk.today())
        self.suggestions = Suggestions(looks.spelling.checker)
        self.suggestions.chosen.connect(self._respell)
        self.count = label(role="heading")
        self.place = label(role="eyebrow", wrap=True)
        self.before, self.after = label(role="small", wrap=True), label(role="small", wrap=True)
        self.field = LineField()
        self.lacks = label(role="warning", wrap=True)
        self.read = label(role="small", wrap=True)
        self.save_button = button(_("Save the line"), self.mend, name="check", role="primary", tip=_("Enter"))
        self.skip_button = button(_("Skip"), self.skip, name="right", tip=_("Leave the line as it is"))
        self.learn_button = button(
            _("Add to the dictionary"),
            self.learn,
            name="spelling",
            tip=_("The words are right"),
        )
        self.back_button = button(
            _("Take back the latest"), self.take_back, name="undo", tip=_("Put the line back that was mended last")
        )
        self._build()
        self.field.entered.connect(self.mend)
        self.field.textChanged.connect(self._read)
        desk.leaving.connect(self.write)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.write()

    @property
    def item_at_hand(self) -> AgendaItem | None:
        """The item of the line that is shown."""
        return self.desk.file.session.get(AgendaItem, self._shown.item_id) if self._shown is not None else None

    def _build(self) -> None:
        work = Card(
            self.place,
            column(self.before, self.field, self.after, spacing=GRID // 2),
            column(self.lacks, self.suggestions, self.read, spacing=GRID // 2),
            row(self.save_button, self.skip_button, self.learn_button, None),
        )
        self.again_button = button(_("Show the skipped ones again"), self.show_skipped, name="undo")
        self.forward_button = button(
            _("On to the remarks"), lambda: self.wanted.emit("remarks"), name="right", role="primary"
        )
        done = Empty(
            "check",
            _("All lines are looked through"),
            _("Nothing more in these minutes lacks a name, a day or words."),
            self.again_button,
            self.forward_button,
        )
        self.correct_button = button(_("Correct …"), lambda: self.wanted.emit("correct"), name="edit")
        final = Empty(
            "lock",
            _("The minutes are final"),
            _("They can't be changed as they are. Correct them to make a new version."),
            self.correct_button,
        )
        thinking = Empty(
            "spelling", _("The spelling is being checked …"), _("Every line has what it needs. Wait for the words.")
        )
        self.stack = QStackedWidget()
        at_the_top = QWidget()
        at_the_top.setLayout(column(work, None))
        for part in (at_the_top, done, final, thinking):
            self.stack.addWidget(part)
        # Else the tallest of the parts decides, and there is something to scroll where there need not be.
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.stack.setMinimumHeight(LEAST_HEIGHT)
        self.add(row(self.count, None, self.back_button), self.stack)
        self.parts.setStretch(self.parts.indexOf(self.stack), 1)

    def reset(self, meeting: Meeting) -> None:
        self._looks.skipped.clear()
        self._shown = None

    def show_meeting(self, meeting: Meeting) -> None:
        self._stops = self._looks.left(meeting)
        self._calendar = self.desk.file.calendar(meeting)
        self.back_button.setVisible(self._mended_last and not meeting.minutes_state.frozen)
        self.again_button.setVisible(bool(self._looks.skipped))
        if meeting.minutes_state.frozen:
            self.count.setText("")
            self.stack.setCurrentIndex(2)
            return
        self.count.setText(self._count())
        self.stack.setCurrentIndex(0 if self._stops else 3 if self._looks.thinking else 1)
        self._show(next((stop for stop in self._stops if self._at_or_after(stop)), None) or self._first())

    def _first(self) -> Stop | None:
        return self._stops[0] if self._stops else None

    def _at_or_after(self, stop: Stop) -> bool:
        """Whether a stop is the one that was shown, or comes after it."""
        if self._shown is None:
            return True
        order = [item.id for item in self.meeting.items]
        shown = self._shown
        if shown.item_id not in order:
            return True
        return (order.index(stop.item_id), stop.line) >= (order.index(shown.item_id), shown.line)

    def _count(self) -> str:
        n = len(self._stops)
        left = ngettext("{n} line left", "{n} lines left", n).format(n=n)
        if not n and self._looks.thinking:
            left = ""
        skipped = len(self._looks.skipped)
        if not skipped:
            return left
        passed = ngettext("{n} skipped", "{n} skipped", skipped).format(n=skipped)
        return f"{left} · {passed}" if left else passed

    def _show(self, stop: Stop | None) -> None:
        shown, self._shown = self._shown, stop
        if stop is None:
            self.lacks.setText("")
        if stop is None or stop == shown:
            return
        self.place.setText(_("Item {title}").format(title=stop.item))
        before, after = stop.before, stop.after
        self.before.setText(before if len(before) <= AROUND else f"… {before[-AROUND:]}")
        self.before.setVisible(bool(stop.before.strip()))
        self.after.setText(after if len(after) <= AROUND else f"{after[:AROUND]} …")
        self.after.setVisible(bool(stop.after.strip()))
        self.learn_button.setVisible(bool(stop.words))
        if shown is None or (shown.key, shown.line) != (stop.key, stop.line):
            # News about the line that is being mended leaves what is typed alone.
            self.field.show_line(stop.raw)
        self._read()

    def _read(self) -> None:
        """Tell what the line still lacks and how it is understood, while it is being mended."""
        stop, text = self._shown, self.field.line()
        if stop is None:
            return
        self._say_lacks(stop, text)
        line = parse_line(text, self._calendar)
        parts = []
        if line.kind is not None:
            parts.append(self.desk.file.forum.word(line.kind, self.desk.language))
        if line.kind is OutcomeKind.ACTION:
            due = self.desk.language.long_date(line.due) if line.due else line.due_text or "–"
            parts.append(_("who: {who}").format(who=", ".join(line.who) or "–"))
            parts.append(_("when: {day}").format(day=due))
        what = " · ".join(parts) if parts else _("Ordinary text")
        self.read.setText(_("Understood as: {what}").format(what=what))

    def _say_lacks(self, stop: Stop, text: str) -> None:
        """What the text lacks, and what may have been meant by the first of the wrong words that it still has."""
        said = [_(LACKS[finding.lack]) for finding in find(text, self._calendar)]
        written = {word for _start, word in words(text)}
        wrong = [word for word in stop.words if word in written]
        if wrong:
            said.append(_("Spelling: {words}").format(words=", ".join(wrong)))
        self.lacks.setText("\n".join(said))
        self.suggestions.ask(wrong[0] if wrong else "")

    def _respell(self, wrong: str, right: str) -> None:
        """Put the right word in the field, to be saved with the line."""
        found = self.field.document().find(wrong, 0, QTextDocument.FindFlag.FindCaseSensitively)
        if not found.isNull():
            found.insertText(right)
        self.field.setFocus()

    def _rewrite(self, work: Callable[[], Any]) -> Any:
        """Change the notes; None when that was refused or could not be written."""
        if not self.desk.writable() or not self.desk.put_down():
            return None
        try:
            return self.desk.patience.beside(work)
        except RuleBroken as rule:
            self.desk.warn(_(rule.message).format(**rule.names), self.window())
        except (sqlite3.Error, IndexError) as error:
            text = _("The line could not be written: {reason}. It is as it was.")
            self.desk.warn(text.format(reason=reason(error)), self.window())
        return None

    def mend(self) -> bool:
        """Write the line as it is in the field, and go on to the next; whether it was written."""
        stop, line = self._shown, self.field.line()
        if stop is None:
            return False
        if line == stop.raw:
            self.desk.said.emit(_("Nothing is changed in the line. Mend it, or skip it."))
            return False
        done = self._save(stop, line)
        if done:
            self.begin()
        return done

    def write(self) -> None:
        """Write what was typed in the line, for who goes elsewhere without a word. An emptied line stays: to take
        it away is said with Enter.
        """
        stop, line = self._shown, self.field.line()
        if stop is not None and line.strip() and line != stop.raw and self.desk.has_file:
            if not self._save(stop, line):
                self.desk.not_kept()
            elif self._shown is stop:  # out of view it follows nothing
                self._shown = replace(stop, raw=line)

    def _save(self, stop: Stop, line: str) -> bool:
        done = self._rewrite(lambda: rewrite_line(self.desk.file.path, stop.item_id, stop.line, line))
        if done is not None:
            done.where = self.desk.where
            self.desk.file.history.keep(done)
            self.desk.file.refresh()
            self.desk.said.emit(_("The line is saved"))
        return done is not None

    def skip(self) -> None:
        """Leave the line as it is and go on."""
        if self._shown is not None:
            self._looks.skipped.add(self._shown.key)
            self.desk.changed.emit()
            self.begin()

    def learn(self) -> None:
        """The words of the line that the speller doesn't know are right."""
        stop = self._shown
        if stop is not None and stop.words and self.desk.writable():
            if self.field.line() != stop.raw and not self.mend():
                return
            self._looks.spelling.add(stop.words)
            self.show_meeting(self.meeting)
            self.begin()

    def show_skipped(self) -> None:
        """Begin again with the lines that were skipped."""
        self._looks.skipped.clear()
        self._shown = None
        self.desk.changed.emit()
        self.begin()

    @property
    def _mended_last(self) -> bool:
        """Whether a line that was mended here is the last thing that was done."""
        done = self.desk.file.history.done
        return bool(done) and done[-1].mends and done[-1].where == self.desk.where

    def take_back(self) -> None:
        """Put back the line that was mended last."""
        if self._mended_last and self.desk.put_down():
            self._shown = None
            self.desk.undo_wanted.emit()
            self.begin()

    def summary(self, meeting: Meeting) -> str:
        if meeting.minutes_state.frozen:
            n = len(self._looks.all(meeting))
            return ngettext("{n} line left as it was", "{n} lines left as they were", n).format(n=n) if n else ""
        left = len(self._looks.left(meeting))
        if left:
            return ngettext("{n} line left", "{n} lines left", left).format(n=left)
        if self._looks.thinking:
            return _("The spelling is being checked …")
        n = len(self._looks.skipped)
        return ngettext("{n} skipped", "{n} skipped", n).format(n=n) if n else _("Done")

    def begin(self) -> None:
        wanted = (self.field, self.forward_button, self.correct_button, None)[self.stack.currentIndex()]
        if wanted is not None:
            wanted.setFocus()
