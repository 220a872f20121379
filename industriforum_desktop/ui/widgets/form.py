"""Dialogs that ask for the fields of one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time
from enum import Enum
from typing import Any

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label

STEPPER_MARGINS = (6, 0, 0, 0)
"""Qt's style sheets leave no room before the text of a field with small arrows."""


class OptionalDate(QWidget):
    """A date that may be left out; `suggested` is where choosing one begins."""

    def __init__(self, value: date | None, suggested: date | None = None) -> None:
        super().__init__()
        self._suggested = suggested
        self._known = QCheckBox()
        self._edit = QDateEdit()
        self._edit.setCalendarPopup(True)
        self._edit.setDisplayFormat("yyyy-MM-dd")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._known)
        layout.addWidget(self._edit, 1)
        self._known.toggled.connect(self._edit.setEnabled)
        self.setFocusProxy(self._known)
        self.set_value(value)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._known.setAccessibleName(_("{field}: has a date").format(field=name))
        self._edit.setAccessibleName(name)

    def set_value(self, value: date | None) -> None:
        self._known.setChecked(value is not None)
        self._edit.setEnabled(value is not None)
        day = value or self._suggested or date.today()
        self._edit.setDate(QDate(day.year, day.month, day.day))

    def value(self) -> date | None:
        return date.fromisoformat(self._edit.date().toString("yyyy-MM-dd")) if self._known.isChecked() else None


def to_date(field: QDateEdit) -> date:
    return date.fromisoformat(field.date().toString("yyyy-MM-dd"))


def set_date(field: QDateEdit, value: date) -> None:
    field.setDate(QDate(value.year, value.month, value.day))


def to_time(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())


def line_edit(value: str = "", placeholder: str = "") -> QLineEdit:
    field = QLineEdit(value)
    field.setPlaceholderText(placeholder)
    return field


def text_edit(value: str = "", rows: int = 4) -> QPlainTextEdit:
    field = QPlainTextEdit(value)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * rows + 2 * GRID)
    return field


def date_edit(value: date) -> QDateEdit:
    field = QDateEdit(QDate(value.year, value.month, value.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    return field


def time_edit(value: time) -> QTimeEdit:
    field = QTimeEdit(QTime(value.hour, value.minute))
    field.setDisplayFormat("HH.mm")
    field.lineEdit().setTextMargins(*STEPPER_MARGINS)
    return field


def spin(value: int, low: int, high: int, suffix: str = "") -> QSpinBox:
    field = QSpinBox()
    field.setRange(low, high)
    field.setValue(value)
    field.setSuffix(suffix)
    field.lineEdit().setTextMargins(*STEPPER_MARGINS)
    return field


def choice(options: Iterable[tuple[str, Any]], value: Any) -> QComboBox:
    """A list of (text, value); the one equal to `value` is chosen."""
    field = QComboBox()
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for text, data in options:
        field.addItem(text, data)
        if data == value:
            field.setCurrentIndex(field.count() - 1)
    return field


def kinds(kind: type[Enum], value: Enum, word: Callable[[Enum], str]) -> QComboBox:
    """The members of a closed set in the forum's words."""
    return choice(((word(member), member) for member in kind), value)


class FormDialog(QDialog):
    """A dialog of labelled fields.

    `check` gives what is wrong as a sentence, or nothing; `commit` writes what was filled in, and says whether it
    could. The dialog stays open when something is wrong or it could not be written.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, save: str = "", intro: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self.check: Callable[[], str] = lambda: ""
        self.commit: Callable[[], bool] = lambda: True
        self.form = QFormLayout()
        self.form.setSpacing(GRID + GRID // 2)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._trouble = label(role="warning", wrap=True)
        self._trouble.setVisible(False)
        buttons = QDialogButtonBox()
        self.save = QPushButton(save or _("Save"))
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        heading = label(title, "title")
        parts: list[QWidget] = [heading]
        if intro:
            parts.append(label(intro, "muted", wrap=True))
        layout = column(*parts, spacing=2 * GRID, margin=3 * GRID)
        layout.addLayout(self.form)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)
        self.setLayout(layout)

    def field(self, text: str, widget: QWidget, hint: str = "") -> None:
        """Add a field; the hint stands below it."""
        caption = label(text)
        caption.setBuddy(widget)
        widget.setAccessibleName(text)
        self.form.addRow(caption, widget)
        if hint:
            said = label(hint, "small", wrap=True)
            said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
            self.form.addRow("", said)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through the fields before the buttons, though these were made first."""
        super().showEvent(event)
        chain: list[QWidget] = []
        part = self.nextInFocusChain()
        while part is not None and part is not self:
            chain.append(part)
            part = part.nextInFocusChain()
        fields = [one for one in chain if one not in (self.save, self._cancel)]
        QWidget.setTabOrder(fields[-1], self.save)
        QWidget.setTabOrder(self.save, self._cancel)
        tabbed = (one for one in fields if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(self))
        first = next(tabbed, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        trouble = self.check()
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        if not trouble and self.commit():
            super().accept()
