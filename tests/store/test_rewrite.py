"""A line rewritten outside the live view is as good as one typed in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from industriforum_desktop.forum import record
from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.rewrite import put, rewrite_line
from industriforum_desktop.store.undo import Words


@pytest.fixture
def item_id(demo: ForumFile) -> int:
    meeting = demo.meeting("2023-3")
    assert meeting is not None
    return next(item.id for item in meeting.items if any(o.receivers for o in item.outcomes))


def _lines(path: Path, item_id: int) -> tuple[list[str], dict[str, str]]:
    file = ForumFile.open(path)
    try:
        item = next(i for m in file.meetings() for i in m.items if i.id == item_id)
        assert item.note is not None
        return item.note.text.split("\n"), {outcome.id: outcome.line for outcome in item.outcomes}
    finally:
        file.close()


def put_back(path: Path, done: Words) -> bool:
    connection = connect(path)
    try:
        with connection:
            return put(connection, done, back=True)
    finally:
        connection.close()


def test_the_row_follows_and_stays_the_same_row(demo: ForumFile, demo_path: Path, item_id: int) -> None:
    demo.close()
    lines, rows = _lines(demo_path, item_id)
    number = next(n for n, line in enumerate(lines) if line.startswith("->"))
    rewrite_line(demo_path, item_id, number, "-> IUC: 😀 göra om senast 15 november")
    after, after_rows = _lines(demo_path, item_id)
    assert after == [*lines[:number], "-> IUC: 😀 göra om senast 15 november", *lines[number + 1 :]]
    assert after_rows.keys() == rows.keys()
    assert check(demo_path) == []


@pytest.mark.parametrize("number", [0, -1])
def test_an_empty_line_takes_the_line_away(demo: ForumFile, demo_path: Path, item_id: int, number: int) -> None:
    demo.close()
    lines, _rows = _lines(demo_path, item_id)
    rewrite_line(demo_path, item_id, number % len(lines), "")
    after, _rows = _lines(demo_path, item_id)
    del lines[number]
    assert after == lines
    assert check(demo_path) == []


@pytest.mark.parametrize("line", ["-> IUC: 😀 göra om senast 15 november", ""])
@pytest.mark.parametrize("number", [0, 1, -1])
def test_a_rewriting_can_be_taken_back(
    demo: ForumFile, demo_path: Path, item_id: int, number: int, line: str
) -> None:
    demo.close()
    before, rows = _lines(demo_path, item_id)
    done = rewrite_line(demo_path, item_id, number % len(before), line)
    assert put_back(demo_path, done)
    assert _lines(demo_path, item_id) == (before, rows)
    assert check(demo_path) == []


def test_a_rewriting_is_not_taken_back_over_later_ones(demo: ForumFile, demo_path: Path, item_id: int) -> None:
    demo.close()
    done = rewrite_line(demo_path, item_id, 0, "ett")
    rewrite_line(demo_path, item_id, 0, "två")
    assert not put_back(demo_path, done)
    assert _lines(demo_path, item_id)[0][0] == "två"


def test_final_minutes_are_not_rewritten(demo: ForumFile, demo_path: Path, item_id: int) -> None:
    before, _rows = _lines(demo_path, item_id)
    done = rewrite_line(demo_path, item_id, 0, before[0])
    with demo.change("slutför"):
        meeting = demo.meeting("2023-3")
        assert meeting is not None
        record.make_final(meeting, b"%PDF", "", datetime(2023, 9, 20, 12, 0))
    with pytest.raises(RuleBroken):
        rewrite_line(demo_path, item_id, 0, "annat")
    with pytest.raises(RuleBroken):
        put_back(demo_path, done)
    assert _lines(demo_path, item_id)[0] == before
