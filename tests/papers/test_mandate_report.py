"""The report on the mandate: its order, the officer's own words, and the forum's data filled in."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.i18n import language
from industriforum_desktop.papers import Source, make, report_text
from industriforum_desktop.papers.document import BulletList, Document, Heading, NumberedList, Paragraph, plain_text
from industriforum_desktop.papers.mandate_report import BLOCKS
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers.making import MADE, meet, pages


def report(file: ForumFile, code: str = "sv") -> Document:
    return make("mandate-report", Source.of(file, made=MADE), language(code))


def said(document: Document) -> str:
    return plain_text(document).replace("\N{NO-BREAK SPACE}", " ")


def write(file: ForumFile, **blocks: str) -> None:
    with file.change("Skriv"):
        file.mandate.blocks = blocks


def test_the_sections_come_in_the_order_of_such_papers(demo: ForumFile) -> None:
    heads = [block.text for block in report(demo).blocks if isinstance(block, Heading) and block.level == 2]
    assert heads[:7] == [
        "Sammanfattning",
        "Bakgrund",
        "Upplägg",
        "Överväganden",
        "Ekonomi och resurser",
        "Uppföljning",
        "Beslutsunderlag",
    ]


def test_own_words_stand_in_place_of_the_programs(new: ForumFile) -> None:
    usual = said(report(new))
    write(new, economy="Inget kostar.\n\n- Lokal: regionens\n- Kaffe: parternas", decision="Nämnden noterar.")
    text = said(report(new))
    assert "• Kaffe: parternas" in text and "Förslag till beslut\nNämnden noterar." in text
    assert "inga egna medel" in usual and "inga egna medel" not in text
    write(new, economy="  ")
    assert said(report(new)) == usual


@pytest.mark.parametrize(("code", "name"), [("sv", "meetings held"), ("en", "Meetings  Held")])
def test_names_in_braces_follow_the_forum(new: ForumFile, code: str, name: str) -> None:
    write(new, summary=f"Möten: {{{name}}}. Parter: {{number of parties}}. {{okänt}} {{}} {{")
    assert "Möten: 0. Parter: 4. {okänt} {} {" in said(report(new, code))
    meet(new, state=MeetingState.HELD)
    assert "Möten: 1." in said(report(new, code))


def test_every_field_has_something_to_say(demo: ForumFile) -> None:
    source, swedish = Source.of(demo, made=MADE), language("sv")
    for name in report_text.FIELDS:
        for typed in (name, swedish.gettext(name)):
            assert "{" not in report_text.filled(f"{{{typed}}}", source, swedish)
    assert report_text.filled("{actions done}", source, swedish).isdigit()


def test_the_meetings_are_counted_beside_whatever_is_written(demo: ForumFile) -> None:
    write(demo, follow_up="Eget.")
    lines = said(report(demo)).splitlines()
    assert "Eget." in lines
    assert {f"{one.number}/{one.year}" for one in demo.meetings() if one.state is MeetingState.HELD} <= set(lines)


def test_number_and_diary_number_of_the_assignment_head_the_paper(new: ForumFile) -> None:
    with new.change("Uppdrag"):
        new.mandate.number, new.mandate.decided_by = "21/07", "Regionfullmäktige"
        new.mandate.diary_number, new.forum.diary_number = "RS 2021/358", "RS 2023/1"
    document = report(new)
    assert "21/07 – Redovisa ett upplägg till ett forum" in document.title
    assert document.reference == "RS 2021/358"
    assert "Regionfullmäktige" in said(document)


def test_signatures_and_recipients_are_written_by_the_officer(new: ForumFile) -> None:
    write(new, signatures="Handläggare: Ylva Ek, strateg\nRegional utvecklingsdirektör:", recipients="- Kommunerna")
    text = " ".join(pages(report(new)))
    assert "Ylva Ek, strateg" in text and "Regional utvecklingsdirektör" in text and "Kommunerna" in text


def test_every_section_has_a_default_even_in_an_empty_forum(new: ForumFile) -> None:
    with new.change("Töm"):
        for row in (*new.aims(), *new.organisations()):
            new.forum.convener = None
            new.session.delete(row)
        new.mandate.wording = new.mandate.source = new.mandate.report_to = ""
        new.mandate.report_on = None
    source = Source.of(new, made=MADE)
    for key, _title in BLOCKS:
        for code in ("sv", "en"):
            assert isinstance(report_text.default(key, source, language(code)), str)
    assert report_text.default("decision", source, language("en")).startswith("The receiver approves")


def test_an_unknown_section_is_refused(new: ForumFile) -> None:
    with pytest.raises(KeyError):
        report_text.default("nonsense", Source.of(new, made=MADE), language("en"))


def test_a_text_becomes_headings_lists_and_paragraphs() -> None:
    found = list(report_text.blocks("Först\n## Rubrik\n1. ett\n2) två\n- punkt\n\nSist"))
    assert found == [
        Paragraph("Först"),
        Heading(3, "Rubrik"),
        NumberedList(("ett", "två")),
        BulletList(("punkt",)),
        Paragraph("Sist"),
    ]


WORD = st.from_regex(r"[a-zåäö]{1,8}", fullmatch=True)
LINE = st.tuples(st.sampled_from(["", "- ", "1. ", "## ", "  "]), st.lists(WORD, max_size=4)).map(
    lambda pair: pair[0] + " ".join(pair[1])
)


@given(st.lists(LINE, max_size=12))
def test_no_word_of_a_text_is_lost_or_comes_out_of_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = Document("Prov", (Heading(1, "X"), Heading(2, "Y"), *report_text.blocks(text)))
    words = re.findall("[a-zåäö]+", text)
    assert re.findall("[a-zåäö]+", plain_text(document)) == words


def test_the_day_is_that_of_the_paper(new: ForumFile) -> None:
    assert new.mandate.report_on == date(2023, 4, 21)
    assert "16 november 2023" in said(report(new))


def test_the_demo_keeps_the_report_as_it_was_handed_in(demo: ForumFile) -> None:
    first, second = demo.mandate_reports()
    assert (first.number, second.number, second.made_at.date()) == (1, 2, demo.mandate.submitted_on)
    assert "21/07" in second.text and "17 mars 2023" in first.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "2/2023" not in second.text, "the second meeting was still to come"
    assert "{" not in second.text + said(report(demo))
    assert second.pdf.startswith(b"%PDF")


def test_few_meetings_are_counted_in_words(new: ForumFile) -> None:
    with new.change("Fyra möten"):
        new.forum.meetings_per_year = 4
    assert "möts fyra gånger om året" in said(report(new))
    with new.change("Ett möte i veckan"):
        new.forum.meetings_per_year = 20
    assert "möts 20 gånger om året" in said(report(new))
