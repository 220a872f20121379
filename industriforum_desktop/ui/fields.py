"""Forms as data: a field is an attribute of a thing, a label, a kind of widget and a hint.

The kinds hold a value each, in the thing's own terms: `value()` reads it and `set_value()` shows one. Days and
names to choose among (DateField, Picker) are such kinds too. `Fields` binds them to a thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from industriforum_desktop.forum.next_year import lines
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label

STEPPER_MARGINS = (6, 0, 0, 0)
"""Qt's style sheets leave no room before the text of a field with small arrows."""
DATA = Qt.ItemDataRole.UserRole

Options = Iterable[tuple[str, Any]]
"""Texts, and what each stands for."""


class Line(QLineEdit):
    """A line of text, without the space around it."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)

    def value(self) -> str:
        return self.text().strip()

    def set_value(self, value: str) -> None:
        self.setText(value)
        # What is longer than its field is read from its beginning.
        self.setCursorPosition(0)


class Words(Line):
    """A line of text in which one space stands between the words: a title, what something is about."""

    def value(self) -> str:
        return " ".join(self.text().split())


class Text(QPlainTextEdit):
    """Several lines of text, without the space around them."""

    def __init__(self, rows: int = 4, placeholder: str = "") -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 2 * GRID)

    def value(self) -> Any:
        return self.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        self.setPlainText(value)


class Lines(Text):
    """A list of texts, one on each line, with or without a hyphen before it."""

    def value(self) -> list[str]:
        return lines(self.toPlainText())

    def set_value(self, value: Sequence[str]) -> None:
        self.setPlainText("\n".join(value))


class Number(QSpinBox):
    """A whole number; `suffix` is its unit."""

    def __init__(self, low: int, high: int, suffix: str = "") -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSuffix(suffix and f" {suffix}")
        self.lineEdit().setTextMargins(*STEPPER_MARGINS)

    def set_value(self, value: int) -> None:
        self.setValue(value)


class Clock(QTimeEdit):
    """A time of the day."""

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("HH.mm")
        self.lineEdit().setTextMargins(*STEPPER_MARGINS)

    def value(self) -> time:
        return time(self.time().hour(), self.time().minute())

    def set_value(self, value: time) -> None:
        self.setTime(QTime(value.hour, value.minute))


class Choice(QComboBox):
    """One of a short list; what the texts stand for is kept as it is, and not as Qt would wrap it."""

    def __init__(self, options: Options = (), value: Any = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._offered: list[tuple[str, Any]] = []
        self.offer(options)
        self.set_value(value)

    def offer(self, options: Options) -> None:
        """Let these be chosen; what is chosen stays, if it is still among them."""
        offered = list(options)
        if offered == self._offered:
            return
        kept = self.value()
        self.clear()
        self._offered = offered
        for text, stands_for in offered:
            self.addItem(text, stands_for)
        self.set_value(kept)

    def value(self) -> Any:
        place = self.currentIndex()
        return self._offered[place][1] if 0 <= place < len(self._offered) else None

    def set_value(self, value: Any) -> None:
        self.setCurrentIndex(next((n for n, (_text, known) in enumerate(self._offered) if known == value), -1))
        if self.currentIndex() < 0 and self._offered and value is None:
            self.setCurrentIndex(0)


class Kinds(Choice):
    """The members of a closed set, in the forum's words."""

    def __init__(self, kind: type[Enum], word: Callable[[Any], str]) -> None:
        super().__init__((word(member), member) for member in kind)


class Suggestions(QComboBox):
    """A line of text with some that are usual to choose among."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # When the field is left Qt would put a suggestion that differs in its capitals in place of what is written.
        written = self.lineEdit()
        assert written is not None
        written.editingFinished.disconnect()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.offer(texts)

    def offer(self, texts: Iterable[str]) -> None:
        """Suggest these; what is written stays."""
        written = self.currentText()
        self.clear()
        self.addItems(list(dict.fromkeys(("", *texts))))
        self.setCurrentText(written)

    def value(self) -> str:
        return self.currentText().strip()

    def set_value(self, value: str) -> None:
        self.setCurrentText(value)


class Tick(QCheckBox):
    """A yes or no; its text is what is said yes to."""

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        self.setChecked(value)


class Rows(QListWidget):
    """One of a list whose texts may be long."""

    def __init__(self, options: Options = ()) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offer(options)

    def offer(self, options: Options) -> None:
        """List these, with the first chosen."""
        self.clear()
        for text, data in options:
            entry = QListWidgetItem(text)
            entry.setData(DATA, data)
            self.addItem(entry)
        self.setCurrentRow(0)

    def entries(self) -> Iterator[QListWidgetItem]:
        return (self.item(place) for place in range(self.count()))

    def value(self) -> Any:
        entry = self.currentItem()
        return entry.data(DATA) if entry is not None else None

    def set_value(self, value: Any) -> None:
        for place, entry in enumerate(self.entries()):
            if entry.data(DATA) == value:
                self.setCurrentRow(place)


class Ticks(Rows):
    """Any of a list; Space ticks a row. None are ticked at first, or all."""

    def offer(self, options: Options) -> None:
        super().offer(options)
        for entry in self.entries():
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(Qt.CheckState.Unchecked)

    def value(self) -> list[Any]:
        return [entry.data(DATA) for entry in self.entries() if entry.checkState() is Qt.CheckState.Checked]

    def set_value(self, value: Iterable[Any]) -> None:
        wanted = list(value)
        for entry in self.entries():
            ticked = entry.data(DATA) in wanted
            entry.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


@dataclass(frozen=True)
class Field:
    """What is asked for: `widget` holds the value of the thing's `attribute`.

    `needed` is the sentence when nothing is given, `check` gives one when what is given is wrong. It is asked only
    `when` that is so, and lies folded away with `more`, where it is told of unless it is as `usual`. `hint` stands
    below it, `tip` shows under the pointer; a long label stands `above` it.
    """

    attribute: str
    label: str
    widget: Any
    hint: str = ""
    needed: str = ""
    check: Callable[[Any], str] | None = None
    when: Callable[[], bool] | None = None
    above: bool = False
    more: bool = False
    usual: Any = None
    tip: str = ""

    @property
    def asked(self) -> bool:
        return self.when is None or self.when()

    @property
    def given(self) -> bool:
        """Whether it holds something that is not there by itself."""
        return self.widget.value() not in (None, "", [], self.usual)

    def trouble(self) -> str:
        """What is wrong with what is given, as a sentence; nothing when it is well."""
        value = self.widget.value()
        if self.needed and not (value or value == 0):
            return self.needed
        return self.check(value) if self.check is not None else ""

    def caption(self, role: str = "") -> QLabel:
        """The label, which is the widget's name too."""
        caption = label(self.label, role)
        caption.setBuddy(self.widget)
        self.name_widget()
        return caption

    def name_widget(self) -> None:
        """Name the widget for those who can't see its label."""
        self.widget.setAccessibleName(self.label)
        if self.tip:
            self.widget.setToolTip(self.tip)


@dataclass(frozen=True)
class Told:
    """What stands among the fields to be read, or is a whole of several parts with a label of its own."""

    label: str
    widget: QWidget


class Fields:
    """Several fields bound to one thing."""

    def __init__(self, fields: Iterable[Field] = ()) -> None:
        self._fields: dict[str, Field] = {}
        self.add(fields)

    def add(self, fields: Iterable[Field]) -> None:
        for field in fields:
            self._fields[field.attribute] = field

    def __iter__(self) -> Iterator[Field]:
        return iter(self._fields.values())

    def __getitem__(self, attribute: str) -> Any:
        """The widget that holds this attribute."""
        return self._fields[attribute].widget

    def show(self, thing: object) -> None:
        """Show a thing's attributes, or the values of a mapping; a field that has none stays as it is."""
        for field in self:
            if isinstance(thing, Mapping):
                if field.attribute in thing:
                    field.widget.set_value(thing[field.attribute])
            elif hasattr(thing, field.attribute):
                field.widget.set_value(getattr(thing, field.attribute))

    def values(self) -> dict[str, Any]:
        """What the fields hold now, by attribute."""
        return {field.attribute: field.widget.value() for field in self}

    def write(self, thing: object) -> None:
        """Put what the fields hold into the thing."""
        for attribute, value in self.values().items():
            setattr(thing, attribute, value)

    def wrong(self) -> tuple[Field, str] | None:
        """The first field in which something is wrong, and what."""
        asked = (field for field in self if field.asked)
        return next(((field, trouble) for field in asked if (trouble := field.trouble())), None)


def mark(widget: QWidget, *, wrong: bool) -> None:
    """Show in a line itself that it is the one to mend."""
    if isinstance(widget, QLineEdit) and bool(widget.property("invalid")) != wrong:
        widget.setProperty("invalid", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def changes_of(widget: QWidget, run: Callable[[], object]) -> None:
    """Call `run` when what the widget holds has changed."""
    for name in ("changed", "currentIndexChanged", "toggled", "valueChanged", "textChanged", "timeChanged"):
        signal = getattr(widget, name, None)
        if signal is not None and not (name == "textChanged" and isinstance(widget, QAbstractButton)):
            signal.connect(lambda *_values: run())
            return
