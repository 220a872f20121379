"""Attaching files to a meeting or to one of its items, from wherever they come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.attachment import Attachment
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.finish.guard import may_change
from industriforum_desktop.ui.meetings import files


def attach(desk: Desk, paths: Sequence[Path], meeting_id: int, item_id: int | None, part: QWidget) -> None:
    """Read files in a worker and attach them to the item, or to the whole meeting. `part` is where it was asked."""
    desk.said.emit(ngettext("Reading {n} file …", "Reading {n} files …", len(paths)).format(n=len(paths)))
    file, window = desk.file, part.window()

    def keep(found: files.Found) -> None:
        if not desk.has_file or desk.file is not file:
            return
        if found.refused:
            desk.warn("\n".join(found.refused), window)
        if found.files:
            keep_files(desk, found.files, meeting_id, item_id, window)

    worker.run(partial(files.read_files, paths), keep, lambda error: say_failure(desk, error, window))


def keep_files(
    desk: Desk, found: Sequence[files.File], meeting_id: int, item_id: int | None, window: QWidget
) -> bool:
    """Attach what was read; whether it is in the file."""
    session = desk.file.session
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or not may_change(desk, meeting, window):
        return False
    with desk.change(_named(found)) as done:
        item = session.get(AgendaItem, item_id) if item_id is not None else None
        for one in found:
            meeting.attachments.append(Attachment.of(one.name, one.data, desk.today(), item))
    return bool(done)


def _named(found: Sequence[files.File]) -> str:
    if len(found) == 1:
        return _("Attached {name}").format(name=found[0].name)
    return ngettext("Attached {n} file", "Attached {n} files", len(found)).format(n=len(found))


def say_failure(desk: Desk, error: Exception, window: QWidget) -> None:
    """Tell that a file can't be written or read; any other error is raised."""
    if not isinstance(error, OSError):
        raise error
    text = _("{path} can't be written: {reason}. Choose another place, or close the file where it is open.")
    desk.warn(text.format(path=error.filename or "", reason=error.strerror), window)
