"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby

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
            yield from _words("".join(a), "".join(b))


def _words(old: str, new: str) -> Iterator[Piece]:
    """Words that changed beside one another are one stretch, with the spaces that stand between them."""
    was = now = gap = ""
    for alike, a, b in _blocks(_PARTS.findall(old), _PARTS.findall(new)):
        same = "".join(a)
        if not alike:
            was, now, gap = was + gap + same, now + gap + "".join(b), ""
        elif (was or now) and not same.strip(" "):
            gap += same
        else:
            yield from (Piece(was, Change.REMOVED), Piece(now, Change.ADDED), Piece(gap + same, Change.SAME))
            was = now = gap = ""
    yield from (Piece(was, Change.REMOVED), Piece(now, Change.ADDED), Piece(gap, Change.SAME))


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


def places(pieces: Iterable[Piece]) -> int:
    """At how many places the texts differ: words that others have taken the place of are one."""
    return sum(differs for differs, _stretch in groupby(piece.change is not Change.SAME for piece in pieces))


def apart(pieces: Sequence[Piece], n: int) -> str:
    """What is to be shown before a piece so that a word does not run into the one that it took the place of."""
    before, piece = pieces[max(n - 1, 0)], pieces[n]
    replaced = (before.change, piece.change) == (Change.REMOVED, Change.ADDED)
    return " " if replaced and before.text[-1:].strip() and piece.text[:1].strip() else ""


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
