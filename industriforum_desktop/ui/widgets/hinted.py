"""A line to write in that says beside the text how it is understood, without moving anything."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from industriforum_desktop.ui import theme

EDGE, GAP = 10, 12
"""Room before the text, and between text and hint, in device-independent pixels."""


class HintedLine(QLineEdit):
    """Draws the first of `hints` that has room; right of it `reserved` device-independent pixels are left free."""

    reserved = EDGE

    def __init__(self) -> None:
        super().__init__()
        self.hints: list[str] = []

    def say(self, *hints: str, wrong: bool = False) -> None:
        """Say how the text is understood, the longest way first; with `wrong` that it is not, as a warning."""
        self.hints = [hint for hint in hints if hint]
        if wrong != self.wrong:
            self.setProperty("invalid", wrong)
            self.style().unpolish(self)
            self.style().polish(self)
        self.update()

    @property
    def wrong(self) -> bool:
        """Whether the field is marked as the one to mend."""
        return bool(self.property("invalid"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        metrics = self.fontMetrics()
        room = self.width() - EDGE - metrics.horizontalAdvance(self.text()) - GAP - self.reserved
        hint = next((text for text in self.hints if metrics.horizontalAdvance(text) <= room), "")
        if hint:
            painter = QPainter(self)
            painter.setPen(QColor(theme.now().warning if self.wrong else theme.now().muted))
            place = QRect(0, 0, self.width() - self.reserved, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint)
