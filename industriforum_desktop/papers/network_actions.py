"""En organisations åtgärder: what the forum has handed over to a network, with all it needs to take it on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import Block, BulletList, Document, Heading, KeepTogether, Paragraph
from industriforum_desktop.papers.source import Source


def handed_to(source: Source) -> list[Outcome]:
    """The open actions that the organisation was handed or given, the earliest day first."""
    organisation = source.organisation
    if organisation is None:
        return []
    found = [one for one in source.actions if one.status.open and _has(one, organisation.id)]
    return sorted(found, key=lambda one: one.due or date.max)


def _has(action: Outcome, organisation: int) -> bool:
    if action.handed_to_id is not None:
        return action.handed_to_id == organisation
    return any(one.organisation_id == organisation for one in action.receivers)


def build(source: Source, language: Language) -> Document:
    """One section an action; a page of its own for none that was handed over."""
    _ = language.gettext
    name = source.organisation.name if source.organisation is not None else ""
    title = _("Actions for {name}").format(name=name) if name else _("Actions of a network")
    found = handed_to(source)
    lead = _("What {forum} has handed over to you, and what we know of how it goes.")
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(lead.format(forum=source.forum.name), "lead"),
        *parts.facts((_("Tell how it goes to"), parts.contact(source))),
    ]
    if not found:
        blocks.append(Paragraph(_("No action is open.")))
    for number, action in enumerate(found, 1):
        blocks += _action(number, action, source, language)
    return parts.paper(source, language, title=title, kind=_("Actions"), day=source.today, status="", blocks=blocks)


def _action(number: int, action: Outcome, source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    meeting = action.item.meeting
    origin = f"{parts.meeting_name(meeting, language)}, {action.item.title}"
    status = source.forum.word(action.status, language)
    head = Heading(2, action.text[:1].upper() + action.text[1:], str(number))
    facts = parts.facts(
        (_("From"), origin),
        (_("Who"), action.who),
        (_("When"), language.long_date(action.due) if action.due else action.due_text),
        (_("Status"), _("Overdue · {status}").format(status=status) if action.overdue(source.today) else status),
        (_("Handed over on"), language.long_date(action.handed_on) if action.handed_on else ""),
        (_("Taken on on"), _taken_on(action, language)),
        (_("Funding"), action.funding.strip()),
        (_("Tell us by"), language.long_date(action.report_by) if action.report_by else ""),
    )
    yield KeepTogether((head, *facts))
    if action.handover.strip():
        yield from parts.prose(action.handover.splitlines())
    if action.news:
        yield Paragraph(_("What has been told"))
        yield BulletList(tuple(_told(one.day, one.told_by, one.text, language) for one in action.news))


def _taken_on(action: Outcome, language: Language) -> str:
    if action.accepted_on:
        return language.long_date(action.accepted_on)
    return language.gettext("Not yet") if action.status is ActionStatus.HANDED_OVER else ""


def _told(day: date, by: str, text: str, language: Language) -> str:
    return ": ".join(part for part in (", ".join(filter(None, (language.long_date(day), by))), text) if part)
