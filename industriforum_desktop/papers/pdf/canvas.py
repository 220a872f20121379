"""A ReportLab canvas on which everything drawn is either tagged or an artifact (PDF/UA-1, 7.1).

Content is put out only inside `tagged` or `artifact`; the tree, its parent tree, the link annotations and the
catalogue's entries are written when the canvas is finished.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import quote

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from industriforum_desktop.papers.pdf.fonts import REPLACEMENT, Font, cut
from industriforum_desktop.papers.pdf.structure import Annotation, Mark, Node, element, pdf_string
from industriforum_desktop.papers.pdf.theme import PAGE_HEIGHT, PAGE_WIDTH, Colour

# Streams as bytes, not as ASCII text of bytes: a sixth of the time, and `finish` would undo it anyway.
rl_config.useA85 = 0


class Glyphs(NamedTuple):
    """Text at its place on the baseline. Without a node it is an artifact."""

    x: float
    y: float
    text: str
    font: Font
    size: float
    colour: Colour
    node: Node | None
    actual: str | None = None


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object given as PDF syntax."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _document: Any) -> bytes:
        return self.text.encode("latin-1")


class TaggedCanvas:
    """Draws pages; `root` is the structure tree's Document element. Page and MCID numbers count from 0."""

    def __init__(self, root: Node) -> None:
        self._buffer = BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            initialFontName=cut("Regular").name,
            pdfVersion=(1, 7),
        )
        self._file = self._canvas._doc
        self._root = root
        self._marks: list[list[Node]] = [[]]
        self._annotations: list[tuple[str, Node, int | None]] = []
        self._page_annotations: list[list[int]] = [[]]
        self._bookmarks: list[tuple[int, float]] = []
        self.page_label = ""
        self.replaced: dict[str, None] = {}

    @property
    def page(self) -> int:
        """The page being drawn, from 0."""
        return len(self._marks) - 1

    def _put(self, code: str) -> None:
        self._canvas._code.append(code)

    def _begin(self, node: Node | None) -> str:
        """The operator that opens marked content of the node (ISO 32000-1, 14.6 and 14.7.4)."""
        if node is None:
            return "/Artifact BMC"
        marks = self._marks[-1]
        node.add(Mark(self.page, len(marks)))
        marks.append(node)
        return f"/{node.tag} <</MCID {len(marks) - 1}>> BDC"

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to the node."""
        self._put(self._begin(node))
        yield
        self._put("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is decoration."""
        self._put(self._begin(None))
        yield
        self._put("EMC")

    @contextmanager
    def pagination(self, where: str) -> Iterator[None]:
        """What is drawn inside is the page's Header or Footer (ISO 32000-1, 14.8.2.2.2)."""
        self._put(f"/Artifact <</Type /Pagination /Subtype /{where}>> BDC")
        yield
        self._put("EMC")

    def text(self, glyphs: Iterable[Glyphs]) -> None:
        """Text with its marks, which change inside one text object."""
        code = ["BT"]
        node: Node | None = None
        colour: Colour | None = None
        open_mark = False
        for part in glyphs:
            if not open_mark or part.node is not node:
                if open_mark:
                    code.append("EMC")
                code.append(self._begin(part.node))
                open_mark, node = True, part.node
            if part.colour is not colour:
                colour = part.colour
                code.append(colour.operator())
            code.append(f"1 0 0 1 {part.x:.2f} {part.y:.2f} Tm")
            if part.actual is not None:
                if part.text == REPLACEMENT:
                    self.replaced[part.actual] = None
                code.append(f"/Span <</ActualText {pdf_string(part.actual)}>> BDC")
            code.extend(part.font.operators(part.text, self._file, f"{part.size:g}"))
            if part.actual is not None:
                code.append("EMC")
        if open_mark:
            code.append("EMC")
        code.append("ET")
        if open_mark:
            self._put("\n".join(code))

    def plain_text(self, glyphs: Glyphs) -> None:
        """Text without a mark of its own, for use inside `pagination`."""
        self._put(f"BT {glyphs.colour.operator()} 1 0 0 1 {glyphs.x:.2f} {glyphs.y:.2f} Tm")
        for operator in glyphs.font.operators(glyphs.text, self._file, f"{glyphs.size:g}"):
            self._put(operator)
        self._put("ET")

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle from its lower left corner; thin ones are rules."""
        self._put(f"{colour.operator()} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def polygon(self, points: Sequence[float], colour: Colour) -> None:
        """A filled polygon; `points` are x and y by turns."""
        corners = [f"{x:.2f} {y:.2f}" for x, y in zip(points[::2], points[1::2], strict=True)]
        self._put(f"{colour.operator()} {corners[0]} m {' l '.join(corners[1:])} l h f")

    def picture(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        """An image from its lower left corner."""
        self._canvas.drawImage(image, x, y, width, height)

    def link(self, node: Node, x: float, y: float, width: float, height: float, contents: str) -> None:
        """An active area for one line of a link (PDF/UA-1, 7.18.5)."""
        uri = quote(node.uri, safe="%/:=&?~#+!$,;'@()*[]", errors="ignore").replace("\\", "%5C")
        uri = uri.replace("(", "%28").replace(")", "%29")
        link = f"{_link(contents)} /A <</S /URI /URI ({uri})>>"
        self._annotate(node, (x, y, width, height), link)

    def jump(self, node: Node, area: tuple[float, float, float, float], contents: str, bookmark: int) -> None:
        """An active area (x, y, width, height) that leads to the bookmark drawn as number `bookmark`, from 0."""
        self._annotate(node, area, _link(contents), bookmark)

    def widget(self, node: Node, area: tuple[float, float, float, float], entries: str) -> None:
        """A field to fill in (x, y, width, height); `entries` say which (PDF/UA-1, 7.18.4)."""
        self._annotate(node, area, f"/Subtype /Widget {entries}")

    def _annotate(
        self, node: Node, area: tuple[float, float, float, float], entries: str, bookmark: int | None = None
    ) -> None:
        x, y, width, height = area
        number = len(self._annotations)
        node.add(Annotation(self.page, number))
        self._page_annotations[-1].append(number)
        body = f"<</Type /Annot /F 4 /Rect [{x:.2f} {y:.2f} {x + width:.2f} {y + height:.2f}]\n{entries}"
        self._annotations.append((body, node, bookmark))

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An entry of the outline, pointing at this height of the page; levels count from 0."""
        self._bookmarks.append((self.page, y))
        key = f"b{len(self._bookmarks)}"
        self._canvas.bookmarkHorizontalAbsolute(key, y)
        self._canvas.addOutlineEntry(title, key, level, closed=level > 1)

    def end_page(self) -> None:
        """Finish the page and begin the next."""
        self._canvas.showPage()
        page = self._file.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.page
        page.Tabs = "/S"
        if self._page_annotations[-1]:
            page.Annots = pdfdoc.PDFArray(
                [pdfdoc.PDFObjectReference(f"A{number}") for number in self._page_annotations[-1]]
            )
        self._marks.append([])
        self._page_annotations.append([])

    def finish(self, entries: dict[str, str], metadata: bytes, profile: bytes) -> bytes:
        """The file as ReportLab writes it. `entries` are further ones of the catalogue, as PDF syntax."""
        catalogue = self._file.Catalog
        catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents", *entries]
        catalogue.__Refs__ = [*catalogue.__Refs__, "OutputIntents"]
        for name, value in entries.items():
            setattr(catalogue, name, value)
        catalogue.StructTreeRoot = self._tree()
        catalogue.MarkInfo = _Raw("<</Marked true>>")
        catalogue.Metadata = self._stream(metadata, "/Type /Metadata /Subtype /XML")
        icc = self._file.Reference(self._stream(profile, "/N 3"))
        number = self._number(icc)
        catalogue.OutputIntents = _Raw(
            "[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
            f" /Info (sRGB) /DestOutputProfile {number} 0 R>>]"
        )
        # Canvas.save would add a page; what it does besides is this.
        self._file.SaveToFile(self._buffer, self._canvas)
        return self._buffer.getvalue()

    def _number(self, reference: Any) -> int:
        number: int = self._file.idToObjectNumberAndVersion[reference.name][0]
        return number

    def _add(self, raw: _Raw, name: str) -> int:
        return self._number(self._file.Reference(raw, name))

    def _stream(self, content: bytes, entries: str) -> _Raw:
        text = content.decode("latin-1")
        return _Raw(f"<<{entries} /Length {len(content)}>>\nstream\n{text}\nendstream")

    def _tree(self) -> _Raw:
        """The root with its tree and parent tree: pages first, then annotations (ISO 32000-1, 14.7.4.4)."""
        self._root.prune()
        raw_root = _Raw()
        root = self._add(raw_root, "Tree")
        nodes = list(self._root.walk())
        raws = [_Raw() for _node in nodes]
        for number, (node, raw) in enumerate(zip(nodes, raws, strict=True)):
            node.number = self._add(raw, f"S{number}")
        pages = [self._file.idToObjectNumberAndVersion[f"Page{n + 1}"][0] for n in range(self.page)]
        annotations = []
        for index, (body, _node, bookmark) in enumerate(self._annotations):
            if bookmark is not None:
                page, y = self._bookmarks[bookmark]
                body += f"/Dest [{pages[page]} 0 R /XYZ 0 {y:.2f} null]"
            raw = _Raw(f"{body} /StructParent {self.page + index}>>")
            annotations.append(self._add(raw, f"A{index}"))
        for node, raw in zip(nodes, raws, strict=True):
            raw.text = element(node, root, pages.__getitem__, annotations.__getitem__)
        rows = [
            f"{n} [{' '.join(f'{node.number} 0 R' for node in marks)}]" for n, marks in enumerate(self._marks[:-1])
        ]
        rows += [f"{self.page + n} {node.number} 0 R" for n, (_body, node, _) in enumerate(self._annotations)]
        parents = self._add(_Raw(f"<</Nums [{chr(10).join(rows)}]>>"), "Parents")
        raw_root.text = (
            f"<</Type /StructTreeRoot /K [{self._root.number} 0 R] /ParentTree {parents} 0 R"
            f" /ParentTreeNextKey {len(rows)}>>"
        )
        return raw_root


def _link(contents: str) -> str:
    """What all links have in their dictionary; `contents` is said in place of the area."""
    return f"/Subtype /Link /Border [0 0 0] /Contents {pdf_string(contents)}"
