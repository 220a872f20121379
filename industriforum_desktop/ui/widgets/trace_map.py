"""The trace as a picture: a column for each stage, from the proposal to the report, and lines between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.i18n import _
from industriforum_desktop.store.trace import Link, Stage, Thing
from industriforum_desktop.store.trace_words import Told, gap_words, stage_word, told
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.theme import GRID

CARD = QRectF(0, 0, 156, 92)
STEP_X, STEP_Y = CARD.width() + 3 * GRID, CARD.height() + GRID + GRID // 2
HEAD = 28
TEXT_POINTS, SMALL_POINTS = 10.0, 9.0


@dataclass(frozen=True)
class Spot:
    """Where a link stands: its row; its column follows from its stage."""

    link: Link
    row: int


@dataclass(frozen=True)
class Plan:
    """The spots of a chain with the lines between them, by their places among the spots."""

    spots: tuple[Spot, ...]
    lines: tuple[tuple[int, int], ...]


class _Planner:
    """Gives each item a band of rows of its own; within it what was agreed and done stands below one another."""

    def __init__(self) -> None:
        self.spots: list[Spot] = []
        self.lines: list[tuple[int, int]] = []
        self._rows: dict[int, list[int]] = {}
        """The last spot of each row of each year's items."""
        self._free = 0

    def put(self, link: Link, row: int, *after: int) -> int:
        self.spots.append(Spot(link, row))
        here = len(self.spots) - 1
        self.lines += [(one, here) for one in after]
        return here

    def plan(self, root: Link) -> Plan:
        """Place the whole chain."""
        if isinstance(root.thing, AgendaItem):
            self._item(Link(root.thing, _without_ends(root), root.gaps))
        else:
            begins = self.put(root, 0)
            for one in _without_ends(root):
                self._item(one, begins)
        self._ends(root)
        return Plan(tuple(self.spots), tuple(self.lines))

    def _item(self, link: Link, *after: int) -> None:
        top = self._free
        here = self.put(link, top, *after)
        said = [self.put(one, top, here) for one in link.then if one.stage is Stage.SAID]
        before = said or [here]
        agreed = [one for one in link.then if one.stage is Stage.AGREED]
        agreements = [self.put(one, top + n, *before) for n, one in enumerate(agreed)]
        below = [one for one in link.then if one.stage is Stage.RAISED]
        raised = [self.put(one, top + len(agreements) + n, *before) for n, one in enumerate(below)]
        bottom = top + max(1, len(agreements) + len(raised))
        row = top
        last = {top + n: spot for n, spot in enumerate([*agreements, *raised])} or {top: before[0]}
        for action in (one for one in link.then if one.stage is Stage.ACTION):
            last[row], row = self._action(action, row, agreements or before)
        self._free = max(bottom, row)
        if isinstance(link.thing, AgendaItem) and link.thing.meeting.state is MeetingState.HELD:
            self._rows.setdefault(link.thing.meeting.year, []).extend(last.values())
        for later in (one for one in link.then if one.stage is Stage.ITEM):
            self._item(later, here)

    def _action(self, link: Link, row: int, after: list[int]) -> tuple[int, int]:
        """Place an action with what became of it; the last spot of its first row, and the next free row."""
        here = end = self.put(link, row, *after)
        then = link.then
        if then and then[0].stage is Stage.HANDED:
            end = here = self.put(then[0], row, here)
            then = then[0].then
        for n, one in enumerate(then):
            spot = self.put(one, row + n, here)
            end = spot if n == 0 else end
        return end, row + max(1, len(then))

    def _ends(self, root: Link) -> None:
        ends = [one for one in root.then if one.stage in (Stage.FOLLOW_UP, Stage.REPORT)]
        for row, link in enumerate(ends):
            year = link.thing.year if isinstance(link.thing, FollowUp) else None
            lasts = self._rows.get(year, []) if year else [one for found in self._rows.values() for one in found]
            here = self.put(link, row, *lasts)
            for report in link.then:
                self.put(report, row, here)


def _without_ends(root: Link) -> tuple[Link, ...]:
    return tuple(one for one in root.then if one.stage not in (Stage.FOLLOW_UP, Stage.REPORT))


def plan(root: Link) -> Plan:
    """Where everything of a chain stands in the picture."""
    return _Planner().plan(root)


class Node(QGraphicsItem):
    """A card with what it is and how it stands; with a warning where the chain breaks off."""

    def __init__(self, link: Link, words: Told, broken: str, *, own: bool) -> None:
        super().__init__()
        self.link, self.words, self.broken, self.own = link, words, broken, own
        self.current = False
        self.setToolTip("\n".join(filter(None, (words.what, words.stands, broken))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def boundingRect(self) -> QRectF:
        return CARD.adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        look = theme.now()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.accent if self.current else look.warning if self.broken else look.line
        ground = look.warning_soft if self.broken else look.accent_soft if self.own else look.raised
        painter.setPen(QPen(QColor(edge), 2.5 if self.current else 1.2))
        painter.setBrush(QBrush(QColor(ground)))
        painter.drawRoundedRect(CARD, 6, 6)
        inside = CARD.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        small = _font(SMALL_POINTS)
        foot = self.broken or self.words.stands
        height = QFontMetricsF(small).lineSpacing()
        feet = _lines(foot, small, inside.width(), 2 if self.broken else 1)
        body = _font(TEXT_POINTS, bold=self.own)
        step = QFontMetricsF(body).lineSpacing()
        most = max(1, int((inside.height() - height * len(feet)) // step))
        painter.setPen(QColor(look.text))
        painter.setFont(body)
        for n, line in enumerate(_lines(self.words.what, body, inside.width(), most)):
            painter.drawText(QPointF(inside.left(), inside.top() + n * step + QFontMetricsF(body).ascent()), line)
        painter.setPen(QColor(look.warning if self.broken else look.muted))
        painter.setFont(small)
        for n, line in enumerate(reversed(feet)):
            painter.drawText(QPointF(inside.left(), inside.bottom() - n * height - 3), line)


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont(theme.FAMILY)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _lines(text: str, font: QFont, room: float, most: int) -> list[str]:
    """The text on `most` lines at most, the last one with an ellipsis where there is more of it."""
    measure = QFontMetricsF(font)
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and measure.horizontalAdvance(f"{line} {words[0]}") <= room:
            line = f"{line} {words.pop(0)}"
        if len(lines) == most - 1 and words:
            line = f"{line} {' '.join(words)}"
        lines.append(measure.elidedText(line, Qt.TextElideMode.ElideRight, room))
    return lines


class TraceMap(QGraphicsView):
    """The picture. Arrow keys go from card to card; Enter or a double click leads to the place.

    Signals: `opened` with the thing whose card was opened; `moved` when another card was chosen.
    """

    opened, moved = Signal(object), Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._nodes: list[Node] = []
        self.setScene(QGraphicsScene(self))
        self.setAccessibleName(_("The trace as a picture"))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._colour()

    def _colour(self) -> None:
        self.scene().setBackgroundBrush(QColor(theme.now().surface))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.scene() is not None:
            self._colour()

    @property
    def nodes(self) -> list[Node]:
        """The cards."""
        return list(self._nodes)

    @property
    def current(self) -> Node | None:
        """The card that is chosen."""
        return next((one for one in self._nodes if one.current), None)

    def show_chain(self, root: Link, chosen: Thing | None) -> None:
        """Draw a chain; the card of the chosen thing is marked and in view."""
        scene, forum, speak = self.scene(), self._desk.file.forum, self._desk.language
        scene.clear()
        self._colour()
        made = plan(root)
        stages = [one for one in Stage if any(spot.link.stage is one for spot in made.spots)]
        self._nodes = []
        for spot in made.spots:
            words = told(spot.link.thing, forum, speak)
            node = Node(spot.link, words, gap_words(spot.link, speak), own=spot.link.thing == chosen)
            node.setPos(stages.index(spot.link.stage) * STEP_X, HEAD + spot.row * STEP_Y)
            scene.addItem(node)
            self._nodes.append(node)
        for before, after in made.lines:
            self._line(self._nodes[before], self._nodes[after])
        for n, stage in enumerate(stages):
            head = scene.addSimpleText(stage_word(stage, speak), _font(SMALL_POINTS, bold=True))
            head.setBrush(QColor(theme.now().muted))
            head.setPos(n * STEP_X, 0)
        margin = 2 * GRID
        scene.setSceneRect(scene.itemsBoundingRect().adjusted(-margin, -margin, margin, margin))
        own = next((one for one in self._nodes if one.own), self._nodes[0])
        self.choose(own)

    def _line(self, one: Node, other: Node) -> None:
        """From the right edge over the gap to the left edge; downwards to what goes on with the same question."""
        path = QPainterPath()
        start, end = one.pos(), other.pos()
        middle = CARD.height() / 2
        if start.x() == end.x():
            x = start.x() - GRID
            path.moveTo(start.x(), start.y() + middle)
            path.lineTo(x, start.y() + middle)
            path.lineTo(x, end.y() + middle)
            path.lineTo(end.x(), end.y() + middle)
        else:
            turn = end.x() - 1.5 * GRID
            path.moveTo(start.x() + CARD.width(), start.y() + middle)
            path.lineTo(turn, start.y() + middle)
            path.lineTo(turn, end.y() + middle)
            path.lineTo(end.x(), end.y() + middle)
        line = self.scene().addPath(path, QPen(QColor(theme.now().muted), 1.2))
        line.setZValue(-1)

    def choose(self, node: Node) -> None:
        """Make a card the chosen one and bring it into view."""
        for one in self._nodes:
            one.current = one is node
            one.update()
        says = (stage_word(node.link.stage, self._desk.language), *node.words, node.broken)
        self.setAccessibleDescription(". ".join(filter(None, says)))
        self.moved.emit()
        self.ensureVisible(node, 2 * GRID, 2 * GRID)

    def choose_thing(self, thing: Thing) -> None:
        """Make the card of this thing the chosen one."""
        for one in self._nodes:
            if one.link.thing == thing:
                self.choose(one)

    def _towards(self, node: Node, key: int) -> Node | None:
        """The nearest card in this direction, the straightest first."""
        across, along = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }[Qt.Key(key)]

        def distances() -> Iterator[tuple[float, Node]]:
            for one in self._nodes:
                x, y = (one.x() - node.x()) / STEP_X, (one.y() - node.y()) / STEP_Y
                ahead = x * across + y * along
                aside = abs(y if across else x)
                if ahead > 0 and (across or aside == 0):
                    yield ahead + 2 * aside, one

        return min(distances(), key=lambda pair: pair[0], default=(0.0, None))[1]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.current
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if here is not None and event.key() in keys:
            found = self._towards(here, event.key())
            if found is not None:
                self.choose(found)
        elif here is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(here.link.thing)
        else:
            super().keyPressEvent(event)

    def _node_at(self, event: QMouseEvent) -> Node | None:
        found = self.itemAt(event.position().toPoint())
        return found if isinstance(found, Node) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        node = self._node_at(event)
        if node is not None:
            self.choose(node)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        node = self._node_at(event)
        if node is not None:
            self.opened.emit(node.link.thing)
