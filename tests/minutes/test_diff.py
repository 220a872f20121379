"""What differs between two texts is told word by word, and the words can be told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.minutes.diff import Change, apart, compare, places

TEXTS = st.text(alphabet="ab1 \n.", max_size=40)


def _shown(before: str, after: str) -> str:
    """As it is read: [taken away], {added}."""
    pieces = compare(before, after)
    marks = {Change.SAME: "{}", Change.REMOVED: "[{}]", Change.ADDED: "{{{}}}"}
    return "".join(apart(pieces, n) + marks[piece.change].format(piece.text) for n, piece in enumerate(pieces))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("den 31 mars 2023", "den 2 november 2023", "den [31 mars] {2 november} 2023"),
        ("Möte 31.", "Möte 2.", "Möte [31] {2}."),
        ("Vi är klara.", "Vi är klara. Kaffe.", "Vi är klara.{ Kaffe.}"),
        ("ett två tre", "två tre", "[ett ]två tre"),
        ("rad ett\nrad två", "rad ett\nrad tre", "rad ett\nrad [två] {tre}"),
    ],
)
def test_words_that_changed_stand_whole_and_apart(before: str, after: str, shown: str) -> None:
    assert _shown(before, after) == shown


def test_a_word_that_took_the_place_of_another_is_one_difference() -> None:
    assert places(compare("den 31 mars, i Kalmar", "den 2 november, i Nybro")) == 2
    assert places(compare("samma", "samma")) == 0


@given(TEXTS, TEXTS)
def test_the_pieces_hold_both_texts(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.change is not Change.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED) == after
