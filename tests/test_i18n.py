"""Every text a person sees is there in both languages, and fits where it is put."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from industriforum_desktop.i18n import LANGUAGES

ROOT = Path(__file__).parent.parent
KEYWORDS = {"_": 1, "N_": 1, "gettext": 1, "ngettext": 2}
"""How many of a call's arguments are messages."""
FIELD = re.compile(r"\{(\w*)\}")

MessageId = str | tuple[str, ...]


@cache
def _catalogue(code: str) -> Catalog:
    with (ROOT / f"translations/{code}/LC_MESSAGES/industriforum.po").open("rb") as file:
        return read_po(file, locale=code)


@cache
def _in_code() -> frozenset[MessageId]:
    """Every message in the code, read from its syntax tree: Babel doesn't see those inside f-strings."""
    found: set[MessageId] = set()
    for path in (ROOT / "industriforum_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                given = node.args[: KEYWORDS.get(name, 0)]
                words = [str(word.value) for word in given if isinstance(word, ast.Constant)]
                if words:
                    found.add(words[0] if len(words) == 1 else tuple(words))
    return frozenset(found)


def _strings(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [string] if isinstance(string, str) else list(string or ())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_message_of_the_code_is_translated(code: str) -> None:
    catalogue = _catalogue(code)
    missing = []
    for wanted in _in_code():
        message = catalogue.get(wanted if isinstance(wanted, str) else wanted[0])
        if message is None or not all(_strings(message.string)):
            missing.append(wanted)
    assert not missing


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_fuzzy_or_left_over(code: str) -> None:
    catalogue = _catalogue(code)
    assert not [message.id for message in catalogue if message.id and message.fuzzy]
    assert not {message.id for message in catalogue if message.id} - _in_code()
    assert not catalogue.obsolete


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_fills_in_the_same_fields(code: str) -> None:
    wrong = []
    for message in _catalogue(code):
        wanted = set(FIELD.findall(" ".join(_strings(message.id))))
        if message.id:
            wrong += [text for text in _strings(message.string) if not set(FIELD.findall(text)) <= wanted]
    assert not wrong


def test_menu_words_keep_one_mark_for_the_key_and_sentences_their_end() -> None:
    wrong = []
    for message in _catalogue("sv"):
        if not message.id:
            continue
        for text in _strings(message.string):
            original = _strings(message.id)[0]
            if text.count("&") != original.count("&") or text.endswith("…") != original.endswith("…"):
                wrong.append(text)
            sentence = original.count(" ") > 2
            if (sentence and text.endswith(".") != original.endswith(".")) or text != text.strip():
                wrong.append(text)
    assert not wrong
