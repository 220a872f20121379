"""Det här blev gjort: one page before a meeting on what came of the one before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from industriforum_desktop.forum.kinds import ActionStatus, MeetingState, OutcomeKind
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import (
    Block,
    BulletList,
    Column,
    Document,
    Heading,
    Paragraph,
    Table,
)
from industriforum_desktop.papers.source import Source


def build(source: Source, language: Language) -> Document:
    """What was agreed at the meeting before, and how all that was given to somebody stands."""
    _ = language.gettext
    title = _("What was done before {meeting}").format(meeting=parts.meeting_name(source.meeting, language))
    before = _before(source)
    blocks: list[Block] = [Heading(1, title)]
    if before is None:
        blocks.append(Paragraph(_("No meeting has been held before this one.")))
    else:
        day = language.long_date(before.day)
        text = _("Since {meeting} on {day}.").format(meeting=parts.meeting_name(before, language), day=day)
        blocks += [Paragraph(text, "lead"), *_agreed(before, language), *_actions(before, source, language)]
    return parts.paper(
        source, language, title=title, kind=_("What was done"), day=source.today, status="", blocks=blocks
    )


def _before(source: Source) -> Meeting | None:
    held = [m for m in source.meetings if m.day < source.meeting.day and m.state is MeetingState.HELD]
    return max(held, key=lambda m: (m.day, m.start), default=None)


def _agreed(before: Meeting, language: Language) -> Iterator[Block]:
    found = [one.text for one in before.outcomes() if one.kind is OutcomeKind.AGREEMENT]
    if found:
        yield Heading(2, language.gettext("We agreed"))
        yield BulletList(tuple(found))


def _actions(before: Meeting, source: Source, language: Language) -> Iterator[Block]:
    """Closed since the meeting before, handed over, and still open: in that order."""
    _ = language.gettext
    earlier = [one for one in source.actions if one.item.meeting.day <= before.day]
    done = [one for one in earlier if one.closed_on is not None and one.closed_on >= before.day]
    handed = [one for one in earlier if one.status is ActionStatus.HANDED_OVER]
    rest = [one for one in earlier if one.status.open and one not in handed]
    if done:
        yield Heading(2, _("Done"))
        yield _table(done, source, language)
    for head, group in ((_("Handed over"), handed), (_("Still open"), rest)):
        if group:
            yield Heading(2, head)
            yield BulletList(tuple(_line(one, language) for one in sorted(group, key=_when)))


def _when(action: Outcome) -> tuple[bool, date]:
    return action.due is None, action.due or date.max


def _line(action: Outcome, language: Language) -> str:
    """IUC: boka lokal, senast 15 juni 2023."""
    who = action.handed_to.called if action.handed_to is not None else action.who
    text = f"{who}: {action.text}" if who else action.text
    if action.due is None:
        return text
    by = language.gettext("by {day}").format(day=language.long_date(action.due))
    return f"{text}, {by}"


def _table(group: list[Outcome], source: Source, language: Language) -> Table:
    _ = language.gettext
    rows = [
        (one.text, one.who or "–", one.result.strip() or source.forum.word(one.status, language)) for one in group
    ]
    columns = (Column(_("What"), weight=4), Column(_("Who"), weight=2.4), Column(_("What came of it"), weight=3.6))
    return Table(columns, tuple(rows))
