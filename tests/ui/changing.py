"""The places in the window's code that change the forum, and which of them were gone through."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import industriforum_desktop
from industriforum_desktop.ui import desk
from industriforum_desktop.ui.desk import Desk

PACKAGE = Path(industriforum_desktop.__file__).parent


@dataclass(frozen=True)
class Place:
    """A call that changes the forum: in this file (from the package on), in these lines, within this function."""

    file: str
    first: int
    last: int
    within: str
    lasting: bool

    def __str__(self) -> str:
        return f"{self.file}:{self.first} {self.within}"


def places() -> list[Place]:
    """Every call of the desk that changes the forum."""
    found = []
    for path in sorted([*PACKAGE.glob("ui/**/*.py"), PACKAGE / "app.py"]):
        if path.name != "desk.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [*_within(tree, path.relative_to(PACKAGE).as_posix(), ())]
    return found


def _within(node: ast.AST, file: str, names: tuple[str, ...]) -> Iterator[Place]:
    for child in ast.iter_child_nodes(node):
        named = isinstance(child, ast.FunctionDef | ast.ClassDef)
        if isinstance(child, ast.Call) and _changes(child.func):
            lasting = any(one.arg == "lasting" for one in child.keywords)
            yield Place(file, child.lineno, child.end_lineno or child.lineno, ".".join(names), lasting)
        yield from _within(child, file, (*names, child.name) if named else names)  # type: ignore[attr-defined]


def _changes(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and called.attr in ("change", "write")
        and ast.unparse(called.value).endswith(("desk", "file"))
    )


def watch(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, int]]:
    """The files and lines from which the forum is changed from now on."""
    seen: set[tuple[str, int]] = set()
    change: Callable[..., Any] = Desk.change

    def watched(self: Desk, *said: Any, **how: Any) -> Any:
        frame = sys._getframe(1)
        while frame.f_code.co_filename == desk.__file__ and frame.f_back is not None:
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(PACKAGE):
            seen.add((path.relative_to(PACKAGE).as_posix(), frame.f_lineno))
        return change(self, *said, **how)

    monkeypatch.setattr(Desk, "change", watched)
    return seen


def missed(seen: set[tuple[str, int]], under: tuple[str, ...]) -> list[str]:
    """The places under these paths that were not gone through."""
    return [
        str(place)
        for place in places()
        if place.file.startswith(under)
        and not place.lasting
        and not any(file == place.file and place.first <= line <= place.last for file, line in seen)
    ]
