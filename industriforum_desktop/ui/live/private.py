"""The officer's own notes on the item at hand. They are never projected and stand in no paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.live.hands import WritingField
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label


class PrivateNotes(QWidget):
    """A tab beside what was captured. What is typed is written as the notes are: at once, without a button."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
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
        sitting.begun.connect(self._listen)
        sitting.item_shown.connect(self._show_item)
        sitting.put_down.connect(self._forget)

    def _listen(self) -> None:
        assert self._sitting.session is not None
        self._sitting.session.private_changed.connect(self._read_again)

    def begin(self) -> None:
        """Write here."""
        self._sitting.wanted.emit(self)
        self.field.setFocus()

    def _show_item(self) -> None:
        """These belong to the item at hand."""
        session = self._sitting.session
        if session is not None and session.item_id != self._item_id:
            self._item_id = None
            self.field.setPlainText(session.private.get(session.item_id, ""))
            self._item_id = session.item_id

    def _read_again(self) -> None:
        self._item_id = None
        self._show_item()

    def _forget(self) -> None:
        self._item_id = None
        self.field.clear()

    def _write(self) -> None:
        if self._sitting.session is not None and self._item_id is not None:
            self._sitting.session.write_private(self._item_id, self.field.toPlainText())
