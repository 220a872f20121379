"""The officer's own notes on the item at hand. They are never projected and stand in no paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.live.hands import WritingField
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label

if TYPE_CHECKING:
    from industriforum_desktop.ui.live.page import LivePage


class PrivateNotes(QWidget):
    """A tab beside what was captured. What is typed is written as the notes are: at once, without a button."""

    def __init__(self, page: LivePage) -> None:
        super().__init__()
        self._page = page
        self._item_id: int | None = None
        self.field = WritingField()
        self.field.setAccessibleName(_("Private notes"))
        self.field.setPlaceholderText(_("For your eyes only"))
        self.field.textChanged.connect(self._write)
        hint = label(
            _("Never on the projector and in no paper. Your organisation still owns the file."), "small", wrap=True
        )
        layout = column(hint, self.field, spacing=GRID)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        self.setLayout(layout)
        page.side.addTab(self, _("Private"))
        page.side.tabBarClicked.connect(lambda place: self.begin() if page.side.widget(place) is self else None)
        page.command(
            _("P&rivate notes"), self.begin, name="lock", keys="Ctrl+Shift+P", tip=_("Notes for you alone")
        )

    def begin(self) -> None:
        """Write here; F7 leads back to the minutes."""
        self._page.side.setCurrentWidget(self)
        self.field.setFocus()

    def show_item(self, item_id: int) -> None:
        """These belong to the item at hand."""
        session = self._page.session
        if session is None or item_id == self._item_id:
            return
        self._item_id = None
        self.field.setPlainText(session.private.get(item_id, ""))
        self._item_id = item_id

    def forget(self) -> None:
        """The meeting is not being held any more."""
        self._item_id = None
        self.field.clear()

    def _write(self) -> None:
        if self._page.session is not None and self._item_id is not None:
            self._page.session.write_private(self._item_id, self.field.toPlainText())
