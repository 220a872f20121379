"""A table of contents for a long paper: its sections with their pages, each a link (TOC; ISO 32000-1, 14.8.4.4)."""

from __future__ import annotations

from dataclasses import dataclass

from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.canvas import Glyphs, TaggedCanvas
from industriforum_desktop.papers.pdf.flowables import Bookmark, Label, Piece, Stack, TextPiece
from industriforum_desktop.papers.pdf.fonts import cut
from industriforum_desktop.papers.pdf.lines import Span
from industriforum_desktop.papers.pdf.structure import Node
from industriforum_desktop.papers.pdf.theme import INK, Colour
from industriforum_desktop.papers.text import bind

_LONGEST_WITHOUT = 8
_FEWEST_SECTIONS = 6
_NUMBER_COLUMN = 36.0
_SECTION_LEVEL = 1


class Entry(Piece):
    """One section: its title and, from `pages_of` on, its page; all of it leads there."""

    def __init__(self, title: TextPiece, link: Node, target: int, shown: str) -> None:
        self._title = title
        self._link = link
        self.target = target
        self._shown = shown
        self.page = 0
        self.after = 3.5

    def height(self, width: float) -> float:
        return self._title.height(width - _NUMBER_COLUMN)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._title.draw(canvas, x, top, width - _NUMBER_COLUMN)
        style, face, number = theme.BODY, cut("Regular"), str(self.page)
        lines = self._title.lines(width - _NUMBER_COLUMN)
        y = self._title.baseline(top) - (len(lines) - 1) * style.leading
        left = x + width - face.width(number) * style.size
        start = x + lines[-1].width + 8
        if left - 8 > start:
            with canvas.artifact():
                canvas.fill(start, y, left - 8 - start, 0.4, theme.HAIRLINE)
        canvas.text([Glyphs(left, y, number, face, style.size, INK, self._link)])
        height = self.height(width)
        canvas.jump(self._link, (x, top - height, width, height), self._shown, self.target)


@dataclass
class Contents:
    """The pieces of a table of contents; `entries` are those that lead somewhere."""

    pieces: list[Piece]
    entries: list[Entry]

    def number(self, pages: list[Stack]) -> None:
        """Note on which of these pages each section begins."""
        found = [number for number, page in enumerate(pages, 1) for _bookmark in page.bookmarks()]
        for entry in self.entries:
            entry.page = found[entry.target]


def is_wanted(pages: list[Stack]) -> bool:
    """Whether a paper on these pages is long, is one paper, and has sections enough."""
    levels = [bookmark.level for page in pages for bookmark in page.bookmarks()]
    sections = levels.count(_SECTION_LEVEL)
    return len(pages) > _LONGEST_WITHOUT and levels.count(0) == 1 and sections >= _FEWEST_SECTIONS


def contents(pages: list[Stack], title: str, language: str, accent: Colour, parent: Node, place: int) -> Contents:
    """The table of contents of these pages. Its node becomes the parent's kid number `place`."""
    node = Node("TOC")
    node.parent, node.placed = parent, True
    parent.kids.insert(place, node)
    head = TextPiece([Span(title, Node("Caption", node))], theme.HEADINGS[2], language)
    head.keep = True
    bookmarks = [bookmark for page in pages for bookmark in page.bookmarks()]
    entries = [
        _entry(bookmark, target, language, accent, node)
        for target, bookmark in enumerate(bookmarks)
        if bookmark.level == _SECTION_LEVEL
    ]
    return Contents([head, *entries], entries)


def _entry(bookmark: Bookmark, target: int, language: str, accent: Colour, parent: Node) -> Entry:
    item = Node("TOCI", parent)
    labels = []
    if bookmark.number:
        span = Span(f"{bookmark.number} ", Node("Lbl", item), colour=accent)
        labels.append(Label.of(span, theme.BODY, theme.NUMBER_LEFT))
    link = Node("Link", Node("Reference", item))
    span = Span(f"{bind(bookmark.title)} ", link, colour=INK)
    return Entry(TextPiece([span], theme.BODY, language, 0, labels), link, target, bookmark.title)
