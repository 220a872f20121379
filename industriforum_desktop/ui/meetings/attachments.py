"""The files that belong to a meeting: a list in the agenda's place, and the ways in and out of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from industriforum_desktop.forum.attachment import Attachment, numbered
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import _
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.store.attached import reader
from industriforum_desktop.ui import file_dialogs, files
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.meetings.agenda_editor import AgendaEditor
from industriforum_desktop.ui.meetings.attach import attach
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.shared.editable import may_change
from industriforum_desktop.ui.shared.file_drop import FileDrop
from industriforum_desktop.ui.widgets.basics import Empty, button, column, label, row, tool
from industriforum_desktop.ui.widgets.table import Table


@dataclass(frozen=True)
class Line:
    """An attachment as the list shows it. `size` is in bytes."""

    id: int
    number: int
    name: str
    size: int
    item: str


def counted(n: int) -> str:
    """Bilagor (3)."""
    return _("Attachments ({n})").format(n=n) if n else _("Attachments")


class Attachments(QWidget):
    """Everything that is done here can be undone. Files are read and written in a worker.

    Signals: `left` when the officer goes back to the agenda.
    """

    left = Signal()

    def __init__(self, desk: Desk, editor: AgendaEditor) -> None:
        super().__init__()
        self.desk, self._editor = desk, editor
        self._size = QLocale(desk.language.tag.replace("-", "_"))
        self.heading = label(_("Attachments"), "heading")
        self.table = Table(self._columns(), stretch=1, name=_("Attachments"), fit=True, key="attachments")
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.opened.connect(lambda line: self.open())
        self.table.chosen.connect(lambda line: self._show_tools())
        self.open_button = tool("open", _("Open a copy"), self.open, "Return")
        self.save_button = tool("save", _("Save as …"), self.save)
        self.remove_button = tool("trash", _("Remove the attachment"), self.remove, "Delete")
        self.back_button = button(
            _("The agenda"), self.left.emit, name="left", tip=_("Back to the agenda"), keys="Esc"
        )
        self.item_button = button(_("To the item …"), self.ask_for_item, name="attach")
        self.meeting_button = button(
            _("To the meeting …"),
            self.ask_for_meeting,
            name="attach",
            tip=_("Attach files to the meeting as a whole"),
        )
        self._empty = Empty(
            "attach",
            _("No attachments"),
            _("Drop files here, or on an item of the agenda. The papers list them as Appendix 1, 2, 3 …"),
        )
        self._build()

    def _columns(self) -> list[Column]:
        return [
            Column(_("No."), lambda line: str(line.number), lambda line: line.number),
            Column(_("File"), lambda line: line.name),
            Column(_("Belongs to"), lambda line: line.item or _("The meeting"), colour=lambda line: "muted"),
            Column(
                _("Size"), lambda line: self._size_text(line.size), lambda line: line.size, right=True, whole=True
            ),
        ]

    def _size_text(self, size: int) -> str:
        return self._size.formattedDataSize(
            size, 1 if size >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat
        )

    def _build(self) -> None:
        head = row(self.back_button, self.heading, None, self.open_button, self.save_button, self.remove_button)
        add = row(label(_("Attach files")), self.item_button, self.meeting_button, None)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = column(head, self._stack, add)
        layout.setStretch(1, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        view, form = self._editor.view.viewport(), self._editor.form
        FileDrop(view, self._dropped_on_item, self._say_at)
        FileDrop(form, lambda paths, place: self.add(paths, self._editor.item), lambda place: self._say_item())

    def accept_drops_on(self, page: QWidget) -> None:
        """Files that are dropped beside the agenda belong to the meeting."""
        FileDrop(page, lambda paths, place: self.add(paths, None), lambda place: self._say(None))

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting's attachments as they are in the file now."""
        lines = [
            Line(one.id, n, one.name, one.size, f"{one.item.position}. {one.item.title}" if one.item else "")
            for n, one in numbered(meeting.attachments)
        ]
        if lines != self.table.rows.things:
            self.table.show_things(lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        self.heading.setText(counted(len(lines)))
        item, writable = self._editor.item, not self.desk.file.read_only
        self.item_button.setText(_("To item {n} …").format(n=item.position) if item else _("To the item …"))
        self.item_button.setToolTip(self._say(item) if item else "")
        self.item_button.setEnabled(writable and item is not None)
        self.meeting_button.setEnabled(writable)
        self._show_tools()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """Put the keyboard on the list, or on the way to fill it."""
        if not self.table.rows.things:
            self.meeting_button.setFocus()
            return
        if not self.table.selected():
            self.table.selectRow(max(0, self.table.currentIndex().row()))
        self.table.setFocus()

    def _show_tools(self) -> None:
        chosen = self.table.current() is not None
        self.open_button.setEnabled(chosen)
        self.save_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen and self.desk.has_file and not self.desk.file.read_only)

    @property
    def current(self) -> Attachment | None:
        """The chosen attachment as it is in the file."""
        line = self.table.current()
        return self.desk.file.session.get(Attachment, line.id) if line is not None else None

    def _say(self, item: AgendaItem | None) -> str:
        """What would become of files that are dropped; nothing where none can be attached."""
        meeting = self._editor.meeting
        if meeting is None or self.desk.file.read_only or meeting.minutes_state.frozen:
            return ""
        if item is None:
            return _("Attach to the meeting")
        return _("Attach to item {n}: {title}").format(n=item.position, title=item.title)

    def _say_item(self) -> str:
        return self._say(self._editor.item)

    def _item_at(self, place: QPoint) -> AgendaItem | None:
        index = self._editor.view.indexAt(place)
        meeting = self._editor.meeting
        if not index.isValid() or meeting is None:
            return None
        wanted = self._editor.model.lines[index.row()].item_id
        return next((item for item in meeting.items if item.id == wanted), None)

    def _say_at(self, place: QPoint) -> str:
        return self._say(self._item_at(place))

    def _dropped_on_item(self, paths: list[Path], place: QPoint) -> None:
        self.add(paths, self._item_at(place))

    def ask_for_item(self) -> None:
        """Ask for files and attach them to the chosen item; to the meeting where none is chosen."""
        self._editor.form.commit()
        self._ask(self._editor.item)

    def ask_for_meeting(self) -> None:
        """Ask for files and attach them to the meeting."""
        self._editor.form.commit()
        self._ask(None)

    def _ask(self, item: AgendaItem | None) -> None:
        meeting = self._editor.meeting
        if meeting is None or not self._may_change(meeting):
            return
        item_id = item.id if item is not None else None
        paths = file_dialogs.open_several(self, _("Attach files"), documents_folder())
        if paths:
            self._read(paths, meeting.id, item_id)

    def add(self, paths: list[Path], item: AgendaItem | None) -> None:
        """Attach these files to an item, or to the meeting."""
        self._editor.form.commit()
        meeting = self._editor.meeting
        if meeting is not None and self._may_change(meeting):
            self._read(paths, meeting.id, item.id if item is not None else None)

    def _may_change(self, meeting: Meeting) -> bool:
        return self.desk.writable() and may_change(self.desk, meeting, self.window())

    def _read(self, paths: list[Path], meeting_id: int, item_id: int | None) -> None:
        attach(self.desk, paths, meeting_id, item_id, self)

    def open(self) -> None:
        """Show a copy of the chosen attachment in the program that the system has for it."""
        chosen = self.current
        if chosen is not None:
            folder = files.cache("attachments") / chosen.sha256[:16]
            files.show_copy(self.desk, self.window(), folder, chosen.name, reader(chosen))

    def save(self) -> None:
        """Ask where, and save the chosen attachment as it was added."""
        chosen = self.current
        if chosen is not None:
            read = reader(chosen)
            files.save_as(self.desk, self.window(), files.file_name(chosen.name), "", lambda path: read())

    def remove(self) -> None:
        """Take the chosen attachment away."""
        self._editor.form.commit()
        chosen = self.current
        meeting = self._editor.meeting
        if chosen is None or meeting is None or not self._may_change(meeting):
            return
        with self.desk.change(_("Removed {name}").format(name=chosen.name)):
            meeting.attachments.remove(chosen)
