"""Namnskyltar: cards to fold and put before oneself, or badges to wear, for those who are called."""

from __future__ import annotations

from collections.abc import Iterator

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from industriforum_desktop.papers.figures import Sign
from industriforum_desktop.papers.source import Source

TABLE, BADGE = "table", "badge"
VARIANTS = ((TABLE, N_("Cards for the table")), (BADGE, N_("Badges")))


def build(source: Source, language: Language) -> Document:
    """A sign for everybody who is called, and for the guests."""
    _ = language.gettext
    title = _("Name signs: {forum}, {meeting}").format(
        forum=source.forum.name, meeting=parts.meeting_name(source.meeting, language)
    )
    badge = source.variant == BADGE
    how = (
        _("Cut along the lines: 90 by 55 mm.")
        if badge
        else _("Print on one side of thick paper. Fold each sheet in the middle, along the dashed line.")
    )
    signs = list(_signs(source, language))
    blocks: list[Block] = [Heading(1, title), Paragraph(how, "small" if badge else "normal")]
    if signs and not badge:
        columns = (Column(_("Name"), weight=1), Column(_("Organisation"), weight=1))
        blocks.append(Table(columns, tuple((sign.name, sign.organisation) for sign in signs), row_heads=True))
    for sign in signs:
        if not badge:
            blocks.append(PageBreak())
        alt = _("Name sign: {name}, {organisation}").format(name=sign.name, organisation=sign.organisation)
        blocks.append(Figure(sign, alt))
    if not signs:
        blocks.append(Paragraph(_("Nobody is called to the meeting yet.")))
    return parts.paper(
        source, language, title=title, kind=_("Name signs"), day=source.meeting.day, status="", blocks=blocks
    )


def _signs(source: Source, language: Language) -> Iterator[Sign]:
    tent = source.variant != BADGE
    for organisation, people in source.called(language):
        for person in people:
            yield Sign(person.name, organisation.called, tent)
    for row in source.meeting.attendances:
        if row.participant is None and row.guest_name.strip():
            yield Sign(row.guest_name, row.guest_organisation, tent)
