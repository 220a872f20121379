"""The fields of the agenda item that is chosen. What is typed is written when one leaves a field or pauses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from industriforum_desktop.forum.forum import Aim
from industriforum_desktop.forum.kinds import Horizon, ItemKind
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.meetings.head import OneLine
from industriforum_desktop.ui.meetings.strategy import AimsButton
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label, soon
from industriforum_desktop.ui.widgets.form import line_edit, spin
from industriforum_desktop.ui.widgets.names import NameCompleter
from industriforum_desktop.ui.widgets.order import follow_eye
from industriforum_desktop.ui.widgets.picker import Picker

PAUSE_MS = 1000
"""How long one has to rest for a text to be written without leaving it, in milliseconds."""
LONGEST = 480
"""The longest that an item can be planned for, in minutes."""
TYPED = frozenset(("title", "presenter", "theme", "background"))
"""The fields that are typed in; in the others a value is chosen, and chosen again."""

Options = Sequence[tuple[str, Any]]


class ItemForm(QWidget):
    """Signals: `edited` with the item's id and its changed values, to be written; `typed` at each change that is
    not written yet; `finished` when Enter is pressed in the title; `left` with Esc.

    A value that was changed here and is not written yet is kept when the item is shown again.
    """

    edited = Signal(int, dict)
    typed = Signal()
    finished = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.item_id: int | None = None
        self._showing = False
        self._seen: dict[str, Any] = {}
        """The item's values as they were last read from the forum."""
        self._plain: dict[str, Any] = {}
        """What the fields give when nothing is typed: Qt's text fields make plain spaces of no-break ones."""
        self._options: dict[str, Options] = {}
        self._names: Sequence[str] = []
        self._themes: Sequence[str] = []
        self.title_field = line_edit()
        self.kind = QComboBox()
        self.minutes = spin(10, 0, LONGEST, " min")
        self.minutes.setMaximumHeight(34)
        self.presenter = line_edit()
        self.proposed_by = Picker()
        self.theme = QComboBox()
        self.theme.setEditable(True)
        self.theme.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.theme.setToolTip(_("Items with the same theme belong together across the meetings"))
        self.horizon = QComboBox()
        self.horizon.setToolTip(_("What is for now is operative, and may belong to a network"))
        self.aims = AimsButton()
        self.hint = OneLine()
        self.hint.setProperty("role", "small")
        self.hint.hide()
        self.background = QPlainTextEdit()
        self.background.setTabChangesFocus(True)
        self.background.setMinimumHeight(44)
        self.background.setPlaceholderText(_("What the participants should know before the meeting"))
        self._fields: dict[str, tuple[Callable[[], Any], Callable[[Any], object]]] = {
            "title": (lambda: self.title_field.text().strip(), self.title_field.setText),
            "kind": (self.kind.currentData, lambda kind: self.kind.setCurrentIndex(_place(self.kind, kind))),
            "minutes": (self.minutes.value, self.minutes.setValue),
            "presenter": (lambda: self.presenter.text().strip(), self.presenter.setText),
            "proposed_by_id": (
                self.proposed_by.currentData,
                lambda one: self.proposed_by.setCurrentIndex(_place(self.proposed_by, one)),
            ),
            "theme": (lambda: self.theme.currentText().strip(), self.theme.setCurrentText),
            "horizon": (
                self.horizon.currentData,
                lambda one: self.horizon.setCurrentIndex(_place(self.horizon, one)),
            ),
            "aims": (self.aims.value, self.aims.set_value),
            "background": (self.background.toPlainText, self.background.setPlainText),
        }
        self._pause = soon(self.commit, PAUSE_MS)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        for place in range(12):
            self._grid.setColumnStretch(place, 1)
        self._boxes = self._labelled()
        self._wide: bool | None = None
        self.arrange(wide=True)
        self._connect()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes by what is seen, in the wide layout and in the narrow one."""
        follow_eye(self)
        return super().focusNextPrevChild(forwards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        follow_eye(self)

    def _labelled(self) -> list[QVBoxLayout]:
        boxes = []
        for text, field in (
            (_("Title"), self.title_field),
            (_("Kind"), self.kind),
            (_("Minutes"), self.minutes),
            (_("Presenter"), self.presenter),
            (_("Proposed by"), self.proposed_by),
            (_("Theme"), self.theme),
            (_("Looks ahead"), self.horizon),
            (_("Aims"), self.aims),
            (_("Background"), self.background),
        ):
            caption = label(text, "small")
            caption.setBuddy(field)
            field.setAccessibleName(text)
            field.installEventFilter(self)
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.setMinimumContentsLength(8)
            boxes.append(column(caption, field, spacing=2))
        return boxes

    def arrange(self, *, wide: bool) -> None:
        """Put the short fields side by side when there is room, else below one another."""
        if wide == self._wide:
            return
        self._wide = wide
        while self._grid.count():
            self._grid.takeAt(0)
        title, kind, minutes, presenter, proposed, themed, ahead, aims, background = self._boxes
        top = Qt.AlignmentFlag.AlignTop
        if wide:
            self._grid.addLayout(title, 0, 0, 1, 6, top)
            self._grid.addLayout(themed, 0, 6, 1, 3, top)
            self._grid.addLayout(minutes, 0, 9, 1, 3, top)
            place = 0
            for box, width in ((kind, 3), (presenter, 3), (proposed, 2), (ahead, 2), (aims, 2)):
                self._grid.addLayout(box, 1, place, 1, width, top)
                place += width
        else:
            self._grid.addLayout(title, 0, 0, 1, 12, top)
            self._grid.addLayout(kind, 1, 0, 1, 7, top)
            self._grid.addLayout(minutes, 1, 7, 1, 5, top)
            self._grid.addLayout(presenter, 2, 0, 1, 12, top)
            self._grid.addLayout(proposed, 3, 0, 1, 8, top)
            self._grid.addLayout(aims, 3, 8, 1, 4, top)
            self._grid.addLayout(themed, 4, 0, 1, 7, top)
            self._grid.addLayout(ahead, 4, 7, 1, 5, top)
        self._grid.addLayout(background, 5, 0, 1, 12)
        self._grid.addWidget(self.hint, 6, 0, 1, 12)
        self._grid.setRowStretch(5, 1)

    def _connect(self) -> None:
        for field in (self.title_field, self.presenter):
            field.textEdited.connect(lambda text: self.typed.emit())
            field.editingFinished.connect(self.commit)
        self.title_field.returnPressed.connect(self.finished.emit)
        self.minutes.valueChanged.connect(lambda value: self._resting())
        self.minutes.editingFinished.connect(self.commit)
        self.background.textChanged.connect(self._resting)
        written = self.theme.lineEdit()
        assert written is not None
        written.textEdited.connect(lambda text: self.typed.emit())
        written.editingFinished.connect(self.commit)
        for box in (self.kind, self.proposed_by, self.theme, self.horizon):
            box.activated.connect(lambda place: self.commit())
        self.aims.changed.connect(self.commit)

    def _resting(self) -> None:
        if not self._showing and self.dirty:
            self.typed.emit()
            self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write a text when it is left; keep some keys from doing something else than the officer means."""
        if event.type() == QEvent.Type.FocusOut and watched is self.background:
            self.commit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return self._override(watched, event)
        return super().eventFilter(watched, event)

    def _override(self, watched: QObject, event: QKeyEvent) -> bool:
        """Ctrl+Z undoes in the forum when a field has nothing of its own to undo; Delete in a list of choices
        must not reach the command that deletes the item.
        """
        if event.key() == Qt.Key.Key_Delete and isinstance(watched, QComboBox):
            event.accept()
            return True
        undo, redo = (event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
        if (undo and not _can_undo(watched)) or (redo and not _can_undo(watched, again=True)):
            event.ignore()
            return True
        return False

    def offer(
        self, kinds: Options, organisations: Options, names: Sequence[str], themes: Sequence[str] = ()
    ) -> None:
        """What can be chosen: kinds, organisations as (text, id), and names of people who present; and themes,
        beside which any other can be written.
        """
        if self._themes != themes and not self.theme.hasFocus():
            self._themes = list(themes)
            written = self.theme.currentText()
            self.theme.clear()
            self.theme.addItems(["", *themes])
            self.theme.setCurrentText(written)
        for box, options in ((self.kind, kinds), (self.proposed_by, organisations)):
            key = "kind" if box is self.kind else "proposed_by_id"
            if self._options.get(key) != options:
                self._options[key] = options
                kept = box.currentData()
                box.clear()
                for text, data in options:
                    box.addItem(text, data)
                box.setCurrentIndex(_place(box, kept))
        if self._names != names:
            self._names = list(names)
            self.presenter.setCompleter(NameCompleter(names, self.presenter))

    def offer_strategy(self, word: Callable[[Horizon], str], aims: Sequence[Aim]) -> None:
        """How far ahead an item can look, in the forum's words, and the aims that it can serve."""
        options: list[tuple[str, Any]] = [("–", None), *((word(one), one) for one in Horizon)]
        if self._options.get("horizon") != options:
            self._options["horizon"] = options
            kept = self.horizon.currentData()
            self.horizon.clear()
            for text, data in options:
                self.horizon.addItem(text, data)
            self.horizon.setCurrentIndex(_place(self.horizon, kept))
        self.aims.offer(aims)

    def say(self, hint: str) -> None:
        """Show something to consider about the item, or nothing."""
        self.hint.say(hint)
        self.hint.setToolTip(hint)

    def show_item(self, item_id: int, values: dict[str, Any]) -> None:
        """Show an item's values as they are written."""
        same = item_id == self.item_id
        if not same:
            self._pause.stop()
        self.item_id = item_id
        self._showing = True
        for name, (read, write) in self._fields.items():
            typed = same and read() != self._plain[name]
            if not typed and not (same and values[name] == self._seen[name]):
                write(values[name])
                self._plain[name] = read()
        self._showing = False
        self._seen = values
        for field in (self.title_field, self.presenter):
            if not same or field.window().focusWidget() is not field:
                field.setCursorPosition(0)

    def forget(self) -> None:
        """No item is shown."""
        self._pause.stop()
        self.item_id = None

    @property
    def dirty(self) -> bool:
        """Whether something is typed and not written."""
        return self.item_id is not None and bool(self._changes())

    def _changes(self) -> dict[str, Any]:
        return {name: read() for name, (read, _set) in self._fields.items() if read() != self._plain.get(name)}

    def values(self) -> dict[str, Any]:
        """What the fields hold now."""
        return {name: read() for name, (read, _set) in self._fields.items()}

    def commit(self) -> None:
        """Hand over what was typed. An item keeps its title when the field is empty."""
        self._pause.stop()
        if self.item_id is None:
            return
        changes = self._changes()
        if changes.get("title") == "":
            self.title_field.setText(self._seen["title"])
            del changes["title"]
            self.typed.emit()
        if changes:
            self._plain.update(changes)
            self._seen = {**self._seen, **changes}
            self._settle(changes)
            self.edited.emit(self.item_id, changes)

    def not_kept(self, item_id: int, changes: dict[str, Any], *, again: bool) -> None:
        """What was handed over could not be written, and the fields show what the file holds.

        What was typed comes back, not written yet, when it may be written `again`.
        """
        if item_id != self.item_id or not again:
            return
        self._showing = True
        for name in TYPED & changes.keys():
            _read, write = self._fields[name]
            write(changes[name])
        self._showing = False

    def _settle(self, changes: dict[str, Any]) -> None:
        """From here on Ctrl+Z takes back the whole change in the forum, not its letters."""
        for name, field in (("title", self.title_field), ("presenter", self.presenter)):
            if name in changes:
                cursor = field.cursorPosition()
                field.setText(field.text())
                field.setCursorPosition(cursor)

    def begin(self) -> None:
        """Put the cursor into the title with all of it selected, so that typing replaces it."""
        self.title_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title_field.selectAll()


def _place(box: QComboBox, data: Any) -> int:
    """Where the value stands in the list; Qt's findData compares enums by identity of their wrapping."""
    return next((n for n in range(box.count()) if box.itemData(n) == data), -1)


def _can_undo(field: QObject, *, again: bool = False) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isRedoAvailable() if again else field.document().isUndoAvailable()
    line = field.lineEdit() if isinstance(field, QSpinBox | QComboBox) else field
    if isinstance(line, QLineEdit):
        return line.isRedoAvailable() if again else line.isUndoAvailable()
    return False


def kind_options(word: Callable[[ItemKind], str]) -> Options:
    return [(word(kind), kind) for kind in ItemKind]
