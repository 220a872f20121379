"""One paper from beginning to end: build, lay out, draw, finish."""

from __future__ import annotations

from industriforum_desktop.papers.document import Document, Heading, letterhead
from industriforum_desktop.papers.pdf import Rendered, metadata, theme
from industriforum_desktop.papers.pdf.build import Builder
from industriforum_desktop.papers.pdf.canvas import TaggedCanvas
from industriforum_desktop.papers.pdf.contents import contents, is_wanted
from industriforum_desktop.papers.pdf.finish import finish
from industriforum_desktop.papers.pdf.flowables import Piece, Stack
from industriforum_desktop.papers.pdf.pages import Furniture, Letterhead, draw_sheet, paginate
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
    waiting = _laid_out(document, builder, furniture, root)
    count = len(waiting)

    canvas = TaggedCanvas(root)
    waiting.reverse()
    for number in range(count):
        canvas.page_label = document.labels.page.format(page=number + 1, pages=count)
        page = waiting.pop()
        if not draw_sheet(page, canvas):
            furniture.draw(canvas)
            page.draw(canvas, theme.LEFT, furniture.top(number), theme.TEXT_WIDTH)
        canvas.end_page()

    entries = {
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "Lang": pdf_string(document.language),
    }
    raw = canvas.finish(entries, metadata.xmp(document), metadata.srgb_profile())
    root.take_apart()
    return raw, count, tuple(canvas.replaced)


def _laid_out(document: Document, builder: Builder, furniture: Furniture, root: Node) -> list[Stack]:
    """The pages. With a table of contents before the first section all is laid out once more."""
    content: list[Piece] = []
    section: tuple[int, int] | None = None
    if any(letterhead(document)) or document.logo:
        content.append(Letterhead(document, builder, root))
    blocks = document.blocks
    first = next(
        (n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2), len(blocks)
    )
    content.extend(builder.blocks(blocks[:first], root))
    if first < len(blocks):
        section = len(content), len(root.kids)
        content.extend(builder.blocks(blocks[first:], root))
    pages = paginate(Stack(content, grid=theme.RHYTHM), theme.TEXT_WIDTH, furniture.rooms)
    if section is not None and is_wanted(pages):
        place, kid = section
        listed = contents(pages, document.labels.contents, document.language, builder.accent, root, kid)
        content[place:place] = listed.pieces
        pages = paginate(Stack(content, grid=theme.RHYTHM), theme.TEXT_WIDTH, furniture.rooms)
        listed.number(pages)
    return pages
