"""What waits for the officer, and the card of it: the same in the overview and beside the wheel of the year.

Light: the first window shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import partial
from typing import NamedTuple

from industriforum_desktop.forum.deadlines import OF_MANDATE, Deadline, Facts
from industriforum_desktop.forum.kinds import DeadlineKind, MeetingState, Stage
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.store.glance import Waiting
from industriforum_desktop.ui.shared.told import told_otherwise, way_to_tell
from industriforum_desktop.ui.shared.wrapped import Line
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import (
    AnyWay,
    FinishMeeting,
    HoldMeeting,
    ListActions,
    ListPeople,
    ShowMeeting,
    ShowYear,
    TellOfMeeting,
    Way,
)
from industriforum_desktop.ui.widgets.basics import Card, clear, label


class When(Enum):
    """How soon something is to be done."""

    LATE = "late"
    THIS_WEEK = "this_week"
    LATER = "later"


class Row(NamedTuple):
    """One thing that waits; `way` leads to where it is done."""

    icon: str
    text: str
    way: AnyWay
    when: When

    @property
    def late(self) -> bool:
        return self.when is When.LATE


def place(kind: DeadlineKind, meeting_id: int | None, *, held: bool) -> AnyWay:
    """Where this is done."""
    if kind in OF_MANDATE:
        return ShowYear("mandate")
    if kind is DeadlineKind.FOLLOW_UP:
        return ShowYear("follow-up")
    if meeting_id is None:
        return Way("meetings")
    if kind in (DeadlineKind.REMARKS, DeadlineKind.FINAL) and held:
        return FinishMeeting(meeting_id)
    return ShowMeeting(meeting_id)


def when(day: date, today: date) -> When:
    """A week ends with its Sunday."""
    if day < today:
        return When.LATE
    return When.THIS_WEEK if day <= today + timedelta(days=6 - today.weekday()) else When.LATER


def rows(waiting: Waiting, language: Language, today: date) -> list[Row]:
    """What is wrong of a meeting first, then what has a day, then the rest."""
    return [
        *(row for meeting in waiting.unsettled for row in _unsettled(meeting, language)),
        *(_deadline(one, waiting, language, today) for one in waiting.deadlines),
        *_others(waiting),
    ]


def _unsettled(meeting: Facts, language: Language) -> Iterator[Row]:
    """What is to be seen to of a meeting beside its deadlines."""
    name = f"{meeting.number}/{meeting.year}"
    if meeting.outdated is not None:
        told, way = told_otherwise(meeting.outdated, language), way_to_tell(meeting.outdated)
        text = _("Meeting {meeting}: {told} {way}").format(meeting=name, told=told, way=way)
        yield Row("mail", text, TellOfMeeting(meeting.meeting_id), When.LATE)
    if meeting.stage is Stage.RUNNING:
        text = _("Meeting {meeting} was begun and has not been ended").format(meeting=name)
        yield Row("live", text, HoldMeeting(meeting.meeting_id), When.LATE)
    elif meeting.stage is Stage.PLANNED and meeting.outdated is None:
        day = language.long_date(meeting.day)
        text = _("Meeting {meeting} was planned for {day}. Hold it, move it or call it off")
        yield Row("calendar", text.format(meeting=name, day=day), ShowMeeting(meeting.meeting_id), When.LATE)
    elif meeting.stage is Stage.FINAL:
        text = _("Send the minutes of meeting {meeting}").format(meeting=name)
        yield Row("mail", text, FinishMeeting(meeting.meeting_id, "send"), When.THIS_WEEK)
    elif meeting.stage is Stage.CORRECTION:
        text = _("Version {n} of the minutes of meeting {meeting} is open for correction")
        said = text.format(meeting=name, n=meeting.versions + 1)
        yield Row("note", said, FinishMeeting(meeting.meeting_id, "correct"), When.THIS_WEEK)


def _deadline(one: Deadline, waiting: Waiting, language: Language, today: date) -> Row:
    text = {
        DeadlineKind.ROUND: _("Agree on the agenda of meeting {meeting} by {day}"),
        DeadlineKind.NOTICE: _("Send the notice of meeting {meeting} by {day}"),
        DeadlineKind.REMARKS: _("Send the minutes of meeting {meeting} for remarks by {day}"),
        DeadlineKind.FINAL: _("Make the minutes of meeting {meeting} final by {day}"),
        DeadlineKind.FOLLOW_UP: _("Prepare the yearly follow-up at meeting {meeting} by {day}"),
        DeadlineKind.REPORT_DRAFT: _("Write the report to {body} by {day}"),
        DeadlineKind.REPORT_CHECK: _("Have the report to {body} checked by {day}"),
        DeadlineKind.REPORT_IN: _("Hand in the report to {body} by {day}"),
        DeadlineKind.REPORT: _("Report to {body} on {day}"),
        DeadlineKind.RENEWAL: _("Ask {body} by {day} what follows on the mandate, which runs out"),
    }[one.kind]
    about = one.about
    name = f"{about.number}/{about.year}" if about else ""
    said = text.format(meeting=name, body=waiting.report_to, day=language.long_date(one.day))
    held = about is not None and about.state is MeetingState.HELD
    way = place(one.kind, about.meeting_id if about else None, held=held)
    return Row("calendar" if about else "archive", said, way, when(one.day, today))


def _others(waiting: Waiting) -> list[Row]:
    """What hangs on no day, or is counted."""
    found: list[Row] = []
    n = waiting.overdue_actions
    if n:
        text = ngettext("{n} action is overdue", "{n} actions are overdue", n).format(n=n)
        found.append(Row("warning", text, ListActions("overdue"), When.LATE))
    n = waiting.open_actions
    if n > waiting.overdue_actions:
        text = ngettext("{n} action is open", "{n} actions are open", n).format(n=n)
        found.append(Row("actions", text, ListActions("open"), When.LATER))
    n = waiting.silent_actions
    if n:
        text = ngettext("Ask how {n} action goes", "Ask how {n} actions go", n).format(n=n)
        found.append(Row("mail", text, ListActions("silent"), When.LATE))
    n = waiting.held_without_notes
    if n:
        text = ngettext("{n} held meeting has no minutes", "{n} held meetings have no minutes", n)
        found.append(Row("note", text.format(n=n), Way("meetings"), When.LATE))
    missing = waiting.meetings_wanted - waiting.meetings_this_year
    if missing > 0:
        text = ngettext(
            "{n} of this year's meetings is not planned", "{n} of this year's meetings are not planned", missing
        )
        found.append(Row("calendar", text.format(n=missing), Way("meetings"), When.LATER))
    n = waiting.contacts_now
    if n:
        text = ngettext("It is time to contact {name}", "It is time to contact {name} and {more} more", n)
        said = text.format(name=waiting.contact_now, more=n - 1)
        found.append(Row("mail", said, ListPeople("outreach"), When.LATE))
    n = waiting.to_contact
    if n:
        text = ngettext("{n} organisation to contact", "{n} organisations to contact", n)
        found.append(Row("organisation", text.format(n=n), ListPeople("outreach"), When.LATER))
    n = waiting.not_informed
    if n:
        text = ngettext(
            "{n} person has not been told how we handle personal data",
            "{n} people have not been told how we handle personal data",
            n,
        )
        found.append(Row("person", text.format(n=n), ListPeople("informed"), When.LATER))
    return found


class WaitingCard(Card):
    """What waits, by how soon: each line leads to where it is done. `go` leads there."""

    def __init__(self, go: Callable[[AnyWay], object], heading: str) -> None:
        super().__init__()
        self._go, self._head = go, heading
        self._rows: Sequence[Row] | None = None
        # The lines have room of their own around them, which shows when one is pointed at.
        self.column.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        self.column.setSpacing(0)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; nothing is rebuilt when nothing is new."""
        if rows == self._rows:
            return
        self._rows = rows
        clear(self.column)
        names = {When.LATE: _("Late"), When.THIS_WEEK: _("This week"), When.LATER: _("Later")}
        self._heading(self._head, "heading")
        for when, name in names.items():
            found = [one for one in rows if one.when is when]
            if found:
                self._heading(name, "eyebrow")
            for one in found:
                self.column.addWidget(Line(one.icon, one.text, partial(self._go, one.way), warn=one.late))
        if not rows:
            self._heading(_("Nothing waits for you right now."), "muted")
        self.column.addStretch(1)

    def _heading(self, text: str, role: str) -> None:
        made = label(text, role, wrap=True)
        made.setContentsMargins(GRID, 0 if role == "heading" else GRID, GRID, GRID // 2)
        self.column.addWidget(made)
