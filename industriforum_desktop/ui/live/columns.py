"""How the live view's parts share the window: beside one another where there is room, else behind tabs."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QListView,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.live.attendance_panel import AttendancePanel
from industriforum_desktop.ui.live.wrapped import WrappedList
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card, column, soon


class Fold(IntEnum):
    """How much stands behind tabs, from the roomiest window to the smallest."""

    NOTHING = 0
    """Agenda, notes, and attendance over the tabs."""
    AGENDA = 1
    """Notes, and attendance over the tabs."""
    ALL = 2
    """Tabs alone."""


ROOMY, TWO_COLUMNS = 1190, 860
"""Widths in pixels from which there are three columns, and two: the notes are to have 560 of the former."""
LOW = 480
"""Below this height in pixels one panel can't stand over another."""
PLAN, SIDE = (250, 320), (320, 440)
"""The least and the most that the agenda and what stands at the right take, in pixels."""
MUCH = 3000
"""Characters that fill all the room there is."""
MOST_BELOW = 45
"""The tabs below the attendance never take more of its height than this, in per cent, if it can use the rest."""
LEAST_READ = 96
"""What a tab shows is never lower than this, in pixels."""


class Columns(QWidget):
    """The agenda (`plan`), the `notes`, the attendance (`here`) and the tabs with the rest (`side`).

    `folded` when another number of them is behind tabs. The attendance has the room that the tabs below it don't
    need, and always more than they.
    """

    folded = Signal()

    def __init__(self, plan: QWidget, notes: QWidget, here: QWidget, side: QTabWidget) -> None:
        super().__init__()
        self._columns = QSplitter()
        self._columns.setChildrenCollapsible(False)
        self._columns.setHandleWidth(GRID)
        self.setLayout(column(self._columns))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.fold = Fold.NOTHING
        self._plan, self._notes, self._here, self._side = plan, notes, here, side
        self._left, self._middle, self._upper, self._lower = (Card() for _n in range(4))
        for card in (self._left, self._upper, self._lower):
            card.column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._lower.column.addWidget(side)
        self._right = QWidget()
        self._right.setLayout(column(self._upper, self._lower))
        for n, part in enumerate((self._left, self._middle, self._right)):
            self._columns.addWidget(part)
            part.setMinimumWidth(200)
            self._columns.setStretchFactor(n, int(part is self._middle))
        self._only_notes = self._dragged = False
        self._share_soon = soon(self._share, 0)
        self._columns.splitterMoved.connect(self._moved)
        side.currentChanged.connect(self._share_soon.start)
        for rows in (*plan.findChildren(QListView), *here.findChildren(QListView), *side.findChildren(QListView)):
            for told in (rows.model().rowsInserted, rows.model().rowsRemoved, rows.model().dataChanged):
                told.connect(self._share_soon.start)
        self._put()

    def minimumSizeHint(self) -> QSize:
        """Small: there is a way to fold for every size."""
        return QSize(280, 120)

    def show_part(self, part: QWidget) -> None:
        """Bring a part to the front, if it or what it is in stands behind a tab."""
        shown: QWidget | None = part
        while shown is not None and self._side.indexOf(shown) < 0:
            shown = shown.parentWidget()
        if shown is not None:
            self._side.setCurrentWidget(shown)

    def show_only_notes(self, on: bool) -> None:
        """Hide all but the notes, or show the rest again."""
        self._only_notes = on
        self._put()

    def _wanted(self) -> Fold:
        width, height = self.width(), self.height()
        if width < TWO_COLUMNS or height < LOW:
            return Fold.ALL
        return Fold.AGENDA if width < ROOMY else Fold.NOTHING

    def _put(self) -> None:
        """Put each part where it belongs now; who has the keyboard keeps it."""
        fold, side = self.fold, self._side
        focus, current = QApplication.focusWidget(), side.currentWidget()
        beside = side.indexOf(self._plan) >= 0
        tabs = [
            (self._notes, _("Notes"), fold is Fold.ALL and not self._only_notes),
            (self._plan, _("Agenda"), fold >= Fold.AGENDA),
            (self._here, _("Attendance"), fold is Fold.ALL),
        ]
        homes = {self._notes: self._middle, self._plan: self._left, self._here: self._upper}
        for part, _text, _in_tab in tabs:
            side.removeTab(side.indexOf(part))
        place = 0
        for part, text, in_tab in tabs:
            if in_tab:
                side.insertTab(place, part, text)
                place += 1
            else:
                homes[part].column.addWidget(part)
                part.show()
        for card in (self._left, self._middle, self._upper):
            card.setVisible(card.column.count() > 0 and (card is self._middle or not self._only_notes))
        self._right.setVisible(not self._only_notes)
        if fold is Fold.ALL and not self._only_notes:
            side.setCurrentWidget(self._notes)
        elif fold is Fold.AGENDA and not beside:
            # It stood in view until now.
            side.setCurrentWidget(self._plan)
        elif current is not None and side.indexOf(current) >= 0:
            side.setCurrentWidget(current)
        else:
            side.setCurrentIndex(place)
        if focus is not None and self.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._dragged = False
        self._spread()
        self._share_soon.start()

    def _moved(self) -> None:
        self._dragged = True

    def _spread(self) -> None:
        """Share the width, until the officer has shared it."""
        if self._dragged:
            return
        width = self.width()
        plan = min(max(PLAN[0], width // 5), PLAN[1]) if self._left.isVisibleTo(self) else 0
        side = min(max(SIDE[0], width // 4), SIDE[1])
        if self.fold is Fold.AGENDA:
            side = min(width * 3 // 8, SIDE[1])
        if self.fold is Fold.ALL:
            self._columns.setSizes([0, 0, width])
        else:
            self._columns.setSizes([plan, width - plan - side, side])

    def _share(self) -> None:
        """Give the attendance above the tabs what they leave, and never less than it is promised."""
        whole = self._right.height()
        if not self._upper.isVisibleTo(self._right):
            self._lower.setMinimumHeight(0)
            self._lower.setMaximumHeight(whole)
            return
        room, around = whole - GRID, 2 * GRID + 2
        shown, tabs = self._side.currentWidget(), self._side.tabBar().sizeHint().height()
        needed = around + tabs + (_height(shown) if shown is not None else 0)
        left = room - _height(self._here) - around
        self._lower.setFixedHeight(max(min(needed, room * MOST_BELOW // 100), left, LEAST_READ))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._wanted()
        if wanted is not self.fold:
            self.fold = wanted
            self._put()
            self.folded.emit()
        else:
            self._spread()
        self._share_soon.start()


def _height(panel: QWidget) -> int:
    """All that the panel could use, its lists and what is read in it shown to their ends."""
    areas = [panel] if isinstance(panel, QAbstractScrollArea) else panel.findChildren(QAbstractScrollArea)
    needed = panel.sizeHint().height()
    for area in areas:
        if isinstance(area, WrappedList):
            area.measure()
        if isinstance(area, AttendancePanel):
            rows = area.whole_height()
        elif isinstance(area, QListView):
            rows = sum(area.sizeHintForRow(n) + 2 * area.spacing() for n in range(area.model().rowCount()))
        elif isinstance(area, QTextEdit):
            # To lay out all of a long text, only to see that it is long, would take its time.
            long = area.document().characterCount() > MUCH
            rows = area.maximumHeight() if long else round(area.document().size().height())
        else:
            continue
        if area is panel or area.isVisibleTo(panel):
            needed += rows + 2 * area.frameWidth() - area.sizeHint().height()
    return needed
