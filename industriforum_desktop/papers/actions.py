"""Åtgärdslista: what the meetings gave to somebody to do, and how it stands; all, by receiver or by network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from industriforum_desktop.forum.kinds import N_, Membership
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import Block, Cell, Column, Document, Heading, Paragraph, Run, Table
from industriforum_desktop.papers.source import Source

ALL, OWNER, NETWORK = "all", "owner", "network"
VARIANTS = ((ALL, N_("By day")), (OWNER, N_("By receiver")), (NETWORK, N_("By network")))
SECTIONS = (("closed", N_("Closed actions")),)


def build(source: Source, language: Language) -> Document:
    """The open actions, the late ones first; then those that have been closed this year."""
    _ = language.gettext
    title = _("Actions of {forum}").format(forum=source.forum.name)
    still = [one for one in source.actions if one.status.open]
    late = [one for one in still if one.overdue(source.today)]
    blocks: list[Block] = [Heading(1, title), Paragraph(_counted(len(still), len(late), language), "lead")]
    groups = {ALL: _by_day, OWNER: _by_receiver, NETWORK: _by_network}[source.variant or ALL]
    for head, found in groups(still, source, language):
        blocks += [Heading(2, head), _table(found, source, language)]
    closed = [one for one in source.actions if one.closed_on is not None and one.closed_on.year == source.year]
    if closed and source.shows("closed"):
        head = _("Closed in {year}").format(year=source.year)
        blocks += [Heading(2, head), _table(closed, source, language)]
    return parts.paper(source, language, title=title, kind=_("Actions"), day=source.today, status="", blocks=blocks)


def _counted(n: int, late: int, language: Language) -> str:
    if not n:
        return language.gettext("No action is open.")
    text = language.ngettext("{n} action is open", "{n} actions are open", n).format(n=n)
    if not late:
        return f"{text}."
    overdue = language.ngettext("{n} of them is overdue", "{n} of them are overdue", late).format(n=late)
    return f"{text}, {overdue}."


def _by_day(found: Sequence[Outcome], source: Source, language: Language) -> Iterator[tuple[str, list[Outcome]]]:
    _ = language.gettext
    late = [one for one in found if one.overdue(source.today)]
    rest = [one for one in found if not one.overdue(source.today)]
    for head, group in ((_("Overdue"), late), (_("Open"), rest)):
        if group:
            yield head, sorted(group, key=_when)


def _when(action: Outcome) -> tuple[bool, date]:
    return action.due is None, action.due or date.max


def _by_receiver(
    found: Sequence[Outcome], source: Source, language: Language
) -> Iterator[tuple[str, list[Outcome]]]:
    groups: dict[str, list[Outcome]] = {}
    for one in found:
        for name in _receivers(one) or [language.gettext("Nobody named")]:
            groups.setdefault(name, []).append(one)
    for name in sorted(groups, key=language.sort_key):
        yield name, sorted(groups[name], key=_when)


def _by_network(
    found: Sequence[Outcome], source: Source, language: Language
) -> Iterator[tuple[str, list[Outcome]]]:
    """What each existing structure has taken on; last what none has."""
    groups: dict[str, list[Outcome]] = {}
    rest = []
    for one in found:
        network = one.handed_to
        if network is not None and network.membership is Membership.STRUCTURE:
            groups.setdefault(network.name, []).append(one)
        else:
            rest.append(one)
    for name in sorted(groups, key=language.sort_key):
        yield name, sorted(groups[name], key=_when)
    if rest:
        yield language.gettext("Not handed over to a network"), sorted(rest, key=_when)


def _receivers(action: Outcome) -> list[str]:
    return [one.organisation.called if one.organisation else one.name for one in action.receivers]


def _table(found: Sequence[Outcome], source: Source, language: Language) -> Table:
    _ = language.gettext
    columns = (
        Column(_("What"), weight=5),
        Column(_("Who"), weight=2.5),
        Column(_("When"), kind="fit"),
        Column(_("Status"), weight=2.5),
        Column(_("Meeting"), kind="fit"),
    )
    return Table(columns, tuple(_row(one, source, language) for one in found))


def _row(action: Outcome, source: Source, language: Language) -> tuple[Cell | str, ...]:
    _ = language.gettext
    said = [action.result.strip()]
    if action.handed_to is not None:
        said.append(_("Handed over to {name}").format(name=action.handed_to.called))
    if action.funding.strip():
        said.append(_("Funding: {funding}").format(funding=action.funding.strip()))
    what = Cell((Paragraph(action.text), *(Paragraph(text, "small") for text in said if text)))
    word = source.forum.word(action.status, language)
    status = Cell(
        (Paragraph((Run(_("Overdue"), bold=True),)), Paragraph(word))
        if action.overdue(source.today)
        else (Paragraph(word),)
    )
    day = language.short_date(action.due) if action.due else action.due_text or "–"
    met = action.item.meeting
    return what, ", ".join(_receivers(action)) or "–", day, status, f"{met.number}/{met.year}"
