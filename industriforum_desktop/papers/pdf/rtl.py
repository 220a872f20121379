"""Right-to-left words in a left-to-right line: placed from right to left, Arabic letters joined.

A modest part of the Unicode Bidirectional Algorithm: enough for a name or a sentence in a paper that is
otherwise Swedish. Letters stand in the file in the order typed, each at its place, so that both the tags and
those readers that go by the places find the words whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_DIGIT_OR_LATIN = "0-9A-Za-z\u0660-\u0669\u06f0-\u06f9"
_LEFT_TO_RIGHT_PART = re.compile(f"[{_DIGIT_OR_LATIN}](?:[.,:/{_DIGIT_OR_LATIN}-]*[{_DIGIT_OR_LATIN}])?")


def is_rtl(text: str) -> bool:
    """Whether the text has a character that is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def units(text: str) -> list[tuple[str, str]]:
    """What is drawn, and what was typed, in the order typed; each unit goes to the left of the one before.

    A number or a Latin word is one unit; otherwise a letter with its marks is.
    """
    found: list[tuple[str, str]] = []
    shaped = _joined(text)
    parts = {match.start(): match.end() for match in _LEFT_TO_RIGHT_PART.finditer(text)}
    at = 0
    while at < len(text):
        end = parts.get(at, at + 1)
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        found.append((shaped[at:end].translate(_MIRROR), text[at:end]))
        at = end
    return found


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letter -> its isolated, initial, medial and final presentation form (Arabic Presentation Forms)."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if len(letters) == 1:
            forms.setdefault(chr(int(letters[0], 16)), {})[kind.strip("<>")] = chr(code)
    return forms


def _joined(text: str) -> str:
    """Arabic letters in the form their neighbours ask for; a letter with no form is left as it is."""
    forms = _forms()
    letters = [char for char in text if not unicodedata.combining(char)]
    joins_on = [("initial" in forms.get(char, ())) for char in letters]
    takes = [("final" in forms.get(char, ())) for char in letters]
    shaped = []
    at = -1
    for char in text:
        if unicodedata.combining(char):
            shaped.append(char)
            continue
        at += 1
        before = at > 0 and joins_on[at - 1] and takes[at]
        after = joins_on[at] and at + 1 < len(letters) and takes[at + 1]
        kind = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(
            (before, after), "isolated"
        )
        shaped.append(forms.get(char, {}).get(kind, char))
    return "".join(shaped)
