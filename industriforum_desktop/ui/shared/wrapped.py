"""Buttons of several words: as high as the words need in the width there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Picture, label, row, spread

ICON = 20


class WrapButton(QPushButton):
    """Words that wrap, and a part before or after them, pressed as one. A push button of Qt's can't wrap."""

    def __init__(
        self,
        words: QLabel,
        run: Callable[[], object],
        *,
        name: str,
        before: QLabel | None = None,
        after: QLabel | None = None,
        margin: int = GRID,
    ) -> None:
        """`name` is what it is to those who can't see it; `margin` stands above and below, in pixels."""
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(name)
        spread(words, QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        parts = [part for part in (before, words, after) if part is not None]
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = row(*parts, spacing=GRID + GRID // 2)
        self._inside.setContentsMargins(GRID, margin, GRID, margin)
        self._inside.setStretch(parts.index(words), 1)
        if before is not None:
            self._inside.setAlignment(before, Qt.AlignmentFlag.AlignTop)
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


class Line(WrapButton):
    """A line that leads to a page, with a picture before its words."""

    def __init__(self, name: str, text: str, run: Callable[[], object], *, warn: bool = False) -> None:
        picture = Picture(name, "warning" if warn else "muted", ICON)
        picture.setFixedSize(ICON, ICON)
        super().__init__(label(text, "warning" if warn else "", wrap=True), run, name=text, before=picture)
