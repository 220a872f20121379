"""The form for a meeting's facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from PySide6.QtWidgets import QCheckBox, QTimeEdit, QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.meeting import Meeting, next_number
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.meetings.words import day_facts, obstacle_text
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label, reserve, row
from industriforum_desktop.ui.widgets.form import (
    FormDialog,
    OptionalDate,
    date_edit,
    line_edit,
    spin,
    time_edit,
    to_date,
    to_time,
)

REPLY_DAYS = 7
"""How long before a meeting the invited are asked to have answered, in days."""
START, END = time(13), time(16)
"""When a forum's first meeting is proposed to be held."""


def day_trouble(day: date, reply_by: date | None, start: time, end: time) -> str:
    """What can't be right about a meeting's times; nothing when all is well."""
    if end <= start:
        return _("The meeting ends before it begins. Change the start or the end.")
    if reply_by is not None and reply_by > day:
        return _("The last day to reply comes after the meeting. Choose an earlier day.")
    return ""


def span(start: QTimeEdit, end: QTimeEdit) -> QWidget:
    """Start and end side by side, as one field."""
    both = QWidget()
    start.setAccessibleName(_("Start"))
    end.setAccessibleName(_("End"))
    layout = row(start, label("–", "muted"), end, None)
    layout.setContentsMargins(0, 0, 0, 0)
    both.setLayout(layout)
    both.setFocusProxy(start)
    return both


class MeetingForm(FormDialog):
    """Asks for a meeting's facts; `write` puts them into one. Without a meeting it proposes a new one."""

    def __init__(
        self,
        meeting: Meeting | None,
        meetings: Sequence[Meeting],
        forum: Forum,
        day: date,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Edit the meeting") if meeting else _("New meeting"),
            parent,
            save="" if meeting else _("Create the meeting"),
        )
        self.form.setVerticalSpacing(GRID)
        self._language = language
        self._others = [other for other in meetings if other is not meeting]
        model = meeting or (max(meetings, key=lambda m: m.day) if meetings else None)
        self.number = spin(meeting.number if meeting else next_number(meetings, day.year), 1, 99)
        self._proposed_number = self.number.value()
        self.day = date_edit(meeting.day if meeting else day, today=min(day, meeting.day) if meeting else day)
        self.start = time_edit(model.start if model else START)
        self.end = time_edit(model.end if model else END)
        self.place = line_edit(model.place if model else "")
        self.video_link = line_edit(meeting.video_link if meeting else "", "https://")
        self.theme = line_edit(meeting.theme if meeting else "")
        self.chair = line_edit(model.chair if model else "")
        self.secretary = line_edit(model.secretary if model else "")
        self._proposed_reply = meeting.reply_by if meeting else day - timedelta(days=REPLY_DAYS)
        self._ahead = day - self._proposed_reply if self._proposed_reply else timedelta(days=REPLY_DAYS)
        self.reply_by = OptionalDate(self._proposed_reply, day - self._ahead)
        self.standing = QCheckBox(_("Begin the agenda with the standing items"))
        self.standing.setChecked(True)
        self._facts = label(role="small")
        self.warning = reserve(label(role="warning", wrap=True), 2)
        self._add_fields(new=meeting is None)
        self.check = self._trouble_now
        self.day.changed.connect(lambda: self._day_changed(new=meeting is None))
        self._show_day()

    def _add_fields(self, *, new: bool) -> None:
        self.field(_("Number in the year"), self.number)
        self.field(_("Date"), self.day)
        self.form.addRow("", self._facts)
        self.form.addRow("", self.warning)
        self.field(_("Time"), span(self.start, self.end))
        self.field(_("Place"), self.place)
        self.field(_("Video link"), self.video_link)
        self.field(_("Theme"), self.theme)
        self.field(_("Chair"), self.chair)
        self.field(_("Secretary"), self.secretary)
        self.field(_("Reply by"), self.reply_by)
        if new:
            self.form.addRow("", self.standing)

    def _day_changed(self, *, new: bool) -> None:
        """What hangs on the date follows it, until it has been changed by hand."""
        day = to_date(self.day)
        if new and self.number.value() == self._proposed_number:
            self._proposed_number = next_number(self._others, day.year)
            self.number.setValue(self._proposed_number)
        if self._proposed_reply is not None and self.reply_by.value() == self._proposed_reply:
            self._proposed_reply = day - self._ahead
            self.reply_by.set_value(self._proposed_reply)
        self._show_day()

    def _show_day(self) -> None:
        day = to_date(self.day)
        self._facts.setText(day_facts(day, self._language))
        self.warning.setText(obstacle_text(day))

    def _trouble_now(self) -> str:
        day, number = to_date(self.day), self.number.value()
        if any(other.year == day.year and other.number == number for other in self._others):
            self.number.setFocus()
            return _("{year} already has a meeting {number}. Choose another number.").format(
                year=day.year, number=number
            )
        trouble = day_trouble(day, self.reply_by.value(), to_time(self.start), to_time(self.end))
        if trouble:
            self.end.setFocus()
        return trouble

    def write(self, meeting: Meeting) -> None:
        """Put the fields into the meeting, inside the caller's change."""
        meeting.day = to_date(self.day)
        meeting.year = meeting.day.year
        meeting.number = self.number.value()
        meeting.start, meeting.end = to_time(self.start), to_time(self.end)
        meeting.place = self.place.text().strip()
        meeting.video_link = self.video_link.text().strip()
        meeting.theme = self.theme.text().strip()
        meeting.chair = self.chair.text().strip()
        meeting.secretary = self.secretary.text().strip()
        meeting.reply_by = self.reply_by.value()
