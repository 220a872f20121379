"""What the papers about a meeting have in common: the head, when and where, whom to turn to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

from industriforum_desktop.forum.forum import DEFAULT_ACCENT, Forum
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.told import Told
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers.document import (
    Block,
    BulletList,
    CellContent,
    Document,
    Heading,
    KeyValues,
    Labels,
    Paragraph,
    Run,
    Text,
)
from industriforum_desktop.papers.source import Source
from industriforum_desktop.papers.text import clean

_ADDRESS = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[\w/=#&%+-])|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE
)
# A star without a space after it is a bullet too, unless more stars follow: “*viktigt*” is as typed.
_BULLET = re.compile(r"\s*(?:[*•·–-]\s+|[*•](?=[^\s*•][^*]*$))(?=\S)")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def paper(
    source: Source,
    language: Language,
    *,
    title: str,
    kind: str,
    day: date | None,
    status: str,
    blocks: Iterable[Block],
) -> Document:
    """A paper with the forum's own head, foot and colour. `day` is what it is dated."""
    forum = source.forum
    _ = language.gettext
    convener = forum.convener.name if forum.convener else ""
    return Document(
        title=title,
        blocks=_with_standing_texts(source, tuple(blocks)),
        language=language.tag,
        kind=kind,
        date=language.long_date(day) if day else "",
        reference=forum.diary_number,
        status=status,
        forum=forum.name,
        logo=forum.logo,
        accent=accent(forum),
        footer=forum.footer or " · ".join(part for part in (convener, forum.name) if part),
        author=convener,
        created=source.made,
        labels=Labels(_("Page {page} of {pages}"), _("Ref. no."), _("Contents")),
    )


def accent(forum: Forum) -> str:
    """The forum's colour, or the usual one where it has none that can be used."""
    return forum.accent if _COLOUR.fullmatch(forum.accent) else DEFAULT_ACCENT


def _with_standing_texts(source: Source, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The officer's own texts for this kind of paper: after the heading, and at the end."""
    opening = prose(source.choices.get("opening", "").splitlines())
    closing = prose(source.choices.get("closing", "").splitlines())
    head = 0
    for block in blocks:
        if not isinstance(block, Heading | Paragraph) or (isinstance(block, Heading) and block.level > 1):
            break
        if isinstance(block, Paragraph) and block.style != "lead":
            break
        head += 1
    return (*blocks[:head], *opening, *blocks[head:], *closing)


def same_content(one: Document | None, other: Document) -> bool:
    """Whether two papers say and look the same, whenever they were made."""
    return one is not None and replace(one, created=other.created) == other


def meeting_name(meeting: Meeting, language: Language) -> str:
    """möte 3/2023, as a part of a sentence."""
    return language.gettext("meeting {number}/{year}").format(number=meeting.number, year=meeting.year)


def when(meeting: Meeting | Told, start: time, end: time | None, language: Language) -> str:
    """torsdag 14 september 2023, kl. 13.00–15.30."""
    return f"{language.weekday_date(meeting.day)}, {language.time_span(start, end)}"


def linked(text: str) -> Text:
    """The text, its e-mail and web addresses made active."""
    found: list[Run] = []
    end = 0
    text = clean(text)
    for match in _ADDRESS.finditer(text):
        found.append(Run(text[end : match.start()]))
        found.append(Run(match[0], link=match[0] if match["url"] else f"mailto:{match[0]}"))
        end = match.end()
    found.append(Run(text[end:]))
    return tuple(run for run in found if run.text) or text


def contact(source: Source) -> Text:
    """Whom to turn to, as the forum says it, else from the register; empty when nobody is known."""
    if source.forum.contact.strip():
        return linked(source.forum.contact.strip())
    person = source.contact_person()
    if person is None:
        return ""
    return linked(", ".join(part for part in (person.name, person.email, person.phone) if part))


def pairs(*found: tuple[str, CellContent | str]) -> tuple[tuple[str, CellContent], ...]:
    """Label and value pairs without those that have no value."""
    return tuple((label, value) for label, value in found if not (isinstance(value, str) and not value.strip()))


def facts(*found: tuple[str, CellContent | str]) -> list[Block]:
    """Label and value pairs as a block; no block when there is nothing to say."""
    kept = pairs(*found)
    return [KeyValues(kept)] if kept else []


def prose(lines: Iterable[str]) -> list[Paragraph | BulletList]:
    """Typed lines as paragraphs, lines that begin with a bullet or a hyphen as lists; empty lines only part."""
    found: list[Paragraph | BulletList] = []
    bullets: list[str] = []

    def close() -> None:
        if bullets:
            found.append(BulletList(tuple(bullets)))
            bullets.clear()

    for line in lines:
        match = _BULLET.match(line)
        if match:
            bullets.append(line[match.end() :].rstrip())
        elif line.strip():
            close()
            found.append(Paragraph(line.strip()))
        else:
            close()
    close()
    return found
