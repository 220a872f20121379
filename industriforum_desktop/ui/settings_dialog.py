"""The forum's settings and the program's, in one dialog with one Save."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.settings.days import DaysPart
from industriforum_desktop.ui.settings.forum import ForumPart, MandatePart
from industriforum_desktop.ui.settings.looks import LooksPart
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.settings.program import ProgramPart
from industriforum_desktop.ui.settings.purpose import PurposePart
from industriforum_desktop.ui.settings.themes import ThemesPart
from industriforum_desktop.ui.settings.words import WordsPart
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import filling
from industriforum_desktop.ui.widgets.form import FormDialog


class SettingsDialog(FormDialog):
    """Saving is one change, which undo takes back whole; only the language is kept outside the forum."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(_("Forum and settings"), parent, wide=860)
        self._desk, self._settings = desk, settings
        file = desk.file
        self.forum = ForumPart(file, desk.language)
        self.purpose = PurposePart(file)
        self.mandate = MandatePart(file)
        self.days = DaysPart(file)
        self.themes = ThemesPart(file)
        self.looks = LooksPart(file, desk.language)
        self.words = WordsPart(file, desk.language)
        self.program = ProgramPart(settings)
        forum = (self.forum, self.purpose, self.mandate, self.days, self.themes)
        self.parts: tuple[Part, ...] = (*forum, self.looks, self.words, self.program)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.shown = QStackedWidget()
        for part in self.parts:
            self.list.addItem(part.title)
            self.shown.addWidget(part)
            part.inner.setDisabled(file.read_only and part is not self.program)
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 3 * GRID)
        self.list.currentRowChanged.connect(self.shown.setCurrentIndex)
        self.list.setCurrentRow(0)
        closed = _("The forum is open for reading only, so only the program's own can be changed.")
        if file.read_only:
            self.body.insertWidget(1, filling(closed, "muted"))
        sides = QHBoxLayout()
        sides.setSpacing(2 * GRID)
        sides.addWidget(self.list)
        sides.addWidget(self.shown, 1)
        self.body.insertLayout(self.body.count(), sides, 1)
        self.form.hide()
        self.first = self.list
        self.check = self._trouble_text
        self.commit = self._write

    def show_part(self, part: Part) -> None:
        """Bring a part into view."""
        self.list.setCurrentRow(self.parts.index(part))

    def _trouble_text(self) -> str:
        for part in self.parts:
            if trouble := part.trouble():
                self.show_part(part)
                return trouble
        return ""

    def _write(self) -> bool:
        file = self._desk.file
        if not file.read_only:
            with self._desk.change(_("Changed the settings")) as done:
                for part in self.parts:
                    part.write(file)
            if not done:
                return False
        self.program.keep(self._settings)
        return True
