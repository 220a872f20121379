"""What letters have in common: their words, what goes along, drafts that are saved or opened, and the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Line, Ticks
from industriforum_desktop.ui.sending import drafts
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, label
from industriforum_desktop.ui.widgets.dialog import FilledDialog

Made = list[tuple[str, bytes]]
"""Drafts: the names of their files, and what is in these."""


class LetterDialog(FilledDialog):
    """It stays open: drafts are looked at and sent before they are noted as sent. What is written in it can be
    saved as drafts when it is closed.
    """

    def __init__(self, desk: Desk, title: str, parent: QWidget | None, *, wide: int, high: int) -> None:
        super().__init__(title, parent, wide=wide, high=high)
        self.desk = desk
        self.on_save = partial(self.save, close=True)
        self.people = Ticks()
        self.subject = Line()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(16 * GRID)
        self.along = label(role="small", wrap=True)
        self.log = label(role="small", wrap=True)
        self.trouble = label(role="warning", wrap=True)
        self.trouble.hide()
        self.save_button = button(
            _("Save the draft …"), self.save, name="save", tip=_("A file that your e-mail program opens")
        )
        self.open_button = button(
            _("Open the draft"), self.open_draft, name="mail", tip=_("Open the letter in your e-mail program")
        )
        self.note_button = button(
            _("Note as sent"), self.note_sent, name="check", tip=_("Keep in the forum's log that it has gone")
        )
        self.save_word = self.save_button.text()
        for text, field in ((_("Receivers"), self.people), (_("Subject"), self.subject), (_("Text"), self.text)):
            Field("", text, field).name_widget()

    def content(self) -> object:
        """What the officer has written in the letter, and who is to get it."""
        return self.subject.text(), self.text.toPlainText(), self.people.value()

    def draw(self, then: Callable[[Made], None], *, together: bool = True) -> None:
        """Make the papers beside the window, then the drafts; `together` makes one to all."""
        raise NotImplementedError

    def note_sent(self) -> None:
        """Note in the log that the letter has gone."""
        raise NotImplementedError

    def put_together(
        self, work: Callable[[], Any], make: Callable[[Any, datetime], Made], then: Callable[[Made], None]
    ) -> None:
        """Let a worker draw what goes along, and `make` the drafts of that."""
        self.complain("")
        worker.run(work, partial(self._drawn, make, then), self.failed)

    def _drawn(self, make: Callable[[Any, datetime], Made], then: Callable[[Made], None], drawn: Any) -> None:
        try:
            made = make(drawn, datetime.now().astimezone())
        except ValueError as error:
            text = _("{address} is no e-mail address. Mend it among the participants.")
            self.complain(text.format(address=error))
        else:
            self.remember()
            then(made)

    def save(self, *, close: bool = False) -> None:
        """Ask for a folder and put the drafts there; then perhaps close."""
        folder = drafts.ask_folder(self)
        if folder is not None:
            self.draw(partial(self._write, folder, close), together=self.in_one)

    @property
    def in_one(self) -> bool:
        """Whether one draft goes to all."""
        return True

    def _write(self, folder: Path, close: bool, made: Made) -> None:
        drafts.write(folder, made, partial(self._written, close), self.failed)

    def _written(self, close: bool, text: str) -> None:
        self.desk.said.emit(text)
        if close:
            self.done(QDialog.DialogCode.Rejected)

    def open_draft(self) -> None:
        """Open one draft to all in the system's e-mail program."""
        self.draw(self._show)

    def _show(self, made: Made) -> None:
        drafts.show(made, self.complain, self.failed)

    def tell(self, along: list[str], sent: list[str]) -> None:
        """Say what goes along, and what has been sent before."""
        self.along.setText(_("Goes along: {files}").format(files=self.desk.language.join(along) if along else ""))
        self.along.setVisible(bool(along))
        self.log.setText(_("Sent before: {list}").format(list="; ".join(sent)))
        self.log.setVisible(bool(sent))

    def failed(self, error: Exception) -> None:
        self.complain(drafts.trouble(error))

    def complain(self, text: str) -> None:
        """Say what is wrong; nothing when all is well."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
