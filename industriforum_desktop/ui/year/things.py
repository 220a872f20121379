"""The list behind a figure: exactly the things that it counts, each a way to where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum import stage
from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.year_counts import Count, Thing
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.ways import AnyWay, ShowAction, ShowConcern, ShowMeeting, ShowParty
from industriforum_desktop.ui.widgets.basics import button, column, label
from industriforum_desktop.ui.widgets.dialog import Dialog, heading
from industriforum_desktop.ui.widgets.table import Table


def number_of(count: Count) -> str:
    """The figure as it is written: 3, 3 of 4, 45 min."""
    if count.timed:
        return _("{n} min").format(n=count.number)
    if count.whole:
        return _("{n} of {whole}").format(n=count.number, whole=count.whole)
    return str(count.number)


def way_to(thing: Thing) -> AnyWay:
    """Where a thing stands."""
    if isinstance(thing, Meeting):
        return ShowMeeting(thing.id)
    if isinstance(thing, AgendaItem):
        return ShowMeeting(thing.meeting_id)
    if isinstance(thing, Outcome):
        return ShowAction(thing.id) if thing.kind is OutcomeKind.ACTION else ShowMeeting(thing.item.meeting_id)
    return ShowParty(thing) if isinstance(thing, Organisation) else ShowConcern(thing.id)


class ThingsDialog(Dialog):
    """What a figure counts. Enter or a double click goes to the thing and closes the list."""

    def __init__(self, desk: Desk, count: Count, parent: QWidget | None) -> None:
        super().__init__(count.name, parent, wide=820, high=480)
        self.desk = desk
        order = {id(thing): n for n, thing in enumerate(count.things)}
        self.table = Table(
            (
                Column(_("What"), self._what, lambda one: order[id(one)]),
                Column(_("Where"), self._where, spare=True),
                Column(_("How it stands"), self._stands),
            ),
            name=count.name,
            fit=True,
        )
        self.table.show_things(count.things, same=lambda one: (type(one), one.id))
        self.table.opened.connect(lambda thing: self.visit())
        show = button(_("Show it there"), self.visit, name="right", role="primary", tip=_("Enter"))
        show.setAutoDefault(False)
        body = column(heading(count.name), label(number_of(count), "muted"), self.table)
        self.build(body, show, None, self.close_button)
        if count.things:
            self.table.selectRow(0)
        self.table.setFocus()

    def visit(self) -> None:
        """Close, and show the chosen thing where it stands."""
        thing = self.table.current()
        if thing is not None:
            self.accept()
            self.desk.go.emit(way_to(thing))

    def _what(self, thing: Thing) -> str:
        if isinstance(thing, Meeting):
            return _("Meeting {number}").format(number=_meeting(thing))
        if isinstance(thing, AgendaItem):
            return thing.title
        if isinstance(thing, Organisation):
            return thing.name
        who = f"{thing.who}: " if isinstance(thing, Outcome) and thing.who else ""
        return f"{who}{thing.text}"

    def _where(self, thing: Thing) -> str:
        if isinstance(thing, Meeting):
            return " · ".join(filter(None, (self.desk.language.long_date(thing.day), thing.theme)))
        if isinstance(thing, AgendaItem):
            return _("Meeting {number}").format(number=_meeting(thing.meeting))
        if isinstance(thing, Outcome):
            return _("Meeting {number}").format(number=_meeting(thing.item.meeting))
        return thing.sector if isinstance(thing, Organisation) else thing.theme

    def _stands(self, thing: Thing) -> str:
        forum, speak = self.desk.file.forum, self.desk.language
        if isinstance(thing, Meeting):
            return stage.word(thing, forum, speak)
        if isinstance(thing, AgendaItem):
            used = _("{n} min").format(n=round(thing.used_seconds / 60))
            return f"{forum.word(thing.kind, speak)} · {used}"
        if isinstance(thing, Organisation):
            return forum.word(thing.membership, speak)
        if isinstance(thing, Outcome) and thing.kind is OutcomeKind.ACTION:
            receiver = thing.handed_to.called if thing.handed_to is not None else ""
            return " · ".join(filter(None, (forum.word(thing.status, speak), receiver)))
        return forum.word(thing.kind, speak)


def _meeting(meeting: Meeting) -> str:
    return f"{meeting.number}/{meeting.year}"


def show_things(desk: Desk, count: Count, parent: QWidget) -> None:
    """Show what the figure counts."""
    ThingsDialog(desk, count, parent).exec()
