"""Whatever the window can do is carried out, undone and made again, and the file compared each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.store.undo import Step
from industriforum_desktop.ui import file_dialogs
from industriforum_desktop.ui.commands import plain
from industriforum_desktop.ui.live.speller import SpellChecker
from tests.store.dump import Dump, differences, dump
from tests.ui.changing import missed, places, watch
from tests.ui.conftest import FOURTH
from tests.ui.dialogs import activate, opens
from tests.ui.recipes import RECIPES, SHOWS, Recipe, Shows
from tests.ui.recipes_beside import BESIDE
from tests.ui.test_incoming import written

POSITION = [column.name for column in Outcome.__table__.columns].index("position")
HISTORY = ("note_journal", "recording")
"""Taking words back is written in their history, which keeps everything; and where the officer is, is no change."""

PLACES = {
    "meetings": ("ui/meetings/", "ui/sending/dialog.py"),
    "proposals": ("ui/proposals/", "ui/incoming/came_in.py"),
    "people": ("ui/people/",),
    "actions": ("ui/actions/", "ui/sending/to_organisation.py"),
    "situation": ("ui/situation/",),
    "year": ("ui/year/", "ui/papers/year_words.py", "ui/widgets/trace.py", "ui/settings/part.py"),
    "papers": ("ui/papers/options.py",),
    "live": ("ui/live/",),
    "finish": ("ui/finish/",),
    "window": ("ui/settings_dialog.py", "ui/incoming/take_in.py"),
}
"""Where the code is that changes the forum from a page."""


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

    # The speller would answer when it has thought.
    monkeypatch.setattr(SpellChecker, "switch", lambda checker, on: None)
    monkeypatch.setattr(QMessageBox, "exec", agree)
    opens(
        monkeypatch, written(app, tmp_path / "in" / "Inspel å.pdf", {"title": "Vätgas i hamnen", "minutes": "20"})
    )
    return prepare


@pytest.fixture
def think_better(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every dialog is looked at and left, every question answered with no, no file chosen."""

    def leave(dialog: QDialog) -> int:
        dialog.show()
        dialog.reject()
        return 0

    for way in ("exec", "open"):
        monkeypatch.setattr(QDialog, way, leave)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: None)
    opens(monkeypatch)
    for way in ("open_one", "save", "choose_folder"):
        monkeypatch.setattr(file_dialogs, way, lambda *asked, **more: None)


def _commands(app: App, key: str) -> Iterator[tuple[str, QAction]]:
    """Every command of a page by its name, or of the window itself."""
    window = app.window
    if key != "window":
        yield from ((plain(action.text()), action) for action in window.pages[key].commands)
        return
    always = [action for actions in window.own for action in actions.by_key.values()]
    yield from ((plain(action.text().partition(":")[0]), action) for action in always)
    yield from (("Ångra", window.undo_action), ("Gör om", window.redo_action))


def _recipe(page: str, command: str, action: QAction) -> Recipe | Shows | str | None:
    if page == "papers" and action.objectName().startswith("show-"):
        return SHOWS
    return RECIPES[page].get(command)


def test_every_command_has_a_recipe_or_a_reason(app: App) -> None:
    for key in (*app.window.pages, "window"):
        there = dict(_commands(app, key))
        assert [name for name, action in there.items() if _recipe(key, name, action) is None] == []
        assert RECIPES[key].keys() <= there.keys()


def test_every_place_that_changes_the_forum_belongs_to_a_page() -> None:
    """What is changed from a place that no page answers for would be tried by no recipe."""
    every = tuple(path for paths in PLACES.values() for path in paths)
    assert [str(place) for place in places() if not place.file.startswith(every)] == []


@pytest.mark.parametrize("key", PLACES)
def test_what_is_done_is_undone_and_made_again_exactly(
    app: App,
    key: str,
    fill: Callable[[Recipe], None],
    qtbot: QtBot,
    tell: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    activate(app.window)
    app.window.resize(1400, 900)
    seen = watch(monkeypatch)
    tried = [
        (name, recipe, action.trigger)
        for name, action in _commands(app, key)
        if isinstance(recipe := _recipe(key, name, action), Recipe)
    ]
    beside = [(name, recipe, None) for name, recipe in BESIDE.get(key, {}).items() if isinstance(recipe, Recipe)]
    wrong = []
    for name, recipe, trigger in (*tried, *beside):
        trouble = _try(app, key, trigger, recipe, fill, qtbot)
        if trouble:
            wrong.append(f"{name}: {trouble}")
    exact = len(tried) + len(beside) - len(wrong)
    ways = f"{len(tried)} commands and {len(beside)} other ways"
    tell(f"Undo, {key}: {ways} tried, {exact} undone and made again exactly")
    assert wrong == []
    assert missed(seen, PLACES[key]) == [], "no recipe goes through these"


def _try(
    app: App,
    key: str,
    trigger: Callable[[], object] | None,
    recipe: Recipe,
    fill: Callable[[Recipe], None],
    qtbot: QtBot,
) -> str:
    """What is wrong with undo and redo of what the recipe does; nothing when it is exact."""
    file = app.desk.file
    begun = len(file.history.done)
    fill(recipe)
    page = _show(app, key)
    recipe.ready(app, page)
    before, steps = _state(app, page), list(file.history.done)
    if trigger is not None:
        trigger()
    if recipe.do is not None:
        recipe.do(app, page)
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


def _show(app: App, key: str) -> Any:
    """The page; the overview where the menu that is always there is tried."""
    app.window.go(key if key != "window" else "overview", FOURTH if key in ("live", "finish") else None)
    return app.window.page


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


@pytest.mark.parametrize("key", RECIPES)
def test_what_only_shows_changes_nothing(
    app: App, key: str, think_better: None, qtbot: QtBot, tell: Callable[[str], None]
) -> None:
    activate(app.window)
    app.window.resize(1400, 900)
    tried, wrong = 0, []
    for name, action in list(_commands(app, key)):
        recipe = _recipe(key, name, action)
        if not isinstance(recipe, Shows):
            continue
        page = _show(app, key)
        recipe.ready(app, page)
        if page is not None:
            page.enable()
        tried += 1
        if not action.isEnabled():
            wrong.append(f"{name}: it can't be chosen")
            continue
        before, steps = _state(app, page), list(app.desk.file.history.done)
        action.trigger()
        QApplication.processEvents()
        for dialog in app.window.findChildren(QDialog):
            dialog.close()
        if (changed := differences(before, _state(app, page))) or app.desk.file.history.done != steps:
            wrong.append(f"{name}: {changed}")
    tell(f"Shown, {key}: {tried} commands chosen, nothing changed")
    assert wrong == []
