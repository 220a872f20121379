"""What the figures of the years need of the forum, read in a few queries however many meetings there are."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from industriforum_desktop.forum.meeting import AgendaItem, Attendance, Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Participant
from industriforum_desktop.store.forum_file import ForumFile


def meetings_in_full(file: ForumFile) -> Sequence[Meeting]:
    """All meetings, oldest first, with their items, what was captured and told, and who took part."""
    items = selectinload(Meeting.items)
    captured = items.selectinload(AgendaItem.outcomes)
    return file.session.scalars(
        select(Meeting)
        .options(
            items.selectinload(AgendaItem.reports),
            captured.selectinload(Outcome.news),
            captured.selectinload(Outcome.receivers),
            captured.selectinload(Outcome.concern),
            selectinload(Meeting.attendances)
            .joinedload(Attendance.participant)
            .joinedload(Participant.organisation),
        )
        .order_by(Meeting.day, Meeting.start)
    ).all()
