"""The agenda is set jointly: by answers, or by silence until the day to answer by."""

from __future__ import annotations

from datetime import date

import pytest

from industriforum_desktop.forum.agenda_round import AgendaRound, Response, begin_round, changes, set_agenda
from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import Answer, MeetingState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import language
from industriforum_desktop.papers import Source, make
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.store.forum_file import ForumFile

SENT, BY = date(2023, 11, 6), date(2023, 11, 16)


@pytest.fixture
def meeting(demo: ForumFile) -> Meeting:
    """A meeting whose agenda has not gone round."""
    found = demo.meetings()[-1]
    with demo.change("Töm"):
        found.rounds.clear()
        found.agenda_set_on = None
    return found


@pytest.fixture
def sent(demo: ForumFile, meeting: Meeting) -> AgendaRound:
    with demo.change("Stäm av"):
        return begin_round(meeting, SENT, BY)


def asked(demo: ForumFile) -> list[Organisation]:
    return [one for one in demo.organisations() if one.called in ("Unionen", "IF Metall")]


def answer(demo: ForumFile, sent: AgendaRound, said: Answer) -> None:
    with demo.change("Svar"):
        for one in asked(demo):
            sent.responses.append(Response(organisation=one, answer=said, received_on=SENT))


def notice(demo: ForumFile, meeting: Meeting) -> str:
    return plain_text(make("agenda", Source.of(demo, meeting), language("sv"))).replace("\N{NO-BREAK SPACE}", " ")


def test_it_is_set_when_all_have_agreed_and_the_notice_says_so(
    demo: ForumFile, meeting: Meeting, sent: AgendaRound
) -> None:
    answer(demo, sent, Answer.AGREES)
    with demo.change("Fastställ"):
        set_agenda(meeting, asked(demo), date(2023, 11, 8))
    text = notice(demo, meeting)
    assert "fastställdes den 8 november 2023" in text
    assert "IF Metall och Unionen" in text


def test_silence_counts_when_the_day_has_passed(demo: ForumFile, meeting: Meeting, sent: AgendaRound) -> None:
    with pytest.raises(RuleBroken):
        set_agenda(meeting, asked(demo), BY)
    set_agenda(meeting, asked(demo), date(2023, 11, 17))
    assert meeting.agenda_set_on == date(2023, 11, 17)


def test_a_wish_for_change_is_no_agreement(demo: ForumFile, meeting: Meeting, sent: AgendaRound) -> None:
    answer(demo, sent, Answer.WANTS_CHANGE)
    with pytest.raises(RuleBroken):
        set_agenda(meeting, asked(demo), date(2023, 11, 8))


def test_changes_since_the_draft_are_found_and_told_in_the_notice(
    demo: ForumFile, meeting: Meeting, sent: AgendaRound
) -> None:
    assert not changes(sent, meeting)
    gone = meeting.items[6].title
    with demo.change("Ändra"):
        meeting.remove(meeting.items[6])
        meeting.insert(AgendaItem(title="Vätgas", minutes=10), 6)
        meeting.items[7].minutes += 5
        meeting.move(meeting.items[9], 5)
    found = changes(sent, meeting)
    assert (found.added, found.removed, found.moved) == (("Vätgas",), (gone,), True)
    assert len(found.retimed) == 1
    assert "Tillagt efter det: ”Vätgas”." in notice(demo, meeting)


def test_what_was_sent_stays_and_a_new_round_opens_the_agenda_again(
    demo: ForumFile, meeting: Meeting, sent: AgendaRound
) -> None:
    set_agenda(meeting, [], date(2023, 11, 17))
    before = list(sent.items)
    second = begin_round(meeting, date(2023, 11, 18), date(2023, 11, 24))
    assert (second.number, meeting.agenda_set_on, sent.items) == (2, None, before)


def test_a_round_needs_an_agenda_and_a_day_before_the_meeting(meeting: Meeting) -> None:
    for by in (date(2023, 11, 5), date(2023, 12, 24)):
        with pytest.raises(RuleBroken):
            begin_round(meeting, SENT, by)
    meeting.state = MeetingState.HELD
    with pytest.raises(RuleBroken):
        begin_round(meeting, SENT, BY)
