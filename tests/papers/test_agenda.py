"""The notice with agenda: what stands in it, in which order, from what the officer typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from industriforum_desktop.forum.kinds import ItemKind, MeetingState
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.papers.document import Heading, KeyValues, Run, Table, plain, plain_text
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers import samples, structure
from tests.papers.making import GOLDEN, meet, pages, paper


def test_the_demo_notice_reads_as_it_should(demo: ForumFile) -> None:
    text = plain_text(paper(demo, "agenda", "2023-4"))
    assert f"{text}\n" == (GOLDEN / "agenda-2023-4.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_tags_carry_the_notice(demo: ForumFile, code: str) -> None:
    for meeting in demo.meetings():
        document = paper(demo, "agenda", meeting.label, code)
        assert structure.problems(render(document).data, document) == []


def test_headings_come_in_order(demo: ForumFile) -> None:
    document = paper(demo, "agenda", "2023-4")
    heads = [plain(block.text) for block in document.blocks if isinstance(block, Heading) and block.level < 3]
    assert heads == [
        "Kallelse till Industriforum Kalmar län, möte 4/2023",
        "Dagordning",
        "Till punkterna",
        "Så sattes dagordningen",
        "Kan du inte komma?",
        "Kallade",
    ]


def test_each_item_has_its_clock_time(demo: ForumFile) -> None:
    meeting = demo.meeting("2023-4")
    assert meeting is not None
    table = next(block for block in paper(demo, "agenda", "2023-4").blocks if isinstance(block, Table))
    assert [row[0] for row in table.rows] == [f"{start:%H.%M}" for _item, start in meeting.clock()]
    assert table.rows[0][0] == "13.00"
    assert len(table.rows) == len(meeting.items)


def test_the_whole_agenda_of_the_demo_stands_on_page_one(demo: ForumFile) -> None:
    meeting = demo.meeting("2023-4")
    assert meeting is not None
    first = pages(paper(demo, "agenda", "2023-4"))[0]
    assert all(structure.normalised(f"{n}. {item.title}") in first for n, item in enumerate(meeting.items, 1))


def test_pages_are_numbered(demo: ForumFile) -> None:
    texts = pages(paper(demo, "agenda", "2023-4"))
    assert len(texts) > 1
    assert all(f"Sida {n} av {len(texts)}" in text for n, text in enumerate(texts, 1))


def test_only_those_who_serve_on_the_day_are_called(demo: ForumFile) -> None:
    spring, autumn = (plain_text(paper(demo, "agenda", label)) for label in ("2023-2", "2023-3"))
    assert "Roger Lindell" in spring and "Nadia Rahimi" not in spring
    assert "Nadia Rahimi" in autumn and "Roger Lindell" not in autumn
    assert "Sofia Berglind" not in spring and "Sofia Berglind" in autumn


def test_the_convener_comes_first_and_then_the_alphabet(demo: ForumFile) -> None:
    called = [block for block in paper(demo, "agenda", "2023-4").blocks if isinstance(block, Table)][-1]
    names = [str(row[0]) for row in called.rows]
    assert names[0] == "Region Kalmar län"
    assert names[1:3] == ["GS, facket för skogs-, trä- och grafisk bransch", "IF Metall"]


def test_last_day_to_reply_is_said(new: ForumFile) -> None:
    meet(new, AgendaItem(title="Öppnande"), reply_by=date(2023, 2, 23))
    text = plain_text(paper(new, "agenda", "2023-1"))
    assert "torsdag 23\N{NO-BREAK SPACE}februari 2023" in text
    assert "senast 23\N{NO-BREAK SPACE}februari 2023" in text


def test_a_notice_is_dated_the_day_it_is_made_until_the_meeting(demo: ForumFile) -> None:
    assert paper(demo, "agenda", "2023-4").date == "16\N{NO-BREAK SPACE}november 2023"
    after = paper(demo, "agenda", "2023-4", made=datetime(2024, 1, 8, tzinfo=UTC))
    assert after.date == ""


def test_a_cancelled_meeting_is_marked_on_every_page(demo: ForumFile) -> None:
    meeting = demo.meeting("2023-4")
    assert meeting is not None
    with demo.change("Ställ in"):
        meeting.state = MeetingState.CANCELLED
    assert all("INSTÄLLT" in text for text in pages(paper(demo, "agenda", "2023-4")))


def test_a_meeting_without_anything_still_has_a_notice(new: ForumFile) -> None:
    meet(new)
    document = paper(new, "agenda", "2023-1")
    assert "Dagordningen är inte klar än." in plain_text(document)
    assert structure.problems(render(document).data, document) == []


def test_what_was_typed_is_printed_and_nothing_is_markup(new: ForumFile) -> None:
    typed = ('<b>fet</b> & "x" &amp;', "👍 och 中", "שלום עולם", "x" * 3000, "</para><a href='file:///etc/passwd'>")
    items = [
        AgendaItem(title=text, presenter=text, background=f"{text}\n* {text}", kind=ItemKind.DIALOGUE)
        for text in typed
    ]
    meet(new, *items, place=typed[0], theme=typed[2], video_link="javascript:alert(1)")
    with new.change("Nytt namn"):
        new.forum.name = typed[0]
        new.forum.contact = f"Ylva {typed[0]} ylva@example.se"
        new.forum.accent = "ingen färg"
    document = paper(new, "agenda", "2023-1")
    assert structure.problems(render(document).data, document) == []
    text = plain_text(document)
    assert all(text.count(one) >= 4 for one in typed)
    links = [run.link for block in document.blocks if isinstance(block, KeyValues) for run in _runs(block)]
    assert [link for link in links if link] == ["mailto:ylva@example.se"]


def test_the_letters_of_strange_texts_survive(new: ForumFile) -> None:
    # A lone surrogate can't be kept in the file.
    texts = [text.replace("\ud800", "") for text in samples.HOSTILE]
    meet(new, *(AgendaItem(title=text or "–", background=text) for text in texts))
    document = paper(new, "agenda", "2023-1")
    assert structure.problems(render(document).data, document) == []


def test_english(demo: ForumFile) -> None:
    document = paper(demo, "agenda", "2023-4", "en")
    assert document.language == "en-GB"
    texts = pages(document)
    assert f"Page 1 of {len(texts)}" in texts[0]
    assert "Thursday 30 November 2023, 13:00–15:30" in texts[0]


def _runs(block: KeyValues) -> list[Run]:
    return [run for _label, value in block.pairs if isinstance(value, tuple) for run in value]
