"""The same text in the same look by other engines: plain ReportLab without tags, and WeasyPrint (PDF/UA-1)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import import_module
from io import BytesIO
from typing import Any

from industriforum_desktop.i18n import resources
from industriforum_desktop.papers import charts
from industriforum_desktop.papers.document import (
    Block,
    Box,
    BulletList,
    Document,
    Figure,
    Heading,
    KeyValues,
    Paragraph,
    Signature,
    Table,
    Text,
    cell_blocks,
    list_marks,
    runs,
)
from industriforum_desktop.papers.figures import Bars
from industriforum_desktop.papers.pdf import theme
from industriforum_desktop.papers.pdf.theme import Style

PARAGRAPHS = {"normal": theme.BODY, "lead": theme.LEAD, "small": theme.SMALL}
WEIGHTS = {"Regular": 400, "Semibold": 600, "Bold": 700}


def _markup(text: Text) -> str:
    parts = []
    for run in runs(text):
        part = escape(run.text).replace("\n", "<br/>")
        part = f"<b>{part}</b>" if run.bold else part
        part = f"<i>{part}</i>" if run.italic else part
        parts.append(f'<a href="{escape(run.link)}">{part}</a>' if run.link else part)
    return "".join(parts)


def _drawn(figure: Figure) -> Bars:
    if not isinstance(figure.chart, Bars):
        raise TypeError("no other chart than bars in the benchmark's text")
    return figure.chart


# Plain ReportLab


@cache
def _family() -> None:
    from reportlab.pdfbase.pdfmetrics import registerFontFamily

    from industriforum_desktop.papers.pdf.fonts import cut

    for name in ("Regular", "Semibold"):
        bold = cut("Bold").name
        registerFontFamily(cut(name).name, normal=cut(name).name, bold=bold, italic=cut("It").name, boldItalic=bold)


@cache
def _style(style: Style, indent: float = 0) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        str(id(style)),
        fontName=f"SourceSans3-{style.regular}",
        bulletFontName="SourceSans3-Regular",
        fontSize=style.size,
        leading=style.leading,
        spaceBefore=style.before,
        spaceAfter=style.after,
        leftIndent=indent,
        textColor=tuple(style.colour),
        alignment=2 if style.align == "right" else 0,
        keepWithNext=style in theme.HEADINGS.values(),
    )


class _Story:
    """A document's blocks as ReportLab's own flowables."""

    def __init__(self, document: Document) -> None:
        from reportlab.lib.colors import Color

        _family()
        self.rule, self.ink = Color(*theme.HAIRLINE), Color(*theme.INK)
        self.tint = Color(*theme.tint(theme.colour(document.accent)))
        self.flowables = self._all(document.blocks, theme.TEXT_WIDTH)

    def _all(self, blocks: tuple[Block, ...], width: float) -> list[Any]:
        return [flowable for block in blocks for flowable in self._block(block, width)]

    def _block(self, block: Block, width: float) -> Iterator[Any]:
        from reportlab.platypus import Paragraph as P
        from reportlab.platypus import Table as Grid

        match block:
            case Heading():
                number = f"{escape(block.number)} " if block.number else ""
                yield P(number + _markup(block.text), _style(theme.HEADINGS[block.level]))
            case Paragraph():
                yield P(_markup(block.text), _style(PARAGRAPHS[block.style]))
            case BulletList():
                for mark, item in list_marks(block):
                    yield P(_markup(item.text), _style(theme.BODY, 15), bulletText=mark)
            case KeyValues():
                rows = [
                    [P(escape(key), _style(theme.KEY)), self._cell(value, theme.VALUE)]
                    for key, value in block.pairs
                ]
                yield Grid(rows, colWidths=[90, width - 90], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
            case Table():
                yield self._table(block, width)
            case Box():
                inside = [P(_markup(block.title), _style(theme.BOX_TITLE)), *self._all(block.blocks, width - 28)]
                yield Grid([[inside]], colWidths=[width], style=[("BACKGROUND", (0, 0), (-1, -1), self.tint)])
            case Figure():
                yield charts.drawing(_drawn(block), theme.colour("#B3122B"), width)
            case Signature():
                yield P(escape(block.label), _style(theme.SMALL))
                yield P(escape(block.name), _style(theme.BODY))
            case _:
                raise TypeError(f"no {type(block).__name__} in the benchmark's text")

    @staticmethod
    def _cell(content: Any, style: Style) -> list[Any]:
        from reportlab.platypus import Paragraph as P

        return [
            P(_markup(block.text), _style(style)) for block in cell_blocks(content) if isinstance(block, Paragraph)
        ]

    def _table(self, table: Table, width: float) -> Any:
        from reportlab.platypus import Table as Grid

        fits = sum(58 for column in table.columns if column.kind == "fit")
        weights = sum(column.weight or 1 for column in table.columns if column.kind != "fit")
        widths = [
            58 if column.kind == "fit" else (width - fits) * (column.weight or 1) / weights
            for column in table.columns
        ]
        rows = [[self._cell(column.head, theme.COLUMN_HEAD) for column in table.columns]]
        rows += [
            [
                self._cell(cell, theme.CELL.aligned(column.align))
                for column, cell in zip(table.columns, row, strict=True)
            ]
            for row in table.rows
        ]
        look = [
            ("FONT", (0, 0), (-1, -1), "SourceSans3-Regular"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, self.rule),
            ("LINEBELOW", (0, 0), (-1, 0), 0.9, self.ink),
        ]
        return Grid(rows, colWidths=widths, repeatRows=1, style=look, spaceBefore=4, spaceAfter=11)


def plain_reportlab(document: Document) -> bytes:
    """By ReportLab's own paragraphs and tables, without tags or PDF/A."""
    from reportlab.platypus import SimpleDocTemplate

    def furniture(canvas: Any, template: Any) -> None:
        canvas.setFont("SourceSans3-Regular", 9)
        canvas.drawString(theme.LEFT, theme.PAGE_HEIGHT - theme.TOP, document.title)
        canvas.drawRightString(theme.RIGHT, theme.PAGE_HEIGHT - theme.TOP, f"Sida {template.page}")
        canvas.drawString(theme.LEFT, theme.FOOT_BASELINE, document.footer)

    out = BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=(theme.PAGE_WIDTH, theme.PAGE_HEIGHT),
        leftMargin=theme.LEFT - 6,
        rightMargin=theme.PAGE_WIDTH - theme.RIGHT - 6,
        topMargin=theme.TOP + theme.SLIM_HEAD - 6,
        bottomMargin=theme.BOTTOM - 6,
        title=document.title,
        initialFontName="SourceSans3-Regular",
    )
    template.build(_Story(document).flowables, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


# WeasyPrint


def _rule(selector: str, style: Style) -> str:
    weight = WEIGHTS.get(style.regular, 400)
    colour = ",".join(f"{part:.0%}" for part in style.colour)
    return (
        f"{selector} {{ font: {weight} {style.size}pt/{style.leading}pt Paper; color: rgb({colour});"
        f" margin: {style.before}pt 0 {style.after}pt }}"
    )


@cache
def _css() -> Any:
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    folder = resources() / "fonts"
    faces = [
        ("Regular", 400, "normal"),
        ("It", 400, "italic"),
        ("Semibold", 600, "normal"),
        ("Bold", 700, "normal"),
    ]
    rules = [
        f"@font-face {{ font-family: Paper; src: url('{(folder / f'SourceSans3-{name}.ttf').as_uri()}');"
        f" font-weight: {weight}; font-style: {slant} }}"
        for name, weight, slant in faces
    ]
    rules += [
        f"@page {{ size: A4; margin: 88pt 68pt {theme.BOTTOM}pt {theme.LEFT}pt;"
        " @top-left { content: 'Minnesanteckningar'; font: 9pt Paper }"
        " @top-right { content: 'Sida ' counter(page) ' av ' counter(pages); font: 9pt Paper } }",
        _rule("p", theme.BODY),
        _rule("li", theme.BODY),
        _rule("p.small", theme.SMALL),
        _rule("p.lead", theme.LEAD),
        *(_rule(f"h{level}", style) for level, style in theme.HEADINGS.items()),
        _rule("td p", theme.CELL),
        _rule("th", theme.COLUMN_HEAD),
        "table { width: 100%; border-collapse: collapse; margin: 4pt 0 11pt }",
        "td, th { padding: 3.5pt 12pt 3.5pt 0; text-align: left; vertical-align: top }",
        "tr { border-bottom: 0.5pt solid #ccc; break-inside: avoid } thead tr { border-bottom: 0.9pt solid #111 }",
        "td.fit { width: 46pt } h1, h2, h3 { break-after: avoid } p { orphans: 2; widows: 2 }",
        "section { background: #fbf3f4; padding: 12pt }",
    ]
    return import_module("weasyprint").CSS(string="\n".join(rules), font_config=fonts), fonts


def _html(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"<h{block.level}>{escape(block.number)} {_markup(block.text)}</h{block.level}>"
            case Paragraph():
                yield f'<p class="{block.style}">{_markup(block.text)}</p>'
            case BulletList():
                items = "".join(f"<li>{_markup(item.text)}</li>" for _mark, item in list_marks(block))
                yield f"<ul>{items}</ul>"
            case KeyValues():
                rows = "".join(
                    f'<tr><th scope="row">{escape(key)}</th><td>{"".join(_html(cell_blocks(value)))}</td></tr>'
                    for key, value in block.pairs
                )
                yield f"<table>{rows}</table>"
            case Table():
                yield from _html_table(block)
            case Box():
                yield f"<section><h2>{_markup(block.title)}</h2>{''.join(_html(block.blocks))}</section>"
            case Figure():
                picture = b64encode(charts.svg(_drawn(block), "#B3122B").encode()).decode()
                yield f'<img src="data:image/svg+xml;base64,{picture}" alt="{escape(block.alt)}">'
            case Signature():
                yield f"<p>{escape(block.label)}</p><p>{escape(block.name)}</p>"
            case _:
                raise TypeError(f"no {type(block).__name__} in the benchmark's text")


def _html_table(table: Table) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield from (f'<th scope="col">{escape(column.head)}</th>' for column in table.columns)
    yield "</tr></thead><tbody>"
    for row in table.rows:
        cells = (
            f'<td class="{column.kind}">{"".join(_html(cell_blocks(cell)))}</td>'
            for column, cell in zip(table.columns, row, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def weasyprint(document: Document) -> bytes:
    """By WeasyPrint as PDF/UA-1. Raises ImportError where it is not installed."""
    html = import_module("weasyprint").HTML
    css, fonts = _css()
    page = (
        f'<html lang="sv"><head><title>{escape(document.title)}</title></head>'
        f"<body>{''.join(_html(document.blocks))}</body></html>"
    )
    data: bytes = html(string=page).write_pdf(stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1")
    return data
