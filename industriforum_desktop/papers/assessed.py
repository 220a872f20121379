"""What the organisations say of a year, what is decided about the next one, and all years beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from industriforum_desktop.forum import evaluations
from industriforum_desktop.forum.evaluations import DONT_KNOW, GRADE_WORDS, LEAST, Spread, Summary
from industriforum_desktop.forum.follow_up import GRADES, FollowUp
from industriforum_desktop.forum.forum import Aim
from industriforum_desktop.forum.year_counts import Count, side_by_side, years_with_meetings
from industriforum_desktop.forum.year_figures import YearFigures
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import (
    Block,
    BulletList,
    Column,
    Figure,
    KeepTogether,
    Paragraph,
    Run,
    Table,
)
from industriforum_desktop.papers.figures import Bars, told
from industriforum_desktop.papers.source import Source

_MOST_YEARS = 6
"""So many columns fit beside the names of the figures."""


def grade_words(grade: int, language: Language) -> str:
    """4 – Entirely."""
    return f"{grade} – {language.gettext(GRADE_WORDS[grade])}"


def told_count(summary: Summary, language: Language) -> str:
    """How many answers there are, and how many of them are anonymous."""
    _ = language.gettext
    if not summary.answers:
        return _("No answers to the evaluation yet.")
    n, anonymous = summary.answers, summary.anonymous
    answers = language.ngettext("{n} answer to the evaluation", "{n} answers to the evaluation", n).format(n=n)
    return _("{answers}, {anonymous} anonymous").format(answers=answers, anonymous=anonymous)


def untold(summary: Summary, language: Language) -> str:
    """Why there are no grades to see."""
    _ = language.gettext
    if not summary.answers:
        return _("No answers yet.")
    return _("The grades are not shown: fewer than {n} answers would tell who gave which.").format(n=LEAST)


def spread_chart(spread: Spread, language: Language) -> Bars:
    """How many gave each grade, and apart from them how many don't know."""
    rows = [(grade_words(grade, language), (spread.counts[grade - 1],)) for grade in reversed(GRADES)]
    return Bars((*rows, (language.gettext(DONT_KNOW), (spread.unsure,))), whole=spread.answers)


def summed_up(source: Source, language: Language) -> Summary:
    """The answers to the evaluation of the paper's year."""
    answers = evaluations.of_year(source.evaluations, source.year)
    return evaluations.summary(answers, [str(aim.id) for aim in source.aims], language.sort_key)


def heard(aim: Aim, summary: Summary, language: Language) -> Iterator[Block]:
    """The organisations' grades and comments on one aim; nothing where nobody answered."""
    _ = language.gettext
    spread = summary.spreads.get(str(aim.id))
    if spread is not None:
        chart = spread_chart(spread, language)
        yield Figure(chart, told(chart, language), _("The organisations' grades"))
    comments = summary.comments.get(str(aim.id), ())
    if comments:
        yield Paragraph((Run(_("The organisations' comments"), bold=True),))
        yield BulletList(comments)


def grades(aims: Sequence[Aim], summary: Summary, language: Language) -> Iterator[Block]:
    """The grades of all aims as a table, or why there is none; nothing where nobody answered."""
    _ = language.gettext
    if not summary.answers:
        return
    if summary.hidden:
        yield Paragraph(f"{told_count(summary, language)}. {untold(summary, language)}", "small")
        return
    found = [summary.spreads[str(aim.id)] for aim in aims]
    heads = (_("Aim {number}").format(number=n) for n in range(1, len(found) + 1))
    columns = (Column(_("Grade")), *(Column(head, align="right", kind="fit") for head in heads))
    rows = [
        (grade_words(grade, language), *(str(one.counts[grade - 1]) for one in found)) for grade in reversed(GRADES)
    ]
    rows.append((_(DONT_KNOW), *(str(one.unsure) for one in found)))
    yield Table(columns, tuple(rows), caption=told_count(summary, language), row_heads=True)


def ways(summary: Summary, language: Language) -> Iterator[Block]:
    """What the organisations want to keep, to change and to begin with."""
    _ = language.gettext
    found = [(_("Keep"), summary.keep), (_("Change"), summary.change), (_("Begin with"), summary.begin)]
    if not any(lines for _head, lines in found):
        yield Paragraph(_("The organisations have not written anything about the ways of working."))
        return
    for head, lines in found:
        if lines:
            yield Paragraph((Run(head, bold=True),))
            yield BulletList(lines)


def decisions(own: FollowUp, language: Language) -> Iterator[Block]:
    """What is decided about next year."""
    _ = language.gettext
    if own.decisions:
        yield BulletList(tuple(own.decisions))
    else:
        yield Paragraph(_("Nothing is decided yet."))
    number = str(own.next_meetings) if own.next_meetings else ""
    yield from parts.facts((_("Meetings"), number), (_("Themes"), language.join(list(own.next_themes or ()))))


def years(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    """The same figures for each year up to this one, the latest ones."""
    _ = language.gettext
    known = [year for year in years_with_meetings(source.meetings) if year <= source.year][-_MOST_YEARS:]
    if len(known) < 2:
        yield Paragraph(_("There is no earlier year to compare with."))
        return
    found = [
        figures if year == figures.year else YearFigures(year, source.meetings, source.organisations)
        for year in known
    ]
    usual = source.forum.meetings_per_year
    rows = side_by_side(found, source.follow_ups, usual, source.today, language)
    columns = (Column(_("Figure")), *(Column(str(year), align="right", kind="fit") for year in known))
    table = Table(columns, tuple((name, *map(_number, row)) for name, row in rows), row_heads=True)
    chart = actions_chart(known, rows, language)
    if chart is not None:
        yield KeepTogether((Figure(chart, told(chart, language), _("The years' actions")),))
    yield table


def _number(count: Count) -> str:
    return f"{count.number}/{count.whole}" if count.whole else str(count.number)


def actions_chart(known: Sequence[int], rows: Sequence[tuple[str, list[Count]]], language: Language) -> Bars | None:
    """What became of each year's actions; None where there are none, or only one year."""
    _ = language.gettext
    found = {row[0].key: row for _name, row in rows}
    opened, done = found.get("actions"), found.get("done")
    if opened is None or len(known) < 2:
        return None
    finished = done or [Count("done", "", ()) for _year in known]
    pairs = zip(known, opened, finished, strict=True)
    return Bars(tuple((str(year), (one.number, two.number)) for year, one, two in pairs), (_("opened"), _("done")))
