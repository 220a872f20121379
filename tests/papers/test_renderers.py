"""Every renderer takes every block, and loses no word."""

from __future__ import annotations

import re
import typing
from html.parser import HTMLParser
from io import BytesIO

import docx as word
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from industriforum_desktop.i18n import language
from industriforum_desktop.papers import PAPERS, Source, docx, html, make, plain
from industriforum_desktop.papers import document as paper
from industriforum_desktop.papers.document import (
    Box,
    BulletList,
    Cell,
    Column,
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
    Run,
    Signature,
    Table,
    plain_text,
)
from industriforum_desktop.papers.figures import Bars
from industriforum_desktop.papers.pdf import render as pdf
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers.making import MADE

CHART = Bars(rows=(("Energi", (3,)), ("Kompetens", (2,))))
BLOCKS: dict[type, paper.Block] = {
    Heading: Heading(2, "Rubrik", number="4"),
    Paragraph: Paragraph((Run("Löptext med "), Run("fet", bold=True), Run("länk", link="https://example.se"))),
    BulletList: BulletList(("punkt", Item("yttre", (NumberedList(("inre",)),)))),
    NumberedList: NumberedList(("först", "sedan"), start=3),
    Table: Table(
        (Column("Vad"), Column("Antal", align="right")),
        (("rad <ett> & två", "12"), (Cell((Paragraph("cell"), BulletList(("i cell",)))), "7")),
        caption="Tabellen",
        notes=("noten",),
        row_heads=True,
    ),
    KeyValues: KeyValues((("Tid", "kl. 13"), ("Plats", "Kalmar"))),
    Box: Box("Ruta", (Paragraph("i rutan"),)),
    Figure: Figure(CHART, "Stapeldiagram: Energi 3, Kompetens 2", "Behoven"),
    Signature: Signature("Underskrift", "Åsa Öberg"),
    Field: Field("wanted", "Önskat", "choice", (("a", "Dialog"), ("b", "Slutsats"))),
    KeepTogether: KeepTogether((Paragraph("håller ihop"),)),
    PageBreak: PageBreak(),
}


def of(*blocks: paper.Block) -> Document:
    return Document("Papper", (Heading(1, "Papper"), *blocks), forum="Forumet", created=MADE)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._quiet = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._quiet = tag == "title"
        self._part(tag)
        if tag == "img":
            self.found.append(dict(attributes).get("alt") or "")

    def _part(self, tag: str) -> None:
        if tag not in ("a", "b", "i", "span"):
            self.found.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._quiet = False
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.found.append(data)


def in_html(document: Document) -> str:
    reader = _Words()
    reader.feed(html.render(document))
    return "".join(reader.found)


def in_word(document: Document) -> str:
    """All text of the file in its order, also in links and tables, and what pictures say."""
    made = word.Document(BytesIO(docx.render(document)))
    parts = [made.sections[0].first_page_header._element, made.element.body]
    found: list[str] = []
    for part in parts:
        for element in part.iter(qn("w:p"), qn("w:t"), qn("w:br"), qn("wp:docPr")):
            if element.tag == qn("w:t"):
                found.append(element.text or "")
            elif element.tag == qn("wp:docPr"):
                found.append(element.get("descr") or "")
            else:
                found.append(" ")
    return "".join(found)


READERS = {"docx": in_word, "html": in_html, "plain": plain.render}


def words(text: str) -> list[str]:
    """Words as they are read, without what renderers mark lists with."""
    return [one for one in re.split(r"[\s\u00a0]+", text) if re.search(r"\w", one)]


def in_order(wanted: list[str], found: list[str]) -> bool:
    """Whether the wanted words stand among those found, in their order."""
    rest = iter(" ".join(found))
    return all(letter in rest for letter in "".join(wanted))


def test_there_is_an_example_of_every_block() -> None:
    assert set(BLOCKS) == set(typing.get_args(paper.Block))


@pytest.mark.parametrize("kind", BLOCKS)
@pytest.mark.parametrize("renderer", READERS)
def test_every_renderer_takes_every_block(kind: type, renderer: str) -> None:
    document = of(BLOCKS[kind])
    assert pdf(document).data.startswith(b"%PDF")
    text = READERS[renderer](document)
    for one in words(plain_text(of(BLOCKS[kind]))):
        if not re.fullmatch(r"\d+\.", one):
            assert one in text


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("renderer", READERS)
def test_every_paper_is_whole_in_every_form(demo: ForumFile, kind: str, renderer: str) -> None:
    document = make(kind, Source.of(demo, demo.meetings()[-2], made=MADE), language("sv"))
    text = "".join(words(READERS[renderer](document)))
    assert [one for one in words(plain_text(document)) if one not in text and not re.fullmatch(r"\d+\.", one)] == []


def test_word_has_headings_repeated_table_heads_and_the_papers_language() -> None:
    made = word.Document(BytesIO(docx.render(of(*BLOCKS.values()))))
    styles = [line.style.name for line in made.paragraphs]
    assert "Heading 1" in styles and "List Bullet" in styles and "Caption" in styles
    assert made.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert made.core_properties.title == "Papper"
    assert made.core_properties.language == "sv-SE"


def test_html_has_table_heads_with_their_scope_and_text_is_no_markup() -> None:
    made = html.render(of(BLOCKS[Table]))
    assert 'scope="col"' in made and 'scope="row"' in made
    assert "rad &lt;ett&gt; &amp; två" in made


def test_plain_text_is_as_wide_as_a_letter() -> None:
    long = Paragraph(" ".join(["kompetensförsörjning"] * 40))
    assert max(map(len, plain.render(of(long, BulletList((long.text,)))).splitlines())) <= 76


NASTY = st.text(st.characters(exclude_categories=[]), max_size=30)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(NASTY.map(Paragraph), st.lists(NASTY, min_size=1, max_size=3).map(lambda t: BulletList(tuple(t))))
    )
)
def test_no_text_breaks_a_renderer_or_loses_a_letter(blocks: list[paper.Block]) -> None:
    document = of(*blocks)
    wanted = words(plain_text(document))
    for read in READERS.values():
        assert in_order(wanted, words(read(document)))
