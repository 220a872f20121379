"""Where the lines of a text are after it was changed."""

from __future__ import annotations

from collections.abc import Sequence

from industriforum_desktop.minutes import utf16


class Lines:
    """Follows lines by their numbers through a text's changes, so that a line is itself however it is reworded.

    Give `change` each change before it is made; `now` tells where the lines are that are left.
    """

    def __init__(self, text: str) -> None:
        self._was: list[int | None] = list(range(text.count("\n") + 1))

    @property
    def now(self) -> dict[int, int]:
        """Each line's number at first, to its number now; without the lines that are gone."""
        return {was: n for n, was in enumerate(self._was) if was is not None}

    def change(self, text: utf16.Text, position: int, removed: int, inserted: str) -> None:
        """In `text`, `removed` UTF-16 units at `position` are going to be replaced.

        Raises ValueError when the place is not inside the text.
        """
        gone = text.part(position, position + removed)
        if "\n" not in gone and "\n" not in inserted:
            return
        before, after = text.part(0, position), text.part(position + removed, len(text))
        same = _alike(gone, inserted)
        before, gone, inserted = before + gone[:same], gone[same:], inserted[same:]
        same = _alike(gone[::-1], inserted[::-1])
        after = gone[len(gone) - same :] + after
        gone, inserted = gone[: len(gone) - same], inserted[: len(inserted) - same]
        head, tail = before.rpartition("\n")[2], after.partition("\n")[0]
        old, new = f"{head}{gone}{tail}".split("\n"), f"{head}{inserted}{tail}".split("\n")
        first = before.count("\n")
        here = slice(first, first + len(old))
        self._was[here] = _owners(self._was[here], old, new, begins=not head, ends=not tail)


def _owners(
    was: list[int | None], old: Sequence[str], new: Sequence[str], *, begins: bool, ends: bool
) -> list[int | None]:
    """Which of the old lines the new ones are.

    `begins` when nothing of the first old line stays before the change, `ends` when nothing of the last stays
    after it. A line that stays whole is itself wherever it is pushed; else a line is where its beginning is.
    """
    above = _alike(old, new)
    below = min(_alike(old[::-1], new[::-1]), len(old) - above, len(new) - above)
    left = was[above : len(was) - below]
    owners: list[int | None] = [None] * (len(new) - above - below)
    if left and owners:
        if not begins or ends:
            owners[0] = left[0]
        if not ends and (begins or len(left) > 1) and (begins or len(owners) > 1):
            owners[-1] = left[-1]
    return [*was[:above], *owners, *was[len(was) - below :]]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts both begin with."""
    n = 0
    for part, its in zip(one, other, strict=False):
        if part != its:
            break
        n += 1
    return n
