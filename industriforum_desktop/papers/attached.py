"""How a meeting's attachments are told in its papers: “Bilaga 1” at the item, and a list of them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from industriforum_desktop.forum.attachment import Attachment, numbered
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers.document import Block, Heading, KeyValues


def label(number: int, language: Language) -> str:
    """Bilaga 1."""
    return language.gettext("Appendix {n}").format(n=number)


def at_item(item: AgendaItem, language: Language) -> str:
    """Bilaga 1 och Bilaga 2; empty when nothing belongs to the item."""
    found = [label(n, language) for n, one in numbered(item.meeting.attachments) if one.item is item]
    return language.join(found) if found else ""


def listed(meeting: Meeting, language: Language, by: date) -> list[str]:
    """Each attachment that was there by the end of this day, on a line: Bilaga 1: Rapport.pdf."""
    there = [one for one in meeting.attachments if one.added_on <= by]
    return [f"{label(n, language)}: {one.name}" for n, one in numbered(there)]


def table(meeting: Meeting, language: Language, told: Mapping[int, str] | None = None) -> KeyValues:
    """Number, file name and item of every attachment; `told` says something more about some, by number."""
    pairs = []
    for n, one in numbered(meeting.attachments):
        more = (told or {}).get(n, "")
        pairs.append((label(n, language), f"{_named(one, language)}\n{more}".strip()))
    return KeyValues(tuple(pairs))


def _named(one: Attachment, language: Language) -> str:
    if one.item is None:
        return one.name
    return f"{one.name} ({language.gettext('item {n}').format(n=one.item.position)})"


def section(meeting: Meeting, language: Language) -> Iterator[Block]:
    """The attachments under a heading of their own; nothing when there are none."""
    if meeting.attachments:
        yield Heading(2, language.gettext("Appendices"))
        yield table(meeting, language)
