"""Who is here: a few letters find a person, one key or click marks them. Why somebody is away is never asked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QMenu, QSizePolicy, QStackedWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.live.seat import (
    CHIPS,
    DIGITS,
    FIRST,
    SEAT,
    Mark,
    Seat,
    SeatPainter,
    chip_box,
    current_word,
    is_name,
    is_sentence,
    mark_words,
)
from industriforum_desktop.ui.widgets.basics import Steady

LONGEST_NAME = "Alexandra von Essen-Aminoff"
"""No longer name is shown below the field."""


class AttendancePanel(QListWidget):
    """Signals: `marked` with a seat and what to do with it; `guest` with a name and an organisation; `sentence`
    with what was written to find somebody but is no name.

    Who is sought is written in `field`, which stands above the list: letters there find, digits mark, Enter marks
    as present. A name that nobody has is offered as a guest.
    """

    marked = Signal(object, object)
    guest = Signal(str, str)
    sentence = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Attendance"))
        self.setItemDelegate(SeatPainter(self, self._at_hand))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        # Qt would bring a row that is half in view wholly into it a moment after the click, under the mouse.
        self.setAutoScroll(False)
        self._clicked = False
        self.currentRowChanged.connect(self._follow)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self._seats: list[Seat] = []
        self._whole = 0
        self._guest_name = ""
        self.field = QLineEdit()
        self.field.textEdited.connect(self._sought)
        self.field.installEventFilter(self)
        keys = _("1–4 mark · 5 substitutes · 6 from this item · 7 until this item · 8 came · 9 left · 0 clear")
        # A digit stays with what it does.
        keys = keys.replace(" ", "\N{NO-BREAK SPACE}").replace("·\N{NO-BREAK SPACE}", "· ")
        self.keys, self.offer = Steady([keys]), Steady([_offer(LONGEST_NAME), _ask_where(LONGEST_NAME)])
        self.keys.setText(keys)
        self.below = QStackedWidget()
        """What the keys do, and in its place what Enter would do with a name that nobody has."""
        for part in (self.keys, self.offer):
            self.below.addWidget(part)
        self.below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._ask_name()

    def _at_hand(self) -> bool:
        """Whether the keys go to the list now, or to the field that steers it."""
        return self.hasFocus() or self.field.hasFocus()

    def show_seats(self, seats: list[Seat]) -> None:
        """Fill the panel, keeping the current person."""
        self._seats = seats
        self._show(self.seat())

    def whole_height(self) -> int:
        """The height of all people's rows, also while some are sought."""
        if self.count() == len(self._seats):
            self._whole = sum(self.sizeHintForRow(n) for n in range(self.count()))
        return self._whole

    def _show(self, current: Seat | None) -> None:
        sought = "" if self._guest_name else self.field.text()
        seats = [seat for seat in self._seats if seat.answers(sought)]
        while self.count() > len(seats):
            self.takeItem(self.count() - 1)
        above = None
        for n, seat in enumerate(seats):
            row = self.item(n) if n < self.count() else QListWidgetItem()
            row.setData(SEAT, seat)
            row.setData(FIRST, seat.organisation != above)
            above = seat.organisation
            state = current_word(seat)
            row.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ", ".join(filter(None, (seat.name, seat.organisation, state, seat.detail))),
            )
            if n == self.count():
                self.addItem(row)
        self.scheduleDelayedItemsLayout()
        places = [n for n, seat in enumerate(seats) if current is not None and _same(seat, current)]
        self.setCurrentRow(places[0] if places else 0)
        if not self._guest_name:
            name = self.field.text().strip()
            nobody = bool(name) and not seats
            self._say(_offer(name) if nobody else "")

    def _say(self, offer: str) -> None:
        self.offer.setText(offer)
        self.below.setCurrentWidget(self.offer if offer else self.keys)

    def seat(self) -> Seat | None:
        row = self.currentItem()
        return row.data(SEAT) if row else None

    def seek(self) -> None:
        """Be ready for a name."""
        self._ask_name()
        self._show(self.seat())
        self.field.setFocus()

    def _sought(self) -> None:
        if not self._guest_name:
            self._show(self.seat())

    def _ask_name(self) -> None:
        self._guest_name = ""
        self.field.clear()
        self.field.setPlaceholderText(_("Name or organisation"))
        self.field.setAccessibleName(_("Find a person by name or organisation"))
        self._say("")

    def _ask_organisation(self, name: str) -> None:
        self._guest_name = name
        self.field.clear()
        text = _("Organisation of {name}").format(name=name)
        self.field.setPlaceholderText(text)
        self.field.setAccessibleName(text)
        self._say(_ask_where(name))

    def ask_again(self, name: str, organisation: str) -> None:
        """The guest of this name could not be added: what was typed is here still."""
        self._ask_organisation(name)
        self.field.setText(organisation)
        self.field.setFocus()

    def eventFilter(self, watched, event) -> bool:
        """Digits, arrows and Enter in the field are for the list."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            return self._steer(event)
        if watched is self.field and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        key, plain = event.key(), not event.modifiers() & held
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape and (self._guest_name or self.field.text()):
            self._ask_name()
            self._show(self.seat())
        elif self._guest_name:
            return False
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif plain and event.text() in DIGITS and self.seat() is not None:
            self._mark(DIGITS[event.text()])
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        self.setCurrentRow(max(0, min(self.currentRow() + by, self.count() - 1)))

    def _enter(self) -> None:
        """Mark the person as present; with nothing sought, go on to the next."""
        typed = self.field.text().strip()
        name = self._guest_name
        if name and not is_sentence(typed):
            self._ask_name()
            self.guest.emit(name, typed)
        elif not name and self.seat() is not None:
            self._mark(Mark.PRESENT)
            if not typed:
                self._step(1)
        elif name or is_sentence(typed) or not is_name(typed):
            self._ask_name()
            self._show(None)
            self.sentence.emit("\n".join(filter(None, (name, typed))))
        else:
            self._ask_organisation(typed)

    def _mark(self, mark: Mark) -> None:
        """Mark the person, who stays the current one when all are shown again."""
        seat = self.seat()
        if seat is None:
            return
        self._ask_name()
        self._show(seat)
        self.marked.emit(seat, mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        elif self._steer(event):
            return
        elif event.text() and event.text().isprintable() and not self._guest_name:
            self.field.setFocus()
            self.field.insert(event.text())
            self._sought()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def _follow(self) -> None:
        if not self._clicked:
            self.scrollToItem(self.currentItem())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._clicked = True
        super().mousePressEvent(event)
        self._clicked = False
        place = event.position().toPoint()
        row = self.itemAt(place)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        seat: Seat = row.data(SEAT)
        box = self.visualItemRect(row)
        for n, presence in enumerate(CHIPS):
            if chip_box(box, n).contains(place):
                self._mark(Mark.CLEAR if seat.presence is presence else Mark(presence.value))

    def _menu(self, place) -> None:
        seat = self.seat()
        if seat is None:
            return
        menu = QMenu(self)
        for mark, text in mark_words():
            menu.addAction(text).triggered.connect(lambda _on=False, mark=mark: self.marked.emit(seat, mark))
        menu.exec(self.viewport().mapToGlobal(place))


def _offer(name: str) -> str:
    return _("Nobody is called that. Enter adds {name} as a guest.").format(name=_short(name))


def _ask_where(name: str) -> str:
    return _("Write where {name} comes from. Enter adds the guest, Esc does not.").format(name=_short(name))


def _short(name: str) -> str:
    return name if len(name) <= len(LONGEST_NAME) else f"{name[: len(LONGEST_NAME) - 1]}…"


def _same(one: Seat, other: Seat) -> bool:
    if one.participant_id is not None or other.participant_id is not None:
        return one.participant_id == other.participant_id
    return one.attendance_id == other.attendance_id
