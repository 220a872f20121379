"""A paper as meaning: a closed set of blocks that every renderer takes. No fonts, no engine, no file.

A paper module builds a `Document`; `papers.pdf` draws and tags it. Text is either a `str` or a tuple of `Run`s
and is never markup: what was typed is what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from industriforum_desktop.papers.figures import Chart
from industriforum_desktop.papers.text import clean

LINK_SCHEMES = ("https://", "http://", "mailto:")
OPEN_BOX = "☐"


@dataclass(frozen=True)
class Run:
    """A stretch of text with one look. `link` must be https, http or mailto; `lang` is a tag such as "en"."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    lang: str = ""

    def __post_init__(self) -> None:
        if self.link and not self.link.lower().startswith(LINK_SCHEMES):
            raise ValueError(f"link {self.link!r} must begin with one of {', '.join(LINK_SCHEMES)}")


Text: TypeAlias = str | tuple[Run, ...]


def runs(text: Text) -> tuple[Run, ...]:
    """The text as runs."""
    return (Run(text),) if isinstance(text, str) else text


def plain(text: Text) -> str:
    """The text's cleaned characters, without looks."""
    return "".join(clean(run.text) for run in runs(text))


@dataclass(frozen=True)
class Heading:
    """Level 1 is the paper's title, 2 a section, 3 a part of one. `number` hangs in the margin."""

    level: Literal[1, 2, 3]
    text: Text
    number: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text. "lead" opens a paper, "small" is for notes. A line end in the text is kept.

    `number` hangs in the margin, so that the paragraph can be referred to.
    """

    text: Text
    style: Literal["normal", "lead", "small"] = "normal"
    number: str = ""


@dataclass(frozen=True)
class Item:
    """One item of a list, with lists of its own below it. `number` hangs in the margin, as a paragraph's does."""

    text: Text
    children: tuple[BulletList | NumberedList, ...] = ()
    number: str = ""


ListItem: TypeAlias = Text | Item


@dataclass(frozen=True)
class BulletList:
    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class NumberedList:
    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True)
class Column:
    """A table's column.

    kind "fit" is as wide as its longest content and never wraps (times, dates, numbers); "text" shares what
    is left: by `weight` when it is above 0, else by content. Weights make tables of one paper line up.
    """

    head: str
    align: Literal["left", "right"] = "left"
    kind: Literal["text", "fit"] = "text"
    weight: float = 0


@dataclass(frozen=True)
class Cell:
    """A cell of several blocks: paragraphs and lists."""

    blocks: tuple[Paragraph | BulletList | NumberedList, ...]


CellContent: TypeAlias = Text | Paragraph | Cell


def cell_blocks(content: CellContent) -> tuple[Paragraph | BulletList | NumberedList, ...]:
    """What stands in a cell, as blocks."""
    if isinstance(content, Cell):
        return content.blocks
    return (content,) if isinstance(content, Paragraph) else (Paragraph(content),)


@dataclass(frozen=True)
class Table:
    """Rows under column heads; the heads are repeated on each page. `row_heads`: the first cell heads its row.

    `hang`: the first column stands in the left margin, where headings have their numbers; for times and numbers.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[CellContent, ...], ...]
    caption: Text = ""
    notes: tuple[Text, ...] = ()
    row_heads: bool = False
    hang: bool = False

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"table row {number} has {len(row)} cells, expected {len(self.columns)}")


@dataclass(frozen=True)
class KeyValues:
    """Label and value pairs, the heading block of a paper: Tid, Plats, Närvarande."""

    pairs: tuple[tuple[str, CellContent], ...]


@dataclass(frozen=True)
class Figure:
    """A chart or picture. `alt` says all that it shows, for those who don't see it; `caption` stands above it."""

    chart: Chart
    alt: str
    caption: Text = ""

    def __post_init__(self) -> None:
        if not clean(self.alt).strip():
            raise ValueError("a figure needs a text that says what it shows")


@dataclass(frozen=True)
class Signature:
    """A line to sign on, with what it stands for above it and the name below."""

    label: str
    name: str = ""


@dataclass(frozen=True)
class Field:
    """A place to write in, or boxes to tick: on paper, and on the screen where the format can.

    `name` is what the value is read back by. A "text" has room for so many `lines`; a "choice" takes one of the
    `options` (key, words), each key of plain letters and digits; a "check" is one box with the label beside it.
    `hint` is spoken and shown when pointed at. `value` is there from the start; a `fixed` one cannot be altered.
    """

    name: str
    label: str
    kind: Literal["text", "choice", "check"] = "text"
    options: tuple[tuple[str, str], ...] = ()
    lines: int = 1
    value: str = ""
    hint: str = ""
    fixed: bool = False

    def __post_init__(self) -> None:
        if (self.kind == "choice") != bool(self.options):
            raise ValueError(f"field {self.name!r}: a choice needs options, and nothing else has any")

    @property
    def rows(self) -> int:
        """How many empty lines to write on the field has where it is not one to be filled in on the screen."""
        return self.lines if self.kind == "text" and not self.value else 0

    def printed(self) -> Iterator[str]:
        """The field as lines of text, where it can't be filled in on the screen."""
        if self.kind == "check":
            yield f"{OPEN_BOX} {clean(self.label)}"
            return
        yield " ".join(part for part in (clean(self.label), clean(self.value)) if part)
        for _key, shown in self.options:
            yield f"{OPEN_BOX} {clean(shown)}"


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Box:
    """A tinted box with a title (a heading of `level`, or a plain line when the level is 0) and blocks.

    A `quiet` box is only marked by a bar at its left: for what must be found again in running text.
    """

    title: Text
    blocks: tuple[Block, ...]
    level: Literal[0, 2, 3] = 2
    quiet: bool = False


@dataclass(frozen=True)
class KeepTogether:
    """Blocks that move to the next page together where they do not fit; longer than a page, they break."""

    blocks: tuple[Block, ...]


Block: TypeAlias = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | KeyValues
    | Box
    | Figure
    | Signature
    | Field
    | KeepTogether
    | PageBreak
)


@dataclass(frozen=True)
class Labels:
    """The renderer's own words, in the paper's language."""

    page: str = "Sida {page} av {pages}"
    reference: str = "Dnr"
    contents: str = "Innehåll"


@dataclass(frozen=True)
class Document:
    """A paper.

    `title` names the file in readers and the head of page 2 on; the visible title is the first Heading of
    level 1. `kind`, `date`, `reference` (diarienummer) and `status` (such as UTKAST) stand in the head of page 1.
    Raises ValueError for headings out of order (PDF/UA-1, 7.4.2), a colour that is none, an empty title.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "sv-SE"
    kind: str = ""
    date: str = ""
    reference: str = ""
    status: str = ""
    forum: str = ""
    logo: bytes | None = None
    accent: str = "#B3122B"
    footer: str = ""
    author: str = ""
    created: datetime = field(default_factory=lambda: datetime.now().astimezone())
    labels: Labels = Labels()

    def __post_init__(self) -> None:
        if not clean(self.title).strip():
            raise ValueError("a document needs a title")
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", self.accent):
            raise ValueError(f"accent colour {self.accent!r} is not of the form #RRGGBB")
        level = 0
        for heading in _heading_levels(self.blocks):
            if heading > level + 1:
                raise ValueError(f"a heading of level {heading} cannot follow level {level}")
            level = heading


def _heading_levels(blocks: tuple[Block, ...]) -> Iterator[int]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block.level
        elif isinstance(block, Box):
            if block.level:
                yield block.level
            yield from _heading_levels(block.blocks)
        elif isinstance(block, KeepTogether):
            yield from _heading_levels(block.blocks)


def letterhead(document: Document) -> Iterator[tuple[str, str]]:
    """What the head of page 1 says, in reading order, as (part, text)."""
    reference = f"{document.labels.reference} {document.reference}".strip() if document.reference else ""
    for part, text in (
        ("forum", document.forum),
        ("kind", document.kind),
        ("status", document.status),
        ("date", document.date),
        ("reference", reference),
    ):
        if clean(text).strip():
            yield part, clean(text)


def plain_text(document: Document) -> str:
    """The whole paper in reading order, one line a paragraph, item or cell, cleaned and without looks."""
    lines = [text for _part, text in letterhead(document)]
    lines.extend(_lines(document.blocks))
    return "\n".join(lines)


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _block_lines(block)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{clean(block.number)} {plain(block.text)}".strip()
        case Paragraph():
            yield f"{clean(block.number)} {plain(block.text)}" if block.number else plain(block.text)
        case BulletList() | NumberedList():
            yield from _list_lines(block)
        case Table():
            yield from _table_lines(block)
        case KeyValues():
            for label, value in block.pairs:
                yield clean(label)
                yield from _lines(cell_blocks(value))
        case Box():
            yield plain(block.title)
            yield from _lines(block.blocks)
        case KeepTogether():
            yield from _lines(block.blocks)
        case Figure():
            yield from filter(None, (plain(block.caption), clean(block.alt)))
        case Signature():
            yield from filter(None, (clean(block.label), clean(block.name)))
        case Field():
            yield clean(block.label)
            yield from (clean(shown) for _key, shown in block.options)


def list_marks(block: BulletList | NumberedList, depth: int = 0) -> Iterator[tuple[str, Item]]:
    """Each item with the mark before it; `depth` is the number of lists round this one."""
    for number, item in enumerate(block.items, block.start if isinstance(block, NumberedList) else 0):
        mark = f"{number}." if isinstance(block, NumberedList) else "–" if depth % 2 else "•"
        yield mark, item if isinstance(item, Item) else Item(item)


def _list_lines(block: BulletList | NumberedList, depth: int = 0) -> Iterator[str]:
    for mark, item in list_marks(block, depth):
        yield f"{mark} {clean(item.number)} {plain(item.text)}" if item.number else f"{mark} {plain(item.text)}"
        for child in item.children:
            yield from _list_lines(child, depth + 1)


def _table_lines(table: Table) -> Iterator[str]:
    if table.caption:
        yield plain(table.caption)
    for column in table.columns:
        yield clean(column.head)
    for row in table.rows:
        for cell in row:
            yield from _lines(cell_blocks(cell))
    for note in table.notes:
        yield plain(note)
