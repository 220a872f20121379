"""What makes typing light: completion, correction, jumping, finding, text size and the editor alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.live.editor import JUMP
from industriforum_desktop.ui.live.find import FindBar
from industriforum_desktop.ui.live.jump import Jump
from industriforum_desktop.ui.live.names import names_in, themes_in
from industriforum_desktop.ui.live.sight import Focus, TextSize

if TYPE_CHECKING:
    from industriforum_desktop.ui.live.page import LivePage


class Writing:
    """Puts the editor's helpers into the live view."""

    def __init__(self, page: LivePage) -> None:
        self._page = page
        page.divide()
        page.command(
            _("&Go to item …"), self.ask_item, name="right", keys="Ctrl+G", tip=_("Go to an item (also §)")
        )
        page.command(_("&Find in the notes …"), self.ask_words, name="search", keys="Ctrl+F")
        self.size = TextSize(page)
        self.focus = Focus(page)
        self.jump = Jump(page, page.editor, lambda: [entry.title for entry in page.agenda.entries()])
        self.jump.chosen.connect(self._go)
        self.jump.given_back.connect(self._give_back)
        self.find = FindBar(page.editor, lambda: page.session.notes if page.session else {}, page.agenda.currentRow)
        self.find.look.connect(page.look_at)
        self.find.stay.connect(page.agenda.setCurrentRow)
        self.find.left.connect(page.write)
        page.over_notes(self.find)
        # A command is for the item at hand, not for what is looked at.
        page.wanted.connect(self.find.give_back)
        page.editor.jump_wanted.connect(lambda: self.jump.ask(JUMP))

    def refresh(self) -> None:
        """The forum has changed: offer its names and themes, write out its abbreviations."""
        file, editor = self._page.desk.file, self._page.editor
        editor.completion.names = names_in(file, self._page.meeting)
        editor.completion.themes = themes_in(file)
        editor.corrector.abbreviations = file.forum.abbreviations

    def ask_item(self) -> None:
        """Ask which item to go to."""
        if self._page.session is not None:
            self._page.write()
            self.jump.ask()

    def ask_words(self) -> None:
        """Ask what to find."""
        if self._page.session is not None:
            self._page.columns.show_part(self._page.middle)
            self.find.ask()

    def leave(self) -> bool:
        """Esc: close what is open or bring back what is hidden; False when there was neither."""
        if self.find.isVisible():
            self.find.leave()
            return True
        return self.focus.leave()

    def _go(self, place: int) -> None:
        self._page.agenda.setCurrentRow(place)
        self._page.write()

    def _give_back(self, typed: str) -> None:
        self._page.write()
        if typed:
            self._page.editor.insertPlainText(typed)
