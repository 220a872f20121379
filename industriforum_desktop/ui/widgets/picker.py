"""A list of names that one searches by typing any part of a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QSizePolicy

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.widgets.hinted import HintedLine

SHOWN = 12


class Picker(QComboBox):
    """What is typed picks the name that it can only mean, when the field is left or with Enter.

    What fits no name, or several, stays as it was written and is told beside it; the value from before is kept, and
    `trouble` says that it isn't what stands there. `activated` is emitted when the person has picked another.
    """

    def __init__(self) -> None:
        super().__init__()
        self._line = HintedLine()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(SHOWN)
        self._search = QCompleter(self.model(), self)
        self._search.setFilterMode(Qt.MatchFlag.MatchContains)
        self._search.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._search.setMaxVisibleItems(SHOWN)
        self.setCompleter(self._search)
        self._list.setItemDelegate(self.itemDelegate())
        self._line.textEdited.connect(lambda text: self._line.say())
        self._line.editingFinished.connect(self.settle)

    @property
    def _list(self) -> QAbstractItemView:
        shown = self._search.popup()
        assert shown is not None
        return shown

    def offer(self, options: Iterable[tuple[str, Any]], value: Any) -> None:
        """Replace the list by (text, value) pairs; the one equal to `value` is chosen, none if there is no such."""
        self.clear()
        for text, data in options:
            self.addItem(text, data)
        self.set_value(value)

    def value(self) -> Any:
        """What the chosen name stands for; None when none is chosen."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose the name that stands for this; none, if there is no such."""
        self.setCurrentIndex(next((n for n in range(self.count()) if self.itemData(n) == value), -1))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def setCurrentIndex(self, place: int) -> None:
        super().setCurrentIndex(place)
        self._line.say()

    def setPlaceholderText(self, text: str) -> None:
        self._line.setPlaceholderText(text)

    def setCurrentText(self, text: str) -> None:
        """Choose the entry with this text, or show the text as something that is not in the list."""
        place = self.findText(text)
        if place >= 0:
            self.setCurrentIndex(place)
        else:
            self.setEditText(text)
            self.settle()

    def matches(self, text: str) -> list[int]:
        """The places of the entries that the text can mean: the one it names in full, else those that hold it."""
        wanted = " ".join(text.split()).casefold()
        texts = [self.itemText(place).casefold() for place in range(self.count())]
        full = [place for place, known in enumerate(texts) if known == wanted]
        if full or not wanted:
            return full[:1]
        holding = [place for place, known in enumerate(texts) if wanted in known]
        beginning = [place for place in holding if texts[place].startswith(wanted)]
        return beginning if len(beginning) == 1 else holding

    def settle(self) -> None:
        """Pick what the text means, or say why that can't be done."""
        text = self._line.text()
        if text == self.itemText(self.currentIndex()):
            self._line.say()
            return
        places = self.matches(text)
        if not places and not text.strip():
            # Emptied: that is nobody, where the list has a nobody.
            nobody = (place for place in range(self.count()) if self.itemData(place) is None)
            places = [place for place in nobody if self.itemText(place)][:1]
            if not places:
                self.setCurrentIndex(-1)
                return
        if len(places) == 1:
            changed = places[0] != self.currentIndex()
            self.setCurrentIndex(places[0])
            self._line.setText(self.itemText(places[0]))
            self._line.say()
            if changed:
                self.activated.emit(places[0])
            return
        self._line.say(_("fits several") if places else _("not in the list"), wrong=True)

    def trouble(self) -> str:
        """That what is written is not in the list, as a sentence; nothing when it is."""
        self.settle()
        if not self._line.wrong:
            return ""
        text = self._line.text().strip()
        if self.matches(text):
            return _("“{text}” fits several in the list. Write more of the name, or choose one.").format(text=text)
        return _("“{text}” is not in the list. Choose one that is.").format(text=text)

    def showPopup(self) -> None:
        """Open the list, with all of it at first; typing narrows it."""
        self._search.setCompletionPrefix("")
        self._search.complete()
        here = self.itemText(self.currentIndex())
        model = self._search.completionModel()
        for row in range(model.rowCount()):
            index: QModelIndex = model.index(row, 0)
            if here and index.data() == here:
                self._list.scrollTo(index)
                break

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A click into the field opens the list and lets typing replace what stands there."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self._opened)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab picks and goes on, with the list open or not."""
        self._list.hide()
        self.settle()
        return super().focusNextPrevChild(forwards)

    def _opened(self) -> None:
        if self.hasFocus():
            self._line.selectAll()
            self.showPopup()


def picker(options: Iterable[tuple[str, Any]], value: Any) -> Picker:
    """A searchable list of (text, value); the one equal to `value` is chosen."""
    field = Picker()
    field.offer(options, value)
    return field
