"""Minutes become final, and stay what they were."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256

import pytest

from industriforum_desktop.forum import record
from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import MeetingState, MinutesState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.store.forum_file import ForumFile

NOON = datetime(2023, 5, 12, 12, 0)


@pytest.fixture
def meeting(demo: ForumFile) -> Meeting:
    found = demo.meeting("2023-2")
    assert found is not None
    return found


def test_the_way_from_draft_to_sent(demo: ForumFile, meeting: Meeting) -> None:
    assert (meeting.minutes_state, meeting.versions) == (MinutesState.DRAFT, [])
    with demo.change("synpunkter"):
        record.send_for_remarks(meeting, "alla parter", date(2023, 5, 19))
    assert (meeting.minutes_state, meeting.remarks_by) == (MinutesState.REVIEW, date(2023, 5, 19))
    with demo.change("slutför"):
        version = record.make_final(meeting, b"%PDF-1", "text", NOON)
    assert (version.number, version.sha256) == (1, sha256(b"%PDF-1").hexdigest())
    with demo.change("skicka"):
        record.mark_sent(meeting, "deltagarna", date(2023, 5, 20))
    assert meeting.minutes_state is MinutesState.SENT
    assert meeting.versions[0].sent_to == "2023-05-20: deltagarna"


def test_final_minutes_can_not_be_made_final_again_or_sent_for_remarks(meeting: Meeting) -> None:
    record.make_final(meeting, b"1", "", NOON)
    with pytest.raises(RuleBroken, match="Correct"):
        record.make_final(meeting, b"2", "", NOON, "fel")
    with pytest.raises(RuleBroken, match="Correct"):
        record.send_for_remarks(meeting, "alla", date(2023, 6, 1))


def test_a_correction_is_a_version_of_its_own_and_must_say_what_it_is(meeting: Meeting) -> None:
    record.make_final(meeting, b"1", "ett", NOON)
    record.begin_correction(meeting)
    assert meeting.minutes_state is MinutesState.DRAFT
    with pytest.raises(RuleBroken, match="corrected"):
        record.make_final(meeting, b"2", "två", NOON, "  ")
    record.make_final(meeting, b"2", "två", NOON, "Namnet på en deltagare var fel.")
    assert [(v.number, v.pdf, v.correction) for v in meeting.versions] == [
        (1, b"1", ""),
        (2, b"2", "Namnet på en deltagare var fel."),
    ]


def test_drafts_are_not_sent_out(meeting: Meeting) -> None:
    with pytest.raises(RuleBroken, match="final"):
        record.mark_sent(meeting, "alla", date(2023, 5, 20))


def test_minutes_of_a_meeting_that_goes_on_are_not_made_final(meeting: Meeting) -> None:
    meeting.state = MeetingState.PLANNED
    with pytest.raises(RuleBroken, match="End the meeting"):
        record.make_final(meeting, b"1", "", NOON)


def test_a_correction_is_given_up_as_long_as_nothing_was_changed(meeting: Meeting) -> None:
    record.make_final(meeting, b"1", "som det var", NOON)
    record.mark_sent(meeting, "alla", date(2023, 5, 20))
    record.begin_correction(meeting)
    with pytest.raises(RuleBroken, match="changed since"):
        record.give_up_correction(meeting, "något annat")
    record.give_up_correction(meeting, "som det var")
    assert meeting.minutes_state is MinutesState.SENT


def test_every_sending_is_remembered(meeting: Meeting) -> None:
    version = record.make_final(meeting, b"1", "", NOON)
    record.mark_sent(meeting, "alla\nparter", date(2023, 5, 20))
    record.mark_sent(meeting, "registrator: diariet", date(2023, 5, 22))
    assert record.sendings(version) == [
        (date(2023, 5, 20), "alla parter"),
        (date(2023, 5, 22), "registrator: diariet"),
    ]
    assert version.sent_on == date(2023, 5, 22)


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2023, 5, 11), date(2023, 5, 22)),  # 18 May is Ascension Day, 19 May a single day before a weekend
        (date(2023, 9, 14), date(2023, 9, 21)),
        (date(2023, 12, 18), date(2023, 12, 27)),
    ],
)
def test_remarks_are_due_on_a_day_when_people_are_at_work(today: date, last: date) -> None:
    assert record.last_day_for_remarks(today) == last
