"""What the first page asks of a forum, asked before: in a worker, while the overview can be read already."""

from __future__ import annotations

from datetime import date

from industriforum_desktop.forum import calendar
from industriforum_desktop.store import situation
from industriforum_desktop.store.forum_file import ForumFile


def read_ahead(file: ForumFile, today: date) -> None:
    """Read what most pages begin with, and the meeting that comes next with its agenda.

    What is read stays with the file; and the questions themselves, which take longer to put into words for the
    first time than to answer, are ready when a page asks them.
    """
    file.organisations()
    file.participants()
    meeting = calendar.nearest(file.meetings(), today)
    if file.forum and meeting is not None:
        for item in meeting.items:
            item.note, item.outcomes  # noqa: B018 - asking reads it
        meeting.sendings, meeting.attachments, meeting.rounds, meeting.versions  # noqa: B018
        situation.left_untouched(file, meeting)
