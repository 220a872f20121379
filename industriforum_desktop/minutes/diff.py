"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_PARTS = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
_MOST = 4_000_000
"""Stretches whose lengths multiply to more than this are not compared within: it would take too long."""


class Change(Enum):
    """What happened to a piece on the way from the first text to the second."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A stretch of text. The pieces that were not added make the first text, those not removed the second."""

    text: str
    change: Change


def compare(before: str, after: str) -> list[Piece]:
    """Both texts at once, in pieces: lines first, then the words of lines that are not the same."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return list(_joined(_lines(old, new)))


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for same, a, b in _blocks(old, new):
        if same:
            yield Piece("".join(a), Change.SAME)
        else:
            for alike, was, now in _blocks(_PARTS.findall("".join(a)), _PARTS.findall("".join(b))):
                if alike:
                    yield Piece("".join(was), Change.SAME)
                else:
                    yield Piece("".join(was), Change.REMOVED)
                    yield Piece("".join(now), Change.ADDED)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Stretches that are the same in both, and those that are not, in order."""
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield True, old[:head], new[:head]
    was, now = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(was) * len(now) > _MOST:
        yield False, was, now
    else:
        for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            yield kind == "equal", was[a:b], now[c:d]
    yield True, old[len(old) - tail :], new[len(new) - tail :]


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Without empty pieces, and neighbours of the same kind as one."""
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None and last.change is piece.change:
            last = Piece(last.text + piece.text, piece.change)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last
