"""The papers that the officer hands out, by kind: for the window, the command line and the tests alike.

A paper is a pure function from a `Source` and a language to a `Document`; `papers.pdf` draws it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import agenda, minutes
from industriforum_desktop.papers.document import Document
from industriforum_desktop.papers.source import Source


@dataclass(frozen=True)
class Paper:
    """One kind of paper. `title` and the shorter `name` are message ids; `has_draft` when it can be a draft."""

    title: str
    name: str
    build: Callable[[Source, Language], Document]
    has_draft: bool = False


PAPERS: dict[str, Paper] = {
    "agenda": Paper(N_("Notice with agenda"), N_("Notice"), agenda.build),
    "minutes": Paper(N_("Minutes of the meeting"), N_("Minutes of the meeting"), minutes.build, has_draft=True),
}
"""Every paper about a meeting, by the name that the command line knows it by."""


def make(kind: str, source: Source, language: Language) -> Document:
    """The paper of this kind. Raises KeyError for a kind that there is not."""
    return PAPERS[kind].build(source, language)


__all__ = ["PAPERS", "Paper", "Source", "make"]
