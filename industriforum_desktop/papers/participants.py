"""Deltagarförteckning: who takes part, by organisation; with contact details only when asked for.

People are listed by organisation and never by side (GDPR art. 9).
"""

from __future__ import annotations

from industriforum_desktop.forum.kinds import N_, Membership
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import Block, Cell, Column, Document, Heading, Paragraph, Run, Table
from industriforum_desktop.papers.source import Source

NAMES, CONTACT = "names", "contact"
VARIANTS = ((NAMES, N_("Names")), (CONTACT, N_("With contact details")))


def build(source: Source, language: Language) -> Document:
    """Everybody who serves today."""
    _ = language.gettext
    title = _("Participants of {forum}").format(forum=source.forum.name)
    contact = source.variant == CONTACT
    blocks: list[Block] = [Heading(1, title)]
    if contact:
        blocks.append(Paragraph(_("For the forum's own work. Don't pass the list on."), "lead"))
    found = [(one, _serving(one, source)) for one in source.organisations if one.active]
    groups = (
        (_("Parties"), [pair for pair in found if pair[0].membership is Membership.MEMBER]),
        (_("Networks and others"), [pair for pair in found if pair[0].membership is not Membership.MEMBER]),
    )
    for head, organisations in groups:
        rows = [
            row
            for one, people in _ordered(organisations, source, language)
            for row in _rows(one, people, source, language)
        ]
        if rows:
            blocks += [Heading(2, head), Table(_columns(language, contact), tuple(rows), row_heads=True)]
    if len(blocks) == 1:
        blocks.append(Paragraph(_("Nobody is in the register yet.")))
    return parts.paper(
        source, language, title=title, kind=_("Participants"), day=source.today, status="", blocks=blocks
    )


def _serving(organisation: Organisation, source: Source) -> list[Participant]:
    return [person for person in organisation.participants if person.serves_on(source.today)]


def _ordered(
    found: list[tuple[Organisation, list[Participant]]], source: Source, language: Language
) -> list[tuple[Organisation, list[Participant]]]:
    return sorted(found, key=lambda pair: source.rank(pair[0].called, language))


def _columns(language: Language, contact: bool) -> tuple[Column, ...]:
    _ = language.gettext
    more = (Column(_("E-mail and telephone"), weight=4),) if contact else ()
    return (
        Column(_("Name"), weight=3),
        Column(_("Organisation"), weight=2.6),
        Column(_("Job title"), weight=3),
        Column(_("Role"), weight=1.6),
        *more,
    )


def _rows(
    organisation: Organisation, people: list[Participant], source: Source, language: Language
) -> list[tuple[Cell | str | tuple[Run, ...], ...]]:
    rows: list[tuple[Cell | str | tuple[Run, ...], ...]] = []
    for person in sorted(people, key=lambda one: (one.role.value, language.sort_key(one.name))):
        row: tuple[Cell | str | tuple[Run, ...], ...] = (
            person.name,
            organisation.called,
            person.title,
            source.forum.word(person.role, language),
        )
        if source.variant == CONTACT:
            lines = [Paragraph(parts.linked(text)) for text in (person.email, person.phone) if text]
            row = (*row, Cell(tuple(lines) or (Paragraph("–"),)))
        rows.append(row)
    return rows
