"""Inspelsblankett: what an organisation wants the forum to take up, to be filled in by hand."""

from __future__ import annotations

from industriforum_desktop.forum.kinds import ItemKind, MeetingState
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import Block, Box, Document, Heading, KeyValues, Paragraph
from industriforum_desktop.papers.source import Source
from industriforum_desktop.papers.text import NO_BREAK_SPACE

BOX = "☐"


def build(source: Source, language: Language) -> Document:
    """The form, addressed to an organisation where one is chosen."""
    _ = language.gettext
    title = _("Proposal to {forum}").format(forum=source.forum.name)
    name = source.organisation.name if source.organisation is not None else ""
    line = NO_BREAK_SPACE
    aims = tuple(f"{BOX} {aim.text}" for aim in source.aims)
    wanted = tuple(f"{BOX} {source.forum.word(kind, language)}" for kind in ItemKind)
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(_("Propose a question for a coming meeting: one form for each question."), "lead"),
        *parts.facts((_("Send it to"), parts.contact(source)), (_("Next meeting"), _next(source, language))),
        KeyValues(((_("Organisation"), name or line), (_("Name"), line), (_("E-mail"), line))),
        Heading(2, _("The question")),
        Box(_("In a few words"), (Paragraph(_room(1)),), level=0),
        Box(_("Why it is raised"), (Paragraph(_room(4)),), level=0),
    ]
    if aims:
        blocks += [Heading(2, _("Which aim it serves")), Paragraph("\n".join(aims))]
    blocks += [
        Heading(2, _("What is wanted")),
        Paragraph("   ".join(wanted)),
        KeyValues(((_("Theme"), line), (_("Minutes wanted"), line), (_("Presenter"), line), (_("Attached"), line))),
        Paragraph(_("What you write becomes an official document that can be given out on request."), "small"),
    ]
    return parts.paper(source, language, title=title, kind=_("Proposal form"), day=None, status="", blocks=blocks)


def _next(source: Source, language: Language) -> str:
    """The day of the meeting that a proposal may come to."""
    coming = [m for m in source.meetings if m.day >= source.today and m.state is MeetingState.PLANNED]
    meeting = min(coming, key=lambda m: m.day, default=None)
    return language.long_date(meeting.day) if meeting else ""


def _room(lines: int) -> str:
    return "\n".join([NO_BREAK_SPACE] * lines)
