"""The forum's year for a calendar: its meetings, and the days by which things are to be done."""

from __future__ import annotations

from datetime import datetime

from industriforum_desktop.exchange import calendar
from industriforum_desktop.exchange.calendar import Invitation
from industriforum_desktop.forum import deadlines
from industriforum_desktop.forum.deadlines import Facts, Reporting
from industriforum_desktop.forum.kinds import N_, DeadlineKind, MeetingState
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
    DeadlineKind.FOLLOW_UP: N_("Prepare the yearly follow-up: {meeting}"),
    DeadlineKind.REPORT_DRAFT: N_("Draft of the report to {meeting}"),
    DeadlineKind.REPORT_CHECK: N_("Report to be checked before it goes to {meeting}"),
    DeadlineKind.REPORT_IN: N_("Hand in the report to {meeting}"),
    DeadlineKind.REPORT: N_("Report to {meeting}"),
    DeadlineKind.RENEWAL: N_("Ask {meeting} what follows on the mandate"),
}


def calendar_of(file: ForumFile, year: int, language: Language, now: datetime) -> bytes:
    """The year's meetings that are not cancelled and its deadlines, as a calendar file. `now` has its zone."""
    meetings = [one for one in file.meetings() if one.year == year and one.state is not MeetingState.CANCELLED]
    mandate, forum, words = file.mandate, file.forum, file.follow_ups()
    facts = [Facts.of(one, followed_up=one.year in words) for one in meetings]
    found = [
        *deadlines.of_meetings(facts, forum.deadlines, forum.meetings_per_year),
        *deadlines.of_mandate(Reporting.of(mandate), forum.deadlines),
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
