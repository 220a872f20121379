"""A line rewritten outside the live view is as good as one typed in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from industriforum_desktop.store.check import check
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.rewrite import rewrite_line


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
