"""How actions are written in lists."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import object_session

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import ActionReport, Outcome
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.shared.board import Shown


def what(action: Outcome) -> str:
    """What is to be done, as a line of its own: with a capital first letter."""
    return action.text[:1].upper() + action.text[1:]


def receivers(action: Outcome) -> list[str]:
    """Who the action was given to, by the name that the register has now."""
    return [
        found.organisation.called
        if found.organisation
        else found.participant.name
        if found.participant
        else found.name
        for found in action.receivers
    ]


def due(action: Outcome, language: Language) -> str:
    """The day, or what was said about it when no day could be told from it."""
    return language.short_date(action.due) if action.due else action.due_text


def card(action: Outcome, language: Language, today: date) -> Shown:
    """The action on a board: what, who, and by when."""
    who = action.handed_to.called if action.handed_to else ", ".join(receivers(action))
    when = language.spoken_date(action.due, today) if action.due else action.due_text
    return Shown(
        action.id,
        what(action),
        (who,),
        when[:1].upper() + when[1:],
        late=action.overdue(today),
        tip=action.line.strip(),
    )


def status(action: Outcome, forum: Forum, language: Language, today: date) -> str:
    """The status in the forum's word; late is said first, in words."""
    word = forum.word(action.status, language)
    return _("Overdue · {status}").format(status=word) if action.overdue(today) else word


def meeting(action: Outcome) -> str:
    """2/2023."""
    met = action.item.meeting
    return f"{met.number}/{met.year}"


def origin(action: Outcome) -> str:
    """Meeting 2/2023, item 5."""
    return _("Meeting {meeting}, item {item}").format(meeting=meeting(action), item=action.item.position)


def when_key(action: Outcome) -> tuple[bool, date]:
    """Open actions first, the earliest day first, those without a day last."""
    return (not action.status.open, action.due or date.max)


def told(action: Outcome, forum: Forum, language: Language) -> list[str]:
    """What was told at meetings and between them, by day: “2023-05-11, IUC: Kursen är igång. (Pågår)”."""
    session = object_session(action)
    found = [(one.day, one.told_by, one.text, one.status) for one in action.news]
    if session is not None:
        for report in session.scalars(select(ActionReport).where(ActionReport.outcome_id == action.id)):
            meeting = session.get_one(AgendaItem, report.item_id).meeting
            by = _("meeting {number}/{year}").format(number=meeting.number, year=meeting.year)
            found.append((meeting.day, by, report.text, report.status))
    lines = []
    for day, by, text, status in sorted(found, key=lambda one: one[0]):
        head = ", ".join(filter(None, (language.short_date(day), by)))
        word = forum.word(status, language)
        lines.append(f"{head}: {text} ({word})" if text else f"{head}: {word}")
    return lines
