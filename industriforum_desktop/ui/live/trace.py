"""The trace from the live view: of the captured row that is chosen there, else of the item at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.widgets.trace import show_trace

if TYPE_CHECKING:
    from industriforum_desktop.ui.live.page import LivePage


def show_live_trace(page: LivePage) -> None:
    """Write what is typed, and show the chain that it belongs to."""
    if page.session is None:
        return
    if not page.session.flush():
        page.desk.warn(_("The file can't be written just now. Try again in a moment."), page)
        return
    page.desk.file.session.expire_all()
    show_trace(page.desk, _at_hand(page), page.window())
    page.write()


def _at_hand(page: LivePage) -> AgendaItem | Outcome:
    place = page.captured.place if page.captured.hasFocus() else None
    if place is None or page.session is None:
        return page.item
    number, line = place
    asked = select(Outcome).where(Outcome.item_id == page.session.item_ids[number - 1], Outcome.position == line)
    return page.desk.file.session.scalars(asked).one_or_none() or page.item
