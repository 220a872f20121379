"""The year's archive package from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui.meetings.page import MeetingsPage
from tests.ui.dialogs import chooses_folder


def test_the_package_is_made_once_in_a_folder_of_its_own(
    app: App, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    app.window.go("meetings", app.desk.file.meetings()[0].id)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    chooses_folder(monkeypatch, tmp_path)
    line: list[str] = []
    app.desk.said.connect(line.append)
    page.ways.archive()
    folder = tmp_path / "Arkivpaket Industriforum Kalmar län 2023"
    qtbot.waitUntil(lambda: (folder / "index.json").exists(), timeout=20_000)
    qtbot.waitUntil(lambda: any("Det som saknas 2023.txt" in text for text in line), timeout=20_000)
    assert said == []
    page.ways.archive()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert str(folder) in said[0]
