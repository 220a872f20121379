"""What the situation's papers say of gathered challenges and needs, and of the fixed questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from industriforum_desktop.forum import concerns as rules
from industriforum_desktop.forum.concerns import Gathered
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import Direction, Trend
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.situation import FixedAnswer, FixedQuestion
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import (
    Block,
    BulletList,
    Column,
    Figure,
    Heading,
    Item,
    KeepTogether,
    Paragraph,
    Run,
    Table,
)
from industriforum_desktop.papers.figures import Tile, Tiles, told
from industriforum_desktop.papers.source import Source

_MOST_TILES = 14
"""So many on one picture, that it has room on a page."""
_MOST_QUESTIONS = 3
"""So many columns of answers can be read beside one another."""


def of_year(source: Source) -> list[Gathered]:
    """The concerns that were raised until the year's end, as they stood then, but for those solved in earlier
    years.
    """
    found = rules.gather(source.concerns, source.concerned, source.meetings, date(source.year, 12, 31))
    return [one for one in found if one.raised and not _long_solved(one, source.year)]


def _long_solved(one: Gathered, year: int) -> bool:
    day = one.concern.solved_on
    return one.trend is Trend.SOLVED and day is not None and day.year < year


def by_theme(
    found: Iterable[Gathered], themes: Sequence[str], language: Language
) -> list[tuple[str, list[Gathered]]]:
    """Concerns by theme: the forum's own themes in its order, then the others by name; the heaviest first."""
    groups: dict[str, list[Gathered]] = {}
    for one in sorted(found, key=lambda one: (-one.concern.weight, one.concern.id)):
        groups.setdefault(one.concern.theme.strip(), []).append(one)
    order = {theme: n for n, theme in enumerate(themes)}

    def place(name: str) -> tuple[bool, int, object]:
        return not name, order.get(name, len(order)), language.sort_key(name)

    return [(name or language.gettext("Without a theme"), groups[name]) for name in sorted(groups, key=place)]


def trend_words(trend: Trend, forum: Forum, language: Language) -> str:
    """The trend in sign and words: ► Består."""
    return f"{rules.TREND_SIGNS[trend]} {forum.word(trend, language)}"


def direction_words(direction: Direction, forum: Forum, language: Language) -> str:
    """The direction in sign and words: ▲ Bättre."""
    return f"{rules.DIRECTION_SIGNS[direction]} {forum.word(direction, language)}"


def board(groups: Sequence[tuple[str, list[Gathered]]], forum: Forum, language: Language) -> Tiles:
    """The picture of the situation: theme by trend."""
    trends = list(Trend)
    tiles = tuple(
        Tile(
            row,
            trends.index(one.trend),
            one.concern.text.strip(),
            min(max(one.concern.weight, 1), 3),
            rules.KIND_SIGNS[one.concern.kind],
            one.concern.id,
        )
        for row, (_name, found) in enumerate(groups)
        for one in found
    )
    return Tiles(
        tuple(name for name, _found in groups), tuple(trend_words(one, forum, language) for one in trends), tiles
    )


def picture(found: Iterable[Gathered], source: Source, language: Language) -> Iterator[Block]:
    """The picture with its key, and a table of the same."""
    _ = language.gettext
    forum = source.forum
    groups = by_theme(found, forum.themes, language)
    yield Heading(2, _("The situation at a glance"))
    key = _("! is a challenge, + a need. The darker the box and the more dots, the heavier it weighs.")
    yield Paragraph(key)
    for chunk in _chunks(groups):
        chart = board(chunk, forum, language)
        yield Figure(chart, told(chart, language))
    heads = (_("Theme"), _("What"), _("Trend"), _("Weight"), _("Actions"))
    columns = (
        Column(heads[0], weight=2),
        Column(heads[1], weight=4),
        Column(heads[2], kind="fit"),
        *(Column(head, align="right", kind="fit") for head in heads[3:]),
    )
    rows = tuple(
        (
            name,
            one.concern.text.strip(),
            trend_words(one.trend, forum, language),
            str(one.concern.weight),
            str(sum(map(rules.answers, one.actions))),
        )
        for name, group in groups
        for one in group
    )
    yield Table(columns, rows, row_heads=True)


def _chunks(groups: Sequence[tuple[str, list[Gathered]]]) -> Iterator[list[tuple[str, list[Gathered]]]]:
    """The themes on as many pictures as they need."""
    here: list[tuple[str, list[Gathered]]] = []
    count = 0
    for name, found in groups:
        for at in range(0, len(found), _MOST_TILES):
            part = found[at : at + _MOST_TILES]
            if here and count + len(part) > _MOST_TILES:
                yield here
                here, count = [], 0
            here.append((name, part))
            count += len(part)
    if here:
        yield here


def theme_by_theme(found: Iterable[Gathered], source: Source, language: Language) -> Iterator[Block]:
    """Each concern with who raised it and when, and the actions that answer it."""
    people = [person for one in source.organisations for person in one.participants]
    names = rules.names_of(source.organisations, people)
    for name, group in by_theme(found, source.forum.themes, language):
        yield Heading(2, name)
        for one in group:
            yield from _concern(one, names, source, language)


def _concern(
    found: Gathered, names: dict[str, Organisation], source: Source, language: Language
) -> Iterator[Block]:
    _ = language.gettext
    concern, forum = found.concern, source.forum
    about = [
        forum.word(concern.kind, language),
        trend_words(found.trend, forum, language),
        _("weight {n} of 3").format(n=concern.weight),
    ]
    if found.trend is Trend.SOLVED and concern.solved_on is not None:
        about.append(language.long_date(concern.solved_on))
    head: list[Block] = [Heading(3, concern.text.strip()), Paragraph((Run(" · ".join(about), italic=True),))]
    if concern.note.strip():
        head.append(Paragraph(concern.note.strip()))
    mentions = []
    for line in found.raised:
        who, text = rules.speaker(line.text, names)
        lead = f"{who.called}: " if who is not None else ""
        met = line.item.meeting
        where = f" ({parts.meeting_name(met, language)}, {language.long_date(met.day)})"
        mentions.append(Item((Run(lead, bold=True), Run(text), Run(where))))
    yield KeepTogether((*head, BulletList(tuple(mentions))))
    if not found.actions:
        yield Paragraph(_("No action answers this yet."))
        return
    actions = tuple(
        Item(
            (
                Run(f"{one.who}: " if one.who else "", bold=True),
                Run(one.text.strip()),
                Run(f" ({forum.word(one.status, language)})", italic=True),
            )
        )
        for one in found.actions
    )
    yield KeepTogether((Paragraph((Run(_("Actions"), bold=True),)), BulletList(actions)))


def answered(source: Source) -> list[tuple[Meeting, list[FixedAnswer]]]:
    """The year's meetings at which fixed questions were answered, oldest first."""
    found = []
    for meeting in sorted(source.meetings, key=lambda one: one.day):
        here = [one for one in source.answers if one.meeting_id == meeting.id]
        if here and meeting.year == source.year:
            found.append((meeting, here))
    return found


def fixed_questions(source: Source, language: Language) -> Iterator[Block]:
    """The answers of the year's latest meeting that has any, and how the directions shifted over the year."""
    _ = language.gettext
    year = answered(source)
    if not year:
        return
    meeting, latest = year[-1]
    yield Heading(2, _("Fixed questions"))
    text = _("What the parties answered at {meeting}, {day}.")
    yield Paragraph(text.format(meeting=parts.meeting_name(meeting, language), day=language.long_date(meeting.day)))
    questions = rules.asked(source.questions, latest)
    for at in range(0, len(questions), _MOST_QUESTIONS):
        yield _answers(questions[at : at + _MOST_QUESTIONS], latest, source, language)
    if len(year) > 1:
        yield from _shifts(questions, year, source.forum, language)


def _answers(
    questions: Sequence[FixedQuestion], given: Sequence[FixedAnswer], source: Source, language: Language
) -> Table:
    columns = (
        Column(language.gettext("Organisation"), weight=1.2),
        *(Column(one.text, weight=2) for one in questions),
    )
    told_by = {one.organisation for one in given}
    by_place = {(one.question_id, one.organisation_id): one for one in given}
    rows = []
    for organisation in sorted(told_by, key=lambda one: source.rank(one.called, language)):
        cells = (by_place.get((one.id, organisation.id)) for one in questions)
        rows.append((organisation.called, *(answer_words(cell, source.forum, language) for cell in cells)))
    return Table(columns, tuple(rows), row_heads=True)


def answer_words(answer: FixedAnswer | None, forum: Forum, language: Language) -> str:
    """▲ Bättre: Fler order; a dash where there is no answer."""
    if answer is None:
        return "–"
    way = "" if answer.direction is None else direction_words(answer.direction, forum, language)
    return ": ".join(part for part in (way, answer.text.strip()) if part)


def _shifts(
    questions: Sequence[FixedQuestion],
    year: Sequence[tuple[Meeting, list[FixedAnswer]]],
    forum: Forum,
    language: Language,
) -> Iterator[Block]:
    """How many organisations said which direction at each of the year's meetings."""
    _ = language.gettext
    yield Heading(3, _("Over the year"))
    columns = (
        Column(_("Question"), weight=2),
        *(Column(parts.meeting_name(one, language), weight=1) for one, _given in year),
    )
    rows = []
    for question in questions:
        cells = []
        for _meeting, given in year:
            ways = Counter(one.direction for one in given if one.question_id == question.id)
            said = (f"{direction_words(way, forum, language)}: {ways[way]}" for way in Direction if ways[way])
            cells.append(", ".join(said) or "–")
        rows.append((question.text, *cells))
    yield KeepTogether((Table(columns, tuple(rows), row_heads=True),))
