"""What is to be done by when hangs on the meetings and moves with them."""

from __future__ import annotations

from datetime import date, timedelta

from industriforum_desktop.forum import deadlines
from industriforum_desktop.forum.deadlines import Deadline, Facts
from industriforum_desktop.forum.kinds import DeadlineKind, MeetingState, MinutesState
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.glance import glance

DAY = date(2024, 3, 14)


def facts(state: MeetingState = MeetingState.PLANNED, *, called: bool = False, gone: bool = False) -> Facts:
    return Facts(1, "u", 1, 2024, DAY, state, MinutesState.DRAFT, called, gone)


def kinds(found: list[Deadline]) -> list[DeadlineKind]:
    return [one.kind for one in found]


def test_the_usual_days_hang_on_the_meeting() -> None:
    found = {one.kind: one.day for one in deadlines.of_meetings([facts()], {})}
    assert found[DeadlineKind.NOTICE] == DAY - timedelta(weeks=4)
    assert found[DeadlineKind.REMARKS] == DAY + timedelta(weeks=1)


def test_the_forum_has_its_own_days() -> None:
    found = {one.kind: one.day for one in deadlines.of_meetings([facts()], {"notice": -14})}
    assert found[DeadlineKind.NOTICE] == DAY - timedelta(days=14)


def test_of_each_meeting_what_comes_first_waits() -> None:
    week, today = timedelta(weeks=1), DAY - timedelta(weeks=6)
    every = list(deadlines.of_meetings([facts()], {}))
    assert kinds(deadlines.ahead(every, today, week)) == [DeadlineKind.ROUND]
    gone = list(deadlines.of_meetings([facts(gone=True)], {}))
    assert deadlines.ahead(gone, today, week) == []
    assert kinds(deadlines.ahead(gone, today + 2 * week, week)) == [DeadlineKind.NOTICE]
    called = list(deadlines.of_meetings([facts(called=True)], {}))
    assert deadlines.ahead(called, DAY, 2 * week) == []
    held = list(deadlines.of_meetings([facts(MeetingState.HELD)], {}))
    assert kinds(deadlines.ahead(held, DAY, week)) == [DeadlineKind.REMARKS]


def test_a_cancelled_meeting_asks_for_nothing() -> None:
    assert list(deadlines.of_meetings([facts(MeetingState.CANCELLED)], {})) == []


def test_the_first_window_knows_what_waits(demo: ForumFile) -> None:
    seen = glance(demo.path, date(2023, 10, 1)).waiting.deadlines
    assert {one.kind for one in seen} == {DeadlineKind.REMARKS}
    with demo.change("Flytta"):
        meeting = demo.meetings()[-1]
        meeting.rounds.clear()
        meeting.sendings.clear()
        meeting.agenda_set_on = None
    late = [one for one in glance(demo.path, date(2023, 10, 25)).waiting.deadlines if one.about.number == 4]
    assert [(one.kind, one.day) for one in late] == [(DeadlineKind.ROUND, date(2023, 10, 19))]
    with demo.change("Flytta"):
        meeting = demo.meetings()[-1]
        meeting.day += timedelta(days=7)
    late = [one for one in glance(demo.path, date(2023, 10, 25)).waiting.deadlines if one.about.number == 4]
    assert [one.day for one in late] == [date(2023, 10, 26)]


def test_the_report_waits_until_it_is_made(demo: ForumFile) -> None:
    day = date(2023, 4, 10)
    assert DeadlineKind.REPORT not in kinds(list(glance(demo.path, day).waiting.deadlines))
    with demo.change("Inte redovisat"):
        demo.mandate.reported_on = None
    assert DeadlineKind.REPORT in kinds(list(glance(demo.path, day).waiting.deadlines))
