"""Text counted in UTF-16 code units, as the editor counts it: an emoji is two."""

from __future__ import annotations

HIGH, LOW = range(0xD8, 0xDC), range(0xDC, 0xE0)
"""The upper byte of the first and of the second half of what takes two units."""


class Text:
    """A text that is changed again and again: a change costs what it touches, not the whole text."""

    def __init__(self, text: str) -> None:
        self._units = bytearray(text.encode("utf-16-le", "surrogatepass"))

    def __str__(self) -> str:
        return self._units.decode("utf-16-le", "replace")

    def __len__(self) -> int:
        return len(self._units) // 2

    def part(self, start: int, end: int) -> str:
        """The text from `start` up to `end`. Raises ValueError when that is not inside the text."""
        if not 0 <= start <= end <= len(self):
            raise ValueError(f"no part {start}–{end} in a text of {len(self)} units")
        return self._units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")

    def replace(self, position: int, removed: int, inserted: str) -> None:
        """Put `inserted` in place of `removed` units at `position`.

        Half an emoji, which no text can hold, becomes U+FFFD. Raises ValueError when the place is not inside the
        text.
        """
        units = self._units
        start, end = 2 * position, 2 * (position + removed)
        if position < 0 or removed < 0 or end > len(units):
            raise ValueError(f"change at {position}+{removed} in a text of {len(self)} units")
        new = inserted.encode("utf-16-le", "surrogatepass")
        units[start:end] = new
        # Halves can only have come about in what is new and beside it.
        first, last = max(0, start - 2), min(len(units), start + len(new) + 2)
        if first and _is(units, first, LOW):
            first -= 2
        if last < len(units) and _is(units, last - 2, HIGH):
            last += 2
        part = bytes(units[first:last])
        whole = part.decode("utf-16-le", "replace").encode("utf-16-le")
        if whole != part:
            units[first:last] = whole


def _is(units: bytearray, at: int, half: range) -> bool:
    return at >= 0 and units[at + 1] in half


def replace(text: str, position: int, removed: int, inserted: str) -> str:
    """The text with `removed` units at `position` replaced, as Text does it."""
    changed = Text(text)
    changed.replace(position, removed, inserted)
    return str(changed)


def length(text: str) -> int:
    """Number of UTF-16 code units."""
    return len(text) + sum(letter > "\uffff" for letter in text)
