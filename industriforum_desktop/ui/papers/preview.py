"""A paper as it will be printed: its pages below one another, sharp at any scaling."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSizeF, Qt, QThreadPool, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from industriforum_desktop.i18n import _
from industriforum_desktop.ui import theme, worker
from industriforum_desktop.ui.papers.pictures import Place, picture
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import soon

POINT = 96 / 72
"""Device-independent pixels to the point at 100 %."""
STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
WIDEST_FIT = 1.35
"""A page that fits the width is not made larger than this: on a projector a line would be too long to read."""
MARGIN = 2 * GRID
NEAR = 1
"""Pages above and below the visible ones whose pictures are kept."""


@dataclass(frozen=True)
class _Shown:
    """A page's picture: of which paper (counted), and how many pixels wide."""

    paper: int
    width: int
    image: QImage


class Preview(QAbstractScrollArea):
    """Shows a finished paper. Pages are drawn by a worker as they come into view; the older picture stands
    until the new one is there, so that nothing flickers while the officer types.

    Signals: `moved` when another page or another size is in view; `drawn` when all in view is up to date.
    """

    moved = Signal()
    drawn = Signal()

    def __init__(self, pool: QThreadPool) -> None:
        super().__init__()
        self._pool = pool
        self._data = b""
        self._sizes: list[QSizeF] = []
        self._paper = 0
        self._pictures: dict[int, _Shown] = {}
        self._asked: set[tuple[int, int, int]] = set()
        self._zoom: float | None = None
        self._text = ""
        self._found: list[Place] = []
        self._at = -1
        self._ask_soon = soon(self._ask, 40)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview of the paper"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def pages(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the middle of the view, counted from 1."""
        middle = self.viewport().height() / 2
        for number, area in enumerate(self._areas(), 1):
            if area.bottom() + MARGIN > middle:
                return number
        return self.pages

    @property
    def zoom(self) -> float:
        """Pixels to the pixel of paper: 1.0 is the paper's real size on an ordinary screen."""
        if self._zoom is not None:
            return self._zoom
        widest = max((size.width() for size in self._sizes), default=1)
        room = self.viewport().width() - 2 * MARGIN
        return max(0.2, min(room / (widest * POINT), WIDEST_FIT))

    @property
    def fits_width(self) -> bool:
        return self._zoom is None

    @property
    def up_to_date(self) -> bool:
        """Whether every page in view shows the paper as it is, at its size."""
        return bool(self._sizes) and not self._missing()

    def show_paper(self, data: bytes, sizes: list[QSizeF], *, keep_place: bool) -> None:
        """Show a paper; from its beginning unless the place is to be kept."""
        self._data, self._sizes, self._text = data, sizes, ""
        self._found, self._at = [], -1
        self._paper += 1
        if not keep_place:
            self._pictures.clear()
            self.verticalScrollBar().setValue(0)
        self._lay_out()

    def show_text(self, text: str) -> None:
        """Show a line in place of a paper: that it is being made, or why it can't be."""
        self._data, self._sizes, self._text = b"", [], text
        self._found, self._at = [], -1
        self._pictures.clear()
        self._lay_out()

    def show_found(self, found: list[Place]) -> None:
        """Mark these places; the first at or after the page in view is gone to."""
        self._found = found
        self._at = next((n for n, (page, _areas) in enumerate(found) if page >= self.page - 1), 0) - 1
        self.next_found(1)

    def next_found(self, step: int) -> int:
        """Go to the next place, or the one before; its number from 1, 0 when there is none."""
        if not self._found:
            self.viewport().update()
            return 0
        self._at = (self._at + step) % len(self._found)
        page, areas = self._found[self._at]
        bar, scale = self.verticalScrollBar(), POINT * self.zoom
        if areas:
            top = self._areas()[page].top() + bar.value() + areas[0].top() * scale
            bar.setValue(round(top - self.viewport().height() / 3))
        self.viewport().update()
        return self._at + 1

    def go_to(self, page: int) -> None:
        """Show this page, counted from 1, from its top."""
        if 1 <= page <= self.pages:
            bar = self.verticalScrollBar()
            bar.setValue(round(self._areas()[page - 1].top() + bar.value() - MARGIN))

    def zoom_in(self) -> None:
        self.set_zoom(next((step for step in STEPS if step > self.zoom + 0.01), STEPS[-1]))

    def zoom_out(self) -> None:
        self.set_zoom(next((step for step in reversed(STEPS) if step < self.zoom - 0.01), STEPS[0]))

    def set_zoom(self, zoom: float | None) -> None:
        """Show the pages at this size, or as wide as the view; what is in the middle stays there."""
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2
        place = (bar.value() + half) / self._height()
        self._zoom = zoom
        self._lay_out()
        bar.setValue(round(place * self._height() - half))

    def _lay_out(self) -> None:
        view = self.viewport().size()
        widest = max((size.width() for size in self._sizes), default=0) * POINT * self.zoom + 2 * MARGIN
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(5 * GRID)
        self.verticalScrollBar().setRange(0, max(0, round(self._height()) - view.height()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, round(widest) - view.width()))
        self._scrolled()

    def _height(self) -> float:
        return sum(size.height() * POINT * self.zoom + MARGIN for size in self._sizes) + MARGIN

    def _areas(self) -> list[QRectF]:
        """Where each page stands in the view."""
        zoom, view = POINT * self.zoom, self.viewport().width()
        top: float = MARGIN - self.verticalScrollBar().value()
        found = []
        for size in self._sizes:
            width, height = round(size.width() * zoom), round(size.height() * zoom)
            left = max(MARGIN, round((view - width) / 2)) - self.horizontalScrollBar().value()
            found.append(QRectF(left, top, width, height))
            top += height + MARGIN
        return found

    def _in_view(self) -> list[int]:
        height = self.viewport().height()
        return [n for n, area in enumerate(self._areas()) if area.bottom() > 0 and area.top() < height]

    def _pixels(self, number: int) -> int:
        """How many pixels wide the page's picture is to be."""
        return round(round(self._sizes[number].width() * POINT * self.zoom) * self.devicePixelRatioF())

    def _missing(self) -> list[tuple[int, int]]:
        """Pages in view, with the width in pixels, whose pictures are not those they should be."""
        found = []
        for number in self._in_view():
            shown, width = self._pictures.get(number), self._pixels(number)
            if shown is None or (shown.paper, shown.width) != (self._paper, width):
                found.append((number, width))
        return found

    def _scrolled(self) -> None:
        self.viewport().update()
        self._ask_soon.start()
        self.moved.emit()

    def _ask(self) -> None:
        """Have the worker draw what is missing, and forget what is far away."""
        seen = self._in_view()
        if seen:
            near = range(seen[0] - NEAR, seen[-1] + NEAR + 1)
            self._pictures = {number: shown for number, shown in self._pictures.items() if number in near}
        for number, width in self._missing():
            key = (self._paper, number, width)
            if key not in self._asked:
                self._asked.add(key)
                scale = width / self._sizes[number].width()
                worker.run(
                    partial(picture, self._data, number, scale),
                    partial(self._take, key),
                    partial(self._lost, key),
                    self._pool,
                )

    def _take(self, key: tuple[int, int, int], image: QImage) -> None:
        paper, number, width = key
        self._asked.discard(key)
        if paper != self._paper:
            return
        self._pictures[number] = _Shown(paper, width, image)
        self.viewport().update()
        if self.up_to_date:
            self.drawn.emit()

    def _lost(self, key: tuple[int, int, int], error: Exception) -> None:
        self._asked.discard(key)
        raise error

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = theme.now()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(scheme.line))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._text:
            painter.setPen(QColor(scheme.muted))
            inside = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._text)
        areas = self._areas()
        for number in self._in_view():
            painter.fillRect(areas[number], QColor("#ffffff"))
            shown = self._pictures.get(number)
            if shown is not None:
                painter.drawImage(areas[number], shown.image)
            self._mark(painter, number, areas[number])
        if self.hasFocus():
            painter.setPen(QPen(QColor(scheme.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _mark(self, painter: QPainter, number: int, area: QRectF) -> None:
        """Mark what was found on the page, as with a pen; the place one is at stronger."""
        scale = POINT * self.zoom
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for n, (page, places) in enumerate(self._found):
            if page == number:
                colour = QColor("#ffb000" if n == self._at else "#ffe9a8")
                for one in places:
                    where = QRectF(one.x() * scale, one.y() * scale, one.width() * scale, one.height() * scale)
                    painter.fillRect(where.translated(area.topLeft()).adjusted(-1, -1, 1, 1), colour)
        painter.restore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
        }
        step = moves.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)
