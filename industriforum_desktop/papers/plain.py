"""A paper as pleasant plain text, for the body of a letter."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from industriforum_desktop.papers.document import (
    Block,
    Box,
    BulletList,
    Document,
    Field,
    Figure,
    Heading,
    KeepTogether,
    KeyValues,
    NumberedList,
    Paragraph,
    Signature,
    Table,
    cell_blocks,
    letterhead,
    list_marks,
    plain,
)
from industriforum_desktop.papers.text import clean

WIDTH = 76
RULES = {1: "=", 2: "-"}


def render(document: Document) -> str:
    """The whole paper, wrapped at 76 characters; a word that is longer stays whole."""
    lines = [" · ".join(text for _part, text in letterhead(document))]
    for block in document.blocks:
        found = list(_block(block))
        if found:
            lines += ["", *found]
    return "\n".join(lines).strip() + "\n"


def _wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    begin = indent if first is None else first
    lines: list[str] = []
    for n, line in enumerate(text.split("\n")):
        found = wrap(
            line,
            WIDTH,
            initial_indent=indent if n else begin,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += found or [""]
    return lines


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            text = " ".join(f"{clean(block.number)} {plain(block.text)}".split())
            yield from _wrapped(text)
            if block.level in RULES:
                yield RULES[block.level] * min(len(text), WIDTH)
        case Paragraph():
            yield from _wrapped(" ".join(filter(None, (clean(block.number), plain(block.text)))))
        case BulletList() | NumberedList():
            yield from _list(block)
        case Table():
            yield from _table(block)
        case KeyValues():
            yield from _pairs(block)
        case Box() | KeepTogether():
            if isinstance(block, Box):
                yield from _wrapped(plain(block.title))
            yield from _blocks(block.blocks)
        case Figure():
            yield from _wrapped("\n".join(filter(None, (plain(block.caption), clean(block.alt)))))
        case Signature():
            yield f"{clean(block.label)}: ______________________ {clean(block.name)}".rstrip()
        case Field():
            yield from block.printed()
            yield from ["_" * WIDTH] * block.rows


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for n, block in enumerate(blocks):
        if n:
            yield ""
        yield from _block(block)


def _pairs(block: KeyValues) -> Iterator[str]:
    for label, value in block.pairs:
        yield from _wrapped(f"{clean(label)}: {_cell(value)}", "    ", "")


def _list(block: BulletList | NumberedList, depth: int = 0) -> Iterator[str]:
    for mark, item in list_marks(block, depth):
        begin = "  " * depth + f"{mark} "
        text = " ".join(filter(None, (clean(item.number), plain(item.text))))
        yield from _wrapped(text, " " * len(begin), begin)
        for child in item.children:
            yield from _list(child, depth + 1)


def _table(table: Table) -> Iterator[str]:
    """Each row as its cells with their heads: columns would be broken by any proportional face."""
    if table.caption:
        yield from _wrapped(plain(table.caption))
    heads = [clean(column.head) for column in table.columns]
    if not table.rows:
        yield from _wrapped(" | ".join(heads))
    for n, row in enumerate(table.rows):
        if n:
            yield ""
        for head, cell in zip(heads, row, strict=True):
            text = _cell(cell)
            if text or head:
                yield from _wrapped(f"{head}: {text}".strip() if head else text, "    ", "")
    for note in table.notes:
        yield from _wrapped(plain(note))


def _cell(content: object) -> str:
    lines = [line.strip() for block in cell_blocks(content) for line in _block(block)]  # type: ignore[arg-type]
    return " ".join(line for line in lines if line)
