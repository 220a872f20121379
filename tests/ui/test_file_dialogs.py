"""Dialogs for files: they let go of nothing that the open forum holds, and begin in a folder that is there."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QLineEdit
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui import file_dialogs
from tests.ui.dialogs import answered

PACKAGE = Path(file_dialogs.__file__).parent.parent
KINDS = "Forumfiler (*.forum)"
ASK: dict[str, Callable[[App, Path], object]] = {
    "open": lambda app, folder: file_dialogs.open_one(app.window, "Öppna", folder, KINDS),
    "open several": lambda app, folder: file_dialogs.open_several(app.window, "Öppna", folder),
    "save": lambda app, folder: file_dialogs.save(app.window, "Spara", folder / "kopia.forum", KINDS),
    "folder": lambda app, folder: file_dialogs.choose_folder(app.window, "Mapp", folder),
}


def _locks(path: Path) -> list[str]:
    """The locks of this process on the file, as the kernel lists them."""
    file = rf"POSIX .* {os.getpid()} [0-9a-f:]+:{path.stat().st_ino} "
    return [line for line in Path("/proc/locks").read_text().splitlines() if re.search(file, line)]


@pytest.mark.skipif(sys.platform != "linux", reason="fcntl locks of Linux")
@pytest.mark.parametrize("kind", ASK)
def test_the_lock_on_the_open_forum_outlives_the_dialog(kind: str, app: App, demo_path: Path, qtbot: QtBot) -> None:
    assert _locks(demo_path)

    def look(dialog: QFileDialog) -> None:
        model = dialog.findChild(QFileSystemModel)
        assert isinstance(model, QFileSystemModel)
        listed = demo_path if kind != "folder" else demo_path.parent
        qtbot.waitUntil(lambda: bool(model.type(model.index(str(listed)))))

    answered(QFileDialog, lambda: ASK[kind](app, demo_path.parent), look)
    assert _locks(demo_path)


def test_what_is_chosen_comes_back(app: App, demo_path: Path) -> None:
    chosen: list[Path | None] = []

    def name(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.setText("Ny.kopia")
        dialog.accept()

    def save() -> None:
        chosen.append(file_dialogs.save(app.window, "Spara", demo_path.parent / "x.forum", KINDS))

    answered(QFileDialog, save, name)
    assert chosen == [demo_path.parent / "Ny.kopia.forum"]
    answered(QFileDialog, save, lambda dialog: dialog.reject())
    assert chosen[1] is None


def test_it_begins_in_a_folder_that_is_there_with_the_proposed_name(app: App, tmp_path: Path) -> None:
    def look(dialog: QFileDialog) -> None:
        assert Path(dialog.directory().absolutePath()) == tmp_path
        assert [Path(name).name for name in dialog.selectedFiles()] == ["Papper 1.pdf"]

    gone = tmp_path / "Dokument" / "2023" / "Papper 1.pdf"
    answered(QFileDialog, lambda: file_dialogs.save(app.window, "Spara", gone, "PDF (*.pdf)"), look)


@pytest.mark.parametrize(
    ("name", "chosen", "right"),
    [
        ("möte", "En zip-fil (*.zip)", "möte.zip"),
        ("möte", "En mapp (*)", "möte"),
        ("möte.ZIP", "En mapp (*)", "möte.ZIP"),
        ("Forum 4.2023", "En zip-fil (*.zip)", "Forum 4.2023.zip"),
    ],
)
def test_a_name_gets_the_ending_of_its_kind(name: str, chosen: str, right: str) -> None:
    kinds = "En mapp (*);;En zip-fil (*.zip)"
    assert file_dialogs.with_ending(Path(name), kinds, chosen) == Path(right)


def test_nobody_else_opens_a_file_dialog() -> None:
    others = [
        path.relative_to(PACKAGE)
        for path in PACKAGE.rglob("*.py")
        if path.name != "file_dialogs.py" and "QFileDialog" in path.read_text(encoding="utf-8")
    ]
    assert others == []
