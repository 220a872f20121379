"""A part of the settings by itself, where it is wanted: the rules for the days, the mandate."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.widgets.form import FormDialog


class PartDialog(FormDialog):
    """Saving is one change, which undo takes back whole."""

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
