"""Lines are followed through changes, wherever they are pushed and however they are reworded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.minutes import utf16
from industriforum_desktop.store.tracking import Lines


def follow(text: str, *changes: tuple[int, int, str]) -> tuple[str, dict[int, int]]:
    lines, changed = Lines(text), utf16.Text(text)
    for change in changes:
        lines.change(changed, *change)
        changed.replace(*change)
    return str(changed), lines.now


@pytest.mark.parametrize(
    ("text", "change", "now"),
    [
        ("ett\ntvå", (0, 0, "noll\n"), {0: 1, 1: 2}),
        ("ett\ntvå", (3, 0, "\nmer"), {0: 0, 1: 2}),
        ("ett\ntvå", (1, 0, "\n"), {0: 0, 1: 2}),
        ("ett\ntvå", (3, 1, ""), {0: 0}),
        ("ett\ntvå\ntre", (0, 4, ""), {1: 0, 2: 1}),
        ("ett\ntvå\ntre", (3, 4, ""), {0: 0, 2: 1}),
        ("ett\ntvå\ntre", (0, 7, "fyra"), {0: 0, 2: 1}),
        ("ett\ntvå\ntre", (1, 8, "x\ny"), {0: 0, 2: 1}),
        ("ett\ntvå", (0, 7, "ett\nmellan\ntvå"), {0: 0, 1: 2}),
        ("ett\ntvå", (0, 7, "två"), {1: 0}),
        ("😀 ett\n😀 två", (7, 0, "x\n"), {0: 0, 1: 2}),
        ("ett", (0, 3, "helt annat"), {0: 0}),
    ],
)
def test_a_line_is_itself_where_it_is_pushed(text: str, change: tuple[int, int, str], now: dict[int, int]) -> None:
    assert follow(text, change)[1] == now


def test_a_change_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="9"):
        follow("ett", (9, 0, "\n"))


@given(st.lists(st.text("ab\n", max_size=6), max_size=8), st.data())
def test_lines_that_nothing_happens_to_keep_their_words(parts: list[str], data: st.DataObject) -> None:
    text = "\n".join(parts)
    changes = []
    now = text
    for _n in range(data.draw(st.integers(0, 4))):
        position = data.draw(st.integers(0, len(now)))
        removed = data.draw(st.integers(0, len(now) - position))
        inserted = data.draw(st.text("ab\n", max_size=5))
        changes.append((position, removed, inserted))
        now = now[:position] + inserted + now[position + removed :]
    changed, places = follow(text, *changes)
    assert changed == now
    assert len(set(places.values())) == len(places)
    assert all(0 <= line < changed.count("\n") + 1 for line in places.values())
    # Order is kept: no line overtakes another.
    assert [places[line] for line in sorted(places)] == sorted(places.values())
    if len(changes) == 1:
        [(position, removed, _inserted)] = changes
        first, last = text.count("\n", 0, position), text.count("\n", 0, position + removed)
        old, new = text.split("\n"), changed.split("\n")
        for line in [*range(first), *range(last + 1, len(old))]:
            assert new[places[line]] == old[line]
