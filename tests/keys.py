"""Typing any character into a widget, as the keyboard sends it. (QTest knows the keys of ASCII only.)"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def press(
    widget: QWidget, key: int, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
):
    """Press and let go of one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def type_text(widget: QWidget, text: str) -> None:
    """Type a text, letter by letter."""
    for letter in text:
        if letter == "\n":
            press(widget, Qt.Key.Key_Return, "\r")
        else:
            press(widget, 0, letter)
