"""What no validator sees: that the tags say what the paper says, to a reader that walks the tree.

`problems` reads a finished file with pikepdf and compares it with the Document that it was made from.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
import pypdfium2

from industriforum_desktop.papers import document as paper
from industriforum_desktop.papers.text import clean
from tests.papers import roles

INLINE = {"/Span", "/Link"}
ALLOWED_KIDS = {
    "/L": {"/LI"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/Caption", "/THead", "/TBody", "/TR"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
    "/TOC": {"/Caption", "/TOCI"},
    "/TOCI": {"/Lbl", "/Reference"},
    "/Reference": {"/Link"},
}
NEEDED_KIDS = {"/LI": {"/Lbl", "/LBody"}, "/L": {"/LI"}, "/TR": {"/TH", "/TD"}}
NEEDED_PARENT = {
    "/LI": ("/L",),
    "/Lbl": ("/LI", "/TOCI"),
    "/LBody": ("/LI",),
    "/TH": ("/TR",),
    "/TD": ("/TR",),
    "/TOCI": ("/TOC",),
    "/Reference": ("/TOCI",),
}


def normalised(text: str) -> str:
    """Text for comparison: no soft hyphens or selectors, one kind of space, one space at a time."""
    text = unicodedata.normalize("NFC", clean(text.replace("\u00ad", "")))
    return " ".join(re.sub("[\u200d\ufe00-\ufe0f\u034f\U000e0100-\U000e01ef]", "", text).split())


@dataclass
class Page:
    """The text of one page by mark: tagged by MCID, artifacts by kind, and what is neither."""

    marks: dict[int, str] = field(default_factory=dict)
    twice: list[int] = field(default_factory=list)
    artifacts: list[tuple[str, str]] = field(default_factory=list)
    untagged: str = ""

    def shown(self) -> str:
        """All text of the page, in no order worth the name."""
        return "".join((*self.marks.values(), *(text for _kind, text in self.artifacts), self.untagged))


def problems(data: bytes, document: paper.Document) -> list[str]:
    """What is wrong with the file's structure, in words; empty when all is well."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = [read_page(page) for page in pdf.pages]
        root = pdf.Root.StructTreeRoot
        tree = Tree(pdf, pages)
        found = [*_text_problems(tree, document), *_mark_problems(pdf, pages, root)]
        found += _shape_problems(root)
        found += _role_problems(tree, document)
        found += _link_problems(pdf, tree, document)
        found += _contents_problems(pdf, tree)
        found += _artifact_problems(pages, document)
        found += _metadata_problems(pdf)
        found += _font_problems(pdf)
        return found


def read_page(page: pikepdf.Page) -> Page:
    """Decode what the page shows, by marked content (ISO 32000-1, 14.6)."""
    fonts = {name: _to_unicode(font) for name, font in page.Resources.Font.items()}
    found = Page()
    stack: list[tuple[str, object]] = []
    current: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else None
            if properties is not None and "/MCID" in properties:
                number = int(properties.MCID)
                if number in found.marks:
                    found.twice.append(number)
                found.marks.setdefault(number, "")
                stack.append(("mark", number))
            elif str(operands[0]) == "/Artifact":
                kind = "pagination" if properties is not None and "/Type" in properties else "plain"
                stack.append(("artifact", kind))
                found.artifacts.append((kind, ""))
            elif properties is not None and "/ActualText" in properties:
                stack.append(("actual", None))
                _show(found, stack, str(properties.ActualText))
            else:
                stack.append(("other", None))
        elif name == "EMC":
            stack.pop()
        elif name == "BT" and stack and stack[-1][0] == "artifact":
            found.artifacts.append((str(stack[-1][1]), ""))
        elif name == "Tf":
            current = fonts[str(operands[0])]
        elif name == "Tj" and not any(kind == "actual" for kind, _ in stack):
            _show(found, stack, "".join(current[code] for code in bytes(operands[0])))
        elif name in ("TJ", "'", '"'):
            raise AssertionError(f"operator {name} is not expected")
    return found


def _show(page: Page, stack: list[tuple[str, object]], text: str) -> None:
    for kind, value in reversed(stack):
        if kind == "mark":
            assert isinstance(value, int)
            page.marks[value] += text
            return
        if kind == "artifact":
            page.artifacts[-1] = (str(value), page.artifacts[-1][1] + text)
            return
    page.untagged += text


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return dict.fromkeys(range(256), "\N{REPLACEMENT CHARACTER}")
    table = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>", table)
    return {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in pairs}


class Tree:
    """Walks the structure tree in reading order."""

    def __init__(self, pdf: pikepdf.Pdf, pages: list[Page]) -> None:
        self._pages = pages
        self._numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.root = pdf.Root.StructTreeRoot

    def text(self, element: pikepdf.Object) -> str:
        """The element's text; what is inside a paragraph is joined as it stands, blocks by a line end.

        A figure is read out by what stands for it.
        """
        if str(element.S) == "/Figure":
            return f"{element.get('/Alt', '')}\n"
        own = "".join(self._kid_text(element, kid) for kid in kids(element))
        return own if str(element.S) in INLINE else own + "\n"

    def _kid_text(self, element: pikepdf.Object, kid: pikepdf.Object | int) -> str:
        if isinstance(kid, int):
            return self._pages[self._numbers[element.Pg.objgen]].marks.get(kid, "")
        if "/MCID" in kid:
            return self._pages[self._numbers[kid.Pg.objgen]].marks.get(int(kid.MCID), "")
        return "" if is_reference(kid) else self.text(kid)

    def whole(self) -> str:
        """The paper's own text; a table of contents only repeats some of it."""
        [top] = kids(self.root)
        return "".join(self._kid_text(top, kid) for kid in kids(top) if not _is_contents(kid))


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _is_contents(kid: object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == pikepdf.Name.TOC


def is_reference(kid: object) -> bool:
    """Whether the kid is a reference to an annotation (OBJR)."""
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.OBJR


def elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """All structure elements below the root, in reading order."""
    for kid in kids(root):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def _text_problems(tree: Tree, document: paper.Document) -> Iterator[str]:
    told, meant = normalised(tree.whole()), normalised(paper.plain_text(document))
    if told != meant:
        at = next((n for n, pair in enumerate(zip(told, meant, strict=False)) if pair[0] != pair[1]), 0)
        yield f"the tags read {told[max(at - 20, 0) : at + 40]!r}, the paper {meant[max(at - 20, 0) : at + 40]!r}"


def _mark_problems(pdf: pikepdf.Pdf, pages: list[Page], root: pikepdf.Object) -> Iterator[str]:
    owners: dict[tuple[int, int], list[tuple[int, int]]] = {}
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    for element in elements(root):
        for kid in kids(element):
            if isinstance(kid, int):
                owners.setdefault((numbers[element.Pg.objgen], kid), []).append(element.objgen)
            elif "/MCID" in kid:
                owners.setdefault((numbers[kid.Pg.objgen], int(kid.MCID)), []).append(element.objgen)
    rows = dict(pikepdf.NumberTree(root.ParentTree).items())
    for number, page in enumerate(pages):
        row = list(rows.get(int(pdf.pages[number].StructParents), ()))
        yield from (f"page {number + 1} has mark {mcid} twice" for mcid in page.twice)
        if len(row) != len(page.marks):
            yield f"page {number + 1} has {len(page.marks)} marks and {len(row)} parents"
        if page.untagged:
            yield f"page {number + 1} has untagged text {page.untagged!r}"
        for mcid in page.marks:
            owner = owners.pop((number, mcid), [])
            if len(owner) != 1:
                yield f"mark {mcid} of page {number + 1} is in the tree {len(owner)} times"
            elif mcid < len(row) and row[mcid].objgen != owner[0]:
                yield f"the parent tree leads from mark {mcid} of page {number + 1} to another element"
    yield from (f"the tree names a mark that is not drawn: {missing}" for missing in owners)


def _shape_problems(root: pikepdf.Object) -> Iterator[str]:
    for element in elements(root):
        tag = str(element.S)
        below = [str(kid.S) for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        if tag in ALLOWED_KIDS and not set(below) <= ALLOWED_KIDS[tag]:
            yield f"{tag} has {below}"
        if tag == "/LI" and not NEEDED_KIDS[tag] <= set(below):
            yield f"{tag} lacks one of {NEEDED_KIDS[tag]}"
        if tag == "/TH" and "/Scope" not in element.get("/A", {}):
            yield "TH has no Scope"
        if tag == "/Figure" and "/BBox" not in element.get("/A", {}):
            yield "Figure has no BBox"
        if tag in NEEDED_PARENT and str(element.P.get("/S")) not in NEEDED_PARENT[tag]:
            yield f"{tag} stands in {element.P.get('/S')}"
        if not kids(element) and tag not in ("/TD", "/TH", "/LBody"):
            yield f"{tag} is empty"
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.P.objgen != element.objgen:
                yield f"{kid.S} does not lead back to its parent"


def _role_problems(tree: Tree, document: paper.Document) -> Iterator[str]:
    """Lists, tables, figures and headings are tagged as what they are, in their order."""
    told = []
    for element in elements(tree.root):
        tag = str(element.S)
        if tag in roles.TOLD or (re.fullmatch("/H[1-6]", tag) and normalised(tree.text(element))):
            told.append(tag[:2] if tag.startswith("/H") else tag)
    meant = list(roles.expected(document.blocks))
    if told != meant:
        at = next((n for n, pair in enumerate(zip(told, meant, strict=False)) if pair[0] != pair[1]), 0)
        yield f"the roles are … {told[at : at + 5]}, meant … {meant[at : at + 5]}"


def _link_problems(pdf: pikepdf.Pdf, tree: Tree, document: paper.Document) -> Iterator[str]:
    rows = dict(pikepdf.NumberTree(tree.root.ParentTree).items())
    told = []
    seen: set[tuple[int, int]] = set()
    for element in elements(tree.root):
        if str(element.S) not in ("/Link", "/Form"):
            continue
        areas = [kid.Obj for kid in kids(element) if is_reference(kid)]
        seen.update(area.objgen for area in areas)
        yield from _area_problems(element, areas, rows)
        if str(element.S) == "/Form":
            yield from _widget_problems(areas)
            continue
        if not any("/Dest" in area for area in areas):
            told.append((normalised(tree.text(element)), {str(area.A.URI) for area in areas}))
    meant = [(normalised(run.text), run.link) for run in linked_runs(document.blocks)]
    if [text for text, _ in told] != [text for text, _ in meant]:
        yield f"links read {told}, meant {meant}"
    for (text, uris), (_, link) in zip(told, meant, strict=False):
        if len(uris) != 1 or (link.isascii() and re.fullmatch(r"[\w/:.?=@-]+", link) and uris != {link}):
            yield f"link {text!r} leads to {uris}, not {link}"
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if annotation.objgen not in seen:
                yield "an annotation is in no Link or Form"


def _contents_problems(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    """Each line of a table of contents reads as a section does, says its page and leads to it."""
    sections = [element for element in elements(tree.root) if str(element.S) == "/H2"]
    lines = [element for element in elements(tree.root) if str(element.S) == "/TOCI"]
    if lines and len(lines) != len(sections):
        yield f"{len(lines)} lines of contents for {len(sections)} sections"
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    for line, section in zip(lines, sections, strict=False):
        page = section.Pg.objgen
        told, meant = normalised(tree.text(line)), f"{normalised(tree.text(section))} {numbers[page]}"
        if told != meant:
            yield f"the contents read {told!r}, meant {meant!r}"
        areas = [area for part in elements(line) for area in kids(part) if is_reference(area)]
        if [area.Obj.Dest[0].objgen for area in areas] != [page]:
            yield f"the contents' line {told!r} leads elsewhere"


def _area_problems(
    link: pikepdf.Object, areas: list[pikepdf.Object], rows: dict[int, pikepdf.Object]
) -> Iterator[str]:
    if not areas:
        yield "a Link or Form has no annotation"
    for area in areas:
        above = rows.get(int(area.get("/StructParent", -1)))
        if above is None or above.objgen != link.objgen:
            yield "an annotation's StructParent leads to another element"


def _widget_problems(widgets: list[pikepdf.Object]) -> Iterator[str]:
    """Each field is spoken, has a name and looks like something in each of its states."""
    for widget in widgets:
        named = widget.get("/Parent", widget)
        if not str(named.get("/T", "")) or not str(widget.get("/TU", "")):
            yield "a field has no name or no words to be spoken"
        looks = widget.AP.N
        states = [looks] if isinstance(looks, pikepdf.Stream) else list(looks.values())
        if not all(isinstance(look, pikepdf.Stream) for look in states):
            yield "a field's state has no appearance"


def linked_runs(blocks: tuple[paper.Block, ...]) -> Iterator[paper.Run]:
    """All runs with a link, in order, wherever they stand in dataclasses and tuples."""
    for block in blocks:
        if isinstance(block, paper.Run):
            if block.link and normalised(block.text):
                yield block
        elif isinstance(block, tuple):
            yield from linked_runs(block)
        elif hasattr(block, "__dataclass_fields__"):
            names = ("title", "caption", "pairs", "text", "children", "items", "rows", "notes", "blocks")
            yield from linked_runs(tuple(getattr(block, name) for name in names if hasattr(block, name)))


def _artifact_problems(pages: list[Page], document: paper.Document) -> Iterator[str]:
    heads = {normalised(column.head) for table in tables(document.blocks) for column in table.columns}
    furniture = "□".join(map(normalised, (document.title, document.status, document.footer)))
    for number, page in enumerate(pages, 1):
        label = document.labels.page.format(page=number, pages=len(pages))
        for kind, text in page.artifacts:
            shown = normalised(text)
            if kind == "plain" and shown and shown not in heads:
                yield f"page {number}: text {shown!r} is an artifact"
            strange = [word for word in shown.split() if word.removesuffix("…") not in furniture + "□"]
            if kind == "pagination" and shown != normalised(label) and strange:
                yield f"page {number}: text {shown!r} is in head or foot"


def tables(blocks: tuple[paper.Block, ...]) -> Iterator[paper.Table]:
    for block in blocks:
        if isinstance(block, paper.Table):
            yield block
        elif isinstance(block, paper.Box | paper.KeepTogether):
            yield from tables(block.blocks)


def _metadata_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    info = pdf.docinfo
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        pairs = {
            "/Title": xmp.get("dc:title"),
            "/Author": xmp["dc:creator"][0],
            "/Subject": xmp["dc:description"],
            "/Producer": xmp["pdf:Producer"],
            "/Creator": xmp["xmp:CreatorTool"],
        }
        for key, value in pairs.items():
            if str(info[key]) != value:
                yield f"{key} is {info[key]} in Info and {value} in XMP"
        stamp = re.sub(r"\D", "", str(info["/CreationDate"]))
        if stamp != re.sub(r"\D", "", xmp["xmp:CreateDate"]):
            yield "dates differ in Info and XMP"


def _font_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        for name, font in page.Resources.Font.items():
            if "/FontFile2" not in font.get("/FontDescriptor", {}):
                yield f"page {number}: font {name} {font.get('/BaseFont')} is not embedded"


def extraction_problems(data: bytes) -> list[str]:
    """Where another program reads other letters on a page than its tags and artifacts hold.

    For what people write: of characters that are none PDFium keeps some and drops some.
    """
    with pikepdf.open(BytesIO(data)) as opened:
        pages = [_letters(read_page(page).shown()) for page in opened.pages]
    found = []
    pdf = pypdfium2.PdfDocument(data)
    try:
        for number, ours in enumerate(pages):
            read = _letters(pdf[number].get_textpage().get_text_range())
            if read != ours:
                found.append(
                    f"page {number + 1}: only we read {dict(ours - read)}, only PDFium {dict(read - ours)}"
                )
    finally:
        pdf.close()
    return found


def _letters(text: str) -> Counter[str]:
    """How often each visible character stands there.

    Without hyphens, which PDFium replaces at the end of a line; brackets and quotation marks, which it turns beside
    Hebrew; and what is beyond the basic plane, which its interface loses.
    """
    told = unicodedata.normalize("NFKC", re.sub("[\U00010000-\U0010ffff]", "", text))
    told = re.sub("[\\s\x00\x02\xad\u200d\ufe00-\ufe0f\ufffe-]", "", told)
    return Counter(char for char in told if not _turned(char))


def _turned(char: str) -> bool:
    return bool(unicodedata.mirrored(char)) or unicodedata.category(char) in ("Ps", "Pe", "Pi", "Pf")
