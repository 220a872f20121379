"""The first window, which reads by plain SQL, says what the forum's own rules say of the same file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from industriforum_desktop.forum import calendar, deadlines
from industriforum_desktop.forum.deadlines import Facts, Reporting
from industriforum_desktop.forum.kinds import MeetingState, Membership
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import reached
from industriforum_desktop.forum.outreach import waiting as contacts
from industriforum_desktop.forum.year_counts import meetings_wanted
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.glance import AHEAD, AgendaLine, NextMeeting, Waiting, glance, meeting_facts
from tests.chance import scramble, send_and_move

TODAY = date(2023, 11, 27)
SEEDS = range(7)
"""0 is the example as it is."""


@pytest.fixture(params=SEEDS)
def forum(demo: ForumFile, request: pytest.FixtureRequest) -> ForumFile:
    if request.param:
        scramble(demo, request.param, TODAY)
        send_and_move(demo, request.param, TODAY)
    return demo


def facts(file: ForumFile) -> list[Facts]:
    """What the rules know of each meeting."""
    words = file.follow_ups()
    return [
        Facts.of(one, followed_up=one.year in words, reached=reached(file.organisations(), one.day))
        for one in file.meetings()
    ]


def waiting(file: ForumFile, today: date) -> Waiting:
    """What waits for the officer, as the rules have it."""
    known, own, forum = facts(file), file.forum.deadlines, file.forum
    actions = [one for one in file.actions() if one.status.open]
    due = [one for one in contacts(file.outreach()) if one.next_on is not None and one.next_on <= today]
    meetings = [one for one in file.meetings() if one.state is not MeetingState.CANCELLED]
    reporting = Reporting.of(file.mandate, file.mandate_reports())
    found = [
        *deadlines.of_meetings(known, own, forum.meetings_per_year),
        *deadlines.of_mandate(reporting, own),
    ]
    return Waiting(
        overdue_actions=sum(one.overdue(today) for one in actions),
        open_actions=len(actions),
        silent_actions=sum(one.silent(today) for one in actions),
        not_informed=sum(one.active and one.informed_on is None for one in file.participants()),
        to_contact=sum(one.active and one.membership is Membership.TO_CONTACT for one in file.organisations()),
        contact_now=due[0].organisation.called if due else "",
        contacts_now=len(due),
        meetings_this_year=sum(one.year == today.year for one in meetings),
        meetings_wanted=meetings_wanted(today.year, file.follow_ups(), forum.meetings_per_year),
        held_without_notes=sum(
            one.state is MeetingState.HELD and not any(item.has_minutes for item in one.items) for one in meetings
        ),
        report_to=file.mandate.report_to,
        deadlines=tuple(deadlines.ahead(found, today, AHEAD)),
        unsettled=tuple(one for one in known if one.unsettled(today)),
    )


def near(file: ForumFile, today: date) -> NextMeeting | None:
    """The meeting that is shown first, as the rules have it."""
    meetings = file.meetings()
    shown: Meeting | None = next((one for one in meetings if one.running), None)
    shown = shown or calendar.nearest(meetings, today)
    if shown is None:
        return None
    same = {
        name: getattr(shown, name) for name in ("id", "year", "number", "day", "start", "end", "place", "theme")
    }
    items = [AgendaLine(one.title, one.presenter, one.minutes) for one in shown.items]
    return NextMeeting(**same, running=shown.running, items=items)


def test_the_first_window_says_what_the_rules_say(forum: ForumFile) -> None:
    connection = connect(forum.path, read_only=True)
    seen = {one.meeting_id: one for one in meeting_facts(connection)}
    connection.close()
    assert seen == {one.meeting_id: one for one in facts(forum)}
    for days in (-200, 0, 100):
        today = TODAY + timedelta(days=days)
        shown = glance(forum.path, today)
        assert shown.waiting == waiting(forum, today)
        assert shown.next_meeting == near(forum, today)
