"""The trace of a question, as a tree that leads to each place; and everywhere that a chain breaks off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QHeaderView, QTabWidget, QTreeWidget, QTreeWidgetItem, QWidget

from industriforum_desktop.forum.kinds import N_, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import ActionReport, Outcome
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import _
from industriforum_desktop.store.trace import Gap, Link, Thing, gaps, trace
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label, row

THING = Qt.ItemDataRole.UserRole
BROKEN = {
    Gap.WAITS: N_("Waits for a meeting since long"),
    Gap.NO_ACTION: N_("Agreed, and nobody was given anything to do"),
    Gap.NO_REPORT: N_("Handed over, and nothing was heard since"),
    Gap.NOT_TAKEN_UP: N_("Not taken up again"),
}
ICONS = {
    OutcomeKind.ACTION: "action",
    OutcomeKind.AGREEMENT: "agreement",
    OutcomeKind.QUESTION: "question",
    OutcomeKind.CHALLENGE: "challenge",
    OutcomeKind.NEED: "need",
}


class Tree(QTreeWidget):
    """Links as rows: what it is, and how it stands."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName(name)
        self.setColumnCount(2)
        self.setHeaderLabels([_("What"), _("How it stands")])
        self.setUniformRowHeights(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def add(self, link: Link, chosen: Thing | None, under: QTreeWidgetItem | None = None) -> None:
        """Show a link with all that followed."""
        name, what, stands = self._words(link.thing)
        broken = " · ".join(_(BROKEN[gap]) for gap in link.gaps)
        entry = QTreeWidgetItem([what, " · ".join(filter(None, (stands, broken)))])
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

    def _words(self, thing: Thing) -> tuple[str, str, str]:
        """Icon, text and how it stands."""
        speak, forum = self._desk.language, self._desk.file.forum
        if isinstance(thing, Proposal):
            day = speak.short_date(thing.received_on)
            what = _("Proposal from {name}: {title}").format(name=thing.organisation.called, title=thing.title)
            return "question", what, f"{day} · {forum.word(thing.state, speak)}"
        if isinstance(thing, AgendaItem):
            met = thing.meeting
            text = _("Meeting {number}/{year}, item {n}: {title}")
            what = text.format(number=met.number, year=met.year, n=thing.position, title=thing.title)
            return "meetings", what, f"{speak.short_date(met.day)} · {forum.word(met.state, speak)}"
        if isinstance(thing, ActionReport):
            met = self._desk.file.session.get_one(AgendaItem, thing.item_id).meeting
            what = thing.text or forum.word(thing.status, speak)
            return "note", _("Report: {text}").format(text=what), f"{met.number}/{met.year}"
        who = f"{thing.who}: " if thing.who else ""
        return ICONS[thing.kind], f"{who}{thing.text}", self._stands(thing)

    def _stands(self, outcome: Outcome) -> str:
        if outcome.kind is not OutcomeKind.ACTION:
            return self._desk.file.forum.word(outcome.kind, self._desk.language)
        parts = [self._desk.file.forum.word(outcome.status, self._desk.language)]
        if outcome.handed_to is not None:
            parts.append(outcome.handed_to.called)
        parts += [part for part in (outcome.funding, outcome.result) if part]
        return " · ".join(parts)


class TraceDialog(QDialog):
    """The chain that a thing belongs to; and all gaps of the forum in a tab beside it."""

    def __init__(self, desk: Desk, thing: Thing, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(_("The trace"))
        self.resize(900, 560)
        session, today = desk.file.session, desk.today()
        self.chain = Tree(desk, _("The trace"))
        self.chain.add(trace(session, thing, today), thing)
        self.gaps = Tree(desk, _("Where chains break off"))
        found = gaps(session, today)
        for link, gap in found:
            self.gaps.add(Link(link.thing, (), (gap,)), None)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.chain, _("The trace"))
        self.tabs.addTab(self.gaps, _("Where chains break off ({n})").format(n=len(found)))
        show = button(_("Show it there"), self.visit, name="right", role="primary", tip=_("Enter"))
        close = button(_("Close"), self.reject)
        for tree in (self.chain, self.gaps):
            tree.itemActivated.connect(lambda entry, place: self.visit())
        show.setAutoDefault(False)
        close.setAutoDefault(False)
        self.setLayout(
            column(
                label(_("The trace"), "title"),
                label(
                    _("From the proposal to the result: what was said, agreed, given to somebody and done."),
                    "muted",
                ),
                self.tabs,
                row(show, None, close),
                spacing=GRID,
                margin=3 * GRID,
            )
        )
        self.chain.setFocus()

    def visit(self) -> None:
        """Close, and show the chosen thing where it stands."""
        tree = self.tabs.currentWidget()
        entry = tree.currentItem() if isinstance(tree, Tree) else None
        if entry is None:
            return
        thing = entry.data(0, THING)
        self.accept()
        if isinstance(thing, Proposal):
            self.desk.go.emit("proposals", thing.id)
        elif isinstance(thing, AgendaItem):
            self.desk.go.emit("meetings", thing.meeting_id)
        elif isinstance(thing, ActionReport):
            self.desk.go.emit("actions", thing.outcome_id)
        elif thing.kind is OutcomeKind.ACTION:
            self.desk.go.emit("actions", thing.id)
        else:
            self.desk.go.emit("meetings", thing.item.meeting_id)


def show_trace(desk: Desk, thing: Thing, parent: QWidget) -> None:
    """Show the chain that the thing belongs to."""
    dialog = TraceDialog(desk, thing, parent)
    dialog.exec()
    dialog.deleteLater()
