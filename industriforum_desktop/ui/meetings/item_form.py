"""The fields of the agenda item that is chosen. What is typed is written when one leaves a field or pauses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from industriforum_desktop.forum.forum import Aim
from industriforum_desktop.forum.kinds import Horizon, ItemKind
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.fields import Choice, Field, Fields, Line, Number, Suggestions, Text
from industriforum_desktop.ui.meetings.head import OneLine
from industriforum_desktop.ui.meetings.strategy import AimsButton
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card, column, holding, label, row, soon, tool
from industriforum_desktop.ui.widgets.field_form import More
from industriforum_desktop.ui.widgets.names import NameCompleter
from industriforum_desktop.ui.widgets.order import follow_eye
from industriforum_desktop.ui.widgets.picker import Picker

QWIDGETSIZE_MAX = 16_777_215
"""Qt's word for no greatest size."""
PAUSE_MS = 1000
"""How long one has to rest for a text to be written without leaving it, in milliseconds."""
LONGEST = 480
"""The longest that an item can be planned for, in minutes."""
TYPED = frozenset(("title", "presenter", "theme", "background"))
"""The fields that are typed in; in the others a value is chosen, and chosen again."""

Options = Sequence[tuple[str, Any]]
Lines = tuple[tuple[tuple[str, int], ...], ...]
"""Lines of fields with their widths, in twelfths of the form."""

WIDE: Lines = (
    (("title", 5), ("kind", 3), ("minutes", 1), ("presenter", 3)),
    (("background", 12),),
    (("more", 12),),
    (("theme", 4), ("proposed_by_id", 4), ("horizon", 2), ("aims", 2)),
)
NARROW: Lines = (
    (("title", 12),),
    (("kind", 8), ("minutes", 4)),
    (("presenter", 12),),
    (("background", 12),),
    (("more", 12),),
    (("theme", 12),),
    (("proposed_by_id", 12),),
    (("horizon", 7), ("aims", 5)),
)


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
        self._organisations: Options = ()
        self._names: Sequence[str] = []
        self._themes: Sequence[str] = []
        self.title_field = Line()
        self.kind = Choice()
        self.minutes = Number(0, LONGEST, _("min"))
        self.presenter = Line()
        self.proposed_by = Picker()
        self.theme = Suggestions()
        self.horizon = Choice()
        self.aims = AimsButton()
        self.hint = OneLine()
        self.hint.setProperty("role", "small")
        self.hint.hide()
        self.background = Text(2, _("What the participants should know before the meeting"))
        self.background.setMinimumHeight(44)
        self.background.setMaximumHeight(QWIDGETSIZE_MAX)
        self.more = More("item")
        themed = _("Items with the same theme belong together across the meetings")
        ahead = _("What is for now is operative, and may belong to a network")
        self.fields = Fields(
            (
                Field("title", _("Title"), self.title_field),
                Field("kind", _("Kind"), self.kind),
                Field("minutes", _("Minutes"), self.minutes),
                Field("presenter", _("Presenter"), self.presenter),
                Field("background", _("Background"), self.background),
                Field("proposed_by_id", _("Proposed by"), self.proposed_by, more=True),
                Field("theme", _("Theme"), self.theme, more=True, tip=themed),
                Field("horizon", _("Looks ahead"), self.horizon, more=True, tip=ahead),
                Field("aims", _("Aims"), self.aims, more=True),
            )
        )
        self._pause = soon(self.commit, PAUSE_MS)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        for place in range(12):
            self._grid.setColumnStretch(place, 1)
        self._boxes = {field.attribute: self._labelled(field) for field in self.fields}
        self._wide: bool | None = None
        self.arrange(wide=True)
        self._connect()
        self._unfold()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes by what is seen, in the wide layout and in the narrow one."""
        follow_eye(self)
        return super().focusNextPrevChild(forwards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        follow_eye(self)

    def _labelled(self, field: Field) -> QWidget:
        widget = field.widget
        widget.installEventFilter(self)
        if isinstance(widget, QComboBox):
            widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            widget.setMinimumContentsLength(8)
        return holding(column(field.caption("small"), widget, spacing=2))

    def arrange(self, *, wide: bool) -> None:
        """Put the short fields side by side when there is room, else below one another."""
        if wide == self._wide:
            return
        self._wide = wide
        while self._grid.count():
            self._grid.takeAt(0)
        for line, boxes in enumerate(WIDE if wide else NARROW):
            place = 0
            for attribute, width in boxes:
                part = self._boxes.get(attribute, self.more)
                whole = attribute == "background"
                alignment = Qt.AlignmentFlag(0) if whole else Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(part, line, place, 1, width, alignment)
                self._grid.setRowStretch(line, int(whole))
                place += width
        self._grid.addWidget(self.hint, self._grid.rowCount(), 0, 1, 12)

    def _unfold(self) -> None:
        """Show what is seldom asked for, or say on the button what is there."""
        folded = [field for field in self.fields if field.more]
        for field in folded:
            self._boxes[field.attribute].setVisible(self.more.isChecked())
        self.more.tell([field.label for field in folded if field.given])

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
        self.more.toggled.connect(lambda on: self._unfold())

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
            self.theme.offer(themes)
        self.kind.offer(kinds)
        if self._organisations != organisations:
            self._organisations = organisations
            self.proposed_by.offer(organisations, self.proposed_by.value())
        if self._names != names:
            self._names = list(names)
            self.presenter.setCompleter(NameCompleter(names, self.presenter))

    def offer_strategy(self, word: Callable[[Horizon], str], aims: Sequence[Aim]) -> None:
        """How far ahead an item can look, in the forum's words, and the aims that it can serve."""
        self.horizon.offer([("–", None), *((word(one), one) for one in Horizon)])
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
        for field in self.fields:
            name, widget = field.attribute, field.widget
            typed = same and widget.value() != self._plain[name]
            if not typed and not (same and values[name] == self._seen[name]):
                widget.set_value(values[name])
                self._plain[name] = widget.value()
        self._showing = False
        self._unfold()
        self._seen = values
        for line in (self.title_field, self.presenter):
            if not same or line.window().focusWidget() is not line:
                line.setCursorPosition(0)

    def forget(self) -> None:
        """No item is shown."""
        self._pause.stop()
        self.item_id = None

    @property
    def dirty(self) -> bool:
        """Whether something is typed and not written."""
        return self.item_id is not None and bool(self._changes())

    def _changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.values().items() if value != self._plain.get(name)}

    def values(self) -> dict[str, Any]:
        """What the fields hold now."""
        return self.fields.values()

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
            self.fields[name].set_value(changes[name])
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


def _can_undo(field: QObject, *, again: bool = False) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isRedoAvailable() if again else field.document().isUndoAvailable()
    line = field.lineEdit() if isinstance(field, QSpinBox | QComboBox) else field
    if isinstance(line, QLineEdit):
        return line.isRedoAvailable() if again else line.isUndoAvailable()
    return False


def kind_options(word: Callable[[ItemKind], str]) -> Options:
    return [(word(kind), kind) for kind in ItemKind]


class ItemCard(Card):
    """The card of the chosen item: its number, and its fields, which scroll where there is no room for them."""

    def __init__(self, form: ItemForm, close: Callable[[], object]) -> None:
        self.number = label(role="eyebrow")
        self.close_button = tool("close", _("Close the item"), close)
        inside = column(form)
        inside.setContentsMargins(0, 0, GRID + GRID // 2, 0)
        super().__init__(row(self.number, None, self.close_button), Scrolled(inside, on_card=True))
        self.column.setStretch(1, 1)
        self.column.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID + GRID // 2)
        self.column.setSpacing(0)
