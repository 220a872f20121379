"""From a Document's blocks to pieces and structure nodes: here it is decided how each block looks and is tagged."""

from __future__ import annotations

from dataclasses import dataclass, replace

from industriforum_desktop.papers.document import (
    Block,
    Box,
    BulletList,
    CellContent,
    Column,
    Document,
    Field,
    Figure,
    Heading,
    KeepTogether,
    KeyValues,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
    Text,
    cell_blocks,
    list_marks,
    plain,
    runs,
)
from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.fields import Option, OptionField, TextField
from industriforum_desktop.papers.pdf.figure import figure_piece
from industriforum_desktop.papers.pdf.flowables import Bookmark, Break, Frame, Label, Piece, Rule, Stack, TextPiece
from industriforum_desktop.papers.pdf.lines import Span
from industriforum_desktop.papers.pdf.structure import Node
from industriforum_desktop.papers.pdf.table import Grid, Row, TablePiece
from industriforum_desktop.papers.pdf.theme import Colour, Style
from industriforum_desktop.papers.text import bind, clean

_LIST_INDENT = 15.0
_QUIET_BOX_PADDING = 10.0
_PARAGRAPH = {"lead": theme.LEAD, "small": theme.SMALL}
_IN_CELL = {"normal": theme.CELL, "lead": theme.CELL, "small": theme.CELL_SMALL}
_LABELS, _VALUES = Column("", kind="fit"), Column("")
_NUMBERING = {BulletList: "/O /List /ListNumbering /Disc", NumberedList: "/O /List /ListNumbering /Decimal"}


@dataclass
class Builder:
    """Makes pieces for one document."""

    language: str
    accent: Colour
    _level: int = 0
    _body: Style = theme.BODY
    _padding: float = 3.5
    _inset: float = 0

    @classmethod
    def of(cls, document: Document) -> Builder:
        return cls(document.language, theme.readable(theme.colour(document.accent)))

    def blocks(self, blocks: tuple[Block, ...], parent: Node) -> list[Piece]:
        """Pieces for the blocks; their nodes go below `parent`."""
        pieces: list[Piece] = []
        for block, following in zip(blocks, (*blocks[1:], None), strict=False):
            pieces += self.block(block, parent)
            if isinstance(block, Paragraph) and isinstance(following, BulletList | NumberedList):
                # “Behov:” goes with what it leads in.
                pieces[-1].keep = plain(block.text).rstrip().endswith(":")
        return pieces

    def block(self, block: Block, parent: Node) -> list[Piece]:
        match block:
            case Heading():
                return [self._heading(block, parent)]
            case Paragraph():
                style = self._body if block.style == "normal" else _PARAGRAPH[block.style]
                node = Node("P", parent)
                return [self.text(block.text, style, node, 0, *self._line_number(block.number, style, node))]
            case BulletList() | NumberedList():
                return self._list(block, self._body, parent)
            case Table():
                return self._table(block, parent)
            case KeyValues():
                return self._key_values(block, parent)
            case Box():
                return [self._box(block, parent)]
            case Figure():
                return self._figure(block, parent)
            case Signature():
                return [self._signature(block, parent)]
            case Field():
                return [self._field(block, parent)]
            case KeepTogether():
                return [Stack(self.blocks(block.blocks, parent), whole=True)]
            case PageBreak():
                return [Break()]

    def spans(self, text: Text, node: Node) -> list[Span]:
        """The runs as spans, with Link and Span nodes where needed."""
        spans = []
        for run in runs(text):
            content = clean(run.text)
            own = node
            if run.link and content.strip():
                own = node.inline("Link", run.lang, run.link)
            elif run.lang and run.lang != self.language:
                own = node.inline("Span", run.lang)
            spans.append(Span(content if run.link else bind(content), own, run.bold, run.italic))
        return spans

    def text(self, text: Text, style: Style, node: Node, indent: float = 0, *labels: Label) -> TextPiece:
        """The text as a paragraph that belongs to the node."""
        return TextPiece(self.spans(text, node), style, self.language, indent, labels)

    def _in_margin(self, number: str, style: Style, node: Node, colour: Colour) -> list[Label]:
        """What hangs left of the text, read before it; nothing for no number."""
        if not number:
            return []
        span = Span(f"{clean(number)} ", node, colour=colour)
        return [Label.of(span, style, theme.NUMBER_LEFT - self._inset)]

    def _heading(self, heading: Heading, parent: Node, style: Style | None = None) -> Piece:
        style = style or theme.HEADINGS[heading.level]
        # A heading that turned out to have no text is no level (PDF/UA-1, 7.4.2).
        level = min(heading.level, self._level + 1)
        node = Node(f"H{level}", parent)
        labels = self._in_margin(heading.number, style, node, self.accent)
        piece = self.text(heading.text, style, node, 0, *labels)
        piece.keep = True
        number, title = (" ".join(text.split()) for text in (clean(heading.number), plain(heading.text)))
        if number or title:
            piece.bookmark = Bookmark(number, title, level - 1)
            self._level = level
        return piece

    def _line_number(self, number: str, style: Style, node: Node) -> list[Label]:
        small = replace(style, size=8.5, regular="Regular")
        return self._in_margin(number, small, node, theme.QUIET)

    def _list(self, block: BulletList | NumberedList, style: Style, parent: Node, depth: int = 0) -> list[Piece]:
        if not block.items:
            return []
        list_node = Node("L", parent, _NUMBERING[type(block)])
        pieces: list[Piece] = []
        marks = list(list_marks(block, depth))
        item_style = replace(style, after=min(style.after, 2.5), before=0, on_grid=False)
        step = _LIST_INDENT if isinstance(block, BulletList) else 6 + 6.0 * max(len(mark) for mark, _ in marks)
        for mark, item in marks:
            li = Node("LI", list_node)
            span = Span(f"{mark} ", Node("Lbl", li), colour=self.accent)
            offset = depth * _LIST_INDENT
            label = Label.of(span, item_style, offset)
            body = Node("LBody", li)
            node = Node("P", body)
            margin = self._line_number(item.number, item_style, node)
            pieces.append(self.text(item.text, item_style, node, offset + step, label, *margin))
            for child in item.children:
                pieces.extend(self._list(child, style, body, depth + 1))
        if pieces and not depth:
            pieces[-1].after = max(style.after, pieces[-1].after)
        return pieces

    def _cell(self, content: CellContent, parent: Node, style: Style, small: Style, align: str) -> Stack:
        pieces: list[Piece] = []
        for block in cell_blocks(content):
            if isinstance(block, Paragraph):
                look = small if block.style == "small" else style
                # A cell has no margin for a number to hang in: it stands first in the text.
                text = (Run(f"{block.number} "), *runs(block.text)) if block.number else block.text
                pieces.append(self.text(text, look.aligned(align), Node("P", parent)))
            else:
                pieces.extend(self._list(block, style, parent))
        return Stack(pieces)

    def _table(self, table: Table, parent: Node) -> list[Piece]:
        pieces: list[Piece] = []
        node = Node("Table", parent)
        if table.caption:
            caption = self.text(table.caption, theme.CAPTION, Node("Caption", node))
            caption.keep = True
            pieces.append(caption)
        # Heads alone are no THead: that asks for a TBody below it (PDF/UA-1, 7.2).
        head_node = Node("TR", Node("THead", node) if table.rows else node)
        head = Row([], head=True)
        for column in table.columns:
            th = Node("TH", head_node, "/O /Table /Scope /Column")
            style = theme.COLUMN_HEAD
            head.cells.append(self._cell(column.head, th, style, style, column.align))
        rows = []
        body = Node("TBody", node) if table.rows else node
        for cells in table.rows:
            tr = Node("TR", body)
            row = Row([])
            for number, (column, content) in enumerate(zip(table.columns, cells, strict=True)):
                heads = table.row_heads and number == 0
                cell = Node("TH", tr, "/O /Table /Scope /Row") if heads else Node("TD", tr)
                style = theme.ROW_HEAD if heads else theme.CELL
                row.cells.append(self._cell(content, cell, style, theme.CELL_SMALL, column.align))
            rows.append(row)
        grid = Grid(table.columns, padding=self._padding, rule=theme.HAIRLINE, head_rule=theme.INK, hang=table.hang)
        pieces.append(TablePiece(head, rows, grid))
        pieces += [self.text(note, theme.SMALL, Node("P", parent)) for note in table.notes]
        return pieces

    def _key_values(self, block: KeyValues, parent: Node) -> list[Piece]:
        if not block.pairs:
            return []
        body = Node("TBody", Node("Table", parent))
        rows = []
        for label, value in block.pairs:
            tr = Node("TR", body)
            key = Node("TH", tr, "/O /Table /Scope /Row")
            cells = [
                self._cell(label, key, theme.KEY, theme.KEY, "left"),
                self._cell(value, Node("TD", tr), theme.VALUE, theme.SMALL, "left"),
            ]
            rows.append(Row(cells))
        piece = TablePiece(None, rows, Grid((_LABELS, _VALUES), gutter=18, padding=2))
        piece.before, piece.after = 4, 10
        return [piece]

    def _box(self, box: Box, parent: Node) -> Piece:
        section = Node("Sect", parent)
        style = theme.QUIET_BOX_TITLE if box.quiet else theme.BOX_TITLE
        title: Piece
        if box.level:
            title = self._heading(Heading(box.level, box.title), section, style)
        else:
            title = self.text(box.title, style, Node("P", section))
            title.keep = True
        outside = self._body, self._padding, self._inset
        if box.quiet:
            self._inset += _QUIET_BOX_PADDING
        else:
            self._body, self._padding = theme.COMPACT, 2.5
        inside = Stack([title, *self.blocks(box.blocks, section)])
        self._body, self._padding, self._inset = outside
        if box.quiet:
            return Frame(inside, None, self.accent, padding=_QUIET_BOX_PADDING)
        return Frame(inside, theme.tint(self.accent), self.accent)

    def _figure(self, block: Figure, parent: Node) -> list[Piece]:
        pieces: list[Piece] = []
        if block.caption:
            caption = self.text(block.caption, theme.CAPTION, Node("P", parent))
            caption.keep = True
            pieces.append(caption)
        node = Node("Figure", parent)
        node.alt = clean(block.alt)
        return [*pieces, figure_piece(block.chart, node, self.accent)]

    def _field(self, field: Field, parent: Node) -> Piece:
        if field.kind == "check":
            node = Node("Form", parent)
            beside = self.text(field.label, theme.OPTION, Node("P", parent))
            return OptionField(field, None, [Option("", "", beside, node)])
        style = theme.SMALL if field.fixed else theme.FIELD_LABEL
        label = self.text(field.label, style, Node("P", parent))
        if field.kind == "text":
            return TextField(field, label, Node("Form", parent))
        options = []
        for key, shown in field.options:
            node = Node("Form", parent)
            options.append(Option(key, shown, self.text(shown, theme.OPTION, Node("P", parent)), node))
        return OptionField(field, label, options)

    def _signature(self, block: Signature, parent: Node) -> Piece:
        above = Style(9.5, 13, theme.QUIET, before=18)
        pieces: list[Piece] = [self.text(block.label, above, Node("P", parent))]
        pieces.append(Rule(theme.QUIET, 0.6, 220, space=30))
        if block.name:
            pieces.append(self.text(block.name, Style(10.5, 15, before=3, after=8), Node("P", parent)))
        return Stack(pieces, whole=True)
