"""Every state of an item's notes can be found again, and compared by words."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from industriforum_desktop.minutes import utf16
from industriforum_desktop.minutes.diff import Change, compare
from industriforum_desktop.store import journal
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.tape import Tape, tape
from tests.store.typing import item_id

START = datetime(2023, 11, 30, 13, 0)


def typed(path: Path, item: int, *changes: tuple[float, int, int, str]) -> Tape:
    """The states after these changes: seconds from the start, position, removed, inserted."""
    connection = connect(path)
    with connection:
        for seconds, position, removed, inserted in changes:
            at = START + timedelta(seconds=seconds)
            journal.write_down(connection, journal.Edit(item, position, removed, inserted, 0, at))
        journal.fold(connection)
    connection.close()
    return tape(path, item)


def test_a_pause_begins_something_new(demo_path: Path) -> None:
    found = typed(
        demo_path, item_id(demo_path), (0, 0, 0, "Vi "), (1, 3, 0, "ses"), (10, 6, 0, "!"), (60, 0, 7, "Slut")
    )
    assert [found.text(mark) for mark in found.marks] == ["Vi ses", "Vi ses!", "Slut"]
    assert found.at(found.marks[1]) == START + timedelta(seconds=10)
    assert found.text(0) == ""


def test_long_typing_without_a_pause_is_several_steps(demo_path: Path) -> None:
    found = typed(demo_path, item_id(demo_path), *((n, n, 0, "a") for n in range(90)))
    assert 3 <= len(found.marks) <= 4


def test_what_was_undone_is_not_gone_through_again(demo_path: Path) -> None:
    found = typed(
        demo_path, item_id(demo_path), (0, 0, 0, "ett"), (10, 3, 0, " två"), (20, 3, 4, ""), (30, 3, 0, " tre")
    )
    assert [found.text(state) for state in found.way_back()] == ["", "ett", "ett tre"]


def test_every_state_of_a_long_history_is_found(demo_path: Path) -> None:
    chance, text, states, changes = random.Random(4), "", [""], []
    for n in range(2000):
        length = utf16.length(text)
        position = chance.randrange(length + 1)
        removed = chance.randrange(min(4, length - position + 1))
        inserted = chance.choice(["å", "ord ", "\n", "bc"])
        changes.append((n * 2.0, position, removed, inserted))
        text = utf16.replace(text, position, removed, inserted)
        states.append(text)
    found = typed(demo_path, item_id(demo_path), *changes)
    for state in [0, 1, 399, 400, 401, 1234, 1999, 2000]:
        assert found.text(state) == states[state]


def test_a_broken_history_is_told(demo_path: Path) -> None:
    connection = connect(demo_path)
    with connection:
        journal.write_down(connection, journal.Edit(item_id(demo_path), 99, 0, "x", 0, START))
    connection.close()
    with pytest.raises(ValueError, match="99"):
        tape(demo_path, item_id(demo_path))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("", "ett"),
        ("Vi ses på torsdag.\nSlut", "Vi ses på fredag igen.\nSlut"),
        ("a\nb\nc", "a\nc\n\nd"),
        ("samma", "samma"),
        ("ord \t ord\n", "ord  ord"),
    ],
)
def test_both_texts_are_whole_in_the_comparison(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.change is not Change.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED) == after


def test_only_the_words_that_differ_are_marked() -> None:
    pieces = compare("Inledning\nVi ses på torsdag kl. 10.\nSlut", "Inledning\nVi ses på fredag kl. 10.\nSlut")
    assert [piece.text for piece in pieces if piece.change is Change.REMOVED] == ["torsdag"]
    assert [piece.text for piece in pieces if piece.change is Change.ADDED] == ["fredag"]
