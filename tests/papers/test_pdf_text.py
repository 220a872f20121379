"""What is typed is what is printed: extraction, hyphens, strange characters, and no injection."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from industriforum_desktop.papers import document as paper
from industriforum_desktop.papers.pdf import render, write
from industriforum_desktop.papers.pdf.theme import QUIET, WHITE, colour, contrast, readable, tint
from tests.papers import samples, structure

BODY = paper.Heading(1, "Titel")


def _document(*blocks: paper.Block) -> paper.Document:
    return paper.Document(title="Titel", blocks=(BODY, *blocks), created=samples.CREATED)


def _extracted(data: bytes) -> str:
    """The text as another program reads it, by the places of the letters."""
    pdf = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    # PDFium marks a hyphenated line end with U+FFFE or U+0002.
    return re.sub("[\u00ad\ufffe\x02](\r?\n)?", "", "\n".join(pages))


@pytest.mark.parametrize("document", [samples.notice(), samples.minutes()], ids=["notice", "minutes"])
def test_another_program_reads_every_word(document: paper.Document) -> None:
    read = set(structure.normalised(_extracted(render(document).data)).split())
    assert set(structure.normalised(paper.plain_text(document)).split()) <= read


def test_hyphenated_word_is_found_whole() -> None:
    word = "kompetensförsörjningsfrågor"
    columns = tuple(paper.Column(f"Kolumn {n}") for n in range(6))
    rendered = render(_document(paper.Table(columns, ((f"om {word} nu",) * 6,))))
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        told = structure.Tree(pdf, [structure.read_page(page) for page in pdf.pages]).whole()
    assert "\u00ad" in told
    assert structure.normalised(told).count(word) == 6


def test_names_and_dates_are_not_hyphenated_in_running_text() -> None:
    data = render(_document(paper.Paragraph("Kompetensförsörjningsfrågor den 21 april 2023 kl. 13.00. " * 30))).data
    with pikepdf.open(BytesIO(data)) as pdf:
        told = structure.Tree(pdf, [structure.read_page(page) for page in pdf.pages]).whole()
    assert "\u00ad" not in told


def test_what_no_face_has_is_shown_as_a_square_and_told_once() -> None:
    rendered = render(_document(paper.Paragraph("Bra 👍 och 👍, 中 och CO₂ ✓")))
    assert rendered.replaced == ("👍", "中")
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        told = structure.Tree(pdf, [structure.read_page(page) for page in pdf.pages]).whole()
    assert "Bra 👍 och 👍, 中 och CO₂ ✓" in told


def test_markup_is_text() -> None:
    hostile = '<img src="/etc/passwd"> <a href="javascript:x">y</a> &amp; (\\) Tj ET'
    rendered = render(_document(paper.Paragraph(hostile), paper.Table((paper.Column(hostile),), ((hostile,),))))
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        assert not [page for page in pdf.pages if "/Annots" in page.obj or "/XObject" in page.Resources]
    assert structure.normalised(_extracted(rendered.data)).count(structure.normalised(hostile)) >= 1


def test_long_word_stays_inside_the_page() -> None:
    pdf = pypdfium2.PdfDocument(render(_document(paper.Paragraph("x" * 5000), paper.Paragraph("åäö" * 1500))).data)
    for page in pdf:
        text = page.get_textpage()
        boxes = [text.get_charbox(n) for n in range(text.count_chars())]
        assert max(right for _, _, right, _ in boxes) <= page.get_width() - 60


def test_right_to_left_words_read_in_the_order_typed() -> None:
    rendered = render(_document(paper.Paragraph("Hej שלום, مرحبا 12.5 då")))
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        told = structure.Tree(pdf, [structure.read_page(page) for page in pdf.pages]).whole()
    assert "Hej שלום, مرحبا 12.5 då" in told


def test_heading_is_never_last_on_a_page() -> None:
    filler = [paper.Paragraph("En rad.\n" * lines) for lines in range(1, 40)]
    blocks = [block for text in filler for block in (text, paper.Heading(2, "RUBRIK"), paper.Paragraph("Stycke."))]
    pdf = pypdfium2.PdfDocument(render(_document(*blocks)).data)
    lasts = [page.get_textpage().get_text_range().split()[-1] for page in pdf]
    assert len(lasts) > 5
    assert "RUBRIK" not in lasts


def test_page_breaks_that_hold_nothing_end() -> None:
    nothing = paper.KeepTogether((paper.PageBreak(), paper.PageBreak()))
    rendered = render(_document(nothing, paper.Paragraph("Text."), paper.Box("", (paper.PageBreak(),)), nothing))
    assert "Text." in _extracted(rendered.data)
    assert rendered.pages <= 3


def test_no_line_alone_at_head_or_foot() -> None:
    for lines in range(30, 50):
        text = "\n".join(f"rad{n}" for n in range(lines))
        pages = pypdfium2.PdfDocument(render(_document(paper.Paragraph(text), paper.Paragraph("slut\n" * 12))).data)
        counts = [len(re.findall(r"slut|rad\d+", page.get_textpage().get_text_range())) for page in pages]
        assert all(count >= 2 for count in counts)


def test_table_head_is_on_every_page_and_tagged_once() -> None:
    table = paper.Table((paper.Column("HUVUD"), paper.Column("Annat")), tuple((f"r{n}", "x") for n in range(120)))
    data = render(_document(table)).data
    pdf = pypdfium2.PdfDocument(data)
    assert len(pdf) > 2
    assert all("HUVUD" in page.get_textpage().get_text_range() for page in pdf)
    with pikepdf.open(BytesIO(data)) as opened:
        told = structure.Tree(opened, [structure.read_page(page) for page in opened.pages]).whole()
    assert told.count("HUVUD") == 1


def test_status_is_on_every_page() -> None:
    pdf = pypdfium2.PdfDocument(render(samples.minutes()).data)
    assert all("UTKAST" in page.get_textpage().get_text_range() for page in pdf)
    assert f"Sida 2 av {len(pdf)}" in pdf[1].get_textpage().get_text_range()


def test_same_document_gives_same_bytes() -> None:
    assert render(samples.notice()).data == render(samples.notice()).data


def test_failed_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "Papper åäö.pdf"
    target.write_bytes(b"gammalt")

    def refuse(_handle: int) -> None:
        raise OSError("disken är full")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError, match="full"):
        write(samples.english(), target)
    assert target.read_bytes() == b"gammalt"
    assert list(tmp_path.glob("*.part")) == [] and list(tmp_path.glob(".*.part")) == []


def test_written_file_is_the_rendered_one(tmp_path: Path) -> None:
    target = tmp_path / "ut.pdf"
    assert write(samples.english(), target).data == target.read_bytes()


@pytest.mark.parametrize("accent", ["#B3122B", "#FFEE00", "#00FF00", "#FFFFFF", "#000000", "#0077CC"])
def test_colours_can_be_read(accent: str) -> None:
    used = readable(colour(accent))
    assert contrast(used, WHITE) >= 4.5
    assert contrast(used, tint(used)) >= 4.4
    assert contrast(QUIET, tint(used)) >= 4.5
