"""Files and pictures that are dropped or pasted on the notes: they are attached to the item at hand."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QTextCursor
from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.carried import PastingField
from industriforum_desktop.ui.files import File
from industriforum_desktop.ui.live.session import LiveSession
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.meetings.attach import attach, keep_files
from industriforum_desktop.ui.shared.file_drop import FileDrop


class Enclosed:
    """A picture gets a line in the notes that says so. Undo takes back first the line, then the attachment."""

    def __init__(self, sitting: Sitting, over: QWidget, private: PastingField) -> None:
        """Files are dropped `over` this; `private` takes no files."""
        self._sitting = sitting
        FileDrop(over, lambda paths, place: self.add_files(paths), lambda place: self._say())
        sitting.editor.files_given.connect(self.add_files)
        sitting.editor.picture_given.connect(self.add_picture)
        private.files_given.connect(lambda files: self._refuse())
        private.picture_given.connect(lambda picture: self._refuse())

    def _say(self) -> str:
        if self._sitting.session is None:
            return ""
        item = self._sitting.item
        return _("Attach to item {n}: {title}").format(n=item.position, title=item.title)

    def _refuse(self) -> None:
        self._sitting.say(_("Only words can be pasted here."))

    def add_files(self, paths: list[Path]) -> None:
        """Attach files to the item at hand."""
        session = self._sitting.session
        if session is not None:
            attach(self._sitting.desk, paths, session.meeting_id, session.item_id, self._sitting.window)

    def add_picture(self, picture: QImage) -> None:
        """Attach a picture to the item at hand, and say so in the notes after the line where the cursor stands."""
        session = self._sitting.session
        if session is not None and not picture.isNull():
            # A cursor of its own: what is typed meanwhile moves it along.
            keep = partial(self._keep, session, session.item_id, QTextCursor(self._sitting.editor.textCursor()))
            worker.run(partial(_png, picture), keep, _raise)

    def _keep(self, session: LiveSession, item_id: int, place: QTextCursor, data: bytes) -> None:
        sitting = self._sitting
        if sitting.session is not session or item_id not in session.item_ids:
            text = _("The picture was not attached: the meeting was left meanwhile.")
            sitting.desk.warn(text, sitting.window)
            return
        attached = sitting.meeting.attachments
        checksum = sha256(data).hexdigest()
        name = next((one.name for one in attached if one.item_id == item_id and one.sha256 == checksum), "")
        if not name:
            taken = {one.name for one in attached}
            names = (_("Picture {n}.png").format(n=n) for n in range(1, len(taken) + 2))
            name = next(free for free in names if free not in taken)
            if not keep_files(sitting.desk, [File(name, data)], session.meeting_id, item_id, sitting.window):
                return
        _write(place, _("(picture: {name}, attached)").format(name=name))
        sitting.editor.ensureCursorVisible()


def _write(place: QTextCursor, line: str) -> None:
    """Put a line after the one at the place, or there if that is empty, and an empty one to go on with."""
    place.beginEditBlock()
    place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    if place.block().text().strip():
        place.insertBlock()
    place.insertText(line)
    place.insertBlock()
    place.endEditBlock()


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())


def _raise(error: Exception) -> None:
    raise error
