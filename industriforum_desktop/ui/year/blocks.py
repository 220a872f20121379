"""Where the texts of the report are written, a section at a time: the program's words until there are others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QMenu, QPlainTextEdit, QPushButton, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.papers import Source, report_text
from industriforum_desktop.papers.mandate_report import BLOCKS
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label, row, soon

BESIDE = 520
"""From this width on the list stands beside the text, in device-independent pixels."""
LIST_WIDTH, LIST_HEIGHT = 196, 112
PAUSE = 700
"""What is typed is written after so many milliseconds without typing."""


class BlockText(QPlainTextEdit):
    """Signal `left` when the keyboard goes elsewhere."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class BlockEditor(QWidget):
    """The sections at the left, the chosen one's text. What is typed is the officer's own; an empty text is none.

    Signal `moved` when another section is shown.
    """

    moved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._key = BLOCKS[0][0]
        self._shown = ""
        self.list = QListWidget()
        self.list.setAccessibleName(_("Sections of the report"))
        for key, title in BLOCKS:
            entry = QListWidgetItem(_(title))
            entry.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(entry)
        self.list.setCurrentRow(0)
        self.heading = label(role="heading")
        self.whose = label(role="small")
        self.text = BlockText()
        self.text.setTabChangesFocus(True)
        self.restore_button = button(
            _("Restore the default"),
            self.restore,
            name="undo",
            tip=_("Put the program's own text back, which follows the forum"),
        )
        self.insert_button = QPushButton(_("Insert"))
        self.insert_button.setToolTip(_("Insert a figure that follows the forum"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.insert_button.setMenu(self._menu)
        self._write_soon = soon(self.write, PAUSE)
        self._build()

    def _build(self) -> None:
        hint = _(
            "A line that begins with a hyphen becomes a point in a list, with 1. a numbered one, with ## a heading."
            " Names in curly brackets are filled in."
        )
        body = column(
            row(self.heading, None, self.whose),
            self.text,
            row(self.restore_button, self.insert_button, None),
            label(hint, "small", wrap=True),
            spacing=GRID,
        )
        body.setStretch(1, 1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(GRID)
        self._halves.addWidget(self.list)
        self._halves.addLayout(body, 1)
        self.list.currentRowChanged.connect(self._choose)
        self.text.textChanged.connect(self._typed)
        self.text.left.connect(self.write)
        self._desk.leaving.connect(self.write)

    @property
    def key(self) -> str:
        """The section that is shown."""
        return self._key

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)
        self.list.setMaximumSize(LIST_WIDTH if beside else 16_777_215, 16_777_215 if beside else LIST_HEIGHT)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.write()

    def refresh(self) -> None:
        """Show what the forum holds; what is being typed stays."""
        source = self._source
        for place, (key, title) in enumerate(BLOCKS):
            entry, own = self.list.item(place), bool(report_text.own(key, source))
            said = " · ".join((_(title), _("own words"))) if own else _(title)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            entry.setToolTip(said)
            entry.setIcon(icon("edit", "accent") if own else icon("note", "muted"))
        self.text.setReadOnly(self._desk.file.read_only)
        now = self._now(source)
        if now != self._shown and not self._write_soon.isActive():
            self._show(now)
        own = self.own
        title = _(dict(BLOCKS)[self._key])
        self.heading.setText(title)
        self.text.setAccessibleName(title)
        self.whose.setText(_("own words") if own else _("the program's own text"))
        self.restore_button.setEnabled(own)

    @property
    def own(self) -> bool:
        """Whether the chosen section has words of its own."""
        return bool(report_text.own(self._key, self._source))

    @property
    def _source(self) -> Source:
        return Source.of(self._desk.file)

    def _now(self, source: Source) -> str:
        """The text that stands: as it was typed, with its braces, else the default."""
        return report_text.own(self._key, source) or report_text.default(
            self._key, source, self._desk.paper_language
        )

    def _show(self, text: str) -> None:
        self._shown = text
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(False)

    def _choose(self, place: int) -> None:
        self.write()
        self._key = BLOCKS[max(place, 0)][0]
        self._show(self._now(self._source))
        self.refresh()
        self.moved.emit()

    def _typed(self) -> None:
        if self.text.toPlainText() != self._shown:
            self._write_soon.start()

    def write(self) -> None:
        """Write what was typed, if anything was; the default's own words are nobody's."""
        self._write_soon.stop()
        desk = self._desk
        if not desk.has_file or desk.file.read_only or self.text.toPlainText() == self._shown:
            return
        typed = self.text.toPlainText().strip()
        blocks = {key: text for key, text in desk.file.mandate.blocks.items() if key != self._key}
        if typed and typed != report_text.default(self._key, self._source, desk.paper_language).strip():
            blocks[self._key] = typed
        self._shown = typed or report_text.default(self._key, self._source, desk.paper_language)
        if blocks == desk.file.mandate.blocks:
            return
        with desk.change(_("Wrote the report: {section}").format(section=_(dict(BLOCKS)[self._key]))) as done:
            desk.file.mandate.blocks = blocks
        if done.later:
            # Typed, and not written: the next time it is left it is tried again.
            self._shown = self._now(self._source)
            self.text.blockSignals(True)
            self.text.setPlainText(typed)
            self.text.blockSignals(False)

    def restore(self) -> None:
        """Put the default back."""
        self.write()
        kept = self._desk.file.mandate.blocks
        if self._key in kept and self._desk.writable():
            with self._desk.change(_("Restored the default text")) as done:
                self._desk.file.mandate.blocks = {key: text for key, text in kept.items() if key != self._key}
            if done:
                self._show(self._now(self._source))
                self.refresh()

    def _fill_menu(self) -> None:
        self._menu.clear()
        source, language = self._source, self._desk.paper_language
        for name, value in report_text.FIELDS.items():
            named = language.gettext(name)
            text = f"{named}: {value(source, language)[:48]}".replace("&", "&&")
            self._menu.addAction(text, partial(self.insert, named))

    def insert(self, name: str) -> None:
        """Put a name in braces where the cursor is."""
        self.text.insertPlainText(f"{{{name}}}")
        self.text.setFocus()
