"""Every paper of the registry, in each variant, for each forum that the tests know: new ones by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from industriforum_desktop.demo.example import create_demo
from industriforum_desktop.i18n import LANGUAGES, language
from industriforum_desktop.papers import PAPERS, Source, drawer, make
from industriforum_desktop.papers.document import Document
from industriforum_desktop.papers.pdf import Rendered
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers import torture

MADE = datetime(2023, 11, 16, 9, 0, tzinfo=UTC)


def _chosen(path: Path) -> ForumFile:
    """The demo with every section left out and standing texts of the worst kind."""
    file = create_demo(path)
    with file.change("Väljer"):
        file.forum.papers = {
            kind: {
                "hidden": [key for key, _title in paper.sections],
                "opening": "\n".join(torture.NASTY),
                "closing": "* " + "\n* ".join(torture.NASTY),
            }
            for kind, paper in PAPERS.items()
        }
    return file


FORUMS: dict[str, Callable[[Path], ForumFile]] = {
    "demo": create_demo,
    "chosen": _chosen,
    "overfull": torture.overfull,
    "bare": torture.bare,
}
MEETINGS = {
    "demo": ("2023-3", "2023-4"),
    "chosen": ("2023-3",),
    "overfull": (torture.FULL, torture.EMPTY),
    "bare": ("2023-1",),
}


@dataclass(frozen=True)
class Case:
    """One paper: of which forum, kind and variant, about what, in which language."""

    forum: str
    kind: str
    variant: str
    about: str
    code: str

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.forum, self.kind, self.variant, self.about, self.code)))

    def source(self, file: ForumFile) -> Source:
        """What the paper is made from."""
        source = Source.of(file, variant=self.variant, made=MADE)
        match PAPERS[self.kind].scope:
            case "meeting":
                return replace(source, about=file.meeting(self.about))
            case "year":
                return replace(source, chosen_year=int(self.about))
            case "organisation":
                return replace(source, organisation=file.organisations()[int(self.about)])
            case "forum":
                return source

    def make(self, file: ForumFile) -> tuple[Document, Rendered]:
        """The paper as meaning and as PDF, drawn the way that the program draws it."""
        source, tongue = self.source(file), language(self.code)
        document = make(self.kind, source, tongue)
        return document, drawer(self.kind, source, tongue)(document)


def _cases() -> Iterator[Case]:
    for forum, meetings in MEETINGS.items():
        abouts = {"meeting": meetings, "year": ("2023",), "organisation": ("0", "-1"), "forum": ("",)}
        for kind, paper in PAPERS.items():
            for variant in [key for key, _title in paper.variants] or [""]:
                for about in abouts[paper.scope]:
                    for code in LANGUAGES if forum == "demo" else ("sv",):
                        yield Case(forum, kind, variant, about, code)


CASES = {case.name: case for case in _cases()}


@contextmanager
def opened(folder: Path) -> Iterator[dict[str, ForumFile]]:
    """All forums, made anew in this folder."""
    files = {name: create(folder / f"{name}.forum") for name, create in FORUMS.items()}
    try:
        yield files
    finally:
        for file in files.values():
            file.close()
