"""What a person typed, made fit for paper: hostile characters out, spaces that may not break in."""

from __future__ import annotations

import re
import unicodedata

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_NO_BREAK_SPACES = re.compile("[\u2007\u202f]")
# Controls, the soft hyphen, invisible operators, bidi marks, embeddings, overrides and isolates (Unicode
# Bidirectional Algorithm, 2), interlinear marks, lone surrogates and noncharacters. The joiner U+200D and the
# variation selectors stay: they are a part of an emoji.
_STRIPPED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
# The last two code points of each of the sixteen further planes are noncharacters.
_NONCHARACTERS = re.compile(
    "[" + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)) + "]"
)
# Nothing of the above, and its own NFC: what nearly all text is made of.
_ORDINARY = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u024f–—‘’“”…•]*")


def clean(text: str) -> str:
    """The text as a paper can carry it: NFC, one kind of line end, ordinary spaces, nothing invisible."""
    if _ORDINARY.fullmatch(text):
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _NO_BREAK_SPACES.sub(NO_BREAK_SPACE, text)
    text = _STRIPPED.sub("", text)
    text = _NONCHARACTERS.sub("", text)
    return unicodedata.normalize("NFC", text)


_MONTHS = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    "|jan|feb|apr|jun|jul|aug|sept?|okt|nov|dec"
    "|January|February|March|May|June|July|August|October"
)
_UNITS = (
    "%|‰|kr|kronor|tkr|mkr|Mkr|mnkr|miljoner|miljarder|procent|procentenheter|euro|EUR|SEK"
    "|minuter|min|timmar|tim|h|dagar|veckor|månader|år|mm|cm|dm|m|km|mil|kvm|ha|g|kg|ton|st"
    "|W|kW|MW|GW|kWh|MWh|GWh|TWh|°C|platser|personer"
)
_WORDS_BEFORE_NUMBERS = (
    "kl. punkt punkten punkterna bilaga bil. v. vecka veckorna sida sid. s. nr avsnitt kapitel kap."
    " möte version tabell figur dnr item appendix week page section meeting no."
)
_NUMBERED = frozenset(_WORDS_BEFORE_NUMBERS.split())
_LONGEST_WORD = max(map(len, _NUMBERED)) + 2
_BESIDE_NUMBER = re.compile(r" (?:(?=[\d§]|kap\.)|(?<=[\d§] ))")
_DAY = re.compile(r"\b\d{1,2}\Z")
_MONTH = re.compile(rf"(?:{_MONTHS})\b")
_LAW = re.compile(r"§|kap\.")
_NUMBER_OF_LAW = re.compile(r"\b\d+ ?[a-z]?\Z")
_AFTER_NUMBER = re.compile(rf"(?:{_UNITS})(?!\w)|\d{{3}}(?!\d)")
_LAST_WORD = re.compile(r"(§|\b\w+\.?)\Z")
_TWO_CAPITALS = re.compile(r"(\b[A-ZÅÄÖ]{2}) (?=[A-ZÅÄÖ][a-zåäö])")
_TELEPHONE = re.compile(r"(?<![\w+-])(?:\+\d{1,3}|0\d{1,3}-)[\d -]*\d{2} \d{2,3}(?![\d-])")
_ABBREVIATIONS = re.compile(r"(\b(?:t\.|bl\.|s\.|m\.|p\.|f\.|e\.|d\.|o\.)) (ex\.|a\.|k\.|m\.|g\.|d\.|v\.|s\.)")


def bind(text: str) -> str:
    """Hold together what belongs on one line: kl. 13.00, 21 april, § 4, punkt 4, 12,5 %, 1 500 kronor,
    070-174 06 06, IF Metall.

    The rules are those of Swedish official writing (Myndigheternas skrivregler); a dash with spaces around it
    never begins a line.
    """
    if " " not in text:
        return text
    text = _TELEPHONE.sub(lambda number: number[0].replace(" ", NO_BREAK_SPACE), text)
    text = _BESIDE_NUMBER.sub(_at_number, text)
    text = _TWO_CAPITALS.sub(rf"\1{NO_BREAK_SPACE}", text)
    if ". " in text:
        text = _ABBREVIATIONS.sub(f"\\1{NO_BREAK_SPACE}\\2", text)
    return text.replace(" – ", f"{NO_BREAK_SPACE}– ")


def _at_number(space: re.Match[str]) -> str:
    """What to put for a space beside a number or §: one that binds, where the two sides belong together."""
    text, at, after = space.string, space.start(), space.end()
    near = max(at - _LONGEST_WORD, 0)
    bound: re.Match[str] | bool | None = False
    if _LAW.match(text, after):
        bound = _NUMBER_OF_LAW.search(text, near, at)
    elif text[max(at - 1, 0) : at].isdecimal():
        bound = _AFTER_NUMBER.match(text, after) or (_MONTH.match(text, after) and _DAY.search(text, near, at))
    if not bound and text[after : after + 1].isdecimal():
        word = _LAST_WORD.search(text, near, at)
        bound = word is not None and (word[1] == "§" or word[1].lower() in _NUMBERED)
    return NO_BREAK_SPACE if bound else " "
