"""The papers about a year, and the report on the mandate: what they say of a full year and of an empty one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.kinds import ActionStatus, ItemKind, MeetingState, Side
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.year_figures import YearFigures
from industriforum_desktop.i18n import language
from industriforum_desktop.papers import PAPERS, Source, make
from industriforum_desktop.papers.document import Document, Figure, KeepTogether, Table, plain_text
from industriforum_desktop.papers.figures import Bars, Tiles, Wheel
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers import structure
from tests.papers.making import MADE, meet, write

KINDS = ("year-plan", "situation", "follow-up", "mandate-report")


def of_year(file: ForumFile, kind: str, year: int = 2023, code: str = "en") -> Document:
    return make(kind, Source.of(file, year=year, made=MADE), language(code))


def said(document: Document) -> str:
    return plain_text(document).replace("\N{NO-BREAK SPACE}", " ")


def held(file: ForumFile, *items: AgendaItem) -> Meeting:
    return meet(file, *items, state=MeetingState.HELD)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", ["sv", "en"])
def test_every_paper_is_drawn_for_the_demo_year(demo: ForumFile, kind: str, code: str) -> None:
    document = of_year(demo, kind, code=code)
    assert structure.problems(render(document).data, document) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_forum_has_the_papers_too(new: ForumFile, kind: str) -> None:
    document = of_year(new, kind)
    assert structure.problems(render(document).data, document) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_section_can_be_left_out(demo: ForumFile, kind: str) -> None:
    whole = said(of_year(demo, kind))
    for key, title in PAPERS[kind].sections:
        source = replace(Source.of(demo, year=2023, made=MADE), choices={"hidden": [key]})
        left = plain_text(PAPERS[kind].build(source, language("en"))).replace("\N{NO-BREAK SPACE}", " ")
        assert len(left) < len(whole), title


def test_the_wheel_and_the_table_show_the_same_days(demo: ForumFile) -> None:
    document = of_year(demo, "year-plan")
    [wheel] = [one.chart for one in document.blocks if isinstance(one, Figure)]
    [table] = [one for one in document.blocks if isinstance(one, Table)]
    assert isinstance(wheel, Wheel)
    days = {row[0] for row in table.rows}
    assert {one.day.isoformat() for one in wheel.marks} <= days
    meetings = {one.day for one in demo.meetings()}
    assert {one.day for one in wheel.marks if one.kind == "meeting"} == meetings
    assert date(2023, 4, 21) in {one.day for one in wheel.marks}, "the day of the report"
    assert list(table.rows) == sorted(table.rows, key=lambda row: str(row[0]))


def test_the_forums_own_days_stand_in_the_plan(new: ForumFile) -> None:
    meet(new)
    with new.change("Dagar"):
        new.forum.deadlines = {"notice": -10}
    assert "2023-02-20" in said(of_year(new, "year-plan"))


def test_a_need_is_told_with_its_meeting_and_what_answers_it(new: ForumFile) -> None:
    energy, rest = AgendaItem(title="Elnät", theme="Energi"), AgendaItem(title="Bussar")
    held(new, energy, rest)
    write(new, energy, "+ Fler anslutningar.\n-> IF Metall: fråga nätbolagen")
    write(new, rest, "! Inga turer på natten.")
    text = said(of_year(new, "situation"))
    assert "1 challenge, 1 need and 1 action that answer them." in text
    assert "Energi\nNeeds\n• Fler anslutningar. (meeting 1/2023, 2 March 2023)\nActions" in text
    untouched = text.split("Without any action yet")[1]
    assert "Inga turer på natten." in untouched
    assert "Fler anslutningar." not in untouched


def test_a_cancelled_meeting_and_other_years_do_not_count(new: ForumFile) -> None:
    item = AgendaItem(title="Läget", kind=ItemKind.DIALOGUE, minutes=20, used_seconds=25 * 60, theme="Läge")
    meeting = held(new, item)
    with new.change("Fler"):
        for number, year, state in ((2, 2023, MeetingState.CANCELLED), (1, 2024, MeetingState.HELD)):
            day = date(year, 5, 4)
            new.session.add(Meeting(year=year, number=number, day=day, start=time(13), end=time(15), state=state))
    figures = YearFigures(2023, new.meetings(), new.organisations())
    assert figures.held == [meeting]
    assert (figures.time_by_theme()["Läge"].used, figures.time_by_theme()["Läge"].planned) == (25, 20)
    assert list(figures.time_by_kind()) == [ItemKind.DIALOGUE]
    assert "1 of 4" in said(of_year(new, "follow-up"))


def test_attendance_counts_organisations_never_people(demo: ForumFile) -> None:
    figures = YearFigures(2023, demo.meetings(), demo.organisations())
    came = {one.called: count for one, count in figures.attendance()}
    assert came["IF Metall"] == 3
    assert max(came.values()) <= len(figures.held) == 3
    unions = next(row for row in figures.sides() if row[0] is Side.UNION)
    members = sum(one.side is Side.UNION and one.membership.value == "member" for one in demo.organisations())
    assert unions[1] == members
    assert all(count <= members for count in unions[2])


def test_the_follow_up_counts_what_the_minutes_hold(demo: ForumFile) -> None:
    figures = YearFigures(2023, demo.meetings(), demo.organisations())
    actions = figures.actions_by_status()
    assert sum(actions.values()) == len(demo.actions())
    assert actions[ActionStatus.DONE] == sum(one.status is ActionStatus.DONE for one in demo.actions())
    document = of_year(demo, "follow-up")
    blocks = [
        one for block in document.blocks for one in (block.blocks if isinstance(block, KeepTogether) else (block,))
    ]
    charts = [one.chart for one in blocks if isinstance(one, Figure) and isinstance(one.chart, Bars)]
    tables = [{str(row[0]) for row in one.rows} for one in blocks if isinstance(one, Table)]
    assert len(charts) >= 6
    for chart in charts:
        assert any({label for label, _values in chart.rows} <= names for names in tables), "a table beside each"


def test_the_years_own_words_stand_under_their_aims_or_a_line_to_write_on(new: ForumFile) -> None:
    first, second = new.aims()[:2]
    assert "Assessment" in said(of_year(new, "follow-up"))
    with new.change("Ord"):
        words = FollowUp(
            year=2023, summary="Ett gott år.", assessments={str(first.id): "Bilden är klar."}, next_year="- Fler."
        )
        new.session.add(words)
    text = said(of_year(new, "follow-up"))
    assert f"{first.text}\nBilden är klar.\n2 {second.text}\nAssessment" in text
    assert "Ett gott år." in text
    assert "• Fler." in text


def test_the_days_to_final_minutes_are_counted_from_the_meeting(new: ForumFile) -> None:
    from industriforum_desktop.forum import record

    meeting = held(new, AgendaItem(title="Läget"))
    with new.change("Slutför"):
        record.make_final(meeting, b"%PDF", "text", datetime(2023, 3, 9, 9).astimezone())
    [pace] = YearFigures(2023, new.meetings(), new.organisations()).paces()
    assert (pace.final, pace.sent) == (7, None)
    assert "7 days" in said(of_year(new, "follow-up"))


def test_the_report_begins_with_a_decision_that_stands_alone(demo: ForumFile) -> None:
    text = said(of_year(demo, "mandate-report"))
    decision = text.index("Proposed decision")
    assert decision < text.index("Summary") < text.index("Background") < text.index("Considerations")
    assert "Regionala utvecklingsnämnden approves the report on the assignment “Redovisa ett upplägg" in text
    assert text.index("Region Kalmar län, GS") < text.index("Background"), "the convener is named first"
    for aim in demo.aims():
        assert aim.text in text


def test_the_situation_shows_how_each_concern_develops_and_who_raised_it(demo: ForumFile) -> None:
    document = of_year(demo, "situation")
    text = said(document)
    board = next(one.chart for one in document.blocks if isinstance(one, Figure) and isinstance(one.chart, Tiles))
    assert {one.column for one in board.tiles} == {0, 1, 2, 3}
    for words in ("● New", "► Persists", "▼ Fades", "✓ Solved"):
        assert words in text
    assert "Unionen: Bristen på tekniker består trots att färre söker konstruktörer." in text
    assert "TMF, GS: ta fram en gemensam lista" in text
    assert "▼ Worse: Räntorna" in text


def test_the_situation_of_a_year_is_told_as_it_stood_at_its_end(demo: ForumFile) -> None:
    with demo.change("Löst"):
        demo.concerns()[0].solved_on = date(2024, 2, 8)
    board = next(
        one.chart
        for one in of_year(demo, "situation").blocks
        if isinstance(one, Figure) and isinstance(one.chart, Tiles)
    )
    heavy = next(one for one in board.tiles if one.key == demo.concerns()[0].id)
    assert board.columns[heavy.column] == "► Persists"
    assert "Svårt att hitta operatörer" not in said(of_year(demo, "situation", 2025))
