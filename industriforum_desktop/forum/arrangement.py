"""Changes to an agenda while its meeting runs: a question added, an item put off, an item divided."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import N_, ItemKind
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.year import CLOSING

QUESTIONS, *_AFTER = CLOSING
"""The standing item under which questions are raised that the agenda lacks."""


def place_of_closing(titles: Sequence[str], closing: Collection[str]) -> int:
    """Where the items begin that end an agenda, counted from 0: its length when there are none.

    `closing` holds the titles of such items, without regard to case.
    """
    ends = {title.casefold() for title in closing}
    return next((n for n, title in enumerate(titles) if title.casefold() in ends), len(titles))


def place_of_question(
    meeting: Meeting, at: AgendaItem, questions: Collection[str], closing: Collection[str]
) -> int:
    """Where a question goes that is raised during the item `at`, counted from 0.

    After the item for such questions and those raised before it, and never before the item at hand.
    """
    titles = [item.title.casefold() for item in meeting.items]
    wanted = {title.casefold() for title in questions}
    place = next((n + 1 for n, title in enumerate(titles) if title in wanted), None)
    if place is None:
        place = place_of_closing(titles, closing)
    while place < len(titles) and is_raised(meeting.items[place]):
        place += 1
    return max(place, meeting.items.index(at) + 1)


def raised(title: str) -> AgendaItem:
    """A question raised at the meeting: nobody planned any time for it."""
    return AgendaItem(title=title, kind=ItemKind.DIALOGUE, minutes=0)


def is_raised(item: AgendaItem) -> bool:
    """Whether the item was raised at the meeting."""
    return item.minutes == 0 and item.continues is None


def postpone(item: AgendaItem, to: Meeting, closing: Collection[str]) -> AgendaItem:
    """Put the item off to a later meeting, before the items that end its agenda; the item there."""
    item.postponed = True
    later = item.continued()
    to.insert(later, place_of_closing([one.title for one in to.items], closing))
    return later


def take_up_again(item: AgendaItem, meetings: Collection[Meeting]) -> None:
    """The item is dealt with after all. Raises RuleBroken when the later meeting has minutes about it."""
    for meeting in meetings:
        for later in [one for one in meeting.items if one.continues is item and meeting is not item.meeting]:
            if later.has_minutes:
                raise RuleBroken(
                    N_("“{title}” has minutes at the later meeting and stays postponed."), title=item.title
                )
            meeting.remove(later)
    item.postponed = False


def divide(item: AgendaItem, title: str, used: int) -> AgendaItem:
    """Make what is left of an item an item of its own, right after it; the new item.

    The time planned is shared: the first keeps what it has `used`, in seconds, as whole minutes; the new one has
    the rest.
    """
    new = item.continued()
    new.title = title
    kept = min(item.minutes, -(-used // 60))
    item.minutes, new.minutes = kept, item.minutes - kept
    item.meeting.insert(new, item.meeting.items.index(item) + 1)
    return new
