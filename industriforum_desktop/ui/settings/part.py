"""A tab of the settings: some fields, what is wrong with them, and how they are written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label, spread
from industriforum_desktop.ui.widgets.form import FormDialog


def said(text: str, role: str = "small") -> QLabel:
    """A text that fills the width of its form."""
    made = label(text, role, wrap=True)
    spread(made, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
    return made


class Part(QScrollArea):
    """Base of the tabs. `write` is called inside the dialog's one change."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inner = inner = QWidget()
        inner.setObjectName("page")
        self.form = QFormLayout()
        self.form.setSpacing(GRID)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.body = column()
        self.body.addLayout(self.form)
        self.body.setContentsMargins(0, 2 * GRID, 2 * GRID, GRID)
        inner.setLayout(self.body)
        self.setWidget(inner)

    def field(self, text: str, widget: QWidget, hint: str = "") -> None:
        """Add a field with its name before it and a hint below."""
        caption = label(text)
        caption.setBuddy(widget)
        widget.setAccessibleName(text)
        self.form.addRow(caption, widget)
        if hint:
            self.form.addRow("", said(hint))

    def trouble(self) -> str:
        """What is wrong, as a sentence; empty when nothing is."""
        return ""

    def write(self, file: ForumFile) -> None:
        """Put what was answered into the forum."""


class PartDialog(FormDialog):
    """A part by itself, where it is wanted: saving is one change, which undo takes back whole."""

    def __init__(self, desk: Desk, title: str, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.part = part
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.removeItem(self.form)
        layout.insertWidget(layout.count() - 2, part, 1)
        self.resize(640, 560)
        self.check = part.trouble
        self.commit = lambda: desk.write(_("Changed the settings"), lambda: part.write(desk.file))
