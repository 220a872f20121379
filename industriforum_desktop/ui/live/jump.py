"""Go to an item by its number or by letters of its title, without leaving the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.live.names import Name, matching
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label

WIDTH, HEIGHT = 460, 320
PLACE = Qt.ItemDataRole.UserRole
ELSEWHERE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""Why the keyboard may leave the field for another part of the page, not for another window or a menu."""


def items_found(titles: Sequence[str], asked: str) -> list[int]:
    """Places of the items that what was asked may mean: by number, or by the beginning of a word of the title."""
    asked = asked.strip()
    if asked.isdecimal():
        return [place for place in range(len(titles)) if str(place + 1).startswith(str(int(asked)))]
    names = [Name(title, detail=str(place)) for place, title in enumerate(titles)]
    return [int(name.detail) for name in matching(names, asked)]


class Jump(QFrame):
    """A field and the items it may mean, over the editor.

    `chosen` with the place of the item to go to. Called up with §, `given_back` brings what was typed when no item
    was wanted after all.
    """

    chosen = Signal(int)
    given_back = Signal(str)

    def __init__(self, page: QWidget, over: QWidget, titles: Callable[[], Sequence[str]]) -> None:
        super().__init__(page)
        self._page, self._over, self._titles = page, over, titles
        self._sign = ""
        self.setProperty("role", "card")
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Number or beginning of a word"))
        self.field.setAccessibleName(_("Go to item"))
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("role", "plain")
        self.list.setAccessibleName(_("Items"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _row: self._go())
        layout = column(label(_("Go to item"), "eyebrow"), self.field, margin=GRID)
        layout.addWidget(self.list, 1)
        self.setLayout(layout)
        self.hide()

    def ask(self, sign: str = "") -> None:
        """Ask for an item. `sign` is what was typed to get here."""
        self._sign = sign
        self.field.clear()
        self._look("")
        over = QRect(self._over.mapTo(self._page, QPoint(0, 0)), self._over.size())
        width, height = min(WIDTH, over.width()), min(HEIGHT, over.height())
        self.setGeometry(over.center().x() - width // 2, over.top(), width, height)
        self.show()
        self.raise_()
        self.field.setFocus()

    def _look(self, asked: str) -> None:
        titles = self._titles()
        self.list.clear()
        for place in items_found(titles, asked):
            row = QListWidgetItem(f"{place + 1}. {titles[place]}")
            row.setData(PLACE, place)
            self.list.addItem(row)
        self.list.setCurrentRow(0)

    def _go(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            self._sign = ""
            self.hide()
            self.chosen.emit(row.data(PLACE))

    def _give_up(self) -> None:
        """Go away; what was typed after § belongs to the notes."""
        if not self.isVisible():
            return
        typed = f"{self._sign}{self.field.text()}" if self._sign else ""
        self._sign = ""
        self.hide()
        self.given_back.emit(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in ELSEWHERE:
            self._give_up()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif key == Qt.Key.Key_Escape:
            self._give_up()
        elif key == Qt.Key.Key_Backspace and not self.field.text():
            self._sign = ""
            self._give_up()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        else:
            return False
        return True
