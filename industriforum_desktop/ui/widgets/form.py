"""Dialogs that ask for the fields of one thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.asking import agrees
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, filling, label
from industriforum_desktop.ui.widgets.dialog import FilledDialog, heading
from industriforum_desktop.ui.widgets.field_form import FieldForm, Row
from industriforum_desktop.ui.widgets.typed import first_trouble


class FormDialog(FilledDialog):
    """A dialog of labelled fields, which `ask` lays out and `write` puts into a thing.

    `check` gives what is wrong besides what the fields say themselves, as a sentence, or nothing; `doubt` what is
    likely to be wrong, which is asked about; `commit` writes what was filled in, and says whether it could. The
    dialog stays open when something is wrong or it could not be written.
    """

    def __init__(
        self, title: str, parent: QWidget | None = None, *, save: str = "", intro: str = "", wide: int = 560
    ) -> None:
        super().__init__(title, parent, wide=wide)
        self.check: Callable[[], str] = lambda: ""
        self.commit: Callable[[], bool] = lambda: True
        self.doubt: Callable[[], str] = lambda: ""
        self.first: QWidget | None = None
        """Where one begins to write, if that is not in the first field."""
        self.on_save = self.accept
        self.form = FieldForm()
        self.form.fitted.connect(lambda: self.fit(again=True))
        self._trouble = label(role="warning", wrap=True)
        self._trouble.setVisible(False)
        self.save = button(save or _("Save"), self.accept, role="primary")
        self._cancel = button(_("Cancel"), self.reject)
        self._cancel.setAutoDefault(False)
        parts = [heading(title), *([filling(intro, "muted")] if intro else []), self.form]
        self.body = column(*parts, spacing=2 * GRID)
        self.body.setStretch(len(parts) - 1, 1)
        self.build(self.body, None, self.save, self._cancel, foot=self._trouble)
        # Not before it stands in the dialog: only then is it the default again when another button is left.
        self.save.setDefault(True)

    def ask(self, *rows: Row, of: object = None, more: str = "") -> None:
        """Ask for these, showing what a thing, or a mapping, says of them; see FieldForm.ask."""
        self.form.ask(*rows, more=more)
        if of is not None:
            self.form.show_thing(of)

    def __getitem__(self, attribute: str) -> Any:
        """The widget that holds this attribute."""
        return self.form.fields[attribute]

    def write(self, thing: Any) -> None:
        """Put what was answered into the thing, inside the caller's change."""
        self.form.fields.write(thing)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, or where one begins to write."""
        super().showEvent(event)
        for line in self.findChildren(QLineEdit):
            # What is longer than its field is read from its beginning.
            line.setCursorPosition(0)
        first = self.first or self.first_stop()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        trouble = first_trouble(self) or self.form.wrong() or self.check()
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        if not trouble and self._sure() and self.commit():
            super().accept()

    def _sure(self) -> bool:
        """Whether what is likely to be wrong is meant."""
        doubt = self.doubt()
        return not doubt or agrees(self, self.windowTitle(), doubt, _("Save all the same"), _("Change"), usual=1)
