"""A part of the settings: some fields, what is wrong with them, and how they are written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, filling, label
from industriforum_desktop.ui.widgets.field_form import FieldForm, Row
from industriforum_desktop.ui.widgets.form import FormDialog


class Part(QScrollArea):
    """Base of the parts. `write` is called inside the dialog's one change."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.form = FieldForm()
        self.body = column(self.form)
        self.body.setContentsMargins(0, GRID // 2, GRID, GRID)
        self.inner.setLayout(self.body)
        self.setWidget(self.inner)
        for part in (self.inner, self.viewport()):
            part.setAutoFillBackground(False)

    def ask(self, *rows: Row, of: object) -> None:
        """Ask for these, showing what a thing, or a mapping, says of them."""
        self.form.ask(*rows)
        self.form.show_thing(of)

    def __getitem__(self, attribute: str) -> Any:
        return self.form.fields[attribute]

    def section(self, title: str, part: QWidget, hint: str = "", *, below: QWidget | None = None) -> None:
        """Add a list or a table with its title above it, and what belongs to it `below`."""
        caption = label(title, "heading")
        caption.setBuddy(part)
        part.setAccessibleName(title)
        self.body.addWidget(caption)
        if hint:
            self.body.addWidget(filling(hint))
        self.body.addWidget(part, 1)
        if below is not None:
            self.body.addWidget(below)

    def trouble(self) -> str:
        """What is wrong, as a sentence; empty when nothing is."""
        return self.form.wrong()

    def write(self, file: ForumFile) -> None:
        """Put what was answered into the forum."""


class PartDialog(FormDialog):
    """A part by itself, where it is wanted: saving is one change, which undo takes back whole."""

    def __init__(self, desk: Desk, title: str, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, wide=640)
        self.part = part
        # The dialog scrolls: the part need not.
        self.body.replaceWidget(self.form, part.takeWidget())
        self.form.hide()
        self.check = part.trouble
        self.commit = lambda: desk.write(_("Changed the settings"), lambda: part.write(desk.file))
