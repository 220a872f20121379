"""What the figures of the years need of the forum, read in a few queries however many meetings there are."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import selectinload

from industriforum_desktop.forum.meeting import AgendaItem, Attendance, Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Participant
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.reading import Needed, fill

_OF_MEETING: Needed = {
    "items": selectinload(Meeting.items),
    "attendances": selectinload(Meeting.attendances)
    .joinedload(Attendance.participant)
    .joinedload(Participant.organisation),
    "versions": selectinload(Meeting.versions),
    "sendings": selectinload(Meeting.sendings),
}
_OF_ITEM: Needed = {
    "note": selectinload(AgendaItem.note),
    "reports": selectinload(AgendaItem.reports),
    "outcomes": selectinload(AgendaItem.outcomes),
    "proposed_by": selectinload(AgendaItem.proposed_by),
}
_OF_OUTCOME: Needed = {
    "news": selectinload(Outcome.news),
    "receivers": selectinload(Outcome.receivers),
    "concern": selectinload(Outcome.concern),
    "handed_to": selectinload(Outcome.handed_to),
    "hangs_from": selectinload(Outcome.hangs_from),
}


def meetings_in_full(file: ForumFile) -> Sequence[Meeting]:
    """All meetings, oldest first, with their items, what was captured and told, and who took part."""
    meetings, session = file.meetings(), file.session
    fill(session, Meeting, meetings, _OF_MEETING)
    items = [item for meeting in meetings for item in meeting.items]
    fill(session, AgendaItem, items, _OF_ITEM)
    fill(session, Outcome, [outcome for item in items for outcome in item.outcomes], _OF_OUTCOME)
    return meetings
