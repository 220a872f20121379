"""The trace of a question, as a picture and as a list that lead to each place; and everywhere that a chain
breaks off.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QPushButton, QTabWidget, QTreeWidget, QTreeWidgetItem, QWidget

from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import Mandate
from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.mandate import MandateReport
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import ActionNews, ActionReport, Note, Outcome
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import _
from industriforum_desktop.store.trace import Came, Handed, Link, Stage, Thing, agreements, gaps, trace
from industriforum_desktop.store.trace_words import gap_words, stage_word, told
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import ShowAction, ShowMeeting, ShowProposal, ShowYear
from industriforum_desktop.ui.widgets.basics import button, column, filling
from industriforum_desktop.ui.widgets.dialog import Dialog, heading
from industriforum_desktop.ui.widgets.trace_map import TraceMap

THING = Qt.ItemDataRole.UserRole
ICONS = {
    Stage.PROPOSAL: "question",
    Stage.ITEM: "meetings",
    Stage.SAID: "note",
    Stage.ACTION: "action",
    Stage.HANDED: "organisation",
    Stage.RESULT: "check",
    Stage.FOLLOW_UP: "calendar",
    Stage.REPORT: "papers",
}
OUTCOME_ICONS = {
    OutcomeKind.ACTION: "action",
    OutcomeKind.AGREEMENT: "agreement",
    OutcomeKind.QUESTION: "question",
    OutcomeKind.CHALLENGE: "challenge",
    OutcomeKind.NEED: "need",
}


class Tree(QTreeWidget):
    """Links as rows: what it is, and how it stands. Signals: `opened` with a thing, by Enter or a double click."""

    opened = Signal(object)

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName(name)
        self.setColumnCount(2)
        self.setHeaderLabels([_("What"), _("How it stands")])
        self.setUniformRowHeights(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.itemActivated.connect(lambda entry, place: self._open(entry))

    def _open(self, entry: QTreeWidgetItem) -> None:
        if entry.data(0, THING) is not None:
            self.opened.emit(entry.data(0, THING))

    def add(self, link: Link, chosen: Thing | None, under: QTreeWidgetItem | None = None) -> None:
        """Show a link with all that followed."""
        speak = self._desk.language
        words = told(link.thing, self._desk.file.forum, speak)
        what = f"{stage_word(link.stage, speak)}: {words.what}" if _needs_stage(link) else words.what
        broken = gap_words(link, speak)
        entry = QTreeWidgetItem([what, " · ".join(filter(None, (words.stands, broken)))])
        name = OUTCOME_ICONS[link.thing.kind] if isinstance(link.thing, Outcome) else ICONS[link.stage]
        entry.setIcon(0, icon(name, "accent"))
        entry.setToolTip(0, what)
        entry.setToolTip(1, entry.text(1))
        entry.setData(0, THING, link.thing)
        if broken:
            entry.setForeground(1, QColor(theme.now().warning))
        if under is None:
            self.addTopLevelItem(entry)
        else:
            under.addChild(entry)
        for one in link.then:
            self.add(one, chosen, entry)
        entry.setExpanded(True)
        if link.thing is chosen:
            self.setCurrentItem(entry)

    @property
    def current(self) -> Thing | None:
        """The thing of the chosen row."""
        entry = self.currentItem()
        found: Thing | None = entry.data(0, THING) if entry is not None else None
        return found


def _needs_stage(link: Link) -> bool:
    """Whether the words alone don't say what it is."""
    return link.stage in (Stage.PROPOSAL, Stage.SAID, Stage.HANDED, Stage.RESULT)


class TraceDialog(Dialog):
    """The chain that a thing belongs to, as a picture and as a list; and all gaps of the forum beside it."""

    def __init__(self, desk: Desk, thing: Thing, parent: QWidget | None) -> None:
        super().__init__(_("The trace"), parent, wide=1120, high=600)
        self.desk = desk
        self.picture = TraceMap(desk)
        self.chain = Tree(desk, _("The trace as a list"))
        self.gaps = Tree(desk, _("Where chains break off"))
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.picture, _("Picture"))
        self.tabs.addTab(self.chain, _("List"))
        self.tabs.addTab(self.gaps, "")
        for part in (self.picture, self.chain, self.gaps):
            part.opened.connect(self._visit)
        self.picture.moved.connect(self._offer)
        for tree in (self.chain, self.gaps):
            tree.currentItemChanged.connect(self._offer)
        self.tabs.currentChanged.connect(self._offer)
        show = button(_("Show it there"), self.visit, name="right", role="primary", tip=_("Enter"))
        self.settle_button = button(
            "", self.settle, name="agreement", tip=_("Whether what was agreed needs an action")
        )
        for one in (show, self.settle_button):
            one.setAutoDefault(False)
        self._show(thing)
        intro = _("From the proposal to the result: what was said, agreed, given to somebody and done.")
        body = column(heading(self.windowTitle()), filling(intro, "muted"), self.tabs)
        body.setStretch(body.count() - 1, 1)
        self.build(body, show, self.settle_button, None, self.close_button)
        self.picture.setFocus()

    def _show(self, thing: Thing) -> None:
        """Show the chain as it is now, with this place of it chosen, and all gaps."""
        session, today = self.desk.file.session, self.desk.today()
        chain = trace(session, thing, today)
        found = gaps(session, today)
        self.picture.show_chain(chain, thing)
        self.chain.clear()
        self.chain.add(chain, thing)
        self.gaps.clear()
        for link, gap in found:
            self.gaps.add(Link(link.thing, (), (gap,)), thing)
        self.tabs.setTabText(2, _("Where chains break off ({n})").format(n=len(found)))
        self._offer()

    @property
    def current(self) -> Thing | None:
        """The thing that is chosen in the view at hand."""
        part = self.tabs.currentWidget()
        if isinstance(part, TraceMap):
            return part.current.link.thing if part.current is not None else None
        return part.current if isinstance(part, Tree) else None

    def _offer(self) -> None:
        """Offer to say that what was agreed needs no action, or that it does."""
        offer_settling(self.settle_button, self.current, self.desk)

    def settle(self) -> None:
        """Say that the chosen agreement needs no action; or that it does."""
        thing = self.current
        if thing is not None and settle(self.desk, thing):
            self._show(thing)

    def showEvent(self, event) -> None:
        super().showEvent(event)
        if self.picture.current is not None:
            self.picture.ensureVisible(self.picture.current, 2 * GRID, 2 * GRID)

    def visit(self) -> None:
        """Close, and show the chosen thing where it stands."""
        if self.current is not None:
            self._visit(self.current)

    def _visit(self, thing: Thing) -> None:
        self.accept()
        go_to(self.desk, thing)


def offer_settling(press: QPushButton, thing: Thing | None, desk: Desk) -> None:
    """Let the button say what it does about the thing's agreements; it is there where there are any."""
    found = agreements(thing) if thing is not None else []
    press.setVisible(bool(found))
    press.setEnabled(not desk.file.read_only)
    press.setText(_("Needs an action") if found and all(one.settled for one in found) else _("Needs no action"))


def settle(desk: Desk, thing: Thing) -> bool:
    """Say of the thing's agreements that they need no action; where all do so already, that they do. Whether it was
    done.
    """
    found = agreements(thing)
    if not found or not desk.writable():
        return False
    wanted = not all(one.settled for one in found)
    name = _("Marked “{text}” as needing no action") if wanted else _("Marked “{text}” as needing an action")

    def mark() -> None:
        for one in found:
            one.settled = wanted

    return desk.write(name.format(text=found[0].text), mark)


def go_to(desk: Desk, thing: Thing) -> None:
    """Show a thing of a trace on the page where it stands."""
    match thing:
        case Proposal():
            desk.go.emit(ShowProposal(thing.id))
        case AgendaItem():
            desk.go.emit(ShowMeeting(thing.meeting_id))
        case Note():
            desk.go.emit(ShowMeeting(desk.file.session.get_one(AgendaItem, thing.item_id).meeting_id))
        case ActionReport() | ActionNews():
            desk.go.emit(ShowAction(thing.outcome_id))
        case Handed() | Came():
            desk.go.emit(ShowAction(thing.action.id))
        case FollowUp():
            desk.go.emit(ShowYear("follow-up"))
        case MandateReport() | Mandate():
            desk.go.emit(ShowYear("mandate"))
        case Outcome() if thing.kind is OutcomeKind.ACTION:
            desk.go.emit(ShowAction(thing.id))
        case Outcome():
            desk.go.emit(ShowMeeting(thing.item.meeting_id))


def show_trace(desk: Desk, thing: Thing, parent: QWidget) -> None:
    """Show the chain that the thing belongs to."""
    dialog = TraceDialog(desk, thing, parent)
    dialog.exec()
