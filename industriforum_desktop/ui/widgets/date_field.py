"""One field for a day: written as people write days, picked from a calendar, or stepped with the arrows."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit

from industriforum_desktop.i18n import _, current
from industriforum_desktop.minutes.dates import Calendar, find_due
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.keys import native, with_keys
from industriforum_desktop.ui.widgets.basics import column
from industriforum_desktop.ui.widgets.hinted import EDGE, HintedLine

PICTURE = 32
"""Width of the calendar's picture with the room around it, in device-independent pixels."""
LONGEST = 20
"""The longest way to write a day in this field, in average letters, and the hint beside it."""
LEAST_CALENDAR = 360
"""What a calendar needs for the names of the weekdays, in device-independent pixels."""
WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")


def understood(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that a whole text means, or None.

    A day without a year is the first from `today` on; with `past` the last until `today`, since what is noted as
    received on 15 June has been received.
    """
    words = " ".join(text.split())
    try:
        return date.fromisoformat(f"20{words}" if re.fullmatch(r"\d{6}", words) else words)
    except ValueError:
        pass
    if past:
        words = re.sub(r"^i\s+(\w+dag)s$", r"\1", words, flags=re.IGNORECASE)
        if re.fullmatch(r"i\s*går", words, re.IGNORECASE):
            return today - timedelta(days=1)
    day = _said(words, today)
    if not past or day is None or day <= today:
        return day
    if words.casefold().removeprefix("på ").startswith(WEEKDAYS):
        earlier = _said(words, today - timedelta(days=7))
        return earlier if earlier is not None and earlier <= today else day
    earlier = _said(words, today - timedelta(days=364))
    dated = earlier is not None and (earlier.month, earlier.day) == (day.month, day.day)
    of_week = re.search(r"\bv(?:\.|ecka)?\s*\d", words, re.IGNORECASE) is not None
    same = dated or of_week
    return earlier if same else day


def _said(words: str, counted_from: date) -> date | None:
    try:
        due = find_due(words, Calendar(counted_from))
    except OverflowError:
        return None
    whole = due is not None and due.end == len(words) and words[: due.start].strip().casefold() in ("", "senast")
    return due.day if due is not None and whole else None


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class DateField(HintedLine):
    """`changed` when another day is understood. What is not understood stays as it was written: `trouble` says so,
    and the day from before is never put in its place.
    """

    changed = Signal()
    reserved = PICTURE

    def __init__(
        self,
        value: date | None,
        *,
        optional: bool = False,
        suggested: date | None = None,
        today: date | None = None,
        past: bool = False,
    ) -> None:
        """`suggested` is where choosing begins while the field is empty; days without a year are counted from
        `today`, and are behind it with `past`.
        """
        super().__init__()
        self._optional, self._past = optional, past
        self.counted_from = today or value or suggested or date.today()
        self._suggested = suggested or self.counted_from
        self._value: date | None = None
        self._last = value or self._suggested
        pick = self.addAction(icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setText(_("Pick a day in the calendar"))
        pick.setToolTip(with_keys(_("Pick a day in the calendar"), "F4"))
        pick.triggered.connect(lambda: self.show_calendar())
        self.textEdited.connect(lambda text: self._read())
        self.editingFinished.connect(self.settle)
        self.set_value(value)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self.fontMetrics().averageCharWidth() * LONGEST + PICTURE, 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance("0000-00-00") + PICTURE + 2 * EDGE, self.sizeHint().height()
        )

    @property
    def day(self) -> date:
        """The day that was understood last; ask `trouble` whether it is what stands there."""
        return self._last

    def value(self) -> date | None:
        """The day that stands there; None when nothing does, or nothing that is understood."""
        return self._value

    def set_value(self, value: date | None) -> None:
        self.setText(value.isoformat() if value else "")
        self._keep(value)
        self._tell(wrong=False)

    def trouble(self) -> str:
        """What is wrong with what stands there, as a sentence; nothing when it is a day."""
        if self._value is not None:
            return ""
        if self.text().strip():
            return _("“{text}” is not understood as a day. Write it as 15 juni or 2024-06-15.").format(
                text=self.text().strip()
            )
        return (
            ""
            if self._optional
            else _("Write a day, or pick one in the calendar ({keys}).").format(keys=native("F4"))
        )

    def settle(self) -> None:
        """The field is left: what was understood is written in full, and what was not is marked."""
        self._read()
        if self._value is not None and self.text() != self._value.isoformat():
            self.setText(self._value.isoformat())
        self._tell(wrong=bool(self.trouble()))

    def _read(self) -> None:
        self._keep(understood(self.text(), self.counted_from, past=self._past))
        self._tell(wrong=False)

    def _keep(self, value: date | None) -> None:
        if value == self._value:
            return
        self._value = value
        if value is not None:
            self._last = value
        if value is not None or not self.text().strip():
            self.changed.emit()

    def _tell(self, *, wrong: bool) -> None:
        self.setAccessibleDescription(current().weekday_date(self._value) if self._value else self.trouble())
        if self._value is None:
            hints = (_("not a day"), "?") if wrong and self.text().strip() else ()
            self.say(*hints, wrong=wrong)
            return
        written, weekday = self._value.isoformat(), current().weekday_date(self._value).split(" ")[0]
        if self.text() == written:
            self.say(weekday, weekday[:3])
        else:
            self.say(f"{weekday} {written}", f"{weekday[:3]} {written}", written)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        months = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
        days = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            self.show_calendar()
        elif key in days and not self.isReadOnly():
            self._step(_qdate(self._begin).addDays(days[Qt.Key(key)]))
        elif key in months and not self.isReadOnly():
            self._step(_qdate(self._begin).addMonths(months[Qt.Key(key)]))
        else:
            super().keyPressEvent(event)

    @property
    def _begin(self) -> date:
        return self._value or (self._suggested if not self.text().strip() else self._last)

    def _step(self, day: QDate) -> None:
        """Go to another day; an empty field begins with the suggested one, and what isn't understood stays."""
        if self._value is None and self.text().strip():
            self._tell(wrong=True)
            return
        self._take(_qdate(self._suggested) if self._value is None else day)

    def _take(self, day: QDate) -> None:
        if day.isValid():
            self.set_value(date(day.year(), day.month(), day.day()))
            self.selectAll()

    def show_calendar(self) -> None:
        """Open the calendar below the field; Enter or a click takes the day, Esc none."""
        if not self.isEnabled() or self.isReadOnly():
            return
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("role", "card")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pages = QCalendarWidget()
        pages.setAccessibleName(self.accessibleName())
        pages.setMinimumWidth(LEAST_CALENDAR)
        pages.setSelectedDate(_qdate(self._begin))

        def take(day: QDate) -> None:
            popup.close()
            self._take(day)
            self.setFocus(Qt.FocusReason.PopupFocusReason)

        pages.clicked.connect(take)
        pages.activated.connect(take)
        popup.setLayout(column(pages, margin=4))
        popup.setFocusProxy(pages)
        popup.adjustSize()
        popup.move(self._place_for(popup.size()))
        popup.show()
        pages.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place_for(self, size: QSize) -> QPoint:
        """Below the field, above it where the screen ends."""
        screen = self.screen().availableGeometry()
        below, above = self.mapToGlobal(QPoint(0, self.height())), self.mapToGlobal(QPoint(0, -size.height()))
        place = below if below.y() + size.height() <= screen.bottom() else above
        return QPoint(max(screen.left(), min(place.x(), screen.right() - size.width())), place.y())


class OptionalDate(DateField):
    """A day that may be left out; `suggested` is where choosing one begins."""

    def __init__(
        self, value: date | None, suggested: date | None = None, *, today: date | None = None, past: bool = False
    ) -> None:
        super().__init__(value, optional=True, suggested=suggested, today=today, past=past)
