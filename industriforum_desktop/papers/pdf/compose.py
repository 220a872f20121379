"""One paper from beginning to end: build, lay out, draw, finish."""

from __future__ import annotations

from industriforum_desktop.papers.document import Document, letterhead
from industriforum_desktop.papers.pdf import Rendered, metadata, theme
from industriforum_desktop.papers.pdf.build import Builder
from industriforum_desktop.papers.pdf.canvas import TaggedCanvas
from industriforum_desktop.papers.pdf.finish import finish
from industriforum_desktop.papers.pdf.flowables import Piece, Stack
from industriforum_desktop.papers.pdf.pages import Furniture, Letterhead, paginate
from industriforum_desktop.papers.pdf.structure import Node, pdf_string


def compose(document: Document) -> Rendered:
    """Draw the document. Not to be called for two documents at once."""
    raw, pages, replaced = _draw(document)
    return Rendered(finish(raw, metadata.info(document)), pages, replaced)


def _draw(document: Document) -> tuple[bytes, int, tuple[str, ...]]:
    """The file before its last pass, the number of pages and what no face has.

    On its own, so that nothing laid out is kept while the last pass needs as much memory again.
    """
    root = Node("Document")
    builder = Builder.of(document)
    furniture = Furniture(document, builder)
    content: list[Piece] = []
    if any(letterhead(document)) or document.logo:
        content.append(Letterhead(document, builder, root))
    content.extend(builder.blocks(document.blocks, root))
    pages = paginate(Stack(content, grid=theme.RHYTHM), theme.TEXT_WIDTH, furniture.rooms)

    canvas = TaggedCanvas(root)
    for number, page in enumerate(pages):
        canvas.page_label = document.labels.page.format(page=number + 1, pages=len(pages))
        furniture.draw(canvas)
        page.draw(canvas, theme.LEFT, furniture.top(number), theme.TEXT_WIDTH)
        canvas.end_page()

    entries = {
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "Lang": pdf_string(document.language),
    }
    raw = canvas.finish(entries, metadata.xmp(document), metadata.srgb_profile())
    return raw, len(pages), tuple(canvas.replaced)
