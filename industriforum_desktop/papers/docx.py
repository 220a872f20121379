"""A paper for Word: real styles, headings, lists and table heads, so that any template can take over."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from industriforum_desktop.papers.document import (
    Block,
    Box,
    BulletList,
    CellContent,
    Document,
    Field,
    Figure,
    Heading,
    Item,
    KeepTogether,
    KeyValues,
    NumberedList,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
    cell_blocks,
    letterhead,
    runs,
)
from industriforum_desktop.papers.html import picture
from industriforum_desktop.papers.text import clean

FACE = "Calibri"
DEEPEST = 3
"""Word has list styles for so many levels."""


def render(document: Document) -> bytes:
    """The paper as a .docx file."""
    return _Maker(document).file()


class _Maker:
    def __init__(self, document: Document) -> None:
        self._paper = document
        self._word = new_document()
        self._set_up()

    def file(self) -> bytes:
        self._head()
        self._blocks(self._paper.blocks, self._word)
        out = BytesIO()
        self._word.save(out)
        return out.getvalue()

    def _set_up(self) -> None:
        paper, word = self._paper, self._word
        facts = word.core_properties
        facts.title, facts.author = clean(paper.title), clean(paper.author)
        facts.language, facts.created = paper.language, paper.created.replace(tzinfo=None)
        facts.comments = ""
        section = word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.2)
        section.different_first_page_header_footer = True
        accent = RGBColor.from_string(paper.accent.removeprefix("#").upper())
        for name, size in (("Normal", 11), ("Heading 1", 20), ("Heading 2", 15), ("Heading 3", 12)):
            style = word.styles[name]
            style.font.name, style.font.size = FACE, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(kind), None)
            fonts.set(qn("w:ascii"), FACE)
            fonts.set(qn("w:hAnsi"), FACE)
            if name != "Normal":
                style.font.color.rgb = accent if name == "Heading 1" else RGBColor(0x1D, 0x1B, 0x19)
                style.paragraph_format.keep_with_next = True
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), paper.language)
        word.styles["Normal"].element.get_or_add_rPr().append(language)

    def _head(self) -> None:
        """The paper's head on the first page, its name on the others, and the page's number at the foot."""
        paper, section = self._paper, self._word.sections[0]
        parts = [text for _part, text in letterhead(paper)]
        section.first_page_header.paragraphs[0].text = " · ".join(parts)
        if paper.logo:
            self._picture(
                section.first_page_header.paragraphs[0].insert_paragraph_before().add_run(), paper.logo, 4
            )
        section.header.paragraphs[0].text = clean(paper.title)
        for footer in (section.first_page_footer, section.footer):
            line = footer.paragraphs[0]
            line.add_run(f"{clean(paper.footer)}    ")
            before, _page, rest = paper.labels.page.partition("{page}")
            between, _pages, after = rest.partition("{pages}")
            line.add_run(before)
            _field(line, "PAGE")
            line.add_run(between)
            _field(line, "NUMPAGES")
            line.add_run(after)

    def _blocks(self, blocks: tuple[Block, ...], where: Any) -> None:
        for block in blocks:
            self._block(block, where)

    def _block(self, block: Block, where: Any) -> None:
        match block:
            case Heading():
                line = where.add_paragraph(style=f"Heading {block.level}")
                if block.number:
                    line.add_run(f"{clean(block.number)}  ")
                _write(line, block.text)
            case Paragraph():
                self._paragraph(block, where.add_paragraph())
            case BulletList() | NumberedList():
                self._list(block, where)
            case Table():
                self._table(block, where)
            case KeyValues():
                self._pairs(block, where)
            case Box() | KeepTogether():
                self._group(block, where)
            case Figure():
                self._figure(block, where)
            case Signature() | Field():
                _lines(block, where)
            case PageBreak():
                where.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _group(self, block: Box | KeepTogether, where: Any) -> None:
        if isinstance(block, Box):
            line = where.add_paragraph(style=f"Heading {block.level}" if block.level else None)
            _write(line, block.title, bold=not block.level)
        self._blocks(block.blocks, where)

    def _paragraph(self, block: Paragraph, line: Any) -> None:
        if block.number:
            line.add_run(f"{clean(block.number)}  ")
        _write(line, block.text)
        if block.style != "normal":
            for run in line.runs:
                run.font.size = Pt(13 if block.style == "lead" else 9)

    def _list(self, block: BulletList | NumberedList, where: Any, depth: int = 0) -> None:
        """Bullets by Word's own styles. Numbers stand in the text: Word would go on counting from list to list."""
        level = min(depth + 1, DEEPEST)
        for n, entry in enumerate(block.items, block.start if isinstance(block, NumberedList) else 0):
            item = entry if isinstance(entry, Item) else Item(entry)
            if isinstance(block, NumberedList):
                line = where.add_paragraph(style="List Continue" if level == 1 else f"List Continue {level}")
                line.add_run(f"{n}. ")
            else:
                line = where.add_paragraph(style="List Bullet" if level == 1 else f"List Bullet {level}")
            if item.number:
                line.add_run(f"{clean(item.number)}  ")
            _write(line, item.text)
            for child in item.children:
                self._list(child, where, depth + 1)

    def _table(self, table: Table, where: Any) -> None:
        if table.caption:
            _write(where.add_paragraph(style="Caption"), table.caption)
        made = self._grid(where, len(table.rows) + 1, len(table.columns))
        for column, cell in zip(table.columns, made.rows[0].cells, strict=True):
            _write(cell.paragraphs[0], clean(column.head), bold=True)
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        made.rows[0]._tr.get_or_add_trPr().append(repeated)
        for row, filled in zip(table.rows, made.rows[1:], strict=True):
            for column, content, cell in zip(table.columns, row, filled.cells, strict=True):
                self._cell(content, cell)
                if column.align == "right":
                    for line in cell.paragraphs:
                        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for note in table.notes:
            self._paragraph(Paragraph(note, "small"), where.add_paragraph())

    def _pairs(self, block: KeyValues, where: Any) -> None:
        if not block.pairs:
            return
        made = self._grid(where, len(block.pairs), 2)
        for (label, value), row in zip(block.pairs, made.rows, strict=True):
            _write(row.cells[0].paragraphs[0], clean(label), bold=True)
            self._cell(value, row.cells[1])

    def _grid(self, where: Any, rows: int, columns: int) -> Any:
        made = where.add_table(rows=rows, cols=columns)
        made.style = self._word.styles["Table Grid"]
        return made

    def _cell(self, content: CellContent, cell: Any) -> None:
        """The first block uses the paragraph that every cell has."""
        first, *rest = cell_blocks(content) or (Paragraph(""),)
        if isinstance(first, Paragraph):
            self._paragraph(first, cell.paragraphs[0])
        else:
            self._list(first, cell)
        for block in rest:
            self._block(block, cell)

    def _figure(self, block: Figure, where: Any) -> None:
        if block.caption:
            _write(where.add_paragraph(style="Caption"), block.caption)
        run = where.add_paragraph().add_run()
        self._picture(run, picture(block, self._paper.accent), 16, clean(block.alt))

    @staticmethod
    def _picture(run: Any, data: bytes, centimetres: float, alt: str = "") -> None:
        """A picture with its words; the words alone where it is no picture that Word takes."""
        try:
            shape = run.add_picture(BytesIO(data), width=Cm(centimetres))
        except (UnrecognizedImageError, ZeroDivisionError):
            run.add_text(alt)
            return
        shape._inline.docPr.set("descr", alt)


def _write(line: Any, text: Text, *, bold: bool = False) -> None:
    """The runs of a text. Links are live; a line end is a line end."""
    for run in runs(text):
        if run.link:
            _link(line, run.link, clean(run.text))
            continue
        made = line.add_run(clean(run.text))
        made.bold = True if bold or run.bold else None
        made.italic = True if run.italic else None


def _link(line: Any, target: str, text: str) -> None:
    relation = line.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = line.add_run(text)
    run.font.underline = True
    run.font.color.rgb = RGBColor(0x00, 0x53, 0x9B)
    link.append(run._r)
    line._p.append(link)


def _field(line: Any, name: str) -> None:
    """A field that Word counts: the page, or how many there are."""
    run = line.add_run()
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _lines(block: Signature | Field, where: Any) -> None:
    """What is signed or filled in by hand, a paragraph a line."""
    if isinstance(block, Signature):
        lines = [clean(block.label), "_" * 32, clean(block.name)]
    else:
        lines = [*block.printed(), *["_" * 60] * block.rows]
    for line in filter(None, lines):
        where.add_paragraph(line)
