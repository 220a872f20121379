"""The shortcut card is one page, however many commands there are."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from industriforum_desktop.i18n import language
from industriforum_desktop.papers import pdf
from industriforum_desktop.papers.card import card


def test_the_card_is_one_page_with_every_key(tmp_path: Path) -> None:
    lines = [(sign, f"Rad {n}") for n, sign in enumerate(("->", "=", "?", "!", "+", "*"))]
    groups = [("I mötesläget", [(f"Ctrl+F{n}", f"Kommando {n}") for n in range(31)]), ("Närvaro", [("1", "Här")])]
    path = tmp_path / "kort.pdf"
    pdf.write(card(lines, groups, "#B3122B", language("sv")), path)
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    document.close()
    for _name, keys in groups:
        for key, what in keys:
            assert key in text
            assert what in text
