"""Line icons from resources/icons, drawn in the colours of the theme and sharp at any scaling."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from industriforum_desktop.i18n import resources
from industriforum_desktop.ui import theme


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class _LineIcon(QIconEngine):
    """Draws the SVG in the colour that the theme has at the moment of painting."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def paint(self, painter: QPainter, rect, mode: QIcon.Mode, state: QIcon.State) -> None:
        from PySide6.QtSvg import QSvgRenderer

        role = "muted" if mode == QIcon.Mode.Disabled else self._colour
        colour = getattr(theme.now(), role, role)
        svg = _drawing(self._name).replace("currentColor", colour)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))

    def pixmap(self, size, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._colour)


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon called `name`; `colour` is a colour of the theme by name, or a literal one such as #ffffff."""
    return QIcon(_LineIcon(name, colour))
