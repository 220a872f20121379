"""A captured row is the same row while its line is reworded, moved, taken away and put back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from industriforum_desktop.store.capture import capture, capture_all
from industriforum_desktop.store.connection import connect

ITEM = 50


@pytest.fixture
def connection(demo_path: Path) -> Iterator[sqlite3.Connection]:
    opened = connect(demo_path)
    yield opened
    opened.close()


def _rows(connection: sqlite3.Connection) -> dict[str, tuple[str, str, int]]:
    """Text to id, kind and line number."""
    return {
        text: (row_id, kind, position)
        for row_id, kind, text, position in connection.execute(
            "SELECT id, kind, text, position FROM outcome WHERE item_id = ? AND position IS NOT NULL", (ITEM,)
        )
    }


def test_rewording_keeps_the_row(connection: sqlite3.Connection) -> None:
    capture(connection, ITEM, "-> IUC: boka lokal\n= Vi ses igen")
    first = _rows(connection)
    capture(connection, ITEM, "-> IUC: boka lokal i Kalmar\n= Vi ses igen")
    second = _rows(connection)
    assert second["boka lokal i Kalmar"][0] == first["boka lokal"][0]
    assert second["Vi ses igen"] == first["Vi ses igen"]


def test_moving_keeps_the_row(connection: sqlite3.Connection) -> None:
    capture(connection, ITEM, "-> IUC: boka lokal\n-> Livs: skriva brev")
    first = _rows(connection)
    capture(connection, ITEM, "Inledning\n-> Livs: skriva brev\n-> IUC: boka lokal")
    second = _rows(connection)
    assert {text: row[0] for text, row in second.items()} == {text: row[0] for text, row in first.items()}
    assert second["skriva brev"][2] == 1


def test_a_line_taken_away_and_put_back_keeps_its_status(connection: sqlite3.Connection) -> None:
    capture(connection, ITEM, "-> IUC: boka lokal")
    connection.execute("UPDATE outcome SET status = 'done' WHERE item_id = ?", (ITEM,))
    capture(connection, ITEM, "")
    assert _rows(connection) == {}
    capture(connection, ITEM, "-> IUC: boka lokal")
    status = connection.execute("SELECT status FROM outcome WHERE item_id = ? AND position = 0", (ITEM,)).fetchone()
    assert status == ("done",)


def test_an_action_may_become_an_agreement(connection: sqlite3.Connection) -> None:
    capture(connection, ITEM, "-> IUC: boka lokal")
    row_id = _rows(connection)["boka lokal"][0]
    capture(connection, ITEM, "= boka lokal")
    assert _rows(connection)["boka lokal"] == (row_id, "agreement", 0)
    assert connection.execute("SELECT count(*) FROM receiver WHERE outcome_id = ?", (row_id,)).fetchone() == (0,)


def test_receivers_are_recognised_without_regard_to_case(connection: sqlite3.Connection) -> None:
    capture(connection, ITEM, "-> if metall, Någon Annan: svara")
    found = connection.execute(
        "SELECT receiver.name, organisation.name FROM receiver LEFT JOIN organisation"
        " ON organisation.id = organisation_id JOIN outcome ON outcome.id = outcome_id"
        " WHERE item_id = ? ORDER BY receiver.position",
        (ITEM,),
    ).fetchall()
    assert found == [("if metall", "Industrifacket Metall"), ("Någon Annan", None)] or found == [
        ("if metall", "IF Metall"),
        ("Någon Annan", None),
    ]


def test_a_line_that_moves_to_another_item_stays_the_same_row(connection: sqlite3.Connection) -> None:
    other = connection.execute(
        "SELECT id FROM agenda_item WHERE id != ?"
        " AND meeting_id = (SELECT meeting_id FROM agenda_item WHERE id = ?)",
        (ITEM, ITEM),
    ).fetchone()[0]
    capture(connection, ITEM, "-> IUC: boka lokal\n= Vi ses igen")
    before = {row[0] for row in connection.execute("SELECT id FROM outcome WHERE item_id = ?", (ITEM,))}
    capture_all(connection, {other: "= Vi ses igen", ITEM: "-> IUC: boka lokal"})
    moved = connection.execute(
        "SELECT id, position FROM outcome WHERE item_id = ? AND line = '= Vi ses igen'", (other,)
    ).fetchall()
    assert [position for _id, position in moved] == [0]
    assert moved[0][0] in before


def test_a_day_that_a_later_meeting_set_stays_until_the_line_says_another(connection: sqlite3.Connection) -> None:
    def due() -> str:
        return str(connection.execute("SELECT due FROM outcome WHERE item_id = ?", (ITEM,)).fetchone()[0])

    capture(connection, ITEM, "-> IUC: boka lokal senast 15 december")
    assert due() == "2023-12-15"
    connection.execute("UPDATE outcome SET due = '2024-02-01' WHERE item_id = ?", (ITEM,))
    capture(connection, ITEM, "Ny rad\n-> IUC: boka en lokal senast 15 december")
    assert due() == "2024-02-01"
    capture(connection, ITEM, "Ny rad\n-> IUC: boka en lokal senast 20 december")
    assert due() == "2023-12-20"


def test_a_thousand_lines_keep_their_rows_when_one_comes_first(connection: sqlite3.Connection) -> None:
    lines = [f"-> IUC: sak {n}" for n in range(1000)]
    capture(connection, ITEM, "\n".join(lines))
    before = _rows(connection)
    capture(connection, ITEM, "\n".join(["-> IUC: allra först av allt", *lines]))
    after = _rows(connection)
    assert {text: after[text][0] for text in before} == {text: row[0] for text, row in before.items()}
