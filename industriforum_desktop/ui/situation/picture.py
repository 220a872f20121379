"""The situation as a picture that can be pressed: the board of the paper, each tile leading to its concern."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QToolTip, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.papers.concerns import board, by_theme
from industriforum_desktop.papers.figures import Tile
from industriforum_desktop.store import situation as stored
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Empty, column, label
from industriforum_desktop.ui.widgets.chart import ChartView

WIDEST = 780
"""In device-independent pixels: larger the picture says no more."""


class BoardView(ChartView):
    """Signal `picked` with the key of a tile that was clicked, or chosen with the arrow keys and Enter."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._at: Tile | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _fit(self) -> None:
        self._point_at(self._at if self._at in self._tiles() else None)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = super().sizeHint()
        return round(size.height() * min(width, WIDEST) / max(size.width(), 1))

    def sizeHint(self) -> QSize:
        return QSize(WIDEST, self.heightForWidth(WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def _tiles(self) -> list[Tile]:
        return [tile for tile, _box in self.tile_spots]

    def box(self, tile: Tile) -> QRectF:
        """Where in the widget the tile is."""
        whole, size = self.place(), self._renderer.defaultSize()
        scale = whole.width() / max(size.width(), 1)
        left, foot, right, top = next(box for one, box in self.tile_spots if one == tile)
        x, y = whole.x() + left * scale, whole.y() + whole.height() - top * scale
        return QRectF(x, y, (right - left) * scale, (top - foot) * scale)

    def tile_at(self, place: QPointF) -> Tile | None:
        """The tile there."""
        return next((tile for tile in self._tiles() if self.box(tile).contains(place)), None)

    def _point_at(self, tile: Tile | None) -> None:
        if tile != self._at:
            self._at = tile
            self.setAccessibleDescription(tile.text if tile else "")
            self.setCursor(Qt.CursorShape.PointingHandCursor if tile else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.tile_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tile = self.tile_at(event.position())
        if tile is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(tile.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tiles = self._tiles()
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and tiles and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            place = tiles.index(self._at) + step if self._at in tiles else (0 if step > 0 else -1)
            self._point_at(tiles[place % len(tiles)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at is not None:
            self.picked.emit(self._at.key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            tile = self.tile_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tile.text if tile else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.now().text), 2))
        if self._at is not None and self._at in self._tiles():
            painter.drawRect(self.box(self._at).adjusted(-2, -2, 2, 2))
        if self.hasFocus():
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class PicturePart(QWidget):
    """The tab of the picture; `view.picked` leads to a concern."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.view = BoardView()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        inside.setObjectName("page")
        key = label(
            _("! is a challenge, + a need. The darker the box and the more dots, the heavier it weighs."), "small"
        )
        layout = column(key, self.view, None, spacing=GRID)
        layout.setContentsMargins(0, GRID, 0, GRID)
        inside.setLayout(layout)
        area.setWidget(inside)
        empty = Empty(
            "challenge",
            _("No picture yet"),
            _("Gather the challenges and needs of the minutes under “Concerns”. The picture draws itself."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(area)
        self.stack.addWidget(empty)
        self.setLayout(column(self.stack))

    def refresh(self) -> None:
        """Draw the situation as it is now."""
        file, language = self.desk.file, self.desk.language
        groups = by_theme(stored.gathered(file), file.forum.themes, language)
        self.stack.setCurrentIndex(0 if groups else 1)
        if groups:
            self.view.show_chart(board(groups, file.forum, language), file.forum.accent, language)
