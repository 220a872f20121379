"""The buttons below the lists: what can be done with the organisation or the person that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum import rules
from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.commands import Actions
from industriforum_desktop.ui.widgets.basics import button, row
from industriforum_desktop.ui.widgets.letters import literal

INVITED = (Membership.TO_CONTACT, Membership.CONTACTED, Membership.DECLINED)
"""The statuses of those who may be invited."""


class Doing(Protocol):
    """What the buttons do that are no commands of the page as it stands."""

    def new_person(self) -> None: ...
    def step(self, status: Membership) -> None: ...
    def switch(self) -> None: ...


class ChoiceBar(QWidget):
    """`word` says a status in the forum's words."""

    def __init__(self, commands: Actions, doing: Doing, word: Callable[[Membership], str]) -> None:
        super().__init__()
        self._word = word
        self.edit, self.log = commands.button("edit"), commands.button("log")
        self.invite, self.delete = commands.button("invite"), commands.button("delete")
        self.person = button(
            _("Add person …"),
            doing.new_person,
            name="person",
            tip=_("Add somebody who takes part for the organisation"),
        )
        self.steps = {status: button("", partial(doing.step, status), name="right") for status in Membership}
        self.switch = button(_("Deactivate"), doing.switch)
        layout = row(
            self.edit, self.person, self.log, self.invite, *self.steps.values(), None, self.switch, self.delete
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_choice(self, thing: Organisation | Participant | None, *, listed: bool, board: bool) -> None:
        """Show what can be done with this; `listed` where organisations are in view, `board` on the board."""
        for one in (self.person, self.switch):
            one.setEnabled(thing is not None)
        self.log.setVisible(listed)
        self.person.setVisible(listed and not board)
        for one in (self.switch, self.delete):
            one.setVisible(not board)
        self.switch.setText(_("Deactivate") if thing is None or thing.active else _("Activate"))
        invited = isinstance(thing, Organisation) and thing.membership in INVITED
        self.invite.setVisible(board and invited)
        steps = rules.NEXT_STEPS[thing.membership] if isinstance(thing, Organisation) else ()
        for status, one in self.steps.items():
            one.setVisible(status in steps)
            if status in steps:
                word = self._word(status)
                one.setText(literal(word))
                one.setToolTip(_("Change the status to: {status}").format(status=word))
