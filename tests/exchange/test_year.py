"""The year in a calendar: meetings and the days by which things are to be done."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import vobject

from industriforum_desktop import cli
from industriforum_desktop.exchange.year import calendar_of
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.i18n import language
from industriforum_desktop.store.forum_file import ForumFile

NOW = datetime(2023, 1, 10, tzinfo=UTC)


def events(data: bytes) -> dict[str, vobject.base.Component]:
    return {event.summary.value: event for event in vobject.readOne(data.decode()).vevent_list}


def test_meetings_and_deadlines_are_there(demo: ForumFile) -> None:
    found = events(calendar_of(demo, 2023, language("sv"), NOW))
    assert found["Skicka kallelsen: 2/2023"].dtstart.value == date(2023, 4, 13)
    assert found["Rapportera till Regionala utvecklingsnämnden"].dtstart.value == date(2023, 4, 21)
    assert "Industriforum Kalmar län, möte 4/2023" in found


def test_a_moved_meeting_moves_its_days_under_the_same_names(demo: ForumFile) -> None:
    before = events(calendar_of(demo, 2023, language("sv"), NOW))["Skicka kallelsen: 4/2023"]
    meeting = demo.meetings()[-1]
    with demo.change("Flytta"):
        meeting.day = date(2023, 12, 7)
    after = events(calendar_of(demo, 2023, language("sv"), NOW))["Skicka kallelsen: 4/2023"]
    assert after.uid.value == before.uid.value
    assert (after.dtstart.value - before.dtstart.value).days == 7


def test_a_cancelled_meeting_is_not_there(demo: ForumFile) -> None:
    meeting = demo.meetings()[-1]
    with demo.change("Ställ in"):
        meeting.state = MeetingState.CANCELLED
    assert not [name for name in events(calendar_of(demo, 2023, language("sv"), NOW)) if "4/2023" in name]


def test_the_command_line_writes_it(demo_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "året.ics"
    assert cli.main(["calendar", str(demo_path), "2023", "-o", str(target)]) == cli.OK
    assert len(events(target.read_bytes())) > 10
