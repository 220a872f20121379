"""The shortcut card: one page to lay beside the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from industriforum_desktop.i18n import Language
from industriforum_desktop.papers.document import Block, Column, Document, Heading, Paragraph, Run, Table

Pairs = Sequence[tuple[str, str]]


def card(lines: Pairs, groups: Sequence[tuple[str, Pairs]], accent: str, language: Language) -> Document:
    """The card for these line signs with what they are, and groups of keys with what they do."""
    _ = language.gettext
    title = _("Live minutes: signs and keys")
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(_("The first sign of a line says what it is. All that is typed is saved by itself.")),
        _table(_("A line that begins with"), _("is"), lines),
    ]
    for name, keys in groups:
        blocks += [Heading(2, name), _table(_("Keys"), _("What they do"), keys)]
    return Document(title=title, blocks=tuple(blocks), language=language.tag, accent=accent)


def _table(left: str, right: str, rows: Pairs) -> Table:
    """Two pairs in each row, so that the card is one page; they are read along the rows."""
    pairs = [*rows, *([("", "")] * (len(rows) % 2))]
    heads = (Column(left, kind="fit"), Column(right, weight=1))
    return Table(
        heads * 2,
        tuple(
            (_keys(one[0]), one[1], _keys(other[0]), other[1])
            for one, other in zip(pairs[::2], pairs[1::2], strict=True)
        ),
    )


def _keys(text: str) -> tuple[Run, ...]:
    return (Run(text, bold=True),)
