"""The situation as a picture that can be pressed: the board of the paper, each tile leading to its concern."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.papers.concerns import board, by_theme
from industriforum_desktop.papers.figures import Tile
from industriforum_desktop.store import situation as stored
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.shared.chart import PressableChart, Spot
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Empty, column, label

WIDEST = 780
"""In device-independent pixels: larger the picture says no more."""


class PicturePart(QWidget):
    """The tab of the picture; `view.picked` tells the tile of a concern."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.view = PressableChart(_text, _text, widest=WIDEST)
        key = label(
            _("! is a challenge, + a need. The darker the box and the more dots, the heavier it weighs."), "small"
        )
        layout = column(key, self.view, None, spacing=GRID)
        layout.setContentsMargins(0, GRID, 0, GRID)
        empty = Empty(
            "challenge",
            _("No picture yet"),
            _("Gather the challenges and needs of the minutes under “Concerns”. The picture draws itself."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(Scrolled(layout))
        self.stack.addWidget(empty)
        self.setLayout(column(self.stack))

    def refresh(self) -> None:
        """Draw the situation as it is now."""
        file, language = self.desk.file, self.desk.language
        groups = by_theme(stored.gathered(file), file.forum.themes, language)
        self.stack.setCurrentIndex(0 if groups else 1)
        if groups:
            self.view.show_chart(board(groups, file.forum, language), file.forum.accent, language)


def _text(spot: Spot) -> str:
    return spot.text if isinstance(spot, Tile) else ""
