"""Who was told of a meeting what is not so any more; the first window knows the same by plain SQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from industriforum_desktop.forum.deadlines import Facts
from industriforum_desktop.forum.kinds import MeetingState, MinutesState, SendingKind, Stage
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.organisation import reached
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.forum.told import Difference
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.glance import meeting_facts


@pytest.fixture
def meeting(demo: ForumFile) -> Meeting:
    """The coming meeting, whose notice has been sent."""
    return demo.meetings()[-1]


def facts(file: ForumFile, meeting: Meeting) -> Facts:
    """What is known of the meeting, which the first window must know too."""
    known = Facts.of(
        meeting,
        followed_up=meeting.year in file.follow_ups(),
        reached=reached(file.organisations(), meeting.day),
    )
    connection = connect(file.path, read_only=True)
    [seen] = [one for one in meeting_facts(connection) if one.meeting_id == meeting.id]
    connection.close()
    assert seen == known
    return known


def send(file: ForumFile, meeting: Meeting, kind: SendingKind, *names: str) -> None:
    to = list(names) or sorted(reached(file.organisations(), meeting.day))
    with file.change("Skickat"):
        told = meeting.told().kept()
        sending = Sending(kind=kind, sent_on=meeting.day, receivers=to, subject="", files=[], told=told)
        meeting.sendings.append(sending)


def _to(day: int) -> Callable[[Meeting], None]:
    def move(meeting: Meeting) -> None:
        meeting.day = date(2023, 12, day)

    return move


def _later(meeting: Meeting) -> None:
    meeting.end = time(17, 45)


def _elsewhere(meeting: Meeting) -> None:
    meeting.place = "Västervik"


def _by_video(meeting: Meeting) -> None:
    meeting.video_link = "https://exempel.se/annat"


def _longer(meeting: Meeting) -> None:
    meeting.insert(AgendaItem(title="Elpriset", minutes=5), 3)


def _off(meeting: Meeting) -> None:
    meeting.state = MeetingState.CANCELLED


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        (_to(7), Difference.DAY),
        (_later, Difference.TIME),
        (_elsewhere, Difference.PLACE),
        (_by_video, Difference.VIDEO_LINK),
        (_longer, Difference.AGENDA),
        (_off, Difference.CANCELLED),
    ],
)
def test_what_is_not_as_it_was_told_is_known_until_it_has_been_told(
    demo: ForumFile, meeting: Meeting, change: Callable[[Meeting], None], difference: Difference
) -> None:
    assert facts(demo, meeting).outdated is None
    with demo.change("Ändra"):
        change(meeting)
    found = facts(demo, meeting).outdated
    assert found is not None and found.differences == {difference}
    assert found.people == len(reached(demo.organisations(), meeting.day))
    assert found.told is not None and found.told.day == date(2023, 11, 30)
    send(demo, meeting, SendingKind.CANCELLATION if meeting.state is MeetingState.CANCELLED else SendingKind.CHANGE)
    assert facts(demo, meeting).outdated is None


def test_those_who_have_not_got_the_change_are_still_to_be_told(demo: ForumFile, meeting: Meeting) -> None:
    with demo.change("Flytta"):
        meeting.day = date(2023, 12, 7)
    some = sorted(reached(demo.organisations(), meeting.day))[:4]
    send(demo, meeting, SendingKind.CHANGE, *some)
    found = facts(demo, meeting).outdated
    assert found is not None and found.people == len(reached(demo.organisations(), meeting.day)) - 4


def test_what_is_said_of_some_is_not_said_of_all(demo: ForumFile, meeting: Meeting) -> None:
    """Four know the new day, and nobody the new place."""
    with demo.change("Flytta"):
        meeting.day = date(2023, 12, 7)
    everybody = sorted(reached(demo.organisations(), meeting.day))
    send(demo, meeting, SendingKind.CHANGE, *everybody[:4])
    with demo.change("Annan plats"):
        meeting.place = "Västervik"
    found = facts(demo, meeting).outdated
    assert found is not None and list(found.names) == everybody
    assert found.differences == {Difference.DAY, Difference.PLACE}
    assert (found.first, found.people, found.days) == (
        Difference.DAY,
        len(everybody) - 4,
        (date(2023, 11, 30),),
    )


def test_a_newcomer_who_is_called_later_does_not_hide_the_others(demo: ForumFile, meeting: Meeting) -> None:
    with demo.change("Flytta"):
        meeting.day = date(2023, 12, 7)
    send(demo, meeting, SendingKind.NOTICE, "Ny Person")
    assert facts(demo, meeting).outdated is not None


def test_a_meeting_that_is_moved_back_needs_no_letter(demo: ForumFile, meeting: Meeting) -> None:
    with demo.change("Flytta"):
        meeting.day += timedelta(days=7)
    assert facts(demo, meeting).outdated is not None
    with demo.change("Flytta tillbaka"):
        meeting.day -= timedelta(days=7)
    assert facts(demo, meeting).outdated is None


def test_a_meeting_that_is_planned_again_is_to_be_told_of(demo: ForumFile, meeting: Meeting) -> None:
    send(demo, meeting, SendingKind.CANCELLATION)
    found = facts(demo, meeting).outdated
    assert found is not None and found.differences == {Difference.AGAIN}


def test_nothing_is_said_of_letters_whose_words_were_not_kept(demo: ForumFile, meeting: Meeting) -> None:
    with demo.change("Som i en äldre fil"):
        for sending in meeting.sendings:
            sending.told = None
        meeting.day += timedelta(days=7)
        meeting.agenda_set = None
    assert facts(demo, meeting).outdated is None
    with demo.change("Ställ in"):
        meeting.state = MeetingState.CANCELLED
    found = facts(demo, meeting).outdated
    assert found is not None and (found.told, found.first) == (None, Difference.CANCELLED)


def test_an_agenda_that_was_not_set_may_change(demo: ForumFile, meeting: Meeting) -> None:
    with demo.change("Inte fastställd"):
        meeting.agenda_set_on = meeting.agenda_set = None
        _longer(meeting)
    assert facts(demo, meeting).outdated is None


def test_nobody_is_told_of_a_meeting_that_has_begun(demo: ForumFile, meeting: Meeting) -> None:
    with demo.change("Starta"):
        _longer(meeting)
        meeting.actual_start = time(13)
    known = facts(demo, meeting)
    assert known.outdated is None and known.stage is Stage.RUNNING


def test_each_meeting_stands_where_it_stands(demo: ForumFile) -> None:
    assert {facts(demo, one).stage for one in demo.meetings()[:3]} == {Stage.HELD}
    for state, stage in ((MinutesState.FINAL, Stage.FINAL), (MinutesState.SENT, Stage.SENT)):
        with demo.change("Vidare"):
            demo.meetings()[0].minutes_state = state
        assert facts(demo, demo.meetings()[0]).stage is stage is demo.meetings()[0].stage
