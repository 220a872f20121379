"""Lägesbild: the challenges and needs that the year's meetings raised, and the actions that answer them."""

from __future__ import annotations

from collections.abc import Iterator

from industriforum_desktop.forum.concerns import Gathered
from industriforum_desktop.forum.kinds import N_, Trend
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.year_figures import Topic, YearFigures
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import concerns, parts
from industriforum_desktop.papers.document import (
    Block,
    BulletList,
    Column,
    Document,
    Figure,
    Heading,
    Item,
    KeepTogether,
    Paragraph,
    Run,
    Table,
    Text,
)
from industriforum_desktop.papers.figures import Bars, told
from industriforum_desktop.papers.source import Source

SECTIONS = (
    ("picture", N_("The situation at a glance")),
    ("figures", N_("Figures by theme")),
    ("themes", N_("Theme by theme")),
    ("questions", N_("Fixed questions")),
    ("untouched", N_("Without any action yet")),
)
_MOST_ROWS = 12
_MOST_KEPT = 14


def build(source: Source, language: Language) -> Document:
    """The situation as the year's meetings saw it."""
    _ = language.gettext
    title = _("The situation in {year}").format(year=source.year)
    return parts.paper(
        source,
        language,
        title=title,
        kind=_("The situation"),
        day=source.today,
        status="",
        blocks=[Heading(1, title), *_body(source, language)],
    )


def _body(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    figures = YearFigures(source.year, source.meetings, source.organisations)
    topics = [topic for topic in figures.topics() if topic.raised]
    found = concerns.of_year(source)
    questions = list(concerns.fixed_questions(source, language)) if source.shows("questions") else []
    if not topics and not found:
        yield Paragraph(_("No challenges or needs have been captured in {year}.").format(year=source.year), "lead")
        yield from questions
        return
    if topics:
        yield Paragraph(_summary(topics, language), "lead")
    if found and source.shows("picture"):
        yield from concerns.picture(found, source, language)
    if topics and source.shows("figures"):
        yield Heading(2, _("Figures by theme"))
        yield from by_theme(topics, language)
    if source.shows("themes"):
        yield from concerns.theme_by_theme(found, source, language)
        yield from _not_gathered(topics, source, language)
    yield from questions
    if source.shows("untouched"):
        yield from _without_action(figures, topics, found, language)


def _not_gathered(topics: list[Topic], source: Source, language: Language) -> Iterator[Block]:
    """The themes as the minutes have them, with what no concern has gathered yet."""
    gathered = any(one.concern_id is not None for topic in topics for one in topic.raised)
    loose = [one for topic in topics for one in topic.raised if one.concern_id is None]
    if gathered and loose:
        yield Heading(2, language.gettext("Not sorted yet"))
        yield BulletList(tuple(_raised(one, language) for one in loose))
    elif not gathered:
        for topic in topics:
            yield Heading(2, topic.name)
            yield from _topic(topic, source, language)


def _without_action(
    figures: YearFigures, topics: list[Topic], found: list[Gathered], language: Language
) -> Iterator[Block]:
    _ = language.gettext
    yield Heading(2, _("Without any action yet"))
    rows: list[Text] = [
        one.concern.text.strip() for one in found if not one.answered and one.trend is not Trend.SOLVED
    ]
    loose = [_raised(one, language) for one in figures.unanswered() if one.concern_id is None]
    if not found:
        # Where nothing is gathered the paper goes theme by theme, and so does this.
        rows, loose = [_raised(one, language) for topic in topics if not topic.actions for one in topic.raised], []
    if rows:
        yield BulletList(tuple(rows))
    if loose:
        yield Paragraph(_("Not sorted yet, and therefore tied to no action:"))
        yield BulletList(tuple(loose))
    if not rows and not loose:
        yield Paragraph(_("Every challenge and every need has an action."))


def _summary(topics: list[Topic], language: Language) -> str:
    challenges = sum(len(one.challenges) for one in topics)
    needs = sum(len(one.needs) for one in topics)
    return language.gettext("{challenges}, {needs} and {actions} that answer them.").format(
        challenges=language.ngettext("{n} challenge", "{n} challenges", challenges).format(n=challenges),
        needs=language.ngettext("{n} need", "{n} needs", needs).format(n=needs),
        actions=_actions(sum(len(one.actions) for one in topics), language),
    )


def _actions(count: int, language: Language) -> str:
    return language.ngettext("{n} action", "{n} actions", count).format(n=count)


def by_theme(topics: list[Topic], language: Language) -> Iterator[Block]:
    """Challenges, needs and actions by theme: a chart and its table."""
    _ = language.gettext
    rows = [(one.name, (len(one.challenges), len(one.needs), len(one.actions))) for one in topics]
    charts: list[Block] = []
    for at in range(0, len(rows), _MOST_ROWS):
        chart = Bars(tuple(rows[at : at + _MOST_ROWS]), (_("challenges"), _("needs"), _("actions")))
        charts.append(Figure(chart, told(chart, language)))
    heads = (_("Theme"), _("Challenges"), _("Needs"), _("Actions"))
    columns = (Column(heads[0]), *(Column(head, align="right", kind="fit") for head in heads[1:]))
    table = Table(columns, tuple((name, *map(str, counts)) for name, counts in rows), row_heads=True)
    yield from beside(charts, table)


def beside(charts: list[Block], table: Table) -> Iterator[Block]:
    """Charts with the table of the same figures, on one page where they have room there."""
    if len(table.rows) <= _MOST_KEPT:
        yield KeepTogether((*charts, table))
    else:
        yield from (*charts, table)


def where(outcome: Outcome, language: Language) -> str:
    """At which meeting, and when: möte 1/2023, 9 februari 2023."""
    meeting = outcome.item.meeting
    return f"{parts.meeting_name(meeting, language)}, {language.long_date(meeting.day)}"


def _raised(outcome: Outcome, language: Language) -> tuple[Run, ...]:
    return (Run(outcome.text.strip()), Run(f" ({where(outcome, language)})"))


def _topic(topic: Topic, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    for head, found in ((_("Challenges"), topic.challenges), (_("Needs"), topic.needs)):
        if found:
            yield Paragraph((Run(head, bold=True),))
            yield BulletList(tuple(_raised(one, language) for one in found))
    if not topic.actions:
        yield Paragraph(_("No action answers this yet."))
        return
    yield Paragraph((Run(_("Actions"), bold=True),))
    yield BulletList(tuple(_action(one, source, language) for one in topic.actions))


def _action(outcome: Outcome, source: Source, language: Language) -> Item:
    lead = f"{outcome.who}: " if outcome.who else ""
    known = [source.forum.word(outcome.status, language)]
    known += [text.strip().rstrip(".") for text in (outcome.result,) if text.strip()]
    return Item((Run(lead, bold=True), Run(outcome.text.strip()), Run(f" ({'; '.join(known)})", italic=True)))
