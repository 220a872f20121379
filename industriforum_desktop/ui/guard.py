"""What the wheel, Enter, and files that are dropped or pasted do everywhere in the program, said once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeGuard

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from industriforum_desktop.ui.carried import PastingField, local_files, text_field, text_for
from industriforum_desktop.ui.widgets.page import begin_again

NAME = "guard"
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
UNDO = "Ctrl+Z"
REDO = ("Ctrl+Y", "Ctrl+Shift+Z")
GUARDED = (QAbstractSpinBox, QComboBox, QTabBar, QAbstractSlider)
"""What Qt would change under a wheel that only passes over it."""
WATCHED = frozenset(
    (QWheelEvent, QKeyEvent, QDropEvent, QDragEnterEvent, QDragMoveEvent, QContextMenuEvent, QShowEvent)
)


class Guard(QObject):
    """Watches the application's events.

    The wheel scrolls; it changes nothing but a number or a time that is being edited, and takes the keyboard from
    nobody. Enter presses the button that has the keyboard, else the default one, outside dialogs too. Ctrl+Y and
    Ctrl+Shift+Z redo in every text field, on every system; where a field has nothing to redo the window does. No
    text field takes files: what lies around it may.
    """

    keys = 0
    """How many keys have been pressed."""
    _searched: QComboBox | None = None
    """The list in which a name is being typed."""

    def _of_a_name(self, box: QComboBox, event: QKeyEvent) -> bool:
        """A space after letters belongs to the name that is looked for, and doesn't open the list."""
        if box.isEditable() or event.key() != Qt.Key.Key_Space or self._searched is not box:
            self._searched = box if event.text().strip() else None
            return False
        _search(box, event.text())
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the program passes here: most must cost no more than this.
        if type(event) not in WATCHED:
            return False
        if isinstance(event, QWheelEvent):
            if isinstance(watched, GUARDED) and not _in_use(watched):
                _scroll_behind(watched, event)
                return True
        elif isinstance(event, QKeyEvent):
            return self._key(watched, event)
        elif isinstance(event, QDropEvent):
            if text_field(watched) is not None and local_files(event.mimeData()):
                event.ignore()
                return True
        elif isinstance(event, QContextMenuEvent):
            return _menu_shown(watched, event)
        elif isinstance(watched, QWidget):
            _keep_focus_from_wheel(watched)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self.keys += 1
            if isinstance(watched, QComboBox) and self._of_a_name(watched, event):
                return True
            return _redone(watched, event) or _pressed_or_pasted(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and is_redo(event) and _may_redo(watched):
            event.accept()
            return True
        return False


def is_redo(event: QKeyEvent) -> bool:
    """Whether the keys are those of Redo: Qt knows other ones on each system."""
    return QKeySequence(event.keyCombination()).toString() in REDO


def _may_redo(watched: QObject) -> bool:
    if isinstance(watched, QPlainTextEdit | QTextEdit):
        return not watched.isReadOnly() and watched.document().isRedoAvailable()
    return isinstance(watched, QLineEdit) and watched.isRedoAvailable()


def _redone(watched: QObject, event: QKeyEvent) -> bool:
    if not is_redo(event) or not _may_redo(watched):
        return False
    watched.redo()  # type: ignore[attr-defined]
    return True


def _pressed_or_pasted(watched: QObject, event: QKeyEvent) -> bool:
    return _pressed(watched, event) if event.key() in ENTER else _pasted(watched, event)


def _pasted(watched: QObject, event: QKeyEvent) -> bool:
    """Paste as plain text in a field that has no way of its own; True when it was done here."""
    if not event.matches(QKeySequence.StandardKey.Paste):
        return False
    # A list that can be typed in and a stepper hand their keys on to a field within them.
    field = watched.lineEdit() if isinstance(watched, QComboBox | QAbstractSpinBox) else watched
    if not _pastes_here(field):
        return False
    _paste(field)
    return True


def _pastes_here(part: QObject | None) -> TypeGuard[QLineEdit | QPlainTextEdit]:
    """Whether the field pastes as all do: one for a password takes what is pasted as it is."""
    if isinstance(part, QLineEdit):
        return part.echoMode() == QLineEdit.EchoMode.Normal and not part.isReadOnly()
    return isinstance(part, QPlainTextEdit) and not isinstance(part, PastingField) and not part.isReadOnly()


def _paste(field: QLineEdit | QPlainTextEdit) -> None:
    text = text_for(field, QGuiApplication.clipboard().mimeData())
    if isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.insertPlainText(text)


def _menu_shown(watched: QObject, event: QContextMenuEvent) -> bool:
    """Show Qt's own menu of a field, with our way to paste in it."""
    field = text_field(watched)
    own = (QLineEdit.contextMenuEvent, QPlainTextEdit.contextMenuEvent)
    if not _pastes_here(field) or type(field).contextMenuEvent not in own:
        return False
    if field.contextMenuPolicy() != Qt.ContextMenuPolicy.DefaultContextMenu:
        return False
    menu = field.createStandardContextMenu()
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in menu.actions():
        if action.objectName() == "edit-paste":
            action.triggered.disconnect()
            action.triggered.connect(lambda *_checked: _paste(field))
    menu.popup(event.globalPos())
    return True


def _search(box: QComboBox, text: str) -> None:
    """Go on looking for what has been typed, as Qt does with a letter."""
    view = box.view()
    view.setCurrentIndex(box.model().index(box.currentIndex(), box.modelColumn()))
    view.keyboardSearch(text)
    if view.currentIndex().row() not in (-1, box.currentIndex()):
        box.setCurrentIndex(view.currentIndex().row())
        box.activated.emit(box.currentIndex())


def _keep_focus_from_wheel(widget: QWidget) -> None:
    if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _in_use(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar):
        return True
    return isinstance(widget, QAbstractSpinBox) and widget.hasFocus()


def _scroll_behind(widget: QWidget, event: QWheelEvent) -> None:
    """Hand the wheel to what scrolls behind a widget, further back where that has come to its end."""
    event.accept()
    part = None if widget.isWindow() else widget.parentWidget()
    while part is not None:
        if isinstance(part, QAbstractScrollArea):
            passed = event.clone()
            QApplication.sendEvent(part.viewport(), passed)
            if passed.isAccepted():
                return
        part = None if part.isWindow() else part.parentWidget()


def _pressed(watched: QObject, event: QKeyEvent) -> bool:
    """Press what Enter means for the widget that has the keyboard; False when that is the widget's own affair."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not plain or event.isAutoRepeat() or not isinstance(watched, QWidget) or not watched.isEnabled():
        return False
    button: QPushButton | QToolButton | None = None
    if isinstance(watched, QPushButton | QToolButton):
        button = watched
    elif isinstance(watched, QLineEdit) and watched.hasFocus():
        button = default_button(watched)
    if button is None:
        return False
    event.accept()
    button.click()
    return True


def default_button(field: QWidget) -> QPushButton | None:
    """The default button of the part of a page that the field stands in; dialogs know their own."""
    part = field.parentWidget()
    while part is not None and not isinstance(part, QDialog):
        for button in part.findChildren(QPushButton):
            if button.isDefault() and button.isEnabled() and button.isVisible():
                return button
        part = None if part.isWindow() else part.parentWidget()
    return None


def _keep_off_buttons(old: QWidget | None, now: QWidget | None) -> None:
    """What had the keyboard was hidden or put out of use, and Qt has gone on to some button: begin anew on the
    page, or a button that nobody chose lies under Enter and the space bar.
    """
    if old is None or not isinstance(now, QPushButton | QToolButton) or (old.isVisible() and old.isEnabled()):
        return
    begin_again(now)


@contextmanager
def resting() -> Iterator[None]:
    """While many widgets are made, and nobody can touch any: their events need not pass the guard one by one."""
    qt = QApplication.instance()
    guard = qt.findChild(Guard, NAME) if qt is not None else None
    if qt is None or guard is None:
        yield
        return
    qt.removeEventFilter(guard)
    try:
        yield
    finally:
        qt.installEventFilter(guard)


def install(qt: QApplication) -> None:
    """Guard the application; once."""
    from industriforum_desktop.ui.idle import Idle

    if qt.findChild(Guard, NAME) is None:
        guard = Guard(qt)
        Idle(guard)
        guard.setObjectName(NAME)
        qt.installEventFilter(guard)
        qt.focusChanged.connect(_keep_off_buttons)
