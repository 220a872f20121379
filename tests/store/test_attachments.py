"""Files added to a meeting are kept byte for byte, and come back with undo."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from industriforum_desktop.forum.attachment import Attachment
from industriforum_desktop.store.attached import attach, copy_to_item
from industriforum_desktop.store.forum_file import ForumFile

CONTENT = bytes(range(256)) * 40


def test_a_deleted_attachment_comes_back_whole_with_undo(demo: ForumFile) -> None:
    meeting = demo.meetings()[0]
    with demo.change("Bifoga"):
        meeting.attachments.append(Attachment.of("rapport.pdf", CONTENT, date(2023, 2, 1), meeting.items[0]))
    demo.refresh()
    with demo.change("Ta bort"):
        demo.meetings()[0].attachments.clear()
    assert not demo.meetings()[0].attachments
    demo.undo()
    [attachment] = demo.meetings()[0].attachments
    assert attachment.data == CONTENT
    assert (attachment.size, attachment.sha256) == (len(CONTENT), sha256(CONTENT).hexdigest())


def test_an_attachment_stays_with_the_meeting_when_its_item_goes(demo: ForumFile) -> None:
    meeting = demo.meetings()[-1]
    with demo.change("Bifoga"):
        meeting.attachments.append(Attachment.of("a.txt", b"a", date(2023, 2, 1), meeting.items[0]))
    with demo.change("Ta bort punkten"):
        meeting.remove(meeting.items[0])
    demo.refresh()
    [attachment] = demo.meetings()[-1].attachments
    assert attachment.item is None


def test_files_of_one_name_are_told_apart_on_a_proposal_and_on_the_agenda(demo: ForumFile) -> None:
    proposal = demo.proposals()[0]
    [item, *_rest] = demo.meetings()[3].items
    day = date(2023, 11, 20)
    with demo.change("bifogar"):
        first = attach(demo.session, proposal, "Underlag.pdf", b"%PDF ett", day)
        second = attach(demo.session, proposal, "underlag.pdf", b"%PDF annat", day)
        item.meeting.attachments.append(Attachment.of("Underlag.pdf", CONTENT, day))
    assert (first.name, second.name) == ("Underlag.pdf", "underlag (2).pdf")
    with demo.change("lägger på dagordningen"):
        copy_to_item(demo.session, proposal, item, day)
    names = [one.name for one in item.meeting.attachments]
    assert len({name.casefold() for name in names}) == len(names)
    assert {one.data for one in item.meeting.attachments} >= {b"%PDF ett", b"%PDF annat", CONTENT}
