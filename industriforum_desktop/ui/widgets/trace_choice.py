"""Which chain is meant, where several can be: an item of a meeting, or a question that a concern belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import _
from industriforum_desktop.ui import choosing
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.widgets.trace import show_trace


def trace_one_of(
    desk: Desk, things: Sequence[AgendaItem | Outcome], parent: QWidget, at: AgendaItem | None = None
) -> None:
    """Show the chain that one of the things belongs to: the only one, or the one that the officer chooses.

    Things under the same item are one choice, and the latest of them stands for it; `at` is offered first.
    """
    items: dict[AgendaItem, AgendaItem | Outcome] = {}
    for thing in things:
        items[thing.item if isinstance(thing, Outcome) else thing] = thing
    if not items:
        desk.said.emit(_("No item of an agenda belongs to it."))
        return
    names = {_name(item): thing for item, thing in items.items()}
    place: int | None = 0
    if len(names) > 1:
        offered = list(names)
        first = offered.index(_name(at)) if at in items and at is not None else 0
        place = choosing.choose(parent, _("The trace"), _("Which question?"), offered, first)
    if place is not None:
        show_trace(desk, list(names.values())[place], parent)


def _name(item: AgendaItem) -> str:
    """2/2023, 5. Validering: no two items are called the same."""
    return f"{item.meeting.number}/{item.meeting.year}, {item.position}. {item.title}"
