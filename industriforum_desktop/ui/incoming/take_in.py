"""The look at what came in: a list to tick, with what each file says and changes beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from industriforum_desktop.exchange.arrivals import Arrival
from industriforum_desktop.exchange.incoming import WORDS, Key, Plan, Verdict, look
from industriforum_desktop.exchange.taking import Taken, take_in
from industriforum_desktop.i18n import _, current, ngettext
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.incoming.detail import Detail, offered
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label
from industriforum_desktop.ui.widgets.dialog import FilledDialog, heading
from industriforum_desktop.ui.widgets.table import Heads

KEY = Qt.ItemDataRole.UserRole
ICONS = {
    Verdict.NEW: "plus",
    Verdict.CHANGED: "edit",
    Verdict.ANSWER: "agreement",
    Verdict.EVALUATION: "check",
    Verdict.KEPT: "attach",
    Verdict.DUPLICATE: "info",
    Verdict.LEFT_OUT: "minus",
    Verdict.REFUSED: "warning",
}


class TakeInDialog(FilledDialog):
    """Nothing is changed until “Take in” is pressed, and then all that is ticked, as one step of undo.

    `taken` is what was taken in, once it was.
    """

    def __init__(self, desk: Desk, arrivals: Sequence[Arrival], parent: QWidget | None) -> None:
        super().__init__(_("Take in what has come"), parent, wide=960, high=600)
        self.desk, self._arrivals = desk, arrivals
        self.taken: Taken | None = None
        self._chosen: dict[Key, int] = {}
        self._replaced: dict[Key, int] = {}
        self._left_out: set[Key] = set()
        organisations = desk.file.organisations()
        self.plans: list[Plan] = []
        self.tree = self._make_tree()
        self.detail = Detail(desk.file.forum, offered(organisations), {one.id: one.called for one in organisations})
        self.detail.chosen.connect(self._choose)
        self.detail.replaces.connect(self._replace)
        self.summary = label("", "muted", wrap=True)
        self.take_button = button("", self.take, name="check", role="primary")
        self.close_button.setText(_("Cancel"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(self.detail)
        split.setSizes([440, 520])
        body = column(heading(self.windowTitle()), self.summary, split, spacing=2 * GRID)
        body.setStretch(2, 1)
        self.build(body, None, self.take_button, self.close_button)
        self.refresh()
        self.tree.setFocus()
        self.on_save = self.take

    def content(self) -> object:
        """What the officer has said of what came in."""
        return dict(self._chosen), dict(self._replaced), set(self._left_out)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAccessibleName(_("What came in"))
        tree.setHeader(Heads())
        tree.setHeaderLabels([_("What came in"), _("What it is")])
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setMinimumWidth(280)
        head = tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.currentItemChanged.connect(lambda now, before: self.detail.show_plan(self.current()))
        tree.itemChanged.connect(self._ticked)
        return tree

    def refresh(self) -> None:
        """Look again, and show what each is now."""
        self.plans = look(self.desk.file, self._arrivals, self.desk.today(), self._chosen, self._replaced)
        place = max(0, self._place())
        self.tree.blockSignals(True)
        self.tree.clear()
        entries = [self._entry(plan) for plan in self.plans]
        self.tree.addTopLevelItems(entries)
        self.tree.setCurrentItem(entries[min(place, len(entries) - 1)])
        self.tree.blockSignals(False)
        self.detail.show_plan(self.current())
        self._count()

    def _entry(self, plan: Plan) -> QTreeWidgetItem:
        missing = plan.needs_organisation and plan.organisation_id is None and not plan.reason
        what = _("Choose the organisation") if missing else _(WORDS[plan.verdict])
        entry = QTreeWidgetItem([plan.title or plan.arrival.name, what])
        entry.setData(0, KEY, plan.key)
        entry.setIcon(1, icon("organisation" if missing else ICONS[plan.verdict]))
        entry.setToolTip(0, plan.title or plan.arrival.name)
        entry.setToolTip(1, plan.reason or what)
        entry.setSizeHint(0, QSize(0, 4 * GRID))
        entry.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if plan.ready:
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            off = plan.key in self._left_out
            entry.setCheckState(0, Qt.CheckState.Unchecked if off else Qt.CheckState.Checked)
        return entry

    def _place(self) -> int:
        entry = self.tree.currentItem()
        return self.tree.indexOfTopLevelItem(entry) if entry is not None else -1

    def current(self) -> Plan | None:
        """The plan in view."""
        place = self._place()
        return self.plans[place] if 0 <= place < len(self.plans) else None

    @property
    def wanted(self) -> list[Plan]:
        """What is to be taken in."""
        return [plan for plan in self.plans if plan.ready and plan.key not in self._left_out]

    def _ticked(self, entry: QTreeWidgetItem) -> None:
        key: Key = tuple(entry.data(0, KEY))
        on = entry.checkState(0) == Qt.CheckState.Checked
        (self._left_out.discard if on else self._left_out.add)(key)
        self._count()

    def _choose(self, key: Key, organisation_id: int) -> None:
        self._chosen[key] = organisation_id
        self.refresh()

    def _replace(self, key: Key, proposal_id: int | None) -> None:
        self._replaced.pop(key, None)
        if proposal_id is not None:
            self._replaced[key] = proposal_id
        self.refresh()

    def _count(self) -> None:
        n = len(self.wanted)
        self.take_button.setText(_("Take in ({n})").format(n=n) if n else _("Take in"))
        self.take_button.setEnabled(n > 0)
        waiting = sum(not plan.settled and not plan.ready for plan in self.plans)
        refused = sum(plan.verdict is Verdict.REFUSED for plan in self.plans)
        here = sum(plan.verdict is Verdict.DUPLICATE for plan in self.plans)
        ready = sum(plan.ready for plan in self.plans)
        parts = (
            ngettext("{n} can be taken in", "{n} can be taken in", ready).format(n=ready),
            ngettext("{n} lacks its organisation", "{n} lack their organisation", waiting).format(n=waiting),
            ngettext("{n} is here already", "{n} are here already", here).format(n=here),
            ngettext("{n} is not taken in", "{n} are not taken in", refused).format(n=refused),
        )
        shown = [part for part, count in zip(parts, (ready, waiting, here, refused), strict=True) if count]
        self.summary.setText(_("{list}. Nothing is changed before you take it in.").format(list=", ".join(shown)))

    def take(self) -> None:
        """Take in what is ticked."""
        if not self.wanted or not self.desk.writable():
            return
        with self.desk.change(_("Took in what has come"), asks=True) as done:
            taken = take_in(self.desk.file, self.wanted, self.desk.today())
        if done:
            self.taken = taken
            self.desk.said.emit(told(taken))
            self.accept()


def told(taken: Taken) -> str:
    """What was taken in, in a line."""
    p, r, e, o = (len(one) for one in (taken.proposals, taken.responses, taken.evaluations, taken.originals))
    parts = (
        ngettext("{n} proposal", "{n} proposals", p).format(n=p) if p else "",
        ngettext("{n} answer to a draft agenda", "{n} answers to draft agendas", r).format(n=r) if r else "",
        ngettext("{n} answer to the evaluation", "{n} answers to the evaluation", e).format(n=e) if e else "",
        ngettext("{n} original", "{n} originals", o).format(n=o) if o else "",
    )
    return _("Taken in: {list}").format(list=current().join([part for part in parts if part]))
