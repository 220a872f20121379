"""Avstämning av dagordning: the draft agenda, numbered, with a slip to answer on."""

from __future__ import annotations

from collections.abc import Iterator

from industriforum_desktop.forum.kinds import Answer
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import (
    Block,
    Box,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
)
from industriforum_desktop.papers.source import Source
from industriforum_desktop.papers.text import NO_BREAK_SPACE

BOX = "☐"
LINES = 4


def build(source: Source, language: Language) -> Document:
    """The draft as it stands; its number is that of the round it goes out in."""
    _ = language.gettext
    meeting = source.meeting
    number = len(meeting.rounds) or 1
    title = _("Draft agenda to agree on: {forum}, {meeting}").format(
        forum=source.forum.name, meeting=parts.meeting_name(meeting, language)
    )
    by = meeting.rounds[-1].answer_by if meeting.rounds else meeting.reply_by
    text = _("The agenda is set jointly. Say what your organisation thinks of the draft.")
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(text, "lead"),
        *parts.facts(
            (_("Meeting"), parts.when(meeting, meeting.start, meeting.end, language)),
            (_("Answer by"), language.weekday_date(by) if by else ""),
            (_("Answer to"), parts.contact(source)),
        ),
        Heading(2, _("The draft")),
        *_items(source, language),
        *_slip(source, language),
    ]
    status = _("DRAFT {n}").format(n=number)
    return parts.paper(
        source, language, title=title, kind=_("Draft agenda"), day=source.today, status=status, blocks=blocks
    )


def _items(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    rows = []
    for number, item in enumerate(source.meeting.items, 1):
        below = [item.background.strip().split("\n")[0]] if item.background.strip() else []
        if item.proposed_by is not None:
            below.append(_("Proposed by {name}").format(name=item.proposed_by.called))
        title = Paragraph((Run(item.title, bold=True),))
        rows.append(
            (
                str(number),
                Cell((title, *(Paragraph(text, "small") for text in below))),
                source.forum.word(item.kind, language),
                str(item.minutes) if item.minutes else "",
            )
        )
    if not rows:
        yield Paragraph(_("The agenda is not set yet."))
        return
    columns = (
        Column(_("No."), kind="fit"),
        Column(_("Item"), weight=1),
        Column(_("Purpose"), kind="fit"),
        Column(_("Min"), align="right", kind="fit"),
    )
    yield Table(columns, tuple(rows))


def _slip(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    answers = tuple(f"{BOX} {source.forum.word(one, language)}" for one in Answer)
    room = "\n".join([NO_BREAK_SPACE] * LINES)
    yield Heading(2, _("Answer"))
    yield Paragraph("\n".join(answers))
    yield Box(_("What we want changed, added or taken away"), (Paragraph(room),), level=0)
    yield Signature(_("Organisation"))
    yield Signature(_("Name and date"))
