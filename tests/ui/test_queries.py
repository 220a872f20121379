"""How often the forum's file is asked: as often for forty years as for one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from industriforum_desktop.app import App
from tests.grown import grow

YEARS = 40 if os.environ.get("INDUSTRIFORUM_DOOR") == "long" else 8
PAGES = ("meetings", "proposals", "people", "actions", "situation", "year", "papers")
MOST = 12
"""So many questions at most when a page is opened that has been shown before, whatever was changed meanwhile."""
MOST_CHANGED = 14
"""So many statements at most for a change or its undo with a page in view: what it writes itself is among them."""


@contextmanager
def asked() -> Iterator[list[str]]:
    """What is asked of the file meanwhile, through the session."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        found.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def move(app: App) -> None:
    """Change something that every page shows: a meeting."""
    meeting = app.desk.file.meeting("2023-4")
    assert meeting is not None
    with app.desk.change("Plats"):
        meeting.place += "!"


def counts(app: App) -> dict[str, list[int]]:
    """For each page: opened again, opened after a change elsewhere, a change with it in view, its undo."""
    for page in PAGES:
        app.window.go(page)
    found = {}
    for page in PAGES:
        app.window.go(page)
        app.window.go("overview")
        with asked() as again:
            app.window.go(page)
        app.window.go("overview")
        move(app)
        with asked() as renewed:
            app.window.go(page)
        with asked() as changed:
            move(app)
        with asked() as undone:
            app.desk.file.undo()
        found[page] = [len(one) for one in (again, renewed, changed, undone)]
    return found


def check(found: dict[str, list[int]]) -> None:
    for page, (again, renewed, changed, undone) in found.items():
        assert again == 0, page
        assert renewed <= MOST, page
        assert changed <= MOST_CHANGED, page
        assert undone <= MOST_CHANGED, page


def test_a_page_asks_for_nothing_twice(
    app: App, start: Callable[[Path | None], App], demo_path: Path, tell: Callable[[str], None]
) -> None:
    one = counts(app)
    check(one)
    other = demo_path.with_name("Många.forum")
    app.desk.file.save_copy(other)
    grow(other, YEARS)
    many = counts(start(other))
    check(many)
    for page in PAGES:
        assert [abs(a - b) <= max(1, 0.1 * a) for a, b in zip(one[page], many[page], strict=True)] == [True] * 4
    tell(f"Questions a page, 1 and {YEARS} years: {one} {many}")
