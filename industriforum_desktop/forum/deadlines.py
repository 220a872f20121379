"""Days by which things are to be done: each hangs on a meeting and moves with it, or on the mandate's report.

Whether a thing is done follows from the forum itself: what went out is in the log, final minutes are final. What
never was done is not called done when its meeting has been held.
Nothing here needs a database, so that the first window can say what waits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from industriforum_desktop.forum import calendar
from industriforum_desktop.forum.kinds import N_, DeadlineKind, MeetingState, MinutesState, SendingKind, Stage
from industriforum_desktop.forum.stage import stage
from industriforum_desktop.forum.told import TELLING, Outdated
from industriforum_desktop.forum.year import free_before

if TYPE_CHECKING:
    from industriforum_desktop.forum.forum import Mandate
    from industriforum_desktop.forum.mandate import MandateReport
    from industriforum_desktop.forum.meeting import Meeting

USUAL_DAYS: Mapping[DeadlineKind, int] = {
    DeadlineKind.ROUND: -42,
    DeadlineKind.NOTICE: -28,
    DeadlineKind.REMARKS: 7,
    DeadlineKind.FINAL: 28,
    DeadlineKind.FOLLOW_UP: -14,
    DeadlineKind.REPORT_DRAFT: -42,
    DeadlineKind.REPORT_CHECK: -35,
    DeadlineKind.REPORT_IN: -21,
    DeadlineKind.RENEWAL: -90,
}
"""From the day of the meeting, of the body that the mandate is reported to, or until which the mandate is valid:
before it where negative. The forum may have its own. A body's papers are commonly wanted two to three weeks before
it meets.
"""

OF_MEETING = (DeadlineKind.ROUND, DeadlineKind.NOTICE, DeadlineKind.REMARKS, DeadlineKind.FINAL)
OF_REPORT = (DeadlineKind.REPORT_DRAFT, DeadlineKind.REPORT_CHECK, DeadlineKind.REPORT_IN, DeadlineKind.REPORT)
OF_MANDATE = (*OF_REPORT, DeadlineKind.RENEWAL)

_THIS_TIME = timedelta(days=300)
"""What was done so long before the day of the report belongs to an earlier report."""

CALLING = frozenset(kind for kind in TELLING if kind is not SendingKind.CANCELLATION)
"""The letters that call people to a meeting."""

SOON = timedelta(days=14)
"""What is to be done within this time is due."""


def is_due(day: date, today: date) -> bool:
    """Whether what is to be done on this day is due, or late."""
    return day <= today + SOON


class Progress(Enum):
    """Whether a thing is done: still to do, done, or never done and too late to be of use."""

    TO_DO = "to_do"
    DONE = "done"
    NOT_DONE = "not_done"


PROGRESS_LABELS = {
    Progress.TO_DO: N_("To be done"),
    Progress.DONE: N_("Done"),
    Progress.NOT_DONE: N_("Was not done"),
}


@dataclass(frozen=True)
class Facts:
    """What is known of a meeting that deadlines hang on.

    `followed_up`: its year has words of its own; `running`: it has begun and not ended; `versions`: how many were
    made final of minutes that are a draft again; `remarked`: a draft of them has gone out for remarks; `outdated`:
    who was told of the meeting what isn't so any more.
    """

    meeting_id: int
    uid: str
    number: int
    year: int
    day: date
    state: MeetingState
    minutes: MinutesState
    called: bool
    gone_round: bool
    followed_up: bool = False
    start: time = time.min
    running: bool = False
    versions: int = 0
    remarked: bool = False
    outdated: Outdated | None = None

    @property
    def stage(self) -> Stage:
        """Where the meeting stands."""
        return stage(self.state, self.minutes, running=self.running, corrected=lambda: self.versions > 0)

    @property
    def begun(self) -> bool:
        """Whether the meeting has begun, or has been held: what comes before it can't be done any more."""
        return self.running or self.state is MeetingState.HELD

    def unsettled(self, today: date) -> bool:
        """Whether more is to be seen to than a deadline says."""
        if self.stage in (Stage.FINAL, Stage.CORRECTION):
            return True
        if self.stage in (Stage.PLANNED, Stage.RUNNING) and self.day < today:
            return True
        return self.outdated is not None and self.day >= today

    @classmethod
    def of(cls, meeting: Meeting, *, followed_up: bool = False, reached: Collection[str] = ()) -> Facts:
        """What is known of this meeting, whose letters reach these people, by name."""
        sent = {one.kind for one in meeting.sendings}
        return cls(
            meeting.id,
            meeting.uid,
            meeting.number,
            meeting.year,
            meeting.day,
            meeting.state,
            meeting.minutes_state,
            not sent.isdisjoint(CALLING),
            bool(meeting.rounds) or meeting.agenda_set_on is not None,
            followed_up,
            meeting.start,
            meeting.running,
            0 if meeting.minutes_state.frozen else len(meeting.versions),
            meeting.remarks_by is not None or SendingKind.REMARKS in sent,
            meeting.outdated(reached),
        )


class ReportState(Enum):
    """How far the report on the mandate has come."""

    PLANNED = "planned"
    SUBMITTED = "submitted"
    REPORTED = "reported"
    DECIDED = "decided"


REPORT_LABELS = {
    ReportState.PLANNED: N_("Planned"),
    ReportState.SUBMITTED: N_("Handed in"),
    ReportState.REPORTED: N_("Presented"),
    ReportState.DECIDED: N_("Decided on"),
}


@dataclass(frozen=True)
class Reporting:
    """What is known of the mandate's report. `drafted`: the officer has written texts of it; `version_on` is when
    the latest version was kept, which is what goes out to be checked.

    What was done long before `day` was done for an earlier report and doesn't count.
    """

    day: date | None
    drafted: bool = False
    version_on: date | None = None
    submitted_on: date | None = None
    reported_on: date | None = None
    decided_on: date | None = None
    valid_until: date | None = None

    @classmethod
    def of(cls, mandate: Mandate, versions: Sequence[MandateReport] = ()) -> Reporting:
        """What is known of this mandate, with the versions of its report."""
        return cls(
            mandate.report_on,
            bool(mandate.blocks),
            versions[-1].made_at.date() if versions else None,
            mandate.submitted_on,
            mandate.reported_on,
            mandate.decided_on,
            mandate.valid_until,
        )

    @property
    def state(self) -> ReportState:
        """How far it has come; what comes later makes what comes before it so."""
        if self._done(self.decided_on):
            return ReportState.DECIDED
        if self._done(self.reported_on):
            return ReportState.REPORTED
        return ReportState.SUBMITTED if self._done(self.submitted_on) else ReportState.PLANNED

    @property
    def kept(self) -> bool:
        """Whether a version of this report has been kept."""
        return self._done(self.version_on)

    def _done(self, on: date | None) -> bool:
        return on is not None and (self.day is None or on > self.day - _THIS_TIME)


@dataclass(frozen=True)
class Deadline:
    """Something to be done by a day; about a meeting, or about the mandate when there is none.

    `until` is the day from which it is of no use any more; `over` says that it is so already.
    """

    kind: DeadlineKind
    day: date
    about: Facts | None
    done: bool
    until: date | None = None
    over: bool = False

    def progress(self, today: date) -> Progress:
        """Whether it is done, or still can be."""
        if self.done:
            return Progress.DONE
        late = self.until is not None and today >= self.until
        return Progress.NOT_DONE if self.over or late else Progress.TO_DO

    @property
    def uid(self) -> str:
        """The same when the day moves."""
        return f"{self.kind.value}-{self.about.uid if self.about else 'mandate'}"


def of_meetings(meetings: Iterable[Facts], days: Mapping[str, int], per_year: int = 4) -> Iterator[Deadline]:
    """All deadlines of meetings that were not cancelled; `days` are the forum's own, by kind.

    The follow-up hangs on the year's last meeting, once as many as `per_year` are there.
    """
    found = [one for one in meetings if one.state is not MeetingState.CANCELLED]
    last = calendar.last_of_years(found, per_year)
    for one in found:
        round_on, notice_on = _before(one.day, days)
        yield Deadline(
            DeadlineKind.ROUND, round_on, one, one.gone_round, max(round_on, notice_on), one.begun or one.called
        )
        told = one.called and one.outdated is None
        yield Deadline(DeadlineKind.NOTICE, notice_on, one, told, over=one.begun)
        final = one.versions > 0 or one.minutes.frozen
        remarked = one.remarked or one.minutes is MinutesState.REVIEW
        yield Deadline(DeadlineKind.REMARKS, _day(one.day, DeadlineKind.REMARKS, days), one, remarked, over=final)
        yield Deadline(DeadlineKind.FINAL, _day(one.day, DeadlineKind.FINAL, days), one, final)
        if one in last:
            day, held = _day(one.day, DeadlineKind.FOLLOW_UP, days), one.state is MeetingState.HELD
            yield Deadline(DeadlineKind.FOLLOW_UP, day, one, one.followed_up, over=held)


def _before(day: date, days: Mapping[str, int]) -> tuple[date, date]:
    """When the draft agenda goes round and when the notice is sent, both on days when people are at work.

    Where that makes the notice earlier the round is as much earlier, so that the time to answer stays.
    """
    round_on, notice_on = (_day(day, kind, days) for kind in (DeadlineKind.ROUND, DeadlineKind.NOTICE))
    free = free_before(notice_on)
    return free_before(round_on - (notice_on - free)), free


def of_mandate(reporting: Reporting, days: Mapping[str, int]) -> Iterator[Deadline]:
    """The day on which the mandate is reported, if there is one, and those that lead up to it; and when to ask
    what follows on the mandate, which is done once it is valid for longer.
    """
    if reporting.valid_until is not None:
        yield Deadline(
            DeadlineKind.RENEWAL, _day(reporting.valid_until, DeadlineKind.RENEWAL, days), None, done=False
        )
    if reporting.day is None:
        return
    state = reporting.state
    handed_in = state is not ReportState.PLANNED
    done = {
        DeadlineKind.REPORT_DRAFT: reporting.drafted or reporting.kept or handed_in,
        DeadlineKind.REPORT_CHECK: reporting.kept,
        DeadlineKind.REPORT_IN: handed_in,
        DeadlineKind.REPORT: state in (ReportState.REPORTED, ReportState.DECIDED),
    }
    for kind, ready in done.items():
        # What has been handed in can't be sent to be checked any more.
        yield Deadline(
            kind, _day(reporting.day, kind, days), None, ready, over=handed_in and kind is DeadlineKind.REPORT_CHECK
        )


def days_from(kind: DeadlineKind, days: Mapping[str, int]) -> int:
    """How many days after what it hangs on a thing is to be done, before it where negative."""
    return days.get(kind.value, USUAL_DAYS.get(kind, 0))


def _day(hangs_on: date, kind: DeadlineKind, days: Mapping[str, int]) -> date:
    return hangs_on + timedelta(days=days_from(kind, days))


AFTERWARDS = (DeadlineKind.REMARKS, DeadlineKind.FINAL)


def _waits(one: Deadline, today: date) -> bool:
    """Whether it can be done now: minutes are there once the meeting has been held, and what comes before it can be
    done until its day. Of a changed notice more is to be said than when it was due.
    """
    if one.progress(today) is not Progress.TO_DO:
        return False
    if one.about is None:
        return True
    if one.kind in AFTERWARDS:
        return one.about.state is MeetingState.HELD
    return one.about.day >= today and not (one.kind is DeadlineKind.NOTICE and one.about.outdated)


def ahead(found: Iterable[Deadline], today: date, within: timedelta) -> list[Deadline]:
    """What is not done and is late or due within this time, by day: of each meeting, of each year's follow-up, of
    the report and of the mandate itself what comes first.
    """
    first: dict[tuple[int | None, DeadlineKind | None], Deadline] = {}
    alone = (DeadlineKind.FOLLOW_UP, DeadlineKind.RENEWAL)
    for one in sorted(found, key=lambda one: one.day):
        if one.day <= today + within and _waits(one, today):
            chain = one.about.meeting_id if one.about else None
            first.setdefault((chain, one.kind if one.kind in alone else None), one)
    return list(first.values())
