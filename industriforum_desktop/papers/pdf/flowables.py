"""What stands on a page: pieces that know their height, break at a good place and draw themselves.

A piece answers one question, `take(width, room)`: what of you fits, and what is left? Nothing is drawn before
all pages are laid out, so the number of pages is known when the first is drawn. Nodes of the structure tree
travel with the pieces; a piece in three parts draws into the same node three times.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from industriforum_desktop.papers.pdf.canvas import Glyphs, TaggedCanvas
from industriforum_desktop.papers.pdf.lines import (
    Atom,
    Line,
    Span,
    Word,
    break_lines,
    drawn_atoms,
    natural_width,
    rtl_units,
    widest_word,
    words,
)
from industriforum_desktop.papers.pdf.theme import LINK, Colour, Style

Parts: TypeAlias = "tuple[Piece | None, Piece | None]"
_ROUNDING = 0.01


class Bookmark(NamedTuple):
    """A heading for the outline; levels count from 0."""

    number: str
    title: str
    level: int


class Piece:
    """Base of all pieces. `before` and `after` are distances to the neighbours, of which the larger counts.

    `keep`: never the last on a page when something follows. `on_grid`: begins on the page's grid of lines.
    `is_sheet`: alone on a page, it has the whole sheet for itself and stands in its middle.
    """

    before: float = 0
    after: float = 0
    keep: bool = False
    on_grid: bool = False
    is_sheet: bool = False

    def height(self, width: float) -> float:
        """Height at this width."""
        raise NotImplementedError

    def take(self, width: float, room: float, force: bool = False) -> Parts:
        """What fits into `room`, and the rest; either can be None. With `force` something must be taken."""
        fits = force or self.height(width) <= room + _ROUNDING
        return (self, None) if fits else (None, self)

    def natural(self) -> tuple[float, float]:
        """The least width that breaks no word, and the width at which nothing wraps."""
        return 0, 0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner at (x, top)."""
        raise NotImplementedError

    def is_one_line(self, width: float) -> bool:
        """Whether this is a paragraph of one line."""
        return False

    def bookmarks(self) -> Iterator[Bookmark]:
        """The headings inside, in the order in which they are drawn."""
        yield from ()

    def as_repeated(self) -> None:
        """Draw as an artifact from now on: the same content has been tagged before."""


@dataclass(frozen=True)
class Label:
    """What stands before a paragraph's first line: a bullet, or a number in the margin."""

    atoms: list[Atom]
    style: Style
    offset: float

    @classmethod
    def of(cls, span: Span, style: Style, offset: float) -> Label:
        return cls(drawn_atoms(words([span], style)), style, offset)


class TextPiece(Piece):
    """A paragraph, heading or list item's text. Two lines at least stay together at a break.

    Only the lines of the width last asked for are kept: words are many times larger.
    """

    def __init__(
        self, spans: list[Span], style: Style, language: str, indent: float = 0, labels: Sequence[Label] = ()
    ) -> None:
        self._spans: list[Span] | None = spans
        self._words: list[Word] | None = None
        self._style = style
        self._language = language
        self._indent = indent
        self._labels = labels
        self._lines: list[Line] = []
        self._width: float | None = None
        self._repeated = False
        self.before = style.before
        self.after = style.after
        self.on_grid = style.on_grid
        self.bookmark: Bookmark | None = None

    def _take_words(self) -> list[Word]:
        found, self._words = self._words, None
        if found is None:
            if self._spans is None:
                raise LookupError("a part of a paragraph stays as wide as the whole was")
            found = words(self._spans, self._style)
        return found

    def lines(self, width: float) -> list[Line]:
        if width != self._width:
            measure = max(width - self._indent, 1)
            self._lines = break_lines(self._take_words(), self._style, measure, self._language)
            self._width = width
        return self._lines

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self._style.leading

    def natural(self) -> tuple[float, float]:
        text = self._words = self._take_words()
        return widest_word(text) + self._indent, natural_width(text) + self._indent

    def take(self, width: float, room: float, force: bool = False) -> Parts:
        lines = self.lines(width)
        count = int((room + _ROUNDING) / self._style.leading)
        if count >= len(lines):
            return self, None
        if force:
            count = max(count, 1)
            if count >= len(lines):
                return self, None
        else:
            count = min(count, len(lines) - 2)
            if count < 2:
                return None, self
        return self._part(width, lines[:count], True), self._part(width, lines[count:], False)

    def _part(self, width: float, lines: list[Line], first: bool) -> TextPiece:
        part = TextPiece([], self._style, self._language, self._indent, self._labels if first else ())
        part._spans = None
        part._lines, part._width = lines, width
        part._repeated = self._repeated
        part.bookmark = self.bookmark if first else None
        if first:
            part.before, part.after = self.before, 0
        else:
            part.before, part.after, part.keep = 0, self.after, self.keep
        return part

    def is_one_line(self, width: float) -> bool:
        return len(self.lines(width)) == 1

    def bookmarks(self) -> Iterator[Bookmark]:
        if self.bookmark:
            yield self.bookmark

    def baseline(self, top: float) -> float:
        """The first line's, where the paragraph begins at `top`."""
        return top - (self._style.leading - self._style.size) / 2 - 0.76 * self._style.size

    def as_repeated(self) -> None:
        self._repeated = True
        self.bookmark = None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        style = self._style
        lines = self.lines(width)
        baseline = self.baseline(top)
        if self.bookmark:
            shown = f"{self.bookmark.number} {self.bookmark.title}".strip()
            canvas.bookmark(shown, self.bookmark.level, top + 6)
        glyphs: list[Glyphs] = []
        links: list[LinkPart] = []
        for label in self._labels:
            at = x + label.offset
            for atom in label.atoms:
                glyphs.extend(self._glyphs(at, baseline, atom, label.style))
                at += atom.width
        for number, line in enumerate(lines):
            at = x + self._indent
            if style.align == "right":
                at = x + width - line.width
            for atom in line.atoms:
                y = baseline - number * style.leading
                glyphs.extend(self._glyphs(at, y, atom, style))
                if atom.node.uri and not self._repeated:
                    links.append(LinkPart(atom, at, y))
                at += atom.width
        canvas.text(glyphs)
        _draw_links(canvas, links, style.size)

    def _glyphs(self, x: float, y: float, atom: Atom, style: Style) -> Iterator[Glyphs]:
        node = None if self._repeated else atom.node
        colour = atom.colour or style.colour
        if not atom.rtl:
            yield Glyphs(x, y, atom.text, atom.font, style.size, colour, node, atom.actual)
            return
        x += atom.width
        for drawn, typed in rtl_units(atom.text, atom.font):
            x -= atom.font.width(drawn) * style.size
            actual = None if drawn == typed else typed
            yield Glyphs(x, y, drawn, atom.font, style.size, colour, node, actual)


class LinkPart(NamedTuple):
    """A part of a link where it was drawn, on the baseline."""

    atom: Atom
    x: float
    y: float


def _draw_links(canvas: TaggedCanvas, links: list[LinkPart], size: float) -> None:
    """Underline each part of a link and make it active; one annotation for each link on each line."""
    areas: dict[tuple[int, float], list[LinkPart]] = {}
    for part in links:
        areas.setdefault((id(part.atom.node), part.y), []).append(part)
    for parts in areas.values():
        first, last = parts[0], parts[-1]
        node = first.atom.node
        trailing = len(last.atom.text) - len(last.atom.text.rstrip(" "))
        width = last.x + last.atom.width - first.x - trailing * last.atom.font.width(" ") * size
        with canvas.artifact():
            canvas.fill(first.x, first.y - 1.6, width, 0.5, LINK)
        shown = "".join(part.atom.text for part in parts).strip()
        contents = shown if shown == node.uri else f"{shown} ({node.uri})"
        canvas.link(node, first.x, first.y - 0.25 * size, width, size * 1.15, contents)


class Rule(Piece):
    """A horizontal line, decoration. `length` 0 means the whole width."""

    def __init__(self, colour: Colour, thickness: float, length: float = 0, space: float = 0) -> None:
        self._colour = colour
        self._thickness = thickness
        self._length = length
        self._space = space

    def height(self, width: float) -> float:
        return self._space + self._thickness

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            y = top - self._space - self._thickness
            canvas.fill(x, y, self._length or width, self._thickness, self._colour)


class Break(Piece):
    """The page ends here."""

    def height(self, width: float) -> float:
        return 0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        pass


class Stack(Piece):
    """Pieces one below the other. `whole`: not broken while it can go to the next page in one.

    `grid`: the distance of the lines on which running text stands, from the stack's top; 0 for none.
    """

    def __init__(self, pieces: list[Piece], whole: bool = False, grid: float = 0) -> None:
        self.pieces = pieces
        self.whole = whole
        self._grid = grid
        self.on_grid = bool(pieces) and pieces[0].on_grid
        self.before = pieces[0].before if pieces else 0
        self.after = pieces[-1].after if pieces else 0
        self.keep = bool(pieces) and pieces[-1].keep

    def height(self, width: float) -> float:
        return self._top_of(len(self.pieces) - 1, width) + self.pieces[-1].height(width) if self.pieces else 0

    def _top_of(self, number: int, width: float) -> float:
        """Distance from the stack's top to the top of this piece."""
        distance = 0.0
        for above, below in zip(self.pieces[:number], self.pieces[1 : number + 1], strict=True):
            distance = self._below(distance + above.height(width), above, below)
        return distance

    def _below(self, distance: float, above: Piece, below: Piece) -> float:
        """Where the piece below begins when the one above ends at this distance from the top."""
        distance += max(above.after, below.before)
        if self._grid and below.on_grid:
            return math.ceil(distance / self._grid - _ROUNDING) * self._grid
        return distance

    def natural(self) -> tuple[float, float]:
        widths = [piece.natural() for piece in self.pieces] or [(0, 0)]
        return max(least for least, _ in widths), max(most for _, most in widths)

    def as_repeated(self) -> None:
        for piece in self.pieces:
            piece.as_repeated()

    def bookmarks(self) -> Iterator[Bookmark]:
        for piece in self.pieces:
            yield from piece.bookmarks()

    def take(self, width: float, room: float, force: bool = False) -> Parts:
        used = 0.0
        taken: list[Piece] = []
        for number, piece in enumerate(self.pieces):
            rest = self.pieces[number:]
            if isinstance(piece, Break):
                if taken:
                    return self._or_none(taken), self._or_none(rest[1:])
                continue
            top = self._below(used, taken[-1], piece) if taken else 0
            alone = not any(not above.keep for above in taken)
            part, left = piece.take(width, room - top, force and alone)
            if left is None:
                # Neither part nor rest: page breaks and nothing else.
                if part is not None:
                    taken.append(part)
                    used = top + part.height(width)
                continue
            if self.whole and not force:
                return None, self
            if part is not None:
                return self._or_none([*taken, part]), self._or_none([left, *rest[1:]])
            return self._break_before(taken, rest, width, force)
        return self._or_none(taken), None

    def _break_before(self, taken: list[Piece], rest: list[Piece], width: float, force: bool) -> Parts:
        """Break here, but leave no heading behind, nor a heading with a single line of what it heads."""
        heads: list[Piece] = []
        if len(taken) > 1 and taken[-2].keep and taken[-1].is_one_line(width):
            heads.insert(0, taken.pop())
        while taken and taken[-1].keep:
            heads.insert(0, taken.pop())
        if not taken and force:
            taken, heads = heads, []
        return self._or_none(taken), self._or_none([*heads, *rest])

    def _or_none(self, pieces: list[Piece]) -> Stack | None:
        return Stack(pieces, grid=self._grid) if pieces else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        distance = 0.0
        for number, piece in enumerate(self.pieces):
            if number:
                above = self.pieces[number - 1]
                distance = self._below(distance + above.height(width), above, piece)
            piece.draw(canvas, x, top - distance, width)


class Frame(Piece):
    """A box round a stack with a bar in the accent colour at its left; without a ground only the bar is drawn,
    and only the sides are padded.
    """

    BAR = 2.5

    def __init__(self, inside: Stack, ground: Colour | None, bar: Colour, padding: float = 14) -> None:
        self._inside = inside
        self._ground = ground
        self._bar = bar
        self._padding = padding
        self.before = 14 if ground else 7
        self.after = 14 if ground else 7
        self.on_grid = ground is None

    def _inner(self, width: float) -> float:
        return width - (2 if self._ground else 1) * self._padding

    @property
    def _above_and_below(self) -> float:
        return 2 * self._padding - 3 if self._ground else 0

    def height(self, width: float) -> float:
        return self._inside.height(self._inner(width)) + self._above_and_below

    def take(self, width: float, room: float, force: bool = False) -> Parts:
        part, rest = self._inside.take(self._inner(width), room - self._above_and_below, force)
        return self._framed(part), self._framed(rest)

    def bookmarks(self) -> Iterator[Bookmark]:
        yield from self._inside.bookmarks()

    def _framed(self, piece: Piece | None) -> Frame | None:
        return None if piece is None else Frame(_as_stack(piece), self._ground, self._bar, self._padding)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        with canvas.artifact():
            if self._ground:
                canvas.fill(x, top - height, width, height, self._ground)
            canvas.fill(x, top - height, self.BAR, height, self._bar)
        above = self._padding - 2 if self._ground else 0
        self._inside.draw(canvas, x + self._padding, top - above, self._inner(width))


def _as_stack(piece: Piece) -> Stack:
    return piece if isinstance(piece, Stack) else Stack([piece])
