"""Whatever is typed or brought along, a paper comes out whole, or says what is wrong and where."""

from __future__ import annotations

import random
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from industriforum_desktop.papers import document as paper
from industriforum_desktop.papers.figures import Bars, Picture
from industriforum_desktop.papers.pdf import PictureError, render
from tests.papers import samples, structure

BODY = paper.Heading(1, "Titel")
_QUICK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def _document(*blocks: paper.Block, logo: bytes | None = None) -> paper.Document:
    return paper.Document(title="Titel", blocks=(BODY, *blocks), logo=logo, created=samples.CREATED)


# Every code point, those that are no characters too: lone surrogates, controls, noncharacters.
_ANY = st.characters(codec=None, exclude_categories=())
_SCRIPTS = st.characters(min_codepoint=0x0590, max_codepoint=0x1FFF, exclude_categories=())
_TEXTS = st.one_of(
    st.text(_ANY, max_size=40),
    st.text(_SCRIPTS, max_size=20),
    st.sampled_from([*samples.HOSTILE, "vanlig svensk text om 1 500 kronor", "ord " * 120, "x" * 700]),
)
_LINKS = ["", "", "https://example.se/a?b=1", "mailto:a@example.se", "https://å\ud800 (b)\\/中", "HTTP://x"]
_RUNS = st.one_of(
    _TEXTS,
    st.lists(
        st.builds(
            paper.Run,
            _TEXTS,
            bold=st.booleans(),
            italic=st.booleans(),
            link=st.sampled_from(_LINKS),
            lang=st.sampled_from(["", "", "en", "sv-SE"]),
        ),
        max_size=4,
    ).map(tuple),
)
_PARAGRAPHS = st.builds(paper.Paragraph, _RUNS, st.sampled_from(["normal", "lead", "small"]), _TEXTS | st.just(""))


def _listed(items: st.SearchStrategy[tuple[paper.ListItem, ...]]) -> st.SearchStrategy[paper.Block]:
    return st.one_of(
        st.builds(paper.BulletList, items), st.builds(paper.NumberedList, items, st.integers(0, 10_000))
    )


_LISTS = st.recursive(
    _listed(st.lists(_RUNS, max_size=3).map(tuple)),
    lambda inner: _listed(
        st.lists(
            st.builds(paper.Item, _RUNS, st.lists(inner, max_size=2).map(tuple), st.just("") | _TEXTS), max_size=3
        ).map(tuple)
    ),
    max_leaves=4,
)
_CELLS = st.one_of(
    _RUNS, _PARAGRAPHS, st.builds(paper.Cell, st.lists(st.one_of(_PARAGRAPHS, _LISTS), max_size=3).map(tuple))
)
_COLUMNS = st.builds(
    paper.Column,
    _TEXTS,
    st.sampled_from(["left", "right"]),
    st.sampled_from(["text", "fit"]),
    st.sampled_from([0, 1, 3]),
)
_TABLES = st.integers(1, 6).flatmap(
    lambda count: st.builds(
        paper.Table,
        st.lists(_COLUMNS, min_size=count, max_size=count).map(tuple),
        st.lists(st.lists(_CELLS, min_size=count, max_size=count).map(tuple), max_size=5).map(tuple),
        _RUNS,
        st.lists(_RUNS, max_size=2).map(tuple),
        st.booleans(),
        st.booleans(),
    )
)
_SERIES = st.integers(1, 3).flatmap(
    lambda count: st.builds(
        Bars,
        st.lists(
            st.tuples(_TEXTS, st.lists(st.integers(0, 10**6), min_size=count, max_size=count).map(tuple)),
            max_size=5,
        ).map(tuple),
        st.lists(_TEXTS, min_size=count, max_size=count).map(tuple),
        _TEXTS,
        st.sampled_from([0, 4]),
    )
)
_FLAT = st.one_of(
    _PARAGRAPHS,
    _LISTS,
    _TABLES,
    st.builds(paper.Signature, _TEXTS, _TEXTS),
    st.builds(paper.KeyValues, st.lists(st.tuples(_TEXTS, _CELLS), max_size=4).map(tuple)),
    st.just(paper.PageBreak()),
    st.builds(paper.Heading, st.just(2), _RUNS, _TEXTS),
    st.builds(paper.Figure, _SERIES, _TEXTS.map("Figur {}".format), _RUNS),
)
_BLOCKS = st.recursive(
    _FLAT,
    lambda inner: st.one_of(
        st.builds(
            paper.Box,
            _RUNS,
            st.lists(inner, max_size=3).map(tuple),
            st.sampled_from([0, 2]),
            st.booleans(),
        ),
        st.builds(paper.KeepTogether, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


@_QUICK
@given(st.lists(_BLOCKS, max_size=8))
def test_any_document_comes_out_whole(blocks: list[paper.Block]) -> None:
    document = _document(*blocks)
    assert structure.problems(render(document).data, document) == []


@_QUICK
@given(_TEXTS, _TEXTS, _TEXTS, _TEXTS, _TEXTS, _TEXTS, _TEXTS)
def test_any_head_and_foot_come_out_whole(
    title: str, forum: str, kind: str, day: str, reference: str, status: str, footer: str
) -> None:
    document = paper.Document(
        title=f"Titel {title}",
        blocks=(BODY, paper.PageBreak(), paper.Paragraph("Sida 2.")),
        forum=forum,
        kind=kind,
        date=day,
        reference=reference,
        status=status,
        footer=footer,
        author=footer,
        created=samples.CREATED,
    )
    assert structure.problems(render(document).data, document) == []


def test_what_no_face_has_is_told_once_wherever_it_stands() -> None:
    rendered = render(
        _document(
            paper.Paragraph("中 och 中"),
            paper.Table((paper.Column("中"),), (("👍",), ("👍",))),
            paper.BulletList(("中", "👍")),
            paper.Figure(Bars((("中", (1,)),)), "Stapel"),
        )
    )
    assert sorted(rendered.replaced) == ["中", "👍"]


def _png(width: int, height: int, mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG")
    return out.getvalue()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


def _claims(width: int, height: int) -> bytes:
    """A small file that says it is a picture of this size."""
    head = width.to_bytes(4) + height.to_bytes(4) + bytes((8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(bytes(99)))
        + _chunk(b"IEND", b"")
    )


def _with_text_bomb() -> bytes:
    """A picture with a note that is 200 MB when unpacked."""
    whole = _png(8, 8)
    note = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 1))
    return whole[:33] + note + whole[33:]


NO_PICTURES = {
    "zeros": bytes(9),
    "text": "ingen bild åäö".encode(),
    "vector": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "PDF": b"%PDF-1.7\n",
    "half": _png(300, 300)[:90],
    "head only": _png(30, 30)[:24],
    "broken size": _claims(0, 0),
    "wide claim": _claims(2**31 - 1, 1),
    "bomb": _claims(60_000, 60_000),
    "lesser bomb": _claims(12_000, 12_000),
    "too few rows": _claims(900, 900),
    "note bomb": _with_text_bomb(),
}


@pytest.mark.parametrize("name", NO_PICTURES)
@pytest.mark.parametrize("place", ["logo", "figure"])
def test_what_is_no_picture_is_told_of(name: str, place: str) -> None:
    data = NO_PICTURES[name]
    document = (
        _document(logo=data) if place == "logo" else _document(paper.Figure(Picture(data), "Kartan över länet"))
    )
    with pytest.raises(PictureError) as told:
        render(document)
    message = str(told.value)
    assert ("logo" in message) == (place == "logo")
    assert ("Kartan över länet" in message) == (place == "figure")
    assert "object at 0x" not in message


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("size", [(1, 1), (4000, 1), (1, 4000), (900, 700)])
def test_any_picture_is_drawn(mode: str, size: tuple[int, int]) -> None:
    data = _png(*size, mode)
    document = _document(paper.Figure(Picture(data), "En bild"), logo=data)
    made = render(document).data
    assert structure.problems(made, document) == []
    with pikepdf.open(BytesIO(made)) as pdf:
        assert not [image for page in pdf.pages for image in page.get_images().values() if "/SMask" in image]


def test_a_damaged_picture_never_stops_the_program() -> None:
    out = BytesIO()
    Image.effect_noise((40, 40), 90).convert("RGB").save(out, "JPEG")
    dice = random.Random(1)
    for good in (_png(40, 40, "RGBA"), _png(40, 40, "P"), out.getvalue()):
        for _turn in range(40):
            spoilt = bytearray(good)
            for _byte in range(dice.randint(1, 6)):
                spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
            try:
                assert render(_document(logo=bytes(spoilt))).pages == 1
            except PictureError as error:
                assert "logo" in str(error)
