"""A meeting's attachments in its papers: numbered in the order of the items, and listed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from industriforum_desktop.forum import record
from industriforum_desktop.forum.attachment import Attachment, numbered
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers import structure
from tests.papers.making import meet, paper

DAY = date(2023, 2, 20)


def attach(
    file: ForumFile, meeting: Meeting, name: str, item: AgendaItem | None = None, data: bytes = b"x"
) -> None:
    """Attach a file to the meeting or one of its items."""
    with file.change("Bilaga"):
        meeting.attachments.append(Attachment.of(name, data, DAY, item))


def _with_three(file: ForumFile) -> Meeting:
    first, second = AgendaItem(title="Läget"), AgendaItem(title="Energi")
    meeting = meet(file, first, second)
    attach(file, meeting, "Karta.png")
    attach(file, meeting, "Elpriser.pdf", second)
    attach(file, meeting, "Läget.docx", first)
    return meeting


def test_they_are_numbered_by_item_and_the_meetings_own_come_last(new: ForumFile) -> None:
    meeting = _with_three(new)
    names = [(n, one.name) for n, one in numbered(meeting.attachments)]
    assert names == [(1, "Läget.docx"), (2, "Elpriser.pdf"), (3, "Karta.png")]
    with new.change("Flytta"):
        meeting.move(meeting.items[1], 0)
    assert [one.name for _n, one in numbered(meeting.attachments)] == ["Elpriser.pdf", "Läget.docx", "Karta.png"]


def test_an_item_that_is_taken_away_leaves_its_attachments_and_takes_them_back(new: ForumFile) -> None:
    meeting = _with_three(new)
    with new.change("Ta bort"):
        meeting.remove(meeting.items[0])
    assert [one.name for _n, one in numbered(meeting.attachments)] == ["Elpriser.pdf", "Karta.png", "Läget.docx"]
    new.undo()
    meeting = new.meetings()[0]
    assert numbered(meeting.attachments)[0][1].item is meeting.items[0]


def test_one_that_is_removed_comes_back_whole(new: ForumFile) -> None:
    meeting = _with_three(new)
    with new.change("Ta bort"):
        meeting.attachments.remove(meeting.attachments[0])
    new.undo()
    assert [one.data for one in new.meetings()[0].attachments] == [b"x"] * 3


def test_the_notice_and_the_minutes_tell_them_at_their_items_and_in_a_list(new: ForumFile) -> None:
    _with_three(new)
    for kind in ("agenda", "minutes"):
        document = paper(new, kind, "2023-1", "en")
        lines = plain_text(document).split("\n")
        assert lines.count("Appendix 1") == 2
        assert lines.index("Appendix 1") < lines.index("Appendices") < lines.index("Elpriser.pdf (item 2)")
        assert "Karta.png" in lines
        assert structure.problems(render(document).data, document) == []


def test_a_meeting_without_any_says_nothing_of_them(new: ForumFile) -> None:
    meet(new, AgendaItem(title="Läget"))
    for kind in ("agenda", "minutes", "documents"):
        assert "Appendi" not in plain_text(paper(new, kind, "2023-1", "en"))


def test_the_registrar_gets_their_names(new: ForumFile) -> None:
    meeting = _with_three(new)
    with new.change("Slutför"):
        meeting.state = MeetingState.HELD
        record.make_final(meeting, b"%PDF", "text", datetime(2023, 3, 9, 9, tzinfo=UTC))
    text = plain_text(paper(new, "registration", "2023-1", "en"))
    assert "Appendix 1: Läget.docx\nAppendix 2: Elpriser.pdf\nAppendix 3: Karta.png" in text


def test_what_was_attached_after_a_version_is_no_appendix_of_it(new: ForumFile) -> None:
    meeting = meet(new, AgendaItem(title="Läget"), state=MeetingState.HELD)
    with new.change("Slutför"):
        record.make_final(meeting, b"%PDF", "text", datetime(2023, 2, 19, 9, tzinfo=UTC))
    attach(new, meeting, "Sent.pdf")
    text = plain_text(paper(new, "registration", "2023-1", "en"))
    assert "No appendices" in text
    assert "Sent.pdf" not in text
