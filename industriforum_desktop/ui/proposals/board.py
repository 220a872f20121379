"""The board: a list for each state a proposal can be in, and one of the meetings to put it on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import ProposalState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card, column, label, row

ID = Qt.ItemDataRole.UserRole
PROPOSAL = "application/x-industriforum-proposal"
COLUMNS = (
    ProposalState.NEW,
    ProposalState.PLANNED,
    ProposalState.TREATED,
    ProposalState.POSTPONED,
    ProposalState.DECLINED,
)


class DropList(QListWidget):
    """A list that proposals can be dropped on. Signals: `dropped` with the proposal's id and the id of the entry
    that it was dropped on, None beside all; `opened` with an entry's id.
    """

    dropped = Signal(int, object)
    opened = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "cards")
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda entry: self.opened.emit(entry.data(ID)))

    def chosen(self) -> int | None:
        """The id of the current entry."""
        entry = self.currentItem()
        return None if entry is None else int(entry.data(ID))

    def choose(self, wanted: int) -> bool:
        """Make this entry the current one, if it is here."""
        for n in range(self.count()):
            if self.item(n).data(ID) == wanted:
                self.setCurrentRow(n)
                return True
        return False

    def show_entries(self, entries: Sequence[tuple[int, str, str]]) -> None:
        """Show these: id, text, tip."""
        before, place = self.chosen(), self.currentRow()
        self.clear()
        for one, text, tip in entries:
            entry = QListWidgetItem(text)
            entry.setData(ID, one)
            entry.setToolTip(tip)
            self.addItem(entry)
        self._measure()
        if before is not None and not self.choose(before) and entries:
            self.setCurrentRow(min(place, len(entries) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Give each entry the height of its wrapped text: Qt leaves the style's margins out of account."""
        width = self.viewport().width() - 2 * GRID - 4
        for n in range(self.count()):
            entry = self.item(n)
            room = QRect(0, 0, width, 10_000)
            text = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, entry.text())
            entry.setSizeHint(QSize(0, text.height() + 2 * GRID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and chosen is not None:
            self.opened.emit(chosen)
            return
        super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        carried = QMimeData()
        carried.setData(PROPOSAL, str(items[0].data(ID)).encode())
        return carried

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(PROPOSAL))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(PROPOSAL))

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(PROPOSAL):
            event.ignore()
            return
        event.acceptProposedAction()
        proposal_id = int(bytes(event.mimeData().data(PROPOSAL).data()))
        entry = self.itemAt(event.position().toPoint())
        self.dropped.emit(proposal_id, entry.data(ID) if entry is not None else None)


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
            part = self.lists[state] = DropList(forum_words[state])
            part.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            part.setDefaultDropAction(Qt.DropAction.MoveAction)
            part.opened.connect(self.opened)
            part.dropped.connect(lambda one, at, state=state: self.moved.emit(one, state))
            part.currentRowChanged.connect(lambda place, state=state: self._alone(state, place))
            self._heads[state] = label(forum_words[state], "eyebrow")
            if state in (ProposalState.POSTPONED, ProposalState.DECLINED):
                waiting.addWidget(_card(self._heads[state], part), 1)
            else:
                whole.addWidget(_card(self._heads[state], part), 1)
        self.meetings = DropList(_("Planned meetings"))
        self.meetings.dropped.connect(self._dropped_on_meeting)
        self.meetings.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        whole.addLayout(waiting, 1)
        whole.addWidget(_card(label(_("Drop on a meeting"), "eyebrow"), self.meetings), 1)
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
        self, proposals: Sequence[Proposal], meetings: Sequence[Meeting], forum: Forum, language: Language
    ) -> None:
        """Show where everything stands."""
        chosen = self.chosen()
        for state, part in self.lists.items():
            here = [one for one in proposals if one.state is state]
            self._heads[state].setText(f"{forum.word(state, language)} ({len(here)})")
            part.show_entries([(one.id, _words(one, language), _tip(one)) for one in here])
        self.meetings.show_entries(
            [(one.id, f"{one.number}/{one.year}\n{language.long_date(one.day)}", "") for one in meetings]
        )
        if chosen is not None:
            for part in self.lists.values():
                part.choose(chosen)


def _card(*parts: QWidget) -> Card:
    card = Card(*parts)
    card.column.setContentsMargins(GRID, GRID, GRID, GRID)
    card.column.setSpacing(GRID // 2)
    card.setMinimumSize(QSize(120, 0))
    return card


def _words(proposal: Proposal, language: Language) -> str:
    day = language.short_date(proposal.received_on)
    where = next((f"{i.meeting.number}/{i.meeting.year}" for i in reversed(proposal.items)), "")
    return "\n".join(filter(None, (proposal.title, proposal.organisation.called, where or day, proposal.reason)))


def _tip(proposal: Proposal) -> str:
    return proposal.background
