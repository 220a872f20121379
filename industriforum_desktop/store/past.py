"""What happened before: the items and actions of earlier meetings that belong with the one at hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import ActionStatus, MeetingState, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import ActionReport, Outcome
from industriforum_desktop.forum.situation import Concern

_OPEN = [status for status in ActionStatus if status.open]


def earlier_items(session: Session, item: AgendaItem, standing: Collection[str] = ()) -> list[AgendaItem]:
    """What earlier meetings wrote on the same theme, the same title or in the same chain of items, newest first.

    `standing` are titles that every agenda has: of those only the latest counts.
    """
    rows = session.execute(
        select(AgendaItem.id, AgendaItem.title, AgendaItem.theme, _before(item.meeting).label("before"))
        .join(Meeting)
        .order_by(Meeting.day.desc(), Meeting.start.desc(), AgendaItem.position)
    ).all()
    goes_on = _continuations(session)
    title, theme, root = _plain(item.title), _plain(item.theme), _root(item.id, goes_on)
    recurring = title in {_plain(one) for one in standing}
    found: list[AgendaItem] = []
    for item_id, its_title, its_theme, before in rows:
        if not before:
            continue
        same_title = _plain(its_title) == title
        belongs = _root(item_id, goes_on) == root or bool(theme and _plain(its_theme) == theme)
        latest = same_title and not any(_plain(one.title) == title for one in found)
        if not belongs and not (latest if recurring else same_title):
            continue
        earlier = session.get_one(AgendaItem, item_id)
        if earlier.has_minutes or earlier.outcomes or earlier.reports:
            found.append(earlier)
    return found


def open_actions(session: Session, item: AgendaItem) -> Sequence[Outcome]:
    """Actions of earlier meetings that are open, or that something was said about at this meeting, in the order
    in which they were noted.
    """
    told_here = select(ActionReport.outcome_id).join(AgendaItem).where(AgendaItem.meeting_id == item.meeting_id)
    return session.scalars(
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
    ).all()


def themes(session: Session) -> list[str]:
    """The forum's own themes in its order, and after them every other that a question has; each once."""
    own = session.get_one(Forum, 1).themes or []
    used = [*session.scalars(select(AgendaItem.theme)), *session.scalars(select(Concern.theme))]
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
