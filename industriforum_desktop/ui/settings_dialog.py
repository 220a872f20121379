"""The forum's settings and the program's, in one dialog with one Save."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

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
from industriforum_desktop.ui.settings.writing import WritingPart
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.form import FormDialog


class SettingsDialog(FormDialog):
    """Saving is one change, which undo takes back whole; only the language is kept outside the forum."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        closed = _("The forum is open for reading only, so only the language can be changed.")
        super().__init__(_("Forum and settings"), parent, intro=closed if desk.file.read_only else "")
        self.setMinimumWidth(680)
        self._desk, self._settings = desk, settings
        file = desk.file
        self.forum = ForumPart(file, desk.language)
        self.purpose = PurposePart(file)
        self.mandate = MandatePart(file)
        self.days = DaysPart(file)
        self.themes = ThemesPart(file)
        self.looks = LooksPart(file, desk.language)
        self.words = WordsPart(file)
        self.writing = WritingPart(file, desk.language)
        self.program = ProgramPart(settings)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(self.windowTitle())
        self.tabs.tabBar().setDrawBase(False)
        for part in self._parts:
            self.tabs.addTab(part, part.title)
            part.inner.setDisabled(file.read_only and part is not self.program)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.removeItem(self.form)
        layout.insertWidget(layout.count() - 2, self.tabs, 1)
        # All the tabs are seen: a scrolled one is not looked for.
        sides = layout.contentsMargins()
        tabs = self.tabs.tabBar().sizeHint().width() + sides.left() + sides.right() + GRID
        self.resize(max(720, tabs), 640)
        self.check = self._trouble_text
        self.commit = self._write

    @property
    def _parts(self) -> tuple[Part, ...]:
        forum = (self.forum, self.purpose, self.mandate, self.days, self.themes)
        return (*forum, self.looks, self.words, self.writing, self.program)

    def _trouble_text(self) -> str:
        for part in self._parts:
            if trouble := part.trouble():
                self.tabs.setCurrentWidget(part)
                return trouble
        return ""

    def _write(self) -> bool:
        file = self._desk.file
        if not file.read_only:
            with self._desk.change(_("Changed the settings")) as done:
                for part in self._parts:
                    part.write(file)
            if not done:
                return False
        self.program.keep(self._settings)
        return True
