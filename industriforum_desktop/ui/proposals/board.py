"""The board: a list for each state a proposal can be in, and one of the meetings to put it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import ProposalState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label, row
from industriforum_desktop.ui.widgets.board import DropList, board_column

PROPOSAL = "application/x-industriforum-proposal"
COLUMNS = (
    ProposalState.NEW,
    ProposalState.PLANNED,
    ProposalState.TREATED,
    ProposalState.POSTPONED,
    ProposalState.DECLINED,
)


class Board(QWidget):
    """Signals: `moved` with a proposal's id and the state whose list it was dropped on; `planned` with a
    proposal's id and a meeting's; `opened` with a proposal's id.
    """

    moved = Signal(int, object)
    planned = Signal(int, int)
    opened = Signal(int)

    def __init__(self, forum_words: dict[ProposalState, str]) -> None:
        super().__init__()
        self.lists: dict[ProposalState, DropList] = {}
        self._heads = {}
        whole = row(spacing=GRID)
        whole.setContentsMargins(0, 0, 0, 0)
        waiting = column(spacing=GRID)
        for state in COLUMNS:
            part = self.lists[state] = DropList(forum_words[state], PROPOSAL)
            part.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            part.setDefaultDropAction(Qt.DropAction.MoveAction)
            part.opened.connect(self.opened)
            part.dropped.connect(lambda one, at, state=state: self.moved.emit(one, state))
            part.currentRowChanged.connect(lambda place, state=state: self._alone(state, place))
            self._heads[state] = label(forum_words[state], "eyebrow")
            if state in (ProposalState.POSTPONED, ProposalState.DECLINED):
                waiting.addWidget(board_column(self._heads[state], part), 1)
            else:
                whole.addWidget(board_column(self._heads[state], part), 1)
        self.meetings = DropList(_("Planned meetings"), PROPOSAL)
        self.meetings.dropped.connect(self._dropped_on_meeting)
        self.meetings.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        whole.addLayout(waiting, 1)
        whole.addWidget(board_column(label(_("Drop on a meeting"), "eyebrow"), self.meetings), 1)
        self.setLayout(whole)

    def _dropped_on_meeting(self, proposal_id: int, meeting_id: int | None) -> None:
        if meeting_id is not None:
            self.planned.emit(proposal_id, meeting_id)

    def _alone(self, state: ProposalState, place: int) -> None:
        """One proposal is chosen at a time, in whatever list it is."""
        if place >= 0:
            for other, part in self.lists.items():
                if other is not state:
                    part.setCurrentRow(-1)

    def chosen(self) -> int | None:
        """The chosen proposal's id."""
        return next((one for part in self.lists.values() if (one := part.chosen()) is not None), None)

    def choose(self, proposal_id: int) -> None:
        """Choose the proposal, in whatever list it is, and go there."""
        for part in self.lists.values():
            if part.choose(proposal_id):
                part.setFocus()

    def show_all(
        self,
        proposals: Sequence[Proposal],
        meetings: Sequence[Meeting],
        forum: Forum,
        language: Language,
        attached: Mapping[int, int],
    ) -> None:
        """Show where everything stands; `attached` is how many files came with a proposal, by its id."""
        chosen = self.chosen()
        for state, part in self.lists.items():
            here = [one for one in proposals if one.state is state]
            self._heads[state].setText(f"{forum.word(state, language)} ({len(here)})")
            part.show_entries([(one.id, _words(one, language, attached.get(one.id, 0)), _tip(one)) for one in here])
        self.meetings.show_entries(
            [(one.id, f"{one.number}/{one.year}\n{language.long_date(one.day)}", "") for one in meetings]
        )
        if chosen is not None:
            for part in self.lists.values():
                part.choose(chosen)


def _words(proposal: Proposal, language: Language, attached: int) -> str:
    day = language.short_date(proposal.received_on)
    where = next((f"{i.meeting.number}/{i.meeting.year}" for i in reversed(proposal.items)), "")
    files = ngettext("{n} attachment", "{n} attachments", attached).format(n=attached) if attached else ""
    lines = (proposal.title, proposal.organisation.called, where or day, files, proposal.reason)
    return "\n".join(filter(None, lines))


def _tip(proposal: Proposal) -> str:
    return proposal.background
