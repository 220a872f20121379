"""Letters about a meeting say what they should to those who should have them."""

from __future__ import annotations

import email
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.policy import default

import pytest
import vobject

from industriforum_desktop.exchange import letters
from industriforum_desktop.exchange.forms import read
from industriforum_desktop.exchange.letters import KINDS, Letter
from industriforum_desktop.exchange.mail import File
from industriforum_desktop.forum.kinds import MeetingState, SendingKind
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.i18n import LANGUAGES, language
from industriforum_desktop.papers import Source, forms
from industriforum_desktop.store.forum_file import ForumFile
from tests.acceptance.programs import pypdf_fills

NOW = datetime(2023, 11, 2, 9, 0, tzinfo=UTC)
SWEDISH = language("sv")


@pytest.fixture
def source(demo: ForumFile) -> Source:
    return Source.of(demo, demo.meetings()[-1], made=NOW)


def written(kind: SendingKind, source: Source, *, together: bool = False) -> list[EmailMessage]:
    people = letters.receivers(source, SWEDISH)
    words = letters.letter(kind, source, SWEDISH)
    files = [File("a.pdf", b"%PDF")]
    made = letters.drafts(kind, source, people, words, files, SWEDISH, NOW, together=together)
    found = [email.message_from_bytes(data, policy=default) for _name, data in made]
    assert all(isinstance(one, EmailMessage) for one in found)
    return [one for one in found if isinstance(one, EmailMessage)]


def calendar(message: EmailMessage) -> vobject.base.Component:
    [text] = [one.get_content() for one in message.iter_attachments() if one.get_content_type() == "text/calendar"]
    return vobject.readOne(text)


def test_the_notice_says_when_and_where_and_what_about(source: Source) -> None:
    letter = letters.letter(SendingKind.NOTICE, source, SWEDISH)
    meeting = source.meeting
    assert letter.subject == "Kallelse: Industriforum Kalmar län, möte 4/2023, 30\N{NO-BREAK SPACE}november 2023"
    assert meeting.place in letter.text
    assert f"1. {meeting.items[0].title}" in letter.text.splitlines()
    assert letter.text.startswith("Hej!")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_letter_can_be_written(source: Source, kind: SendingKind, code: str) -> None:
    letter = letters.letter(kind, source, language(code))
    assert "{" not in letter.subject + letter.text
    assert source.forum.name in letter.subject


def test_each_gets_a_letter_of_their_own_with_an_invitation_to_answer(source: Source) -> None:
    found = written(SendingKind.NOTICE, source)
    people = letters.receivers(source, SWEDISH)
    assert [one["To"].addresses[0].addr_spec for one in found] == [one.email for one in people]
    first = calendar(found[0])
    assert first.method.value == "REQUEST"
    assert [one.value for one in first.vevent.contents["attendee"]] == [f"mailto:{people[0].email}"]


def test_one_letter_for_all_shows_nobody_to_anybody(source: Source) -> None:
    [found] = written(SendingKind.NOTICE, source, together=True)
    assert found["To"] is None
    assert len(found["Bcc"].addresses) == len(letters.receivers(source, SWEDISH))
    assert "attendee" not in calendar(found).vevent.contents


def test_what_is_sent_later_counts_as_later_in_calendars(demo: ForumFile, source: Source) -> None:
    with demo.change("Töm"):
        source.meeting.sendings.clear()
    assert letters.sequence_of(SendingKind.NOTICE, source) == 0
    with demo.change("Skickat"):
        for sequence in (0, 1):
            sending = Sending(
                kind=SendingKind.NOTICE,
                sent_on=date(2023, 11, 2),
                receivers=["A"],
                subject="Kallelse",
                files=[],
                sequence=sequence,
            )
            source.meeting.sendings.append(sending)
    [off] = written(SendingKind.CANCELLATION, source, together=True)
    assert calendar(off).method.value == "CANCEL"
    assert calendar(off).vevent.sequence.value == "2"


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_moved_meeting_is_told_with_the_day_before_and_the_new_one(demo: ForumFile, source: Source) -> None:
    [notice] = written(SendingKind.NOTICE, source, together=True)
    with demo.change("Flytta"):
        source.meeting.day = date(2023, 12, 7)
        source.meeting.place = "Västervik"
        source.meeting.move(source.meeting.items[5], 6)
    letter = letters.letter(SendingKind.CHANGE, source, SWEDISH)
    assert plain(letter.subject) == "Ändrad tid: Industriforum Kalmar län, möte 4/2023, 7 december 2023"
    lines = plain(letter.text).splitlines()
    assert "Tidigare tid: torsdag 30 november 2023, kl. 13.00–15.30" in lines
    assert "Tid: torsdag 7 december 2023, kl. 13.00–15.30" in lines
    assert "Tidigare plats: Regionens hus, Kalmar, rum Kalmarsund" in lines and "Plats: Västervik" in lines
    assert "Ändrat på dagordningen: ny ordning." in lines
    [changed] = written(SendingKind.CHANGE, source, together=True)
    before, now = calendar(notice).vevent, calendar(changed).vevent
    assert now.uid.value == before.uid.value
    assert int(now.sequence.value) == 1, "the notice that was noted as sent had 0"
    assert now.dtstart.value.date() == date(2023, 12, 7)


def test_another_place_is_no_other_time(demo: ForumFile, source: Source) -> None:
    with demo.change("Annan plats"):
        source.meeting.place = "Västervik"
    letter = letters.letter(SendingKind.CHANGE, source, SWEDISH)
    assert letter.subject.startswith("Ändrad kallelse: ")
    assert "Tidigare plats: " in letter.text and "Tidigare tid" not in letter.text


def test_a_meeting_that_was_moved_and_then_cancelled_is_called_by_the_day_that_was_told(
    demo: ForumFile, source: Source
) -> None:
    """Nobody but the officer has heard of the new day."""
    with demo.change("Flytta och ställ in"):
        source.meeting.day = date(2023, 12, 7)
        source.meeting.state = MeetingState.CANCELLED
    letter = letters.letter(SendingKind.CANCELLATION, source, SWEDISH)
    assert plain(letter.subject) == "Inställt: Industriforum Kalmar län, möte 4/2023, 30 november 2023"
    assert "7 december" not in plain(letter.text)
    [off] = written(SendingKind.CANCELLATION, source, together=True)
    assert calendar(off).method.value == "CANCEL"
    with demo.change("Skickat, och planera igen"):
        told, meeting = letters.tells(SendingKind.CANCELLATION, source).kept(), source.meeting
        people = [one.name for one in letters.receivers(source, SWEDISH)]
        meeting.sendings.append(
            Sending(
                kind=SendingKind.CANCELLATION,
                sent_on=NOW.date(),
                receivers=people,
                subject=letter.subject,
                files=[],
                told=told,
            )
        )
        meeting.state = MeetingState.PLANNED
    again = plain(letters.letter(SendingKind.CHANGE, source, SWEDISH).text).splitlines()
    assert "Mötet var inställt men blir nu av." in again
    assert "Tidigare tid: torsdag 30 november 2023, kl. 13.00–15.30" in again


def test_a_change_is_offered_to_those_who_were_called(demo: ForumFile, source: Source) -> None:
    assert letters.possible(SendingKind.CHANGE, source)
    with demo.change("Töm"):
        source.meeting.sendings.clear()
    assert not letters.possible(SendingKind.CHANGE, source)


def test_minutes_can_be_sent_when_they_are_final(source: Source) -> None:
    assert not letters.possible(SendingKind.MINUTES, source)
    assert letters.possible(SendingKind.NOTICE, source)


def test_a_subject_becomes_a_safe_file_name(source: Source) -> None:
    people = letters.receivers(source, SWEDISH)[:1]
    made = letters.drafts(SendingKind.NOTICE, source, people, Letter("Å/ä: ö?", "Hej"), [], SWEDISH, NOW)
    [(name, _data)] = made
    assert name == f"Å ä ö 01 {people[0].name}.eml"


def test_each_organisation_gets_a_form_addressed_to_it(source: Source) -> None:
    people = letters.receivers(source, SWEDISH)
    made = letters.addressed(SendingKind.ROUND, source, [one.organisation for one in people], SWEDISH)
    drawn = {key: File(name, draw()) for key, (name, draw) in made.items()}
    words = letters.letter(SendingKind.ROUND, source, SWEDISH)
    drafts = letters.drafts(SendingKind.ROUND, source, people, words, [], SWEDISH, NOW, forms=drawn)
    for person, (_name, data) in zip(people, drafts, strict=True):
        message = email.message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage)
        [form] = [one.get_content() for one in message.iter_attachments()]
        filled = read(pypdf_fills(form, {forms.ANSWER: "agrees"}))
        assert filled.marking.organisation == person.organisation_id
        assert filled.organisation_name == person.organisation.name
        assert filled.marking.meeting == source.meeting.id
