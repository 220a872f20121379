"""Commands that several pages have: the same words, keys and picture, whatever the page does it to."""

from __future__ import annotations

from collections.abc import Callable

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.ui.commands import Command, Owner

Run = Callable[[Owner], object]
When = Callable[[Owner], bool]


def trace(run: Run[Owner], tip: str, *, when: When[Owner] | None = None, row: bool = True) -> Command[Owner]:
    """The chain that something belongs to; `tip`, a msgid, says from what to what."""
    return Command("trace", N_("The t&race …"), run, "Ctrl+T", "history", tip, when, row)


def hold(run: Run[Owner], when: When[Owner]) -> Command[Owner]:
    tip = N_("Fill the window with the agenda and type the minutes live")
    return Command("hold", N_("&Hold the meeting"), run, "Ctrl+L", "live", tip, when)


def papers(run: Run[Owner], when: When[Owner]) -> Command[Owner]:
    return Command(
        "papers", N_("P&apers"), run, "Ctrl+P", "papers", N_("Notice, agenda and minutes of this meeting"), when
    )


def plan(run: Run[Owner], when: When[Owner]) -> Command[Owner]:
    tip = N_("Create the year's meetings at once")
    return Command("plan", N_("&Plan the year …"), run, icon="calendar", tip=tip, when=when)


def finish(run: Run[Owner], when: When[Owner]) -> Command[Owner]:
    tip = N_("Tidy the minutes, send them for remarks, make them final, send and correct them")
    return Command("finish", N_("Make &final"), run, "Ctrl+Shift+F", "check", tip, when)
