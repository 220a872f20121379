"""Files out of the window and into it: saved where the officer says, laid out as copies to open, and read.

Where a file is to go is asked in the window; reading and writing are done in a worker, and what can't be written
is told in one sentence, whatever it was.
"""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum import attachment
from industriforum_desktop.forum.attachment import LARGEST
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.papers.naming import safe
from industriforum_desktop.papers.text import clean
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.ui import file_dialogs, worker

if TYPE_CHECKING:
    from industriforum_desktop.ui.desk import Desk

_LONGEST_NAME = 120

Content = Callable[[Path], bytes]
"""What a file is to hold, for the place that was chosen for it. Called in a worker."""


def save_as(desk: Desk, parent: QWidget, name: str, kinds: str, content: Content) -> None:
    """Ask where, with a name proposed among the documents, and write `content` there: whole or not at all.

    `kinds` are as file_dialogs takes them.
    """
    path = file_dialogs.save(parent, _("Save as"), documents_folder() / name, kinds)
    if path is not None:
        write(desk, parent, path, content)


def write(desk: Desk, parent: QWidget, path: Path, content: Content) -> None:
    """Write `content` to the path in a worker, and say that it is there or why not."""

    def work() -> None:
        from industriforum_desktop.papers.pdf import save

        save(content(path), path)

    said = _("Saved as {path}").format(path=path)
    worker.run(work, lambda _none: desk.said.emit(said), partial(not_written, desk, parent, path=path))


def not_written(desk: Desk, parent: QWidget, error: Exception, path: Path | None = None) -> None:
    """Tell that a file can't be written; any other error is raised."""
    if not isinstance(error, OSError):
        raise error
    text = _("{path} can't be written: {reason}. Choose another place, or close the file where it is open.")
    there = parent if shiboken6.isValid(parent) else None
    desk.warn(text.format(path=path or error.filename or "", reason=error.strerror or error), there)


COPIES = ("attachments", "papers", "versions", "carried")
"""The folders of copies that were made to be looked at or carried away."""


def cache(name: str) -> Path:
    """A folder of this name for copies that nobody keeps."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)) / name


def show_copy(desk: Desk, parent: QWidget, folder: Path, name: str, read: Callable[[], bytes]) -> None:
    """Show a copy in the program that the system has for it, laid out in `folder`. `read` is called in a worker."""
    if is_program(name):
        text = _("{name} is a program and is not run from here. Save it first if you trust it.")
        desk.warn(text.format(name=name), parent)
        return

    def show(path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            text = _("No program was found that opens {name}. Save it and open it there.")
            desk.warn(text.format(name=name), parent if shiboken6.isValid(parent) else None)

    worker.run(lambda: lay_out(folder, name, read()), show, partial(not_written, desk, parent))


@dataclass(frozen=True)
class File:
    """A file as it was read: its name without folders, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Found:
    """What could be read, and a sentence about each file that could not."""

    files: tuple[File, ...]
    refused: tuple[str, ...]


def take(desk: Desk, parent: QWidget, paths: Collection[Path], keep: Callable[[tuple[File, ...]], object]) -> None:
    """Read files in a worker; hand over what could be read while the forum is open, and tell of the rest."""
    n, forum = len(paths), desk.file
    desk.said.emit(ngettext("Reading {n} file …", "Reading {n} files …", n).format(n=n))

    def done(found: Found) -> None:
        if not desk.has_file or desk.file is not forum:
            return
        if found.refused:
            desk.warn("\n".join(found.refused), parent)
        if found.files:
            keep(found.files)

    worker.run(partial(read_files, paths), done, partial(not_written, desk, parent))


def read_files(paths: Iterable[Path]) -> Found:
    """The files' contents; what is too large, empty, no file or out of reach is told instead."""
    files, refused = [], []
    for path in paths:
        name = " ".join(clean(path.name).split()) or _("file")
        trouble, data = _read(path)
        if trouble:
            refused.append(trouble.format(name=name))
        else:
            files.append(File(name, data))
    return Found(tuple(files), tuple(refused))


def _read(path: Path) -> tuple[str, bytes]:
    """What is wrong with the file, with {name} in it; else its content."""
    megabytes = LARGEST // 1_000_000
    too_large = _("{name} is larger than {n} MB. Make it smaller, or hand it out by itself.")
    try:
        if path.is_dir():
            return _("{name} is a folder. Choose the files in it."), b""
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return _("{name} can't be read: {reason}.").replace("{reason}", error.strerror or str(error)), b""
    if len(data) > LARGEST:
        return too_large.replace("{n}", str(megabytes)), b""
    if attachment.only_named_pdf(path.name, data) and data:
        return _("{name} is no PDF, whatever its name says. Open it where it was made, and save it as PDF."), b""
    return ("", data) if data else (_("{name} is empty."), b"")


def is_program(name: str) -> bool:
    """Whether the system would run a file of this name rather than show it."""
    return attachment.is_program(file_name(name))


def file_name(name: str) -> str:
    """The name as every system takes it, its ending kept."""
    path = Path(safe(name, len(name)).lstrip(". ") or "bilaga")
    return f"{path.stem[: _LONGEST_NAME - len(path.suffix)]}{path.suffix}"


def lay_out(folder: Path, name: str, data: bytes) -> Path:
    """A copy to open, write-protected so that nobody works on in it by mistake. Raises OSError."""
    path = folder / file_name(name)
    folder.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    path.write_bytes(data)
    path.chmod(stat.S_IRUSR)
    return path


def clear_away() -> None:
    """Remove the copies, which hold people's names, as far as no program holds on to them."""
    for folder in map(cache, COPIES):
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        shutil.rmtree(folder, ignore_errors=True)
