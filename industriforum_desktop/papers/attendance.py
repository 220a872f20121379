"""Who was there, by organisation. Why somebody was not is never said, since it is never kept."""

from __future__ import annotations

from collections.abc import Iterator

from industriforum_desktop.forum.kinds import N_, Presence
from industriforum_desktop.forum.meeting import Attendance, Meeting
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import Block, Cell, Heading, Paragraph, Run
from industriforum_desktop.papers.source import Source


def attendance(source: Source, language: Language) -> Iterator[Block]:
    """Those present, the guests, those who sent regrets and those absent; nothing before it has been marked."""
    _ = language.gettext
    rows = source.meeting.attendances
    if not rows:
        return
    present = [row for row in rows if row.presence.took_part]
    missed = [row for row in rows if row not in present and _was_called(row, source)]
    members = [row for row in present if row.participant is not None]
    guests = [row for row in present if row.participant is None]
    word = source.forum.word
    found = parts.facts(
        (word(Presence.PRESENT, language), _by_organisation(members, source, language)),
        (_("Guests"), _by_organisation(guests, source, language)),
        *(
            (word(kind, language), _by_organisation([r for r in missed if r.presence is kind], source, language))
            for kind in (Presence.EXCUSED, Presence.ABSENT)
        ),
    )
    yield Heading(2, _("Attendance"))
    yield from found


def organisations_present(meeting: Meeting) -> set[str]:
    """The organisations that somebody took part for."""
    return {row.organisation for row in meeting.attendances if row.presence.took_part and row.organisation.strip()}


def _was_called(row: Attendance, source: Source) -> bool:
    """Only who was called can be missed."""
    organisation = row.participant.organisation if row.participant is not None else None
    return (
        organisation is None
        or organisation is source.forum.convener
        or organisation.belonged_on(source.meeting.day)
    )


def _by_organisation(rows: list[Attendance], source: Source, language: Language) -> Cell | str:
    groups: dict[str, list[Attendance]] = {}
    for row in rows:
        groups.setdefault(row.organisation, []).append(row)
    ordered = sorted(groups.items(), key=lambda group: source.rank(group[0], language))
    lines = []
    for organisation, people in ordered:
        names = ", ".join(_name(row, language) for row in people)
        head = (Run(f"{organisation}: ", bold=True),) if organisation.strip() else ()
        lines.append(Paragraph((*head, Run(names))))
    return Cell(tuple(lines)) if lines else ""


def _name(row: Attendance, language: Language) -> str:
    """Elin Marklund (på distans, ersätter Jonny Åkesson, från och med punkt 3)."""
    notes = [*_how(row, language), *_how_long(row, language)]
    return f"{row.name} ({', '.join(notes)})" if notes else row.name


def _how(row: Attendance, language: Language) -> Iterator[str]:
    _ = language.gettext
    if row.presence is Presence.REMOTE:
        yield _("remotely")
    if row.substitutes_for is not None:
        yield _("for {name}").format(name=row.substitutes_for.name)


def _how_long(row: Attendance, language: Language) -> Iterator[str]:
    _ = language.gettext
    first, last = row.from_item, row.to_item
    if first is not None and last is not None:
        text = N_("item {n}") if first == last else N_("items {n}–{m}")
        yield _(text).format(n=first, m=last)
    elif first is not None:
        yield _("from item {n}").format(n=first)
    elif last is not None:
        yield _("until item {n}").format(n=last)
    if row.arrived is not None:
        yield _("from {time}").format(time=language.time_span(row.arrived, None))
    if row.left is not None:
        yield _("until {time}").format(time=language.time_span(row.left, None))
