"""Which structure elements a paper must have, told from its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from industriforum_desktop.papers import document as paper
from industriforum_desktop.papers.text import clean

TOLD = {"/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Form"}
"""The roles that are told of, besides "/H" for headings of any level."""


def _visible(text: str) -> bool:
    return bool(re.sub("[\u200d\ufe00-\ufe0f\u034f\U000e0100-\U000e01ef]", "", clean(text)).split())


def expected(blocks: tuple[paper.Block, ...]) -> Iterator[str]:
    """The roles of the blocks in reading order; a heading without text is none."""
    for block in blocks:
        match block:
            case paper.Heading():
                yield from ["/H"] if _visible(f"{block.number} {paper.plain(block.text)}") else []
            case paper.Box():
                yield from ["/H"] if block.level and _visible(paper.plain(block.title)) else []
                yield from expected(block.blocks)
            case paper.KeepTogether():
                yield from expected(block.blocks)
            case paper.BulletList() | paper.NumberedList():
                yield from ["/L"] if block.items else []
                for _mark, item in paper.list_marks(block):
                    yield "/LI"
                    yield from expected(item.children)
            case paper.Figure():
                yield "/Figure"
            case paper.Field():
                yield from ["/Form"] * max(len(block.options), 1)
            case paper.Table():
                yield from ("/Table", "/TR", *("/TH" for _column in block.columns))
                yield from _rows(block.rows, heads=block.row_heads)
            case paper.KeyValues():
                yield from ["/Table"] if block.pairs else []
                yield from _rows(block.pairs, heads=True)


def _rows(rows: tuple[tuple[paper.CellContent, ...], ...], *, heads: bool) -> Iterator[str]:
    for row in rows:
        yield "/TR"
        for number, cell in enumerate(row):
            yield "/TH" if heads and number == 0 else "/TD"
            yield from expected(paper.cell_blocks(cell))
