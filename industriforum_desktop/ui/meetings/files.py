"""Files that are attached: read from disk, and laid out again as copies to open. All of it runs in workers."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from industriforum_desktop.forum import attachment
from industriforum_desktop.forum.attachment import LARGEST
from industriforum_desktop.i18n import _
from industriforum_desktop.papers.naming import safe
from industriforum_desktop.papers.text import clean

_LONGEST_NAME = 120


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


def clear_away(folder: Path) -> None:
    """Remove the copies, as far as no program holds on to them."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(folder, ignore_errors=True)
