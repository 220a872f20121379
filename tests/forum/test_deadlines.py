"""What is to be done by when hangs on the meetings and moves with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.forum import deadlines
from industriforum_desktop.forum.deadlines import Deadline, Facts, Progress, Reporting, ReportState
from industriforum_desktop.forum.kinds import DeadlineKind, MeetingState, MinutesState
from industriforum_desktop.forum.mandate import MandateReport
from industriforum_desktop.forum.year import obstacle
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
    assert {one.kind for one in seen} == {DeadlineKind.REMARKS, DeadlineKind.RENEWAL}
    with demo.change("Flytta"):
        meeting = demo.meetings()[-1]
        meeting.rounds.clear()
        meeting.sendings.clear()
        meeting.agenda_set_on = None
    late = [
        one
        for one in glance(demo.path, date(2023, 10, 25)).waiting.deadlines
        if one.about and one.about.number == 4
    ]
    assert [(one.kind, one.day) for one in late] == [(DeadlineKind.ROUND, date(2023, 10, 19))]
    with demo.change("Flytta"):
        meeting = demo.meetings()[-1]
        meeting.day += timedelta(days=7)
    late = [
        one
        for one in glance(demo.path, date(2023, 10, 25)).waiting.deadlines
        if one.about and one.about.number == 4
    ]
    assert [one.day for one in late] == [date(2023, 10, 26)]


def test_the_report_waits_step_by_step_until_it_is_presented(demo: ForumFile) -> None:
    def waits(today: date) -> list[DeadlineKind]:
        return [one.kind for one in glance(demo.path, today).waiting.deadlines if one.about is None]

    assert waits(date(2023, 4, 10)) == []
    with demo.change("Inte redovisat"):
        mandate = demo.mandate
        mandate.submitted_on = mandate.reported_on = mandate.decided_on = None
        mandate.blocks = {}
        for one in demo.mandate_reports():
            demo.session.delete(one)
    assert waits(date(2023, 2, 1)) == []
    assert waits(date(2023, 3, 1)) == [DeadlineKind.REPORT_DRAFT]
    with demo.change("Skriv"):
        demo.mandate.blocks = {"economy": "Inga egna medel."}
    assert waits(date(2023, 3, 1)) == [DeadlineKind.REPORT_CHECK]
    with demo.change("Version"):
        demo.session.add(MandateReport.of(1, datetime(2023, 3, 20, 9), b"%PDF", "text"))
    assert waits(date(2023, 3, 21)) == [DeadlineKind.REPORT_IN]
    with demo.change("Lämna in"):
        demo.mandate.submitted_on = date(2023, 3, 31)
    assert waits(date(2023, 4, 1)) == [DeadlineKind.REPORT]
    with demo.change("Redovisa"):
        demo.mandate.reported_on = date(2023, 4, 21)
    assert waits(date(2023, 5, 1)) == []


def test_what_was_done_for_the_last_report_does_not_count_for_the_next() -> None:
    done = date(2023, 4, 21)
    again = Reporting(date(2024, 4, 19), version_on=done, submitted_on=done, reported_on=done, decided_on=done)
    assert again.state is ReportState.PLANNED
    assert not any(one.done for one in deadlines.of_mandate(again, {}))


def test_a_report_that_was_handed_in_unchecked_was_not_checked() -> None:
    handed_in = Reporting(DAY, submitted_on=DAY - timedelta(days=21))
    found = {one.kind: one.progress(DAY) for one in deadlines.of_mandate(handed_in, {})}
    assert found[DeadlineKind.REPORT_CHECK] is Progress.NOT_DONE
    assert found[DeadlineKind.REPORT_DRAFT] is found[DeadlineKind.REPORT_IN] is Progress.DONE
    assert found[DeadlineKind.REPORT] is Progress.TO_DO
    assert kinds(deadlines.ahead(deadlines.of_mandate(handed_in, {}), DAY, timedelta(7))) == [DeadlineKind.REPORT]


def test_a_mandate_that_runs_out_waits_until_it_is_valid_for_longer(new: ForumFile) -> None:
    def waits(today: date) -> bool:
        return DeadlineKind.RENEWAL in kinds(list(glance(new.path, today).waiting.deadlines))

    assert not waits(date(2023, 12, 1))
    with new.change("Gäller till"):
        new.mandate.valid_until = date(2023, 12, 31)
    assert not waits(date(2023, 9, 1)) and waits(date(2023, 9, 20)) and waits(date(2024, 2, 1))
    with new.change("Gäller längre"):
        new.mandate.valid_until = date(2026, 12, 31)
    assert not waits(date(2024, 2, 1))


def test_the_follow_up_hangs_on_the_last_meeting_once_all_are_planned() -> None:
    def prepared(numbers: list[int]) -> list[date]:
        every = [replace(facts(), meeting_id=n, number=n, day=DAY + n * timedelta(weeks=8)) for n in numbers]
        found = deadlines.of_meetings(every, {}, 4)
        return [one.day for one in found if one.kind is DeadlineKind.FOLLOW_UP]

    assert prepared([1, 2, 3]) == []
    assert prepared([1, 2, 3, 4]) == [DAY + timedelta(weeks=32) - timedelta(days=14)]


DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
OWN = st.dictionaries(st.sampled_from([kind.value for kind in deadlines.USUAL_DAYS]), st.integers(-365, 365))


@given(day=DAYS, step=st.integers(-400, 400), own=OWN, number=st.integers(1, 6))
def test_whatever_hangs_on_a_meeting_moves_with_it(day: date, step: int, own: dict[str, int], number: int) -> None:
    here = replace(facts(), day=day, number=number)
    there = replace(here, day=day + timedelta(days=step))
    before, after = (list(deadlines.of_meetings([one], own)) for one in (here, there))
    assert [one.uid for one in before] == [one.uid for one in after]
    early = (DeadlineKind.ROUND, DeadlineKind.NOTICE)
    moved = {(b.day - a.day).days for a, b in zip(before, after, strict=True) if a.kind not in early}
    assert moved == {step}
    days = [(one.kind, (one.day - day).days, deadlines.days_from(one.kind, own)) for one in before]
    assert all(found <= rule if kind in early else found == rule for kind, found, rule in days)


@given(day=DAYS, own=OWN)
def test_round_and_notice_fall_on_days_when_people_are_at_work(day: date, own: dict[str, int]) -> None:
    found = {one.kind: one.day for one in deadlines.of_meetings([replace(facts(), day=day)], own)}
    round_on, notice_on = found[DeadlineKind.ROUND], found[DeadlineKind.NOTICE]
    assert obstacle(round_on) is None and obstacle(notice_on) is None
    between = deadlines.days_from(DeadlineKind.NOTICE, own) - deadlines.days_from(DeadlineKind.ROUND, own)
    assert notice_on - round_on >= timedelta(days=between), "the time to answer stays"


def test_a_meeting_after_the_summer_has_its_round_and_notice_before_it() -> None:
    found = {one.kind: one.day for one in deadlines.of_meetings([replace(facts(), day=date(2027, 8, 26))], {})}
    assert found[DeadlineKind.NOTICE] == date(2027, 7, 9), "the Friday of week 27"
    assert found[DeadlineKind.ROUND] == date(2027, 6, 24), "two weeks before it, and before midsummer"


def states(one: Facts, today: date) -> dict[DeadlineKind, Progress]:
    return {found.kind: found.progress(today) for found in deadlines.of_meetings([one], {})}


@pytest.mark.parametrize("state", [MeetingState.HELD, MeetingState.PLANNED])
def test_what_never_went_out_was_not_done(state: MeetingState) -> None:
    """Neither when the meeting has been held nor while it is."""
    begun = replace(facts(state), running=state is MeetingState.PLANNED)
    found = states(begun, DAY)
    assert found[DeadlineKind.ROUND] is found[DeadlineKind.NOTICE] is Progress.NOT_DONE
    done = states(replace(begun, called=True, gone_round=True), DAY)
    assert done[DeadlineKind.ROUND] is done[DeadlineKind.NOTICE] is Progress.DONE
    every = deadlines.of_meetings([begun], {})
    assert not {DeadlineKind.ROUND, DeadlineKind.NOTICE} & set(kinds(deadlines.ahead(every, DAY, timedelta(90))))


def test_minutes_that_were_made_final_without_a_draft_were_not_out_for_remarks() -> None:
    final = replace(facts(MeetingState.HELD), minutes=MinutesState.FINAL, versions=1)
    assert states(final, DAY)[DeadlineKind.REMARKS] is Progress.NOT_DONE
    assert states(replace(final, remarked=True), DAY)[DeadlineKind.REMARKS] is Progress.DONE
    corrected = replace(final, minutes=MinutesState.DRAFT)
    assert states(corrected, DAY)[DeadlineKind.FINAL] is Progress.DONE, "version 1 stays final"


def test_the_notice_is_reminded_of_from_its_day_whether_the_agenda_went_round_or_not() -> None:
    notice_on = DAY - timedelta(weeks=4)
    every = list(deadlines.of_meetings([facts()], {}))
    before = deadlines.ahead(every, notice_on - timedelta(days=1), timedelta(weeks=3))
    assert kinds(before) == [DeadlineKind.ROUND]
    for today in (notice_on, notice_on + timedelta(days=1), DAY):
        assert kinds(deadlines.ahead(every, today, timedelta(weeks=3))) == [DeadlineKind.NOTICE]
    assert states(facts(), notice_on)[DeadlineKind.ROUND] is Progress.NOT_DONE


def test_a_planned_meeting_whose_day_has_passed_asks_for_no_letters_about_it() -> None:
    every = deadlines.of_meetings([facts()], {})
    assert deadlines.ahead(every, DAY + timedelta(days=60), timedelta(weeks=3)) == []


@given(day=DAYS, today=DAYS, own=OWN, within=st.integers(0, 90))
def test_what_waits_is_not_done_and_is_due(day: date, today: date, own: dict[str, int], within: int) -> None:
    every = [*deadlines.of_meetings([replace(facts(), day=day, number=4)], own)]
    every += deadlines.of_mandate(Reporting(day), own)
    found = deadlines.ahead(every, today, timedelta(days=within))
    assert all(not one.done and one.day <= today + timedelta(days=within) for one in found)
    assert [one.day for one in found] == sorted(one.day for one in found)
    late = [one for one in every if one.about is None and one.day <= today]
    assert not late or any(one.about is None for one in found), "a late report is never forgotten"
