"""How meetings and their days are written on the page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from industriforum_desktop.forum.agenda_round import changed_after_set
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.year import holiday, obstacle
from industriforum_desktop.i18n import Language, _, ngettext

if TYPE_CHECKING:
    from industriforum_desktop.ui.meetings.agenda_model import Agenda


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


def sum_text(seen: Agenda, language: Language) -> tuple[str, str, str]:
    """How the agenda's minutes stand against the meeting's length; the text's role, and the name of its icon."""
    if not seen.lines:
        return "", "muted", ""
    of = _("{used} of {planned}").format(
        used=language.minutes(seen.minutes), planned=language.minutes(seen.planned)
    )
    if seen.left < 0:
        return f"{overrun_text(-seen.left)} · {of}", "warning", "warning"
    items = ngettext("{n} item", "{n} items", len(seen.lines)).format(n=len(seen.lines))
    left = _("{n} min left").format(n=seen.left) if seen.left else _("fills the meeting")
    return f"{items} · {of} · {left}", "muted", "clock"


def dealt_text(item: AgendaItem) -> str:
    """Whether a held meeting dealt with the item, where the notes don't say so."""
    if item.taken_up and not item.has_minutes:
        return _("Dealt with, though nothing was written.")
    return _("Nothing was written: it doesn't count as dealt with.") if item.held and not item.dealt_with else ""


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
