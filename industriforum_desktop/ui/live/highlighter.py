"""Structure that appears as one types: signs, receivers and days stand out, quietly."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.minutes import utf16
from industriforum_desktop.minutes.lines import START, kind_of, parse_line
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.live.speller import SpellChecker

_TAG = re.compile(r"(?<![\w#])#\w[\w-]*")


def _format(colour: str, *, bold: bool = False, underline: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(getattr(theme.now(), colour)))
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if underline:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    return made


class LineHighlighter(QSyntaxHighlighter):
    """Looks at the changed line only. The signs tell the kinds apart without their colours."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.checker: SpellChecker | None = None
        self.caret = (-1, -1)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colours anew."""
        self.scheme = theme.now()
        self._sign = _format("accent", bold=True)
        self._agreed = _format("good", bold=True)
        self._who = _format("text", bold=True)
        self._day = _format("accent")
        self._doubt = _format("text", underline=True)
        self._tag = _format("accent")
        self._muted = _format("muted", bold=True)

    def highlightBlock(self, text: str) -> None:
        self._structure(text)
        if self.checker is not None:
            block, position = self.caret
            here = position if self.currentBlock().blockNumber() == block else -1
            for start, length in self.checker.misspelt(text, here):
                self._underline(start, length)

    def _underline(self, start: int, length: int) -> None:
        """Mark a misspelt word, keeping what its letters look like."""
        for at in range(start, start + length):
            look = self.format(at)
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
            look.setUnderlineColor(QColor(theme.now().warning))
            self.setFormat(at, 1, look)

    def _structure(self, text: str) -> None:
        if "#" in text:
            for tag in _TAG.finditer(text):
                self._mark(text, tag.start(), tag.end(), self._tag)
        match = START.match(text)
        if match is None:
            return
        kind = kind_of(text)
        sign = {OutcomeKind.AGREEMENT: self._agreed, None: self._muted}.get(kind, self._sign)
        self._mark(text, match.start(1), match.end(1), sign)
        if kind is not OutcomeKind.ACTION:
            return
        line = parse_line(text, self.document().calendar)  # type: ignore[attr-defined]
        if line.who:
            self._mark(text, match.end(1), line.who_end + 1, self._who)
        if line.due_text:
            self._mark(text, line.due_at, line.due_at + len(line.due_text), self._day)
        if line.doubt:
            self._mark(text, line.doubt_at, line.doubt_at + len(line.doubt), self._doubt)

    def _mark(self, text: str, start: int, end: int, look: QTextCharFormat) -> None:
        """Dress characters `start` to `end`; Qt counts them in UTF-16."""
        self.setFormat(utf16.length(text[:start]), utf16.length(text[start:end]), look)
