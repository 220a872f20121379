"""The forum's year for a calendar: its meetings, and the days by which things are to be done."""

from __future__ import annotations

from datetime import datetime

from industriforum_desktop.exchange import calendar
from industriforum_desktop.exchange.calendar import Invitation
from industriforum_desktop.forum import deadlines
from industriforum_desktop.forum.deadlines import Facts
from industriforum_desktop.forum.kinds import N_, DeadlineKind, MeetingState, SendingKind
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.sending import next_sequence
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.store.forum_file import ForumFile

TITLES = {
    DeadlineKind.ROUND: N_("Agree on the agenda: {meeting}"),
    DeadlineKind.NOTICE: N_("Send the notice: {meeting}"),
    DeadlineKind.REMARKS: N_("Minutes for remarks: {meeting}"),
    DeadlineKind.FINAL: N_("Final minutes: {meeting}"),
    DeadlineKind.REPORT: N_("Report to {meeting}"),
}


def facts(meeting: Meeting) -> Facts:
    """What deadlines need to know of a meeting."""
    return Facts(
        meeting.id,
        meeting.uid,
        meeting.number,
        meeting.year,
        meeting.day,
        meeting.state,
        meeting.minutes_state,
        any(one.kind is SendingKind.NOTICE for one in meeting.sendings),
        bool(meeting.rounds) or meeting.agenda_set_on is not None,
    )


def calendar_of(file: ForumFile, year: int, language: Language, now: datetime) -> bytes:
    """The year's meetings that are not cancelled and its deadlines, as a calendar file. `now` has its zone."""
    meetings = [one for one in file.meetings() if one.year == year and one.state is not MeetingState.CANCELLED]
    mandate = file.mandate
    found = [
        *deadlines.of_meetings((facts(one) for one in meetings), file.forum.deadlines),
        *deadlines.report(mandate.report_on, mandate.reported_on),
    ]
    days = []
    for one in found:
        if one.about is None and one.day.year != year:
            continue
        about = f"{one.about.number}/{one.about.year}" if one.about else mandate.report_to
        title = language.gettext(TITLES[one.kind]).format(meeting=about)
        days.append(calendar.Deadline(one.uid, one.day, title))
    return calendar.year((_shown(one, file, language) for one in meetings), days, now)


def _shown(meeting: Meeting, file: ForumFile, language: Language) -> Invitation:
    title = f"{file.forum.name}, {parts.meeting_name(meeting, language)}"
    agenda = "\n".join(f"{item.position}. {item.title}" for item in meeting.items)
    return Invitation(meeting, title, agenda, None, (), next_sequence(meeting.sendings))
