"""Minnesanteckningar: page one for the reader in a hurry, then who was there and what was said on each item.

The forum decides nothing: what it comes to is agreed, and items are numbered without section signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.attendance import attendance, organisations_present
from industriforum_desktop.papers.document import (
    Block,
    Box,
    BulletList,
    CellContent,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    runs,
)
from industriforum_desktop.papers.source import Source


def build(source: Source, language: Language) -> Document:
    """The minutes of the meeting, dated the meeting's day."""
    _ = language.gettext
    meeting = source.meeting
    title = _("Minutes of {forum}, {meeting}").format(
        forum=source.forum.name, meeting=parts.meeting_name(meeting, language)
    )
    return parts.paper(
        source,
        language,
        title=title,
        kind=_("Minutes of the meeting"),
        day=meeting.day,
        status=_("DRAFT") if source.draft else "",
        blocks=[
            Heading(1, title),
            *([Paragraph(meeting.theme.strip(), "lead")] if meeting.theme.strip() else []),
            *_facts(meeting, language),
            *_summary(source, language),
            *attendance(source, language),
            *(block for number, item in enumerate(meeting.items, 1) for block in _item(number, item, source, language)),
            *_closing(source, language),
        ],
    )


def _facts(meeting: Meeting, language: Language) -> list[Block]:
    _ = language.gettext
    start, end = meeting.actual_start or meeting.start, meeting.actual_end or meeting.end
    return parts.facts(
        (_("Time"), parts.when(meeting, start, end, language)),
        (_("Place"), meeting.place),
        (_("Chair"), meeting.chair),
        (_("Secretary"), meeting.secretary),
    )


def _of(outcomes: Sequence[Outcome], kind: OutcomeKind) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.kind is kind]


def _summary(source: Source, language: Language) -> Iterator[Block]:
    """The box on page one: what was agreed, and who does what by when."""
    _ = language.gettext
    outcomes = source.meeting.outcomes()
    agreed, actions = _of(outcomes, OutcomeKind.AGREEMENT), _of(outcomes, OutcomeKind.ACTION)
    inside: list[Block] = []
    if agreed:
        inside.append(BulletList(tuple(_with_item(outcome, language) for outcome in agreed)))
    if actions:
        inside.append(_actions(actions, language, numbered=True))
    if not inside:
        inside.append(Paragraph(_("Nothing was agreed and nobody was given anything to do.")))
    yield Box(_("Agreed and to be done"), tuple(inside))


def _with_item(outcome: Outcome, language: Language) -> Text:
    where = language.gettext("item {n}").format(n=outcome.item.position)
    return (Run(outcome.text), Run(f" ({where})"))


def _actions(actions: Sequence[Outcome], language: Language, *, numbered: bool = False) -> Table:
    """Vad, Vem, När; with the number of the item when the table stands apart from it."""
    _ = language.gettext
    columns = [Column(_("What"), weight=5), Column(_("Who"), weight=3), Column(_("When"), kind="fit")]
    rows: list[tuple[CellContent, ...]] = [(a.text, a.who or "–", _by(a, language)) for a in actions]
    if numbered:
        columns.append(Column(_("Item"), align="right", kind="fit"))
        rows = [(*row, str(a.item.position)) for row, a in zip(rows, actions, strict=True)]
    return Table(tuple(columns), tuple(rows), caption="" if numbered else _("To be done"))


def _by(action: Outcome, language: Language) -> str:
    return language.short_date(action.due) if action.due else action.due_text or "–"


def _item(number: int, item: AgendaItem, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    yield Heading(2, item.title, number=str(number))
    if item.presenter.strip():
        yield Paragraph(f"{_('Presenter')}: {item.presenter}", "small")
    captured = {outcome.position for outcome in item.outcomes}
    text = item.note.text if item.note else ""
    said = parts.prose(line for n, line in enumerate(text.split("\n")) if n not in captured)
    yield from said
    for kind in (OutcomeKind.CHALLENGE, OutcomeKind.NEED, OutcomeKind.AGREEMENT):
        yield from _marked(kind, item, source, language)
    actions = _of(item.outcomes, OutcomeKind.ACTION)
    if actions:
        yield _actions(actions, language)
    yield from _marked(OutcomeKind.QUESTION, item, source, language)
    if not said and not item.outcomes:
        yield from _nothing_written(item, source, language)


def _marked(kind: OutcomeKind, item: AgendaItem, source: Source, language: Language) -> Iterator[Block]:
    """What was captured of one kind: on one line with its word, or below it as a list."""
    outcomes = _of(item.outcomes, kind)
    word = Run(f"{source.forum.word(kind, language)}:", bold=True)
    if len(outcomes) == 1:
        yield Paragraph((word, Run(f" {outcomes[0].text}")))
    elif outcomes:
        yield Paragraph((word,))
        yield BulletList(tuple(outcome.text for outcome in outcomes))


def _nothing_written(item: AgendaItem, source: Source, language: Language) -> Iterator[Block]:
    if _is_next_meeting(item, language) and source.next_meeting:
        yield Paragraph(_next(source.next_meeting, language))
    else:
        yield Paragraph(language.gettext("Nothing was noted."), "small")


def _is_next_meeting(item: AgendaItem, language: Language) -> bool:
    return item.title.strip().casefold() == language.gettext("Next meeting").casefold()


def _next(meeting: Meeting, language: Language) -> str:
    when = parts.when(meeting, meeting.start, meeting.end, language)
    return f"{when}, {meeting.place}" if meeting.place.strip() else when


def _closing(source: Source, language: Language) -> Iterator[Block]:
    """The next meeting, unless the last items have said it; who wrote; where to send remarks; who gets it."""
    _ = language.gettext
    meeting = source.meeting
    if source.next_meeting and not any(_is_next_meeting(item, language) for item in meeting.items):
        yield Heading(2, _("Next meeting"))
        yield Paragraph(_next(source.next_meeting, language))
    concerned = {organisation.called for organisation, _people in source.called(language)}
    concerned |= organisations_present(meeting)
    ordered = sorted(concerned, key=lambda name: source.rank(name, language))
    known = parts.contact(source)
    yield Heading(2, _("After the meeting"))
    yield from parts.facts(
        (_("Written by"), meeting.secretary),
        (_("Remarks"), (Run(_("Send them to ")), *runs(known)) if known and source.draft else ""),
        (_("Goes to"), language.join(ordered) if ordered else ""),
    )
