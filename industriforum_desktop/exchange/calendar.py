"""Calendar files of meetings (RFC 5545), as invitations that Outlook and others accept (RFC 5546)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from industriforum_desktop.forum.kinds import Role
from industriforum_desktop.forum.meeting import Meeting

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone, vCalAddress

ZONE = "Europe/Stockholm"
PRODUCT = "-//Industriforum Desktop//SV"


class Method(Enum):
    """What the receiver's calendar is asked to do: show, take in or update, take away."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Person:
    """Somebody who is called. A substitute need not come; the convener organises."""

    name: str
    email: str
    role: Role = Role.REGULAR


@dataclass(frozen=True)
class Invitation:
    """A meeting as it stands in calendars. `sequence` grows with each change that was sent out (RFC 5546, 2.1.4);
    `text` is plain.
    """

    meeting: Meeting
    title: str
    text: str
    convener: Person | None
    called: tuple[Person, ...] = ()
    sequence: int = 0


@dataclass(frozen=True)
class Deadline:
    """A day by which something is to be done. `uid` stays the same when the day moves."""

    uid: str
    day: date
    title: str


def invitation(about: Invitation, method: Method, stamp: datetime) -> bytes:
    """One meeting as a file. `stamp` is when it is made, with its zone."""
    return _file([_event(about, method, stamp)], method)


def year(meetings: Iterable[Invitation], deadlines: Iterable[Deadline], stamp: datetime) -> bytes:
    """The year's meetings, and days by which things are to be done, to look at rather than to answer."""
    events = [_event(one, Method.PUBLISH, stamp) for one in meetings]
    return _file([*events, *(_whole_day(one, stamp) for one in deadlines)], Method.PUBLISH)


def _file(events: list[Event], method: Method) -> bytes:
    from icalendar import Calendar

    calendar: Calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    calendar.add_component(_zone())
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(about: Invitation, method: Method, stamp: datetime) -> Event:
    from icalendar import Event

    meeting = about.meeting
    event: Event = Event()
    event.add("uid", f"{meeting.uid}@industriforum")
    event.add("sequence", about.sequence)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", _moment(meeting.day, meeting.start))
    ends_next_day = timedelta(days=1) if meeting.end <= meeting.start else timedelta()
    event.add("dtend", _moment(meeting.day + ends_next_day, meeting.end))
    event.add("summary", about.title)
    event.add("description", about.text)
    place = ", ".join(part for part in (meeting.place.strip(), meeting.video_link.strip()) if part)
    if place:
        event.add("location", place)
    if meeting.video_link.strip():
        event.add("url", meeting.video_link.strip())
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event.add("transp", "OPAQUE")
    if about.convener is not None and method is not Method.PUBLISH:
        event.add("organizer", _address(about.convener))
        for person in about.called:
            event.add("attendee", _attendee(person), encode=False)
    return event


def _whole_day(deadline: Deadline, stamp: datetime) -> Event:
    from icalendar import Event

    event: Event = Event()
    event.add("uid", f"{deadline.uid}@industriforum")
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("summary", deadline.title)
    event.add("transp", "TRANSPARENT")
    return event


def _address(person: Person) -> vCalAddress:
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{person.email}")
    address.params["CN"] = vText(person.name)
    return address


def _attendee(person: Person) -> vCalAddress:
    from icalendar import vText

    address = _address(person)
    address.params["ROLE"] = vText("OPT-PARTICIPANT" if person.role is Role.SUBSTITUTE else "REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["RSVP"] = vText("TRUE")
    return address


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(ZONE))


def _zone() -> Timezone:
    """Central European time by its rule (directive 2000/84/EC): last Sundays of March and October, at 01.00 UTC."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone: Timezone = Timezone()
    zone.add("tzid", ZONE)
    hour = timedelta(hours=1)
    for part, name, month, clock, before, after in (
        (TimezoneDaylight(), "CEST", 3, 2, hour, 2 * hour),
        (TimezoneStandard(), "CET", 10, 3, 2 * hour, hour),
    ):
        part.add("tzname", name)
        part.add("dtstart", datetime(1970, month, 29 if month == 3 else 25, clock))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone
