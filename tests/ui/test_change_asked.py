"""No part of the window goes on after a change as if it had been made without asking whether it was."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import industriforum_desktop

UI = Path(industriforum_desktop.__file__).parent / "ui"
SHOWS_THE_FILE = {"refresh", "_show", "setFocus"}
"""What shows the file as it is, or gives the keyboard back, may be called whatever became of the change."""


def _is_change(node: ast.stmt) -> bool:
    return isinstance(node, ast.With) and any(
        isinstance(item.context_expr, ast.Call)
        and isinstance(item.context_expr.func, ast.Attribute)
        and item.context_expr.func.attr == "change"
        for item in node.items
    )


def _shows(node: ast.stmt) -> bool:
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in SHOWS_THE_FILE


def _follows(body: list[ast.stmt], after: list[ast.stmt]) -> Iterator[tuple[ast.With, list[ast.stmt]]]:
    """Each change in a block, and what is done after it until the function ends."""
    for n, node in enumerate(body):
        rest = [*body[n + 1 :], *after]
        if isinstance(node, ast.With) and _is_change(node):
            yield node, rest
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from _follows(node.body, [])
        else:
            for part in ("body", "orelse", "finalbody"):
                yield from _follows(getattr(node, part, []), rest)


def test_what_follows_a_change_asks_whether_it_was_made() -> None:
    unasked, asked = [], 0
    for path in sorted(UI.rglob("*.py")):
        if path == UI / "desk.py":
            continue
        for change, rest in _follows(ast.parse(path.read_text(encoding="utf-8")).body, []):
            rest = [node for node in rest if not _shows(node)]
            ends = not rest or (isinstance(rest[0], ast.Return) and rest[0].value is None)
            name = change.items[0].optional_vars
            if isinstance(name, ast.Name):
                first = {node.id for node in ast.walk(rest[0]) if isinstance(node, ast.Name)} if rest else set()
                asked += 1
                if name.id in first:
                    continue
            elif ends:
                continue
            unasked.append(f"{path.relative_to(UI)}:{change.lineno}")
    assert asked > 20
    assert not unasked, unasked
