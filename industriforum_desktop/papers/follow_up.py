"""Årsuppföljning: the year in figures beside what the forum says of it itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.kinds import N_, ActionStatus, Membership, OutcomeKind
from industriforum_desktop.forum.year_counts import meetings_wanted
from industriforum_desktop.forum.year_figures import Spent, YearFigures
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import assessed, parts, situation
from industriforum_desktop.papers.document import (
    Block,
    BulletList,
    Column,
    Document,
    Figure,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    Signature,
    Table,
)
from industriforum_desktop.papers.figures import Bars, told
from industriforum_desktop.papers.source import Source

SECTIONS = (
    ("summary", N_("Summary")),
    ("figures", N_("The year in figures")),
    ("attendance", N_("Who took part")),
    ("time", N_("Where the time went")),
    ("proposals", N_("Proposals that became items")),
    ("aims", N_("The aims")),
    ("actions", N_("Actions and results")),
    ("handed_over", N_("Actions with the networks")),
    ("situation", N_("Challenges and needs")),
    ("minutes", N_("From meeting to minutes")),
    ("outreach", N_("New parties")),
    ("years", N_("Years side by side")),
    ("ways", N_("Ways of working")),
    ("decisions", N_("Decisions for next year")),
    ("next_year", N_("Next year")),
)
_MOST_ROWS = 24
Maker = Callable[[YearFigures, Source, Language], Iterable[Block]]


def build(source: Source, language: Language) -> Document:
    """The follow-up of the year."""
    _ = language.gettext
    title = _("Follow-up of {year}").format(year=source.year)
    figures = YearFigures(source.year, source.meetings, source.organisations)
    makers: dict[str, Maker] = {
        "summary": _summary,
        "figures": _figures,
        "attendance": _attendance,
        "time": _time,
        "proposals": _proposals,
        "aims": _aims,
        "actions": _actions,
        "handed_over": _handed_over,
        "situation": _situation,
        "minutes": _minutes,
        "outreach": _outreach,
        "ways": _ways,
        "decisions": _decisions,
        "next_year": _next_year,
        "years": assessed.years,
    }
    blocks: list[Block] = [Heading(1, title)]
    for key, head in SECTIONS:
        body = list(makers[key](figures, source, language)) if source.shows(key) else []
        if body:
            blocks += [Heading(2, _(head)), *body]
    return parts.paper(
        source, language, title=title, kind=_("Yearly follow-up"), day=source.today, status="", blocks=blocks
    )


def _own(source: Source) -> FollowUp:
    return source.follow_ups.get(source.year) or FollowUp(
        year=source.year, summary="", assessments={}, next_year="", decisions=[], next_themes=[]
    )


def _prose_or_line(text: str, label: str) -> Iterator[Block]:
    """The officer's words, else a line to write on by hand."""
    if text.strip():
        yield from parts.prose(text.splitlines())
    else:
        yield Signature(label)


def _charted(
    rows: Sequence[tuple[str, tuple[int, ...]]],
    heads: tuple[str, ...],
    language: Language,
    *,
    series: tuple[str, ...] = ("",),
    unit: str = "",
    whole: int = 0,
    caption: str = "",
) -> Iterator[Block]:
    """The rows as a chart and as a table; a chart for so many rows as a page holds."""
    charts: list[Block] = []
    for at in range(0, len(rows), _MOST_ROWS):
        chart = Bars(tuple(rows[at : at + _MOST_ROWS]), series, unit, whole)
        charts.append(Figure(chart, told(chart, language), caption))
    columns = (Column(heads[0]), *(Column(head, align="right", kind="fit") for head in heads[1:]))
    table = Table(columns, tuple((name, *map(str, values)) for name, values in rows), row_heads=True)
    yield from situation.beside(charts, table)


def _summary(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    yield from _prose_or_line(_own(source).summary, language.gettext("The year in short"))


def _figures(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    came = [count for _one, count in figures.attendance() if count]
    actions = figures.actions_by_status()
    yield from parts.facts(
        (
            _("Meetings held"),
            _("{held} of {planned}").format(
                held=len(figures.held),
                planned=meetings_wanted(source.year, source.follow_ups, source.forum.meetings_per_year),
            ),
        ),
        (_("Organisations that took part"), str(len(came))),
        (_("Items dealt with"), str(len(figures.dealt_with()))),
        (_("Agreements"), str(len(figures.outcomes(OutcomeKind.AGREEMENT)))),
        (_("Actions opened"), str(sum(actions.values()))),
        (_("Actions done"), str(actions[ActionStatus.DONE])),
        (_("Actions handed over"), str(len(figures.handed_over()))),
        (_("Actions late"), str(len(figures.late(source.today)))),
    )


def _attendance(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    held = len(figures.held)
    if not held:
        return
    attended = sorted(figures.attendance(), key=lambda pair: (-pair[1], source.rank(pair[0].called, language)))
    yield Paragraph(
        language.ngettext(
            "How many of the held meetings each organisation took part in. One meeting was held.",
            "How many of the held meetings each organisation took part in. {n} meetings were held.",
            held,
        ).format(n=held)
    )
    rows = [(one.called, (count,)) for one, count in attended]
    of_all = _("of {n}").format(n=held)
    yield from _charted(rows, (_("Organisation"), _("Meetings")), language, unit=of_all, whole=held)
    columns = (
        Column(_("Side")),
        Column(_("Member organisations"), align="right", kind="fit"),
        *(
            Column(_("Meeting {number}").format(number=one.number), align="right", kind="fit")
            for one in figures.held
        ),
    )
    sides = tuple(
        (source.forum.word(side, language), str(members), *map(str, came))
        for side, members, came in figures.sides()
    )
    yield Table(columns, sides, caption=_("Organisations present, by side"), row_heads=True)


def _time(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    if not any(one.used for one in figures.time_by_kind().values()):
        return
    themes = {name or _("Without a theme"): spent for name, spent in figures.time_by_theme().items()}
    yield from _spent(themes, _("Theme"), _("Minutes by theme"), language)
    kinds = {source.forum.word(kind, language): spent for kind, spent in figures.time_by_kind().items()}
    yield from _spent(kinds, _("Purpose"), _("Minutes by purpose"), language)


def _spent(found: dict[str, Spent], head: str, caption: str, language: Language) -> Iterator[Block]:
    _ = language.gettext
    rows = [(name, (one.used, one.planned)) for name, one in found.items()]
    heads = (head, _("Used, min"), _("Planned, min"))
    yield from _charted(rows, heads, language, series=(_("used"), _("planned")), unit=_("min"), caption=caption)


def _proposals(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    found = [(one.called, (count,)) for one, count in figures.proposed()]
    if not found:
        yield Paragraph(_("No item of the year was proposed by an organisation."))
        return
    yield from _charted(found, (_("Organisation"), _("Items")), language)


def _aims(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    assessments, summary = _own(source).assessments, assessed.summed_up(source, language)
    for number, aim in enumerate(source.aims, 1):
        yield Heading(3, aim.text, str(number))
        yield from _prose_or_line(assessments.get(str(aim.id), ""), _("Assessment"))
        yield from assessed.heard(aim, summary, language)
    yield from assessed.grades(source.aims, summary, language)


def _actions(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    statuses = figures.actions_by_status()
    if not any(statuses.values()):
        yield Paragraph(_("No actions have been opened during the year."))
        return
    rows = [(source.forum.word(status, language), (count,)) for status, count in statuses.items()]
    yield from _charted(rows, (_("Status"), _("Actions")), language)
    results = [one for one in figures.outcomes(OutcomeKind.ACTION) if one.result.strip()]
    if results:
        yield Heading(3, _("What came of them"))
        yield Table(
            (Column(_("Action"), weight=3), Column(_("Who"), weight=1.4), Column(_("Result"), weight=3)),
            tuple((one.text.strip(), one.who, one.result.strip()) for one in results),
        )


def _handed_over(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    found = figures.with_networks()
    if not found:
        yield Paragraph(_("No action has been handed over to a network."))
        return
    columns = (
        Column(_("Action"), weight=3),
        Column(_("Network"), weight=1.5),
        Column(_("Funding"), weight=1.5),
        Column(_("Status"), kind="fit"),
    )
    yield Table(
        columns,
        tuple(
            (
                one.text.strip(),
                one.handed_to.called if one.handed_to else _("not stated"),
                one.funding.strip() or _("not stated"),
                source.forum.word(one.status, language),
            )
            for one in found
        ),
    )


def _situation(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    topics = [topic for topic in figures.topics() if topic.raised]
    if not topics:
        yield Paragraph(_("No challenges or needs have been captured in {year}.").format(year=source.year))
        return
    yield from situation.by_theme(topics, language)
    for head, kind in ((_("Challenges"), OutcomeKind.CHALLENGE), (_("Needs"), OutcomeKind.NEED)):
        raised = figures.outcomes(kind)
        if raised:
            yield Paragraph((Run(head, bold=True),))
            yield BulletList(tuple(f"{one.text.strip()} ({situation.where(one, language)})" for one in raised))


def _minutes(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    paces = figures.paces()
    if not paces:
        return
    heads = (_("Meeting"), _("Days to final minutes"), _("Days until they were sent"))
    columns = (Column(heads[0]), *(Column(head, align="right", kind="fit") for head in heads[1:]))
    rows = tuple(
        (
            f"{parts.meeting_name(one.meeting, language)}, {language.long_date(one.meeting.day)}",
            _("not final") if one.final is None else str(one.final),
            _("not sent") if one.sent is None else str(one.sent),
        )
        for one in paces
    )
    ready = [(parts.meeting_name(one.meeting, language), (one.final,)) for one in paces if one.final is not None]
    if ready:
        chart = Bars(tuple(ready), unit=_("days"))
        yield Figure(chart, told(chart, language))
    yield Table(columns, rows)


def _outreach(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    stages = (Membership.TO_CONTACT, Membership.CONTACTED, Membership.MEMBER, Membership.DECLINED)
    found = {
        stage: sorted(
            (one.called for one in source.organisations if one.active and one.membership is stage),
            key=language.sort_key,
        )
        for stage in stages
    }
    rows = [(source.forum.word(stage, language), (len(names),)) for stage, names in found.items() if names]
    if not rows:
        return
    chart = Bars(tuple(rows))
    figure = Figure(chart, told(chart, language), _("Organisations by stage of contact"))
    columns = (Column(_("Stage"), kind="fit"), Column(_("Organisations")))
    told_of = ((source.forum.word(stage, language), ", ".join(names)) for stage, names in found.items() if names)
    yield KeepTogether((figure, Table(columns, tuple(told_of), row_heads=True)))


def _ways(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    yield from assessed.ways(assessed.summed_up(source, language), language)


def _decisions(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    yield from assessed.decisions(_own(source), language)


def _next_year(figures: YearFigures, source: Source, language: Language) -> Iterator[Block]:
    yield from _prose_or_line(_own(source).next_year, language.gettext("What we do next year"))
