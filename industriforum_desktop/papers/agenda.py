"""Kallelse med dagordning: when and where, who is called, what will be talked about and why."""

from __future__ import annotations

from collections.abc import Iterator

from industriforum_desktop.forum.agenda_round import changed_after_set, changes
from industriforum_desktop.forum.kinds import Answer, MeetingState, Role
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.organisation import Participant
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import attached, parts
from industriforum_desktop.papers.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    runs,
)
from industriforum_desktop.papers.source import Source
from industriforum_desktop.papers.text import NO_BREAK_SPACE

_LONGEST_NAME = 24


def build(source: Source, language: Language) -> Document:
    """The notice of the meeting, dated the day it is made; after the meeting it carries no date of its own."""
    _ = language.gettext
    meeting = source.meeting
    title = _("Notice of {forum}, {meeting}").format(
        forum=source.forum.name, meeting=parts.meeting_name(meeting, language)
    )
    cancelled = meeting.state is MeetingState.CANCELLED
    return parts.paper(
        source,
        language,
        title=title,
        kind=_("Notice"),
        day=source.today if source.today <= meeting.day else None,
        status=_("CANCELLED") if cancelled else "",
        blocks=[
            Heading(1, title),
            *([Paragraph(meeting.theme.strip(), "lead")] if meeting.theme.strip() else []),
            *_facts(source, language),
            Heading(2, _("Agenda")),
            *_agenda(source, language),
            *_background(source, language),
            *_proposals(source, language),
            *attached.section(meeting, language),
            *_regrets(source, language),
            *_called(source, language),
            *_personal_data(source, language),
        ],
    )


def _facts(source: Source, language: Language) -> list[Block]:
    _ = language.gettext
    meeting, forum = source.meeting, source.forum
    organisations = [organisation.called for organisation, _people in source.called(language)]
    return parts.facts(
        (_("Time"), parts.when(meeting, meeting.start, meeting.end, language)),
        (_("Place"), meeting.place),
        (_("Video link"), parts.linked(meeting.video_link.strip())),
        (_("Reply by"), language.weekday_date(meeting.reply_by) if meeting.reply_by else ""),
        (_("Convened by"), forum.convener.name if forum.convener else ""),
        (_("Contact"), parts.contact(source)),
        (_("Called"), language.join(organisations) if organisations else ""),
    )


def _agenda(source: Source, language: Language) -> list[Block]:
    _ = language.gettext
    meeting = source.meeting
    if not meeting.items:
        return [Paragraph(_("The agenda is not set yet."))]
    rows = tuple(
        (
            language.clock(start),
            _title(number, item, language),
            _whole_names(item.presenter),
            source.forum.word(item.kind, language),
            str(item.minutes) if item.minutes else "",
        )
        for number, (item, start) in enumerate(meeting.clock(), 1)
    )
    columns = (
        Column(_("Time"), kind="fit"),
        Column(_("Item"), weight=5),
        Column(_("Presenter"), weight=2.6),
        Column(_("Purpose"), kind="fit"),
        Column(_("Min"), align="right", kind="fit"),
    )
    return [Table(columns, rows, hang=True)]


def _whole_names(presenters: str) -> str:
    """The presenters, no name broken between lines; what is longer than a name may break."""
    names = presenters.split(", ")
    return ", ".join(name.replace(" ", NO_BREAK_SPACE) if len(name) <= _LONGEST_NAME else name for name in names)


def _title(number: int, item: AgendaItem, language: Language) -> Cell:
    below = [attached.at_item(item, language)]
    if item.proposed_by is not None:
        below.insert(0, language.gettext("Proposed by {name}").format(name=item.proposed_by.called))
    title = Paragraph((Run(f"{number}. {item.title}", bold=True),))
    return Cell((title, *(Paragraph(text, "small") for text in below if text)))


def _background(source: Source, language: Language) -> Iterator[Block]:
    items = [(n, item) for n, item in enumerate(source.meeting.items, 1) if item.background.strip()]
    if not items:
        return
    yield Heading(2, language.gettext("About the items"))
    for number, item in items:
        yield Heading(3, item.title, number=str(number))
        yield from parts.prose(item.background.split("\n"))


def _proposals(source: Source, language: Language) -> Iterator[Block]:
    """How the agenda came about, and how to have a say in the next one."""
    _ = language.gettext
    names = {item.proposed_by.called for item in source.meeting.items if item.proposed_by is not None}
    ordered = sorted(names, key=lambda name: source.rank(name, language))
    sentences = [_agreed(source, language)]
    if ordered:
        sentences.append(_("Items were proposed by {names}.").format(names=language.join(ordered)))
    sentences.append(_("Would you like to take something up? Tell the convener, now or for the next meeting."))
    yield Heading(2, _("How the agenda was set"))
    yield Paragraph(" ".join(sentences))


def _agreed(source: Source, language: Language) -> str:
    """That the agenda is set jointly; and where it has gone round, when, and what has been changed since."""
    _ = language.gettext
    meeting = source.meeting
    if not meeting.rounds:
        return _("The agenda is set jointly.")
    sent = meeting.rounds[-1]
    agreed = [one.organisation.called for one in sent.responses if one.answer is Answer.AGREES]
    ordered = sorted(agreed, key=lambda name: source.rank(name, language))
    day = language.long_date(meeting.agenda_set_on or sent.sent_on)
    text = (
        _("The agenda was agreed on and set on {day}.") if meeting.agenda_set_on else _("It went round on {day}.")
    )
    sentences = [_("The agenda is set jointly."), text.format(day=day)]
    if ordered:
        sentences.append(_("{names} agreed to the draft.").format(names=language.join(ordered)))
    added = changes(sent, meeting).added
    if added:
        titles = language.join([_("“{title}”").format(title=title) for title in added])
        sentences.append(_("Added after that: {titles}.").format(titles=titles))
    elif changed_after_set(meeting):
        sentences.append(_("It has been changed since then."))
    return " ".join(sentences)


def _regrets(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    meeting = source.meeting
    text = _("Ask your substitute to come and tell us")
    if meeting.reply_by:
        day = language.long_date(meeting.reply_by)
        text = _("Ask your substitute to come and tell us by {day}").format(day=day)
    yield Heading(2, _("Can't you come?"))
    known = parts.contact(source)
    yield Paragraph((Run(f"{text}: "), *runs(known)) if known else f"{text}.")


def _called(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    rows = tuple(
        (organisation.name, _names(people, Role.REGULAR), _names(people, Role.SUBSTITUTE))
        for organisation, people in source.called(language)
    )
    if any(regular or substitute for _name, regular, substitute in rows):
        yield Heading(2, _("Called"))
        columns = (
            Column(_("Organisation"), weight=4),
            Column(source.forum.word(Role.REGULAR, language), weight=3),
            Column(source.forum.word(Role.SUBSTITUTE, language), weight=3),
        )
        yield Table(columns, rows, row_heads=True)


def _names(people: list[Participant], role: Role) -> str:
    return ", ".join(person.name for person in people if person.role is role)


def _personal_data(source: Source, language: Language) -> Iterator[Block]:
    """Three lines to those whose names stand on the paper (GDPR art. 13)."""
    _ = language.gettext
    if source.forum.convener is None:
        return
    text = _(
        "{convener} uses names and contact details to call the forum's meetings and to document them. Write to "
        "the convener to see what is kept about you, or to have it put right."
    )
    yield Paragraph(text.format(convener=source.forum.convener.name), "small")
