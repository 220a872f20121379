"""What can be done with what was agreed to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.ui.commands import Command, Entry
from industriforum_desktop.ui.shared.commands import trace

if TYPE_CHECKING:
    from industriforum_desktop.ui.actions.page import ActionsPage

OPEN, OVERDUE, ALL = "open", "overdue", "all"
"""Which actions are shown."""


def _may_close(page: ActionsPage) -> bool:
    return page.chosen is not None and page.chosen.status.open


def _may_send(page: ActionsPage) -> bool:
    return page.has_it is not None


def _may_step_back(page: ActionsPage) -> bool:
    return page.status_beside(-1) is not None


def _may_step_on(page: ActionsPage) -> bool:
    return page.status_beside(1) is not None


COMMANDS: tuple[Entry[ActionsPage], ...] = (
    Command(
        "follow-up",
        N_("&Follow up …"),
        lambda page: page.edit(),
        "F2",
        "edit",
        N_("Change status, hand over, funding"),
        row=True,
    ),
    Command(
        "done",
        N_("Mark as &done"),
        lambda page: page.done(),
        "Ctrl+Return",
        "check",
        N_("Mark the action as done"),
        when=_may_close,
        row=True,
    ),
    Command(
        "tell",
        N_("&Note what was told …"),
        lambda page: page.tell(),
        "Ctrl+N",
        "note",
        N_("Keep what was told of the action between the meetings"),
        row=True,
    ),
    Command(
        "send-list",
        N_("&Send the list to its receiver …"),
        lambda page: page.send_list(),
        "Ctrl+Shift+I",
        "mail",
        N_("A letter to whoever the action was handed over to, with all its actions"),
        when=_may_send,
        row=True,
    ),
    Command(
        "reword",
        N_("&Change in the minutes"),
        lambda page: page.reword(),
        "Shift+F2",
        "note",
        N_("Change what, who or when where it stands in the minutes"),
        row=True,
    ),
    Command("meeting", N_("Show the &meeting"), lambda page: page.visit(), icon="meetings", row=True),
    trace(lambda page: page.trace(), N_("Where the action comes from, and what has come of it")),
    Command(
        "back",
        N_("Status one step &back"),
        lambda page: page.step(-1),
        "Alt+Left",
        "left",
        when=_may_step_back,
        row=True,
    ),
    Command(
        "on",
        N_("Status one step &on"),
        lambda page: page.step(1),
        "Alt+Right",
        "right",
        when=_may_step_on,
        row=True,
    ),
    None,
    Command("open", N_("Show &open"), lambda page: page.show_only(OPEN)),
    Command("overdue", N_("Show o&verdue"), lambda page: page.show_only(OVERDUE)),
    Command("all", N_("Show &all"), lambda page: page.show_only(ALL)),
    Command("filter", N_("F&ilter"), lambda page: page.filter.setFocus(), "Ctrl+F", "search"),
)
