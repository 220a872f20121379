"""Asking for files and folders: the one place that opens a file dialog.

Qt's own dialog looks into every file it lists, to name its kind. Closing a file that was looked into drops the
locks that this process has on it, the open forum's too (fcntl, POSIX): another program could then take the forum
for left, and remove its log. So the kind is told from the name alone.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QHeaderView, QStyle, QTreeView, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.asking import without_pictures

_PATTERN = re.compile(r"\*(\.\w+)")


class _NamesOnly(QAbstractFileIconProvider):
    """Kinds and pictures of files that are not opened for it. Called from a thread of Qt's."""

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)
        self._words = (_("Folder"), _("{kind} file"), _("File"))

    def icon(self, what: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if isinstance(what, QFileInfo):
            return self._folder if what.isDir() else self._file
        return self._file if what is QAbstractFileIconProvider.IconType.File else self._folder

    def type(self, what: QFileInfo) -> str:
        folder, kind, other = self._words
        if what.isDir():
            return folder
        return kind.format(kind=what.suffix().upper()) if what.suffix() else other


@cache
def _names_only() -> _NamesOnly:
    # One for all dialogs: it must outlive the thread of the last of them.
    return _NamesOnly()


def open_one(parent: QWidget | None, title: str, folder: Path, kinds: str) -> Path | None:
    """Ask for a file that is there; None when the officer thought better of it.

    `folder` is where the asking begins, and `kinds` as QFileDialog takes them: "PDF files (*.pdf);;All files (*)".
    """
    found = _asked(_dialog(parent, title, folder, kinds, QFileDialog.FileMode.ExistingFile))
    return found[0] if found else None


def open_several(parent: QWidget | None, title: str, folder: Path, kinds: str = "") -> list[Path]:
    """Ask for files that are there; none when the officer thought better of it."""
    return _asked(_dialog(parent, title, folder, kinds, QFileDialog.FileMode.ExistingFiles))


def choose_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Ask for a folder; None when the officer thought better of it."""
    dialog = _dialog(parent, title, folder, "", QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    found = _asked(dialog)
    return found[0] if found else None


def save(parent: QWidget | None, title: str, proposed: Path, kinds: str = "") -> Path | None:
    """Ask where a file is to be written, with one proposed; None when the officer thought better of it.

    A name without an ending of these kinds gets that of the chosen kind.
    """
    dialog = _dialog(parent, title, proposed.parent, kinds, QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(proposed.name)
    # Before Qt asks whether a file that is there is to be replaced; names with a full stop get theirs afterwards.
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("".join(_PATTERN.findall(kind)[:1])))
    dialog.filterSelected.emit(dialog.selectedNameFilter())
    found = _asked(dialog)
    return with_ending(found[0], kinds, dialog.selectedNameFilter()) if found else None


def with_ending(path: Path, kinds: str, chosen: str) -> Path:
    """The path, with the first ending of the chosen kind when it has none of these kinds."""
    endings = _PATTERN.findall(chosen)
    if not endings or path.suffix.lower() in _PATTERN.findall(kinds):
        return path
    return path.with_name(path.name + endings[0])


def existing(folder: Path) -> Path:
    """The folder if it is there, else the nearest above it that is."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), Path.home())


def _dialog(
    parent: QWidget | None, title: str, folder: Path, kinds: str, mode: QFileDialog.FileMode
) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(existing(folder)), kinds)
    if sys.platform.startswith("linux"):
        # The desktop's own runs inside this process too, and looks into the files.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setIconProvider(_names_only())
        dialog.resize(820, 520)
        columns = dialog.findChild(QTreeView).header()  # type: ignore[union-attr]
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        without_pictures(dialog)
    dialog.setFileMode(mode)
    return dialog


def _asked(dialog: QFileDialog) -> list[Path]:
    chosen = [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []
    # Qt's thread that reads the folder is waited for when the dialog goes: never while Python holds it up.
    dialog.deleteLater()
    return chosen
