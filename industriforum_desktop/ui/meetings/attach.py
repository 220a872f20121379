"""Attaching files to a meeting or to one of its items, from wherever they come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.attachment import Attachment, distinct
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.ui import files
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.shared.editable import may_change


def attach(desk: Desk, paths: Sequence[Path], meeting_id: int, item_id: int | None, part: QWidget) -> None:
    """Read files in a worker and attach them to the item, or to the whole meeting. `part` is where it was asked."""
    window = part.window()
    files.take(desk, window, paths, lambda found: keep_files(desk, found, meeting_id, item_id, window))


def keep_files(
    desk: Desk, found: Sequence[files.File], meeting_id: int, item_id: int | None, window: QWidget
) -> bool:
    """Attach what was read; whether it is in the file."""
    session = desk.file.session
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or not may_change(desk, meeting, window):
        return False
    item = session.get(AgendaItem, item_id) if item_id is not None else None
    new, told = _told_apart(found, meeting, item, desk.today())
    kept = bool(new) and desk.write(_named(new), lambda: meeting.attachments.extend(new))
    if told and (kept or not new):
        desk.warn("\n".join(told), window)
    return kept


def _told_apart(
    found: Sequence[files.File], meeting: Meeting, item: AgendaItem | None, today: date
) -> tuple[list[Attachment], list[str]]:
    """The files as attachments that no other has the name of, and what the officer should know of that."""
    new: list[Attachment] = []
    told = []
    for one in found:
        made = Attachment.of(one.name, one.data, today)
        others = [*meeting.attachments, *new]
        if any(other.sha256 == made.sha256 and other.item is item for other in meeting.attachments):
            told.append(_("{name} is attached there already, with the same content.").format(name=one.name))
            continue
        made.name = distinct(one.name, (other.name for other in others))
        if made.name != one.name:
            text = _("The meeting has a file called {name} already: this one is called {new}.")
            told.append(text.format(name=one.name, new=made.name))
        new.append(made)
    for made in new:
        made.item = item
    return new, told


def _named(found: Sequence[Attachment]) -> str:
    if len(found) == 1:
        return _("Attached {name}").format(name=found[0].name)
    return ngettext("Attached {n} file", "Attached {n} files", len(found)).format(n=len(found))
