"""What happened before: the items and actions of earlier meetings that belong with the one at hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import ActionStatus, MeetingState, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import ActionReport, Note, Outcome
from industriforum_desktop.forum.situation import Concern
from industriforum_desktop.store.reading import OF_ACTION, OF_ITEM, whole

BLANK = " \t\r\n"
_OPEN = [status for status in ActionStatus if status.open]


def earlier_items(session: Session, item: AgendaItem, standing: Collection[str] = ()) -> list[AgendaItem]:
    """What earlier meetings wrote on the same theme, the same title or in the same chain of items, newest first.

    `standing` are titles that every agenda has: of those only the latest counts.
    """
    said = exists().where(Note.item_id == AgendaItem.id, func.trim(Note.text, BLANK) != "")
    captured = exists().where(Outcome.item_id == AgendaItem.id, Outcome.position.is_not(None))
    told = exists().where(ActionReport.item_id == AgendaItem.id)
    rows = session.execute(
        select(AgendaItem.id, AgendaItem.title, AgendaItem.theme)
        .join(Meeting)
        .where(_before(item.meeting), or_(said, captured, told))
        .order_by(Meeting.day.desc(), Meeting.start.desc(), AgendaItem.position)
    ).all()
    goes_on = _continuations(session)
    title, theme, root = _plain(item.title), _plain(item.theme), _root(item.id, goes_on)
    recurring = title in {_plain(one) for one in standing}
    found: list[int] = []
    met = False
    for item_id, its_title, its_theme in rows:
        same_title = _plain(its_title) == title
        belongs = _root(item_id, goes_on) == root or bool(theme and _plain(its_theme) == theme)
        if belongs or (same_title and not (recurring and met)):
            found.append(item_id)
        met = met or same_title
    by_id = {
        one.id: one
        for one in whole(session, AgendaItem, select(AgendaItem).where(AgendaItem.id.in_(found)), OF_ITEM)
    }
    return [by_id[item_id] for item_id in found]


def open_actions(session: Session, item: AgendaItem) -> Sequence[Outcome]:
    """Actions of earlier meetings that are open, or that something was said about at this meeting, in the order
    in which they were noted.
    """
    told_here = select(ActionReport.outcome_id).join(AgendaItem).where(AgendaItem.meeting_id == item.meeting_id)
    asked = (
        select(Outcome)
        .join(AgendaItem, Outcome.item_id == AgendaItem.id)
        .join(Meeting)
        .where(
            Outcome.kind == OutcomeKind.ACTION,
            Outcome.position.is_not(None),
            _before(item.meeting),
            or_(Outcome.status.in_(_OPEN), Outcome.id.in_(told_here)),
        )
        .order_by(Meeting.day, AgendaItem.position, Outcome.position)
    )
    return whole(session, Outcome, asked, OF_ACTION)


def themes(session: Session) -> list[str]:
    """The forum's own themes in its order, and after them every other that a question has; each once."""
    own = session.get_one(Forum, 1).themes or []
    # In the order in which they came up first.
    used = [
        theme
        for kind in (AgendaItem, Concern)
        for theme in session.scalars(select(kind.theme).group_by(kind.theme).order_by(func.min(kind.id)))
    ]
    return list(dict.fromkeys(theme.strip() for theme in (*own, *used) if theme.strip()))


def _before(meeting: Meeting) -> ColumnElement[bool]:
    """Meetings that came before this one and were not cancelled."""
    earlier = or_(Meeting.day < meeting.day, and_(Meeting.day == meeting.day, Meeting.start < meeting.start))
    return and_(earlier, Meeting.state != MeetingState.CANCELLED)


def _continuations(session: Session) -> dict[int, int]:
    """Item to the item that it goes on with."""
    asked = select(AgendaItem.id, AgendaItem.continues_id).where(AgendaItem.continues_id.is_not(None))
    return {item_id: before for item_id, before in session.execute(asked) if before is not None}


def _root(item_id: int, goes_on: Mapping[int, int]) -> int:
    """The first item of the chain."""
    met = {item_id}
    while item_id in goes_on and goes_on[item_id] not in met:
        item_id = goes_on[item_id]
        met.add(item_id)
    return item_id


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
