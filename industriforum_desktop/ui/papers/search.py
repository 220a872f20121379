"""Search in the preview: a line above the paper; what is found is marked on the pages."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.papers.pictures import Place, find
from industriforum_desktop.ui.papers.preview import Preview
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label, row, soon, tool


class Search(QWidget):
    """Enter or F3 goes to the next place, with Shift to the one before; Esc leaves."""

    def __init__(self, preview: Preview, pool: QThreadPool) -> None:
        super().__init__()
        self._preview, self._pool = preview, pool
        self._data, self._count = b"", 0
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find in the paper"))
        self.field.setAccessibleName(_("Find in the paper"))
        self.said = label(role="small")
        self._soon = soon(self._look, 200)
        self.field.textChanged.connect(lambda text: self._soon.start())
        inside = row(
            self.field,
            self.said,
            tool("up", _("The place before"), lambda: self.step(-1), "Shift+F3"),
            tool("down", _("The next place"), lambda: self.step(1), "F3"),
            tool("close", _("Leave the search"), self.leave, "Esc"),
            spacing=GRID,
        )
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.hide()

    def begin(self) -> None:
        """Ask for what is to be found."""
        self.show()
        self.field.selectAll()
        self.field.setFocus()
        self._soon.start()

    def show_paper(self, data: bytes) -> None:
        """Another paper is in view."""
        self._data = data
        if self.isVisible():
            self._soon.start()

    def _look(self) -> None:
        text = self.field.text().strip()
        if not text or not self._data:
            self._show(text, [])
            return
        worker.run(partial(find, self._data, text), partial(self._show, text), self._failed, self._pool)

    def _show(self, text: str, found: list[Place]) -> None:
        if text != self.field.text().strip():
            return
        self._count = len(found)
        self._preview.show_found(found)
        nothing = _("Not found") if text else ""
        self.said.setText(
            ngettext("{n} place", "{n} places", self._count).format(n=self._count) if found else nothing
        )

    @staticmethod
    def _failed(error: Exception) -> None:
        raise error

    def step(self, by: int) -> None:
        """Go to the next place, or the one before."""
        n = self._preview.next_found(by)
        if n:
            self.said.setText(_("{n} of {all}").format(n=n, all=self._count))

    def leave(self) -> None:
        """Take the marks away."""
        self.hide()
        self._preview.show_found([])
        self._preview.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)
