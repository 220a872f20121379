"""Pages: what stands at the head and foot of each, and which pieces stand on which."""

from __future__ import annotations

from industriforum_desktop.papers.document import Document, letterhead
from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.build import Builder
from industriforum_desktop.papers.pdf.canvas import Glyphs, TaggedCanvas
from industriforum_desktop.papers.pdf.flowables import Label, Piece, Stack, TextPiece
from industriforum_desktop.papers.pdf.fonts import cut, pieces
from industriforum_desktop.papers.pdf.metadata import line
from industriforum_desktop.papers.pdf.picture import read_picture
from industriforum_desktop.papers.pdf.structure import Node
from industriforum_desktop.papers.pdf.theme import Colour, Style

_RIGHT_COLUMN = 150.0
_LOGO_HEIGHT = 34.0


def paginate(content: Stack, width: float, rooms: tuple[float, float]) -> list[Stack]:
    """The content page by page; `rooms` are the heights of the first page and of the others."""
    found: list[Stack] = []
    rest: Piece | None = content
    while rest is not None:
        room = rooms[1] if found else rooms[0]
        part, rest = rest.take(width, room)
        if part is None and rest is not None:
            part, rest = rest.take(width, room, force=True)
        if isinstance(part, Stack):
            found.append(part)
    return found or [Stack([])]


def draw_sheet(page: Stack, canvas: TaggedCanvas) -> bool:
    """Draw a page that is a sheet of its own, without head and foot; False where it is an ordinary page.

    What stands on it is in the middle of the sheet both ways, so that it can be folded there.
    """
    if len(page.pieces) != 1 or not page.pieces[0].is_sheet:
        return False
    width = theme.PAGE_WIDTH - 2 * theme.TOP
    page.draw(canvas, theme.TOP, (theme.PAGE_HEIGHT + page.height(width)) / 2, width)
    return True


class Letterhead(Piece):
    """The head of page 1: the forum and its logo at the left, what paper this is at the right; real content."""

    def __init__(self, document: Document, builder: Builder, parent: Node) -> None:
        self._accent = builder.accent
        self._logo = read_picture(document.logo, "the logo") if document.logo else None
        self._name: TextPiece | None = None
        self._status: TextPiece | None = None
        self._right: list[Piece] = []
        for part, text in letterhead(document):
            node = Node("P", parent)
            if part == "forum":
                self._name = builder.text(text, theme.LETTERHEAD_NAME, node)
            elif part == "status":
                style = Style(8.5, 12, builder.accent, regular="Bold")
                self._status = builder.text(text, style, node)
                self._right.append(Tag(self._status, builder.accent))
            else:
                style = theme.LETTERHEAD_KIND if part == "kind" else theme.LETTERHEAD_LINE
                self._right.append(builder.text(text, style, node))
        self.after = 20

    def _columns(self, width: float) -> tuple[float, float]:
        return width - _RIGHT_COLUMN - 18, _RIGHT_COLUMN

    def height(self, width: float) -> float:
        left, right = self._columns(width)
        name = self._name.height(left) if self._name else 0
        if self._logo:
            name += _LOGO_HEIGHT + 6
        # One line more for the page number.
        beside = Stack(self._right).height(right) + theme.LETTERHEAD_LINE.leading
        return max(name, beside) + 12

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        left, right = self._columns(width)
        y = top
        if self._logo:
            image, ratio = self._logo
            drawn_width = min(_LOGO_HEIGHT * ratio, left)
            height = drawn_width / ratio
            with canvas.artifact():
                canvas.picture(image, x, y - height, drawn_width, height)
            y -= _LOGO_HEIGHT + 6
        if self._name:
            self._name.draw(canvas, x, y, left)
        column = x + width - right
        beside = Stack(self._right)
        beside.draw(canvas, column, top, right)
        baseline = top - beside.height(right) - 10
        with canvas.pagination("Header"):
            for glyphs in _plain(canvas.page_label, column, baseline, theme.LETTERHEAD_LINE):
                canvas.plain_text(glyphs)
        with canvas.artifact():
            canvas.fill(x, top - self.height(width), width, 1.1, self._accent)


class Tag(Piece):
    """A word in a frame, for the status."""

    def __init__(self, text: TextPiece, colour: Colour) -> None:
        self._text = text
        self._colour = colour
        self.before, self.after = 2, 3

    def height(self, width: float) -> float:
        return self._text.height(width - 12) + 3

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        framed = min(self._text.natural()[1] + 12, width)
        with canvas.artifact():
            _outline(canvas, x, top - height, framed, height, self._colour)
        self._text.draw(canvas, x + 6, top - 1.5, width - 12)


def _outline(canvas: TaggedCanvas, x: float, y: float, width: float, height: float, colour: Colour) -> None:
    line_width = 0.8
    canvas.fill(x, y, width, line_width, colour)
    canvas.fill(x, y + height - line_width, width, line_width, colour)
    canvas.fill(x, y, line_width, height, colour)
    canvas.fill(x + width - line_width, y, line_width, height, colour)


def _plain(text: str, x: float, y: float, style: Style, most: float = 0) -> list[Glyphs]:
    """Text on one line without a mark; cut with an ellipsis where it is wider than `most`."""
    face = cut(style.regular)
    found = []
    end = x + most if most else float("inf")
    for piece in pieces(text, face):
        shown = piece.text
        while shown and x + piece.font.width(shown) * style.size > end:
            shown = shown[:-2] + "…" if len(shown) > 1 else ""
        found.append(Glyphs(x, y, shown, piece.font, style.size, style.colour, None))
        x += piece.font.width(shown) * style.size
    return [glyphs for glyphs in found if glyphs.text]


def _width(text: str, style: Style) -> float:
    return sum(piece.font.width(piece.text) for piece in pieces(text, cut(style.regular))) * style.size


class Furniture:
    """Draws the slim head of the later pages and the foot of all."""

    def __init__(self, document: Document, builder: Builder) -> None:
        self._title = line(document.title)
        self._status = line(document.status)
        self._footer = line(document.footer)
        self._accent = builder.accent
        self._first_has_head = any(letterhead(document))

    @property
    def rooms(self) -> tuple[float, float]:
        """Height for content on the first page and on the others."""
        whole = theme.PAGE_HEIGHT - theme.TOP - theme.BOTTOM
        later = whole - theme.SLIM_HEAD
        return (whole if self._first_has_head else later), later

    def top(self, page: int) -> float:
        """Where content begins on this page, from 0."""
        return theme.BOTTOM + self.rooms[min(page, 1)]

    def draw(self, canvas: TaggedCanvas) -> None:
        """Head and foot of the canvas's page."""
        if canvas.page or not self._first_has_head:
            self._head(canvas)
        if self._footer:
            with canvas.pagination("Footer"):
                for glyphs in _plain(self._footer, theme.LEFT, theme.FOOT_BASELINE, theme.SMALL, theme.TEXT_WIDTH):
                    canvas.plain_text(glyphs)

    def _head(self, canvas: TaggedCanvas) -> None:
        style = theme.SMALL
        baseline = theme.PAGE_HEIGHT - theme.TOP - 9
        with canvas.pagination("Header"):
            number = theme.RIGHT - _width(canvas.page_label, style)
            room = number - theme.LEFT - 16
            if self._status:
                status = Style(8, 12, self._accent, regular="Bold")
                wide = min(_width(self._status, status), room / 2)
                at = number - 18 - wide
                _outline(canvas, at - 5, baseline - 4, wide + 10, 14, self._accent)
                for glyphs in _plain(self._status, at, baseline, status, wide + 0.1):
                    canvas.plain_text(glyphs)
                room = at - 5 - theme.LEFT - 12
            for glyphs in _plain(self._title, theme.LEFT, baseline, style, room):
                canvas.plain_text(glyphs)
            for glyphs in _plain(canvas.page_label, number, baseline, style):
                canvas.plain_text(glyphs)
            canvas.fill(theme.LEFT, baseline - 8, theme.TEXT_WIDTH, 0.5, theme.HAIRLINE)


__all__ = ["Furniture", "Label", "Letterhead", "draw_sheet", "paginate"]
