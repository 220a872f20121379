"""A command can be chosen only where it does something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.store.content import create_forum
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.page import MeetingsPage

Start = Callable[[Path | None], App]


def commands(app: App, key: str) -> dict[str, QAction]:
    """The commands of a page that can be chosen now, by their text, as the opened menu shows them."""
    page = app.window.pages[key]
    page.enable()
    return {
        action.text().replace("&", ""): action
        for action in page.commands
        if action is not None and action.isEnabled()
    }


@pytest.fixture
def empty(start: Start, tmp_path: Path) -> App:
    """The program on a forum without any meeting."""
    path = tmp_path / "nytt.forum"
    create_forum(path, name="Industriforum", convener="Region Kalmar län").close()
    return start(path)


def test_nothing_of_the_live_view_can_be_chosen_without_a_meeting_in_it(app: App) -> None:
    assert commands(app, "live") == {}
    app.window.go("live", 4)
    live = app.window.page
    assert isinstance(live, LivePage)
    every = {action.text().replace("&", "") for action in live.commands if action is not None}
    assert set(commands(app, "live")) == every
    assert live.leave()
    assert commands(app, "live") == {}


def test_no_command_of_a_live_view_without_a_meeting_fails(app: App, said: list[str]) -> None:
    for action in app.window.pages["live"].commands:
        if action is not None:
            action.trigger()
    assert said == []
    assert app.window.page is not app.window.pages["live"]


def test_a_forum_without_meetings_offers_only_to_plan_some(empty: App) -> None:
    empty.window.go("meetings", None)
    found = commands(empty, "meetings")
    assert "Håll mötet" not in found and "Ta bort" not in found and "Ny punkt" not in found
    assert "Nytt möte …" in found and "Planera året …" in found
    for action in ("Skriv ut …", "Spara som PDF …"):
        empty.window.go("papers", (None, "minutes"))
        assert action not in commands(empty, "papers")
    assert commands(empty, "finish") == {}


def test_what_a_meeting_allows_follows_its_state(app: App, said: list[str]) -> None:
    app.window.go("meetings", 4)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    planned = commands(app, "meetings")
    assert "Håll mötet" in planned
    page.call_off()
    assert app.desk.file.meetings()[3].state is MeetingState.CANCELLED
    assert "Håll mötet" not in commands(app, "meetings")
    page.call_off()
    assert "Håll mötet" in commands(app, "meetings")
    app.window.go("meetings", 1)
    assert "Färdigställ" in commands(app, "meetings")
    app.desk.file.read_only = True
    assert "Håll mötet" not in commands(app, "meetings")


def test_printing_is_possible_from_every_page_when_there_is_a_paper(app: App) -> None:
    for key in ("overview", "papers"):
        app.window.go(key, None)
        assert "Skriv ut …" in commands(app, "papers")


def test_what_is_enabled_needs_no_opened_menu(app: App) -> None:
    app.window.go("meetings", 4)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    page.call_off()
    hold = next(one for one in page.commands if one is not None and one.text().replace("&", "") == "Håll mötet")
    assert not hold.isEnabled()
    app.window.go("meetings", 3)
    assert hold.isEnabled()
