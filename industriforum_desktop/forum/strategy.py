"""Whether the time goes to what the forum is for: long-term questions. What is for now may belong to a network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from industriforum_desktop.forum.kinds import Horizon, MeetingState, Membership
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.organisation import Organisation

STRATEGIC = (Horizon.YEARS, Horizon.LONGER)
"""What looks further ahead than the present."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 7
"""Letters that tell long words apart: endings and what compounds add come after them."""
_WHOLE = 5
"""Letters from which on a word may stand first in a compound."""
_ENDING = 2


def strategic_share(items: Iterable[AgendaItem]) -> float | None:
    """The part of the items' planned minutes that goes to long-term questions, 0 to 1.

    None while nothing is planned, or it is said of no item how far ahead it looks.
    """
    listed = list(items)
    minutes = sum(item.minutes for item in listed)
    if not minutes or all(item.horizon is None for item in listed):
        return None
    return sum(item.minutes for item in listed if item.horizon in STRATEGIC) / minutes


def strategic_share_of_year(meetings: Iterable[Meeting], year: int) -> float | None:
    """The same for all the year's meetings that are not cancelled."""
    held = [one for one in meetings if one.year == year and one.state is not MeetingState.CANCELLED]
    return strategic_share(item for meeting in held for item in meeting.items)


def network_for(item: AgendaItem, organisations: Sequence[Organisation], today: date) -> Organisation | None:
    """The existing structure that an operative item seems to belong to: the one with most of its questions among
    the item's words, and of several that which meets first. A word that several structures have counts less.

    None for other items, and when none fits. A project that has ended takes nothing more.
    """
    if item.horizon is not Horizon.NOW:
        return None
    said = _words(f"{item.title} {item.theme} {item.background}")
    asked = {one.id: _matching(said, one) for one in organisations if _receives(one, today)}
    common = Counter(word for words in asked.values() for word in words)
    weights = {one: sum(1 / common[word] for word in words) for one, words in asked.items()}
    found = [one for one in organisations if weights.get(one.id)]
    return min(found, key=lambda one: (-weights[one.id], one.meets_next or date.max, one.id), default=None)


def _receives(organisation: Organisation, today: date) -> bool:
    ended = organisation.ends_on is not None and organisation.ends_on < today
    return organisation.active and organisation.membership is Membership.STRUCTURE and not ended


def _matching(said: set[str], organisation: Organisation) -> set[str]:
    """The words of the organisation's questions that are said: of its sector, while nobody has written them."""
    asked = _words(organisation.questions or organisation.sector)
    return {word for word in asked if any(_alike(word, one) for one in said)}


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms or compounds of the same: kurs and kurser, energi and energifrågor. “till” is
    none of “tillstånd”: a short word may only get an ending.
    """
    short, long = sorted((one, other), key=len)
    if short[:_STEM] == long[:_STEM] and len(short) >= _STEM:
        return True
    return long.startswith(short) and (len(short) >= _WHOLE or len(long) - len(short) <= _ENDING)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
