"""Utkast för synpunkter: the minutes with a number at each paragraph, so that people can say what they mean.

The numbers count paragraphs, list items and table rows, not lines on paper: they are the same in every format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import attached, minutes, parts
from industriforum_desktop.papers.attendance import attendance
from industriforum_desktop.papers.document import (
    Block,
    Box,
    BulletList,
    Column,
    Document,
    Heading,
    Item,
    KeepTogether,
    ListItem,
    NumberedList,
    Paragraph,
    Run,
    Table,
    runs,
)
from industriforum_desktop.papers.source import Source


def build(source: Source, language: Language) -> Document:
    """The minutes for those who are asked what they think of them."""
    _ = language.gettext
    meeting = source.meeting
    title = _("Draft for remarks: minutes of {forum}, {meeting}").format(
        forum=source.forum.name, meeting=parts.meeting_name(meeting, language)
    )
    return parts.paper(
        source,
        language,
        title=title,
        kind=_("Draft for remarks"),
        day=meeting.day,
        status=minutes.status(source, language),
        blocks=[
            Heading(1, title),
            *([Paragraph(meeting.theme.strip(), "lead")] if meeting.theme.strip() else []),
            _how(source, language),
            *minutes.facts(meeting, language),
            *attendance(source, language),
            *numbered(minutes.items(source, language), language),
            *attached.section(meeting, language),
            *minutes.closing(source, language),
        ],
    )


def _how(source: Source, language: Language) -> Box:
    """Until when, to whom, and how to refer to the text."""
    _ = language.gettext
    meeting, known = source.meeting, parts.contact(source)
    if meeting.minutes_state.frozen:
        text = _("The minutes have been made final. This is their text with numbers to refer to.")
        return Box(_("Remarks"), (Paragraph(text),))
    day = language.weekday_date(meeting.remarks_by) if meeting.remarks_by else ""
    if day and known:
        opening = _("Send your remarks by {day} to").format(day=day)
    elif day:
        opening = _("Send your remarks by {day}.").format(day=day)
    else:
        opening = _("Send your remarks to") if known else _("Send your remarks to the convener.")
    said = [Paragraph((Run(opening, bold=bool(day)), Run(" "), *runs(known)) if known else opening)]
    said.append(Paragraph(_("Write which place you mean: its number stands in the margin, for example row 14.")))
    if meeting.remarks_from.strip():
        to = ", ".join(line.strip() for line in meeting.remarks_from.splitlines() if line.strip())
        said.append(Paragraph(_("Asked for remarks: {names}").format(names=to), "small"))
    return Box(_("Remarks"), tuple(said))


def numbered(blocks: Iterable[Block], language: Language) -> list[Block]:
    """The blocks with a running number at every paragraph, list item and table row; small print has none."""
    numbers = count(1)
    return [_numbered(block, numbers, language) for block in blocks]


def _numbered(block: Block, numbers: Iterator[int], language: Language) -> Block:
    match block:
        case Paragraph() if block.style != "small":
            return replace(block, number=str(next(numbers)))
        case BulletList() | NumberedList():
            return _list(block, numbers)
        case Table():
            head = Column(language.gettext("Row"), kind="fit")
            rows = tuple((Paragraph(str(next(numbers)), "small"), *row) for row in block.rows)
            return replace(block, columns=(head, *block.columns), rows=rows, hang=True)
        case Box() | KeepTogether():
            return replace(block, blocks=tuple(_numbered(one, numbers, language) for one in block.blocks))
        case _:
            return block


def _list(block: BulletList | NumberedList, numbers: Iterator[int]) -> BulletList | NumberedList:
    items: list[ListItem] = []
    for item in block.items:
        whole = item if isinstance(item, Item) else Item(item)
        number = str(next(numbers))
        items.append(
            replace(whole, number=number, children=tuple(_list(child, numbers) for child in whole.children))
        )
    return replace(block, items=tuple(items))
