"""Dialogs that ask for the fields of one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label, spread
from industriforum_desktop.ui.widgets.date_field import DateField, OptionalDate
from industriforum_desktop.ui.widgets.order import follow_eye, stops
from industriforum_desktop.ui.widgets.page import begin_again
from industriforum_desktop.ui.widgets.typed import first_trouble, values

__all__ = ["OptionalDate"]

STEPPER_MARGINS = (6, 0, 0, 0)
"""Qt's style sheets leave no room before the text of a field with small arrows."""


def to_date(field: DateField) -> date:
    """The day that was understood last; a form that is saved has asked `trouble` before."""
    return field.day


def set_date(field: DateField, value: date) -> None:
    field.set_value(value)


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


def date_edit(value: date, *, today: date | None = None, past: bool = False) -> DateField:
    """A field for a day that can't be left out; see DateField."""
    return DateField(value, today=today, past=past)


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


class FilledDialog(QDialog):
    """A dialog that one writes in. Closing it (Esc, Cancel, the window's cross) asks before anything written is
    lost; with nothing written it closes at once.

    `on_save` saves what is written and says whether that was done; without it there is nothing to save to.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on_save: Callable[[], object] | None = None
        self._before: object = None

    def content(self) -> object:
        """What the person has written, to be compared with what was there before."""
        return values(self)

    def remember(self) -> None:
        """From here on nothing is written: it is just shown, or kept."""
        self._before = self.content()

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost."""
        return self._before is not None and self.content() != self._before

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        follow_eye(self)
        if self._before is None:
            self.remember()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        follow_eye(self)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes by what is seen now: fields come and go, and stand otherwise in a narrow window."""
        follow_eye(self)
        return super().focusNextPrevChild(forwards)

    def done(self, result: int) -> None:
        """What was saved is seen on the page, and the keyboard is there; otherwise it is where it was before."""
        super().done(result)
        parent = self.parentWidget()
        if result and parent is not None:
            begin_again(parent.window().focusWidget())

    def reject(self) -> None:
        if not self.unsaved:
            super().reject()
            return
        wish = ask_about_written(self, can_save=self.on_save is not None)
        if wish is Wish.THROW_AWAY:
            super().reject()
        elif wish is Wish.SAVE and self.on_save is not None:
            self.on_save()


class Wish(Enum):
    """What is to become of something written."""

    SAVE = "save"
    THROW_AWAY = "throw away"
    GO_ON = "go on"


def ask_about_written(parent: QWidget, *, can_save: bool) -> Wish:
    """Ask what is to become of what is written; Esc goes on writing."""
    text = _("What you have written here is not saved.")
    box = QMessageBox(QMessageBox.Icon.NoIcon, parent.windowTitle(), text, parent=parent)
    role = QMessageBox.ButtonRole
    save = box.addButton(_("Save"), role.AcceptRole) if can_save else None
    throw = box.addButton(_("Throw away"), role.DestructiveRole)
    on = box.addButton(_("Keep writing"), role.RejectRole)
    box.setDefaultButton(save or on)
    box.setEscapeButton(on)
    box.exec()
    pressed = box.clickedButton()
    if pressed is not None and pressed is save:
        return Wish.SAVE
    return Wish.THROW_AWAY if pressed is throw else Wish.GO_ON


class FormDialog(FilledDialog):
    """A dialog of labelled fields.

    `check` gives what is wrong as a sentence, or nothing; `doubt` what is likely to be wrong, which is asked about;
    `commit` writes what was filled in, and says whether it could. The dialog stays open when something is wrong or
    it could not be written.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, save: str = "", intro: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self.check: Callable[[], str] = lambda: ""
        self.commit: Callable[[], bool] = lambda: True
        self.doubt: Callable[[], str] = lambda: ""
        self.first: QWidget | None = None
        """Where one begins to write, if that is not in the first field."""
        self.on_save = self.accept
        self.form = QFormLayout()
        self.form.setSpacing(GRID + GRID // 2)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._trouble = label(role="warning", wrap=True)
        self._trouble.setVisible(False)
        buttons = QDialogButtonBox()
        self.save = QPushButton(save or _("Save"))
        self.save.setProperty("role", "primary")
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
        # Not before it stands in the dialog: only then is it the default again when another button is left.
        self.save.setDefault(True)

    def field(self, text: str, widget: QWidget, hint: str = "") -> None:
        """Add a field; the hint stands below it."""
        caption = label(text)
        caption.setBuddy(widget)
        widget.setAccessibleName(text)
        self.form.addRow(caption, widget)
        if hint:
            said = label(hint, "small", wrap=True)
            spread(said, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
            self.form.addRow("", said)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, or where one begins to write."""
        super().showEvent(event)
        for field in self.findChildren(QLineEdit):
            # What is longer than its field is read from its beginning.
            field.setCursorPosition(0)
        first = self.first or next(iter(stops(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        trouble = first_trouble(self) or self.check()
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        if not trouble and self._sure() and self.commit():
            super().accept()

    def _sure(self) -> bool:
        """Whether what is likely to be wrong is meant."""
        doubt = self.doubt()
        if not doubt:
            return True
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.windowTitle(), doubt, parent=self)
        meant = box.addButton(_("Save all the same"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(_("Change"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is meant
