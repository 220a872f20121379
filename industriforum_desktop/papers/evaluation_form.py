"""Utvärderingsblankett: what an organisation thinks of the year, anonymous unless it says who it is."""

from __future__ import annotations

from industriforum_desktop.forum.evaluations import DONT_KNOW, GRADE_WORDS
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import forms, parts
from industriforum_desktop.papers.document import Block, Document, Field, Heading, Paragraph
from industriforum_desktop.papers.forms import FormKind, Marking
from industriforum_desktop.papers.source import Source

LINES = 3


def build(source: Source, language: Language) -> Document:
    """The form for a year; it is the same for all, so that nobody can be told by it."""
    _ = language.gettext
    title = _("Evaluation of {forum} in {year}").format(forum=source.forum.name, year=source.year)
    grades = tuple((str(grade), _(word)) for grade, word in GRADE_WORDS.items())
    options = (*grades, (forms.UNSURE, _(DONT_KNOW)))
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(_("Help us to make the forum better. It takes five minutes."), "lead"),
        *parts.facts((_("Send it to"), parts.contact(source))),
    ]
    if source.aims:
        blocks.append(Heading(2, _("Has the forum reached its aims?")))
    for number, aim in enumerate(source.aims, 1):
        blocks += [
            Field(forms.grade(aim.id), f"{number}. {aim.text}", "choice", options),
            Field(forms.comment(aim.id), _("Comment on aim {n}").format(n=number), lines=2),
        ]
    blocks += [
        Heading(2, _("How we work")),
        Field(forms.KEEP, _("What should we keep?"), lines=LINES),
        Field(forms.CHANGE, _("What should we change?"), lines=LINES),
        Field(forms.BEGIN, _("What should we begin with?"), lines=LINES),
        Heading(2, _("Who answers")),
        Paragraph(_("You need not say. Without an organisation the answer is anonymous.")),
        Field(forms.ORGANISATION, _("Organisation")),
        Paragraph(_("What you write becomes an official document that can be given out on request."), "small"),
        Marking(FormKind.EVALUATION, source.forum.uid, year=source.year).field(language),
    ]
    return parts.paper(source, language, title=title, kind=_("Evaluation form"), day=None, status="", blocks=blocks)
