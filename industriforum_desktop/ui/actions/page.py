"""Actions: what the meetings gave to somebody to do, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLineEdit, QTabWidget, QWidget

from industriforum_desktop.forum import record, rules
from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import ActionStatus, SendingKind
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.ui.actions import words
from industriforum_desktop.ui.actions.commands import ALL, COMMANDS, OPEN, OVERDUE
from industriforum_desktop.ui.actions.details import Details
from industriforum_desktop.ui.actions.form import ActionForm
from industriforum_desktop.ui.actions.news import NewsForm
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Choice
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.shared.board import Board, Filled
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay, ListActions, ShowAction, ShowLine, ShowMeeting
from industriforum_desktop.ui.widgets.basics import Empty, column, label, row
from industriforum_desktop.ui.widgets.listing import Listing
from industriforum_desktop.ui.widgets.page import Page
from industriforum_desktop.ui.widgets.picker import Picker
from industriforum_desktop.ui.widgets.table import Table, filter_field
from industriforum_desktop.ui.widgets.trace import show_trace

SILENT = "silent"
WHEN = 2
WIDE = 980
"""From this width on, in device-independent pixels, there is room for the details beside the list."""


class ActionsPage(Page):
    """One list, the open actions first by day. What, who and when stay as the minutes say."""

    key = "actions"
    declared = COMMANDS
    filter: QLineEdit

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = self._make_table()
        self.filter = filter_field(self.table)
        self.shown = Choice(
            ((_("Open"), OPEN), (_("Overdue"), OVERDUE), (_("To be asked about"), SILENT), (_("All"), ALL))
        )
        self.shown.setAccessibleName(_("Which actions"))
        self.receiver = Picker()
        self.receiver.setAccessibleName(_("Receiver"))
        self.receiver.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.receiver.setMinimumContentsLength(16)
        self.details = Details(self.actions_of)
        self.summary = label(role="muted")
        for box in (self.shown, self.receiver):
            box.currentIndexChanged.connect(lambda place: self._narrow())
        self.table.opened.connect(lambda action: self.edit())
        self.table.chosen.connect(lambda action: self._show_choice())
        self.board = Board(list(ActionStatus), "application/x-industriforum-action")
        self.board.moved.connect(self._moved)
        self.board.opened.connect(lambda action_id: self.edit())
        self.board.chosen_changed.connect(self._show_choice)
        self.board.all_wanted.connect(self._show_hidden)
        self.filter.textChanged.connect(lambda text: self._show_board())
        self._build_layout()

    def _make_table(self) -> Table:
        def late(action: Outcome) -> str:
            if action.overdue(self.desk.today()):
                return "warning"
            return "" if action.status.open else "muted"

        def status(action: Outcome) -> str:
            return words.status(action, self.desk.file.forum, self.desk.language, self.desk.today())

        def met(action: Outcome) -> tuple[int, int, int]:
            return (action.item.meeting.year, action.item.meeting.number, action.item.position)

        statuses = list(ActionStatus)
        columns = [
            Column(_("What"), words.what),
            Column(_("Who"), lambda a: ", ".join(words.receivers(a))),
            Column(_("When"), lambda a: words.due(a, self.desk.language), words.when_key, colour=late, whole=True),
            Column(_("Status"), status, lambda a: statuses.index(a.status), colour=late, whole=True),
            Column(_("Handed over to"), lambda a: a.handed_to.called if a.handed_to else "", spare=True),
            Column(_("Meeting"), words.meeting, met, spare=True),
        ]
        table = Table(columns, name=_("Actions"), fit=True, key="actions")
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.sortByColumn(WHEN, Qt.SortOrder.AscendingOrder)
        return table

    def show_only(self, which: str) -> None:
        """Show open, overdue or all actions."""
        self.shown.setCurrentIndex(self.shown.findData(which))

    def _build_layout(self) -> None:
        self.edit_button, self.done_button = self.button("follow-up"), self.button("done")
        empty = Empty(
            "actions",
            _("No action yet"),
            _("In a meeting, begin a line with -> to capture an action. It then appears here."),
        )
        hidden = _("No action is like that. Choose All, or change the filter.")
        listing = Listing(self.table, empty, hidden)
        head: QHBoxLayout = row(self.filter, self.shown, self.receiver, None, spacing=GRID)
        head.setStretch(0, 1)
        self.views = QTabWidget(documentMode=True)
        self.views.tabBar().setDrawBase(False)
        self.views.addTab(listing, _("List"))
        self.views.addTab(self.board, _("Board"))
        self.views.currentChanged.connect(lambda place: self._change_view())
        middle = row(self.views, self.details, spacing=2 * GRID)
        middle.setStretch(0, 1)
        self.body.addLayout(column(label(self.title, "display"), self.summary, spacing=0))
        self.body.addLayout(head)
        self.body.addLayout(middle, 1)
        self._foot = row(self.edit_button, self.done_button, None)
        self.body.addLayout(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _change_view(self) -> None:
        self._share_width()
        self._narrow()

    def _share_width(self) -> None:
        wide = self.width() >= WIDE
        # A board needs the width itself: five columns beside the details would be too narrow to read.
        beside = wide and not self.on_board
        self.details.setVisible(beside)
        for one in (self.edit_button, self.done_button):
            one.setVisible(not beside)

    @property
    def on_board(self) -> bool:
        """Whether the board is in view."""
        return self.views.currentWidget() is self.board

    @property
    def chosen(self) -> Outcome | None:
        """The action that is chosen."""
        if not self.on_board:
            return self.table.current()
        chosen = self.board.chosen()
        return next((one for one in self.table.rows.things if one.id == chosen), None)

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        actions, today = self.desk.file.actions(), self.desk.today()
        self._offer_receivers(actions)
        self._set_filter()
        row_before = self.table.currentIndex().row()
        # Without any action the list says how one comes about.
        self.views.setTabVisible(self.views.indexOf(self.board), bool(actions))
        self.table.show_things(actions)
        if self.table.current() is None and self.table.sorted.rowCount():
            # What was done has left the list of open ones: go on with the next.
            self.table.selectRow(min(max(0, row_before), self.table.sorted.rowCount() - 1))
        still_open = sum(action.status.open for action in actions)
        late = sum(action.overdue(today) for action in actions)
        text = ngettext("{n} open", "{n} open", still_open).format(n=still_open)
        if late:
            text += ", " + ngettext("{n} overdue", "{n} overdue", late).format(n=late)
        self.summary.setText(text)
        self._show_board()
        self._show_choice()

    def _offer_receivers(self, actions) -> None:
        """All that have an action, by name; the one chosen stays chosen."""
        language = self.desk.language
        names = sorted({name for action in actions for name in words.receivers(action)}, key=language.sort_key)
        chosen = self.receiver.currentData()
        self.receiver.blockSignals(True)
        self.receiver.clear()
        self.receiver.addItem(_("All receivers"), "")
        for name in names:
            self.receiver.addItem(name, name)
        self.receiver.setCurrentIndex(max(0, self.receiver.findData(chosen)))
        self.receiver.blockSignals(False)

    def _set_filter(self) -> None:
        which, receiver, today = self.shown.currentData(), self.receiver.currentData(), self.desk.today()

        actions = self.desk.file.actions()
        quiet = {one.id for one in actions if one.silent(today)}

        def keep(action: Outcome) -> bool:
            if which == SILENT and action.id not in quiet:
                return False
            if which == OPEN and not action.status.open:
                return False
            if which == OVERDUE and not action.overdue(today):
                return False
            return not receiver or receiver in words.receivers(action)

        self.table.sorted.keep = keep

    def _narrow(self) -> None:
        if self.desk.has_file:
            self._set_filter()
            self.table.sorted.renew()
            self._show_board()
            self._show_choice()

    def _show_board(self) -> None:
        """The board shows what the list shows, and tells how many the filter hides."""
        if not self.desk.has_file or not self.on_board:
            return
        forum, language, today = self.desk.file.forum, self.desk.language, self.desk.today()
        shown = sorted(self.table.sorted.shown(), key=lambda action: action.due or date.max)
        columns = {}
        for status in ActionStatus:
            cards = [words.card(action, language, today) for action in shown if action.status is status]
            hidden = sum(action.status is status for action in self.table.rows.things) - len(cards)
            closed = ngettext("+ {n} closed", "+ {n} closed", hidden)
            told = ngettext("+ {n} hidden", "+ {n} hidden", hidden) if status.open else closed
            columns[status] = Filled(forum.word(status, language), cards, told.format(n=hidden) if hidden else "")
        self.board.show_all(columns)

    def _show_hidden(self) -> None:
        """Show those that the filter hides."""
        self.filter.clear()
        self.receiver.setCurrentIndex(0)
        self.show_only(ALL)

    def follow(self, way: AnyWay) -> None:
        self.filter.clear()
        self.receiver.setCurrentIndex(0)
        match way:
            case ListActions(which=which):
                self.show_only(which)
            case ShowAction(action_id=action_id):
                self.show_only(ALL)
                self.table.choose(lambda action: action.id == action_id)

    def _show_choice(self) -> None:
        action = self.chosen
        if not self.desk.has_file:
            return
        self.enable()
        self.details.show_action(action, self.desk.file.forum, self.desk.language, self.desk.today())

    def _needs_choice(self) -> Outcome | None:
        if self.chosen is None:
            self.desk.said.emit(_("Choose a row in the list first."))
            return None
        return self.chosen if self.desk.writable() else None

    def edit(self, status: ActionStatus | None = None) -> None:
        """Ask what has become of the chosen action; of one that is `status` now, what came of it."""
        action = self._needs_choice()
        if action is None:
            return
        file = self.desk.file
        used = sorted({other.funding for other in file.actions() if other.funding})
        form = ActionForm(
            action, file.organisations(), used, file.forum, self.desk.language, self.desk.today(), self
        )
        if status is not None:
            form.ask_result(status)
        name = _("Followed up: {what}").format(what=_short(words.what(action)))
        form.commit = lambda: self.desk.write(name, lambda: form.write(action))
        form.exec()

    def done(self) -> None:
        """Close the chosen action as done today."""
        action = self._needs_choice()
        if action is None:
            return
        if not action.status.open:
            self.desk.said.emit(_("The action is closed already."))
            return
        with self.desk.change(_("Marked as done: {what}").format(what=_short(words.what(action)))):
            rules.set_status(action, ActionStatus.DONE, self.desk.today())

    def step(self, steps: int) -> None:
        """Move the chosen action to the status beside the one it has."""
        status = self.status_beside(steps)
        if self.chosen is not None and status is not None:
            self._move(self.chosen, status)

    def status_beside(self, steps: int) -> ActionStatus | None:
        """The status so many steps after the chosen action's; None at the ends and where none is chosen."""
        if self.chosen is None:
            return None
        statuses = list(ActionStatus)
        place = statuses.index(self.chosen.status) + steps
        return statuses[place] if 0 <= place < len(statuses) else None

    def _moved(self, action_id: str, status: ActionStatus) -> None:
        """The action's card was carried to this status."""
        self.board.choose(action_id)
        if self.chosen is not None:
            self._move(self.chosen, status)

    def _move(self, action: Outcome, status: ActionStatus) -> None:
        """Give the action this status; whom it is handed over to must be said first."""
        if status is action.status or not self.desk.writable():
            return
        if status is ActionStatus.HANDED_OVER and action.handed_to is None:
            self.desk.said.emit(_("Choose to whom the action has been handed over."))
            self.edit()
            return
        if status is ActionStatus.DONE:
            self.edit(status)
            return
        with self.desk.change(_("Changed the status: {what}").format(what=_short(words.what(action)))) as done:
            rules.set_status(action, status, self.desk.today())
        if done and self.on_board:
            self.board.choose(action.id)

    def tell(self) -> None:
        """Ask what was told of the chosen action."""
        action = self._needs_choice()
        if action is None:
            return
        form = NewsForm(action, self.desk.file.forum, self.desk.language, self.desk.today(), self)
        name = _("Wrote down what was told: {what}").format(what=_short(words.what(action)))
        form.commit = lambda: self.desk.write(name, form.note)
        form.exec()

    def send_list(self) -> None:
        """Write the letter to the organisation that has the chosen action."""
        from industriforum_desktop.exchange.invitation import actions_letter
        from industriforum_desktop.ui.sending.to_organisation import OrganisationLetter

        action = self._needs_choice()
        if action is None:
            return
        organisation = self.has_it
        if organisation is None:
            self.desk.said.emit(_("The action has no organisation. Hand it over to one first."))
            return
        dialog = OrganisationLetter(
            self.desk,
            organisation,
            self.window(),
            title=_("List of actions"),
            paper="network-actions",
            kind=SendingKind.ACTIONS,
            write=actions_letter,
        )
        dialog.exec()

    @property
    def has_it(self) -> Organisation | None:
        """The organisation that the chosen action was handed over to, else the first that was given it."""
        action = self.chosen
        if action is None:
            return None
        return action.handed_to or next((one.organisation for one in action.receivers if one.organisation), None)

    def lists(self) -> Iterable[QWidget]:
        return (self.table, self.board)

    @property
    def row_chosen(self) -> bool:
        return self.chosen is not None

    def reword(self) -> None:
        """Go to the action's line in the minutes: what, who and when are changed there and nowhere else."""
        action = self._needs_choice()
        if action is None or action.position is None:
            return
        meeting = action.item.meeting
        try:
            record.check_editable(meeting)
        except RuleBroken as rule:
            self.desk.warn(_(rule.message).format(**rule.names), self)
            return
        self.desk.go.emit(ShowLine(meeting.id, action.item.position, action.position))

    def trace(self) -> None:
        """Show the chain that the chosen action belongs to."""
        if self.chosen is not None:
            show_trace(self.desk, self.chosen, self.window())

    def visit(self) -> None:
        """Show the meeting that the chosen action comes from."""
        if self.chosen is not None:
            self.desk.go.emit(ShowMeeting(self.chosen.item.meeting_id))


def _short(text: str, limit: int = 40) -> str:
    """A text as part of a menu's entry."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
