"""Files dropped on a part of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QToolTip, QWidget

from industriforum_desktop.ui.carried import local_files

Take = Callable[[list[Path], QPoint], None]
Say = Callable[[QPoint], str]


class FileDrop(QObject):
    """Takes files that are dropped on a widget; anything else is dropped as before.

    `say` tells what would happen with them at a place, shown beside the pointer; nothing when they are not wanted.
    """

    def __init__(self, widget: QWidget, take: Take, say: Say) -> None:
        super().__init__(widget)
        self._widget, self._take, self._say = widget, take, say
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            QToolTip.hideText()
        if not isinstance(event, QDropEvent) or watched is not self._widget:
            return super().eventFilter(watched, event)
        paths = local_files(event.mimeData())
        place = event.position().toPoint()
        text = self._say(place) if paths else ""
        if not text:
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragMoveEvent):
            QToolTip.showText(self._widget.mapToGlobal(place), text, self._widget)
        elif event.type() == QEvent.Type.Drop:
            QToolTip.hideText()
            self._take(paths, place)
        return True
