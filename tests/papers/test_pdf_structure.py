"""The tags say what the paper says; and the check that says so notices when they don't."""

from __future__ import annotations

import pytest

from industriforum_desktop.papers.pdf import render
from tests.papers import samples, structure
from tests.papers.conformance import defects


@pytest.mark.parametrize("name", samples.all_papers())
def test_tags_carry_the_whole_paper(name: str) -> None:
    document = samples.all_papers()[name]
    assert structure.problems(render(document).data, document) == []


@pytest.mark.parametrize("name", sorted(defects.BLIND))
def test_planted_defect_is_noticed(name: str) -> None:
    assert structure.problems(defects.spoilt(defects.PLANTS[name]), defects.paper())


def test_the_paper_without_a_defect_is_good() -> None:
    assert structure.problems(defects.good(), defects.paper()) == []
