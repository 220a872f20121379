"""What waits for the officer, in words: the same list in the overview and beside the wheel of the year."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from industriforum_desktop.forum.deadlines import OF_MANDATE, Deadline
from industriforum_desktop.forum.kinds import DeadlineKind, MeetingState
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.store.glance import Waiting


class When(Enum):
    """How soon something is to be done."""

    LATE = "late"
    THIS_WEEK = "this_week"
    LATER = "later"


class Row(NamedTuple):
    """One thing that waits; `page` and `target` are where it is done."""

    icon: str
    text: str
    page: str
    target: object
    when: When

    @property
    def late(self) -> bool:
        return self.when is When.LATE


def place(kind: DeadlineKind, meeting_id: int | None, *, held: bool) -> tuple[str, object]:
    """The page where this is done, and what to show there."""
    if kind in OF_MANDATE:
        return "year", "mandate"
    if kind is DeadlineKind.FOLLOW_UP:
        return "year", "follow-up"
    if kind in (DeadlineKind.REMARKS, DeadlineKind.FINAL) and held:
        return "finish", meeting_id
    return "meetings", meeting_id


def when(day: date, today: date) -> When:
    """A week ends with its Sunday."""
    if day < today:
        return When.LATE
    return When.THIS_WEEK if day <= today + timedelta(days=6 - today.weekday()) else When.LATER


def rows(waiting: Waiting, language: Language, today: date) -> list[Row]:
    """What has a day first, then the rest."""
    return [*_deadlines(waiting, language, today), *_others(waiting)]


def _deadlines(waiting: Waiting, language: Language, today: date) -> list[Row]:
    """A line for each kind of deadline."""
    kinds: dict[DeadlineKind, list[Deadline]] = {}
    for one in waiting.deadlines:
        kinds.setdefault(one.kind, []).append(one)
    return [_deadline(kind, found, waiting, language, today) for kind, found in kinds.items()]


def _deadline(kind: DeadlineKind, found: list[Deadline], waiting: Waiting, language: Language, today: date) -> Row:
    first = found[0]
    text = {
        DeadlineKind.ROUND: _("Agree on the agenda of meeting {meetings} by {day}"),
        DeadlineKind.NOTICE: _("Send the notice of meeting {meetings} by {day}"),
        DeadlineKind.REMARKS: _("Send the minutes of meeting {meetings} for remarks by {day}"),
        DeadlineKind.FINAL: _("Make the minutes of meeting {meetings} final by {day}"),
        DeadlineKind.FOLLOW_UP: _("Prepare the yearly follow-up at meeting {meetings} by {day}"),
        DeadlineKind.REPORT_DRAFT: _("Write the report to {body} by {day}"),
        DeadlineKind.REPORT_CHECK: _("Have the report to {body} checked by {day}"),
        DeadlineKind.REPORT_IN: _("Hand in the report to {body} by {day}"),
        DeadlineKind.REPORT: _("Report to {body} on {day}"),
        DeadlineKind.RENEWAL: _("Ask {body} by {day} what follows on the mandate, which runs out"),
    }[kind]
    about = first.about
    names = [f"{one.about.number}/{one.about.year}" for one in found if one.about]
    said = text.format(meetings=language.join(names), body=waiting.report_to, day=language.long_date(first.day))
    held = about is not None and about.state is MeetingState.HELD
    page, target = place(kind, about.meeting_id if about else None, held=held)
    return Row("calendar" if about else "archive", said, page, target, when(first.day, today))


def _others(waiting: Waiting) -> list[Row]:
    """What hangs on no day, or is counted."""
    found: list[Row] = []
    n = waiting.overdue_actions
    if n:
        text = ngettext("{n} action is overdue", "{n} actions are overdue", n).format(n=n)
        found.append(Row("warning", text, "actions", None, When.LATE))
    n = waiting.open_actions - waiting.overdue_actions
    if n:
        text = ngettext("{n} more action is open", "{n} more actions are open", n)
        if not waiting.overdue_actions:
            text = ngettext("{n} action is open", "{n} actions are open", n)
        found.append(Row("actions", text.format(n=n), "actions", None, When.LATER))
    n = waiting.silent_actions
    if n:
        text = ngettext("Ask how {n} action goes", "Ask how {n} actions go", n).format(n=n)
        found.append(Row("mail", text, "actions", "silent", When.LATE))
    n = waiting.held_without_notes
    if n:
        text = ngettext("{n} held meeting has no minutes", "{n} held meetings have no minutes", n)
        found.append(Row("note", text.format(n=n), "meetings", None, When.LATE))
    missing = waiting.meetings_wanted - waiting.meetings_this_year
    if missing > 0:
        text = ngettext(
            "{n} of this year's meetings is not planned", "{n} of this year's meetings are not planned", missing
        )
        found.append(Row("calendar", text.format(n=missing), "meetings", None, When.LATER))
    n = waiting.contacts_now
    if n:
        text = ngettext("It is time to contact {name}", "It is time to contact {name} and {more} more", n)
        said = text.format(name=waiting.contact_now, more=n - 1)
        found.append(Row("mail", said, "people", "outreach", When.LATE))
    n = waiting.to_contact
    if n:
        text = ngettext("{n} organisation to keep in touch with", "{n} organisations to keep in touch with", n)
        found.append(Row("organisation", text.format(n=n), "people", "outreach", When.LATER))
    n = waiting.not_informed
    if n:
        text = ngettext(
            "{n} person has not been told how we handle personal data",
            "{n} people have not been told how we handle personal data",
            n,
        )
        found.append(Row("person", text.format(n=n), "people", None, When.LATER))
    return found
