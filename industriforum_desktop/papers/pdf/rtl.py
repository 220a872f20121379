"""Right-to-left words in a left-to-right line: reversed for the eye, Arabic letters joined.

A modest part of the Unicode Bidirectional Algorithm: enough for a name or a sentence in a paper that is
otherwise Swedish. What was typed goes along as ActualText.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_LEFT_TO_RIGHT_PART = re.compile(r"[0-9A-Za-z\u0660-\u0669\u06f0-\u06f9](?:[.,:/0-9A-Za-z\u0660-\u0669\u06f0-\u06f9-]*"
                                 r"[0-9A-Za-z\u0660-\u0669\u06f0-\u06f9])?")


def is_rtl(text: str) -> bool:
    """Whether the text has a character that is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def visual(text: str) -> str:
    """The characters from left to right as they must be drawn."""
    turned = _reversed_clusters(_joined(text)).translate(_MIRROR)
    return _LEFT_TO_RIGHT_PART.sub(lambda match: match.group()[::-1], turned)


def _reversed_clusters(text: str) -> str:
    """Reversed, but each mark still after its letter."""
    clusters: list[str] = []
    for char in text:
        if clusters and unicodedata.combining(char):
            clusters[-1] += char
        else:
            clusters.append(char)
    return "".join(reversed(clusters))


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
