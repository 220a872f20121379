"""How much of the live view one sees: the size of the text, and the editor alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayoutItem, QSplitter, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import Settings

if TYPE_CHECKING:
    from industriforum_desktop.ui.live.page import LivePage

USUAL, SMALLEST, LARGEST = 14, 9, 36
"""Points of the notes' text."""


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
        # The style gives the usual size; a sheet of the editor's own comes before it.
        own = f"font-size: {self._points}pt;" if self._points != USUAL else ""
        self._page.editor.setStyleSheet(own)


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
        self._page.refresh()
        self._page.editor.setFocus()

    def leave(self) -> bool:
        """Show everything again; False when everything was there."""
        if not self.on:
            return False
        self.toggle()
        return True

    def _others(self) -> list[QWidget]:
        part: QWidget | None = self._page.editor
        while part is not None and not isinstance(part.parent(), QSplitter):
            part = part.parentWidget()
        found = _widgets(self._page.body.itemAt(0))
        splitter = part.parent() if part is not None else None
        if isinstance(splitter, QSplitter):
            beside = (splitter.widget(n) for n in range(splitter.count()))
            found += [one for one in beside if one is not None and one is not part]
        return found


def _widgets(entry: QLayoutItem | None) -> list[QWidget]:
    """The widgets of an entry of a layout, be it one or a row of them."""
    if entry is None:
        return []
    layout, widget = entry.layout(), entry.widget()
    if layout is None:
        return [] if widget is None else [widget]
    return [one for n in range(layout.count()) for one in _widgets(layout.itemAt(n))]
