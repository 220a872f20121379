"""Närvarolista: to be signed at the meeting. It goes round the table, so it holds no contact details."""

from __future__ import annotations

from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import Block, Column, Document, Heading, Paragraph, Table
from industriforum_desktop.papers.source import Source
from industriforum_desktop.papers.text import NO_BREAK_SPACE

EMPTY_ROWS = 5
ROOM = f"{NO_BREAK_SPACE}\n{NO_BREAK_SPACE}"
"""Two empty lines: a signature needs their height."""
BOX = "☐"


def build(source: Source, language: Language) -> Document:
    """Those who are called, by organisation, and rows for others."""
    _ = language.gettext
    meeting = source.meeting
    title = _("Attendance: {forum}, {meeting}").format(
        forum=source.forum.name, meeting=parts.meeting_name(meeting, language)
    )
    rows = [
        (person.name, organisation.called, BOX, ROOM)
        for organisation, people in source.called(language)
        for person in people
    ]
    rows += [(NO_BREAK_SPACE, "", BOX, ROOM)] * EMPTY_ROWS
    columns = (
        Column(_("Name"), weight=3),
        Column(_("Organisation"), weight=2.4),
        Column(_("Remotely"), kind="fit"),
        Column(_("Signature"), weight=4),
    )
    blocks: list[Block] = [
        Heading(1, title),
        *parts.facts(
            (_("Time"), parts.when(meeting, meeting.start, meeting.end, language)), (_("Place"), meeting.place)
        ),
        Paragraph(_("Sign your row. Tick the box for somebody who takes part remotely."), "small"),
        Table(columns, tuple(rows)),
    ]
    return parts.paper(
        source, language, title=title, kind=_("Attendance list"), day=meeting.day, status="", blocks=blocks
    )
