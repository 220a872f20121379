"""Structure that appears as one types: signs, receivers and days stand out, quietly."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.minutes.lines import kind_of, parse_line
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.live.speller import SpellChecker

_SIGN = re.compile(r"\s*(->|→|[=?!+*])")


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
        self._sign = _format("accent", bold=True)
        self._agreed = _format("good", bold=True)
        self._who = _format("text", bold=True)
        self._day = _format("accent", underline=True)
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
        match = _SIGN.match(text)
        if match is None:
            return
        kind = kind_of(text)
        sign = {OutcomeKind.AGREEMENT: self._agreed, None: self._muted}.get(kind, self._sign)
        self.setFormat(match.start(1), match.end(1) - match.start(1), sign)
        if kind is not OutcomeKind.ACTION:
            return
        line = parse_line(text, self.document().calendar)  # type: ignore[attr-defined]
        if line.who:
            self.setFormat(match.end(1), text.index(":") - match.end(1) + 1, self._who)
        if line.due_text:
            self.setFormat(text.rindex(line.due_text), len(line.due_text), self._day)
