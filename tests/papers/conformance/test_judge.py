"""An independent validator accepts every paper as PDF/UA-1 and PDF/A-2a, and its tags say what it says."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from industriforum_desktop.i18n import language
from industriforum_desktop.papers.card import card
from industriforum_desktop.papers.document import Document, Figure, Heading
from industriforum_desktop.papers.figures import Picture
from industriforum_desktop.papers.pdf import render
from tests.papers import every, making, samples, structure
from tests.papers.conformance import judge


def _with_pictures() -> Document:
    """A logo and a photograph, both partly seen through."""
    out = BytesIO()
    Image.new("RGBA", (300, 200), (200, 0, 0, 90)).save(out, "PNG")
    photograph = Figure(Picture(out.getvalue()), "Ett rött fält", "Bild")
    return Document("Bilder", (Heading(1, "Bilder"), photograph), logo=out.getvalue(), created=samples.CREATED)


def _shortcuts() -> Document:
    return card(
        [("->", "Åtgärd")], [("Mötet", [(f"Ctrl+F{n}", f"Gör {n}") for n in range(31)])], "#B3122B", SWEDISH
    )


SWEDISH = language("sv")
OTHERS = {"with pictures": _with_pictures, "shortcuts": _shortcuts}
PAPERS = [*OTHERS, *every.CASES, *samples.all_papers(), *making.CORRECTED]
FEWEST_CHECKS = {"ua1": 200, "2a": 1000}
"""What veraPDF asks of a page with hardly a word on it."""


@dataclass(frozen=True)
class Drawn:
    """All papers as files, by name, and what our own structure test says of them."""

    files: dict[str, Path]
    problems: dict[str, list[str]]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, _catalogues: None) -> Drawn:
    folder = tmp_path_factory.mktemp("papers")
    found = Drawn({}, {})

    def add(name: str, data: bytes, document: Document) -> None:
        found.files[name] = folder / f"{len(found.files)}.pdf"
        found.files[name].write_bytes(data)
        found.problems[name] = structure.problems(data, document) + structure.extraction_problems(data)

    with every.opened(folder) as forums:
        for name, case in every.CASES.items():
            document, rendered = case.make(forums[case.forum])
            add(name, rendered.data, document)
        corrected = making.corrected(forums["demo"], "2023-3")
    others = {name: build() for name, build in OTHERS.items()}
    for name, document in {**samples.all_papers(), **corrected, **others}.items():
        add(name, render(document).data, document)
    return found


@pytest.fixture(scope="module")
def verdicts(drawn: Drawn) -> dict[tuple[str, str], judge.Verdict]:
    """Verdicts by paper and profile, all by one Java process."""
    judge.require()
    names = {str(path): name for name, path in drawn.files.items()}
    return {(names[one.file], one.profile): one for one in judge.judge(list(drawn.files.values()))}


@pytest.mark.parametrize("name", PAPERS)
def test_tags_say_what_the_paper_says(drawn: Drawn, name: str) -> None:
    assert drawn.problems[name] == []


@pytest.mark.parametrize("profile", judge.PROFILES)
@pytest.mark.parametrize("name", PAPERS)
def test_paper_conforms(verdicts: dict[tuple[str, str], judge.Verdict], name: str, profile: str) -> None:
    verdict = verdicts[name, profile]
    assert verdict.profile_name == judge.PROFILES[profile]
    assert verdict.checks >= FEWEST_CHECKS[profile]
    assert verdict.failures == ()
    assert verdict.passed


def test_the_judge_looked_at_thousands_of_things(verdicts: dict[tuple[str, str], judge.Verdict]) -> None:
    assert len(verdicts) == len(PAPERS) * len(judge.PROFILES)
    for profile in judge.PROFILES:
        assert verdicts["tortyr", profile].checks > 20_000
