"""Which meeting: the one after another, the one that comes, the last of a year; what day is meant by one of them;
and whether anything was heard of an action.

Decided from plain facts, so that the first glance, the recorder, the window and the papers all ask here. A meeting
that was cancelled is none, whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import NamedTuple, Protocol, TypeVar

from industriforum_desktop.forum.kinds import ActionStatus, HangsOn, MeetingState

PATIENCE = 14
"""Days within which whoever was handed an action is to say whether it is taken on."""
LONG = timedelta(days=90)
"""What nothing was heard of for so long has been forgotten."""


class Dated(Protocol):
    """What the calendar needs to know of a meeting."""

    @property
    def year(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def day(self) -> date: ...
    @property
    def start(self) -> time: ...
    @property
    def state(self) -> MeetingState: ...


class Met(NamedTuple):
    """A meeting as the calendar knows it, for those who have no more."""

    year: int
    number: int
    day: date
    start: time
    state: MeetingState


M = TypeVar("M", bound=Dated)


def _in_order(meetings: Iterable[M]) -> list[M]:
    """Those that were not cancelled, oldest first."""
    return sorted(
        (one for one in meetings if one.state is not MeetingState.CANCELLED), key=lambda one: (one.day, one.start)
    )


def _later(than: Dated, meetings: Iterable[M]) -> list[M]:
    return _in_order(one for one in meetings if (one.day, one.start) > (than.day, than.start))


def after(meeting: Dated, meetings: Iterable[M]) -> M | None:
    """The meeting after this one: what is meant by “the next meeting” when it is said there."""
    then = (meeting.day, meeting.start)
    later = (one for one in meetings if (one.day, one.start) > then and one.state is not MeetingState.CANCELLED)
    return min(later, key=lambda one: (one.day, one.start), default=None)


def planned_after(meeting: Dated, meetings: Iterable[M]) -> M | None:
    """The first meeting after this one that is still to be held, which is where what it postpones goes."""
    return next((one for one in _later(meeting, meetings) if one.state is MeetingState.PLANNED), None)


def coming(meetings: Iterable[M], today: date) -> M | None:
    """The first meeting that is planned for today or later."""
    return next(
        (one for one in _in_order(meetings) if one.state is MeetingState.PLANNED and one.day >= today), None
    )


def nearest(meetings: Iterable[M], today: date) -> M | None:
    """The meeting that comes; when none does, the latest planned one whose day has passed."""
    planned = [one for one in _in_order(meetings) if one.state is MeetingState.PLANNED]
    return coming(planned, today) or (planned[-1] if planned else None)


def last_of_years(meetings: Iterable[M], per_year: int) -> list[M]:
    """The last meeting of each year that has as many as it is to have: the yearly follow-up belongs to it."""
    last = {one.year: one for one in _in_order(meetings)}
    return [one for one in last.values() if one.number >= per_year]


def is_last_of_year(meeting: Dated, meetings: Iterable[Dated], per_year: int) -> bool:
    """Whether the year's follow-up belongs to this meeting: none comes after it, nor is still to be planned."""
    others = [one for one in meetings if one is not meeting]
    return any(one is meeting for one in last_of_years([*others, meeting], per_year))


def follow_up_after(meeting: Dated, meetings: Iterable[M], per_year: int) -> M | None:
    """The meeting after this one that holds a yearly follow-up."""
    return after(meeting, last_of_years(meetings, per_year))


def hanging_day(hangs_on: HangsOn, meeting: Dated, meetings: Iterable[Dated], per_year: int) -> date | None:
    """The day of the meeting that was meant at `meeting`; None as long as it is not planned."""
    if hangs_on is HangsOn.NEXT_MEETING:
        found = after(meeting, meetings)
    else:
        found = follow_up_after(meeting, meetings, per_year)
    return found.day if found is not None else None


def is_silent(
    today: date,
    status: ActionStatus,
    *,
    given_on: date,
    handed_on: date | None,
    accepted_on: date | None,
    report_by: date | None,
    heard_on: date | None,
    has_result: bool,
) -> bool:
    """Whether an action is to be asked about, since nothing was heard of it when something should have been.

    That is by `report_by`; else, for what was handed over, within the days of patience until it was accepted, and
    at last after a long time. `given_on` is the day of its meeting, `heard_on` when something was told last; what
    has a result was heard of some time.
    """
    if not status.open:
        return False
    since = handed_on or given_on
    waits: list[tuple[date, date]] = []
    if report_by is not None:
        waits.append((report_by, report_by))
    if status is ActionStatus.HANDED_OVER and accepted_on is None and handed_on is not None:
        waits.append((handed_on + timedelta(days=PATIENCE), handed_on))
    if status is ActionStatus.HANDED_OVER and report_by is None and not has_result:
        waits.append((since + LONG, since))
    return any(by < today and (heard_on is None or heard_on < told_from) for by, told_from in waits)
