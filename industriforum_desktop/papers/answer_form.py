"""Svarsblankett: what an organisation thinks of the draft agenda, filled in on the screen or by hand."""

from __future__ import annotations

from industriforum_desktop.forum.kinds import Answer
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import forms, parts
from industriforum_desktop.papers.document import Block, Document, Field, Heading, NumberedList, Paragraph
from industriforum_desktop.papers.forms import FormKind, Marking
from industriforum_desktop.papers.source import Source


def build(source: Source, language: Language) -> Document:
    """The form for the round that the agenda is out in, or will go out in."""
    _ = language.gettext
    meeting, organisation = source.meeting, source.organisation
    number = len(meeting.rounds) or 1
    name = parts.meeting_name(meeting, language)
    title = _("Answer to the draft agenda: {forum}, {meeting}").format(forum=source.forum.name, meeting=name)
    by = meeting.rounds[-1].answer_by if meeting.rounds else meeting.reply_by
    marking = Marking(
        FormKind.ANSWER, source.forum.uid, organisation.id if organisation else None, meeting.id, number
    )
    answers = tuple((one.value, source.forum.word(one, language)) for one in Answer)
    items = tuple(item.title for item in meeting.items)
    draft: list[Block] = [NumberedList(items)] if items else [Paragraph(_("The agenda is not set yet."))]
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(_("The agenda is set jointly. Say what your organisation thinks of the draft."), "lead"),
        *parts.facts(
            (_("Meeting"), parts.when(meeting, meeting.start, meeting.end, language)),
            (_("Answer by"), language.weekday_date(by) if by else ""),
            (_("Answer to"), parts.contact(source)),
        ),
        Heading(2, _("Draft {n}").format(n=number)),
        *draft,
        Heading(2, _("Answer")),
        Field(forms.ORGANISATION, _("Organisation"), value=organisation.name if organisation else ""),
        Field(forms.PERSON, _("Name")),
        Field(forms.ANSWER, _("What we think of the draft"), "choice", answers),
        Field(forms.CHANGES, _("What we want changed, added or taken away"), lines=4),
        Paragraph(_("What you write becomes an official document that can be given out on request."), "small"),
        marking.field(language),
    ]
    status = _("DRAFT {n}").format(n=number)
    return parts.paper(
        source, language, title=title, kind=_("Answer form"), day=source.today, status=status, blocks=blocks
    )
