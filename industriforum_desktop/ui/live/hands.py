"""Where a key goes in the live view: one that no text field takes is written in the notes.

The officer types while people talk, and clicks in between. A click leaves the keyboard with the notes unless it was
into a text; who comes to a button or a list by the keyboard finds its own keys there, and a letter leads back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from industriforum_desktop.ui.carried import PastingField
from industriforum_desktop.ui.guard import ENTER
from industriforum_desktop.ui.patience import RECORDED

if TYPE_CHECKING:
    from industriforum_desktop.ui.live.attendance_panel import AttendancePanel
    from industriforum_desktop.ui.live.find import FindBar
    from industriforum_desktop.ui.live.sitting import Sitting

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""What Windows makes of AltGr."""


class WritingField(PastingField):
    """A field for running text: Tab never leaves it. Ctrl+Tab goes to the next part of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setProperty(RECORDED, True)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab stay here: what is typed after them belongs here too."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = event.key() == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            super().focusNextPrevChild(not back)
            return
        super().keyPressEvent(event)


def takes_letters(part: QWidget) -> bool:
    """Whether what is typed is written there."""
    if isinstance(part, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox):
        return not part.isReadOnly()
    return isinstance(part, QComboBox) and part.isEditable()


class Hands(QObject):
    """Watches all parts of the live view but its text fields."""

    def __init__(
        self,
        sitting: Sitting,
        whole: QWidget,
        attendance: AttendancePanel,
        *,
        find: FindBar,
        asking: tuple[QWidget, ...],
        rows: QWidget,
        tabs: QWidget,
    ) -> None:
        """`whole` is the view. A click beside the field of one that is `asking` is none of the notes' business, and
        `rows` keep the keyboard after a click.
        """
        super().__init__(whole)
        self._sitting, self._whole, self._attendance = sitting, whole, attendance
        self._find, self._asking, self._rows, self._tabs = find, (find, *asking), rows, tabs
        self.watch(whole)

    def watch(self, whole: QWidget) -> None:
        """Watch a part of the view with all that is in it."""
        for part in (whole, *whole.findChildren(QWidget)):
            if any(takes_letters(one) for one in _up(part, whole)):
                continue
            part.installEventFilter(self)
            if part.focusPolicy() & Qt.FocusPolicy.ClickFocus and not self._keeps(part):
                part.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def come_into_view(self) -> None:
        """The view is shown: from now on the keys that nobody else takes are the notes', also the window's own."""
        window = self._whole.window()
        window.installEventFilter(self)
        for menu in window.findChildren(QMenu):
            menu.installEventFilter(self)
        self._sitting.write()

    def _keeps(self, part: QWidget) -> bool:
        """A text to copy from, and the rows whose keys stand beside them, may have the keyboard after a click."""
        return isinstance(part, QTextEdit | QPlainTextEdit) or part is self._rows

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Hide and isinstance(watched, QMenu):
            QTimer.singleShot(0, self._leave_menus)
        elif not isinstance(watched, QWidget) or self._sitting.session is None or not self._whole.isVisible():
            pass
        elif kind == QEvent.Type.MouseButtonPress:
            self._pressed(watched)
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._typed(watched, event)
        elif isinstance(event, QInputMethodEvent) and (event.commitString() or event.preeditString()):
            return self._give(event, self._field_for(watched))
        elif kind == QEvent.Type.InputMethodQuery and watched.focusPolicy() != Qt.FocusPolicy.NoFocus:
            # Without this a dead key would be no letter's beginning: ´ and e would give e.
            return QApplication.sendEvent(self._field_for(watched), event)
        return super().eventFilter(watched, event)

    def _pressed(self, watched: QWidget) -> None:
        beside = [*_up(watched, self._whole)]
        if watched.window() is self._whole.window() and not any(
            part in self._asking or part.focusPolicy() & Qt.FocusPolicy.ClickFocus for part in beside
        ):
            self._find.give_back()
            # Behind a tab the notes can't have the keyboard; what no text field takes comes to them all the same.
            field = self._sitting.editor if self._sitting.editor.isVisible() else self._tabs
            field.setFocus(Qt.FocusReason.MouseFocusReason)

    def _typed(self, watched: QWidget, event: QKeyEvent) -> bool:
        if event.key() in ENTER and not event.modifiers() & HELD:
            return self._enter(watched)
        focus = QApplication.focusWidget()
        left_over = focus is not None and focus is not watched and _within(watched, focus) and takes_letters(focus)
        if left_over or watched is self._attendance:
            # What a text field leaves is nobody's; the list of people hands its letters to the field above it.
            return False
        own = event.key() == Qt.Key.Key_Space and watched.focusPolicy() != Qt.FocusPolicy.NoFocus
        held = event.modifiers() & HELD
        if own or not event.text().isprintable() or not event.text() or (held and held != ALTGR):
            return False
        return self._give(event, self._sitting.editor)

    def _enter(self, watched: QWidget) -> bool:
        """Enter presses the button that has the keyboard; from the agenda it leads to the item's notes."""
        if isinstance(watched, QAbstractButton):
            watched.click()
            return True
        if watched is self._sitting.agenda:
            self._sitting.write()
            return True
        return False

    def _field_for(self, part: QWidget) -> QWidget:
        return self._attendance.field if part is self._attendance else self._sitting.editor

    def _give(self, event: QEvent, field: QWidget) -> bool:
        """Let the field have it, and the keyboard with it."""
        if not field.isActiveWindow():
            field.activateWindow()
        if field is self._sitting.editor:
            self._sitting.write()
        else:
            field.setFocus()
        QApplication.sendEvent(field, event)
        return True

    def _leave_menus(self) -> None:
        """Esc closes a menu and leaves the menu bar with the keyboard: then the next letter would open another."""
        window = self._whole.window()
        focus = window.focusWidget()
        if self._whole.isVisible() and QApplication.activePopupWidget() is None and not _within(self._whole, focus):
            self._sitting.write()


def _up(part: QWidget, whole: QWidget) -> list[QWidget]:
    """The part and what it is in, up to the whole."""
    found = [part]
    while found[-1] is not whole and (above := found[-1].parentWidget()) is not None:
        found.append(above)
    return found


def _within(whole: QWidget, part: QWidget | None) -> bool:
    return part is not None and (part is whole or whole.isAncestorOf(part))
