"""Årsplan: the forum's year as a drawn wheel, and the same days in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from industriforum_desktop.forum import calendar, stage
from industriforum_desktop.forum.deadlines import (
    PROGRESS_LABELS,
    Deadline,
    Facts,
    Progress,
    Reporting,
    days_from,
    of_mandate,
    of_meetings,
)
from industriforum_desktop.forum.kinds import N_, DeadlineKind, MeetingState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import reached
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
    DeadlineKind.FOLLOW_UP: N_("The yearly follow-up is prepared"),
    DeadlineKind.REPORT_DRAFT: N_("The report has a draft"),
    DeadlineKind.REPORT_CHECK: N_("The report goes to be checked"),
    DeadlineKind.REPORT_IN: N_("The report is handed in"),
    DeadlineKind.REPORT: N_("Report on the mandate"),
    DeadlineKind.RENEWAL: N_("Ask what follows on the mandate"),
}
_ON_WHEEL: dict[DeadlineKind, tuple[str, MarkKind]] = {
    DeadlineKind.ROUND: (N_("Draft {number}"), "before"),
    DeadlineKind.NOTICE: (N_("Notice {number}"), "before"),
    DeadlineKind.REMARKS: (N_("Minutes {number}"), "after"),
    DeadlineKind.REPORT_IN: (N_("Report handed in"), "before"),
    DeadlineKind.REPORT: (N_("Report on the mandate"), "special"),
}


class Date(NamedTuple):
    """A day of the year; `mark` is how it stands on the wheel, if it does.

    It is a meeting's own day where `kind` is None, else something to be done by then; `from_meeting` is by how many
    days that follows what it hangs on. `state` says whether it is done, and is empty while it is not.
    """

    day: date
    what: str
    about: str
    mark: Mark | None = None
    kind: DeadlineKind | None = None
    meeting_id: int | None = None
    from_meeting: int | None = None
    held: bool = False
    progress: Progress = Progress.TO_DO
    state: str = ""


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
    found = dates(source, language)
    yield Paragraph(introduction(source, language), "lead")
    if not found:
        return
    if source.shows("wheel"):
        drawn = wheel(source.year, found, language)
        yield Figure(drawn, told(drawn, language), "")
        yield Paragraph(
            _("Disc: a meeting. Triangle: before it. Square: its minutes. Diamond: something else."), "small"
        )
    if source.shows("dates"):
        columns = (
            Column(_("Day"), kind="fit"),
            Column(_("Week"), kind="fit"),
            Column(_("What")),
            Column(_("About")),
        )
        rows = tuple(
            (language.short_date(one.day), str(one.day.isocalendar().week), one.what, one.about) for one in found
        )
        yield Heading(2, _("Dates in order"))
        yield Table(columns, rows)


def _meetings(source: Source) -> list[Meeting]:
    ours = (one for one in source.meetings if one.year == source.year)
    return sorted((one for one in ours if one.state is not MeetingState.CANCELLED), key=lambda one: one.day)


def introduction(source: Source, language: Language) -> str:
    """How many meetings the year has."""
    count = len(_meetings(source))
    if not count:
        return language.gettext("No meetings are planned for {year} yet.").format(year=source.year)
    text = language.ngettext("{forum} has one meeting in {year}.", "{forum} has {count} meetings in {year}.", count)
    return text.format(forum=source.forum.name, count=language.number(count), year=source.year)


def _months(language: Language) -> tuple[str, ...]:
    from babel.dates import get_month_names

    names = get_month_names("abbreviated", "stand-alone", language.tag.replace("-", "_"))
    return tuple(names[month].rstrip(".") for month in range(1, 13))


def wheel(year: int, found: Iterable[Date], language: Language, today: date | None = None) -> Wheel:
    """The wheel with those of the days that stand on it; `today` is pointed at."""
    marks = tuple(one.mark for one in found if one.mark is not None and one.mark.day.year == year)
    return Wheel(year, _months(language), marks, today if today is not None and today.year == year else None)


def dates(source: Source, language: Language, reporting: Reporting | None = None) -> list[Date]:
    """The year's days in order: its meetings and what hangs on them, and the way to the mandate's report."""
    _, forum = language.gettext, source.forum
    names = {one.id: parts.meeting_name(one, language) for one in source.meetings}
    facts = [
        Facts.of(one, followed_up=one.year in source.follow_ups, reached=reached(source.organisations, one.day))
        for one in source.meetings
    ]
    stands = {one.id: stage.word(one, forum, language) for one in source.meetings}
    found = [_meeting(one, stands[one.id], language) for one in _meetings(source)]
    for one in of_meetings(facts, forum.deadlines, forum.meetings_per_year):
        # What next year's first meeting asks for falls in this year too.
        if one.about is not None and source.year in (one.about.year, one.day.year):
            found.append(_hanging(one, names[one.about.meeting_id], source, language))
    for last in calendar.last_of_years(facts, forum.meetings_per_year):
        if last.year != source.year:
            continue
        name = names[last.meeting_id]
        mark = Mark(last.day, _("Yearly follow-up"), "special", _("Y"))
        held = last.state is MeetingState.HELD
        kind, progress = DeadlineKind.FOLLOW_UP, _progress(held=held)
        state = stands[last.meeting_id]
        found.append(
            Date(last.day, _("Yearly follow-up"), name, mark, kind, last.meeting_id, 0, held, progress, state)
        )
    for one in of_mandate(reporting or Reporting.of(source.mandate), forum.deadlines):
        if one.day.year == source.year:
            found.append(_hanging(one, source.mandate.report_to, source, language))
    return sorted(found, key=lambda one: one.day)


def _progress(*, held: bool) -> Progress:
    return Progress.DONE if held else Progress.TO_DO


def _meeting(meeting: Meeting, state: str, language: Language) -> Date:
    name, number = parts.meeting_name(meeting, language), str(meeting.number)
    theme = meeting.theme.strip()
    about = f"{name}{NO_BREAK_SPACE}· {theme}" if theme else name
    mark = Mark(meeting.day, language.gettext("Meeting {number}").format(number=number), "meeting", number)
    held = meeting.state is MeetingState.HELD
    what, progress = language.gettext("Meeting"), _progress(held=held)
    return Date(meeting.day, what, about, mark, None, meeting.id, None, held, progress, state)


def _hanging(one: Deadline, about: str, source: Source, language: Language) -> Date:
    progress, meeting = one.progress(source.today), one.about
    return Date(
        one.day,
        language.gettext(_WORDS[one.kind]),
        about,
        _mark(one, language),
        one.kind,
        meeting.meeting_id if meeting else None,
        (one.day - meeting.day).days if meeting else days_from(one.kind, source.forum.deadlines),
        meeting is not None and meeting.state is MeetingState.HELD,
        progress,
        "" if progress is Progress.TO_DO else language.gettext(PROGRESS_LABELS[progress]),
    )


def _mark(one: Deadline, language: Language) -> Mark | None:
    if one.kind not in _ON_WHEEL:
        return None
    label, shape = _ON_WHEEL[one.kind]
    said = language.gettext(label)
    if one.about is not None:
        said = said.format(number=one.about.number).replace(" ", NO_BREAK_SPACE)
    return Mark(one.day, said, shape, language.gettext("R") if shape == "special" else "")
