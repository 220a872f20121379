"""Minutes on paper: all that was written is there, once in its place, and the busy reader's page comes first."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO

import docx
import pytest

from industriforum_desktop.forum.kinds import Membership, MinutesState, OutcomeKind, Presence, word_key
from industriforum_desktop.forum.meeting import AgendaItem, Attendance
from industriforum_desktop.forum.record import MinutesVersion
from industriforum_desktop.papers import docx as word
from industriforum_desktop.papers import final
from industriforum_desktop.papers import plain as mail
from industriforum_desktop.papers.document import Box, BulletList, Heading, Paragraph, Table, plain, plain_text
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers import structure
from tests.papers.making import GOLDEN, meet, pages, paper, write

HELD = ["2023-1", "2023-2", "2023-3"]


def test_the_demo_minutes_read_as_they_should(demo: ForumFile) -> None:
    text = plain_text(paper(demo, "minutes", "2023-3"))
    assert f"{text}\n" == (GOLDEN / "minutes-2023-3.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_tags_carry_the_minutes(demo: ForumFile, code: str) -> None:
    for meeting in demo.meetings():
        document = paper(demo, "minutes", meeting.label, code)
        assert structure.problems(render(document).data, document) == []


@pytest.mark.parametrize("label", HELD)
def test_every_note_action_and_name_is_in_the_file(demo: ForumFile, label: str) -> None:
    meeting = demo.meeting(label)
    assert meeting is not None
    told = " ".join(pages(paper(demo, "minutes", label)))
    words = set(told.split())
    for item in meeting.items:
        captured = {outcome.position for outcome in item.outcomes}
        assert item.note is not None
        for number, line in enumerate(item.note.text.split("\n")):
            if number not in captured:
                assert set(structure.normalised(line.removeprefix("* ")).split()) <= words
        for outcome in item.outcomes:
            assert set(structure.normalised(outcome.text).split()) <= words
            assert all(
                set(receiver.name.split()) <= {w.strip(",") for w in words} for receiver in outcome.receivers
            )
            if outcome.due:
                assert outcome.due.isoformat() in words
    for row in meeting.attendances:
        assert structure.normalised(row.name) in told


def test_captured_lines_stand_in_their_place_and_not_in_the_notes(demo: ForumFile) -> None:
    meeting = demo.meeting("2023-3")
    assert meeting is not None
    text = plain_text(paper(demo, "minutes", "2023-3"))
    assert "->" not in text
    expected = {OutcomeKind.AGREEMENT: 2, OutcomeKind.ACTION: 2}
    for outcome in meeting.outcomes():
        assert text.count(outcome.text) == expected.get(outcome.kind, 1), outcome.text


def test_the_summary_begins_on_page_one(demo: ForumFile) -> None:
    for label in HELD:
        meeting = demo.meeting(label)
        assert meeting is not None
        first = pages(paper(demo, "minutes", label))[0]
        agreed = next(outcome for outcome in meeting.outcomes() if outcome.kind is OutcomeKind.AGREEMENT)
        assert "Sammanfattning" in first
        assert structure.normalised(agreed.text) in first
        assert "Vad Vem När Punkt" in first


def test_the_heads_of_a_table_are_repeated_on_page_two(demo: ForumFile) -> None:
    assert "Vad Vem När Punkt" in pages(paper(demo, "minutes", "2023-3"))[1]


def test_pages_are_numbered_and_marked_as_a_draft(demo: ForumFile) -> None:
    texts = pages(paper(demo, "minutes", "2023-3"))
    assert len(texts) > 4
    for number, text in enumerate(texts, 1):
        assert f"Sida {number} av {len(texts)}" in text
        assert "UTKAST" in text


def test_the_forum_decides_nothing(demo: ForumFile) -> None:
    for kind in ("agenda", "minutes"):
        for label in HELD:
            text = plain_text(paper(demo, kind, label)).casefold()
            assert "§" not in text
            assert "beslut" not in text


def test_who_was_there_by_organisation(demo: ForumFile) -> None:
    text = plain_text(paper(demo, "minutes", "2023-3"))
    assert "TMF: Oskar Tingström (ersätter Carina Fransson)" in text
    assert "GS: Elin Marklund (på distans, ersätter Jonny Åkesson, från och med punkt 3)" in text
    assert "Teknikföretagen: Helena Ringdahl, Daniel Öberg (på distans, punkt 7–8)" in text
    assert "KLT: Henrik Lövgren (på distans, punkt 10)" in text
    assert "Anmält förhinder\nTMF: Carina Fransson" in text
    assert "Frånvarande\nGS: Jonny Åkesson" in text


@pytest.mark.parametrize("status", [Membership.TO_CONTACT, Membership.CONTACTED, Membership.DECLINED])
def test_who_was_not_called_is_not_missed(demo: ForumFile, status: Membership) -> None:
    """Only a member or a network can be absent, or send regrets; who came is told of, called or not."""
    meeting = demo.meeting("2023-3")
    assert meeting is not None
    away = [row for row in meeting.attendances if row.participant and not row.presence.took_part]
    assert away
    with demo.change("Aldrig kallade"):
        for row in away:
            assert row.participant is not None
            row.participant.organisation = demo.organisations()[8]
        demo.organisations()[8].membership = status
    told = plain_text(paper(demo, "minutes", "2023-3"))
    assert not {"Frånvarande", "Anmält förhinder"} & set(told.splitlines())
    with demo.change("De kom"):
        for row in away:
            row.presence = Presence.PRESENT
    told = plain_text(paper(demo, "minutes", "2023-3"))
    assert all(row.name in told for row in away)
    with demo.change("De var med då, men inte längre"):
        demo.organisations()[8].joined_on = meeting.day
        for row in away:
            row.presence = Presence.ABSENT
    told = plain_text(paper(demo, "minutes", "2023-3"))
    assert all(row.name in told.split("Frånvarande")[1] for row in away)


def test_who_came_late_and_left_early(new: ForumFile) -> None:
    meeting = meet(new, AgendaItem(title="Öppnande"))
    with new.change("Närvaro"):
        meeting.attendances = [
            Attendance(guest_name="Åsa Öst", presence=Presence.PRESENT, arrived=time(13, 20)),
            Attendance(guest_name="Bo Ek", guest_organisation="KLT", presence=Presence.REMOTE, left=time(14, 5)),
        ]
    text = plain_text(paper(new, "minutes", "2023-1")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Åsa Öst (från kl. 13.20)" in text
    assert "KLT: Bo Ek (på distans, till kl. 14.05)" in text


@pytest.mark.parametrize(("code", "begun"), [("sv", "från kl. 19.05"), ("en", "from 19:05")])
def test_minutes_of_a_running_meeting_say_no_end(new: ForumFile, code: str, begun: str) -> None:
    meeting = meet(new, AgendaItem(title="Öppnande"))
    with new.change("Började"):
        meeting.actual_start = time(19, 5)
    document = paper(new, "minutes", "2023-1", code)
    tables = docx.Document(BytesIO(word.render(document))).tables
    in_word = " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    for told in (plain_text(document), mail.render(document), in_word, " ".join(pages(document))):
        spaced = told.replace("\N{NO-BREAK SPACE}", " ")
        assert begun in spaced
        assert "15.00" not in spaced
        assert "15:00" not in spaced


def test_minutes_of_a_meeting_that_ended_say_when_it_was_held(new: ForumFile) -> None:
    meeting = meet(new, AgendaItem(title="Öppnande"))
    with new.change("Slutade"):
        meeting.actual_start, meeting.actual_end = time(13, 2), time(14, 50)
    assert "kl.\N{NO-BREAK SPACE}13.02–14.50" in plain_text(paper(new, "minutes", "2023-1"))


def test_notes_become_paragraphs_and_lists(new: ForumFile) -> None:
    item = AgendaItem(title="Läget")
    meet(new, item)
    write(
        new, item, "IF Metall: Första.\n\n* ett\n- två\n* *tre*\nEfter listan.\n*inte* en punkt\n-5 grader\n->\n="
    )
    blocks = paper(new, "minutes", "2023-1").blocks
    start = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.number == "1")
    end = next(n for n, block in enumerate(blocks) if n > start and isinstance(block, Heading))
    said = blocks[start + 1 : end]
    assert [plain(block.text) if isinstance(block, Paragraph) else block for block in said] == [
        "IF Metall: Första.",
        BulletList(("ett", "två", "*tre*")),
        "Efter listan.",
        "*inte* en punkt",
        "-5 grader",
        "->",
        "=",
    ]


def test_everything_captured_is_set_apart(new: ForumFile) -> None:
    item = AgendaItem(title="Läget")
    meet(new, item)
    lines = (
        "= Ett.\n= Två.\n-> IUC, GS: ta fram underlag senast 15 juni\n-> fundera\n? Varför?\n! Brist.\n+ Kurser."
    )
    write(new, item, f"Före.\n{lines}\nEfter.")
    document = paper(new, "minutes", "2023-1")
    text = plain_text(document)
    assert "Före.\nEfter.\nUtmaning: Brist.\nBehov: Kurser.\nÖverenskommet\n• Ett.\n• Två.\nAtt göra" in text
    assert "ta fram underlag\nIUC, GS\n2023-06-15\nfundera\n–\n–\nÖppen fråga: Varför?" in text
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [column.head for column in tables[0].columns] == ["Vad", "Vem", "När"]


def test_several_of_a_kind_stand_under_a_word_for_several(new: ForumFile) -> None:
    item = AgendaItem(title="Läget")
    meet(new, item)
    write(new, item, "? Vem betalar\n? Hur når vi dem? \n! Brist.\n! Köer.\n+ Kurser.")
    text = plain_text(paper(new, "minutes", "2023-1"))
    assert (
        "Utmaningar:\n• Brist.\n• Köer.\nBehov: Kurser.\nÖppna frågor:\n• Vem betalar?\n• Hur når vi dem?" in text
    )
    with new.change("Eget ord"):
        new.forum.words = {word_key(OutcomeKind.QUESTION): "Att återkomma till"}
    assert "Att återkomma till:\n• Vem betalar?" in plain_text(paper(new, "minutes", "2023-1"))


def test_what_was_typed_is_printed_and_nothing_is_markup(new: ForumFile) -> None:
    item = AgendaItem(title="<b>Läget</b> & 👍")
    meet(new, item, place="<i>Kalmar</i>", chair="A & B", secretary="שלום")
    typed = ('<b>fet</b> &amp; "citat"', "👍👩‍🚒 och 中", "שלום עולם mitt i", "å" * 3000, "<img src=/etc/passwd>")
    kinds = ("", "* ", "= ", "-> IF Metall: ", "? ", "! ", "+ ")
    write(new, item, "\n".join(kind + text for kind in kinds for text in typed))
    document = paper(new, "minutes", "2023-1")
    assert structure.problems(render(document).data, document) == []
    text = plain_text(document)
    assert [text.count(one) for one in typed] == [9] * len(typed)


def test_an_empty_meeting_has_minutes_to_fill(new: ForumFile) -> None:
    meet(new, AgendaItem(title="Öppnande"), AgendaItem(title="Nästa möte"))
    document = paper(new, "minutes", "2023-1")
    assert structure.problems(render(document).data, document) == []
    text = plain_text(document)
    assert "Inga överenskommelser och inga åtgärder." in text
    assert text.count("Inga anteckningar.") == 2


def test_the_next_meeting_is_said_once(new: ForumFile) -> None:
    first, last = AgendaItem(title="Öppnande"), AgendaItem(title="Nästa möte")
    meeting = meet(new, first, last)
    meet(new, number=2, day=date(2023, 5, 11), place="Nybro")
    when = "torsdag 11 maj 2023, kl. 13.00–15.00, Nybro"
    told = [structure.normalised(plain_text(paper(new, "minutes", "2023-1")))]
    with new.change("Stryk"):
        meeting.remove(last)
    told.append(structure.normalised(plain_text(paper(new, "minutes", "2023-1"))))
    assert [text.count(when) for text in told] == [1, 1]
    assert [text.count("Nästa möte") for text in told] == [1, 1]


def test_the_state_is_in_the_head(demo: ForumFile) -> None:
    meeting = demo.meeting("2023-3")
    assert meeting is not None
    seen = {}
    for state in MinutesState:
        with demo.change("Läge"):
            meeting.minutes_state = state
            meeting.remarks_by = date(2023, 9, 28)
        document = paper(demo, "minutes", "2023-3")
        seen[state] = (document.status, "senast 28\N{NO-BREAK SPACE}september 2023" in plain_text(document))
    assert seen == {
        MinutesState.DRAFT: ("UTKAST", True),
        MinutesState.REVIEW: ("UTKAST FÖR SYNPUNKTER", True),
        MinutesState.FINAL: ("", False),
        MinutesState.SENT: ("", False),
    }


def test_final_minutes_are_handed_out_as_they_were(demo: ForumFile) -> None:
    meeting = demo.meeting("2023-3")
    assert meeting is not None
    assert final("minutes", meeting) is None
    with demo.change("Färdigställ"):
        meeting.minutes_state = MinutesState.FINAL
        made = datetime(2023, 9, 20, tzinfo=UTC)
        meeting.versions.append(MinutesVersion(number=1, made_at=made, pdf=b"%PDF-1", sha256="", text=""))
    assert final("minutes", meeting) == b"%PDF-1"
    assert final("agenda", meeting) is None


def test_the_summary_is_the_only_tinted_box(demo: ForumFile) -> None:
    boxes = [block for block in paper(demo, "minutes", "2023-3").blocks if isinstance(block, Box)]
    assert [box.title for box in boxes if not box.quiet] == ["Sammanfattning"]
    assert {box.title for box in boxes if box.quiet} == {"Överenskommet"}


def test_english(demo: ForumFile) -> None:
    texts = pages(paper(demo, "minutes", "2023-3", "en"))
    assert f"Page 1 of {len(texts)}" in texts[0]
    assert "What Who When Item" in texts[0]
    assert "DRAFT" in texts[0]
