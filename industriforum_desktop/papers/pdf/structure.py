"""The structure tree: what a screen reader walks (ISO 32000-1, 14.7 and 14.8).

Nodes are made from the Document before anything is laid out, so reading order is the Document's order whatever
the layout does. Drawing only adds marks: which marked content on which page belongs to which node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

_NEVER_EMPTY = frozenset(("P", "H1", "H2", "H3", "Caption", "Sect"))


class Mark(NamedTuple):
    """Marked content of a page; both count from 0."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """The annotation with this number in the file, drawn on this page."""

    page: int
    number: int


class Node:
    """One structure element. `attributes` is the body of its A entry, as PDF syntax; `alt` what a Figure shows."""

    __slots__ = ("alt", "attributes", "kids", "lang", "number", "parent", "placed", "tag", "uri")

    def __init__(
        self, tag: str, parent: Node | None = None, attributes: str = "", lang: str = "", uri: str = ""
    ) -> None:
        self.tag = tag
        self.alt = ""
        self.attributes = attributes
        self.lang = lang
        self.uri = uri
        self.kids: list[Node | Mark | Annotation] = []
        self.parent = parent
        self.number = 0
        self.placed = parent is not None
        if parent is not None:
            parent.kids.append(self)

    def inline(self, tag: str, lang: str = "", uri: str = "") -> Node:
        """A Span or Link inside this node's text; it takes its place among the kids when first drawn."""
        node = Node(tag, None, "", lang, uri)
        node.parent = self
        return node

    def add(self, kid: Mark | Annotation) -> None:
        """Note that this content belongs here."""
        if not self.placed and self.parent is not None:
            self.parent.kids.append(self)
            self.placed = True
        self.kids.append(kid)

    def prune(self) -> None:
        """Leave out paragraphs, headings and captions that got no content."""
        for kid in [kid for kid in self.kids if isinstance(kid, Node)]:
            kid.prune()
            if not kid.kids and kid.tag in _NEVER_EMPTY:
                self.kids.remove(kid)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def take_apart(self) -> None:
        """Let go of all below, so that the memory is free at once and not when rings of objects are looked for."""
        for node in list(self.walk()):
            node.kids.clear()


def pdf_string(text: str) -> str:
    """A text string as UTF-16BE in hexadecimal: any character but lone surrogates, nothing to escape."""
    encoded = text.encode("utf-16-be", "ignore")
    return f"<feff{encoded.hex()}>"


def element(node: Node, root: int, page: Callable[[int], int], annotation: Callable[[int], int]) -> str:
    """The node as a structure element dictionary.

    `root` is the object number of the tree's root; `page` and `annotation` give object numbers by index.
    """
    parts = [f"<</Type /StructElem /S /{node.tag} /P {node.parent.number if node.parent else root} 0 R"]
    first = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
    if first is not None:
        parts.append(f"/Pg {page(first)} 0 R")
    if node.attributes:
        parts.append(f"/A <<{node.attributes}>>")
    if node.lang:
        parts.append(f"/Lang {pdf_string(node.lang)}")
    if node.alt:
        parts.append(f"/Alt {pdf_string(node.alt)}")
    kids = []
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(f"{kid.number} 0 R")
        elif isinstance(kid, Annotation):
            object_number = annotation(kid.number)
            kids.append(f"<</Type /OBJR /Obj {object_number} 0 R /Pg {page(kid.page)} 0 R>>")
        elif kid.page == first:
            kids.append(str(kid.mcid))
        else:
            kids.append(f"<</Type /MCR /Pg {page(kid.page)} 0 R /MCID {kid.mcid}>>")
    parts.append(f"/K [{' '.join(kids)}]>>")
    return "\n".join(parts)
