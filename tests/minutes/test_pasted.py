"""What is pasted becomes lines of plain text."""

from __future__ import annotations

from collections import Counter
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.minutes.pasted import cleaned, from_html, one_line


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        # Arrows
        ("\uf0e0 IUC: svara", "-> IUC: svara"),
        ("\uf0e0IUC: svara", "-> IUC: svara"),
        ("\uf0e8 IUC: svara", "-> IUC: svara"),
        ("à IUC: svara", "-> IUC: svara"),
        ("a\u0300 IUC: svara", "-> IUC: svara"),
        ("à\tIUC: svara", "-> IUC: svara"),
        ("→ IUC: svara", "-> IUC: svara"),
        ("--> IUC: svara", "-> IUC: svara"),
        ("–> IUC: svara", "-> IUC: svara"),
        ("  \uf0e0 IUC: svara", "  -> IUC: svara"),
        ("Läget\n\uf0e0 IUC: svara", "Läget\n-> IUC: svara"),
        ("el \uf0e0 gas", "el -> gas"),
        ("à 25 kr", "à 25 kr"),
        ("kostar à 25 kr", "kostar à 25 kr"),
        # Bullets
        ("\uf0b7\tett\n\uf0a7\ttvå\n\uf0d8 tre", "* ett\n* två\n* tre"),
        ("•\tett\n· två\n▪ tre\n◦ fyra", "* ett\n* två\n* tre\n* fyra"),
        ("o\tett\n–\ttvå\n-\ttre", "* ett\n* två\n* tre"),
        ("\tmed indrag", "\tmed indrag"),
        ("\t•\tunder", "\t* under"),
        ("·\xa0\xa0\xa0\xa0Punkt", "* Punkt"),
        ("1.\tett\n2)\ttvå\na)\ttre", "1. ett\n2) två\na) tre"),
        ("o ja\n– replik\n- streck\n•", "o ja\n– replik\n- streck\n•"),
        # Line ends, spaces, letters
        ("ett\vtvå\u2028tre\u2029fyra\r\nfem\rsex\ffn", "ett\ntvå\ntre\nfyra\nfem\nsex\nfn"),
        ("Kari\xa0Nilsen har\u202f10\xa0000\xa0kr", "Kari Nilsen har 10\xa0000 kr"),
        ("in\xaddu\u200bstri\ufeff", "industri"),
        ("a\u030angbåt pa\u030a O\u0308land", "ångbåt på Öland"),
        ("kolumn\tkolumn", "kolumn\tkolumn"),
        ("", ""),
        ("\n\n", "\n\n"),
    ],
)
def test_text_becomes_lines_of_the_line_language(pasted: str, text: str) -> None:
    assert cleaned(pasted) == text


def test_in_the_middle_of_a_line_the_first_line_begins_none() -> None:
    assert cleaned("à la carte\n• punkt", begins_line=False) == "à la carte\n* punkt"
    assert cleaned("• punkt", begins_line=False) == "• punkt"


def test_a_field_of_one_line_gets_one_line() -> None:
    assert one_line("  IF\xa0Metall\r\nIUC\v\n Vast\u0308 ") == "IF Metall IUC Vasẗ"
    assert one_line(" och ") == " och "


MSO = (
    "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>"
    "&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Punkt</p>"
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hej <b>du</b></p><p>rad\n två</p>", "Hej du\nrad två"),
        ("<h1>Rubrik</h1>text<br>rad", "Rubrik\ntext\nrad"),
        ("<ul><li>ett<li>två<ul><li>tre</li></ul></ul>slut", "* ett\n* två\n* tre\nslut"),
        ("<ul>\n <li><p>ett</p></li>\n <li><p>två</p><p>mer</p></li>\n</ul>", "* ett\n* två\nmer"),
        ("<ul><li></li><li> </li></ul>x", "x"),
        ("<ol><li>ett</li><li>två</li></ol>", "1. ett\n2. två"),
        ("<table><tr><th>A</th><th>B</th></tr>\n<tr>\n<td><p>1</p></td>\n<td>2</td></tr></table>", "A\tB\n1\t2"),
        ("<table><tr><td></td><td>B</td></tr></table>", "\tB"),
        ("<div>ett</div><div><br></div><div>två</div>", "ett\n\ntvå"),
        ("<pre>ett\ntvå</pre>", "ett\ntvå"),
        ("<head><title>x</title><style>p{}</style></head><body><!--Start-->a&amp;b&nbsp;c</body>", "a&b c"),
        ("<a href='https://example.se'>länk</a>", "länk"),
        ("<img src='x.png' alt='x'>", ""),
        ("<script>alert(1)</script>", ""),
        (MSO, "* Punkt"),
        ("<p><span style='font-family:Wingdings'>à</span> IUC: svara</p>", "-> IUC: svara"),
        ("<p><font face='Wingdings'>§</font> punkt</p>", "* punkt"),
        ("<p>kostar à 25 kr</p>", "kostar à 25 kr"),
        ("5 &lt; 6 <", "5 < 6 <"),
    ],
)  # fmt: skip
def test_html_becomes_its_text(html: str, text: str) -> None:
    assert cleaned(from_html(html)) == text


TAGS = st.sampled_from(
    [
        *("<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<ol>", "<table>", "<tr>", "<td>", "</td>", "</table>"),
        *(
            "<br>",
            "<b>",
            "</b>",
            "<pre>",
            "</pre>",
            "<![if x]>",
            "<!--",
            "-->",
            "<",
            "<i style='font-family:Symbol'>",
        ),
        *("ord", " ", "\n", "&amp;", "&nbsp;", "\uf0e0", "•", "å", "a\u030a"),
    ]
)


@given(st.one_of(st.text(), st.lists(TAGS).map("".join)))
def test_anything_can_be_pasted(pasted: str) -> None:
    for text in (cleaned(pasted), cleaned(from_html(pasted)), cleaned(pasted, begins_line=False)):
        assert is_normalized("NFC", text)
        assert not set(text) & set("\r\v\f\u2028\u2029\x00\uf0e0")
    assert "\n" not in one_line(pasted)


@given(st.text())
def test_no_letter_is_lost(pasted: str) -> None:
    # An o or an à may have been a bullet or an arrow.
    before, after = (Counter(filter(str.isalpha, text)) for text in (normalize("NFC", pasted), cleaned(pasted)))
    assert set(before - after) <= {"o", "à"}
    assert not after - before


@given(
    st.lists(st.sampled_from(["ett", "två 10 kr", "* punkt", "-> IUC: svara", "= ja", "? va", ""])).map("\n".join)
)
def test_what_is_written_right_stays_as_it_is(text: str) -> None:
    assert cleaned(text) == text
