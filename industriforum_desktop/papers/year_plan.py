"""Årsplan: the forum's year as a drawn wheel, and the same days in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from industriforum_desktop.forum.deadlines import USUAL_DAYS
from industriforum_desktop.forum.kinds import N_, DeadlineKind, MeetingState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import Block, Column, Document, Figure, Heading, Paragraph, Table
from industriforum_desktop.papers.figures import Mark, MarkKind, Wheel, told
from industriforum_desktop.papers.source import Source
from industriforum_desktop.papers.text import NO_BREAK_SPACE

SECTIONS = (("wheel", N_("The year as a wheel")), ("dates", N_("Dates in order")))

_WORDS = {
    DeadlineKind.ROUND: N_("Draft agenda goes round"),
    DeadlineKind.NOTICE: N_("The notice is sent"),
    DeadlineKind.REMARKS: N_("Minutes go out for remarks"),
    DeadlineKind.FINAL: N_("Minutes are final"),
}
_ON_WHEEL: dict[DeadlineKind, tuple[str, MarkKind]] = {
    DeadlineKind.NOTICE: (N_("Notice {number}"), "before"),
    DeadlineKind.REMARKS: (N_("Minutes {number}"), "after"),
}


class Date(NamedTuple):
    """A day of the year; `mark` is how it stands on the wheel, if it does."""

    day: date
    what: str
    about: str
    mark: Mark | None


def build(source: Source, language: Language) -> Document:
    """The plan of the year."""
    _ = language.gettext
    title = _("Plan of the year {year}").format(year=source.year)
    return parts.paper(
        source,
        language,
        title=title,
        kind=_("Plan of the year"),
        day=source.today,
        status="",
        blocks=[Heading(1, title), *_body(source, language)],
    )


def _body(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    dates = sorted(_dates(source, language), key=lambda one: one.day)
    meetings = _meetings(source)
    yield Paragraph(_introduction(source, len(meetings), language), "lead")
    if not dates:
        return
    if source.shows("wheel"):
        marks = tuple(one.mark for one in dates if one.mark and one.mark.day.year == source.year)
        wheel = Wheel(source.year, _months(language), marks)
        yield Figure(wheel, told(wheel, language), "")
        yield Paragraph(
            _("Disc: a meeting. Triangle: its notice. Square: its minutes. Diamond: something else."), "small"
        )
    if source.shows("dates"):
        columns = (
            Column(_("Day"), kind="fit"),
            Column(_("Week"), kind="fit"),
            Column(_("What")),
            Column(_("About")),
        )
        rows = tuple(
            (language.short_date(one.day), str(one.day.isocalendar().week), one.what, one.about) for one in dates
        )
        yield Heading(2, _("Dates in order"))
        yield Table(columns, rows)


def _meetings(source: Source) -> list[Meeting]:
    ours = (one for one in source.meetings if one.year == source.year)
    return sorted((one for one in ours if one.state is not MeetingState.CANCELLED), key=lambda one: one.day)


def _introduction(source: Source, count: int, language: Language) -> str:
    if not count:
        return language.gettext("No meetings are planned for {year} yet.").format(year=source.year)
    text = language.ngettext("{forum} has one meeting in {year}.", "{forum} has {count} meetings in {year}.", count)
    return text.format(forum=source.forum.name, count=count, year=source.year)


def _months(language: Language) -> tuple[str, ...]:
    from babel.dates import get_month_names

    names = get_month_names("abbreviated", "stand-alone", language.tag.replace("-", "_"))
    return tuple(names[month].rstrip(".") for month in range(1, 13))


def _dates(source: Source, language: Language) -> Iterator[Date]:
    _ = language.gettext
    meetings = _meetings(source)
    for meeting in meetings:
        name = parts.meeting_name(meeting, language)
        about = f"{name}{NO_BREAK_SPACE}· {meeting.theme.strip()}" if meeting.theme.strip() else name
        number = str(meeting.number)
        mark = Mark(meeting.day, _("Meeting {number}").format(number=number), "meeting", number)
        yield Date(meeting.day, _("Meeting"), about, mark if meeting.day.year == source.year else None)
        for kind, usual in USUAL_DAYS.items():
            day = meeting.day + timedelta(days=source.forum.deadlines.get(kind.value, usual))
            yield Date(day, _(_WORDS[kind]), name, _mark(kind, day, number, source.year, language))
    if meetings:
        last = meetings[-1]
        mark = Mark(last.day, _("Yearly follow-up"), "special", _("Y"))
        name = parts.meeting_name(last, language)
        yield Date(last.day, _("Yearly follow-up"), name, mark if last.day.year == source.year else None)
    report_on = source.mandate.report_on
    if report_on is not None and report_on.year == source.year:
        mark = Mark(report_on, _("Report on the mandate"), "special", _("R"))
        yield Date(report_on, _("Report on the mandate"), source.mandate.report_to, mark)


def _mark(kind: DeadlineKind, day: date, number: str, year: int, language: Language) -> Mark | None:
    if kind not in _ON_WHEEL or day.year != year:
        return None
    label, shape = _ON_WHEEL[kind]
    return Mark(day, language.gettext(label).format(number=number).replace(" ", NO_BREAK_SPACE), shape)
