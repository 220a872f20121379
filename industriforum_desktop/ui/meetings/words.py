"""How meetings and their days are written on the page."""

from __future__ import annotations

from datetime import date

from industriforum_desktop.forum.agenda_round import changed_after_set
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.year import holiday, obstacle
from industriforum_desktop.i18n import Language, _


def meeting_name(meeting: Meeting) -> str:
    """Möte 1/2023."""
    return _("Meeting {number}/{year}").format(number=meeting.number, year=meeting.year)


def meeting_within(meeting: Meeting) -> str:
    """The same inside a sentence: möte 1/2023."""
    return _("meeting {number}/{year}").format(number=meeting.number, year=meeting.year)


def obstacle_text(day: date) -> str:
    """Why a meeting should not be held on this day; nothing when it can."""
    message = obstacle(day)
    return _(message).format(name=holiday(day) or "") if message else ""


def day_facts(day: date, language: Language) -> str:
    """torsdag, vecka 48."""
    weekday = language.weekday_date(day).split()[0]
    return f"{weekday}, {language.week(day)}"


def overrun_text(minutes: int) -> str:
    return _("The agenda is {n} min too long").format(n=minutes)


def agenda_set(meeting: Meeting, language: Language) -> str:
    """When the agenda was set, and whether it has been changed since; nothing when it has not been set."""
    if meeting.agenda_set_on is None:
        return ""
    day = language.long_date(meeting.agenda_set_on)
    if changed_after_set(meeting):
        return _("The agenda was set on {day} and has been changed since.").format(day=day)
    return _("The agenda was set on {day}.").format(day=day)


def agenda_hint(meeting: Meeting) -> str:
    """What should be seen to in a planned meeting's agenda."""
    if meeting.state is not MeetingState.PLANNED:
        return ""
    if not meeting.items:
        return _("The agenda is empty")
    return overrun_text(meeting.overrun) if meeting.overrun else ""
