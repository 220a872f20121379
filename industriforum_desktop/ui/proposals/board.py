"""The board of proposals: a column for each state a proposal can be in, and one of the meetings to put it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import ProposalState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.ui.shared.board import Board, DropList, Filled, Shown

PROPOSAL = "application/x-industriforum-proposal"
WAITING = (ProposalState.POSTPONED, ProposalState.DECLINED)
COLUMNS = (ProposalState.NEW, ProposalState.PLANNED, ProposalState.TREATED, WAITING)


class ProposalBoard(Board):
    """Signals: `planned` with a proposal's id and the id of the meeting that its card was dropped on."""

    planned = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(COLUMNS, PROPOSAL, fixed=(ProposalState.TREATED,))
        self.meetings = DropList(_("Planned meetings"), PROPOSAL)
        self.meetings.dropped.connect(self._dropped_on_meeting)
        self.meetings.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.add_below(COLUMNS.index(ProposalState.PLANNED), _("Drop on a meeting"), self.meetings)

    def _dropped_on_meeting(self, proposal_id: int, meeting_id: int | None) -> None:
        if meeting_id is not None:
            self.planned.emit(proposal_id, meeting_id)

    def show_proposals(
        self,
        proposals: Sequence[Proposal],
        meetings: Sequence[Meeting],
        forum: Forum,
        language: Language,
        attached: Mapping[int, int],
        today: date,
    ) -> None:
        """Show where everything stands; `attached` is how many files came with a proposal, by its id."""
        cards = {
            state: [_card(one, language, attached.get(one.id, 0), today) for one in proposals if one.state is state]
            for state in self.lists
        }
        self.show_all({state: Filled(forum.word(state, language), cards[state]) for state in self.lists})
        self.meetings.show_cards(
            [
                Shown(one.id, f"{one.number}/{one.year}", when=language.spoken_date(one.day, today))
                for one in meetings
            ]
        )


def _card(proposal: Proposal, language: Language, attached: int, today: date) -> Shown:
    met = next((item.meeting for item in reversed(proposal.items)), None)
    at = _("Meeting {number}/{year}").format(number=met.number, year=met.year) if met else ""
    came = "" if met else _("Came in {day}").format(day=language.spoken_date(proposal.received_on, today))
    files = ngettext("{n} attachment", "{n} attachments", attached).format(n=attached) if attached else ""
    lines = (proposal.organisation.called, at, came, files, proposal.reason)
    return Shown(proposal.id, proposal.title, lines, tip=proposal.background)
