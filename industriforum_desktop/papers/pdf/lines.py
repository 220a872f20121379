"""Text into words, words into lines: left aligned, never wider than the measure.

Running text is not hyphenated; a narrow column is, and so is a word wider than its line. What may be a name (it has
a capital), a date or an address is broken only where no line can hold it. The hyphen drawn is U+00AD, so that
search and speech find the whole word (ISO 32000-1, 14.8.2.2.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from industriforum_desktop.papers.pdf.fonts import SOFT_HYPHEN, Font, cut, pieces
from industriforum_desktop.papers.pdf.rtl import is_rtl, units
from industriforum_desktop.papers.pdf.structure import Node
from industriforum_desktop.papers.pdf.theme import LINK, Colour, Style

_PARTS = re.compile(" +|\n|[^ \n]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_][-/])(?=[^\W\d_]{2})")
_ADDRESS_BREAK = re.compile(r"[/.\-_@?&=:,;]")
# One word of letters, with the marks that stand around it: no date, no number with its unit, no address.
_ONE_WORD = re.compile(r"[^\w@]*([^\W\d_]+)[^\w@]*")
_SHORTEST_HYPHENATED, _LONGEST_HYPHENATED = 8, 60
_ROUNDING = 0.01


class Span(NamedTuple):
    """Text with one look, belonging to one node."""

    text: str
    node: Node
    bold: bool = False
    italic: bool = False
    colour: Colour | None = None


class Atom(NamedTuple):
    """Characters drawn in one go. `actual` is what was typed where the glyphs show something else."""

    text: str
    font: Font
    colour: Colour | None
    node: Node
    width: float
    actual: str | None = None
    rtl: bool = False


@dataclass(slots=True)
class Word:
    """What may not be broken at will. `gap` is the space after it, if there is one."""

    atoms: list[Atom] = field(default_factory=list)
    width: float = 0
    gap: Atom | None = None
    ends_line: bool = False

    @property
    def space(self) -> float:
        """Width of the space after the word."""
        return self.gap.width if self.gap else 0.0

    def add(self, atom: Atom) -> None:
        self.atoms.append(atom)
        self.width += atom.width


class Line(NamedTuple):
    """What is drawn on one line, from left to right. `width` is without the space that the line ends with."""

    atoms: list[Atom]
    width: float


def words(spans: Iterable[Span], style: Style) -> list[Word]:
    """The spans as words. A line end in the text ends its line."""
    found: list[Word] = []
    # The word that what follows without a space belongs to.
    open_word: Word | None = None
    for span in spans:
        face = cut(style.italic if span.italic else style.bold if span.bold else style.regular)
        gap = _atom(" ", face, _colour(span), span.node, style.size)
        for part in _PARTS.findall(span.text):
            if part[0] in " \n":
                if part == "\n" and open_word is None:
                    found.append(open_word := Word())
                if open_word is not None:
                    open_word.gap, open_word.ends_line = gap, part == "\n"
                    open_word = None
                elif found:
                    found[-1].gap = found[-1].gap or gap
                continue
            width = face.solid(part)
            if width is not None and open_word is None:
                width *= style.size
                open_word = Word([Atom(part, face, gap.colour, span.node, width)], width)
                found.append(open_word)
                continue
            for number, chunk in enumerate(_AFTER_HYPHEN.split(part)):
                if number:
                    open_word = None
                for atom in _atoms(chunk, face, span, style.size):
                    if open_word is None:
                        found.append(open_word := Word())
                    open_word.add(atom)
    return found


def _atoms(text: str, face: Font, span: Span, size: float) -> Iterator[Atom]:
    colour = _colour(span)
    for piece in pieces(text, face):
        rtl = piece.actual is None and is_rtl(piece.text)
        yield _atom(piece.text, piece.font, colour, span.node, size, piece.actual, rtl)


def _colour(span: Span) -> Colour | None:
    return span.colour or (LINK if span.node.tag == "Link" else None)


def _atom(
    text: str,
    face: Font,
    colour: Colour | None,
    node: Node,
    size: float,
    actual: str | None = None,
    rtl: bool = False,
) -> Atom:
    return Atom(text, face, colour, node, _atom_width(text, face, rtl) * size, actual, rtl)


def rtl_units(text: str, face: Font) -> list[tuple[str, str]]:
    """A right-to-left text as units to draw; joined letters only where the face has them."""
    return [(drawn if face.chars.issuperset(drawn) else typed, typed) for drawn, typed in units(text)]


def _atom_width(text: str, face: Font, rtl: bool) -> float:
    if not rtl:
        return face.width(text)
    return sum(face.width(drawn) for drawn, _typed in rtl_units(text, face))


def break_lines(text: list[Word], style: Style, measure: float, language: str) -> list[Line]:
    """The words in lines no wider than `measure`."""
    lines: list[Line] = []
    line: list[Word] = []
    used = 0.0

    def end_line() -> None:
        nonlocal line, used
        last = line[-1].space if line else 0
        lines.append(Line(drawn_atoms(line), used - last))
        line, used = [], 0.0

    for word in text:
        rest: Word | None = word
        while rest is not None:
            room = measure - used + _ROUNDING
            if rest.width <= room:
                line.append(rest)
                used += rest.width + rest.space
                break
            too_wide = rest.width > measure
            parts = None
            if too_wide or (style.narrow and room > measure * 0.25 and not _may_be_name(rest)):
                parts = _hyphenated(rest, room, style, language)
            if parts is None and too_wide and not line:
                parts = _forced(rest, room, style)
            if parts is not None:
                line.append(parts[0])
                used += parts[0].width
                rest = parts[1]
            end_line()
        if word.ends_line:
            end_line()
    if line:
        end_line()
    return lines or [Line([], 0)]


def _may_be_name(word: Word) -> bool:
    return any(not atom.text.islower() for atom in word.atoms)


@cache
def _patterns(language: str) -> Any:
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=3, right=3) if name else None


@cache
def _hyphen_places(word: str, language: str) -> tuple[int, ...]:
    patterns = _patterns(language)
    return tuple(patterns.positions(word)) if patterns else ()


def _hyphenated(word: Word, room: float, style: Style, language: str) -> tuple[Word, Word] | None:
    """The longest beginning that fits with a hyphen, and the rest; None where no place fits."""
    if len(word.atoms) != 1:
        return None
    atom = word.atoms[0]
    core = _ONE_WORD.fullmatch(atom.text)
    if core is None or atom.rtl or atom.actual is not None:
        return None
    if not _SHORTEST_HYPHENATED <= len(core.group(1)) <= _LONGEST_HYPHENATED:
        return None
    for place in reversed(_hyphen_places(core.group(1), language)):
        at = core.start(1) + place
        head = atom.text[:at] + SOFT_HYPHEN
        if atom.font.width(head) * style.size <= room:
            return _split(word, 0, atom.text[:at], atom.text[at:], style, SOFT_HYPHEN)
    return None


def _forced(word: Word, room: float, style: Style) -> tuple[Word, Word]:
    """The word broken where the line is full, or just after a mark of an address where there is one."""
    used = 0.0
    for number, atom in enumerate(word.atoms):
        if used + atom.width <= room or (len(atom.text) < 2 and not number):
            used += atom.width
            continue
        fits = 0 if atom.actual is not None else atom.font.fitting(atom.text, (room - used) / style.size)
        for mark in _ADDRESS_BREAK.finditer(atom.text, max(fits - 24, 0), fits):
            fits = mark.end() if mark.end() > fits - 24 else fits
        fits = max(fits, 0 if number else 1)
        return _split(word, number, atom.text[:fits], atom.text[fits:], style)
    return word, Word()


def _split(word: Word, number: int, head: str, tail: str, style: Style, hyphen: str = "") -> tuple[Word, Word]:
    atom = word.atoms[number]
    first, second = Word(), Word(gap=word.gap, ends_line=word.ends_line)
    for kept in word.atoms[:number]:
        first.add(kept)
    if head:
        first.add(_atom(head + hyphen, atom.font, atom.colour, atom.node, style.size, None, atom.rtl))
    if tail:
        second.add(_atom(tail, atom.font, atom.colour, atom.node, style.size, atom.actual, atom.rtl))
    for kept in word.atoms[number + 1 :]:
        second.add(kept)
    return first, second


def drawn_atoms(line: list[Word]) -> list[Atom]:
    """The words' atoms from left to right, spaces included, as few as looks and nodes allow.

    Words that run from right to left and stand together are one atom, still in the order typed.
    A line keeps the space that it broke at, since the next line's first word would otherwise be read as one with
    the last (ISO 32000-1, 14.8.2.5).
    """
    found: list[Atom] = []
    texts: list[str] = []
    width = 0.0
    held: Atom | None = None
    for atom in _with_spaces(line):
        if (
            held is not None
            and atom.node is held.node
            and atom.font is held.font
            and atom.colour is held.colour
            and atom.rtl is held.rtl
            and atom.actual is held.actual is None
        ):
            texts.append(atom.text)
            width += atom.width
            continue
        if held is not None:
            found.append(held._replace(text="".join(texts), width=width))
        held, texts, width = atom, [atom.text], atom.width
    if held is not None:
        found.append(held._replace(text="".join(texts), width=width))
    return found


def _with_spaces(line: list[Word]) -> Iterator[Atom]:
    for number, word in enumerate(line):
        yield from word.atoms
        if word.gap is None:
            continue
        after = line[number + 1].atoms if word.atoms and word.atoms[-1].rtl and number + 1 < len(line) else []
        if after and after[0].rtl:
            yield word.gap._replace(font=word.atoms[-1].font, rtl=True)
        else:
            yield word.gap


def natural_width(text: list[Word]) -> float:
    """Width of the longest line when only the text's own line ends break it."""
    widest = used = space = 0.0
    for word in text:
        used += space + word.width
        space = word.space
        widest = max(widest, used)
        if word.ends_line:
            used = space = 0.0
    return widest


def widest_word(text: list[Word]) -> float:
    """Width of the longest word."""
    return max((word.width for word in text), default=0.0)
