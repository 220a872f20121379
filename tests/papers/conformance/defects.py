"""Files with one defect each, planted with pikepdf in a good paper that has some of everything."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from industriforum_desktop.papers.document import (
    BulletList,
    Column,
    Document,
    Figure,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from industriforum_desktop.papers.figures import Bars
from industriforum_desktop.papers.pdf import render
from tests.papers import samples, structure

Plant: TypeAlias = Callable[[Pdf], None]
PLANTS: dict[str, Plant] = {}
"""Every defect, by what is wrong."""
BLIND = {
    "list tagged as a division",
    "list item without a body",
    "heading tagged as a paragraph",
    "figure without its place",
    "parent tree's rows shifted",
    "same mark number twice",
    "element without its content",
    "real text as artifact",
    "link element without its area",
    "two links' areas changed for each other",
    "title in Info differs from XMP",
    "unused font not embedded",
    "a told as b",
}
"""What veraPDF lets through under both profiles: why our own test stands beside it."""


def paper() -> Document:
    """Two pages with headings, text, lists, a table, a figure and links."""
    return Document(
        title="Ett gott papper",
        forum="Forumet",
        created=samples.CREATED,
        blocks=(
            Heading(1, "Ett gott papper"),
            Paragraph((Run("Läs "), Run("reglerna", link="https://example.se/regler"), Run(" här."))),
            Paragraph((Run("Och "), Run("svaren", link="https://example.se/svar"), Run(" där."))),
            Heading(2, "Lista"),
            BulletList(("ett", Item("två", (BulletList(("inuti",)),)))),
            Heading(3, "Tabell"),
            Table((Column("Vad"), Column("Vem")), (("Prova", "Alla"), ("Svara", "Några")), row_heads=True),
            PageBreak(),
            Heading(2, "Bild"),
            Figure(Bars((("Möten", (3,)), ("Åtgärder", (7,)))), "Möten 3, åtgärder 7"),
            Paragraph("Slut."),
        ),
    )


def good() -> bytes:
    """The paper as drawn, saved once more as the spoilt ones are."""
    return spoilt(lambda _pdf: None)


def spoilt(plant: Plant) -> bytes:
    """The paper with the defect."""
    out = BytesIO()
    with pikepdf.open(BytesIO(render(paper()).data)) as pdf:
        plant(pdf)
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _defect(name: str) -> Callable[[Plant], Plant]:
    def remember(plant: Plant) -> Plant:
        PLANTS[name] = plant
        return plant

    return remember


def _first(pdf: Pdf, tag: str) -> pikepdf.Object:
    return next(element for element in structure.elements(pdf.Root.StructTreeRoot) if str(element.S) == tag)


def _edit(pdf: Pdf, page: int, pattern: bytes, new: bytes) -> None:
    content, count = re.subn(pattern, new, pdf.pages[page].Contents.read_bytes(), count=1)
    assert count == 1, pattern
    pdf.pages[page].Contents = pdf.make_stream(content)


def _metadata(pdf: Pdf, pattern: bytes) -> None:
    content, count = re.subn(pattern, b"", pdf.Root.Metadata.read_bytes(), count=1, flags=re.DOTALL)
    assert count == 1, pattern
    pdf.Root.Metadata.write(content)


# Figures


@_defect("figure without a text for it")
def _figure_without_alt(pdf: Pdf) -> None:
    del _first(pdf, "/Figure").Alt


@_defect("figure with an empty text for it")
def _figure_with_empty_alt(pdf: Pdf) -> None:
    _first(pdf, "/Figure").Alt = pikepdf.String("")


@_defect("figure without its place")
def _figure_without_box(pdf: Pdf) -> None:
    del _first(pdf, "/Figure").A.BBox


# Tables, lists, headings


@_defect("column head without scope")
def _no_scope(pdf: Pdf) -> None:
    del _first(pdf, "/TH").A


@_defect("table row with a cell too few")
def _short_row(pdf: Pdf) -> None:
    row = _first(pdf, "/TBody").K[0]
    row.K = Array(list(row.K)[:-1])


@_defect("list tagged as a division")
def _list_as_division(pdf: Pdf) -> None:
    for element in list(structure.elements(pdf.Root.StructTreeRoot)):
        change = {"/L": Name.Div, "/LI": Name.Div, "/Lbl": Name.Span, "/LBody": Name.Div}.get(str(element.S))
        if change is not None:
            element.S = change


@_defect("list item without a body")
def _item_without_body(pdf: Pdf) -> None:
    item = _first(pdf, "/LI")
    item.K = Array([item.K[0]])


@_defect("heading level skipped")
def _heading_skipped(pdf: Pdf) -> None:
    _first(pdf, "/H2").S = Name.H3


@_defect("first heading not of level 1")
def _first_heading(pdf: Pdf) -> None:
    _first(pdf, "/H1").S = Name.H2


@_defect("unknown role")
def _unknown_role(pdf: Pdf) -> None:
    _first(pdf, "/P").S = Name.Stycke


@_defect("heading tagged as a paragraph")
def _heading_as_paragraph(pdf: Pdf) -> None:
    _first(pdf, "/H3").S = Name.P


@_defect("reading order reversed")
def _backwards(pdf: Pdf) -> None:
    document = _first(pdf, "/Document")
    document.K = Array(list(document.K)[::-1])


# Marks and the parent tree


@_defect("parent tree empty")
def _no_parents(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array([])


@_defect("parent tree's rows shifted")
def _parents_shifted(pdf: Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row.append(row[0])
    del row[0]


@_defect("same mark number twice")
def _mark_twice(pdf: Pdf) -> None:
    _edit(pdf, 0, rb"<</MCID 3>>", b"<</MCID 2>>")


@_defect("element without its content")
def _no_kids(pdf: Pdf) -> None:
    _first(pdf, "/H1").K = Array([])


@_defect("real text as artifact")
def _text_as_artifact(pdf: Pdf) -> None:
    _edit(pdf, 0, rb"/P <</MCID \d+>> BDC", b"/Artifact BMC")


@_defect("text without a mark")
def _untagged_text(pdf: Pdf) -> None:
    content, name = pdf.pages[0].Contents.read_bytes(), next(iter(pdf.pages[0].Resources.Font.keys()))
    shown = f"\nBT {name} 10 Tf 1 0 0 1 90 90 Tm (ab) Tj ET\n"
    pdf.pages[0].Contents = pdf.make_stream(content + shown.encode())


@_defect("line without a mark")
def _untagged_line(pdf: Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(content + b"\n0 0 0 RG 90 90 m 200 90 l S\n")


# Links


@_defect("link without a description")
def _link_without_contents(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0].Contents


@_defect("link that does not lead to its element")
def _link_without_parent(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0].StructParent


@_defect("link element without its area")
def _link_without_area(pdf: Pdf) -> None:
    link = _first(pdf, "/Link")
    link.K = Array([kid for kid in link.K if not structure.is_reference(kid)])


@_defect("two links' areas changed for each other")
def _links_crossed(pdf: Pdf) -> None:
    one, other = pdf.pages[0].Annots[0], pdf.pages[0].Annots[1]
    one.StructParent, other.StructParent = other.StructParent, one.StructParent


# The document as a whole


@_defect("no language")
def _no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@_defect("language that is none")
def _bad_language(pdf: Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("svenska språket")


@_defect("no tab order")
def _no_tabs(pdf: Pdf) -> None:
    del pdf.pages[0].Tabs


@_defect("title not shown")
def _title_not_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@_defect("no colour profile")
def _no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@_defect("broken colour profile")
def _broken_profile(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile")


@_defect("title missing in XMP")
def _no_title(pdf: Pdf) -> None:
    _metadata(pdf, rb"<dc:title>.*?</dc:title>")


@_defect("no word of PDF/UA in XMP")
def _no_claim(pdf: Pdf) -> None:
    _metadata(pdf, rb"<pdfuaid:part>1</pdfuaid:part>")


@_defect("title in Info differs from XMP")
def _other_title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = "En annan titel"


@_defect("script")
def _script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


# Fonts


def _font(pdf: Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


@_defect("font not embedded")
def _not_embedded(pdf: Pdf) -> None:
    del _font(pdf).FontDescriptor.FontFile2


@_defect("unused font not embedded")
def _unused_font(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Font["/F99"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


@_defect("no table of characters")
def _no_characters(pdf: Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.ToUnicode


@_defect("a told as b")
def _other_letters(pdf: Pdf) -> None:
    changed = 0
    for font in pdf.pages[0].Resources.Font.values():
        table = font.ToUnicode.read_bytes()
        font.ToUnicode.write(table.replace(b"<61> <0061>", b"<61> <0062>"))
        changed += b"<61> <0061>" in table
    assert changed
