"""The tags say what the paper says; and the check that says so notices when they don't."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from industriforum_desktop.papers.pdf import render
from tests.papers import samples, structure


@pytest.mark.parametrize("name", samples.all_papers())
def test_tags_carry_the_whole_paper(name: str) -> None:
    document = samples.all_papers()[name]
    assert structure.problems(render(document).data, document) == []


def _first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    return next(element for element in structure.elements(pdf.Root.StructTreeRoot) if str(element.S) == tag)


def _shift_parents(pdf: pikepdf.Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row.append(row[0])
    del row[0]


def _list_as_div(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "/LI").S = pikepdf.Name.Div


def _other_letters(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    table = font.ToUnicode.read_bytes()
    font.ToUnicode.write(table.replace(b"<61> <0061>", b"<61> <0062>"))


def _mark_twice(pdf: pikepdf.Pdf) -> None:
    _edit(pdf, b"<</MCID 3>>", b"<</MCID 2>>")


def _text_as_artifact(pdf: pikepdf.Pdf) -> None:
    _edit(pdf, b"/P <</MCID 1>> BDC", b"/Artifact BMC")


def _edit(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    assert old in content
    pdf.pages[0].Contents = pdf.make_stream(content.replace(old, new, 1))


def _link_without_area(pdf: pikepdf.Pdf) -> None:
    link = _first(pdf, "/Link")
    link.K = pikepdf.Array([kid for kid in link.K if not structure.is_reference(kid)])


def _link_elsewhere(pdf: pikepdf.Pdf) -> None:
    one, other = pdf.pages[0].Annots[0], pdf.pages[0].Annots[1]
    one.StructParent, other.StructParent = other.StructParent, one.StructParent


def _item_without_body(pdf: pikepdf.Pdf) -> None:
    item = _first(pdf, "/LI")
    item.K = pikepdf.Array([item.K[0]])


def _no_kids(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "/H1").K = pikepdf.Array([])


def _backwards(pdf: pikepdf.Pdf) -> None:
    document = _first(pdf, "/Document")
    document.K = pikepdf.Array(list(reversed(list(document.K))))


def _other_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "En annan titel"


def _no_scope(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "/TH").A


def _font_not_embedded(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.Font["/F9"] = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        ToUnicode=pdf.make_stream(b""),
    )


@pytest.mark.parametrize(
    "plant",
    [
        _shift_parents,
        _list_as_div,
        _other_letters,
        _mark_twice,
        _text_as_artifact,
        _link_without_area,
        _link_elsewhere,
        _item_without_body,
        _no_kids,
        _backwards,
        _other_title,
        _no_scope,
        _font_not_embedded,
    ],
)
def test_planted_defect_is_noticed(plant: Callable[[pikepdf.Pdf], None]) -> None:
    document = samples.notice()
    spoilt = BytesIO()
    with pikepdf.open(BytesIO(render(document).data)) as pdf:
        plant(pdf)
        pdf.save(spoilt)
    assert structure.problems(spoilt.getvalue(), document)
