"""File names for papers: Minnesanteckningar Industriforum Kalmar län 2023-02-28.pdf."""

from __future__ import annotations

import re

from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import PAPERS
from industriforum_desktop.papers.source import Source
from industriforum_desktop.papers.text import clean

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_NAME = 80
"""Of the forum's name, in characters: with folder and date the path stays below Windows' 260."""


def file_name(kind: str, source: Source, language: Language) -> str:
    """A name that says what the paper is, safe on Windows, macOS and Linux. å, ä and ö are kept."""
    word = language.gettext(PAPERS[kind].name)
    forum = _FORBIDDEN.sub(" ", clean(source.forum.name))[:_LONGEST_NAME]
    return f"{' '.join(f'{word} {forum} {source.meeting.day.isoformat()}'.split())}.pdf"
