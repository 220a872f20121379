"""Invitations are read back by another program's parser, and mean the same."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import vobject

from industriforum_desktop.exchange.calendar import Deadline, Invitation, Method, Person, invitation, year
from industriforum_desktop.forum.kinds import Role
from industriforum_desktop.store.forum_file import ForumFile

STAMP = datetime(2023, 11, 1, 8, 0, tzinfo=UTC)


def of(demo: ForumFile, sequence: int = 0) -> Invitation:
    return Invitation(
        demo.meetings()[-1],
        "Industriforum Kalmar län, möte 4/2023",
        "Dagordning:\n1. Öppnande\n2. Energi; elnät, åtgärder",
        Person("Ylva Ek", "ylva@example.se"),
        (Person("Åsa Öberg, IF Metall", "asa@example.se"), Person("Bo", "bo@example.se", Role.SUBSTITUTE)),
        sequence,
    )


def test_the_meeting_is_at_its_time_in_sweden(demo: ForumFile) -> None:
    meeting = demo.meetings()[-1]
    event = vobject.readOne(invitation(of(demo), Method.REQUEST, STAMP).decode()).vevent
    assert event.dtstart.value.replace(tzinfo=None) == datetime.combine(meeting.day, meeting.start)
    assert event.dtstart.value.utcoffset().total_seconds() == 3600
    assert event.summary.value == "Industriforum Kalmar län, möte 4/2023"
    assert event.description.value == "Dagordning:\n1. Öppnande\n2. Energi; elnät, åtgärder"
    assert meeting.place in event.location.value


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2023, 3, 25), 1), (date(2023, 3, 27), 2), (date(2023, 10, 30), 1)]
)
def test_summer_time_follows_the_rule(demo: ForumFile, day: date, hours: int) -> None:
    about = of(demo)
    about.meeting.day = day
    event = vobject.readOne(invitation(about, Method.REQUEST, STAMP).decode()).vevent
    assert event.dtstart.value.utcoffset().total_seconds() == hours * 3600
    demo.session.rollback()


def test_everybody_called_is_asked_to_answer_the_convener(demo: ForumFile) -> None:
    event = vobject.readOne(invitation(of(demo), Method.REQUEST, STAMP).decode()).vevent
    assert event.organizer.value == "mailto:ylva@example.se"
    people = {one.value: one.params for one in event.contents["attendee"]}
    assert people["mailto:asa@example.se"]["CN"] == ["Åsa Öberg, IF Metall"]
    assert people["mailto:asa@example.se"]["ROLE"] == ["REQ-PARTICIPANT"]
    assert people["mailto:bo@example.se"]["ROLE"] == ["OPT-PARTICIPANT"]


def test_a_change_and_a_cancellation_are_of_the_same_meeting(demo: ForumFile) -> None:
    first = vobject.readOne(invitation(of(demo), Method.REQUEST, STAMP).decode())
    off = vobject.readOne(invitation(of(demo, sequence=2), Method.CANCEL, STAMP).decode())
    assert first.vevent.uid.value == off.vevent.uid.value
    assert (first.method.value, off.method.value) == ("REQUEST", "CANCEL")
    assert (first.vevent.sequence.value, off.vevent.sequence.value) == ("0", "2")
    assert off.vevent.status.value == "CANCELLED"


def test_lines_are_as_long_as_the_standard_allows(demo: ForumFile) -> None:
    lines = invitation(of(demo), Method.REQUEST, STAMP).split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_the_year_holds_meetings_and_deadlines(demo: ForumFile) -> None:
    days = [Deadline("report-2023", date(2023, 4, 21), "Redovisning")]
    calendar = vobject.readOne(year([of(demo)], days, STAMP).decode())
    found = {event.summary.value: event for event in calendar.vevent_list}
    assert found["Redovisning"].dtstart.value == date(2023, 4, 21)
    assert "attendee" not in found["Industriforum Kalmar län, möte 4/2023"].contents
