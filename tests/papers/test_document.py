"""A paper as meaning: what may be built, and what it says in reading order."""

from __future__ import annotations

import pytest

from industriforum_desktop.papers import document as paper
from industriforum_desktop.papers.text import bind, clean
from tests.papers import samples

NBSP = "\u00a0"


def test_plain_text_is_in_reading_order() -> None:
    document = paper.Document(
        title="T",
        forum="Forumet",
        status="UTKAST",
        reference="RUN 1",
        blocks=(
            paper.Heading(1, "Titel"),
            paper.KeyValues((("Tid", "kl. 13.00"),)),
            paper.Box("Låda", (paper.BulletList(("a", paper.Item("b", (paper.BulletList(("c",)),)))),)),
            paper.Heading(2, "Punkt", number="1"),
            paper.Table((paper.Column("Vad"), paper.Column("Vem")), (("x", "y"),), caption="Tabell"),
            paper.NumberedList(("första",), start=4),
            paper.Signature("Vid pennan", "Östen"),
        ),
    )
    assert paper.plain_text(document).splitlines() == [
        *("Forumet", "UTKAST", "Dnr RUN 1", "Titel", "Tid", "kl. 13.00", "Låda", "• a", "• b", "– c"),
        *("1 Punkt", "Tabell", "Vad", "Vem", "x", "y", "4. första", "Vid pennan", "Östen"),
    ]


def test_every_sample_says_its_names() -> None:
    text = paper.plain_text(samples.minutes())
    assert "Östen Ågren" in text
    assert "Sammanställa effektbehov" in text


def test_headings_must_come_in_order() -> None:
    with pytest.raises(ValueError, match="level 2 cannot follow level 0"):
        paper.Document(title="T", blocks=(paper.Heading(2, "Först"),))
    with pytest.raises(ValueError, match="level 3 cannot follow level 1"):
        paper.Document(title="T", blocks=(paper.Heading(1, "A"), paper.KeepTogether((paper.Heading(3, "B"),))))


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "//example.se", "data:text/html,x"])
def test_only_web_and_mail_links(link: str) -> None:
    with pytest.raises(ValueError, match="must begin with one of"):
        paper.Run("x", link=link)


def test_wrong_colour_title_and_row_are_refused() -> None:
    with pytest.raises(ValueError, match="not of the form #RRGGBB"):
        paper.Document(title="T", blocks=(), accent="red")
    with pytest.raises(ValueError, match="needs a title"):
        paper.Document(title="\u202e ", blocks=())
    with pytest.raises(ValueError, match="row 2 has 1 cells, expected 2"):
        paper.Table((paper.Column("a"), paper.Column("b")), (("1", "2"), ("3",)))


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("kl. 13.00 den 21 april 2023", "kl.~13.00 den 21~april 2023"),
        ("enligt § 4 och 2 kap. 12 §", "enligt §~4 och 2~kap.~12~§"),
        ("punkt 4, bilaga 2, v. 28 och vecka 37", "punkt~4, bilaga~2, v.~28 och vecka~37"),
        ("12,5 % av 1 500 kronor eller 1 234 567 kr", "12,5~% av 1~500~kronor eller 1~234~567~kr"),
        ("t.ex. bl. a. 25 min – sedan 3 MW", "t.ex. bl.~a. 25~min~– sedan 3~MW"),
        ("April 21, item 3 on page 2", "April 21, item~3 on page~2"),
        ("GS, IF Metall och ABB Motors", "GS, IF~Metall och ABB Motors"),
        (
            "070-174 06 06, 08-123 456 78 eller +46 70 174 06 06",
            "070-174~06~06, 08-123~456~78 eller +46~70~174~06~06",
        ),
        ("mellan 2023-11-30 12 30", "mellan 2023-11-30 12 30"),
        ("den 5 mars kl. tio", "den 5~mars kl. tio"),
        ("en punkt till", "en punkt till"),
        ("3 marsvin", "3 marsvin"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, bound: str) -> None:
    assert bind(typed) == bound.replace("~", NBSP)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("rad ett\r\nrad två\u2028rad tre", "rad ett\nrad två\nrad tre"),
        ("\x00a\x1b\u202eb\u2066c\u200bd\ufeff\ud800\ufffe", "abcd"),
        ("1\u202f500\u2009kr", f"1{NBSP}500 kr"),
        ("e\u0301 a\u030a", "é å"),
        ("upp\u00adhandling", "upphandling"),
        ("tab\there", "tab here"),
    ],
)
def test_hostile_characters_go(typed: str, kept: str) -> None:
    assert clean(typed) == kept
