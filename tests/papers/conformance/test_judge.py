"""An independent validator accepts every paper as PDF/UA-1 and PDF/A-2a, and is shown to be awake."""

from __future__ import annotations

import os
from pathlib import Path

import pikepdf
import pytest

from industriforum_desktop.i18n import LANGUAGES
from industriforum_desktop.papers import PAPERS
from industriforum_desktop.papers.document import Document
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.store.content import create_demo
from tests.papers import making, samples
from tests.papers.conformance import judge

FEWEST_CHECKS = 200


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory, _catalogues: None) -> dict[tuple[str, str], judge.Verdict]:
    """Verdicts by file name and profile, for all papers and two bad files."""
    lacking = judge.missing()
    if lacking and os.environ.get(judge.REQUIRED) == "1":
        pytest.fail(f"the judge is required but not installed: {lacking}")
    if lacking:
        pytest.skip(f"veraPDF is not installed: {lacking}")
    folder = tmp_path_factory.mktemp("papers")
    files = []
    documents = {**samples.all_papers(), **_of_the_demo(folder)}
    for name, document in documents.items():
        files.append(folder / f"{name}.pdf")
        files[-1].write_bytes(render(document).data)
    for name, spoil in (("untagged", _without_tags), ("colourless", _without_profile)):
        files.append(folder / f"{name}.pdf")
        with pikepdf.open(files[0]) as pdf:
            spoil(pdf)
            pdf.save(files[-1])
    return {(Path(verdict.file).stem, verdict.profile): verdict for verdict in judge.judge(files)}


DEMO = {
    f"{kind} {label} {code}": (kind, label, code)
    for kind in PAPERS
    for label in ("2023-3", "2023-4")
    for code in LANGUAGES
}


def _of_the_demo(folder: Path) -> dict[str, Document]:
    """The demo forum's own papers."""
    file = create_demo(folder / "demo.forum")
    try:
        found = {name: making.paper(file, kind, label, code) for name, (kind, label, code) in DEMO.items()}
        return {**found, **making.corrected(file, "2023-3")}
    finally:
        file.close()


def _without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _without_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


@pytest.mark.parametrize("profile", judge.PROFILES)
@pytest.mark.parametrize("paper", [*samples.all_papers(), *DEMO, *making.CORRECTED])
def test_paper_conforms(verdicts: dict[tuple[str, str], judge.Verdict], paper: str, profile: str) -> None:
    verdict = verdicts[paper, profile]
    assert verdict.profile_name == judge.PROFILES[profile]
    assert verdict.checks >= FEWEST_CHECKS
    assert verdict.failures == ()
    assert verdict.passed


def test_judge_sees_what_is_wrong(verdicts: dict[tuple[str, str], judge.Verdict]) -> None:
    assert not verdicts["untagged", "ua1"].passed
    assert not verdicts["colourless", "2a"].passed
    assert any(failure.startswith("6.2.4.3") for failure in verdicts["colourless", "2a"].failures)
