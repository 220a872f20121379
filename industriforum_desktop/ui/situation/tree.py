"""The concerns by theme, as a tree: below each who raised it and when, and the actions that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from industriforum_desktop.forum import concerns as rules
from industriforum_desktop.forum.concerns import Gathered
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import OutcomeKind, Trend
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.widgets.table import Heads

NODE = Qt.ItemDataRole.UserRole
CARRIED = "application/x-industriforum-concern"
ICONS = {OutcomeKind.CHALLENGE: "challenge", OutcomeKind.NEED: "need", OutcomeKind.ACTION: "action"}
WHAT, TREND, WEIGHT, RAISED, ACTIONS = range(5)


class Node(NamedTuple):
    """What a row stands for: a line of the minutes, a concern or a theme, by id or name."""

    kind: Literal["line", "action", "concern", "theme", "loose"]
    key: str


class ConcernTree(QTreeWidget):
    """Signals: `opened` with the Node of a row; `dropped` with the carried Node and where it was let go."""

    opened = Signal(object)
    dropped = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Concerns by theme"))
        self.setColumnCount(5)
        self.setHeader(Heads())
        self.setHeaderLabels([_("What"), _("Trend"), _("Weight"), _("Raised"), _("Actions")])
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for place in (TREND, WEIGHT, RAISED, ACTIONS):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        self.itemDoubleClicked.connect(lambda entry, place: self.opened.emit(entry.data(0, NODE)))
        self._open: set[Node] = set()
        self.itemExpanded.connect(lambda entry: self._open.add(entry.data(0, NODE)))
        self.itemCollapsed.connect(lambda entry: self._open.discard(entry.data(0, NODE)))

    @property
    def node(self) -> Node | None:
        """What the current row stands for."""
        entry = self.currentItem()
        return None if entry is None else entry.data(0, NODE)

    def entries(self, below: QTreeWidgetItem | None = None) -> Iterable[QTreeWidgetItem]:
        """Every row, from the top down."""
        root = self.invisibleRootItem() if below is None else below
        for n in range(root.childCount()):
            entry = root.child(n)
            assert entry is not None
            yield entry
            yield from self.entries(entry)

    def choose(self, node: Node) -> bool:
        """Make the row of this the current one."""
        for entry in self.entries():
            if entry.data(0, NODE) == node:
                self.setCurrentItem(entry)
                return True
        return False

    def show_all(
        self,
        groups: Sequence[tuple[str, list[Gathered]]],
        loose: Sequence[Outcome],
        names: dict[str, Organisation],
        forum: Forum,
        language: Language,
    ) -> None:
        """Show the concerns by theme, and first what is not sorted yet."""
        before = self.node
        place = next((n for n, entry in enumerate(self.entries()) if entry is self.currentItem()), 0)
        self.blockSignals(True)
        self.clear()
        if loose:
            head = self._head(Node("loose", ""), _("Not sorted yet ({n})").format(n=len(loose)))
            for line in loose:
                self._line(head, line, names, language)
        for name, found in groups:
            head = self._head(Node("theme", name), name)
            for one in found:
                self._concern(head, one, names, forum, language)
        self.blockSignals(False)
        if before is None or not self.choose(before):
            entries = list(self.entries())
            if entries:
                self.setCurrentItem(entries[min(place, len(entries) - 1)])

    def _head(self, node: Node, text: str) -> QTreeWidgetItem:
        entry = QTreeWidgetItem([text])
        entry.setData(0, NODE, node)
        font = entry.font(0)
        font.setBold(True)
        entry.setFont(0, font)
        entry.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled)
        self.addTopLevelItem(entry)
        entry.setFirstColumnSpanned(True)
        entry.setExpanded(True)
        return entry

    def _concern(
        self,
        head: QTreeWidgetItem,
        found: Gathered,
        names: dict[str, Organisation],
        forum: Forum,
        language: Language,
    ) -> None:
        concern = found.concern
        number = sum(map(rules.answers, found.actions))
        days = found.days
        times = ngettext("once, on {day}", "{n} times, latest {day}", len(days))
        raised = times.format(n=len(days), day=language.short_date(days[-1])) if days else "–"
        way = f"{rules.TREND_SIGNS[found.trend]} {forum.word(found.trend, language)}"
        columns = [concern.text, way, "●" * concern.weight, raised, str(number) if number else _("none")]
        entry = QTreeWidgetItem(columns)
        entry.setData(0, NODE, Node("concern", str(concern.id)))
        entry.setIcon(0, icon(ICONS[concern.kind], "accent"))
        entry.setToolTip(WHAT, f"{forum.word(concern.kind, language)}: {concern.text}")
        entry.setData(WEIGHT, Qt.ItemDataRole.AccessibleTextRole, _("weight {n} of 3").format(n=concern.weight))
        entry.setToolTip(WEIGHT, _("weight {n} of 3").format(n=concern.weight))
        if found.untouched:
            entry.setForeground(ACTIONS, QColor(theme.now().warning))
        if found.trend is Trend.SOLVED:
            entry.setForeground(WHAT, QColor(theme.now().muted))
        head.addChild(entry)
        for line in found.raised:
            self._line(entry, line, names, language)
        for action in found.actions:
            self._action(entry, action, forum, language)
        entry.setExpanded(entry.data(0, NODE) in self._open)

    def _line(
        self, head: QTreeWidgetItem, line: Outcome, names: dict[str, Organisation], language: Language
    ) -> None:
        who, text = rules.speaker(line.text, names)
        met = line.item.meeting
        shown = f"{who.called}: {text}" if who is not None else text
        entry = QTreeWidgetItem([shown])
        entry.setText(RAISED, f"{met.number}/{met.year} · {language.short_date(met.day)}")
        entry.setData(0, NODE, Node("line", line.id))
        entry.setIcon(0, icon(ICONS[line.kind], "muted"))
        entry.setToolTip(WHAT, f"{shown}\n{line.item.title}")
        head.addChild(entry)

    def _action(self, head: QTreeWidgetItem, action: Outcome, forum: Forum, language: Language) -> None:
        who = f"{action.who}: " if action.who else ""
        met = action.item.meeting
        entry = QTreeWidgetItem([f"{who}{action.text}"])
        entry.setText(RAISED, f"{met.number}/{met.year}")
        entry.setText(ACTIONS, forum.word(action.status, language))
        entry.setData(0, NODE, Node("action", action.id))
        entry.setIcon(0, icon("action", "muted"))
        entry.setToolTip(WHAT, action.line.strip())
        head.addChild(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.node:
            self.opened.emit(self.node)
            return
        super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        carried = QMimeData()
        carried.setData(CARRIED, "\n".join(items[0].data(0, NODE)).encode())
        return carried

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(CARRIED))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(CARRIED))

    def dropEvent(self, event: QDropEvent) -> None:
        entry = self.itemAt(event.position().toPoint())
        if entry is None or not event.mimeData().hasFormat(CARRIED):
            event.ignore()
            return
        # What stood below moves with the change; Qt is not to move rows itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        kind, key = bytes(event.mimeData().data(CARRIED).data()).decode().split("\n", 1)
        self.dropped.emit(Node(kind, key), entry.data(0, NODE))  # type: ignore[arg-type]
