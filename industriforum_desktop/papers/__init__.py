"""The papers that the officer hands out, by kind: for the window, the command line and the tests alike.

A paper is a pure function from a `Source` and a language to a `Document`; `papers.pdf` draws it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import agenda, minutes, registration
from industriforum_desktop.papers.document import Document
from industriforum_desktop.papers.source import Source


@dataclass(frozen=True)
class Paper:
    """One kind of paper. `title` and the shorter `name` are message ids."""

    title: str
    name: str
    build: Callable[[Source, Language], Document]


PAPERS: dict[str, Paper] = {
    "agenda": Paper(N_("Notice with agenda"), N_("Notice"), agenda.build),
    "minutes": Paper(N_("Minutes of the meeting"), N_("Minutes of the meeting"), minutes.build),
    "registration": Paper(N_("Details for the registrar"), N_("Details for the registrar"), registration.build),
}
"""Every paper about a meeting, by the name that the command line knows it by."""


def make(kind: str, source: Source, language: Language) -> Document:
    """The paper of this kind. Raises KeyError for a kind that there is not."""
    return PAPERS[kind].build(source, language)


def final(kind: str, meeting: Meeting) -> bytes | None:
    """The paper's file as it was made final: handed out unaltered. None while the paper follows the forum."""
    if kind == "minutes" and meeting.minutes_state.frozen and meeting.versions:
        return meeting.versions[-1].pdf
    return None


__all__ = ["PAPERS", "Paper", "Source", "final", "make"]
