"""Figures in papers: what they say to those who see them and those who don't."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

from industriforum_desktop.i18n import language
from industriforum_desktop.papers import charts, sheet
from industriforum_desktop.papers.document import Document, Figure, Heading, plain_text
from industriforum_desktop.papers.figures import Bars, Chart, Mark, Picture, Sign, Tile, Tiles, Wheel, told
from industriforum_desktop.papers.pdf import PictureError, render, theme
from tests.papers import structure

MONTHS = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
BARS = Bars((("IF Metall", (3,)), ("Ett långt namn " * 9, (0,)), ("中 & <b> 👍", (1,))), unit="av 4", whole=4)
THREE = Bars((("Elnät", (3, 2, 4)), ("Klimat", (0, 2, 1))), ("utmaningar", "behov", "åtgärder"))
WHEEL = Wheel(
    2023,
    MONTHS,
    tuple(Mark(date(2023, 11, 28 + n % 3), f"Möte {n} <&>", ("meeting", "special")[n % 2]) for n in range(6)),
)
ENGLISH = language("en")


def paper(*found: Chart) -> Document:
    figures = (
        Figure(one, "En bild" if isinstance(one, Picture | Sign) else told(one, ENGLISH), "Rubrik") for one in found
    )
    return Document("Prov", (Heading(1, "Prov"), *figures))


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGBA", (40, 400), (200, 0, 0, 90)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    "chart", [BARS, THREE, WHEEL, Picture(picture()), Bars(()), Bars((("a", (0,)),) * 90), Wheel(2023, MONTHS, ())]
)
def test_a_figure_is_read_out_and_has_its_place_on_the_page(chart: Chart) -> None:
    document = paper(chart)
    data = render(document).data
    assert structure.problems(data, document) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        [figure] = [one for one in structure.elements(pdf.Root.StructTreeRoot) if str(one.S) == "/Figure"]
        left, foot, right, top = (float(n) for n in figure.A.BBox)
        assert theme.LEFT - 1 <= left < right <= theme.RIGHT + 1
        assert 0 < foot < top < theme.PAGE_HEIGHT


def test_the_text_says_every_number() -> None:
    said = plain_text(paper(BARS, THREE, WHEEL))
    for words in ("IF Metall 3 av 4", "Elnät utmaningar 3, behov 2, åtgärder 4", "November", "Möte 5"):
        assert words in said


def test_what_no_face_has_is_told_of() -> None:
    assert "中" in render(paper(BARS)).replaced


@pytest.mark.parametrize("chart", [BARS, THREE, WHEEL])
def test_the_same_drawing_goes_to_the_window_and_to_word(chart: Bars | Wheel) -> None:
    made = charts.drawing(chart, theme.colour("#B3122B"), 400)
    words = [one.text for one in sheet.shapes(made) if isinstance(one, sheet.Words) and one.text]
    drawn = ElementTree.fromstring(charts.svg(chart, "#B3122B", "Säger <allt>", 400))
    space = "{http://www.w3.org/2000/svg}"
    assert [one.text for one in drawn.iter(f"{space}text")] == words
    assert drawn.findtext(f"{space}title") == "Säger <allt>"
    with Image.open(BytesIO(charts.png(chart, "#B3122B", 400, 1))) as image:
        assert image.size == (round(made.width), round(made.height))
        assert len(image.getcolors(1 << 20) or ()) > 10


@pytest.mark.parametrize("accent", ["#B3122B", "#FFEE00", "#FFFFFF", "#000000"])
@pytest.mark.parametrize("chart", [BARS, THREE, WHEEL])
def test_words_can_be_read_and_stay_on_the_drawing(chart: Bars | Wheel, accent: str) -> None:
    made = charts.drawing(chart, theme.colour(accent), theme.TEXT_WIDTH)
    for one in sheet.shapes(made):
        if isinstance(one, sheet.Words):
            assert one.size >= 8
            assert one.x >= -0.1
            assert 0 <= one.y <= made.height
            grounds = (theme.WHITE, theme.tint(theme.readable(theme.colour(accent))))
            light = one.colour == theme.WHITE
            assert light or all(theme.contrast(one.colour, ground) >= 4.5 for ground in grounds)
        else:
            xs, ys = one.points[::2], one.points[1::2]
            assert min(xs) >= -0.1
            assert max(xs) <= made.width + 0.1
            assert min(ys) >= -0.1
            assert max(ys) <= made.height + 0.1


def test_series_differ_in_grey_print() -> None:
    made = charts.drawing(THREE, theme.colour("#B3122B"), 400)
    areas = [one for one in sheet.shapes(made) if isinstance(one, sheet.Area)]
    assert len({round(theme.luminance(one.colour), 1) for one in areas}) >= 2
    narrow = [one for one in areas if max(one.points[::2]) - min(one.points[::2]) <= 1.01]
    assert len(narrow) > 20, "the third series is striped"


def test_what_is_no_chart_is_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        Bars((("a", (-1,)),))
    with pytest.raises(ValueError, match="expected 1"):
        Bars((("a", (1, 2)),))
    with pytest.raises(ValueError, match="not in 2023"):
        Wheel(2023, MONTHS, (Mark(date(2024, 1, 1), "x"),))
    with pytest.raises(ValueError, match="what it shows"):
        Figure(BARS, " ")
    with pytest.raises(PictureError):
        render(paper(Picture(b"no picture")))


@pytest.mark.parametrize("accent", ["#B3122B", "#0B5FA5", "#FFE000", "#111111"])
@pytest.mark.parametrize("chart", [BARS, THREE, WHEEL], ids=["bars", "three", "wheel"])
def test_every_word_can_be_read_in_a_dark_window(chart: Bars | Wheel, accent: str) -> None:
    ground = "#242322"
    space = "{http://www.w3.org/2000/svg}"
    light, dark = (
        ElementTree.fromstring(charts.svg(chart, accent, "", 400, ground=on)) for on in ("#ffffff", ground)
    )
    shapes = [[one for one in drawn if one.get("fill")] for drawn in (light, dark)]
    assert len(shapes[0]) == len(shapes[1])
    for was, now in zip(*shapes, strict=True):
        if was.tag == f"{space}text" and was.get("fill") != "#ffffff":
            assert theme.contrast(theme.colour(now.get("fill", "")), theme.colour(ground)) >= 4.5, now.text
        if was.get("fill") == "#ffffff":
            assert now.get("fill") == ground, "what is cut out shows the ground"


def test_the_marks_of_a_wheel_are_where_they_are_drawn() -> None:
    drawn = charts.drawing(WHEEL, theme.colour("#B3122B"), 400)
    words = [shape for shape in sheet.shapes(drawn) if isinstance(shape, sheet.Words)]
    found = charts.areas(WHEEL, 400)
    assert {mark for mark, _box in found} == set(WHEEL.marks)
    for _mark, (left, foot, right, top) in found:
        assert 0 <= left < right <= drawn.width and 0 <= foot < top <= drawn.height
    for mark in WHEEL.marks:
        boxes = [box for one, box in found if one == mark]
        assert len(boxes) == 2
        texts = [w for w in words if any(b[0] - 1 <= w.x <= b[2] and b[1] <= w.y <= b[3] for b in boxes)]
        assert any(f"{mark.day.day} nov" in w.text or str(mark.day.day) in w.text for w in texts), mark


def test_today_is_pointed_at() -> None:

    plain, pointed = (
        charts.drawing(one, theme.INK, 400) for one in (WHEEL, replace(WHEEL, today=date(2023, 5, 1)))
    )
    assert len(list(sheet.shapes(pointed))) == len(list(sheet.shapes(plain))) + 1


def test_a_board_says_in_words_what_stands_where() -> None:
    board = Tiles(("Energi", "Trä"), ("Ny", "Löst"), (Tile(1, 0, "Få söker", 3, "!"), Tile(0, 1, "Dyr el", 1)))
    assert told(board, ENGLISH) == "Board: Energi, Löst: Dyr el (weight 1 of 3); Trä, Ny: Få söker (weight 3 of 3)."
    drawn = charts.svg(board, "#B3122B")
    assert all(word in drawn for word in ("Energi", "Trä", "Ny", "Löst", "! Få söker", "●●●"))
    (first, box), (second, below) = charts.tile_areas(board, 480)
    assert (first.text, second.text) == ("Dyr el", "Få söker")
    assert box[1] > below[3]


@pytest.mark.parametrize("tile", [Tile(2, 0, "a"), Tile(0, -1, "a"), Tile(0, 0, "a", weight=4)])
def test_a_tile_stands_on_the_board_and_has_a_weight(tile: Tile) -> None:
    with pytest.raises(ValueError, match="tile"):
        Tiles(("Energi", "Trä"), ("Ny",), (tile,))


def test_no_label_of_the_wheel_is_cut() -> None:
    # Two marks at one place make the room at the side narrower.
    marks = (
        Mark(date(2023, 3, 30), "Avstämning 2", "before"),
        Mark(date(2023, 3, 31), "Redovisning lämnas in", "before"),
    )
    drawn = charts.svg(Wheel(2023, MONTHS, marks), "#B3122B")
    assert "lämnas in" in drawn
    assert "…" not in drawn
