"""Minnesanteckningar: page one for the reader in a hurry, then who was there and what was said on each item.

The forum decides nothing: what it comes to is agreed, and items are numbered without section signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from industriforum_desktop.forum.kinds import N_, SEVERAL, MinutesState, OutcomeKind, word_key
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import ActionReport, Outcome, reports_of
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import attached, changes, parts
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
from industriforum_desktop.papers.source import Final, Source

_STATUS = {MinutesState.DRAFT: N_("DRAFT"), MinutesState.REVIEW: N_("DRAFT FOR REMARKS")}


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
        status=status(source, language),
        blocks=[
            Heading(1, title),
            *([Paragraph(meeting.theme.strip(), "lead")] if meeting.theme.strip() else []),
            *facts(meeting, language, source.final),
            *(changes.correction(source.final, _text(source, language), language) if source.final else []),
            *_summary(source, language),
            *attendance(source, language),
            *items(source, language),
            *attached.section(meeting, language),
            *closing(source, language),
        ],
    )


def final_text(source: Source, language: Language) -> str:
    """The text that a version of the minutes is compared by. What is said twice stands in it once, and what only
    this version says of itself is left out.
    """
    return _text(replace(source, final=source.final or Final(1, source.made)), language)


def _text(source: Source, language: Language) -> str:
    parts = (
        attendance(source, language),
        items(source, language),
        attached.section(source.meeting, language),
        closing(source, language),
    )
    theme = [Paragraph(source.meeting.theme)] if source.meeting.theme.strip() else []
    return changes.text_of([*theme, *facts(source.meeting, language), *chain.from_iterable(parts)])


def status(source: Source, language: Language) -> str:
    """How far the minutes have come, and from the second version on which it is."""
    _ = language.gettext
    meeting, final = source.meeting, source.final
    if final is not None:
        return _("FINAL") if final.number == 1 else _("CORRECTED, VERSION {n}").format(n=final.number)
    if meeting.minutes_state.frozen:
        return ""
    status = _(_STATUS[meeting.minutes_state])
    return (
        _("{status}, VERSION {n}").format(status=status, n=len(meeting.versions) + 1)
        if meeting.versions
        else status
    )


def facts(meeting: Meeting, language: Language, final: Final | None = None) -> list[Block]:
    """When and where the meeting was held, and by whom."""
    _ = language.gettext
    return parts.facts(
        (_("Time"), _when(meeting, language)),
        (_("Place"), meeting.place),
        (_("Chair"), meeting.chair),
        (_("Secretary"), meeting.secretary),
        (_("Made final"), changes.when_final(final.number, final.at, language) if final else ""),
    )


def _when(meeting: Meeting, language: Language) -> str:
    """When it was held; as long as nobody knows when it ended, from when."""
    if meeting.actual_start is None or meeting.actual_end is not None:
        start, end = meeting.actual_start or meeting.start, meeting.actual_end or meeting.end
        return parts.when(meeting, start, end, language)
    begun = language.time_span(meeting.actual_start, None)
    return f"{language.weekday_date(meeting.day)}, {language.gettext('from {time}').format(time=begun)}"


def _of(outcomes: Sequence[Outcome], kind: OutcomeKind) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.kind is kind]


def _summary(source: Source, language: Language) -> Iterator[Block]:
    """The box on page one: what was agreed, and who does what by when."""
    _ = language.gettext
    outcomes = source.meeting.outcomes()
    agreed, actions = _of(outcomes, OutcomeKind.AGREEMENT), _of(outcomes, OutcomeKind.ACTION)
    inside: list[Block] = []
    if agreed:
        inside.append(Paragraph((Run(source.forum.word(OutcomeKind.AGREEMENT, language), bold=True),)))
        inside.append(BulletList(tuple(_with_item(outcome, language) for outcome in agreed)))
    if actions:
        inside.append(_actions(actions, language, numbered=True))
    if not inside:
        inside.append(Paragraph(_("Nothing was agreed and nobody was given anything to do.")))
    yield Box(_("Summary"), tuple(inside))


def _with_item(outcome: Outcome, language: Language) -> Text:
    where = language.gettext("item {n}").format(n=outcome.item.position)
    return (Run(outcome.text + _support(outcome, language)), Run(f" ({where})"))


def _support(agreed: Outcome, language: Language) -> str:
    """That the parties must take an agreement home first, and until when they reply."""
    if not agreed.needs_support:
        return ""
    if agreed.reply_by is None:
        return " " + language.gettext("(support to be sought)")
    return " " + language.gettext("(support to be sought by {day})").format(day=language.long_date(agreed.reply_by))


def _actions(actions: Sequence[Outcome], language: Language, *, numbered: bool = False) -> Table:
    """Vad, Vem, När; with the number of the item when the table stands apart from it."""
    _ = language.gettext
    columns = [Column(_("What"), weight=5), Column(_("Who"), weight=3), Column(_("When"), kind="fit")]
    rows: list[tuple[CellContent, ...]] = [(a.text, a.who or "–", _by(a, language)) for a in actions]
    if numbered:
        columns.append(Column(_("Item"), align="right", kind="fit"))
        rows = [(*row, str(a.item.position)) for row, a in zip(rows, actions, strict=True)]
    return Table(tuple(columns), tuple(rows), caption=_("To be done"))


def _by(action: Outcome, language: Language) -> str:
    return language.short_date(action.due) if action.due else action.due_text or "–"


def _reports(reports: Sequence[ActionReport], source: Source, language: Language) -> Table:
    """What has become of earlier meetings' actions."""
    _ = language.gettext
    columns = (
        Column(_("What"), weight=5),
        Column(_("Who"), weight=3),
        Column(_("Meeting"), kind="fit"),
        Column(_("What has happened"), weight=4),
    )
    rows: list[tuple[CellContent, ...]] = []
    for report in reports:
        action, status = report.outcome, source.forum.word(report.status, language)
        said = f"{status}: {report.text}" if report.text.strip() else status
        meeting = action.item.meeting
        rows.append((action.text, action.who or "–", f"{meeting.number}/{meeting.year}", said))
    return Table(columns, tuple(rows), caption=_("Follow-up of earlier actions"))


def items(source: Source, language: Language) -> Iterator[Block]:
    """Each item with what was said and captured under it."""
    reports = dict(reports_of(source.meeting))
    for number, item in enumerate(source.meeting.items, 1):
        yield from _item(number, item, reports.get(item, []), source, language)


def _item(
    number: int, item: AgendaItem, reports: Sequence[ActionReport], source: Source, language: Language
) -> Iterator[Block]:
    _ = language.gettext
    yield Heading(2, item.title, number=str(number))
    if item.presenter.strip():
        presenter = _("Presenter")
        yield Paragraph(f"{presenter}: {item.presenter}", "small")
    if appendices := attached.at_item(item, language):
        yield Paragraph(appendices, "small")
    captured = {outcome.position for outcome in item.outcomes}
    text = item.note.text if item.note else ""
    lines = parts.prose(line for n, line in enumerate(text.split("\n")) if n not in captured)
    said = [_with_speaker(block, source) for block in lines]
    yield from said
    if reports:
        yield _reports(reports, source, language)
    for kind in (OutcomeKind.CHALLENGE, OutcomeKind.NEED):
        yield from _marked(kind, item, source, language)
    agreed = _of(item.outcomes, OutcomeKind.AGREEMENT)
    if agreed:
        word = source.forum.word(OutcomeKind.AGREEMENT, language)
        texts = tuple(outcome.text + _support(outcome, language) for outcome in agreed)
        yield Box(word, (Paragraph(texts[0]) if len(texts) == 1 else BulletList(texts),), level=0, quiet=True)
    actions = _of(item.outcomes, OutcomeKind.ACTION)
    if actions:
        yield _actions(actions, language)
    yield from _marked(OutcomeKind.QUESTION, item, source, language)
    if item.postponed:
        yield Paragraph(_("The item is put off to the next meeting."))
    elif not said and not item.outcomes and not reports:
        yield from _nothing_written(item, source, language)


def _with_speaker(block: Paragraph | BulletList, source: Source) -> Paragraph | BulletList:
    """A paragraph that begins with an organisation and a colon, with the organisation set off."""
    if not isinstance(block, Paragraph) or not isinstance(block.text, str):
        return block
    name, colon, rest = block.text.partition(":")
    known = any(name in (organisation.name, organisation.short_name) for organisation in source.organisations)
    return Paragraph((Run(name + colon, bold=True), Run(rest))) if colon and rest and known else block


def _marked(kind: OutcomeKind, item: AgendaItem, source: Source, language: Language) -> Iterator[Block]:
    """What was captured of one kind: on one line with its word, or below it as a list."""
    texts = tuple(_asked(outcome) for outcome in _of(item.outcomes, kind))
    several = len(texts) > 1 and word_key(kind) not in source.forum.words
    called = language.gettext(SEVERAL[kind]) if several else source.forum.word(kind, language)
    word = Run(f"{called}:", italic=True)
    if len(texts) == 1:
        yield Paragraph((word, Run(f" {texts[0]}")))
    elif texts:
        yield Paragraph((word,))
        yield BulletList(texts)


def _asked(outcome: Outcome) -> str:
    """What was captured; a question with its mark, seldom typed by who has begun the line with one."""
    text = outcome.text.rstrip()
    asks = outcome.kind is OutcomeKind.QUESTION and text and text[-1] not in "?!.…”)"
    return f"{text}?" if asks else text


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


def closing(source: Source, language: Language) -> Iterator[Block]:
    """The next meeting, unless the last items have said it; who wrote; where to send remarks; who gets it."""
    _ = language.gettext
    meeting = source.meeting
    if source.next_meeting and not any(_is_next_meeting(item, language) for item in meeting.items):
        yield Heading(2, _("Next meeting"))
        yield Paragraph(_next(source.next_meeting, language))
    concerned = {organisation.called for organisation, _people in source.called(language)}
    concerned |= organisations_present(meeting)
    ordered = sorted(concerned, key=lambda name: source.rank(name, language))
    yield Heading(2, _("After the meeting"))
    yield from parts.facts(
        (_("Written by"), meeting.secretary),
        (_("Remarks"), _remarks(source, language)),
        (_("Goes to"), language.join(ordered) if ordered else ""),
    )


def _remarks(source: Source, language: Language) -> Text:
    """Until when and to whom; nothing once the minutes are final."""
    _ = language.gettext
    meeting, known = source.meeting, parts.contact(source)
    if source.final or meeting.minutes_state.frozen or not known:
        return ""
    text = _("Send them to")
    if meeting.remarks_by:
        text = _("Send them by {day} to").format(day=language.long_date(meeting.remarks_by))
    return (Run(f"{text} "), *runs(known))
