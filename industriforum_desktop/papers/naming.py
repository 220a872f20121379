"""File names for papers: Minnesanteckningar Industriforum Kalmar län 2023-02-28.pdf."""

from __future__ import annotations

import re
import unicodedata

from industriforum_desktop.forum.mandate import MandateReport
from industriforum_desktop.forum.record import MinutesVersion
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers.source import Source
from industriforum_desktop.papers.text import clean

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "æ": "a", "Æ": "A", "ß": "ss", "–": "-", "—": "-", "ł": "l", "Ł": "L"}
)
_LONGEST_NAME = 80
"""Of the forum's name, in characters: with folder and date the path stays below Windows' 260."""


def file_name(kind: str, source: Source, language: Language) -> str:
    """A name that says what the paper is, safe on Windows, macOS and Linux. å, ä and ö are kept, unless the forum
    wants names of a–z alone.
    """
    from industriforum_desktop.papers import PAPERS  # which holds papers that say how they are named

    paper = PAPERS[kind]
    about = {
        "meeting": lambda: source.meeting.day.isoformat(),
        "year": lambda: str(source.year),
        "organisation": lambda: safe(source.organisation.called) if source.organisation else "",
        "forum": lambda: source.today.isoformat(),
    }[paper.scope]()
    return _named(f"{language.gettext(paper.name)} {_forum(source)} {about}", source)


def name_of(kind: str, source: Source, language: Language) -> str:
    """The name of the paper's file: that of its final version where it has one."""
    from industriforum_desktop.papers import final  # which holds papers that say how they are named

    if source.about is not None and final(kind, source.about) is not None:
        return final_name(source, source.about.versions[-1], language)
    return file_name(kind, source, language)


def final_name(source: Source, version: MinutesVersion, language: Language) -> str:
    """2023-05-11 Minnesanteckningar Industriforum Kalmar län 2-2023.pdf, with “version 2” from the second on.

    The day comes first, so that a folder of them is in order.
    """
    meeting = source.meeting
    parts = [meeting.day.isoformat(), language.gettext("Minutes of the meeting"), _forum(source)]
    parts.append(f"{meeting.number}-{meeting.year}")
    if version.number > 1:
        parts.append(language.gettext("version {n}").format(n=version.number))
    return _named(" ".join(parts), source)


def report_name(source: Source, report: MandateReport, language: Language) -> str:
    """2023-03-31 Redovisning av uppdraget Industriforum Kalmar län version 2.pdf."""
    parts = [report.made_at.date().isoformat(), language.gettext("Report on the mandate"), _forum(source)]
    return _named(" ".join([*parts, language.gettext("version {n}").format(n=report.number)]), source)


def _named(text: str, source: Source) -> str:
    return f"{' '.join((ascii_only(text) if source.forum.plain_names else text).split())}.pdf"


def ascii_only(text: str) -> str:
    """The text in ASCII: å and ä become a, ö becomes o, é becomes e; what has no such letter is left out."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return apart.encode("ascii", "ignore").decode()


def _forum(source: Source) -> str:
    return safe(source.forum.name)


def safe(text: str, longest: int = _LONGEST_NAME) -> str:
    """The text as a part of a file name, without characters that Windows refuses."""
    whole = " ".join(_FORBIDDEN.sub(" ", clean(text)).split())
    if len(whole) > longest:
        # A word that is cut, or half a number, says something else.
        words, _space, _rest = whole[: longest + 1].rpartition(" ")
        whole = words.rstrip(",-–") if len(words) > longest // 2 else whole[:longest]
    return whole.rstrip(" .")
