"""What makes typing light: completion, correction, jumping, finding, text size and the editor alone."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from industriforum_desktop.ui.live.editor import JUMP
from industriforum_desktop.ui.live.find import FindBar
from industriforum_desktop.ui.live.jump import Jump
from industriforum_desktop.ui.live.names import names_in, themes_in
from industriforum_desktop.ui.live.sight import Focus, TextSize
from industriforum_desktop.ui.live.sitting import Sitting


class Writing:
    """The editor's helpers."""

    def __init__(self, sitting: Sitting, whole: QWidget, alone: QAction) -> None:
        """`whole` is what a list may cover a part of, and `alone` the command that shows nothing but the notes."""
        self._sitting = sitting
        editor, agenda = sitting.editor, sitting.agenda
        self.size = TextSize(editor)
        self.focus = Focus(sitting, alone)
        self.jump = Jump(whole, editor, lambda: [entry.title for entry in agenda.entries()])
        self.jump.chosen.connect(self._go)
        self.jump.given_back.connect(self._give_back)
        self.find = FindBar(editor, lambda: sitting.session.notes if sitting.session else {}, agenda.currentRow)
        self.find.look.connect(sitting.look_at)
        self.find.stay.connect(agenda.setCurrentRow)
        self.find.left.connect(sitting.write)
        editor.jump_wanted.connect(lambda: self.jump.ask(JUMP))
        sitting.changed.connect(self._refresh)
        sitting.item_shown.connect(self.find.item_shown)
        sitting.leaving.connect(self.find.give_back)

    def _refresh(self) -> None:
        """The forum has changed: offer its names and themes, write out its abbreviations."""
        file, editor = self._sitting.desk.file, self._sitting.editor
        editor.completion.names = names_in(file, self._sitting.meeting)
        editor.completion.themes = themes_in(file)
        editor.corrector.abbreviations = file.forum.abbreviations

    def ask_item(self) -> None:
        """Ask which item to go to."""
        if self._sitting.session is not None:
            self._sitting.write()
            self.jump.ask()

    def ask_words(self) -> None:
        """Ask what to find."""
        if self._sitting.session is not None:
            self._sitting.wanted.emit(self._sitting.editor)
            self.find.ask()

    def leave(self) -> bool:
        """Esc: close what is open or bring back what is hidden; False when there was neither."""
        if self.find.isVisible():
            self.find.leave()
            return True
        return self.focus.leave()

    def _go(self, place: int) -> None:
        self._sitting.agenda.setCurrentRow(place)
        self._sitting.write()

    def _give_back(self, typed: str) -> None:
        self._sitting.write()
        if typed:
            self._sitting.editor.insertPlainText(typed)
