"""Files added to a meeting are kept byte for byte, and come back with undo."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from industriforum_desktop.forum.attachment import Attachment
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
