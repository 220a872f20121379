"""The draft with row numbers, and what has changed between versions of the minutes."""

from __future__ import annotations

import re
from datetime import date

import pytest

from industriforum_desktop.forum import record
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import language
from industriforum_desktop.papers import Source, minutes
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers import structure
from tests.papers.making import MADE, meet, pages, paper, write

SV = language("sv")


def _lines(file: ForumFile, kind: str, label: str = "2023-1", code: str = "en") -> list[str]:
    return plain_text(paper(file, kind, label, code)).replace("\N{NO-BREAK SPACE}", " ").split("\n")


@pytest.fixture
def meeting(new: ForumFile) -> Meeting:
    first, second = AgendaItem(title="Läget", presenter="Elin Ek"), AgendaItem(title="Energi")
    found = meet(new, first, second, state=MeetingState.HELD)
    write(new, first, "Karin öppnade.\n\n* Trä växer\n* Metall väntar\n= Vi söker medel.")
    write(new, second, "Priset är högt.\n-> GS: räkna, senast 2 maj")
    return found


def test_every_paragraph_item_and_row_has_its_number(new: ForumFile, meeting: Meeting) -> None:
    lines = _lines(new, "draft")
    for expected in (
        "1 Karin öppnade.",
        "• 2 Trä växer",
        "• 3 Metall väntar",
        "4 Vi söker medel.",
        "5 Priset är högt.",
    ):
        assert expected in lines
    assert lines[lines.index("räkna") - 1] == "6"
    assert "Presenter: Elin Ek" in lines


def test_the_numbers_run_without_gaps_in_the_demo(demo: ForumFile) -> None:
    document = paper(demo, "draft", "2023-3")
    assert structure.problems(render(document).data, document) == []
    text = plain_text(document)
    found = [
        int(n) for n in re.findall(r"(?m)^(?:• )?(\d+)(?= [^.]|$)", text[text.index("Öppnande och närvaro") :])
    ]
    rows = [n for n in found if n != 0]
    assert set(range(1, max(rows) + 1)) <= set(rows)
    assert "14 " in " ".join(pages(document))


def test_the_draft_says_until_when_and_to_whom(new: ForumFile, meeting: Meeting) -> None:
    with new.change("Synpunkter"):
        new.forum.contact = "forum@example.se"
        record.send_for_remarks(meeting, "IF Metall\nUnionen", date(2023, 3, 9))
    text = " ".join(_lines(new, "draft"))
    assert "Send your remarks by Thursday 9 March 2023 to forum@example.se" in text
    assert "Asked for remarks: IF Metall, Unionen" in text
    assert "row 14" in text


def test_final_minutes_are_no_draft(new: ForumFile, meeting: Meeting) -> None:
    _make_final(new, meeting)
    text = " ".join(_lines(new, "draft"))
    assert "have been made final" in text
    assert "Send your remarks" not in text


def _make_final(file: ForumFile, meeting: Meeting, correction: str = "") -> None:
    text = minutes.final_text(Source.of(file, meeting, made=MADE), SV)
    with file.change("Slutför", lasting=True):
        record.make_final(meeting, b"%PDF", text, MADE, correction)


def _correct(file: ForumFile, meeting: Meeting) -> None:
    with file.change("Rätta", lasting=True):
        record.begin_correction(meeting)
        meeting.chair = "Åsa Öberg"
        meeting.items[1].title = "Energi och klimat"


def test_before_the_first_version_there_is_nothing_to_compare_with(new: ForumFile, meeting: Meeting) -> None:
    assert "there is no version to compare with" in " ".join(_lines(new, "changes"))
    _make_final(new, meeting)
    assert "is the first: nothing has been changed since" in " ".join(_lines(new, "changes"))


def test_a_correction_shows_what_differs_from_the_last_version(new: ForumFile, meeting: Meeting) -> None:
    _make_final(new, meeting)
    _correct(new, meeting)
    for code in ("en", "sv"):  # the minutes were made final in Swedish
        lines = _lines(new, "changes", code=code)
        assert any("och klimat]" in line for line in lines)
        assert any("Åsa Öberg" in line for line in lines)
        assert not any("Karin öppnade" in line for line in lines)
    lines = _lines(new, "changes")
    assert "Version 1" in lines
    assert "The draft" in lines
    assert any("[added: och klimat]" in line for line in lines)


def test_between_final_versions_the_reason_is_told(new: ForumFile, meeting: Meeting) -> None:
    _make_final(new, meeting)
    _correct(new, meeting)
    _make_final(new, meeting, "Rubriken var fel.")
    document = paper(new, "changes", "2023-1", "en")
    lines = plain_text(document).split("\n")
    assert "Rubriken var fel." in lines
    assert "Version 2" in lines
    assert structure.problems(render(document).data, document) == []


def test_versions_that_say_the_same_are_said_to(new: ForumFile, meeting: Meeting) -> None:
    _make_final(new, meeting)
    with new.change("Rätta", lasting=True):
        record.begin_correction(meeting)
    assert "The text is the same as in version 1." in _lines(new, "changes")
