"""What a form holds: whether something was written, and what of it can't be understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)

from industriforum_desktop.ui.widgets.date_field import DateField
from industriforum_desktop.ui.widgets.picker import Picker


def inside(part: QWidget) -> Iterator[QWidget]:
    """The widgets within a part of a window, without those of other windows that it is the parent of."""
    return (widget for widget in part.findChildren(QWidget) if widget.window() is part.window())


def values(part: QWidget) -> list[Any]:
    """All that a person can have written, chosen or ticked in a part of a window, to be compared later."""
    return [value for widget in inside(part) if (value := _value(widget)) is not None]


def _value(widget: QWidget) -> Any:
    """What one field holds; None for what holds nothing of its own."""
    if isinstance(widget, QLineEdit):
        own = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox) or widget.isReadOnly()
        return None if own else widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return None if widget.isReadOnly() else widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentIndex(), widget.currentText()
    if isinstance(widget, QAbstractSpinBox):
        return widget.text()
    if isinstance(widget, QListWidget):
        entries = [widget.item(row) for row in range(widget.count())]
        return [(entry.text(), entry.checkState()) for entry in entries]
    if isinstance(widget, QTableWidget):
        cells = ((row, column) for row in range(widget.rowCount()) for column in range(widget.columnCount()))
        return [cell.text() for place in cells if (cell := widget.item(*place)) is not None and cell.text()]
    if isinstance(widget, QToolButton):
        return None  # It unfolds something.
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        return widget.isChecked()
    chosen = getattr(widget, "value", None)
    return chosen() if callable(chosen) and isinstance(widget, QAbstractButton) else None


def first_trouble(part: QWidget) -> str:
    """What can't be understood of what is written, as a sentence; its field is brought into view with the caret."""
    for field in inside(part):
        if not isinstance(field, DateField | Picker) or not field.isEnabled() or not _belongs(field, part):
            continue
        if trouble := field.trouble():
            go_to(field)
            return trouble
    return ""


def _belongs(field: QWidget, part: QWidget) -> bool:
    """Whether a field is asked for, be it on a tab that is not in view."""
    widget: QWidget | None = field
    while widget is not None and widget is not part:
        parent = widget.parentWidget()
        if widget.isHidden() and not isinstance(parent, QStackedWidget):
            return False
        widget = parent
    return True


def go_to(field: QWidget) -> None:
    """Bring a field into view and put the caret there."""
    page: QWidget | None = field
    while page is not None:
        parent = page.parentWidget()
        tabs = parent.parentWidget() if isinstance(parent, QStackedWidget) else None
        if isinstance(tabs, QTabWidget):
            tabs.setCurrentWidget(page)
        if isinstance(page, QScrollArea):
            page.ensureWidgetVisible(field)
        page = parent
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(field, QLineEdit):
        field.selectAll()
