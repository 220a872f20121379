"""Fields below one another, each with its label: the body of a dialog, or a part of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QToolButton, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui.fields import Field, Fields, Told, changes_of, mark
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, filling, holding, label, row

Row = Field | Sequence[Field] | Told | QWidget
"""A field; several side by side, the first one's label before them; or anything else, as wide as the form where it
has no label.
"""


class More(QToolButton):
    """Unfolds what is seldom asked for. Whether it is unfolded is remembered for each `key`."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setProperty("role", "more")
        self._whole = _("More")
        self.setText(self._whole)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setChecked(Settings().is_unfolded(key))
        self.toggled.connect(self._turned)
        self._show()

    def _turned(self, on: bool) -> None:
        Settings().unfold(self._key, on)
        self._show()

    def _show(self) -> None:
        self.setIcon(icon("down" if self.isChecked() else "right", "muted"))
        self.setAccessibleDescription(_("unfolded") if self.isChecked() else _("folded"))

    def tell(self, texts: Sequence[str]) -> None:
        """Say on the button what the folded fields hold, so that nothing lies hidden."""
        held = ", ".join(texts)
        self._whole = f"{_('More')}: {held}" if held and not self.isChecked() else _("More")
        self.setAccessibleName(self._whole)
        self.setToolTip(held)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        asked, measure = super().sizeHint(), self.fontMetrics().horizontalAdvance
        return QSize(asked.width() - measure(self.text().replace("&", "")) + measure(self._whole), asked.height())

    def minimumSizeHint(self) -> QSize:
        asked, measure = super().sizeHint(), self.fontMetrics().horizontalAdvance
        return QSize(asked.width() - measure(self.text().replace("&", "")) + measure(_("More")), asked.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shorten what doesn't fit; all of it is in the tip."""
        around = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
        room = max(self.width(), self.minimumSizeHint().width()) - around
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if self.text().replace("&", "") != shown:
            # It keeps its letter.
            place = self.text().find("&")
            self.setText(shown if place < 0 else f"{shown[:place]}&{shown[place:]}")


class FieldForm(QWidget):
    """Lays fields out, and shows those that are asked for now. Signals: `fitted` when others are shown."""

    fitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = Fields()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(2 * GRID)
        self._form.setVerticalSpacing(GRID)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows: list[tuple[Field, QWidget]] = []
        self.more: More | None = None

    def __getitem__(self, attribute: str) -> QWidget:
        widget: QWidget = self.fields[attribute]
        return widget

    def ask(self, *rows: Row, more: str = "") -> None:
        """Add rows. Fields that lie folded away come last, below a button that remembers by the key `more`."""
        for part in rows:
            if isinstance(part, QWidget):
                self._form.addRow(part)
                continue
            if isinstance(part, Told):
                self._form.addRow(label(part.label), part.widget)
                continue
            fields = [part] if isinstance(part, Field) else list(part)
            if fields[0].more and self.more is None:
                self.more = More(more)
                self.more.toggled.connect(lambda _on: self.fit())
                self._form.addRow(self.more)
            self.fields.add(fields)
            self._add(fields)
        self.fit(quiet=True)

    def _add(self, fields: Sequence[Field]) -> None:
        first = fields[0]
        parts = [first.widget]
        for field in fields[1:]:
            parts += [field.caption(), field.widget]
        whole = first.widget
        if len(parts) > 1:
            whole = holding(row(*parts, spacing=GRID))
            whole.setFocusProxy(first.widget)
        if first.hint:
            first.widget.setAccessibleDescription(first.hint)
            whole = holding(column(whole, filling(first.hint), spacing=2))
        if first.above:
            caption = filling(first.label, "")
            caption.setBuddy(first.widget)
            first.name_widget()
            whole = holding(column(caption, whole, spacing=2))
            self._form.addRow(whole)
        elif first.label:
            self._form.addRow(first.caption(), whole)
        else:
            self._form.addRow("", whole)
        self._rows.append((first, whole))
        for field in fields:
            changes_of(field.widget, self.fit)

    def show_thing(self, thing: object) -> None:
        """Show what a thing, or a mapping, says."""
        self.fields.show(thing)
        self.fit(quiet=True)

    def fit(self, *, quiet: bool = False) -> None:
        """Show the fields that are asked for now, those that are folded away only where they are unfolded."""
        unfolded = self.more is None or self.more.isChecked()
        before = [self._form.isRowVisible(part) for _field, part in self._rows]
        now = [field.asked and (unfolded or not field.more) for field, _part in self._rows]
        for (_field, part), was, on in zip(self._rows, before, now, strict=True):
            if on != was:
                self._form.setRowVisible(part, on)
        if self.more is not None:
            folded = [field for field, _part in self._rows if field.more and field.asked]
            self.more.tell([field.label for field in folded if field.given])
        if before != now and not quiet:
            self.fitted.emit()

    def wrong(self) -> str:
        """What is wrong, as a sentence; its field is shown, marked and entered."""
        found = self.fields.wrong()
        for field in self.fields:
            mark(field.widget, wrong=found is not None and field is found[0])
        if found is None:
            return ""
        if found[0].more and self.more is not None:
            self.more.setChecked(True)
        found[0].widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return found[1]
