"""What can be done with organisations, people, and those to win for the forum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.ui.commands import Command, Entry

if TYPE_CHECKING:
    from industriforum_desktop.ui.people.page import PeoplePage


def _may_go_on(page: PeoplePage) -> bool:
    return page.stage_beside(1) is not None


def _may_go_back(page: PeoplePage) -> bool:
    return page.stage_beside(-1) is not None


COMMANDS: tuple[Entry[PeoplePage], ...] = (
    Command("new", N_("&New"), lambda page: page.new(), "Ctrl+N", "plus", N_("New organisation or person")),
    Command(
        "new-organisation", N_("New &organisation …"), lambda page: page.new_organisation(), icon="organisation"
    ),
    Command("new-person", N_("New &person …"), lambda page: page.new_person(), icon="person"),
    None,
    Command("edit", N_("&Edit …"), lambda page: page.edit(), "F2", "edit", row=True),
    Command(
        "switch",
        N_("&Deactivate or activate"),
        lambda page: page.switch(),
        tip=N_("Take out of coming meetings, or in again"),
        row=True,
    ),
    Command(
        "log",
        N_("&Contact log …"),
        lambda page: page.log(),
        "Ctrl+Shift+L",
        "note",
        N_("What has been said with the organisation, and what comes next"),
        row=True,
    ),
    Command(
        "invite",
        N_("&Invitation …"),
        lambda page: page.invite(),
        "Ctrl+Shift+I",
        "mail",
        N_("A letter with the invitation to the organisation, as an e-mail draft"),
        row=True,
    ),
    Command(
        "stage-on",
        N_("A stage &on"),
        lambda page: page.step_beside(1),
        "Alt+Right",
        "right",
        N_("The contact with the organisation has come a stage further"),
        when=_may_go_on,
        row=True,
    ),
    Command(
        "stage-back",
        N_("A stage &back"),
        lambda page: page.step_beside(-1),
        "Alt+Left",
        "left",
        N_("The contact with the organisation is at the stage before"),
        when=_may_go_back,
        row=True,
    ),
    Command("delete", N_("De&lete …"), lambda page: page.delete(), "Delete", "trash", row=True),
    None,
    Command("filter", N_("&Filter"), lambda page: page.filter.setFocus(), "Ctrl+F", "search"),
)
