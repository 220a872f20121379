"""Days by which things are to be done: each hangs on a meeting and moves with it, or on the mandate.

Whether a thing is done follows from the forum itself: what went out is in the log, final minutes are final.
Nothing here needs a database, so that the first window can say what waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from industriforum_desktop.forum.kinds import DeadlineKind, MeetingState, MinutesState

USUAL_DAYS: Mapping[DeadlineKind, int] = {
    DeadlineKind.ROUND: -42,
    DeadlineKind.NOTICE: -28,
    DeadlineKind.REMARKS: 7,
    DeadlineKind.FINAL: 28,
}
"""From the meeting's day, in days: before it where negative. The forum may have its own."""


@dataclass(frozen=True)
class Facts:
    """What is known of a meeting that deadlines hang on."""

    meeting_id: int
    uid: str
    number: int
    year: int
    day: date
    state: MeetingState
    minutes: MinutesState
    called: bool
    gone_round: bool


@dataclass(frozen=True)
class Deadline:
    """Something to be done by a day; about a meeting, or about the mandate when there is none."""

    kind: DeadlineKind
    day: date
    about: Facts | None
    done: bool

    @property
    def uid(self) -> str:
        """The same when the day moves."""
        return f"{self.kind.value}-{self.about.uid if self.about else 'mandate'}"


def of_meetings(meetings: Iterable[Facts], days: Mapping[str, int]) -> Iterator[Deadline]:
    """All deadlines of meetings that were not cancelled; `days` are the forum's own, by kind."""
    for one in meetings:
        if one.state is MeetingState.CANCELLED:
            continue
        held = one.state is MeetingState.HELD
        done = {
            DeadlineKind.ROUND: one.gone_round or one.called or held,
            DeadlineKind.NOTICE: one.called or held,
            DeadlineKind.REMARKS: one.minutes is not MinutesState.DRAFT,
            DeadlineKind.FINAL: one.minutes.frozen,
        }
        for kind, usual in USUAL_DAYS.items():
            yield Deadline(kind, one.day + timedelta(days=days.get(kind.value, usual)), one, done[kind])


def report(report_on: date | None, reported_on: date | None) -> Iterator[Deadline]:
    """The day on which the mandate is reported, if there is one."""
    if report_on is not None:
        yield Deadline(DeadlineKind.REPORT, report_on, None, reported_on is not None)


AFTERWARDS = (DeadlineKind.REMARKS, DeadlineKind.FINAL)


def _comes_after(one: Deadline, today: date) -> bool:
    """Whether it can't be done yet: the meeting is still to come."""
    planned = one.about is not None and one.about.state is MeetingState.PLANNED and one.about.day >= today
    return planned and one.kind in AFTERWARDS


def ahead(found: Iterable[Deadline], today: date, within: timedelta) -> list[Deadline]:
    """What is not done and is late or due within this time, by day: of each meeting what comes first."""
    first: dict[int | None, Deadline] = {}
    for one in sorted(found, key=lambda one: one.day):
        if not one.done and one.day <= today + within and not _comes_after(one, today):
            first.setdefault(one.about.meeting_id if one.about else None, one)
    return list(first.values())
