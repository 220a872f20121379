"""Swedish words, right and wrong, and what may have been meant."""

from __future__ import annotations

import io
import json

import pytest

from industriforum_desktop.minutes.spelling import Speller, dictionary_folder, near, serve, words


@pytest.fixture(scope="module")
def speller() -> Speller:
    folder = dictionary_folder()
    assert folder is not None, "the dictionary is not installed"
    return Speller(folder)


@pytest.mark.parametrize(
    "word", ["åtgärd", "kompetensförsörjning", "näringslivschef", "EU:s", "e-post", "Teknikföretagen", "Kalmar"]
)
def test_words_of_the_field_are_right(speller: Speller, word: str) -> None:
    assert speller.right(word)


@pytest.mark.parametrize("word", ["kompetensförsöring", "atgard", "möote", "näringslivchef"])
def test_misspellings_are_wrong(speller: Speller, word: str) -> None:
    assert not speller.right(word)


def test_a_learnt_word_is_right_and_so_is_its_genitive(speller: Speller) -> None:
    assert not speller.right("Almroth")
    speller.learn(["Almroth", "Begić"])
    assert speller.right("Almroths")
    assert speller.right("begić")


def test_the_forums_own_words_are_suggested_first(speller: Speller) -> None:
    speller.learn(["kompetensförsörjning"])
    assert speller.suggestions("kompetensförsöring")[0] == "kompetensförsörjning"
    assert "näringslivschef" in speller.suggestions("näringslivchef")


@pytest.mark.parametrize(
    ("wrong", "right"), [("dett", "det"), ("Dett", "Det"), ("braa", "bra"), ("foretag", "företag")]
)
def test_the_likeliest_word_comes_first(speller: Speller, wrong: str, right: str) -> None:
    assert speller.suggestions(wrong)[0] == right


def test_near_words_come_nearest_first() -> None:
    assert near("kompetens", ["konpetenz", "IUC", "kompetent"]) == ["kompetent", "konpetenz"]


def test_capitals_and_numbers_are_no_words_to_check() -> None:
    assert [word for _start, word in words("IF Metall: 15/6 VD:n i IUC, å ej")] == ["Metall", "VD:n", "ej"]


def test_names_of_files_and_addresses_are_no_words_to_check() -> None:
    text = "(bild: Bild 1.png, bilagd) Se www.iuc.se/kalmar, ylva.ek@region.example och http://x.example/y nu.Bra"
    seen = [word for _start, word in words(text)]
    assert seen == ["bild", "Bild", "bilagd", "Se", "och", "nu", "Bra"]
    assert [word for _start, word in words("Se Underlag-våren.docx. Tack.")] == ["Se", "Tack"]


def test_the_process_answers_in_lines() -> None:
    asked = [{"learn": ["Zorro"]}, {"check": ["Zorro", "åtgärd", "atgärdd"]}, {"suggest": "mötte"}]
    target = io.BytesIO()
    assert serve(io.BytesIO(b"".join(json.dumps(one).encode() + b"\n" for one in asked)), target) == 0
    first, second = (json.loads(line) for line in target.getvalue().splitlines())
    assert first["wrong"] == ["atgärdd"]
    assert second["for"] == "mötte"
