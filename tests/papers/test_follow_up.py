"""The follow-up's paper: grades and comments without names, ways of working, decisions, and earlier years."""

from __future__ import annotations

from datetime import date, time

from industriforum_desktop.forum.follow_up import Evaluation, FollowUp
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import language
from industriforum_desktop.papers import Source, make
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers import structure
from tests.papers.making import MADE


def paper(file: ForumFile, year: int = 2023) -> str:
    document = make("follow-up", Source.of(file, year=year, made=MADE), language("en"))
    assert structure.problems(render(document).data, document) == []
    return plain_text(document).replace("\N{NO-BREAK SPACE}", " ")


def answer(file: ForumFile, grade: int, by: Organisation | None = None, **texts: str) -> None:
    aim = str(file.aims()[0].id)
    with file.change("Svar"):
        file.session.add(
            Evaluation(
                year=2023,
                organisation=by,
                received_on=date(2023, 11, 20),
                grades={aim: grade},
                comments={aim: text} if (text := texts.get("comment", "")) else {},
                keep=texts.get("keep", ""),
            )
        )


def test_grades_are_counted_and_comments_stand_without_a_name(new: ForumFile) -> None:
    member = next(one for one in new.organisations() if one.called == "Unionen")
    answer(new, 4, comment="Bilden är klar.")
    answer(new, 4, keep="Rundan.")
    answer(new, 2)
    answer(new, 3, by=member, comment="Tjänstemännen syns för lite.")
    aims = paper(new).split("\nThe aims\n")[-1].split("\nActions and results\n")[0]
    assert "4 answers to the evaluation, 3 anonymous" in aims
    assert "4 – Entirely\n2\n0\n0\n3 – To a large degree\n1\n0\n0" in aims
    assert "Don't know\n0\n4\n4" in aims
    assert "• Bilden är klar.\n• Tjänstemännen syns för lite." in aims
    assert "Unionen" not in aims


def test_so_few_answers_that_they_would_tell_show_no_grades(new: ForumFile) -> None:
    answer(new, 4, comment="Bilden är klar.")
    answer(new, 1)
    text = paper(new)
    assert "4 – Entirely" not in text
    assert "fewer than 3 answers would tell who gave which" in text
    assert "Bilden är klar." in text


def test_a_year_without_an_evaluation_is_whole_and_says_nothing_of_grades(new: ForumFile) -> None:
    text = paper(new)
    assert "Don't know" not in text
    assert "The organisations have not written anything about the ways of working." in text
    assert "Nothing is decided yet." in text
    assert "There is no earlier year to compare with." in text


def test_decisions_and_what_next_year_is_about_are_told(new: ForumFile) -> None:
    with new.change("Beslut"):
        new.session.add(
            FollowUp(year=2023, decisions=["Fyra möten."], next_meetings=4, next_themes=["Energi", "Trä"])
        )
    assert "• Fyra möten.\nMeetings\n4\nThemes\nEnergi and Trä" in paper(new)


def test_earlier_years_stand_beside_this_one_and_later_ones_do_not(new: ForumFile) -> None:
    with new.change("Möten"):
        for year, number in ((2022, 1), (2023, 1), (2023, 2), (2024, 1)):
            meeting = Meeting(
                year=year,
                number=number,
                day=date(year, 3 * number, 2),
                start=time(13),
                end=time(15),
                state=MeetingState.HELD,
            )
            meeting.insert(AgendaItem(title="Läget"), 0)
            new.session.add(meeting)
    years = paper(new).split("\nYears side by side\n")[-1]
    assert years.startswith("Figure\n2022\n2023\nMeetings held\n1/4\n2/4\n")
