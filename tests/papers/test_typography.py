"""How a paper is set: what holds together, what breaks and where, and where on the page it stands."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, get_args

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from industriforum_desktop.papers import document as paper
from industriforum_desktop.papers.pdf import render, theme
from industriforum_desktop.papers.pdf.fonts import Cut, cut
from industriforum_desktop.papers.pdf.theme import INK, LINK, QUIET, WHITE, contrast
from tests.papers import samples, structure

SENTENCE = "Brödtext som handlar om läget i länets industri och om vad som behöver göras. "


def _document(*blocks: paper.Block, **head: Any) -> paper.Document:
    return paper.Document(
        title="Titel", blocks=(paper.Heading(1, "Titel"), *blocks), created=samples.CREATED, **head
    )


def _lines(data: bytes) -> list[list[str]]:
    """The lines of each page as another program reads them, from the top."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_range() for page in pdf]
        return [[line.rstrip() for line in text.splitlines()] for text in texts]
    finally:
        pdf.close()


def _told(data: bytes) -> str:
    """The tagged text as it stands in the file, hyphens and all."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return structure.Tree(pdf, [structure.read_page(page) for page in pdf.pages]).whole()


def _baselines(data: bytes, beginning: bytes) -> list[list[float]]:
    """Heights of the lines on each page that stand at the left and begin so (in ASCII)."""
    found = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            left, height, heights = 0.0, 0.0, []
            for instruction in pikepdf.parse_content_stream(page):
                operands, name = instruction.operands, str(instruction.operator)
                if name == "Tm":
                    left, height = float(operands[4]), float(operands[5])
                elif name == "Tj" and bytes(operands[0]).startswith(beginning):
                    heights += [height] if abs(left - theme.LEFT) < 0.1 else []
            found.append(heights)
    return found


def test_digits_of_each_cut_are_equally_wide() -> None:
    for name in get_args(Cut):
        assert len({cut(name).width(digit) for digit in "0123456789"}) == 1


def test_running_text_stands_on_the_same_lines_on_every_page() -> None:
    table = paper.Table(
        (paper.Column("Vad"), paper.Column("När")), (("Pröva", "2023-06-15"), ("Se över", "i juni"))
    )
    blocks: list[paper.Block] = []
    for number in range(1, 9):
        blocks += [
            paper.Heading(2, "Rubrik", number=str(number)),
            paper.Paragraph("Förslag från en av parterna", "small"),
            paper.Paragraph(SENTENCE * number),
            paper.BulletList(("en punkt", "en punkt till", "och en " * 30)),
            paper.Paragraph(SENTENCE * 2),
            paper.Heading(3, "Att göra"),
            table,
            paper.Paragraph(SENTENCE * 3),
            paper.Box("Överenskommet", (paper.Paragraph(SENTENCE),), level=0, quiet=True),
            paper.Paragraph(SENTENCE * 9),
        ]
    data = render(_document(*blocks, forum="Forum", kind="Papper")).data
    pages = _baselines(data, b"Br")
    assert len(pages) > 3
    assert all(pages)
    steps = [(height - pages[0][-1]) / theme.RHYTHM for page in pages for height in page]
    assert [step for step in steps if abs(step - round(step)) > 0.01] == []


@pytest.mark.parametrize(
    "kept",
    [
        "kl. 13.00",
        "21 april",
        "§ 4",
        "v. 16",
        "2 700 kr",
        "12,5 %",
        "punkt 4",
        "bilaga 2",
        "t. ex.",
        "3 MW",
        "IF Metall",
    ],
)
def test_what_belongs_together_is_on_one_line(kept: str) -> None:
    texts = [f"{'m' * length} {kept} och så vidare i samma ton. " for length in range(45, 75)]
    lines = [line for page in _lines(render(_document(*map(paper.Paragraph, texts))).data) for line in page]
    whole = [line for line in lines if kept in line.replace("\u00a0", " ")]
    assert len(whole) == len(texts)
    assert len([line for line in lines if line.startswith(kept.split()[0])]) > 0


def _narrow(text: str, columns: int = 5) -> paper.Table:
    return paper.Table(tuple(paper.Column(f"Kolumn {n}", weight=1) for n in range(columns)), ((text,) * columns,))


def test_narrow_columns_hyphenate_words_but_not_names_dates_and_addresses() -> None:
    kept = ["Oskarshamn", "Österlundqvist", "Hultsfredsbor", "21\u00a0september", "ylva@forum.se"]
    for length in range(12):
        data = render(_document(_narrow(f"{'a' * length} " + " ".join(kept) + " omställningsstudiestödet"))).data
        told = _told(data)
        for name in kept:
            assert told.replace("\u00a0", " ").count(name.replace("\u00a0", " ")) == 5, name
    assert "\u00ad" in told
    assert structure.normalised(told).count("omställningsstudiestödet") == 5


def test_a_name_wider_than_its_column_is_broken_rather_than_run_over() -> None:
    data = render(_document(_narrow("Livsmedelsarbetareförbundet", 9))).data
    assert structure.normalised(_told(data)).count("Livsmedelsarbetareförbundet") == 9
    pdf = pypdfium2.PdfDocument(data)
    text = pdf[0].get_textpage()
    assert max(text.get_charbox(n)[2] for n in range(text.count_chars())) <= theme.RIGHT + 0.5


def test_hyphenated_words_are_whole_where_their_cell_goes_over_pages() -> None:
    document = _document(_narrow("upphandlingsförfarandet omställningsstudiestödet kompetensförsörjning " * 90))
    rendered = render(document)
    assert rendered.pages > 2
    assert "\u00ad" in _told(rendered.data)
    assert structure.problems(rendered.data, document) == []


def test_a_table_leaves_no_row_alone() -> None:
    columns = (paper.Column("Vad"), paper.Column("När"))
    for before in range(24, 44):
        filler = paper.Paragraph("\n".join(["fyllning"] * before))
        rows = tuple((f"rad{n} i tabellen", "2023-06-15") for n in range(7))
        pages = _lines(render(_document(filler, paper.Table(columns, rows))).data)
        counts = [len(re.findall(r"rad\d", " ".join(page))) for page in pages]
        assert sum(counts) == 7
        assert 1 not in counts


def test_a_heading_keeps_two_lines_of_what_it_heads() -> None:
    for before in range(36, 46):
        filler = paper.Paragraph("\n".join(["fyllning"] * before))
        text = "\n".join(f"följd{n}" for n in range(5))
        pages = _lines(render(_document(filler, paper.Heading(2, "RUBRIK"), paper.Paragraph(text))).data)
        headed = next(page for page in pages if "RUBRIK" in page)
        assert headed[headed.index("RUBRIK") + 1 :][:2] == ["följd0", "följd1"]


def test_words_that_lead_in_a_list_stand_with_it() -> None:
    for before in range(36, 48):
        filler = paper.Paragraph("\n".join(["fyllning"] * before))
        listed = paper.BulletList(tuple(f"behov{n}" for n in range(4)))
        pages = _lines(render(_document(filler, paper.Paragraph("Behov:"), listed)).data)
        headed = next(page for page in pages if "Behov:" in page)
        assert any("behov0" in line for line in headed)


def test_of_three_facts_none_stands_alone() -> None:
    for before in range(24, 46):
        filler = paper.Paragraph("\n".join(["fyllning"] * before))
        facts = paper.KeyValues(
            (("Närvarande", "namn1\nnamn2\nnamn3"), ("Gäster", "namn4"), ("Frånvarande", "namn5"))
        )
        pages = [" ".join(page) for page in _lines(render(_document(filler, facts)).data)]
        assert ("Gäster" in pages[-1]) == ("Frånvarande" in pages[-1])


def test_columns_are_as_wide_as_their_content_asks() -> None:
    table = paper.Table(
        (paper.Column("Tid", kind="fit"), paper.Column("Vad"), paper.Column("Belopp", align="right", kind="fit")),
        (
            ("13.00–15.30", SENTENCE * 2, "1 250 000 kr"),
            ("09.00", "Kort", "900 kr"),
        ),
    )
    lines = [line.replace("\u00a0", " ") for line in _lines(render(_document(table)).data)[0]]
    assert any("13.00–15.30" in line for line in lines)
    assert any("1 250 000 kr" in line for line in lines)
    pdf = pypdfium2.PdfDocument(render(_document(table)).data)
    text = pdf[0].get_textpage()
    typed = text.get_text_range()
    ends = {round(text.get_charbox(match.end() - 1)[2]) for match in re.finditer("kr", typed)}
    assert len(ends) == 1 and abs(ends.pop() - theme.RIGHT) <= 1


def test_first_page_has_name_and_logo_and_the_others_are_slim() -> None:
    picture = BytesIO()
    Image.new("RGB", (120, 60), "navy").save(picture, "PNG")
    filler = tuple(paper.Paragraph(SENTENCE * 8) for _ in range(12))
    data = render(_document(*filler, forum="Industriforum i länet", kind="Papper", logo=picture.getvalue())).data
    first, *others = _lines(data)
    assert "Industriforum i länet" in " ".join(first)
    assert others
    assert all("Industriforum i länet" not in " ".join(page) for page in others)
    assert all("Titel" in page[0] and "Sida" in page[0] for page in others)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert ["/XObject" in page.Resources for page in pdf.pages].count(True) == 1
        for page in pdf.pages:
            assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)


def test_black_and_white_print_stays_clear() -> None:
    for used in (INK, QUIET, LINK):
        assert contrast(used, WHITE) >= 4.5
    link = paper.Run("webbplatsen", link="https://example.se")
    data = render(_document(paper.Paragraph((paper.Run("Se "), link)))).data
    with pikepdf.open(BytesIO(data)) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    area = pypdfium2.PdfDocument(data)[0].get_textpage()
    typed = area.get_text_range()
    left, bottom, right, _top = area.get_charbox(typed.index("webbplatsen"))
    rules = [tuple(map(float, found)) for found in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f", content)]
    assert any(
        abs(x - left) < 2 and y < bottom + 0.5 and y > bottom - 5 and wide > right - left for x, y, wide, _ in rules
    )


def _long(sections: int = 14, paragraphs: int = 9) -> paper.Document:
    blocks: list[paper.Block] = [paper.Paragraph("Ingress.", "lead")]
    for number in range(1, sections + 1):
        blocks.append(paper.Heading(2, f"Avsnitt om fråga {'i länet ' * number}", number=str(number)))
        blocks += [paper.Paragraph(SENTENCE * 6)] * paragraphs
    return _document(*blocks, forum="Forum", kind="Papper")


def test_a_long_paper_says_where_its_sections_are() -> None:
    document = _long()
    rendered = render(document)
    assert structure.problems(rendered.data, document) == []
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        tags = [str(element.S) for element in structure.elements(pdf.Root.StructTreeRoot)]
    assert tags.count("/TOCI") == 14
    assert "Innehåll" in _lines(rendered.data)[0]
    assert rendered.pages > 14


def test_a_short_paper_and_one_without_sections_have_no_contents() -> None:
    for document in (_long(paragraphs=2), _long(sections=5, paragraphs=30)):
        assert "Innehåll" not in " ".join(line for page in _lines(render(document).data) for line in page)
