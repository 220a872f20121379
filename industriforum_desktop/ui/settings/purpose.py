"""Settings of what the forum is for: its purpose and its aims in order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from industriforum_desktop.forum.forum import Aim
from industriforum_desktop.i18n import _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.widgets.basics import button, label, row, tool
from industriforum_desktop.ui.widgets.form import text_edit

AIM = Qt.ItemDataRole.UserRole


class AimList(QListWidget):
    """The aims, edited in place (F2); Alt+Up and Alt+Down move the current one, Delete takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setAccessibleName(_("Aims"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    def add(self, text: str, aim_id: int | None = None) -> QListWidgetItem:
        entry = QListWidgetItem(text)
        entry.setData(AIM, aim_id)
        entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsEditable)
        self.addItem(entry)
        return entry

    def add_new(self) -> None:
        """Add an aim and let the officer write it at once."""
        entry = self.add("")
        self.setCurrentItem(entry)
        self.editItem(entry)

    def remove(self) -> None:
        self.takeItem(self.currentRow())

    def shift(self, step: int) -> None:
        """Move the current aim up (-1) or down (1)."""
        here, there = self.currentRow(), self.currentRow() + step
        if here >= 0 and 0 <= there < self.count():
            self.insertItem(there, self.takeItem(here))
            self.setCurrentRow(there)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def aims(self) -> list[tuple[int | None, str]]:
        """Id (None for a new one) and text of each aim that says something, in order."""
        entries = (self.item(place) for place in range(self.count()))
        return [(entry.data(AIM), entry.text().strip()) for entry in entries if entry.text().strip()]


class PurposePart(Part):
    def __init__(self, file: ForumFile) -> None:
        super().__init__()
        self.title = _("Purpose")
        self.purpose = text_edit(file.forum.purpose, 6)
        self.purpose.setAccessibleName(_("Purpose"))
        self.list = AimList()
        for aim in file.aims():
            self.list.add(aim.text, aim.id)
        self.list.setCurrentRow(0)
        self.body.addWidget(label(_("Purpose")))
        self.body.addWidget(self.purpose)
        self.body.addWidget(label(_("Aims")))
        self.body.addWidget(self.list, 1)
        self.body.addLayout(
            row(
                button(_("Add an aim"), self.list.add_new, name="plus"),
                button(_("Remove"), self.list.remove, name="trash", tip=_("Remove the aim (Delete)")),
                None,
                tool("up", _("Move up (Alt+Up)"), lambda: self.list.shift(-1)),
                tool("down", _("Move down (Alt+Down)"), lambda: self.list.shift(1)),
            )
        )

    def write(self, file: ForumFile) -> None:
        file.forum.purpose = self.purpose.toPlainText().strip()
        known = {aim.id: aim for aim in file.aims()}
        for position, (aim_id, text) in enumerate(self.list.aims(), start=1):
            aim = known.pop(aim_id, None) if aim_id is not None else None
            if aim is None:
                file.session.add(Aim(position=position, text=text))
            else:
                aim.position, aim.text = position, text
        for aim in known.values():
            file.session.delete(aim)
