"""The few shapes that the window is drawn with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RADIUS, CARD_RADIUS = 6.0, 8.0
RING = 2.0
"""How thick what has the keyboard is drawn round, in device-independent pixels."""


@contextmanager
def _smooth(painter: QPainter) -> Iterator[None]:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    yield
    painter.restore()


def _pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: str = "",
    edge: str = "",
    width: float = 1.0,
    radius: float = RADIUS,
) -> None:
    """Draw a rounded box in the colours given; its edge lies within the rectangle."""
    inset = width / 2 if edge else 0.0
    with _smooth(painter):
        painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def tick(painter: QPainter, rect: QRectF, *, half: bool) -> None:
    """Draw what fills a box that is ticked, or a dash where only some of what it stands for is."""

    def at(x: float, y: float) -> QPointF:
        return QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height())

    with _smooth(painter):
        painter.setPen(_pen("#ffffff", rect.width() / 8))
        if half:
            painter.drawLine(at(0.28, 0.5), at(0.72, 0.5))
        else:
            painter.drawPolyline([at(0.25, 0.52), at(0.43, 0.7), at(0.76, 0.32)])


def arrow(painter: QPainter, place: QRect, colour: str, *, down: bool) -> None:
    """Draw a small arrow in the middle of a place, down or up."""
    middle = QRectF(place).center()
    wide, high = 3.5, 2.0 if down else -2.0
    with _smooth(painter):
        painter.setPen(_pen(colour, 1.4))
        painter.drawPolyline(
            [
                QPointF(middle.x() - wide, middle.y() - high / 2),
                QPointF(middle.x(), middle.y() + high),
                QPointF(middle.x() + wide, middle.y() - high / 2),
            ]
        )
