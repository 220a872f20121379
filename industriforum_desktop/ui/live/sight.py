"""How much of the live view one sees: the size of the text, and the editor alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui.theme import BASE_POINTS

if TYPE_CHECKING:
    from industriforum_desktop.ui.live.page import LivePage

USUAL, SMALLEST, LARGEST = 14, 9, 36
"""Points of the notes' text."""
READABLE = 920
"""Width of the editor alone, in px."""


class TextSize:
    """The size of the notes' text, kept among the person's own settings."""

    def __init__(self, page: LivePage) -> None:
        self._page = page
        page.command(_("&Larger text"), lambda: self.change(1), name="plus", keys="Ctrl++")
        page.command(_("S&maller text"), lambda: self.change(-1), keys="Ctrl+-")
        page.command(_("&Usual text size"), self.reset, keys="Ctrl+0")
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
        font = self._page.editor.font()
        font.setPointSizeF(self._points * QApplication.font().pointSizeF() / BASE_POINTS)
        self._page.editor.setFont(font)


class Focus:
    """Only the editor, with the item's title above; everything else is hidden until it is wanted back."""

    def __init__(self, page: LivePage) -> None:
        self._page = page
        self.on = False
        self.action = page.command(_("Only the &editor"), self.toggle, name="eye", keys="F11")
        self.action.setCheckable(True)

    def toggle(self) -> None:
        """Hide all but the editor, or show it again."""
        self.on = not self.on
        self.action.setChecked(self.on)
        self._page.head.setVisible(not self.on)
        self._page.columns.show_only_notes(self.on)
        if self.on:
            self._page.desk.said.emit(_("Only the editor: F11 or Esc brings the rest back"))
        # Lines that are too long are hard to read: leave room at both sides of them.
        side = max(0, (self._page.width() - READABLE) // 2) if self.on else 0
        self._page.middle.setContentsMargins(side, 0, side, 0)
        self._page.write()

    def leave(self) -> bool:
        """Show everything again; False when everything was there."""
        if not self.on:
            return False
        self.toggle()
        return True
