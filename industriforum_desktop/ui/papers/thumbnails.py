"""The paper's pages, small, to go to one of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, QSizeF, Qt, QThreadPool
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from industriforum_desktop.i18n import _
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.papers.pictures import picture
from industriforum_desktop.ui.papers.preview import Preview

WIDTH = 72
MOST = 200
"""Longer papers have no thumbnails: nobody finds anything in so many."""


class Thumbnails(QListWidget):
    """Follows the preview, and leads it."""

    def __init__(self, preview: Preview, pool: QThreadPool) -> None:
        super().__init__()
        self._preview, self._pool, self._paper = preview, pool, 0
        self._room, self._drawn, self._left = False, False, 0
        self._data, self._sizes = b"", list[QSizeF]()
        self.setProperty("role", "cards")
        self.setAccessibleName(_("Pages"))
        self.setIconSize(QSize(WIDTH, round(WIDTH * 1.45)))
        self.setFixedWidth(WIDTH + 52)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._chosen)
        preview.moved.connect(self._follow)

    @property
    def busy(self) -> bool:
        """Whether pages are still being drawn."""
        return self._left > 0

    def show_paper(self, data: bytes, sizes: list[QSizeF]) -> None:
        """Show this paper's pages."""
        self._paper += 1
        self._data, self._sizes, self._drawn = data, sizes if len(sizes) <= MOST else [], False
        self.blockSignals(True)
        self.clear()
        for number in range(len(self._sizes)):
            entry = QListWidgetItem(str(number + 1))
            entry.setSizeHint(QSize(WIDTH, round(WIDTH * 1.5)))
            self.addItem(entry)
        self.blockSignals(False)
        self._show()
        self._follow()

    def give_room(self, room: bool) -> None:
        """Whether there is room for them beside the paper."""
        self._room = room
        self._show()

    def _show(self) -> None:
        """Pages are drawn only where they are seen."""
        self.setVisible(self._room and self.count() > 1)
        if not self._room or self._drawn or self.count() < 2:
            return
        self._drawn = True
        for number, size in enumerate(self._sizes):
            self._left += 1
            job = partial(picture, self._data, number, 2 * WIDTH / size.width())
            worker.run(job, partial(self._take, self._paper, number), self._lost, self._pool)

    def _take(self, paper: int, number: int, image: QImage) -> None:
        self._left -= 1
        entry = self.item(number)
        if paper == self._paper and entry is not None:
            entry.setIcon(QIcon(QPixmap.fromImage(image)))

    def _lost(self, error: Exception) -> None:
        self._left -= 1
        raise error

    def _chosen(self, place: int) -> None:
        if place >= 0:
            self._preview.go_to(place + 1)

    def _follow(self) -> None:
        self.blockSignals(True)
        self.setCurrentRow(min(self._preview.page, self.count()) - 1)
        self.blockSignals(False)
