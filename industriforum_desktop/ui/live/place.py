"""A place in a meeting's notes, for pages that lead there."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A meeting, the number of an item on its agenda (from 1), and of a line in the item's notes (from 0)."""

    meeting_id: int
    item: int
    line: int
