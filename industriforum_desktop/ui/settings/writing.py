"""Settings of how minutes are typed: abbreviations that are written out, and the forum's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from industriforum_desktop.i18n import Language, _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label
from industriforum_desktop.ui.widgets.form import text_edit

SHORT, LONG = 0, 1


class AbbreviationTable(QTableWidget):
    """What is typed and what it becomes. The last row is always empty, for the next; Delete empties a row."""

    def __init__(self, abbreviations: dict[str, str], language: Language) -> None:
        super().__init__(0, 2)
        self.setAccessibleName(_("Abbreviations"))
        self.setHorizontalHeaderLabels([_("You type"), _("It becomes")])
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(36)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for short in sorted(abbreviations, key=language.sort_key):
            self._add(short, abbreviations[short])
        self._add()
        self.setCurrentCell(0, SHORT)
        self.cellChanged.connect(lambda place, column: self._renew())

    def _add(self, short: str = "", long: str = "") -> None:
        place = self.rowCount()
        self.insertRow(place)
        for column, text in ((SHORT, short), (LONG, long)):
            self.setItem(place, column, QTableWidgetItem(text))

    def _renew(self) -> None:
        if any(self.pairs()[-1]):
            self._add()

    def pairs(self) -> list[tuple[str, str]]:
        """Short and long of every row, without the space around them."""
        return [(self._text(place, SHORT), self._text(place, LONG)) for place in range(self.rowCount())]

    def _text(self, place: int, column: int) -> str:
        cell = self.item(place, column)
        return cell.text().strip() if cell is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentRow() < self.rowCount() - 1:
            self.removeRow(self.currentRow())
        else:
            super().keyPressEvent(event)


class WritingPart(Part):
    def __init__(self, file: ForumFile, language: Language) -> None:
        super().__init__()
        self.title = _("Writing")
        self._language = language
        self.abbreviations = AbbreviationTable(file.forum.abbreviations, language)
        self.abbreviations.setMinimumHeight(20 * GRID)
        self.dictionary = text_edit("\n".join(file.forum.dictionary), 6)
        self.dictionary.setAccessibleName(_("The forum's dictionary"))
        self.body.addWidget(label(_("Abbreviations")))
        self.body.addWidget(
            label(_("Written out as you type minutes, for example kf: kompetensförsörjning."), "small")
        )
        self.body.addWidget(self.abbreviations, 1)
        self.body.addWidget(label(_("The forum's dictionary")))
        self.body.addWidget(
            label(_("Words that are not marked as misspelt, one a line. Names in the register are known."), "small")
        )
        self.body.addWidget(self.dictionary)

    def trouble(self) -> str:
        seen: set[str] = set()
        for short, long in self.abbreviations.pairs():
            if not short and not long:
                continue
            if not short or not long:
                return _("An abbreviation needs both what you type and what it becomes.")
            if len(short.split()) > 1:
                return _("An abbreviation is typed without spaces: “{short}”.").format(short=short)
            if short in seen:
                return _("The abbreviation “{short}” is there twice.").format(short=short)
            seen.add(short)
        return ""

    def write(self, file: ForumFile) -> None:
        abbreviations = {short: long for short, long in self.abbreviations.pairs() if short}
        if abbreviations != file.forum.abbreviations:
            file.forum.abbreviations = abbreviations
        lines = {line.strip() for line in self.dictionary.toPlainText().splitlines()} - {""}
        words = sorted(lines, key=self._language.sort_key)
        if set(words) != set(file.forum.dictionary):
            file.forum.dictionary = words
