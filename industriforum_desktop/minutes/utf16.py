"""Text counted in UTF-16 code units, as the editor counts it: an emoji is two."""

from __future__ import annotations


def replace(text: str, position: int, removed: int, inserted: str) -> str:
    """The text with `removed` units at `position` replaced.

    Half an emoji, which no text can hold, becomes U+FFFD. Raises ValueError when the place is not inside the
    text.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = 2 * position, 2 * (position + removed)
    if position < 0 or removed < 0 or end > len(units):
        raise ValueError(f"change at {position}+{removed} in a text of {len(units) // 2} units")
    joined = units[:start] + inserted.encode("utf-16-le", "surrogatepass") + units[end:]
    return joined.decode("utf-16-le", "replace")


def length(text: str) -> int:
    """Number of UTF-16 code units."""
    return len(text) + sum(letter > "\uffff" for letter in text)
