"""Inspelsblankett: what an organisation wants the forum to take up, filled in on the screen or by hand."""

from __future__ import annotations

from collections.abc import Iterator

from industriforum_desktop.forum.kinds import Horizon, ItemKind
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import forms, parts
from industriforum_desktop.papers.document import Block, Document, Field, Heading, Paragraph, Run
from industriforum_desktop.papers.forms import FormKind, Marking
from industriforum_desktop.papers.source import Source


def build(source: Source, language: Language) -> Document:
    """The form, addressed to an organisation where one is chosen."""
    _ = language.gettext
    title = _("Proposal to {forum}").format(forum=source.forum.name)
    organisation = source.organisation
    marking = Marking(FormKind.PROPOSAL, source.forum.uid, organisation.id if organisation else None)
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(_("Propose a question for a coming meeting: one form for each question."), "lead"),
        *parts.facts((_("Send it to"), parts.contact(source)), (_("Next meeting"), _next(source, language))),
        Field(forms.ORGANISATION, _("Organisation"), value=organisation.name if organisation else ""),
        Field(forms.PERSON, _("Name")),
        Field(forms.EMAIL, _("E-mail")),
        Heading(2, _("The question")),
        Field(forms.TITLE, _("In a few words")),
        Field(forms.BACKGROUND, _("Why it is raised"), lines=3),
        *_aims(source, language),
        Heading(2, _("What is wanted")),
        *_wanted(source, language),
        Paragraph(_("What you write becomes an official document that can be given out on request."), "small"),
        marking.field(language),
    ]
    return parts.paper(source, language, title=title, kind=_("Proposal form"), day=None, status="", blocks=blocks)


def _aims(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    if source.aims:
        yield Paragraph((Run(_("Which aim it serves"), bold=True),))
        yield from (Field(forms.aim(aim.id), aim.text, "check") for aim in source.aims)


def _wanted(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    forum = source.forum
    wanted = tuple((kind.value, forum.word(kind, language)) for kind in ItemKind)
    ahead = tuple((one.value, forum.word(one, language)) for one in Horizon)
    yield Field(forms.WANTED, _("What is to come out of it"), "choice", wanted)
    yield Field(forms.HORIZON, _("How far ahead it looks"), "choice", ahead)
    if forum.themes:
        themes = tuple((forms.theme_key(theme), theme) for theme in forum.themes)
        yield Field(forms.THEME, _("Theme"), "choice", themes)
    yield Field(forms.MINUTES, _("Minutes wanted"), hint=_("How many minutes the question needs"))
    yield Field(forms.PRESENTER, _("Presenter"))
    yield Field(forms.ATTACHED, _("Attached"), hint=_("The names of files that you send along"))


def _next(source: Source, language: Language) -> str:
    """The day of the meeting that a proposal may come to."""
    return language.long_date(source.coming.day) if source.coming else ""
