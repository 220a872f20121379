"""Boards: cards in columns, moved from one to another by mouse or keyboard."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from industriforum_desktop.ui import theme
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label

ID, SHOWN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LEAST, QUIET, PADDING = 140, 128, GRID + GRID // 2
"""The least width of a column, where a long word of a title has room; that of one whose cards are all hidden; and a
card's margin: in device-independent pixels.
"""
SCROLL_BAR = 12
"""The room of a scroll bar, in device-independent pixels: cards are as wide with one as without."""
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


Id = int | str
"""What tells a card from the others."""


@dataclass(frozen=True)
class Shown:
    """A card: its title, what is said quietly below it, and a day that is `late` when it has passed."""

    id: Id
    title: str
    lines: tuple[str, ...] = ()
    when: str = ""
    late: bool = False
    tip: str = ""

    @property
    def said(self) -> str:
        """All of it, a line each."""
        return "\n".join(filter(None, (self.title, *self.lines, self.when)))


class _CardPainter(QStyledItemDelegate):
    """Title in semibold, the rest small and quiet, on a thin card; the chosen one has an edge that is seen."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        scheme, shown = theme.now(), index.data(SHOWN)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(scheme.accent if chosen else scheme.line), 2 if focused else 1))
        painter.setBrush(QColor(scheme.selection if chosen else scheme.surface))
        box = QRect(option.rect.left(), option.rect.top(), self._width, option.rect.height() - GRID)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        place = QPointF(box.topLeft()) + QPointF(PADDING, GRID)
        for text, font, colour in _parts(shown, option.font):
            painter.setPen(QColor(colour))
            laid = _laid(text, font, self._width - 2 * PADDING)
            laid.draw(painter, place)
            place += QPointF(0, laid.boundingRect().height() + 2)
        painter.restore()

    @property
    def _width(self) -> int:
        view = self.parent()
        assert isinstance(view, QWidget)
        return view.width() - SCROLL_BAR - 2

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._width - 2 * PADDING
        laid = [_laid(text, font, width) for text, font, _colour in _parts(index.data(SHOWN), option.font)]
        return QSize(0, round(sum(one.boundingRect().height() + 2 for one in laid)) + 3 * GRID)


def _parts(shown: Shown, base: QFont) -> list[tuple[str, QFont, str]]:
    """What a card says, from above: text, face and colour."""
    scheme, title, small, warning = theme.now(), QFont(base), QFont(base), QFont(base)
    title.setWeight(QFont.Weight.DemiBold)
    for font in (small, warning):
        font.setPointSizeF(base.pointSizeF() - 1)
    warning.setWeight(QFont.Weight.DemiBold)
    parts = [(shown.title, title, scheme.text), *((line, small, scheme.muted) for line in shown.lines if line)]
    if shown.when:
        parts.append((shown.when, warning, scheme.warning) if shown.late else (shown.when, small, scheme.muted))
    return parts


def _laid(text: str, font: QFont, width: int) -> QTextLayout:
    """The text in lines of this width; a word that is longer than a line is broken."""
    layout, wrap = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font), QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


class DropList(QListWidget):
    """A list of cards that others can be dropped on.

    `carries` names what is carried, a MIME type, so that a board takes no other board's cards. Signals: `dropped`
    with the carried card's id and the id of the card that it was dropped on, None beside all; `opened` with the id
    of a card; `sideways` with -1 or 1 and whether the card is to be carried along.
    """

    dropped = Signal(object, object)
    opened = Signal(object)
    sideways = Signal(int, bool)

    def __init__(self, name: str, carries: str) -> None:
        super().__init__()
        self._carries = carries
        self._over = False
        self.setAccessibleName(name)
        self.setProperty("role", "cards")
        self.setItemDelegate(_CardPainter(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda entry: self.opened.emit(entry.data(ID)))

    def chosen(self) -> Id | None:
        """The id of the current card."""
        entry = self.currentItem()
        return None if entry is None else entry.data(ID)

    def choose(self, wanted: Id) -> bool:
        """Make this card the current one, if it is here."""
        for n in range(self.count()):
            if self.item(n).data(ID) == wanted:
                self.setCurrentRow(n)
                return True
        return False

    def show_cards(self, cards: Sequence[Shown]) -> None:
        """Show these; the current one stays so, and the next takes its place where it is gone."""
        if cards == [self.item(n).data(SHOWN) for n in range(self.count())]:
            return
        before, place = self.chosen(), self.currentRow()
        self.clear()
        for shown in cards:
            entry = QListWidgetItem(shown.said)
            entry.setData(ID, shown.id)
            entry.setData(SHOWN, shown)
            entry.setToolTip(shown.tip)
            self.addItem(entry)
        if before is not None and not self.choose(before) and cards:
            self.setCurrentRow(min(place, len(cards) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen, held = self.chosen(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held and chosen is not None:
            self.opened.emit(chosen)
        elif event.key() in _SIDEWAYS and (alone or not held):
            self.sideways.emit(_SIDEWAYS[Qt.Key(event.key())], alone)
        else:
            super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        carried = QMimeData()
        carried.setData(self._carries, json.dumps(items[0].data(ID)).encode())
        return carried

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._lit(False)

    def _take(self, event: QDragMoveEvent) -> None:
        taken = event.mimeData().hasFormat(self._carries)
        event.setAccepted(taken)
        self._lit(taken)

    def _lit(self, over: bool) -> None:
        self._over = over
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(theme.now().accent), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), 6, 6)

    def dropEvent(self, event: QDropEvent) -> None:
        self._lit(False)
        if not event.mimeData().hasFormat(self._carries):
            event.ignore()
            return
        # Said to be a copy: after a move Qt would take away what is chosen then in the list that it came from.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        carried = json.loads(bytes(event.mimeData().data(self._carries).data()))
        entry = self.itemAt(event.position().toPoint())
        self.dropped.emit(carried, entry.data(ID) if entry is not None else None)


@dataclass(frozen=True)
class Filled:
    """What a column shows: its name, its cards, and what is said of those that a filter hides."""

    name: str
    cards: Sequence[Shown]
    hidden: str = ""


class Board(QScrollArea):
    """A column for each stage; a tuple of stages shares one place. A card is moved by hand to all but the `fixed`.

    Arrows choose, with Ctrl or Alt they carry the card along, Enter opens it. Signals: `moved` with a card's id and
    the stage that it is to stand in; `opened` with a card's id; `chosen_changed`; `all_wanted` when those that a
    filter hides are asked for.
    """

    moved = Signal(object, object)
    opened = Signal(object)
    chosen_changed = Signal()
    all_wanted = Signal()

    def __init__(
        self, places: Sequence[Enum | tuple[Enum, ...]], carries: str, *, fixed: Collection[Enum] = ()
    ) -> None:
        super().__init__()
        self._carries, self._fixed = carries, fixed
        self._places = [place if isinstance(place, tuple) else (place,) for place in places]
        self.lists: dict[Any, DropList] = {}
        self._parts: dict[Any, QWidget] = {}
        self._heads: dict[Any, QLabel] = {}
        self._hidden: dict[Any, QPushButton] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID // 2)
        self._row.setContentsMargins(0, GRID, 0, 0)
        self._columns: list[QVBoxLayout] = []
        for place in self._places:
            self._columns.append(column(spacing=GRID))
            for stage in place:
                self._columns[-1].addWidget(self._column(stage), 1)
            self._row.addLayout(self._columns[-1], 1)
        inner = QWidget()
        inner.setObjectName("page")
        inner.setLayout(self._row)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inner)

    def _column(self, stage: Enum) -> QWidget:
        cards = self.lists[stage] = DropList("", self._carries)
        cards.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        cards.opened.connect(self.opened)
        cards.dropped.connect(lambda carried, at: self.moved.emit(carried, stage))
        cards.sideways.connect(lambda step, carry: self._sideways(stage, step, carry=carry))
        cards.currentRowChanged.connect(lambda place: self._alone(stage, place))
        head = self._heads[stage] = label(role="eyebrow", wrap=True)
        hidden = self._hidden[stage] = button("", self.all_wanted.emit, role="plain")
        part = self._parts[stage] = _column(head, hidden, cards)
        return part

    def add_below(self, place: int, heading: str, cards: DropList) -> None:
        """Another list below the column at this place, of what cards can be dropped on and isn't moved itself."""
        self._columns[place].addWidget(_column(label(heading, "eyebrow", wrap=True), cards), 1)

    def _alone(self, stage: Enum, place: int) -> None:
        """One card is chosen at a time, in whatever column it is."""
        if place >= 0:
            for other, cards in self.lists.items():
                if other is not stage:
                    cards.setCurrentRow(-1)
            self.chosen_changed.emit()

    def _sideways(self, stage: Enum, step: int, *, carry: bool) -> None:
        """Go to the nearest column that holds something; or carry the chosen card to the one beside."""
        stages = list(self.lists)
        onwards = stages[stages.index(stage) + 1 :] if step > 0 else stages[: stages.index(stage)][::-1]
        if carry:
            target = next((one for one in onwards if one not in self._fixed), None)
            if target is not None and (chosen := self.chosen()) is not None:
                self.moved.emit(chosen, target)
            return
        cards = next((self.lists[one] for one in onwards if self.lists[one].count()), None)
        if cards is not None:
            cards.setCurrentRow(min(max(0, self.lists[stage].currentRow()), cards.count() - 1))
            cards.setFocus()
            self.ensureWidgetVisible(cards)

    def chosen(self) -> Id | None:
        """The chosen card's id."""
        return next((found for cards in self.lists.values() if (found := cards.chosen()) is not None), None)

    def choose(self, wanted: Id) -> None:
        """Choose the card with this id, in whatever column it is, and go there."""
        for cards in self.lists.values():
            if cards.choose(wanted):
                cards.setFocus()

    def show_all(self, columns: Mapping[Any, Filled]) -> None:
        """Show these. The chosen card stays so, and the keyboard goes with it to another column."""
        chosen = self.chosen()
        held = any(cards.hasFocus() for cards in self.lists.values())
        for n, place in enumerate(self._places):
            # What shows nothing but how much is hidden takes less of the width.
            quiet = all(columns[stage].hidden and not columns[stage].cards for stage in place)
            self._row.setStretch(n, 0 if quiet else 1)
            for stage in place:
                self._parts[stage].setMinimumWidth(QUIET if quiet else LEAST)
        for stage, filled in columns.items():
            cards, hidden = self.lists[stage], self._hidden[stage]
            cards.setAccessibleName(filled.name)
            cards.show_cards(filled.cards)
            self._heads[stage].setText(f"{filled.name} ({len(filled.cards)})" if filled.cards else filled.name)
            hidden.setText(filled.hidden)
            hidden.setVisible(bool(filled.hidden))
        for cards in self.lists.values():
            if chosen is not None and chosen != cards.chosen() and cards.choose(chosen) and held:
                cards.setFocus()


def _column(*parts: QWidget) -> QWidget:
    """A column of a board: its heading and its list."""
    whole = QWidget()
    whole.setLayout(column(*parts, spacing=GRID // 2))
    whole.setMinimumWidth(LEAST)
    return whole
