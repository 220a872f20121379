"""Inbjudan: a letter to an organisation that the forum would like to have with it."""

from __future__ import annotations

from collections.abc import Iterator

from industriforum_desktop.forum.kinds import N_, Membership
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import Block, BulletList, Document, Heading, Paragraph
from industriforum_desktop.papers.source import Source

SECTIONS = (("aims", N_("What the forum is for")), ("members", N_("Who takes part")), ("next", N_("Next meeting")))


def build(source: Source, language: Language) -> Document:
    """The letter, dated today."""
    _ = language.gettext
    invited = source.organisation
    name = invited.name if invited is not None else ""
    title = _("Invitation to {forum}").format(forum=source.forum.name)
    blocks: list[Block] = [*_addresses(source, name), Heading(1, title)]
    convener = source.forum.convener.name if source.forum.convener else source.forum.name
    blocks.append(
        Paragraph(
            _(
                "{convener} invites {name} to take part in {forum}, where industry's parties and the region meet."
            ).format(convener=convener, name=name or _("your organisation"), forum=source.forum.name),
            "lead",
        )
    )
    if source.forum.purpose.strip():
        blocks += parts.prose(source.forum.purpose.split("\n"))
    if source.shows("aims") and source.aims:
        blocks += [Heading(2, _("What the forum is for")), BulletList(tuple(aim.text for aim in source.aims))]
    blocks += [*_members(source, language), *_asked(source, language), *_next(source, language)]
    return parts.paper(
        source, language, title=title, kind=_("Invitation"), day=source.today, status="", blocks=blocks
    )


def _addresses(source: Source, name: str) -> Iterator[Block]:
    if source.forum.sender.strip():
        yield Paragraph(source.forum.sender.strip(), "small")
    if name:
        yield Paragraph(name)


def _members(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    members = [one for one in source.organisations if one.active and one.membership is Membership.MEMBER]
    if members and source.shows("members"):
        ordered = sorted((one.name for one in members), key=lambda one: source.rank(one, language))
        yield Heading(2, _("Who takes part"))
        yield Paragraph(language.join(ordered) + ".")


def _asked(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    yield Heading(2, _("What we ask of you"))
    text = language.ngettext(
        "The forum meets once a year. The agenda is set jointly, and minutes are taken at every meeting.",
        "The forum meets {n} times a year. The agenda is set jointly, and minutes are taken at every meeting.",
        source.forum.meetings_per_year,
    )
    yield Paragraph(text.format(n=language.number(source.forum.meetings_per_year)))
    yield BulletList(
        (
            _("Name somebody who can speak for the organisation, and a substitute."),
            _("Propose questions that are long-term and concern several parties."),
            _("Take what the forum agrees on home, and bring back what became of it."),
        )
    )


def _next(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    meeting = source.coming
    if meeting is not None and source.shows("next"):
        yield Heading(2, _("Next meeting"))
        when = parts.when(meeting, meeting.start, meeting.end, language)
        yield Paragraph(f"{when}, {meeting.place}" if meeting.place.strip() else when)
    yield Heading(2, _("Welcome to get in touch"))
    known = parts.contact(source)
    yield Paragraph(known or source.forum.name)
    person = source.contact_person()
    yield Paragraph(_("Kind regards"))
    if person is not None:
        yield Paragraph("\n".join(filter(None, (person.name, person.title, person.organisation.name))))
