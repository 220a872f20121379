"""The form for a meeting's facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.meeting import Meeting, next_number
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.fields import Clock, Field, Line, Number, Tick, Told
from industriforum_desktop.ui.meetings.words import day_facts, obstacle_text
from industriforum_desktop.ui.widgets.basics import label, reserve
from industriforum_desktop.ui.widgets.date_field import DateField, OptionalDate
from industriforum_desktop.ui.widgets.form import FormDialog

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


def span(start: Clock, end: Clock) -> tuple[Field, Field]:
    """Start and end of a meeting, side by side."""
    return Field("start", _("Start"), start), Field("end", _("End"), end)


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
        self._language, self._new = language, meeting is None
        self._others = [other for other in meetings if other is not meeting]
        latest = max(meetings, key=lambda one: one.day) if meetings else None
        self.number = Number(1, 99)
        self.day = DateField(day, today=min(day, meeting.day) if meeting else day)
        self.reply_by = OptionalDate(None, day - timedelta(days=REPLY_DAYS))
        self.start, self.end = Clock(), Clock()
        self._facts = label(role="small")
        self.warning = reserve(label(role="warning", wrap=True), 2)
        again = ("start", "end", "place", "chair", "secretary")
        proposed: dict[str, Any] = {"start": START, "end": END}
        proposed |= {name: getattr(latest, name) for name in again if latest is not None}
        proposed |= {
            "number": next_number(meetings, day.year),
            "day": day,
            "reply_by": day - timedelta(days=REPLY_DAYS),
            "standing": True,
        }
        standing = Field("standing", "", Tick(_("Begin the agenda with the standing items")))
        self.ask(
            Field("number", _("Number in the year"), self.number, check=self._taken),
            Field("day", _("Date"), self.day),
            Told("", self._facts),
            Told("", self.warning),
            span(self.start, self.end),
            Field("place", _("Place"), Line()),
            Field("video_link", _("Video link"), Line("https://")),
            Field("theme", _("Theme"), Line()),
            Field("chair", _("Chair"), Line()),
            Field("secretary", _("Secretary"), Line()),
            Field("reply_by", _("Reply by"), self.reply_by),
            *([standing] if meeting is None else []),
            of=meeting or proposed,
        )
        self._proposed_number, self._proposed_reply = self.number.value(), self.reply_by.value()
        self._ahead = self.day.day - self._proposed_reply if self._proposed_reply else timedelta(days=REPLY_DAYS)
        self.check = self._trouble_now
        self.day.changed.connect(self._day_changed)
        self._show_day()

    def _day_changed(self) -> None:
        """What hangs on the date follows it, until it has been changed by hand."""
        day = self.day.day
        if self._new and self.number.value() == self._proposed_number:
            self._proposed_number = next_number(self._others, day.year)
            self.number.setValue(self._proposed_number)
        if self._proposed_reply is not None and self.reply_by.value() == self._proposed_reply:
            self._proposed_reply = day - self._ahead
            self.reply_by.set_value(self._proposed_reply)
        self._show_day()

    def _show_day(self) -> None:
        self._facts.setText(day_facts(self.day.day, self._language))
        self.warning.setText(obstacle_text(self.day.day))

    def _taken(self, number: int) -> str:
        year = self.day.day.year
        if not any(other.year == year and other.number == number for other in self._others):
            return ""
        return _("{year} already has a meeting {number}. Choose another number.").format(year=year, number=number)

    def _trouble_now(self) -> str:
        trouble = day_trouble(self.day.day, self.reply_by.value(), self.start.value(), self.end.value())
        if trouble:
            self.end.setFocus()
        return trouble

    def write(self, meeting: Meeting) -> None:
        """Put the fields into the meeting, inside the caller's change."""
        meeting.year = self.day.day.year
        for attribute, value in self.form.fields.values().items():
            if attribute != "standing":
                setattr(meeting, attribute, value)
