"""The lock files: exact, complete, in step with pyproject.toml, naming no machine and no index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = {
    "requirements.txt": ("install",),
    "requirements-dev.txt": ("install", "dev"),
    "requirements-build.txt": ("install", "build"),
}


def _lines(name: str) -> list[str]:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _pins(name: str) -> dict[str, str]:
    found = [re.match(r"([\w.-]+)==(\S+) +--hash=sha256:[0-9a-f]{64}\b", line) for line in _lines(name)]
    assert all(found), "a line without an exact version and a hash"
    return {canonicalize_name(one[1]): one[2] for one in found if one}


@pytest.mark.parametrize("name", [*LOCKS, "requirements-judge.txt"])
def test_lock_is_exact_and_names_no_place(name: str) -> None:
    assert _pins(name)
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    assert not re.search(r"://|file:/|--index|--extra-index|--find-links|--trusted-host| @ |/\w+/", text)


@pytest.mark.parametrize(("name", "extras"), LOCKS.items())
def test_lock_holds_what_the_project_asks_for(name: str, extras: tuple[str, ...]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"]) + list(project["build-system"]["requires"])
    for extra in extras:
        wanted += project["project"]["optional-dependencies"][extra]
    pins = _pins(name)
    for line in wanted:
        requirement = Requirement(line)
        pinned = pins.get(canonicalize_name(requirement.name))
        assert pinned, f"{requirement.name} is not locked; run packaging/lock.sh"
        assert requirement.specifier.contains(pinned), f"{requirement.name} {pinned} does not fit {line}"


@pytest.mark.parametrize("name", ["requirements-dev.txt", "requirements-build.txt"])
def test_tests_and_builds_use_the_versions_that_people_get(name: str) -> None:
    pins = _pins(name)
    assert {package: pins.get(package) for package in _pins("requirements.txt")} == _pins("requirements.txt")
