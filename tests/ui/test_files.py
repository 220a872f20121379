"""Ways out to a file: whatever is saved, it is written whole, and the same is said where it can't be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.ui import files, help
from industriforum_desktop.ui.meetings.ways import save_calendar
from industriforum_desktop.ui.papers.page import PapersPage
from industriforum_desktop.ui.proposals.page import ProposalsPage
from tests.ui.dialogs import saves_as

OUT: dict[str, tuple[str, Callable[[App], object]]] = {
    "the year's days": ("Året.ics", lambda app: save_calendar(app.desk, 2023, app.window)),
    "the empty list": ("Lista.xlsx", lambda app: _proposals(app).save_empty_list()),
    "the card of keys": ("Kort.pdf", lambda app: help.HelpDialog(app.window).save_card()),
    "a paper for Word": ("Kallelse.docx", lambda app: _papers(app).more.save_word()),
    "a paper": ("Kallelse.pdf", lambda app: _papers(app).save()),
}
BEGINNINGS = {".ics": b"BEGIN:VCALENDAR", ".xlsx": b"PK", ".docx": b"PK", ".pdf": b"%PDF"}


def _papers(app: App) -> PapersPage:
    app.window.show_page("papers")
    page = app.window.pages["papers"]
    assert isinstance(page, PapersPage)
    return page


def _proposals(app: App) -> ProposalsPage:
    page = app.window.pages["proposals"]
    assert isinstance(page, ProposalsPage)
    return page


@pytest.mark.parametrize("way", OUT)
def test_it_is_written_where_it_was_said(
    way: str, app: App, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    name, run = OUT[way]
    folder = tmp_path / "ut"
    folder.mkdir()
    saves_as(monkeypatch, folder / name)
    told: list[str] = []
    app.desk.said.connect(told.append)
    run(app)
    qtbot.waitUntil(lambda: any(name in text for text in told), timeout=30_000)
    assert (folder / name).read_bytes().startswith(BEGINNINGS[Path(name).suffix])
    assert [path.name for path in folder.iterdir()] == [name]
    assert not said


@pytest.mark.parametrize("way", OUT)
def test_the_same_is_said_where_it_cannot_be_written(
    way: str, app: App, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    name, run = OUT[way]
    path = tmp_path / "borta" / name
    saves_as(monkeypatch, path)
    run(app)
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    assert said[0].startswith(f"{path} kan inte skrivas: ")
    assert said[0].endswith("Välj en annan plats, eller stäng filen där den är öppen.")


def test_copies_that_were_looked_at_go_with_the_forum(app: App) -> None:
    copies = [files.cache(name) / "Minnesanteckningar.pdf" for name in files.COPIES]
    for copy in copies:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(b"%PDF")
        copy.chmod(0o400)
    assert app.desk.leave()
    assert not any(copy.exists() for copy in copies)
