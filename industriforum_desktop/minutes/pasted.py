"""What is pasted, as lines of plain text: Word's arrows and bullets become signs of the line language.

Everything is NFC: letters that were taken apart (a and ° for å) are put together.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from unicodedata import normalize

from industriforum_desktop.minutes.lines import ARROWS

_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Zero-width signs, soft hyphens, and control characters that no line holds.
_NOTHING = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f\xad\u200b\u2060\ufeff\ufffc]")
_SPACE = re.compile(r"(?<!\d)[\xa0\u2007\u202f]|[\xa0\u2007\u202f](?!\d)")
"""No-break spaces, but within a number."""
_SYMBOLS = str.maketrans({"\uf0e0": "->", "\uf0e8": "->", "\uf0df": "<-"})
"""Wingdings, as Word puts them in plain text."""
_ARROW = re.compile(rf"([ \t]*)(?:{ARROWS})[ \t]*")
_BULLET = re.compile(r"([ \t]*)(?:[•·▪▫◦‣⁃●○■□♦➢✓\uf020-\uf0ff][ \t]*|(?:o|[-–—])\t[ \t]*)(?=\S)")
_NUMBER = re.compile(r"([ \t]*\(?\w{1,3}[.)])\t[ \t]*")


def cleaned(text: str, *, begins_line: bool = True) -> str:
    """The text as it is put in a field of several lines. `begins_line` when it is put where a line begins."""
    text = normalize("NFC", _NOTHING.sub("", _ENDS.sub("\n", text)))
    first, *others = _SPACE.sub(" ", text).split("\n")
    lines = [_line(first) if begins_line else first.translate(_SYMBOLS), *map(_line, others)]
    return "\n".join(lines)


def one_line(text: str) -> str:
    """The text as it is put in a field of one line."""
    lines = cleaned(text, begins_line=False).replace("\t", " ").split("\n")
    return lines[0] if len(lines) == 1 else " ".join(filter(None, map(str.strip, lines)))


def _line(line: str) -> str:
    line = _BULLET.sub(r"\1* ", line, count=1) if _BULLET.match(line) and not _ARROW.match(line) else line
    if arrow := _ARROW.match(line):
        line = f"{arrow[1]}-> {line[arrow.end() :]}" if line[arrow.end() :] else f"{arrow[1]}->"
    elif number := _NUMBER.match(line):
        line = f"{number[1]} {line[number.end() :]}"
    return line.translate(_SYMBOLS)


_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|caption|d[dlt]|div|figcaption|figure|footer|form|h[1-6r]|header|li|main|nav"
    r"|[ou]l|p|pre|section|table|tbody|tfoot|thead|tr"
)
_UNSEEN = frozenset(("head", "noscript", "script", "style", "template", "title"))
_EMPTY = frozenset(("base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
_CELLS = frozenset(("td", "th"))
_FONT = re.compile(r"font-family\s*:\s*[\"']?(wingdings|symbol)", re.IGNORECASE)
_WINGDINGS = {"à": "->", "è": "->", "ß": "<-"}


class _Reader(HTMLParser):
    """Gathers the text that a browser would show, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line = ""
        self._mark = ""
        """What the item of a list at hand began with, as long as nothing has followed it."""
        self._open: list[tuple[str, bool]] = []
        self._lists: list[int | None] = []
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._end_line(always=True)
            return
        if _BLOCKS.fullmatch(tag) and not self._in_cell():
            self._end_line()
        values = dict(attrs)
        look = f"{values.get('style') or ''};font-family:{values.get('face') or ''}"
        if tag not in _EMPTY:
            self._open.append((tag, _FONT.search(look) is not None))
        if tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._begin_item()
        elif tag == "tr":
            self._cells = 0
        elif tag in _CELLS:
            if self._cells:
                self._line = f"{self._line.rstrip(' ')}\t"
            self._cells += 1

    def _begin_item(self) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        self._line = self._mark = "* " if number is None else f"{number}. "

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _symbols in self._open]
        if tag not in names:
            return
        # What was left open inside ends here too.
        del self._open[len(names) - 1 - names[::-1].index(tag) :]
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "li" and self._line == self._mark:
            self._line = ""
        if _BLOCKS.fullmatch(tag) and not self._in_cell():
            self._end_line()

    def handle_data(self, data: str) -> None:
        names = {name for name, _symbols in self._open}
        if names & _UNSEEN:
            return
        if any(symbols for _name, symbols in self._open):
            data = "".join(_WINGDINGS.get(letter, letter if letter.isspace() else "•") for letter in data)
        if "pre" in names:
            *whole, rest = data.split("\n")
            for line in whole:
                self._line += line
                self._end_line(always=True)
            self._line += rest
            return
        text = re.sub(r"[ \t\r\n\f]+", " ", data)
        self._line += text.lstrip(" ") if not self._line or self._line[-1] in " \t" else text

    def _in_cell(self) -> bool:
        return any(name in _CELLS for name, _symbols in self._open)

    def _end_line(self, *, always: bool = False) -> None:
        if self._mark and self._line == self._mark and not always:
            return
        if self._line.strip(" ") or always:
            self.lines.append(self._line.strip(" "))
        self._line = self._mark = ""

    def close(self) -> None:
        super().close()
        self._end_line()


def from_html(html: str) -> str:
    """The text of a web page or of what Word copies: lists with * or numbers, cells of tables with tabs between."""
    reader = _Reader()
    # Word's <![if !supportLists]>, which the parser takes for a mistake.
    reader.feed(re.sub(r"<!\[[^>]*>?", "", html))
    reader.close()
    return "\n".join(reader.lines).strip("\n")
