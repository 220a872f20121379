"""A captured row is the same row while its line is reworded, moved, taken away and put back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from industriforum_desktop.minutes import utf16
from industriforum_desktop.minutes.lines import kind_of, parse
from industriforum_desktop.store import journal
from industriforum_desktop.store.capture import calendar_of
from industriforum_desktop.store.connection import connect

ITEM = 50


@pytest.fixture
def connection(demo_path: Path) -> Iterator[sqlite3.Connection]:
    opened = connect(demo_path)
    yield opened
    opened.close()


def write(connection: sqlite3.Connection, item_id: int, position: int, removed: int, inserted: str) -> None:
    """Change an item's notes as the recorder writes it down; `fold` makes the rows follow."""
    journal.write_down(
        connection, journal.Edit(item_id, position, removed, inserted, 0, datetime(2023, 11, 30, 13, 0))
    )


def capture(connection: sqlite3.Connection, item_id: int, text: str) -> None:
    """Write this in the place of all that stands in the notes."""
    write(connection, item_id, 0, utf16.length(journal.note_text(connection, item_id)), text)
    journal.fold(connection)


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
    line = utf16.length("-> IUC: boka lokal")
    write(connection, other, 0, 0, "= Vi ses igen")
    write(connection, ITEM, line, utf16.length("\n= Vi ses igen"), "")
    journal.fold(connection)
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


def test_a_line_written_over_letter_by_letter_stays_its_row(connection: sqlite3.Connection) -> None:
    capture(connection, ITEM, "-> IUC: boka lokal\n= Vi ses igen")
    first = _rows(connection)["boka lokal"][0]
    for length in range(13, -1, -1):
        write(connection, ITEM, 4 + length, 1, "")
        journal.fold(connection)
    for n, letter in enumerate("Livs: skriva brev"):
        write(connection, ITEM, 4 + n, 0, letter)
        journal.fold(connection)
    assert _rows(connection)["Livs: skriva brev"[6:]][0] == first


def test_a_line_deleted_letter_by_letter_and_undone_at_once_is_the_same_row(connection: sqlite3.Connection) -> None:
    line = "-> IUC: boka lokal"
    capture(connection, ITEM, f"Inledning\n{line}")
    first = _rows(connection)["boka lokal"][0]
    connection.execute("UPDATE outcome SET needs_support = 1 WHERE id = ?", (first,))
    for length in reversed(range(len(line))):
        write(connection, ITEM, len("Inledning\n") + length, 1, "")
        journal.fold(connection)
    assert _rows(connection) == {}
    write(connection, ITEM, len("Inledning\n"), 0, line)
    journal.fold(connection)
    assert _rows(connection)["boka lokal"][0] == first


def test_a_line_reworded_into_what_another_said_before_stays_its_row(connection: sqlite3.Connection) -> None:
    capture(connection, ITEM, "= Vi ses\n= Vi hörs")
    seen, heard = (_rows(connection)[text][0] for text in ("Vi ses", "Vi hörs"))
    write(connection, ITEM, len("= Vi "), len("ses"), "hörs")
    write(connection, ITEM, len("= Vi hörs\n= Vi "), len("hörs"), "skrivs")
    journal.fold(connection)
    assert {text: row[0] for text, row in _rows(connection).items()} == {"Vi hörs": seen, "Vi skrivs": heard}


def test_a_line_cut_and_pasted_over_another_is_the_one_that_was_cut(connection: sqlite3.Connection) -> None:
    capture(connection, ITEM, "= Vi ses\nmellan\n-> IUC: boka lokal")
    seen = _rows(connection)["Vi ses"][0]
    write(connection, ITEM, 0, len("= Vi ses\n"), "")
    write(connection, ITEM, len("mellan\n"), len("-> IUC: boka lokal"), "= Vi ses")
    journal.fold(connection)
    assert _rows(connection) == {"Vi ses": (seen, "agreement", 1)}


SIGNS = ("-> ", "= ", "? ", "! ", "+ ", "", "* ")
EDIT = st.tuples(st.integers(0, 400), st.integers(0, 30), st.text("ab=-> ?!:\n😀", max_size=8), st.booleans())


def _fresh(demo_path: Path, tmp: Path) -> sqlite3.Connection:
    path = tmp / "en.forum"
    path.write_bytes(demo_path.read_bytes())
    opened = connect(path)
    opened.execute("PRAGMA synchronous=OFF")
    capture(opened, ITEM, "")
    opened.execute("DELETE FROM outcome WHERE item_id = ?", (ITEM,))
    opened.commit()
    return opened


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDIT, max_size=25))
def test_rows_are_the_lines_whatever_is_typed(demo_path: Path, tmp_path: Path, edits) -> None:
    with closing(_fresh(demo_path, tmp_path)) as connection:
        type_and_compare(connection, edits)


def type_and_compare(connection: sqlite3.Connection, edits) -> None:
    text = ""
    for at, most, inserted, folds in edits:
        units = utf16.length(text)
        position = at % (units + 1)
        removed = min(most, units - position)
        text = utf16.replace(text, position, removed, inserted)
        write(connection, ITEM, position, removed, inserted)
        if folds:
            journal.fold(connection)
    journal.fold(connection)
    assert journal.note_text(connection, ITEM) == text
    rows = connection.execute(
        "SELECT position, line, text FROM outcome WHERE item_id = ? AND position IS NOT NULL ORDER BY position",
        (ITEM,),
    ).fetchall()
    lines = [
        (n, line.raw, line.text) for n, line in enumerate(parse(text, calendar_of(connection, ITEM))) if line.kind
    ]
    assert rows == lines


class _Notes:
    """Lines with what each of them is, whatever it says."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.lines: list[tuple[int, str]] = [(0, "")]
        self.ids: dict[int, str] = {}
        self.count = 0

    def _start(self, n: int) -> int:
        return sum(utf16.length(line) + 1 for _who, line in self.lines[:n])

    def words(self, sign: str) -> str:
        """What no other line says."""
        self.count += 1
        return f"{sign}{'ord ' * (self.count % 4)}{self.count}"

    def add(self, n: int, sign: str) -> None:
        line = self.words(sign)
        write(self.connection, ITEM, self._start(n), 0, f"{line}\n")
        self.lines.insert(n, (self.count, line))

    def reword(self, n: int, sign: str) -> None:
        who, line = self.lines[n]
        new = self.words(sign)
        write(self.connection, ITEM, self._start(n), utf16.length(line), new)
        self.lines[n] = (who, new)

    def take(self, n: int) -> tuple[int, str]:
        write(self.connection, ITEM, self._start(n), utf16.length(self.lines[n][1]) + 1, "")
        return self.lines.pop(n)

    def move(self, n: int, to: int) -> None:
        who, line = self.take(n)
        write(self.connection, ITEM, self._start(to), 0, f"{line}\n")
        self.lines.insert(to, (who, line))

    def check(self) -> None:
        """Each line's row is the row it always was."""
        journal.fold(self.connection)
        asked = "SELECT position, id FROM outcome WHERE item_id = ? AND position IS NOT NULL"
        found = dict(self.connection.execute(asked, (ITEM,)))
        captured = {n for n, (_who, line) in enumerate(self.lines) if kind_of(line)}
        assert set(found) == captured
        assert len(set(found.values())) == len(found)
        for n in captured:
            who = self.lines[n][0]
            assert self.ids.setdefault(who, found[n]) == found[n]
        # A line that ceased to be captured may come back as a row of its own.
        self.ids = {who: self.ids[who] for n, (who, _line) in enumerate(self.lines) if n in captured}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["add", "add", "reword", "move", "take", "check", "check"]),
            st.integers(0, 99),
            st.integers(0, 99),
            st.sampled_from(SIGNS),
        ),
        max_size=30,
    )
)
def test_a_row_stays_itself_when_it_is_reworded_or_moved(demo_path: Path, tmp_path: Path, steps) -> None:
    with closing(_fresh(demo_path, tmp_path)) as connection:
        work(_Notes(connection), steps)


def work(notes: _Notes, steps) -> None:
    moved: set[int] = set()
    for what, a, b, sign in steps:
        last = len(notes.lines) - 1
        if what == "add":
            notes.add(a % (last + 1), sign)
        elif what == "check":
            notes.check()
            moved.clear()
        elif last:
            # What is both moved and worded anew before anybody looks has nothing left to be known by.
            who = notes.lines[a % last][0]
            if what == "move" and who not in moved:
                moved.add(who)
                notes.move(a % last, b % last)
            elif what == "reword" and who not in moved:
                moved.add(who)
                notes.reword(a % last, sign)
            elif what == "take":
                notes.take(a % last)
    notes.check()
