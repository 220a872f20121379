"""A paper as HTML, for the clipboard and the body of a letter: styles stand in the elements, for Outlook."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape

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
from industriforum_desktop.papers.figures import Picture
from industriforum_desktop.papers.text import clean

FACE = "font-family:'Source Sans 3',Calibri,Arial,sans-serif"
SIZES = {1: 20, 2: 15, 3: 12}
MUTED = "#5f5a54"


def render(document: Document) -> str:
    """The whole paper as one page that needs nothing else."""
    made = _Maker(document)
    head = " · ".join(escape(text) for _part, text in letterhead(document))
    body = "\n".join(made.blocks(document.blocks))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(clean(document.title))}</title></head>\n"
        f'<body style="{FACE};font-size:11pt;line-height:1.4;color:#1d1b19">'
        f'<p style="color:{MUTED};font-size:9pt">{head}</p>\n{body}\n</body></html>\n'
    )


class _Maker:
    def __init__(self, document: Document) -> None:
        self._accent = document.accent

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                number = f"{escape(clean(block.number))}&#160; " if block.number else ""
                style = f"{FACE};font-size:{SIZES[block.level]}pt;margin:14pt 0 4pt 0"
                yield f'<h{block.level} style="{style}">{number}{_text(block.text)}</h{block.level}>'
            case Paragraph():
                yield self._paragraph(block)
            case BulletList() | NumberedList():
                yield from self._list(block)
            case Table():
                yield from self._table(block)
            case KeyValues():
                yield from self._pairs(block)
            case Box():
                style = f"border-left:3pt solid {self._accent};padding:4pt 10pt;margin:8pt 0;background:#faf3f3"
                yield f'<div style="{style}">'
                level = block.level
                title = _text(block.title)
                yield f"<h{level}>{title}</h{level}>" if level else f"<p><b>{title}</b></p>"
                yield from self.blocks(block.blocks)
                yield "</div>"
            case KeepTogether():
                yield from self.blocks(block.blocks)
            case Figure():
                yield from self._figure(block)
            case Signature():
                name = f"<br>{escape(clean(block.name))}" if block.name else ""
                yield f"<p>{escape(clean(block.label))}<br>______________________________{name}</p>"
            case Field():
                rule = "<br>" + "_" * 60
                yield f"<p>{'<br>'.join(escape(line) for line in block.printed())}{rule * block.rows}</p>"
            case PageBreak():
                yield '<hr style="border:none;border-top:0.5pt solid #d5d0c8">'

    def _paragraph(self, block: Paragraph) -> str:
        style = {"lead": "font-size:13pt", "small": f"font-size:9pt;color:{MUTED}"}.get(block.style, "")
        number = f"{escape(clean(block.number))}&#160; " if block.number else ""
        return f'<p style="margin:0 0 6pt 0;{style}">{number}{_text(block.text)}</p>'

    def _list(self, block: BulletList | NumberedList) -> Iterator[str]:
        tag = f'ol start="{block.start}"' if isinstance(block, NumberedList) else "ul"
        yield f"<{tag}>"
        for entry in block.items:
            item = entry if isinstance(entry, Item) else Item(entry)
            number = f"{escape(clean(item.number))}&#160; " if item.number else ""
            yield f"<li>{number}{_text(item.text)}"
            for child in item.children:
                yield from self._list(child)
            yield "</li>"
        yield f"</{tag.split()[0]}>"

    def _table(self, table: Table) -> Iterator[str]:
        yield '<table cellspacing="0" cellpadding="4" style="border-collapse:collapse;margin:6pt 0">'
        if table.caption:
            yield f'<caption style="text-align:left;font-weight:600">{_text(table.caption)}</caption>'
        line = "border-bottom:0.5pt solid #d5d0c8;vertical-align:top"
        heads = "".join(
            f'<th scope="col" style="{line};text-align:{column.align}">{escape(clean(column.head))}</th>'
            for column in table.columns
        )
        yield f"<thead><tr>{heads}</tr></thead><tbody>"
        for row in table.rows:
            yield "<tr>"
            for n, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                tag = 'th scope="row"' if table.row_heads and n == 0 else "td"
                style = f"{line};text-align:{column.align};font-weight:400"
                yield f'<{tag} style="{style}">{self._cell(cell)}</{tag.split()[0]}>'
            yield "</tr>"
        yield "</tbody></table>"
        for note in table.notes:
            yield f'<p style="font-size:9pt;color:{MUTED}">{_text(note)}</p>'

    def _pairs(self, block: KeyValues) -> Iterator[str]:
        yield '<table cellspacing="0" cellpadding="3">'
        for label, value in block.pairs:
            head = f'<th scope="row" style="text-align:left;vertical-align:top">{escape(clean(label))}</th>'
            yield f"<tr>{head}<td>{self._cell(value)}</td></tr>"
        yield "</table>"

    def _cell(self, content: CellContent) -> str:
        found = cell_blocks(content)
        if len(found) == 1 and isinstance(found[0], Paragraph):
            return _text(found[0].text)
        return "".join(self.blocks(found))

    def _figure(self, block: Figure) -> Iterator[str]:
        if block.caption:
            yield f"<p><b>{_text(block.caption)}</b></p>"
        data = picture(block, self._accent)
        kind = "jpeg" if data.startswith(b"\xff\xd8") else "png"
        source = f"data:image/{kind};base64,{b64encode(data).decode()}"
        yield f'<p><img src="{source}" alt="{escape(clean(block.alt))}" style="max-width:100%"></p>'


def picture(block: Figure, accent: str) -> bytes:
    """The figure's chart as PNG, or the picture as it is."""
    if isinstance(block.chart, Picture):
        return block.chart.data
    from industriforum_desktop.papers import charts

    return charts.png(block.chart, accent)


def _text(text: Text) -> str:
    made = []
    for run in runs(text):
        part = escape(clean(run.text)).replace("\n", "<br>")
        part = f"<b>{part}</b>" if run.bold else part
        part = f"<i>{part}</i>" if run.italic else part
        part = f'<a href="{escape(run.link)}">{part}</a>' if run.link else part
        made.append(f'<span lang="{escape(run.lang)}">{part}</span>' if run.lang else part)
    return "".join(made)
