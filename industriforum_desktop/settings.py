"""The person's own settings on this machine: language, recent files, where the window was."""

from __future__ import annotations

import json
import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from industriforum_desktop.store.connection import SUFFIX

RECENT = 8
SCHEMES = ("light", "dark")
ILLEGAL = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def data_folder() -> Path:
    """The user's local application data: never roaming, never a synced folder such as Documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))


def rescue_folder() -> Path:
    """Where minutes go while their forum can't be written."""
    return data_folder() / "rescue"


def documents_folder() -> Path:
    """Where papers are saved if nothing else is chosen."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def file_name(name: str) -> str:
    """The name without what Windows refuses in file names."""
    return ILLEGAL.sub(" ", name).strip(" .") or "Forum"


def free_path(folder: Path, name: str) -> Path:
    """A file in the folder that does not exist yet."""
    path, n = folder / f"{file_name(name)}{SUFFIX}", 2
    while path.exists():
        path, n = folder / f"{file_name(name)} {n}{SUFFIX}", n + 1
    return path


class Settings:
    """Kept in settings.ini in the data folder."""

    def __init__(self) -> None:
        folder = data_folder()
        folder.mkdir(parents=True, exist_ok=True)
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """A language's code, or an empty string for the system's."""
        return str(self._store.value("language", ""))

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def recent(self) -> list[Path]:
        """Forum files, the latest first; the first is the one to open at start."""
        kept = self._store.value("recent", [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(name) for name in names if name]

    def remember(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        path = path.absolute()
        others = [other for other in self.recent if other != path]
        self._store.setValue("recent", [str(file) for file in [path, *others][:RECENT]])

    def forget(self, path: Path) -> None:
        """Take a file out of the recent ones."""
        self._store.setValue("recent", [str(file) for file in self.recent if file != path])

    @property
    def geometry(self) -> QByteArray:
        kept = self._store.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    def page_of(self, path: Path) -> str:
        """The page of this forum file that was shown last."""
        return self._pages().get(str(path.absolute()), "overview")

    def set_page_of(self, path: Path, key: str) -> None:
        """Keep it, for as long as the file is among the recent ones."""
        pages = {**self._pages(), str(path.absolute()): key}
        kept = {str(file): pages[str(file)] for file in self.recent if str(file) in pages}
        self._store.setValue("pages", json.dumps(kept))

    def _pages(self) -> dict[str, str]:
        try:
            kept = json.loads(str(self._store.value("pages", "{}")))
        except ValueError:
            return {}
        return {name: str(key) for name, key in kept.items()} if isinstance(kept, dict) else {}

    @property
    def text_size(self) -> int:
        """Points of the notes' text in the live view; 0 for the usual size."""
        kept = str(self._store.value("text_size", 0))
        return int(kept) if kept.isdecimal() else 0

    @text_size.setter
    def text_size(self, points: int) -> None:
        self._store.setValue("text_size", points)

    def widths(self, table: str) -> list[int]:
        """The widths that a table's columns were given by hand, in device-independent pixels; 0 for a hidden one.
        An empty list when they were not.
        """
        kept = str(self._store.value(f"widths/{table}", ""))
        return [int(width) for width in kept.split() if width.isdecimal()]

    def set_widths(self, table: str, widths: list[int]) -> None:
        self._store.setValue(f"widths/{table}", " ".join(map(str, widths)))

    @property
    def scheme(self) -> str:
        """How the window looks: "light", "dark", or an empty string for what the system asks."""
        kept = str(self._store.value("scheme", ""))
        return kept if kept in SCHEMES else ""

    @scheme.setter
    def scheme(self, name: str) -> None:
        self._store.setValue("scheme", name)

    def is_unfolded(self, key: str) -> bool:
        """Whether the fields that are seldom asked for are in view in the form with this key."""
        return str(self._store.value(f"unfolded/{key}", "no")) == "yes"

    def unfold(self, key: str, on: bool) -> None:
        self._store.setValue(f"unfolded/{key}", "yes" if on else "no")

    def save(self) -> None:
        """Write the settings to the disk now."""
        self._store.sync()
