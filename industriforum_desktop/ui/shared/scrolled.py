"""A view that is scrolled up and down, without a frame, and no stop for the Tab key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from industriforum_desktop.ui.theme import GRID


class Scrolled(QScrollArea):
    """`inside` is what is scrolled, with this layout; or with one of its own, `body`, to add to."""

    def __init__(self, layout: QLayout | None = None, *, name: str = "", on_card: bool = False) -> None:
        """`name` is what it is to those who can't see it; `on_card` leaves the ground as it is."""
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        if on_card:
            self.viewport().setAutoFillBackground(False)
        else:
            self.inside.setObjectName("page")
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * GRID)
        self.body.setContentsMargins(0, 2 * GRID, GRID, GRID)
        self.inside.setLayout(layout or self.body)
        self.setWidget(self.inside)
        if on_card:
            self.inside.setAutoFillBackground(False)
