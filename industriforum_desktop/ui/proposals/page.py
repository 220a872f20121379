"""Proposals: a pool that every organisation fills all year, and that agendas are drafted from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from industriforum_desktop.forum.kinds import LABELS, MeetingState, ProposalState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.proposal import Proposal, balance
from industriforum_desktop.forum.year import CLOSING
from industriforum_desktop.i18n import LANGUAGES, _, language, ngettext
from industriforum_desktop.store import past
from industriforum_desktop.store.attached import copy_to_item, counted
from industriforum_desktop.ui import choosing, files
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.incoming.came_in import ask_and_attach, show_came_in
from industriforum_desktop.ui.meetings.words import overrun_text
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.proposals.board import ProposalBoard
from industriforum_desktop.ui.proposals.commands import COMMANDS
from industriforum_desktop.ui.proposals.form import ProposalForm
from industriforum_desktop.ui.proposals.reason import ReasonForm, write_letter
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay, ShowMeeting, ShowProposal
from industriforum_desktop.ui.widgets.basics import Empty, column, label, row
from industriforum_desktop.ui.widgets.page import Page
from industriforum_desktop.ui.widgets.table import Table
from industriforum_desktop.ui.widgets.trace import show_trace

Counts = tuple[Organisation, dict[ProposalState, int]]


class ProposalsPage(Page):
    """The board, and beside it whose questions have been taken up."""

    key = "proposals"
    declared = COMMANDS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.summary = label(role="muted")
        self.board = ProposalBoard()
        self.board.opened.connect(lambda one: self.edit())
        self.board.moved.connect(self._move)
        self.board.planned.connect(self.plan_on)
        self.board.chosen_changed.connect(self.enable)
        self.balance = self._make_balance()
        self._build_layout()

    def _make_balance(self) -> Table:
        def count(state: ProposalState) -> Column:
            return Column(_(LABELS[state]), lambda one: str(one[1][state]), lambda one: one[1][state], right=True)

        columns = [
            Column(_("Organisation"), lambda one: one[0].called),
            Column(
                _("Proposals"), lambda one: str(sum(one[1].values())), lambda one: sum(one[1].values()), right=True
            ),
            *(count(state) for state in ProposalState),
        ]
        return Table(columns, name=_("Whose questions have been taken up"))

    def _build_layout(self) -> None:
        self.new_button = self.button("new", role="primary")
        self.plan_button, self.take_in_button = self.button("plan"), self.desk.commands.button("take-in")
        empty = Empty(
            self.which.icon,
            _("No proposal yet"),
            _("Organisations propose items all year. Write down what comes in, and draft agendas from here."),
            self.button("new", role="primary"),
        )
        self.views = QTabWidget(documentMode=True)
        self.views.tabBar().setDrawBase(False)
        self.views.addTab(self.board, _("Board"))
        self.views.addTab(self.balance, _("Balance"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.views)
        self.stack.addWidget(empty)
        head = row(spacing=GRID)
        head.addLayout(column(label(self.title, "display"), self.summary, spacing=0), 1)
        head.addWidget(self.plan_button)
        head.addWidget(self.take_in_button)
        head.addWidget(self.new_button)
        self.body.addLayout(head)
        self.body.addWidget(self.stack, 1)

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        file = self.desk.file
        proposals = file.proposals()
        self.stack.setCurrentIndex(0 if proposals else 1)
        self.plan_button.setVisible(bool(proposals))
        self.new_button.setVisible(bool(proposals))
        today, attached = self.desk.today(), counted(file.session)
        self.board.show_proposals(proposals, self._planned(), file.forum, self.desk.language, attached, today)
        self.balance.show_things(balance(proposals, self.desk.language), same=lambda one: one[0].id)
        waiting = sum(one.state in (ProposalState.NEW, ProposalState.POSTPONED) for one in proposals)
        self.summary.setText(
            ngettext("{n} waits for a meeting", "{n} wait for a meeting", waiting).format(n=waiting)
        )

    def follow(self, way: AnyWay) -> None:
        self.views.setCurrentIndex(0)
        if isinstance(way, ShowProposal):
            self.board.choose(way.proposal_id)

    def _planned(self) -> list[Meeting]:
        return [one for one in self.desk.file.meetings() if one.state is MeetingState.PLANNED]

    @property
    def chosen(self) -> Proposal | None:
        one = self.board.chosen()
        return None if one is None else self.desk.file.session.get(Proposal, one)

    def lists(self) -> Iterable[QWidget]:
        return (self.board,)

    @property
    def row_chosen(self) -> bool:
        return self.chosen is not None

    def _needs_choice(self) -> Proposal | None:
        if self.chosen is None:
            self.desk.said.emit(_("Choose a proposal first."))
            return None
        return self.chosen if self.desk.writable() else None

    def _form(self, proposal: Proposal | None) -> ProposalForm:
        file = self.desk.file
        themes = past.themes(file.session)
        return ProposalForm(
            proposal,
            file.organisations(),
            themes,
            file.forum,
            self.desk.language,
            self.desk.today(),
            self,
            file.aims(),
        )

    def new(self) -> None:
        """Ask for a proposal that has come in."""
        if not self.desk.writable():
            return
        form = self._form(None)
        form.commit = lambda: self._keep_new(form)
        form.exec()

    def _keep_new(self, form: ProposalForm) -> bool:
        made = Proposal()
        form.write(made)
        with self.desk.change(_("Added the proposal “{title}”").format(title=made.title)) as done:
            self.desk.file.session.add(made)
        if done:
            self.board.choose(made.id)
        return done.kept

    def edit(self) -> None:
        """Change the chosen proposal."""
        proposal = self._needs_choice()
        if proposal is None:
            return
        form = self._form(proposal)
        name = _("Changed the proposal “{title}”").format(title=proposal.title)
        form.commit = lambda: self.desk.write(name, lambda: form.write(proposal))
        form.exec()

    def delete(self) -> None:
        """Delete the chosen proposal, unless it has been on an agenda."""
        proposal = self._needs_choice()
        if proposal is not None:
            with self.desk.change(_("Deleted the proposal “{title}”").format(title=proposal.title)):
                proposal.check_deletable()
                self.desk.file.session.delete(proposal)

    def plan(self) -> None:
        """Put the chosen proposal on an agenda: the only planned meeting's, or the one that is chosen."""
        proposal = self._needs_choice()
        if proposal is None:
            return
        meetings = self._planned()
        if not meetings:
            self.desk.warn(_("No meeting is planned. Plan one first: Meetings, New meeting."), self)
            return
        names = [f"{one.number}/{one.year}, {self.desk.language.long_date(one.day)}" for one in meetings]
        place: int | None = 0
        if len(meetings) > 1:
            place = choosing.choose(self, _("Put on an agenda"), _("At which meeting?"), names)
        if place is not None:
            self.plan_on(proposal.id, meetings[place].id)

    def plan_on(self, proposal_id: int, meeting_id: int) -> None:
        """Make an item of the proposal on this meeting's agenda."""
        if not self.desk.writable():
            return
        session = self.desk.file.session
        proposal, meeting = session.get_one(Proposal, proposal_id), session.get_one(Meeting, meeting_id)
        closing = [language(code).gettext(item.title) for item in CLOSING for code in LANGUAGES]
        name = _("Added “{title}” to the agenda").format(title=proposal.title)
        with self.desk.change(name) as done:
            item = proposal.plan(meeting, closing)
            session.flush()
            copy_to_item(session, proposal, item, self.desk.today())
        if done:
            at = f"{meeting.number}/{meeting.year}"
            place = _("Item {n} at meeting {meeting}").format(n=item.position, meeting=at)
            over = overrun_text(meeting.overrun) if meeting.overrun else ""
            self.desk.said.emit(" · ".join(filter(None, (place, over))))
            self.board.choose(proposal_id)

    def move_chosen(self, state: ProposalState) -> None:
        proposal = self._needs_choice()
        if proposal is not None:
            self._move(proposal.id, state)

    def _move(self, proposal_id: int, state: ProposalState) -> None:
        """The proposal is to stand in this state; a reason is asked for where one is needed."""
        if not self.desk.writable():
            return
        proposal = self.desk.file.session.get_one(Proposal, proposal_id)
        if state is proposal.state:
            return
        if state is ProposalState.PLANNED:
            self.board.choose(proposal_id)
            self.plan()
        elif state is ProposalState.TREATED:
            self.desk.said.emit(_("A proposal is dealt with when the meeting that has it on its agenda is held."))
        elif state is ProposalState.NEW:
            with self.desk.change(_("Made “{title}” new again").format(title=proposal.title)):
                proposal.renew()
        else:
            self._ask_reason(proposal, state)

    def _ask_reason(self, proposal: Proposal, state: ProposalState) -> None:
        declines = state is ProposalState.DECLINED
        form = ReasonForm(proposal, self.window(), declines=declines)
        name = _("Turned down “{title}”") if declines else _("Postponed “{title}”")
        say = proposal.decline if declines else proposal.postpone
        form.commit = lambda: self.desk.write(
            name.format(title=proposal.title), lambda: say(form["reason"].value())
        )
        if form.exec() and form["letter"].value():
            write_letter(self.desk, proposal, self.window())

    def write_letter(self) -> None:
        """Tell whoever proposed the chosen proposal that it was turned down or put off, and why."""
        proposal = self._needs_choice()
        if proposal is None:
            return
        if proposal.state not in (ProposalState.DECLINED, ProposalState.POSTPONED):
            self.desk.said.emit(_("The proposal is neither turned down nor put off."))
            return
        write_letter(self.desk, proposal, self.window())

    def trace(self) -> None:
        """Show what has come of the chosen proposal."""
        if self.chosen is not None:
            show_trace(self.desk, self.chosen, self.window())

    def save_empty_list(self) -> None:
        """Ask where, and save the Excel list that an organisation fills in with several proposals."""
        kinds, language = _("Excel list") + " (*.xlsx)", self.desk.paper_language

        def content(path: Path) -> bytes:
            from industriforum_desktop.exchange.lists import empty_list

            return empty_list(language)

        files.save_as(self.desk, self.window(), f"{_('List of proposals')}.xlsx", kinds, content)

    def came_in(self) -> None:
        """Show the originals of what came in."""
        show_came_in(self.desk, self.window())

    def attach(self) -> None:
        """Ask for files to keep with the chosen proposal."""
        proposal = self._needs_choice()
        if proposal is not None:
            ask_and_attach(self.desk, proposal, self.window())

    def visit(self) -> None:
        """Show the meeting that has the chosen proposal on its agenda."""
        proposal = self.chosen
        if proposal is not None and proposal.items:
            self.desk.go.emit(ShowMeeting(proposal.items[-1].meeting_id))
        else:
            self.desk.said.emit(_("The proposal is on no agenda."))
