"""Each planted defect is seen by the validator or by our own structure test, and neither cries wolf."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.papers import structure
from tests.papers.conformance import defects, judge

OURS = "our structure test"
GOOD = "good"


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, _catalogues: None) -> dict[str, set[str]]:
    """For each defect, and for the good paper: who sees it."""
    judge.require()
    folder, document = tmp_path_factory.mktemp("defects"), defects.paper()
    files: dict[str, Path] = {}
    found: dict[str, set[str]] = {}
    for number, (name, plant) in enumerate({GOOD: lambda _pdf: None, **defects.PLANTS}.items()):
        data = defects.spoilt(plant)
        files[name] = folder / f"{number}.pdf"
        files[name].write_bytes(data)
        ours = structure.problems(data, document) + structure.extraction_problems(data)
        found[name] = {OURS} if ours else set()
    names = {str(path): name for name, path in files.items()}
    for verdict in judge.judge(list(files.values())):
        assert verdict.profile_name == judge.PROFILES[verdict.profile]
        assert verdict.checks > 1000
        if not verdict.passed:
            found[names[verdict.file]].add(verdict.profile)
    return found


def test_the_good_paper_has_no_defect(seen: dict[str, set[str]]) -> None:
    assert seen[GOOD] == set()


def test_there_are_enough_kinds_of_defects() -> None:
    assert len(defects.PLANTS) >= 33


@pytest.mark.parametrize("name", defects.PLANTS)
def test_planted_defect_is_in_the_file(name: str) -> None:
    assert defects.spoilt(defects.PLANTS[name]) != defects.good()


@pytest.mark.parametrize("name", defects.PLANTS)
def test_planted_defect_is_seen(seen: dict[str, set[str]], name: str) -> None:
    assert seen[name]
    assert (seen[name] == {OURS}) == (name in defects.BLIND)


def test_saving_alone_changes_nothing() -> None:
    assert defects.good() == defects.good()
