"""The tables of organisations and of people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QAbstractItemView

from industriforum_desktop.forum.kinds import Membership, Side
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.outreach import OutreachStep
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.widgets.table import Table


def organisation_table(
    desk: Desk,
    people_of: Callable[[Organisation], int],
    next_step: Callable[[Organisation], OutreachStep | None],
) -> Table:
    """Organisations by name; sides and statuses sort in the order of the forum's work, not by letter."""

    def what_next(organisation: Organisation) -> str:
        step = next_step(organisation)
        day = desk.language.short_date(step.next_on) if step and step.next_on else ""
        return f"{day} {step.next_step}" if step else ""

    def due(organisation: Organisation) -> str:
        step = next_step(organisation)
        late = step is not None and step.next_on is not None and step.next_on <= desk.today()
        return "warning" if late else shade(organisation)

    def word(value: Side | Membership) -> str:
        return desk.file.forum.word(value, desk.language)

    sides, statuses = list(Side), list(Membership)
    columns = [
        Column(_("Name"), named, colour=shade),
        Column(_("Short name"), lambda o: o.short_name, colour=shade),
        Column(_("Side"), lambda o: word(o.side), lambda o: sides.index(o.side), colour=shade),
        Column(_("Sector"), lambda o: o.sector, colour=shade, spare=True),
        Column(
            _("Status"),
            lambda o: word(o.membership),
            lambda o: statuses.index(o.membership),
            colour=shade,
            whole=True,
        ),
        Column(_("People"), lambda o: str(people_of(o) or ""), people_of, right=True, colour=shade),
        Column(_("Next step"), what_next, colour=due, spare=True),
    ]
    return _single(Table(columns, name=_("Organisations"), fit=True, key="organisations"))


def people_table(desk: Desk) -> Table:
    """People by name. There is no column for a side: it belongs to the organisation alone (GDPR art. 9)."""
    columns = [
        Column(_("Name"), named, colour=shade),
        Column(_("Job title"), lambda p: p.title, colour=shade, spare=True),
        Column(_("Organisation"), lambda p: p.organisation.called, colour=shade),
        Column(_("Role"), lambda p: desk.file.forum.word(p.role, desk.language), colour=shade),
        Column(
            _("Takes part"),
            lambda p: span(p.since, p.until, desk.language),
            lambda p: (p.since or date.min, p.until or date.max),
            colour=shade,
            spare=True,
        ),
        Column(_("E-mail"), lambda p: p.email, colour=shade),
        Column(_("Telephone"), lambda p: p.phone, colour=shade),
        Column(
            _("Informed on"),
            lambda p: desk.language.short_date(p.informed_on) if p.informed_on else _("Not informed"),
            lambda p: p.informed_on or date.min,
            colour=lambda p: shade(p) or ("" if p.informed_on else "warning"),
        ),
    ]
    return _single(Table(columns, name=_("People"), fit=True, key="people"))


def _single(table: Table) -> Table:
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    return table


def named(thing: Organisation | Participant) -> str:
    """The name, with a word when the person or organisation no longer takes part."""
    return thing.name if thing.active else _("{name} (inactive)").format(name=thing.name)


def span(since: date | None, until: date | None, language: Language) -> str:
    """2023-01-01 – 2023-08-31, open where a day is missing; nothing when both are."""
    if since is None and until is None:
        return ""
    days = (language.short_date(day) if day else "" for day in (since, until))
    return " – ".join(days).strip()


def shade(thing: Organisation | Participant) -> str:
    """The colour of a row: muted when inactive."""
    return "" if thing.active else "muted"
