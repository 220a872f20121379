"""What can be done with proposals and what comes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from industriforum_desktop.forum.kinds import N_, ProposalState
from industriforum_desktop.ui.commands import Command, Entry
from industriforum_desktop.ui.shared.commands import trace

if TYPE_CHECKING:
    from industriforum_desktop.ui.proposals.page import ProposalsPage


def _is_not(state: ProposalState) -> Callable[[ProposalsPage], bool]:
    def so(page: ProposalsPage) -> bool:
        return page.chosen is not None and page.chosen.state is not state

    return so


def _answered(page: ProposalsPage) -> bool:
    return page.chosen is not None and page.chosen.state in (ProposalState.DECLINED, ProposalState.POSTPONED)


def _on_agenda(page: ProposalsPage) -> bool:
    return page.chosen is not None and bool(page.chosen.items)


COMMANDS: tuple[Entry[ProposalsPage], ...] = (
    Command("new", N_("&New proposal …"), lambda page: page.new(), "Ctrl+N", "plus", N_("Write down a proposal")),
    Command("edit", N_("&Edit the proposal …"), lambda page: page.edit(), "F2", "edit", row=True),
    Command("delete", N_("&Delete the proposal"), lambda page: page.delete(), "Delete", "trash", row=True),
    Command(
        "attach",
        N_("Attach &files to the proposal …"),
        lambda page: page.attach(),
        icon="attach",
        tip=N_("Keep files with the proposal; they go with it to the agenda"),
        row=True,
    ),
    None,
    Command(
        "empty-list",
        N_("E&mpty list for Excel …"),
        lambda page: page.save_empty_list(),
        icon="save",
        tip=N_("A list that an organisation fills in with several proposals and sends back"),
    ),
    Command(
        "came-in",
        N_("What has c&ome in …"),
        lambda page: page.came_in(),
        icon="archive",
        tip=N_("The originals of forms, answers and attachments, as they came"),
    ),
    None,
    Command(
        "plan",
        N_("Put on an &agenda …"),
        lambda page: page.plan(),
        "Ctrl+Return",
        "meetings",
        N_("Make an item of the proposal on a planned meeting's agenda"),
        row=True,
    ),
    Command(
        "put-off",
        N_("Put &off …"),
        lambda page: page.move_chosen(ProposalState.POSTPONED),
        icon="right",
        when=_is_not(ProposalState.POSTPONED),
        row=True,
    ),
    Command(
        "decline",
        N_("&Turn down …"),
        lambda page: page.move_chosen(ProposalState.DECLINED),
        icon="close",
        when=_is_not(ProposalState.DECLINED),
        row=True,
    ),
    Command(
        "letter",
        N_("&Letter about it …"),
        lambda page: page.write_letter(),
        icon="mail",
        tip=N_("Tell whoever proposed it that it is turned down or put off, and why"),
        when=_answered,
        row=True,
    ),
    Command(
        "new-again",
        N_("Make new a&gain"),
        lambda page: page.move_chosen(ProposalState.NEW),
        icon="undo",
        when=_is_not(ProposalState.NEW),
        row=True,
    ),
    Command("meeting", N_("Show the &meeting"), lambda page: page.visit(), icon="right", when=_on_agenda, row=True),
    trace(lambda page: page.trace(), N_("What has come of the proposal")),
)
