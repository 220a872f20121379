"""No part of the window goes on after a change as if it had been made without asking whether it was."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import industriforum_desktop
from industriforum_desktop.i18n import language

UI = Path(industriforum_desktop.__file__).parent / "ui"
SHOWS_THE_FILE = {"refresh", "_show", "setFocus", "write"}
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


PAST = {"Took", "Wrote", "Gave", "Sent", "Made", "Chose", "Went"}
SWEDISH_PAST = {"Tog", "Skrev", "Gav", "Sköt", "Slog", "Avbröt"}


def _names(tree: ast.Module) -> Iterator[str]:
    """The messages that changes are named by: in the call itself, or in the function that makes it."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for call in ast.walk(function):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or not call.args:
                continue
            changes = call.func.attr in ("change", "write") and ast.unparse(call.func.value).endswith("desk")
            if not changes and call.func.attr not in ("_changing", "_tell"):
                continue
            named = {node.id for node in ast.walk(call.args[0]) if isinstance(node, ast.Name)} - {"_", "ngettext"}
            given = [
                node.value
                for node in ast.walk(function)
                if isinstance(node, ast.Assign)
                and {one.id for one in node.targets if isinstance(one, ast.Name)} & named
            ]
            for value in (call.args[0], *given):
                for found in ast.walk(value):
                    if (
                        isinstance(found, ast.Call)
                        and isinstance(found.func, ast.Name)
                        and found.func.id in ("_", "ngettext")
                    ):
                        yield from (str(one.value) for one in found.args[:1] if isinstance(one, ast.Constant))


def test_the_name_of_a_change_says_what_has_happened() -> None:
    names = {name for path in UI.rglob("*.py") for name in _names(ast.parse(path.read_text(encoding="utf-8")))}
    # What is told of a refusal is a whole sentence, a name is not.
    names = {name for name in names if not name.startswith(("meeting", "Meeting")) and name[-1] not in ".?"}
    assert len(names) > 60
    orders = sorted(name for name in names if not (name.split()[0].endswith("ed") or name.split()[0] in PAST))
    assert not orders
    said = {name: language("sv").gettext(name).split()[0] for name in names}
    assert not {
        name: word for name, word in said.items() if not (word.endswith(("de", "te")) or word in SWEDISH_PAST)
    }
