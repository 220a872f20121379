"""How much of the live view one sees: the size of the text, and the editor alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui.theme import BASE_POINTS, GRID
from industriforum_desktop.ui.widgets.basics import Card

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
        self._hidden: list[QWidget] = []
        self.action = page.command(_("Only the &editor"), self.toggle, name="eye", keys="F11")
        self.action.setCheckable(True)

    def toggle(self) -> None:
        """Hide all but the editor, or show it again."""
        self.on = not self.on
        self.action.setChecked(self.on)
        if self.on:
            self._hidden = [part for part in self._others() if part.isVisibleTo(self._page)]
            for part in self._hidden:
                part.hide()
            self._page.desk.said.emit(_("Only the editor: F11 or Esc brings the rest back"))
        else:
            for part in self._hidden:
                part.show()
            self._hidden = []
        self._set_margins()
        self._page.editor.setFocus()

    def leave(self) -> bool:
        """Show everything again; False when everything was there."""
        if not self.on:
            return False
        self.toggle()
        return True

    def _set_margins(self) -> None:
        """Lines that are too long are hard to read: leave room at both sides of them."""
        card = self._page.editor.parentWidget()
        assert isinstance(card, Card)
        side = max(2 * GRID, (self._page.width() - READABLE) // 2) if self.on else 2 * GRID
        margins = card.column.contentsMargins()
        card.column.setContentsMargins(side, margins.top(), side, margins.bottom())

    def _others(self) -> list[QWidget]:
        part: QWidget | None = self._page.editor
        while part is not None and not isinstance(part.parent(), QSplitter):
            part = part.parentWidget()
        found = [self._page.head]
        splitter = part.parent() if part is not None else None
        if isinstance(splitter, QSplitter):
            beside = (splitter.widget(n) for n in range(splitter.count()))
            found += [one for one in beside if one is not None and one is not part]
        return found
