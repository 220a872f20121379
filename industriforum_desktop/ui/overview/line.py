"""A line that leads to a page: a picture and words that wrap, pressed as one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label, row

ICON = 20


class Line(QPushButton):
    """A push button of Qt's can't wrap its text; this one is as high as its words need."""

    def __init__(self, name: str, text: str, run: Callable[[], object], *, warn: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(text)
        picture = QLabel()
        picture.setPixmap(
            icon(name, "warning" if warn else "muted").pixmap(QSize(ICON, ICON), self.devicePixelRatioF())
        )
        picture.setFixedSize(ICON, ICON)
        words = label(text, "warning" if warn else "", wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for part in (picture, words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = row(picture, words, spacing=GRID + GRID // 2)
        self._inside.setContentsMargins(GRID, GRID, GRID, GRID)
        self._inside.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self._inside.setStretch(1, 1)
        self.setLayout(self._inside)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: run())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()
