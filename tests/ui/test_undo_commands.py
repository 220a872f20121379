"""Every command that a page registers is carried out, undone and made again, and the file compared each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.store.undo import Step
from tests.store.dump import Dump, differences, dump
from tests.ui.dialogs import activate, opens
from tests.ui.recipes import RECIPES, SHOWS, Recipe
from tests.ui.test_incoming import written

POSITION = [column.name for column in Outcome.__table__.columns].index("position")
HISTORY = ("note_journal", "recording")
"""Taking words back is written in their history, which keeps everything; and where the officer is, is no change."""


@pytest.fixture
def fill(app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Recipe], None]:
    """Every dialog is filled in as the recipe says and accepted; every question is answered with yes."""

    def prepare(recipe: Recipe) -> None:
        def go_through(dialog: QDialog) -> int:
            dialog.show()
            filled = recipe.fill.get(type(dialog).__name__)
            if filled is not None:
                filled(dialog)
            if dialog.isVisible():
                (getattr(dialog, "take", None) or dialog.accept)()
            if dialog.isVisible():
                dialog.close()
            return dialog.result()

        monkeypatch.setattr(QDialog, "exec", go_through)
        monkeypatch.setattr(QDialog, "open", go_through)

    def agree(box: QMessageBox) -> int:
        yes = [one for one in box.buttons() if box.buttonRole(one) == QMessageBox.ButtonRole.AcceptRole]
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _box: yes[0] if yes else None)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *asked, **more: (asked[3][0], True))
    opens(
        monkeypatch, written(app, tmp_path / "in" / "Inspel å.pdf", {"title": "Vätgas i hamnen", "minutes": "20"})
    )
    return prepare


def _commands(app: App) -> Iterator[tuple[str, str, QAction]]:
    for key, page in app.window.pages.items():
        for action in page.commands:
            if action is not None:
                yield key, action.text().replace("&", "").rstrip("… "), action


def _recipe(page: str, command: str, action: QAction) -> Recipe | str | None:
    if page == "papers" and action.objectName().startswith("show-"):
        return SHOWS
    return RECIPES[page].get(command)


def test_every_command_has_a_recipe_or_a_reason(app: App) -> None:
    without = [(page, name) for page, name, action in _commands(app) if _recipe(page, name, action) is None]
    assert without == []
    there = {(page, name) for page, name, _action in _commands(app)}
    assert [(page, name) for page, names in RECIPES.items() for name in names if (page, name) not in there] == []


CHANGING = [
    pytest.param(page, id=page)
    for page, recipes in RECIPES.items()
    if any(isinstance(recipe, Recipe) for recipe in recipes.values())
]


@pytest.mark.parametrize("key", CHANGING)
def test_what_a_command_does_is_undone_and_made_again_exactly(
    app: App, key: str, fill: Callable[[Recipe], None], qtbot: QtBot, tell: Callable[[str], None]
) -> None:
    activate(app.window)
    app.window.resize(1400, 900)
    tried, exact, wrong = 0, 0, []
    for page, name, action in list(_commands(app)):
        recipe = _recipe(page, name, action)
        if page != key or not isinstance(recipe, Recipe):
            continue
        tried += 1
        trouble = _try(app, key, action, recipe, fill, qtbot)
        if trouble:
            wrong.append(f"{name}: {trouble}")
        else:
            exact += 1
    tell(f"Undo, {key}: {tried} commands tried, {exact} undone and made again exactly")
    assert wrong == []


def _try(app: App, key: str, action: QAction, recipe: Recipe, fill: Callable[[Recipe], None], qtbot: QtBot) -> str:
    """What is wrong with undo and redo of the command; nothing when it is exact."""
    file = app.desk.file
    begun = len(file.history.done)
    fill(recipe)
    app.window.go(key, 4 if key in ("live", "finish") else None)
    page: Any = app.window.pages[key]
    recipe.ready(app, page)
    before, steps = _state(app, page), list(file.history.done)
    action.trigger()
    recipe.after(app, page)
    with suppress(qtbot.TimeoutError):  # said below, with all that is wrong
        qtbot.waitUntil(lambda: bool(_new(app, steps)), timeout=10_000)
    after, new = _state(app, page), _new(app, steps)
    trouble = ""
    if not new or not differences(before, after):
        trouble = "it did nothing"
    for _step in new:
        app.window.undoing.undo()
    if not trouble and differences(before, _state(app, page)):
        trouble = f"undone, the file differs: {differences(before, _state(app, page))}"
    for _step in new:
        app.window.undoing.redo()
    if not trouble and differences(after, _state(app, page)):
        trouble = f"made again, the file differs: {differences(after, _state(app, page))}"
    while len(file.history.done) > begun:
        app.window.undoing.undo()
    return trouble


def _new(app: App, steps: list[Step]) -> list[Step]:
    return [step for step in app.desk.file.history.done if not any(step is one for one in steps)]


def _state(app: App, page: Any) -> Dump:
    """All that is in the file but the meeting's clock, and what the history of words keeps of those taken back."""
    session = getattr(page, "session", None)
    if session is not None:
        assert session.flush()
    found = dump(app.desk.file.path, without=HISTORY)
    waiting = {row[0] for row in found["outcome"] if row[POSITION] is None}
    clock = [column.name for column in AgendaItem.__table__.columns].index("used_seconds")
    found["agenda_item"] = [row[:clock] + row[clock + 1 :] for row in found["agenda_item"]]
    found["note"] = [row for row in found["note"] if any(row[1:])]
    found["outcome"] = [row for row in found["outcome"] if row[0] not in waiting]
    found["receiver"] = [row for row in found["receiver"] if row[0] not in waiting]
    return found
