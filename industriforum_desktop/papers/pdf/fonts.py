"""The faces a paper is set in, their coverage and widths.

Only TrueType outlines; a character without a glyph would be .notdef and fail PDF/UA-1 (7.21.8) and PDF/A-2
(6.2.11.8), so coverage is asked before layout, for each cut on its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from industriforum_desktop.i18n import resources
from industriforum_desktop.papers.pdf.rtl import is_rtl

Cut = Literal["Regular", "It", "Semibold", "Bold"]
REPLACEMENT = "\N{WHITE SQUARE}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_LONGEST_REMEMBERED, _MOST_REMEMBERED = 40, 50_000

# An emoji and what changes or follows it: selectors, skin tones, keycaps, flags, joined figures, tags.
_CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|.[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\u20e3]*"
    "(?:\u200d.[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]*)*",
    re.DOTALL,
)
_INVISIBLE = re.compile("[\u200d\ufe00-\ufe0f\u034f\U000e0100-\U000e01ef]")


class Font:
    """A registered face with a memory of the widths of words."""

    def __init__(self, name: str) -> None:
        self.name = name
        # Shaping would bring characters of the private use area, which PDF/A-2a forbids (6.2.11.7.3).
        self.ttf = TTFont(name, str(resources() / "fonts" / f"{name}.ttf"), shapable=False)
        pdfmetrics.registerFont(self.ttf)
        face = self.ttf.face
        self._widths: dict[str, float] = {
            chr(code): width / 1000
            for code, width in face.charWidths.items()
            if code >= 0x20 and unicodedata.category(chr(code)) not in ("Co", "Cn", "Cc", "Cs")
        }
        self.chars = frozenset(self._widths)
        self._words: dict[str, float] = {}
        self._solid: dict[str, float | None] = {}
        self._shown: WeakKeyDictionary[Any, dict[int, str]] = WeakKeyDictionary()

    def width(self, text: str) -> float:
        """Width at size 1. All characters must be covered."""
        found = self._words.get(text)
        if found is None:
            widths = self._widths
            found = sum([widths[char] for char in text])
            if len(text) < _LONGEST_REMEMBERED:
                if len(self._words) > _MOST_REMEMBERED:
                    self._words.clear()
                self._words[text] = found
        return found

    def solid(self, text: str) -> float | None:
        """Width at size 1 of a word that is drawn in one go: all in this face, from left to right, with no hyphen
        or stroke to break at. None for all others.
        """
        try:
            return self._solid[text]
        except KeyError:
            solid = self.chars.issuperset(text) and "-" not in text and "/" not in text and not is_rtl(text)
            if len(self._solid) > _MOST_REMEMBERED:
                self._solid.clear()
            width = self._solid[text] = self.width(text) if solid else None
            return width

    def fitting(self, text: str, room: float) -> int:
        """How many of the first characters are no wider than `room` at size 1."""
        for count, char in enumerate(text):
            room -= self._widths[char]
            if room < 0:
                return count
        return len(text)

    def operators(self, text: str, document: Any, size: str) -> Iterator[str]:
        """The text as font and show operators, one pair for each subset of the face that it needs."""
        shown = self._shown.setdefault(document, {})
        ordinals = set(map(ord, text))
        if shown.keys() >= ordinals:
            yield f"{self.ttf.getSubsetInternalName(0, document)} {size} Tf"
            yield f"({text.translate(shown)}) Tj"
            return
        # ReportLab gives out a code the first time it meets a character; the first subset holds most texts.
        for ordinal in ordinals:
            [(subset, codes)] = self.ttf.splitString(chr(ordinal), document)
            if subset == 0:
                shown[ordinal] = _escaped(codes)
        for subset, codes in self.ttf.splitString(text, document):
            name = self.ttf.getSubsetInternalName(subset, document)
            yield f"{name} {size} Tf"
            yield f"({_escaped(codes)}) Tj"


_ESCAPES = {byte: f"\\{byte:03o}" for byte in range(256) if not 32 <= byte < 127}
_ESCAPES.update({byte: f"\\{chr(byte)}" for byte in b"()\\"})


def _escaped(codes: bytes) -> str:
    return codes.decode("latin-1").translate(_ESCAPES)


@cache
def font(name: str) -> Font:
    """The face with this file name, loaded once."""
    return Font(name)


def cut(name: Cut) -> Font:
    """A cut of the text face."""
    return font(f"SourceSans3-{name}")


class Piece(NamedTuple):
    """Text in one face. `actual` is what was typed where the glyphs show something else."""

    text: str
    font: Font
    actual: str | None = None


def pieces(text: str, face: Font) -> Iterator[Piece]:
    """The text split by the face that has its characters: the cut, the fallback, or a square for neither."""
    if face.chars.issuperset(text):
        yield Piece(text, face)
        return
    fallback = font("DejaVuSans")
    held, held_font = "", face
    for cluster in _CLUSTER.findall(text):
        visible = _INVISIBLE.sub("", cluster)
        if not visible:
            continue
        for candidate in (face, fallback):
            if candidate.chars.issuperset(visible):
                if candidate is not held_font and held:
                    yield Piece(held, held_font)
                    held = ""
                held, held_font = held + visible, candidate
                break
        else:
            if held:
                yield Piece(held, held_font)
                held = ""
            yield Piece(REPLACEMENT, fallback, cluster)
    if held:
        yield Piece(held, held_font)
