"""The forum's place is gone in the middle of a meeting: one is told, types on, and finds it all in the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.i18n import _
from industriforum_desktop.store import recorder
from industriforum_desktop.store.check import check
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import type_text
from tests.ui.conftest import FOURTH

WAIT = 20_000


@pytest.fixture
def stick(demo_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo forum in a folder that can be taken away."""
    monkeypatch.setattr(recorder, "RETRY_SECONDS", 0.05)
    path = demo_path.parent / "stick" / demo_path.name
    path.parent.mkdir()
    return demo_path.rename(path)


def _live(app: App) -> LivePage:
    app.window.go("live", FOURTH)
    page = app.window.page
    assert isinstance(page, LivePage)
    return page


def _note(app: App) -> str:
    note = app.desk.file.meetings()[3].items[0].note
    return note.text if note else ""


def _type_until_gone(app: App, stick: Path, qtbot: QtBot) -> Path:
    """Type, take the place away and type on until one is told that it is kept; where the place is now."""
    live = _live(app)
    type_text(live.editor, "Före. ")
    qtbot.waitUntil(lambda: app.window.saved.text().startswith("Sparat "), timeout=WAIT)
    away = stick.parent.rename(stick.parent.with_name("away"))
    type_text(live.editor, "Under avbrottet: åtgärd 😀. ")
    qtbot.waitUntil(lambda: live.banner.isVisible() and live.safe, timeout=WAIT)
    return away


def test_typing_goes_on_under_a_banner_and_all_is_in_the_file_when_it_is_back(
    start: Callable[[Path | None], App], stick: Path, qtbot: QtBot
) -> None:
    app = start(stick)
    away = _type_until_gone(app, stick, qtbot)
    live = _live(app)
    assert live.editor.isEnabled()
    away.rename(stick.parent)
    type_text(live.editor, "Efter.")
    qtbot.waitUntil(lambda: not live.banner.isVisible(), timeout=WAIT)
    assert live.leave()
    assert _note(app) == "Före. Under avbrottet: åtgärd 😀. Efter."
    assert check(stick) == []


def test_a_forum_closed_during_the_trouble_is_asked_for_calmly_and_whole_when_opened_again(
    start: Callable[[Path | None], App],
    stick: Path,
    qtbot: QtBot,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = start(stick)
    away = _type_until_gone(app, stick, qtbot)
    asked: list[str] = []

    def agree(text: str, *_rest: object) -> bool:
        asked.append(text)
        return True

    monkeypatch.setattr(app.desk, "ask", agree)
    app.window.new_wanted.emit()
    [question] = asked
    assert cast(LivePage, app.window.pages["live"]).session is None
    assert not app.desk.has_file
    away.rename(stick.parent)
    with qtbot.waitSignal(app.ready, timeout=WAIT):
        app.open(stick)
        app.load()
    assert _note(app) == "Före. Under avbrottet: åtgärd 😀. "
    assert asked == [question]
    assert any("Öppnande och närvaro" in message for message in said)
    assert check(stick) == []


def test_the_question_tells_safe_from_unsafe(
    start: Callable[[Path | None], App], stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start(stick)
    away = _type_until_gone(app, stick, qtbot)
    live = _live(app)
    asked: list[str] = []

    def stay(_text: str, yes: str, *_rest: object) -> bool:
        asked.append(yes)
        return False

    monkeypatch.setattr(app.desk, "ask", stay)
    type_text(live.editor, "Det allra sista.")
    assert not app.window.close()
    assert asked == [_("Close the forum")]
    away.rename(stick.parent)
    qtbot.waitUntil(lambda: not live.banner.isVisible(), timeout=WAIT)
    assert live.leave()
    assert _note(app).endswith("Det allra sista.")
