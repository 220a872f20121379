"""How much of the live view one sees: the size of the text, and the editor alone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui.live.editor import NotesEditor
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.theme import BASE_POINTS

USUAL, SMALLEST, LARGEST = 14, 9, 36
"""Points of the notes' text."""


class TextSize:
    """The size of the notes' text, kept among the person's own settings."""

    def __init__(self, editor: NotesEditor) -> None:
        self._editor = editor
        self._points = USUAL
        self._set(Settings().text_size or USUAL)

    def change(self, by: int) -> None:
        """Make the text larger or smaller by so many points."""
        self._set(self._points + by)
        Settings().text_size = self._points

    def reset(self) -> None:
        """Take the usual size again."""
        self._set(USUAL)
        Settings().text_size = 0

    def _set(self, points: int) -> None:
        self._points = max(SMALLEST, min(points, LARGEST))
        font = self._editor.font()
        font.setPointSizeF(self._points * QApplication.font().pointSizeF() / BASE_POINTS)
        self._editor.setFont(font)


class Focus(QObject):
    """Only the editor, with the item's title above; everything else is hidden until it is wanted back.

    `turned` when that is so, or is so no longer.
    """

    turned = Signal(bool)

    def __init__(self, sitting: Sitting, action: QAction) -> None:
        """`action` is the command that does so."""
        super().__init__(sitting)
        self._sitting, self._action = sitting, action
        action.setCheckable(True)
        self.on = False

    def toggle(self) -> None:
        """Hide all but the editor, or show it again."""
        self.on = not self.on
        self._action.setChecked(self.on)
        self.turned.emit(self.on)
        if self.on:
            text = _("Only the editor: {keys} or Esc brings the rest back")
            self._sitting.say(text.format(keys=self._sitting.keys("only-editor")))
        self._sitting.write()

    def leave(self) -> bool:
        """Show everything again; False when everything was there."""
        if not self.on:
            return False
        self.toggle()
        return True
